import type { AuditLine, PersonalPart } from '@ratify/store';
import { PLACES } from './manifest.ts';
import type { Tree } from './read-tree.ts';

/** One path in which two trees differ, and why it has to: null where nothing explains it. */
export interface TreeDifference {
  readonly path: string;
  readonly what: 'only in the first' | 'only in the second' | 'differs';
  readonly because: string | null;
}

/** In what the tree of an installation that took an organisation in differs from the tree that it took in. */
export async function compareTrees(before: Tree, after: Tree): Promise<TreeDifference[]> {
  const [was, is] = [digestsOf(before), digestsOf(after)];
  const differences: TreeDifference[] = [];
  for (const path of [...new Set([...was.keys(), ...is.keys()])].sort()) {
    if (was.get(path) === is.get(path)) continue;
    const what = !is.has(path) ? 'only in the first' : !was.has(path) ? 'only in the second' : 'differs';
    differences.push({ path, what, because: await explain(path, what, before, after) });
  }
  return differences;
}

function digestsOf({ manifest }: Tree): Map<string, string> {
  return new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
}

async function explain(path: string, what: TreeDifference['what'], before: Tree, after: Tree): Promise<string | null> {
  if (path.startsWith(`${PLACES.stays}/`) && what === 'only in the first')
    return before.manifest.stays[path.slice(PLACES.stays.length + 1, -'.jsonl'.length)] ?? null;
  if (path.startsWith(`${PLACES.certificates}/`) && what === 'only in the second')
    return 'the installation that took it in seals with a root of its own';
  const isRecord = path === PLACES.chain || (path === PLACES.personalParts && (await keepsParts(before, after)));
  if (isRecord && what !== 'only in the first' && (await continues(before, after)))
    return 'the record goes on: it says that the organisation was taken in';
  return null;
}

/** Whether every personal part of a line that was there is as it was: any other is of a line that came after. */
async function keepsParts(before: Tree, after: Tree): Promise<boolean> {
  const own = new Set((await before.lines<AuditLine>(PLACES.chain)).map(({ id }) => id));
  const parts = (await after.lines<PersonalPart>(PLACES.personalParts)).filter((each) => own.has(each.auditEventId));
  return JSON.stringify(parts) === JSON.stringify(await before.lines<PersonalPart>(PLACES.personalParts));
}

/** Whether all that was recorded stands first, unchanged, and then that this very tree was taken in. */
async function continues(before: Tree, after: Tree): Promise<boolean> {
  const [was, is] = [await before.read(PLACES.chain), await after.read(PLACES.chain)];
  if (!is.subarray(0, was.length).equals(was)) return false;
  const line = (await after.lines<AuditLine>(PLACES.chain))[before.manifest.record.lines];
  if (line?.action !== 'organisation.taken-in') return false;
  return (JSON.parse(line.data) as { manifestSha256?: string }).manifestSha256 === before.manifestSha256;
}
