import { lengthsIn, recurrencesIn } from '../../recurrence/recurrences-in.ts';
import { allMatches } from '../all-matches.ts';

/** Words of a sentence, by where they stand. */
export interface Words {
  readonly index: number;
  readonly length: number;
}

/** What comes round and has no number: often, on a set day, as the calendar has it. */
const ROUND = new RegExp(
  [
    'regular(?:ly)?|periodic(?:al|ally)?|frequent(?:ly)?|routinely|often|from time to time|at (?:regular|fixed|set) intervals',
    'daily|every day|each day|overnight|every night|(?:first|last) (?:\\w+ )?of (?:each|every|the) (?:month|term|half[- ]term|year)',
    'each month|(?:start|beginning|end) of (?:each|every|the|a) (?:new )?(?:\\w+ )?(?:half[- ]term|term|month|week|quarter|year)',
    '(?:every|each|on the first|the first|the last) (?:other |second |first |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: (?:of|in) (?:each|every|the) \\w+)?',
    '(?:in|at|during|over|before|after|for) (?:the|each|every|all) (?:half[- ]term|summer|easter|christmas|autumn|spring|school)?s? ?(?:holidays?|breaks?|half[- ]terms?)(?! \\w+ed\\b)',
    '(?:for|before|at|in|with) (?:the|each|every|a) new (?:\\w+ )?(?:half[- ]term|term|year)',
    '(?:every time|each time|when(?:ever)?) (?:the|a|each|every) (?:new )?(?:half[- ]term|term|year) (?:begins|starts|ends)',
    '(?:on|when) (?:its|their|an?|the) anniversary',
  ]
    .map((form) => `(?:${form})`)
    .join('|'),
  'gi',
);
const ROUND_WORDS = new RegExp(`\\b(?:${ROUND.source})\\b`, 'gi');
/** Before a length of time: that it is the age at which something ends. */
const AGE_BEFORE =
  /\b(?:after|for|of|than|beyond|past|exceed(?:s|ing)?|over|lasts?|reach(?:es)?|at|when|once|until|up to|is|are|be|to|=|:)(?: (?:more than|at most|no more than|no longer than|a maximum of|a period of|up to|only|every))?\s*$/i;
/** Behind it: `ninety-day expiry`, `six months old`, `90 days have passed`. */
const AGE_AFTER =
  /^(?:['’]|[- ])*(?:(?:password|forced|automatic|maximum) )?(?:old|expir\w+|cycles?|limit|rotation|intervals?|basis|age|life(?:time|span)?|validity|changes?|have (?:passed|gone by|elapsed)|has (?:passed|gone by|elapsed))\b/i;
/** A length of time in which nothing was done: whoever comes back changes a password for that. */
const IDLE =
  /\b(?:unused|not (?:been )?used|inactiv\w+|dormant|idle|absen\w+|leave|away|without (?:use|signing|logging)|not signed in)\b/i;

/** Where a sentence says that something is done because time has passed: how often, or how old a thing may get. */
export function calendarIn(text: string): Words[] {
  const rounds = [...recurrencesIn(text)].map(({ index, words }): Words => ({ index, length: words.length }));
  const ages = lengthsIn(text).flatMap(({ index, words }): Words[] => {
    const before = text.slice(Math.max(0, index - 40), index);
    const after = text.slice(index + words.length, index + words.length + 40);
    const isAge = (AGE_BEFORE.test(before) && !/^['’]? notice\b/.test(after)) || AGE_AFTER.test(after);
    return isAge && !IDLE.test(text) ? [{ index, length: words.length }] : [];
  });
  const others = allMatches(ROUND_WORDS, text).map(({ 0: words, index }): Words => ({ index, length: words.length }));
  return [...rounds, ...ages, ...others].sort((one, other) => one.index - other.index);
}
