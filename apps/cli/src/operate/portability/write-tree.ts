import type { Organisation, TableShape, TakenRow, TakeOut } from '@ratify/store';
import { LEFT_BEHIND } from '@ratify/store';
import { createHash } from 'node:crypto';
import { PLACES, writeManifest, type Manifest } from './manifest.ts';
import { introduce } from './introduce.ts';
import { placeText, type Names } from './text-places.ts';
import type { TreeWriter } from './tree-writer.ts';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

type Rows = ReadonlyMap<string, readonly TakenRow[]>;

/** Writes all that an organisation takes along; returns the digest of the manifest. */
export async function writeTree(out: TakeOut, organisation: Organisation, tree: TreeWriter): Promise<string> {
  const names: Names = {
    organisations: await out.slugs('organisations'),
    policies: await out.slugs('policies'),
    templates: await out.slugs('templates'),
  };
  const stays: Record<string, string> = {};
  const own = new Map<string, readonly TakenRow[]>();
  for (const table of out.tables) own.set(table.name, await writeRows(out, table, { names, stays, tree }));
  await writeForeign(out, names, tree);
  const record = await writeRecord(out, tree);
  await tree.putLines(PLACES.people, await out.people());
  await tree.putLines(PLACES.numbers, await out.numbers());
  const documents = await writeBytes(out, { own, names, tree });
  for (const certificate of await out.roots()) {
    const name = createHash('sha256').update(certificate).digest('hex').slice(0, 16);
    await tree.put(`${PLACES.certificates}/root-${name}.pem`, pemOf(certificate));
  }
  await tree.put('README.md', introduce(organisation, own, documents));
  const { id, kind, slug, name } = organisation;
  const manifest = writeManifest({
    ...{ format: 'ratify-export-1', schema: await out.schema() },
    ...{ organisation: { id, kind, slug, name }, record },
    ...{ leftBehind: { ...LEFT_BEHIND }, stays, documents, files: tree.files() },
  });
  const digest = createHash('sha256').update(manifest).digest('hex');
  await tree.put(PLACES.manifest, manifest);
  await tree.put(PLACES.manifestDigest, `${digest}  ${PLACES.manifest}\n`);
  return digest;
}

interface Writing {
  readonly names: Names;
  readonly tree: TreeWriter;
}

/** The rows of one table; returns those that are taken in elsewhere, without their texts, which stand in files. */
async function writeRows(
  out: TakeOut,
  table: TableShape,
  { names, stays, tree }: Writing & { readonly stays: Record<string, string> },
): Promise<TakenRow[]> {
  const taken: TakenRow[] = [];
  const left: TakenRow[] = [];
  for await (const { row, stays: why } of out.rows(table)) {
    const written = await writeText(table.name, row, out.organisationId, { names, tree });
    if (why !== null) stays[table.name] = why;
    (why === null ? taken : left).push(written);
  }
  await tree.putLines(`${PLACES.records}/${table.name}.jsonl`, taken);
  await tree.putLines(`${PLACES.stays}/${table.name}.jsonl`, left);
  return taken;
}

async function writeForeign(out: TakeOut, names: Names, tree: TreeWriter): Promise<void> {
  const foreign = await out.foreignRows();
  for (const [table, rows] of foreign) for (const row of rows) keepName(table, row, names);
  for (const [table, rows] of foreign) {
    const written: TakenRow[] = [];
    for (const row of rows) written.push(await writeText(table, row, out.organisationId, { names, tree }));
    await tree.putLines(`${PLACES.leanedOn}/${table}.jsonl`, written);
  }
}

function keepName(table: string, row: TakenRow, names: Names): void {
  if (table in names) names[table as keyof Names].set(String(row['id']), String(row['slug']));
}

async function writeText(table: string, row: TakenRow, own: string, { names, tree }: Writing): Promise<TakenRow> {
  const file = placeText(table, row, own, names);
  if (file === null) return row;
  await tree.put(file, String(row['text']));
  return { ...row, text: { file } };
}

async function writeRecord(out: TakeOut, tree: TreeWriter): Promise<Manifest['record']> {
  const lines = [];
  for await (const line of out.auditLines()) lines.push(line);
  await tree.put(PLACES.chain, lines.map((line) => `${JSON.stringify(line)}\n`).join('')); // there also when it is empty
  await tree.putLines(PLACES.personalParts, await out.personalParts());
  return { lines: lines.length, head: lines.at(-1)?.hash ?? '0'.repeat(64) };
}

/** Every stored file; a printed document stands with its policy. Returns the last state of each document. */
async function writeBytes(
  out: TakeOut,
  { own, names, tree }: Writing & { readonly own: Rows },
): Promise<Manifest['documents']> {
  const places = documentPlaces(own, names);
  const written: object[] = [];
  for await (const { sha256, mime, storedAt, bytes } of out.bytes()) {
    const file = places.get(sha256)?.file ?? `bytes/${sha256}.${EXTENSIONS[mime] ?? 'bin'}`;
    await tree.put(file, bytes);
    written.push({ sha256, mime, storedAt, file });
  }
  await tree.putLines(PLACES.bytes, written);
  return [...places.values()]
    .filter(({ isLast }) => isLast)
    .map(({ title, state, file }) => ({ title, state, file }))
    .sort((one, other) => (one.file < other.file ? -1 : 1));
}

interface DocumentPlace {
  readonly title: string;
  readonly state: string;
  readonly file: string;
  readonly isLast: boolean;
}

function documentPlaces(own: Rows, names: Names): Map<string, DocumentPlace> {
  const versions = own.get('document_versions') ?? [];
  const places = new Map<string, DocumentPlace>();
  for (const document of own.get('documents') ?? []) {
    const states = versions.filter((version) => version['document_id'] === document['id']);
    const last = Math.max(...states.map((version) => Number(version['number'])));
    for (const { number, sha256 } of states) {
      const folder = `policies/${names.policies.get(String(document['policy_id'])) ?? ''}/documents`;
      places.set(String(sha256), {
        ...{ title: String(document['title']), state: String(document['state']) },
        ...{ file: `${folder}/${String(document['verify_code'])}-${String(number)}.pdf`, isLast: number === last },
      });
    }
  }
  return places;
}

function pemOf(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
