import { allMatches } from '../all-matches.ts';
import { namesOf } from '../names-in.ts';
import { BESIDE_NAMES, NAMES_OF_THINGS } from '../not-names.ts';
import { tellsOfPupils } from './facts-of-pupils.ts';
import type { Sentence } from '../sentences.ts';

/** Words that may name somebody; `index` counts in the sentence. */
export interface Person {
  readonly index: number;
  readonly length: number;
  /** A first name alone, or initials, tell less than `Ella Marsden` or `Ella M.` and need more beside them. */
  readonly kind: 'full' | 'initialled' | 'first' | 'initials';
}

/** Surnames that are things as well: `Leo Park`. */
const ALSO_SURNAMES =
  'Lane|Parks?|Hills?|Green|Woods?|Fields?|Church|Hall|King|Prince|Day|Bridges?|Court|Law|House|Street|Young|May|March|Page|Price|Rose|Brooks?|Ford|Marsh|Banks|Grant|Case|Poole?|Stone|West|North|Frost|Bishop|Pope|Knight|Lord|Duke|Head|Chambers|Farmer|Gardner|Cook|Nurse|Teacher|Reed|Read';
/** The given name must not be that of a place: `Fern Lane`, `Oak Hall`; but what stands beside it has to say that a child is meant. */
const WITH_SUCH_A_SURNAME = new RegExp(
  `(?=\\p{Lu})(?<![\\p{L}’'-])(?<given>\\p{Lu}\\p{Ll}+) (?:${ALSO_SURNAMES})(?![\\p{L}-])(?! (?:\\p{Lu}\\p{Ll}+))`,
  'gu',
);
const INITIALLED = /(?=\p{Lu})(?<![\p{L}’'-])(?<given>\p{Lu}\p{Ll}+) \p{Lu}(?:\.|(?![\p{L}\d.’']))/gu;
const INITIALS = /(?=\p{Lu})(?<![\p{L}.])\p{Lu}\. ?\p{Lu}\.(?![\p{L}])/gu;
/** `JB in 4W`: two capitals with a class behind them are no subject where a fact is told of them. */
const BARE_INITIALS =
  /(?=\p{Lu}{2})(?<![\p{L}.])\p{Lu}{2}(?= (?:in|of|from) (?:(?:Year|Class) )?\d{1,2}\p{Lu}?\b| \((?:(?:Year|Yr|Class|Y) ?\d{1,2}\p{Lu}?|\d{1,2}\p{Lu}|Reception)\b)(?<!PE|RE|IT|DT|RS|PD|TA|AP|FS|KS)/gu;
const FIRST =
  /(?=\p{Lu})(?<![\p{L}’'.-])(?:(?<given>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)(?![\p{L}’'-]*[\p{L}-])(?! \p{Lu})|(?<owner>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)(?=['’]s ))/gu;
const TITLE_BEFORE =
  /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sister|Brother|Sir|Dame|Father|Rev|Revd|Cllr|Saint|St|Queen|King|Lady|Lord)\.? (?:\p{Lu}[\p{L}.]* )?$/u;
/** A word at the head of a sentence that is no child's name. */
const NO_NAME =
  /^(?:he|she|it|they|we|you|who|this|that|each|every|one|no|if|then|today|now|here|there|so|since|because|though|while|once|last|next|like|unlike|two|three|four|maths|mathematics|english|science|history|geography|french|spanish|german|welsh|music|art|drama|phonics|spelling|swimming|homework|football|games|sports?|lunch|dinner|assembly|registers?|tests?|exams?|lessons?|work|play|food|milk|water|medicines?|medication|asthma|diabetes|epilepsy|autism|allergies|any\w*|every\w*|some\w*|no\w+|child|children|pupils?|students?|learners?|staff|parents?|teachers?|governors?|adults?|boys?|girls?|families|family|class\w*|year|\p{L}+(?:ing|tion|tions|ment|ments|ness|ity|ers|ors|ics|ism|ology))$/iu;

/** Those whom a sentence may name, longest names first; with a title before it stands no child. */
export function peopleIn(sentence: Sentence): Person[] {
  const { text } = sentence;
  const found: Person[] = [];
  const add = (index: number, length: number, kind: Person['kind']): void => {
    const isFree = !found.some((one) => index < one.index + one.length && one.index < index + length);
    if (isFree && !TITLE_BEFORE.test(text.slice(Math.max(0, index - 30), index))) found.push({ index, length, kind });
  };
  for (const { index, length, title } of namesOf(sentence)) if (title === '') add(index, length, 'full');
  for (const { 0: words, index, groups } of allMatches(WITH_SUCH_A_SURNAME, text))
    if (isGiven(groups?.given)) add(index, words.length, 'full');
  for (const { 0: words, index, groups } of allMatches(INITIALLED, text))
    if (isGiven(groups?.given)) add(index, words.length, 'initialled');
  for (const { 0: words, index } of allMatches(INITIALS, text)) add(index, words.length, 'initials');
  for (const { 0: words, index } of allMatches(BARE_INITIALS, text))
    if (tellsOfPupils(text)) add(index, words.length, 'initials');
  for (const { 0: words, index, groups } of allMatches(FIRST, text))
    if (isGiven(groups?.given ?? groups?.owner)) add(index, words.length, 'first');
  return found;
}

/** Whether the first word of a sentence may be a given name. */
export function beginsWithGiven({ text }: Sentence): boolean {
  const first = /^[^\p{L}]*(\p{Lu}[\p{L}-]+)/u.exec(text)?.[1];
  return first !== undefined && isGiven(first);
}

function isGiven(word = ''): boolean {
  const small = word.toLowerCase();
  return !BESIDE_NAMES.has(small) && !NAMES_OF_THINGS.has(small) && !NO_NAME.test(small);
}
