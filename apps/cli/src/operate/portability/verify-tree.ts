import { createHash } from 'node:crypto';
import { checkChain, type AuditLine, type PersonalPart, type TakenRow } from '@ratify/store';
import { verifyPdf } from '@ratify/seal';
import { PLACES } from './manifest.ts';
import { tablesIn, textFileOf, type Tree } from './read-tree.ts';

export interface TreeFault {
  readonly where: string;
  readonly what: string;
}

export interface TreeReport {
  readonly organisation: string;
  readonly files: number;
  readonly recordLines: number;
  readonly recordHead: string;
  readonly documents: readonly { readonly file: string; readonly title: string; readonly verdict: string }[];
  readonly faults: readonly TreeFault[];
  readonly manifestSha256: string;
}

/** Checks a tree by itself: every file, every text, the record, and the signatures of every sealed document. */
export async function verifyTree(
  tree: Tree,
  { roots, at }: { readonly roots: readonly string[] | null; readonly at: Date },
): Promise<TreeReport> {
  const { manifest } = tree;
  const faults = [...(await checkFiles(tree)), ...missing(tree)];
  const isWhole = faults.length === 0;
  const record = isWhole ? await checkRecord(tree) : [];
  const texts = isWhole ? await checkTexts(tree) : [];
  const documents = isWhole ? await checkDocuments(tree, roots ?? (await ownRoots(tree)), at) : [];
  return {
    ...{ organisation: manifest.organisation.name, files: manifest.files.length },
    ...{ recordLines: manifest.record.lines, recordHead: manifest.record.head, manifestSha256: tree.manifestSha256 },
    documents: documents.map(({ file, title, verdict }) => ({ file, title, verdict })),
    faults: [...faults, ...record, ...texts, ...documents.flatMap(({ fault }) => (fault ? [fault] : []))],
  };
}

async function checkFiles(tree: Tree): Promise<TreeFault[]> {
  const faults: TreeFault[] = [];
  const given = (await tree.read(PLACES.manifestDigest).catch(() => Buffer.alloc(0))).toString('utf8').slice(0, 64);
  if (given !== tree.manifestSha256)
    faults.push({ where: PLACES.manifest, what: `is not the one of ${PLACES.manifestDigest}` });
  for (const { path, sha256 } of tree.manifest.files) {
    if (!tree.found.includes(path)) continue;
    const bytes = await tree.read(path).catch(() => null);
    const found = bytes ? createHash('sha256').update(bytes).digest('hex') : '';
    if (found !== sha256) faults.push({ where: path, what: 'has been changed' });
  }
  return faults;
}

function missing({ manifest, found }: Tree): TreeFault[] {
  const named = new Set<string>([...manifest.files.map(({ path }) => path), PLACES.manifest, PLACES.manifestDigest]);
  return [
    ...[...named].filter((path) => !found.includes(path)).map((where) => ({ where, what: 'is missing' })),
    ...found.filter((path) => !named.has(path)).map((where) => ({ where, what: 'is not in the manifest' })),
  ];
}

async function checkRecord(tree: Tree): Promise<TreeFault[]> {
  const lines = await tree.lines<AuditLine>(PLACES.chain);
  const { faults, head } = checkChain(lines);
  const of = new Map(lines.map(({ id, personalSha256 }) => [id, personalSha256]));
  const parts = await tree.lines<PersonalPart>(PLACES.personalParts);
  const { record, organisation } = tree.manifest;
  return [
    ...faults.map(({ sequence, what }) => ({ where: `${PLACES.chain}, line ${sequence}`, what })),
    ...(head.hash === record.head && head.sequence === record.lines
      ? []
      : [{ where: PLACES.chain, what: 'does not end where the manifest says' }]),
    ...lines
      .filter(({ organisationId }) => organisationId !== organisation.id)
      .map(({ sequence }) => ({ where: `${PLACES.chain}, line ${sequence}`, what: 'is of another organisation' })),
    ...parts
      .filter(({ auditEventId, salt, part }) => of.get(auditEventId) !== digestOf(salt, part))
      .map(({ auditEventId }) => ({
        where: `${PLACES.personalParts}, ${auditEventId}`,
        what: 'is not what was recorded',
      })),
  ];
}

function digestOf(salt: string, part: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(part, 'utf8').digest('hex');
}

/** Rows keep the digest of their text, and of their bytes. */
async function checkTexts(tree: Tree): Promise<TreeFault[]> {
  const digests = new Map(tree.manifest.files.map(({ path, sha256 }) => [path, sha256]));
  const faults: TreeFault[] = [];
  for (const place of [PLACES.records, PLACES.leanedOn])
    for (const table of tablesIn(tree, place))
      for (const row of await tree.lines<TakenRow>(`${place}/${table}.jsonl`)) {
        const file = textFileOf(row);
        if (file !== null && typeof row['text_sha256'] === 'string' && digests.get(file) !== row['text_sha256'])
          faults.push({ where: file, what: `is not the text that ${table} ${String(row['id'])} was made with` });
      }
  for (const { file, sha256 } of await tree.lines<{ file: string; sha256: string }>(PLACES.bytes))
    if (digests.get(file) !== sha256) faults.push({ where: file, what: 'is not what was stored' });
  return faults;
}

interface CheckedDocument {
  readonly file: string;
  readonly title: string;
  readonly verdict: string;
  readonly fault: TreeFault | null;
}

async function checkDocuments(tree: Tree, roots: readonly string[], at: Date): Promise<CheckedDocument[]> {
  const checked: CheckedDocument[] = [];
  for (const { file, title, state } of tree.manifest.documents) {
    const { verdict, words } = await verifyPdf(await tree.read(file), { roots, at });
    const isFault = state === 'sealed' && verdict === 'INVALID';
    checked.push({
      ...{ file, title, verdict: state === 'sealed' ? verdict : `not sealed yet: ${state}` },
      fault: isFault ? { where: file, what: words } : null,
    });
  }
  return checked;
}

async function ownRoots(tree: Tree): Promise<string[]> {
  const paths = tree.manifest.files.filter(({ path }) => path.startsWith(`${PLACES.certificates}/`));
  return Promise.all(paths.map(async ({ path }) => (await tree.read(path)).toString('utf8')));
}
