import { byWord } from './by-word.ts';
import { wordsIn } from './words-of.ts';

/** Words that say nothing of what a part of a policy is about. */
const EMPTY = new Set(
  `a an the this that these those and or but nor of to in on at by for with from as is are was were be been being it its they them their there here he she his her we us our you your i
  not no any all each every some such other another both either one two three four five six seven eight nine ten first second third half past whoever anybody
  must may shall should will would can could might do does did done has have had having if when where while who whom whose which what how why than then so also too only just even more most less least very
  up out into over under above below after before during between within without about again against through per via
  policy policies section sections clause clauses paragraph paragraphs part parts rule rules provision provisions document text appendix
  see set sets say says said read follow follows following apply applies applied described describe describes explain explains explained listed list lists given give gives state stated deal deals cover covers covered require requires required need needs needed
  come comes came back go goes going stay stays
  step steps procedure procedures process arrangement arrangements detail details
  school schools staff member members person people anyone everyone everybody nobody somebody something anything thing things way line accordance subject also together use used uses using make makes made take takes taken keep keeps kept`
    .split(/\s+/)
    .filter(Boolean),
);

/** The stems of the letters in a word: `covid19` has that of `covid`. */
export const stemsIn = byWord((word) => (word.match(/\p{L}{3,}/gu) ?? []).filter((each) => !EMPTY.has(each)).map(stem));

/** The stems of the words of a text that say what it is about: `Photographs` and `photograph` are one. */
export function stemsOf(text: string): Set<string> {
  return stemsAmong(wordsIn(text.toLowerCase()));
}

/** The same of words in small letters. */
export function stemsAmong(words: Iterable<string>): Set<string> {
  const stems = new Set<string>();
  for (const word of words) for (const each of stemsIn(word)) stems.add(each);
  return stems;
}

function stem(word: string): string {
  const root = (IRREGULAR.get(word) ?? word)
    .replace(/ies$/, 'i')
    .replace(/(?<=\p{L}{3})(?:ments?|ness(?:es)?|ations?|ions?|ings?|ers?|ed|es|s)$/u, '')
    .replace(/(?<=\p{L}{3})e$/u, '')
    .replace(/y$/, 'i');
  const short = root.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
  return ALIKE.get(short) ?? short;
}

const IRREGULAR = new Map([
  ['paid', 'pay'],
  ['sold', 'sell'],
  ['bought', 'buy'],
  ['lost', 'lose'],
  ['loss', 'lose'],
  ['hidden', 'hide'],
  ['stolen', 'steal'],
  ['theft', 'steal'],
  ['chosen', 'choose'],
  ['choice', 'choose'],
  ['carer', 'parent'],
  ['carers', 'parent'],
  ['storage', 'store'],
  ['definition', 'defin'],
  ['definitions', 'defin'],
  ['interpretation', 'defin'],
  ['broken', 'break'],
  ['broke', 'break'],
  ['met', 'meet'],
  ['began', 'begin'],
  ['begun', 'begin'],
  ['sent', 'send'],
  ['went', 'go'],
  ['gone', 'go'],
  ['left', 'leave'],
  ['came', 'come'],
  ['sat', 'sit'],
  ['spoke', 'speak'],
  ['spoken', 'speak'],
  ['heard', 'hear'],
  ['chose', 'choose'],
  ['drew', 'draw'],
  ['drawn', 'draw'],
  ['fell', 'fall'],
  ['won', 'win'],
  ['shut', 'close'],
  ['closure', 'close'],
  ['closing', 'close'],
  ['taught', 'teach'],
  ['election', 'elect'],
  ['decision', 'decide'],
  ['decisions', 'decide'],
  ['departure', 'depart'],
  ['inspection', 'inspect'],
  ['held', 'hold'],
  ['written', 'write'],
  ['driven', 'drive'],
  ['taught', 'teach'],
  ['swum', 'swim'],
  ['withdrawn', 'withdraw'],
  ['withdrawal', 'withdraw'],
  ['refusal', 'refuse'],
  ['removal', 'remove'],
  ['disposal', 'dispose'],
  ['approval', 'approve'],
  ['renewal', 'renew'],
  ['appraisal', 'appraise'],
  ['arrival', 'arrive'],
  ['complaint', 'complain'],
  ['complaints', 'complain'],
]);

/** Stems that mean one thing in policies, as the first of them. */
const ALIKE = new Map(
  [
    ['il', 'sick', 'unwel'],
    ['fee', 'charg', 'cost', 'pric', 'tarif'],
    ['dres', 'cloth', 'uniform', 'attir'],
    ['buy', 'bui', 'purchas', 'procur'],
    ['pupil', 'child', 'children', 'student', 'learn'],
    ['parent', 'famili'],
    ['period', 'long', 'duration', 'length', 'deadlin'],
    ['phon', 'telephon', 'mobil'],
    ['photograph', 'photo', 'pictur', 'imag'],
    ['medicin', 'medic'],
    ['confidential', 'secret', 'confidentialiti'],
    ['exclud', 'exclus', 'expel', 'expuls'],
  ].flatMap(([first = '', ...others]) => others.map((other) => [other, first] as const)),
);
