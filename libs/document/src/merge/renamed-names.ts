import { applySplices } from '../splices.ts';
import { type BlankDefinition, type FrontMatter, type Splice, type TermDefinition } from '../types.ts';
import { PolicyText } from './policy-text.ts';
import { type Sides } from './sides.ts';

/** A blank or term that the newer edition calls by another name. */
export interface Renaming {
  readonly what: 'blank' | 'term';
  readonly from: string;
  readonly to: string;
}

/** Blanks and terms with a new id but the old question or word: what a school filled in goes with them. */
export function findRenamings(base: PolicyText, theirs: PolicyText): Renaming[] {
  if (!mayRename(base, theirs)) return [];
  const [before, after] = [base.frontMatter, theirs.frontMatter];
  if (before === null || after === null) return [];
  return [
    ...pairs(before.blanks, after.blanks, sayBlank).map((pair) => ({ what: 'blank' as const, ...pair })),
    ...pairs(before.terms, after.terms, sayTerm).map((pair) => ({ what: 'term' as const, ...pair })),
  ];
}

/** Whether anything may be called by another name, told by the names alone where the front matter shows them. */
function mayRename(base: PolicyText, theirs: PolicyText): boolean {
  return ['blanks', 'terms'].some((key) => {
    const [before, after] = [base.namesUnder(key), theirs.namesUnder(key)];
    if (before === undefined || after === undefined) return true;
    return before.some((name) => !after.includes(name)) && after.some((name) => !before.includes(name));
  });
}

/**
 * A policy with the old names replaced, so that a renaming is no change of wording. Its parts stand where they stood, further on
 * by what the new names are longer: a name is no structure, and nothing is parsed again.
 */
export function renamedText(source: PolicyText, renamings: readonly Renaming[]): PolicyText {
  const swaps = swapsIn(source.text, renamings);
  if (swaps.length === 0) return source;
  const shift = (offset: number): number =>
    swaps.reduce(
      (moved, { start, end, text }) => (end <= offset ? moved + text.length - (end - start) : moved),
      offset,
    );
  const index = source.index.map((entry) => ({
    ...entry,
    start: shift(entry.start),
    end: shift(entry.end),
    bodyStart: shift(entry.bodyStart),
    bodyEnd: shift(entry.bodyEnd),
    words: applySplices(entry.words, swapsIn(entry.words, renamings)),
  }));
  return new PolicyText(applySplices(source.text, swaps), index);
}

function swapsIn(text: string, renamings: readonly Renaming[]): Splice[] {
  return renamings
    .flatMap(({ what, from, to }) => {
      const directive = what === 'blank' ? ':(?:blank|approved-list)' : ':term';
      const named = new RegExp(`${directive}\\[(${from}|${capitalised(from)})(?=[\\] ])`, 'g');
      return [...text.matchAll(named)].map((match) => {
        const end = match.index + match[0].length;
        const said = match[1] === from ? to : capitalised(to);
        return { start: end - (match[1]?.length ?? 0), end, text: said };
      });
    })
    .sort((a, b) => a.start - b.start);
}

/** Ids of the school's answers to questions that are asked no more; an answer under a new name is no answer left over. */
export function answersLeftOver(texts: Sides<PolicyText>, renamings: readonly Renaming[]): readonly string[] {
  const answered = texts.ours.namesUnder('values');
  if (answered?.length === 0) return [];
  const [base, ours, theirs] = [texts.base, texts.ours, texts.theirs].map((each) => each.namesUnder('blanks'));
  if (answered !== undefined && base !== undefined && ours !== undefined && theirs !== undefined) {
    return leftOverOf(answered, { base, ours, theirs }, renamings);
  }
  const fields = (text: PolicyText): FrontMatter => text.frontMatter as FrontMatter;
  const blanks = (text: PolicyText): string[] => fields(text).blanks.map((blank) => blank.id);
  const asked = { base: blanks(texts.base), ours: blanks(texts.ours), theirs: blanks(texts.theirs) };
  return leftOverOf(Object.keys(fields(texts.ours).values), asked, renamings);
}

function leftOverOf(
  answered: readonly string[],
  blanks: Sides<readonly string[]>,
  renamings: readonly Renaming[],
): readonly string[] {
  const names = new Map(renamings.map(({ from, to }) => [from, to]));
  const asked = new Set([...blanks.theirs, ...blanks.ours.filter((id) => !blanks.base.includes(id))]);
  return answered.filter((id) => !asked.has(names.get(id) ?? id) && blanks.base.includes(id));
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
