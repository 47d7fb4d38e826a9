import { stemsAmong } from '../stems.ts';

/**
 * What a sentence is about, whatever its grammar: the roots of its words in no order, without those that hold others together. An
 * active and its passive, a verb and its noun, a main clause and a relative one have the same. What must not differ is held apart:
 * who, how many, by when, and whether or not.
 */
export interface Gist {
  readonly roots: ReadonlySet<string>;
  /** The people in it, `you` too. */
  readonly people: ReadonlySet<string>;
  /** Numbers, limits and denials, in one string. */
  readonly terms: string;
  /** Small words that order things in time or make them depend. */
  readonly links: ReadonlySet<string>;
  /** Numbers for pairs of its rarest roots: who shares none of them says something else. */
  readonly keys: readonly number[];
}

const TERMS = new Set(
  (
    'not no nor never nobody none only except without should may can ought first second third day days week weeks month months term terms ' +
    'year years hour hours working soon immediately out off down up minimum maximum least most less fewer under below half £ % million thousand \uFFFC'
  ).split(' '),
);
const NUMBER = /\p{N}/u;
const isTerm = (word: string): boolean => TERMS.has(word) || NUMBER.test(word);
const LINK = new Set('if unless until before after within or than other since'.split(' '));
const YOU = new Set(['you', 'your', 'yours']);
/** With fewer roots, and terms beside them, there is too little that is the same. */
const FEWEST_ROOTS = 4;
const FEWEST_IN_ALL = 6;
/** Of so many roots the longest are looked up: they are the rarest. */
const LOOKED_UP = 5;

/** The gist of words that are as plain as they can be written; undefined for what is too short to have one. */
export function gistOf(words: readonly string[], stems: readonly string[], who: ReadonlySet<string>): Gist | undefined {
  const people = new Set(stems.filter((stem) => who.has(stem)));
  if (words.some((word) => YOU.has(word))) people.add('you');
  const terms = new Set(words.filter(isTerm).map((word) => word.replace(/s$/, '')));
  const links = new Set(words.filter((word) => LINK.has(word)));
  const roots = stemsAmong(words.filter((word) => !isTerm(word) && !LINK.has(word)));
  if (roots.size < FEWEST_ROOTS || roots.size + terms.size < FEWEST_IN_ALL) return undefined;
  return { roots, people, terms: [...terms].sort().join(' '), links, keys: keysOf(roots) };
}

function keysOf(roots: ReadonlySet<string>): readonly number[] {
  const rare = [...roots].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, LOOKED_UP);
  return rare.flatMap((one, at) => rare.slice(at + 1).map((other) => codeOf(one < other ? one + other : other + one)));
}

function codeOf(word: string): number {
  let code = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) code = Math.imul(code ^ word.charCodeAt(at), 0x01000193);
  return code;
}

/** Whether two gists are one: the same people, terms and roots, of which one may have a word or two more. */
export function areOneGist(one: Gist, other: Gist): boolean {
  if (!haveSameTerms(one.terms, other.terms) || !haveSamePeople(one, other) || !areLinkedAlike(one, other))
    return false;
  const [fewer, more] = one.roots.size <= other.roots.size ? [one.roots, other.roots] : [other.roots, one.roots];
  const most = fewer.size >= 9 ? 2 : fewer.size >= 6 ? 1 : 0;
  return more.size - fewer.size <= most && [...fewer].every((root) => more.has(root));
}

/** That it is to be done at once may be said in one place and taken for granted in the other. */
function haveSameTerms(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.includes('immediately') === other.includes('immediately')) return false;
  const without = (terms: string): string => terms.replace(/(?:^| )immediately/, '').trim();
  return without(one) === without(other);
}

/** Whoever reads is addressed as `you` in one place and named in the other. */
function haveSamePeople({ people: one }: Gist, { people: other }: Gist): boolean {
  const here = [...one].filter((person) => !other.has(person));
  const there = [...other].filter((person) => !one.has(person));
  if (here.length + there.length === 0) return true;
  const isAddressed = (some: readonly string[], others: readonly string[]): boolean =>
    some.every((person) => person === 'you') && others.length <= 1 && some.length + others.length > 0;
  return (one.has('you') || other.has('you')) && (isAddressed(here, there) || isAddressed(there, here));
}

const OPPOSITE: Readonly<Record<string, string>> = { before: 'after', after: 'before', if: 'unless', unless: 'if' };

/** `and are then` as `after which they are`: one link may be put in other words, but not turned round. */
function areLinkedAlike({ links: one }: Gist, { links: other }: Gist): boolean {
  const here = [...one].filter((link) => !other.has(link));
  const there = [...other].filter((link) => !one.has(link));
  return here.length <= 1 && there.length <= 1 && !here.some((link) => there.includes(OPPOSITE[link] ?? ''));
}
