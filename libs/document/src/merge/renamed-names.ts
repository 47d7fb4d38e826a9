import { type BlankDefinition, type FrontMatter, type PolicyDocument, type TermDefinition } from '../types.ts';

/** A blank or term that the newer edition calls by another name. */
export interface Renaming {
  readonly what: 'blank' | 'term';
  readonly from: string;
  readonly to: string;
}

/** Blanks and terms with a new id but the old question or word: what a school filled in goes with them. */
export function findRenamings(base: PolicyDocument, theirs: PolicyDocument): Renaming[] {
  const [before, after] = [base.frontMatter, theirs.frontMatter];
  if (before === null || after === null) return [];
  return [
    ...pairs(before.blanks, after.blanks, sayBlank).map((pair) => ({ what: 'blank' as const, ...pair })),
    ...pairs(before.terms, after.terms, sayTerm).map((pair) => ({ what: 'term' as const, ...pair })),
  ];
}

/** A text with the old names replaced, so that a renaming is no change of wording. */
export function applyRenamings(text: string, renamings: readonly Renaming[]): string {
  return renamings.reduce((renamed, { what, from, to }) => {
    const directive = what === 'blank' ? ':(?:blank|approved-list)' : ':term';
    const inBody = new RegExp(`(${directive}\\[)${from}(?=[\\] ])`, 'g');
    const capital = new RegExp(`(${directive}\\[)${capitalised(from)}(?=[\\] ])`, 'g');
    return renamed.replace(inBody, `$1${to}`).replace(capital, `$1${capitalised(to)}`);
  }, text);
}

/** The school's answers under the new names; an answer to a question no longer asked is left over. */
export function carryValues(
  ours: FrontMatter,
  theirs: FrontMatter,
  base: FrontMatter,
  renamings: readonly Renaming[],
): { readonly renamed: Readonly<Record<string, string>>; readonly leftOver: readonly string[] } {
  const renamed: Record<string, string> = {};
  const names = new Map(renamings.map(({ from, to }) => [from, to]));
  const asked = new Set(
    [...theirs.blanks, ...ours.blanks.filter((blank) => !base.blanks.some((old) => old.id === blank.id))].map(
      (blank) => blank.id,
    ),
  );
  const leftOver: string[] = [];
  for (const id of Object.keys(ours.values)) {
    const now = names.get(id) ?? id;
    if (now !== id) renamed[id] = now;
    if (!asked.has(now) && base.blanks.some((blank) => blank.id === id)) leftOver.push(id);
  }
  return { renamed, leftOver };
}

function pairs<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  say: (definition: T) => string,
): { from: string; to: string }[] {
  const gone = before.filter((old) => !after.some((now) => now.id === old.id));
  const fresh = after.filter((now) => !before.some((old) => old.id === now.id));
  return gone.flatMap((old) => {
    const alike = fresh.filter((now) => say(now) === say(old));
    const rivals = gone.filter((other) => say(other) === say(old));
    const [only] = alike;
    return only !== undefined && alike.length === 1 && rivals.length === 1 ? [{ from: old.id, to: only.id }] : [];
  });
}

function sayBlank(blank: BlankDefinition): string {
  return `${blank.type} ${blank.label.toLowerCase().trim()}`;
}

function sayTerm(term: TermDefinition): string {
  return term.value.toLowerCase().trim();
}

function capitalised(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
