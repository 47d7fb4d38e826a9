import { areOneGist, gistOf, type Gist } from './gist.ts';
import { deniedAlike } from './denied.ts';
import { doerOf, IS } from './doer.ts';
import { isOnlyOfAnother, isOnlyTheFirst, isTheOtherHalf } from './what-hangs.ts';
import { haveOneOrderOfNumbers, haveSameWords, lacksOnly, toldBy, type Told } from './same-words.ts';
import { formOf, WHO, type WordForm } from './word-form.ts';

/** A word that turns what is said into something else: a difference in one of them is never a matter of wording. */
const VITAL =
  /^(?:not|no|nor|never|nobody|none|cannot|only|except|unless|without|other|than|if|or|befor|after|until|within|must|shall|should|may|can|ought|first|second|third|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|hundred|daily|weekly|monthly|annual|day|week|month|term|year|immediately|soon|minimum|maximum|out|off|january|february|march|april|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|autumn|spr|summer|winter|easter|christma|neednot|switchoff|switchon|sinc|£|%|.*\p{N}.*|\uFFFC)$/u;
/** What is compared word by word: the stems of its words in order, and the pairs of neighbours among them. */
interface Words {
  readonly stems: readonly string[];
  /** Who does it, worked out when it is asked for. */
  readonly doer: () => string | undefined;
  /** A number for each pair that is there; two pairs of one number are rare, and are told apart in the end. */
  readonly pairCodes: readonly number[];
}

/** A part as it is compared. */
export interface Said extends Words {
  /** The stems in one string, in whatever order where that says nothing. */
  readonly whole: () => string;
  /** A number for that: few others have the same. */
  readonly code: number;
  /** What it is about in whatever grammar; undefined for what is short. */
  readonly gist: Gist | undefined;
  /** All its words, however they stand, for one that has few. */
  readonly told: () => Told;
  /** Whether something is said to be, or to be done. */
  readonly isPassive: boolean;
  /** Whether it is said by whom. */
  readonly isDoneBy: boolean;
}

/** Of pairs of neighbours, so many of the shorter part's have to stand in the other: the order of most words is the same. */
const PAIRS_SHARED = 0.6;
/** So many when all words are the same: `The clerk sends the agenda`, `The agenda is sent by the clerk`. */
const PAIRS_OF_ONE_ORDER = 0.4;
/** And so many when the same one does it: `The clerk keeps the key in the safe`, `In the safe the key is kept by the clerk`. */
const PAIRS_OF_ONE_DOER = 0.2;
/** With fewer words in common, one that differs tells one part from the other. */
const FEWEST_FOR_OTHER_WORDS = 14;
const MOST_OTHER_WORDS = 2;
/** What is added to a part may be as long as this share of it, or it is a part of its own that takes up another. */
const LONGEST_ADDITION = 0.8;

/** With fewer words that tell something there is nothing to compare. */
const FEWEST_STEMS = 4;
/** With fewer than so many, all have to be the same. */
const FEWEST_TO_DIFFER = 5;

/** Nobody says more than so many words again in another grammar. */
const MOST_OF_A_GIST = 30;

/** What a part says, whatever the number and the form of its words: `must bring and must keep` is `must bring and keep`. What is short is near to nothing, and too little is not compared. */
export function saidIn(plain: readonly WordForm[]): Said | undefined {
  const words = deniedAlike(plain);
  let modal = '';
  // `not to smoke or vape` forbids both.
  const isDenied = hasWord(words, 'not');
  const telling: WordForm[] = [];
  for (const form of inOneOrder(membersApart(words))) {
    if (form.word === modal || (isDenied && form.word === 'or')) continue;
    if (form.isModal) modal = form.word;
    if (!form.saysNothing) telling.push(form);
  }
  if (telling.length < FEWEST_STEMS && !isCount(telling)) return undefined;
  const stems = telling.map(({ stem }) => stem);
  const isShort = stems.length < FEWEST_TO_DIFFER;
  // Who does it and to whom is told by the order of the words, unless there is but one or it is known who does it.
  const people = isShort ? telling.filter(({ isSomebody, word }) => isSomebody && word !== 'office').length : 0;
  const doer = people === 0 ? '' : people === 1 ? (doerOf(words) ?? '') : doerOf(words);
  const isInAnyOrder = isShort && doer !== undefined && !hasWord(words, 'only');
  let told: Told | undefined;
  return {
    stems,
    whole: () => (isInAnyOrder ? [...stems.toSorted(), doer] : stems).join(' '),
    code: telling.reduce((sum, { code }) => (isInAnyOrder ? sum + code : Math.imul(sum, 31) + code) | 0, 0),
    doer: () => doerOf(words),
    pairCodes: isShort ? [] : pairsOf(telling),
    gist: telling.length > MOST_OF_A_GIST ? undefined : gistOf(words, telling),
    told: () => (told ??= toldBy(words, telling)),
    isPassive: words.some(({ word }) => IS.test(word)),
    isDoneBy: words.some(({ word }) => word === 'by'),
  };
}

/** `Two people count the cash`: few words, and a number among them. */
function isCount(telling: readonly WordForm[]): boolean {
  return telling.length === FEWEST_STEMS - 1 && telling.some(({ word }) => /^\d+$/.test(word));
}

function hasWord(words: readonly WordForm[], word: string): boolean {
  return words.some((form) => form.word === word);
}

/** `A member declares` is said of somebody, `a member of the board` of whoever follows. */
function membersApart(words: readonly WordForm[]): readonly WordForm[] {
  if (!words.some(isMember)) return words;
  return words.map((form, at) => {
    if (!isMember(form)) return form;
    return words[at + 1]?.word === 'of' || words[at - 1]?.isSomebody ? form : MEMBER_ALONE;
  });
}
const isMember = ({ word }: WordForm): boolean => word === 'member' || word === 'members';
const MEMBER_ALONE = formOf('member-alone');

/** `damaged or dirty` as `dirty or damaged`: which of two words stands first says nothing. */
function inOneOrder(words: readonly WordForm[]): readonly WordForm[] {
  let sorted: WordForm[] | undefined;
  for (let at = 1; at < words.length - 1; at += 1) {
    const { word } = words[at] as WordForm;
    if (word !== 'or' && word !== 'and') continue;
    const [before, after] = [(sorted ?? words)[at - 1], words[at + 1]] as [WordForm, WordForm];
    if (before.word <= after.word || before.saysNothing || after.saysNothing) continue;
    if (VITAL.test(before.word) || VITAL.test(after.word)) continue;
    sorted ??= [...words];
    [sorted[at - 1], sorted[at + 1]] = [after, before];
  }
  return sorted ?? words;
}

/** `Each cook gets a key`, `a key is given to each cook`; `the board is told of it`, `it is reported to the board`. */
function isDoneForOne(one: Said, other: Said): boolean {
  return one.told().words.has('get') || (one.isPassive && other.isPassive && !one.isDoneBy && !other.isDoneBy);
}

/** Whether two parts have all their words in common, whatever their order, and the same one does it. */
export function haveOneWording(one: Said, other: Said): boolean {
  const [here, there] = [one.told(), other.told()];
  if (isOnlyOfAnother(one, other)) return false;
  if (haveSameWords(here, there))
    return (one.doer() === other.doer() || isDoneForOne(one, other)) && haveOneOrderOfPeople(one, other);
  // Who does it may be left out of a passive.
  const [passive, active] = here.words.size < there.words.size ? [one, other] : [other, one];
  const doer = active.doer();
  return (
    doer !== undefined &&
    passive.isPassive &&
    !passive.isDoneBy &&
    !active.isPassive &&
    lacksOnly(passive.told(), active.told(), doer)
  );
}

/** Whether two parts are about the same in another grammar, and done by the same. */
export function haveOneGist(one: Said, other: Said): boolean {
  return (
    one.gist !== undefined &&
    other.gist !== undefined &&
    areOneGist(one.gist, other.gist) &&
    !(one.stems.length !== other.stems.length && isOnlyOfAnother(one, other)) &&
    !isTheOtherHalf(one, other) &&
    haveOneOrderOfPeople(one, other)
  );
}

/** Whether all but one or two pairs of neighbours are the same, so that what is said was cut once and put together again. */
function isTurned(one: Words, other: Words): boolean {
  const pairs = new Set(other.pairCodes);
  const broken = one.pairCodes.filter((pair) => !pairs.has(pair)).length;
  return one.stems.length >= FEWEST_TO_TURN && broken <= 1;
}
const FEWEST_TO_TURN = 6;

/** `Give the head notice` is the order for `Governors give the head notice`. */
function isOrderOf({ stems: one }: Words, { stems: other }: Words): boolean {
  const [fewer, more] = one.length < other.length ? [one, other] : [other, one];
  return WHO.has(more[0] ?? '') && more[1] === fewer[0];
}

/** `about the head to the chair` is not `about the chair to the head`: where nobody is known to do it, the order tells. */
function haveOneOrder(one: Words, other: Words): boolean {
  if (one.doer() !== undefined && other.doer() !== undefined) return true;
  const [first = [], second = []] = [one, other].map(({ stems }) => stems.filter((stem) => WHO.has(stem)));
  // A slip of the pen makes nobody of somebody.
  return first.length !== second.length || first.join(' ') === second.join(' ');
}

/** Of several people the same one does it, and then there is but one to whom; or else they are named in one order. */
function haveOneOrderOfPeople(one: Words, other: Words): boolean {
  if (!haveOneDoer(one, other)) return false;
  const [first = [], second = []] = [one, other].map(({ stems }) => [
    ...new Set(stems.filter((stem) => WHO.has(stem))),
  ]);
  if (first.length < 2 || second.length < 2 || first.join(' ') === second.join(' ')) return true;
  return first.length === 2 && one.doer() !== undefined && one.doer() === other.doer();
}

/** `Food is brought by parents` is not `food is brought to parents`. */
function isDoneToAnother(one: Words, other: Words): boolean {
  const people = new Set(one.stems.filter((stem) => WHO.has(stem)));
  // What is kept in the office the office keeps.
  return one.doer() !== other.doer() && people.size === 1 && !people.has('offic');
}

/** A passive need not say who does it. */
function haveOneDoer(one: Words, other: Words): boolean {
  const [first, second] = [one.doer(), other.doer()];
  return first === undefined || second === undefined || first === second;
}

function pairsOf(forms: readonly WordForm[]): readonly number[] {
  const codes = new Set<number>();
  let before: WordForm | undefined;
  for (const form of forms) {
    if (before) codes.add(Math.imul(before.code, 31) ^ form.code);
    before = form;
  }
  return [...codes];
}

/** Whether so many pairs of neighbours are shared that two parts are worth comparing word by word. */
export function areNear(one: Words, other: Words, shared: number): boolean {
  const pairs = Math.min(one.stems.length, other.stems.length) - 1;
  if (shared >= PAIRS_SHARED * pairs) return true;
  if (one.stems.length !== other.stems.length || shared < PAIRS_OF_ONE_DOER * pairs) return false;
  if (without(one.stems, other.stems).length > 0) return false;
  if (shared >= PAIRS_OF_ONE_ORDER * pairs) return haveOneDoer(one, other);
  const doer = one.doer();
  return doer !== undefined && doer === other.doer();
}

/**
 * Whether two parts that are near say the same. Either may add some words, or a few may be said otherwise, but none of
 * those that say who, how many, when or not.
 */
export function sayTheSame(one: Words, other: Words): boolean {
  const [onlyHere, onlyThere] = inOtherForms(without(one.stems, other.stems), without(other.stems, one.stems));
  const fewer = Math.min(one.stems.length, other.stems.length);
  if ([...onlyHere, ...onlyThere].some((stem) => VITAL.test(stem))) return false;
  if (onlyHere.length + onlyThere.length === 0) return haveOneSense(one, other);
  if (isOnlyOfAnother(one, other)) return false;
  if (onlyHere.length === 0 || onlyThere.length === 0) {
    const added = [...onlyHere, ...onlyThere];
    // `The chair decides who sees the head`: who is added may be who does it.
    if (added.some((stem) => WHO.has(stem)) && !haveOneDoer(one, other) && !isOrderOf(one, other)) return false;
    return added.length <= LONGEST_ADDITION * fewer;
  }
  return (
    fewer >= FEWEST_FOR_OTHER_WORDS &&
    Math.max(onlyHere.length, onlyThere.length) <= MOST_OTHER_WORDS &&
    ![...onlyHere, ...onlyThere].some((stem) => WHO.has(stem))
  );
}

/** Whether two parts with the same words say the same by them. */
function haveOneSense(one: Words, other: Words): boolean {
  if (!haveOneOrderOfNumbers(one.stems, other.stems) || isTheOtherHalf(one, other) || isOnlyTheFirst(one, other))
    return false;
  // `If he is late, she rings` and `she rings if he is late`: two halves that changed places, whoever is named first.
  return isTurned(one, other) || (haveOneDoer(one, other) && haveOneOrder(one, other) && !isDoneToAnother(one, other));
}

/** What is left of two lists of words when those are taken out that are one word: `leads` and `leader`, `whether` and `wether`. */
function inOtherForms(some: readonly string[], others: readonly string[]): readonly [string[], string[]] {
  const left = [...others];
  const alone = some.filter((word) => {
    const at = VITAL.test(word) ? -1 : left.findIndex((other) => !VITAL.test(other) && areOneWord(word, other));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
  return [alone, left];
}

/** So many letters at the head of two words make them one, when little follows; so long a word may hold one slip. */
const LETTERS_OF_ROOT = 4;
const MOST_OF_ENDING = 3;
const FEWEST_LETTERS_FOR_SLIP = 6;

function areOneWord(one: string, other: string): boolean {
  let root = 0;
  while (root < one.length && one[root] === other[root]) root++;
  const [rest, otherRest] = [one.slice(root), other.slice(root)];
  if (root >= LETTERS_OF_ROOT && Math.min(rest.length, otherRest.length) === 0)
    return Math.max(rest.length, otherRest.length) <= MOST_OF_ENDING;
  if (Math.min(one.length, other.length) < FEWEST_LETTERS_FOR_SLIP) return false;
  // One letter left out, put in, or another; two that changed places.
  const [, ...shorter] = rest;
  const [, ...longer] = otherRest;
  const [cut, otherCut] = [shorter.join(''), longer.join('')];
  return cut === otherCut || rest === otherCut || cut === otherRest || isSwapped(rest, otherRest);
}

function isSwapped(one: string, other: string): boolean {
  return one.length > 1 && one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2);
}

/** The words of a list that another does not have, or has fewer times. */
function without(stems: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const stem of others) left.set(stem, (left.get(stem) ?? 0) + 1);
  return stems.filter((stem) => {
    const count = left.get(stem) ?? 0;
    left.set(stem, count - 1);
    return count <= 0;
  });
}
