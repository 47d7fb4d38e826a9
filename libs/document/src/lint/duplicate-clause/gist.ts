import type { Root, WordForm } from './word-form.ts';

/**
 * What a sentence is about, whatever its grammar: the roots of its words in no order, without those that hold others together. An
 * active and its passive, a verb and its noun, a main clause and a relative one have the same. What must not differ is held apart:
 * who, how many, by when, and whether or not.
 */
export interface Gist {
  /** Numbers for pairs of its rarest roots: who shares none of them says something else. */
  readonly keys: readonly number[];
  /** Whether it has so many words that one may be left out or added. */
  readonly isLong: boolean;
  /** The rest, found out for the few that share one. */
  readonly told: () => Told;
}

interface Told {
  readonly roots: ReadonlySet<string>;
  /** The people in it, `you` too. */
  readonly people: ReadonlySet<string>;
  /** Numbers, limits and denials, in one string. */
  readonly terms: string;
  /** Small words that order things in time or make them depend. */
  readonly links: ReadonlySet<string>;
}

/** With fewer there is no pair to look up. */
const FEWEST_ROOTS_OF_ALL = 2;
/** With fewer roots, and terms beside them, there is too little that is the same. */
const FEWEST_ROOTS = 4;
const FEWEST_IN_ALL = 6;
/** Of so many roots the longest are looked up: they are the rarest. */
const LOOKED_UP = 5;

/** The gist of words that are as plain as they can be written, of which some tell something; undefined for what is too short to have one. */
export function gistOf(words: readonly WordForm[], telling: readonly WordForm[]): Gist | undefined {
  const rare = rarestRoots(words);
  const known = withTerms(rare, words);
  if (known.length < FEWEST_ROOTS_OF_ALL) return undefined;
  let told: Told | undefined;
  const isLong = rare.length >= FEWEST_ROOTS && !isTooShort(words, rare.length);
  return { keys: keysOf(known), isLong, told: () => (told ??= toldIn(words, telling)) };
}

function isTooShort(words: readonly WordForm[], roots: number): boolean {
  if (roots === FEWEST_IN_ALL - 1 && words.some(({ term }) => term !== undefined)) return false;
  return rootsIn(words).size + termsIn(words).size < FEWEST_IN_ALL;
}

function toldIn(words: readonly WordForm[], telling: readonly WordForm[]): Told {
  const people = new Set(telling.filter(({ isSomebody }) => isSomebody).map(({ stem }) => stem));
  if (words.some(({ isYou }) => isYou)) people.add('you');
  const links = new Set(words.filter(({ isLink }) => isLink).map(({ word }) => word));
  return { roots: rootsIn(words), people, terms: [...termsIn(words)].sort().join(' '), links };
}

function rootsIn(words: readonly WordForm[]): Set<string> {
  return new Set(words.flatMap(({ roots }) => roots.map(({ root }) => root)));
}

function termsIn(words: readonly WordForm[]): Set<string> {
  return new Set(words.flatMap(({ term }) => term ?? []));
}

/** The longest roots, longest first, each once. */
function rarestRoots(words: readonly WordForm[]): readonly Root[] {
  const rare: Root[] = [];
  for (const { roots } of words) for (const one of roots) addTo(rare, one);
  return rare;
}

/** Few roots with the numbers and limits, by which what is short can be looked up as well. */
function withTerms(roots: readonly Root[], words: readonly WordForm[]): readonly Root[] {
  if (roots.length >= FEWEST_ROOTS) return roots;
  const rare = [...roots];
  for (const { term, asRoot } of words) if (term !== undefined) addTo(rare, asRoot);
  return rare;
}

function addTo(rare: Root[], one: Root): void {
  let at = rare.length;
  while (at > 0 && one.rarity > (rare[at - 1] as Root).rarity) at--;
  if (at >= LOOKED_UP || rare[at - 1]?.rarity === one.rarity) return;
  rare.splice(at, 0, one);
  if (rare.length > LOOKED_UP) rare.pop();
}

function keysOf(rare: readonly Root[]): readonly number[] {
  const keys: number[] = [];
  for (let at = 1; at < rare.length; at++)
    for (let before = 0; before < at; before++) {
      const [one, other] = [(rare[before] as Root).code, (rare[at] as Root).code];
      // The same whichever of the two comes first.
      keys.push((Math.imul(one ^ other, 31) + Math.imul(one + other, 17)) | 0);
    }
  return keys;
}

/** Whether two gists are one: the same people, terms and roots, of which one may have a word or two more. */
export function areOneGist({ isLong, told: first }: Gist, { isLong: isOtherLong, told: second }: Gist): boolean {
  if (!isLong || !isOtherLong) return false;
  const [one, other] = [first(), second()];
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
function haveSamePeople({ people: one }: Told, { people: other }: Told): boolean {
  const here = [...one].filter((person) => !other.has(person));
  const there = [...other].filter((person) => !one.has(person));
  if (here.length + there.length === 0) return true;
  const isAddressed = (some: readonly string[], others: readonly string[]): boolean =>
    some.every((person) => person === 'you') && others.length <= 1 && some.length + others.length > 0;
  return (one.has('you') || other.has('you')) && (isAddressed(here, there) || isAddressed(there, here));
}

const OPPOSITE: Readonly<Record<string, readonly string[]>> = {
  before: ['after'],
  until: ['after'],
  after: ['before', 'until'],
  if: ['unless'],
  unless: ['if'],
};

/** `and are then` as `after which they are`: one link may be put in other words, but not turned round. */
function areLinkedAlike({ links: one }: Told, { links: other }: Told): boolean {
  const here = [...one].filter((link) => !other.has(link));
  const there = [...other].filter((link) => !one.has(link));
  return (
    here.length <= 1 &&
    there.length <= 1 &&
    !here.some((link) => there.some((other) => OPPOSITE[link]?.includes(other)))
  );
}
