import { setFrontMatterKey } from '../edit/set-front-matter.ts';
import { yamlScalar } from '../edit/yaml-lines.ts';
import { readPolicy } from '../read/read-policy.ts';
import { innerEntries, joinEntries, splitEntries, type Entry } from './front-matter-entries.ts';
import { type Renaming } from './renamed-names.ts';

/** What taking an edition does to the school's own keys. */
export interface SchoolKeyChanges {
  readonly renamings: readonly Renaming[];
  /** Answers to questions that are no longer asked. */
  readonly leftOver: readonly string[];
  /** Clauses that are in the text again, or gone from the edition. */
  readonly backIn: ReadonlySet<string>;
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
  readonly basedOn?: string;
}

/** Brings `values`, `term-values`, `left-out` and `based-on` into line; lines without a change keep their bytes. */
export function settleSchoolKeys(frontMatter: string, changes: SchoolKeyChanges): string {
  const renamed =
    changes.renamings.length + changes.leftOver.length === 0 ? frontMatter : renameKeys(frontMatter, changes);
  const asked = changes.leftOut.length + changes.backIn.size > 0;
  const withLeftOut = asked ? settleLeftOut(renamed, changes) : renamed;
  if (changes.basedOn === undefined) return withLeftOut;
  const { head, entries } = splitEntries(withLeftOut);
  // The line as it is nearly always written; any other is for the parser.
  const simple = entries.some((entry) => entry.key === 'based-on' && BASED_ON.test(entry.lines));
  if (!simple) return edited(withLeftOut, 'based-on', changes.basedOn);
  const line = `based-on: ${yamlScalar(changes.basedOn)}\n`;
  const lines = (entry: Entry): string => entry.lines.replace(/^[^\n]*\n/, line);
  return joinEntries({
    head,
    entries: entries.map((entry) => (entry.key === 'based-on' ? { ...entry, lines: lines(entry) } : entry)),
  });
}

const BASED_ON = /^based-on: "?[a-z0-9-]+@\d+"?\n(?:---[ \t]*\n?\s*)?$/;

function settleLeftOut(text: string, changes: SchoolKeyChanges): string {
  const before = readPolicy(text).frontMatter?.leftOut ?? [];
  const kept = before.filter((entry) => !changes.backIn.has(entry.id));
  const after = [...kept, ...changes.leftOut.filter((entry) => !kept.some((known) => known.id === entry.id))];
  const unchanged = after.length === before.length && kept.length === before.length;
  return unchanged ? text : setLeftOut(text, after);
}

function setLeftOut(text: string, entries: readonly { readonly id: string; readonly reason: string }[]): string {
  if (entries.length > 0) {
    return edited(
      text,
      'left-out',
      entries.map(({ id, reason }) => ({ id, reason })),
    );
  }
  const { head, entries: keys } = splitEntries(text);
  return joinEntries({ head, entries: keys.flatMap((entry) => (entry.key === 'left-out' ? closingOf(entry) : entry)) });
}

/** The closing line that the last entry of a whole front matter carries. */
function closingOf(entry: Entry): Entry | [] {
  const closing = /(?:^|\n)(---[ \t]*\n?\s*)$/.exec(entry.lines)?.[1];
  return closing === undefined ? [] : { key: '', lines: closing };
}

function edited(
  text: string,
  key: string,
  value: string | readonly { readonly id: string; readonly reason: string }[],
): string {
  const edit = setFrontMatterKey(readPolicy(text), key, value);
  return 'text' in edit ? edit.text : text;
}

function renameKeys(text: string, { renamings, leftOver }: SchoolKeyChanges): string {
  const { head, entries } = splitEntries(text);
  const names = (what: Renaming['what']): Map<string, string> =>
    new Map(renamings.filter((renaming) => renaming.what === what).map(({ from, to }) => [from, to]));
  const rename = (entry: Entry): Entry => {
    if (entry.key === 'values') return { ...entry, lines: renameInner(entry.lines, names('blank'), new Set(leftOver)) };
    return entry.key === 'term-values'
      ? { ...entry, lines: renameInner(entry.lines, names('term'), new Set()) }
      : entry;
  };
  return joinEntries({ head, entries: entries.map(rename) });
}

function renameInner(lines: string, names: ReadonlyMap<string, string>, drop: ReadonlySet<string>): string {
  const closing = /(?:^|\n)(---[ \t]*\n?\s*)$/.exec(lines)?.[1] ?? '';
  const { head, entries } = innerEntries(lines.slice(0, lines.length - closing.length));
  const kept = entries
    .filter((entry) => !drop.has(entry.key))
    .map((entry) => ({ ...entry, lines: renamedKey(entry, names.get(entry.key)) }));
  if (entries.length > 0 && kept.length === 0) return `${head.replace(/:[ \t]*\n[\s\S]*$/, ': {}\n')}${closing}`;
  return joinEntries({ head, entries: kept }) + closing;
}

function renamedKey({ key, lines }: Entry, name: string | undefined): string {
  return name === undefined ? lines : lines.replace(key, name);
}
