import type { WordForm } from './word-form.ts';

/**
 * What a provision of few words says: all its words, and how they hang together. Where there are too few to leave one out, each has to
 * be there again, whatever the order: `Two people count the takings`, `The takings are counted by two people`.
 */
export interface Told {
  /** The words that tell something, numbers and denials with them. */
  readonly words: ReadonlySet<string>;
  /** Each number with what it counts, and the word behind that. */
  readonly counts: readonly Count[];
  /** What hangs on `before`, `if` and the like. */
  readonly hung: readonly Hung[];
}

type Count = readonly [number: string, counted?: string, next?: string];

interface Hung {
  readonly link: string;
  /** The words, in their order, from the link on. */
  readonly after: readonly string[];
  /** All of them, when the link stands first: what hangs on it then ends somewhere among them. */
  readonly isFirst: boolean;
}

const NUMBER = /^\p{N}+$/u;
/** On these hangs a half of the sentence; which half, tells. */
const HOLDS_APART = new Set(['if', 'until', 'unless', 'before', 'after', 'since', 'within']);

/** What is told by a provision: by those of its words that tell something, and by how many there are of what. */
export function toldBy(words: readonly WordForm[], telling: readonly WordForm[]): Told {
  const said = telling.map(nameOf);
  const hung = said.flatMap((link, at) =>
    HOLDS_APART.has(link) ? { link, after: said.slice(at + 1), isFirst: at === 0 } : [],
  );
  const counted = words.filter(({ saysNothing, word }) => !saysNothing || word === 'person');
  return { words: new Set(said), counts: countsIn(counted.map(nameOf)), hung };
}

/** One name for all forms of a word. */
function nameOf({ word, stem, isSomebody, term, isLink, roots }: WordForm): string {
  if (isLink || term !== undefined) return term ?? word;
  return isSomebody ? stem : (roots[0]?.root ?? stem);
}

/** Whether two provisions have all their words in common and hold together alike. */
export function haveSameWords(one: Told, other: Told): boolean {
  return haveOneSet(one.words, other.words) && haveSameCounts(one.counts, other.counts) && isHungAlike(one, other);
}

/** `A child who is late` is `if a child is late, it`. */
function haveOneSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one];
  const missing = more.size - fewer.size;
  return missing <= 1 && [...more].every((word) => fewer.has(word) || (missing === 1 && word === 'if'));
}

/** The numbers among some words, with what they count. */
function countsIn(words: readonly string[]): readonly Count[] {
  const known = (at: number): string | undefined => (NUMBER.test(words[at] ?? '') ? undefined : words[at]);
  return words.flatMap((word, at): Count[] => (NUMBER.test(word) ? [[word, known(at + 1), known(at + 2)]] : []));
}

/** `Two at the pool, one at the gate` is not `one at the pool, two at the gate`. */
function haveSameCounts(one: readonly Count[], other: readonly Count[]): boolean {
  if (one.length !== other.length) return false;
  const inOneOrder = one.every(([number, counted], at) => number === other[at]?.[0] && counted === other[at][1]);
  return (
    inOneOrder || one.every((here) => other.some((there) => here.every((word, at) => isOrUnknown(word, there[at]))))
  );
}

function isOrUnknown(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

/** Whether the numbers among some words stand in the order in which they stand among others, or each with what it counts. */
export function haveOneOrderOfNumbers(one: readonly string[], other: readonly string[]): boolean {
  const [here, there] = [countsIn(one), countsIn(other)];
  return here.every(([number], at) => number === there[at]?.[0]) || haveSameCounts(here, there);
}

/** Whether all that one tells stands in the other, which names somebody besides. */
export function lacksOnly(one: Told, other: Told, somebody: string): boolean {
  const words = new Set(other.words);
  return words.delete(somebody) && haveSameWords(one, { ...other, words });
}

function isHungAlike({ hung: one }: Told, { hung: other }: Told): boolean {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  if (more.filter(({ link }) => link !== 'if').length > fewer.length) return false;
  return fewer.every((here) => more.some((there) => hangsOnSame(here, there)));
}

function hangsOnSame(one: Hung, other: Hung): boolean {
  if (one.link !== other.link) return false;
  if (one.isFirst && other.isFirst) return one.after.slice(0, 2).some((word) => other.after.slice(0, 2).includes(word));
  const [first, last] = one.isFirst ? [one, other] : [other, one];
  const hanging = new Set(last.after);
  return isSameSet(new Set(first.isFirst ? first.after.slice(0, last.after.length) : first.after), hanging);
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((word) => other.has(word));
}
