import type { PolicyNode } from '../../types.ts';

/** What a question asks for, and what answers it whatever else the target says: who, when, how much, who not, of what harm, what a word means. */
const ANSWERS: readonly (readonly [asked: RegExp, answer: RegExp, where: 'title' | 'text'])[] = [
  [
    /\bwho(?:m|ever)?\b|\bnames of\b|\bthe names?\b/i,
    /\b(?:staff|people|persons?|teams?|contacts?|names?|members?|officers?|governors?|leads?|leaders?|aiders?|adults?|holders?|wardens?|committees?|roles?|responsibilit\w+)\b/i,
    'title',
  ],
  [
    /\b(?:times|hours|(?<!\w )when|(?<=\b(?:on|about|for|of|know|and|says?|tells?) )when|opening|closing|dates?|days|how (?:long|soon|often|quickly|frequently|early|late)|deadlines?|timetables?)\b/i,
    /\b\d{1,2}[.:]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:years?|terms?|half-terms?|months?|weeks?|fortnights?|days?|nights?|evenings?|mornings?|hours?|minutes?|noon|midnight)|\b(?:daily|weekly|monthly|termly|yearly|annually|hourly|quarterly|nightly|fortnightly|once|twice)\b\b/,
    'text',
  ],
  [
    /\b(?:costs?|fees?|charges?|prices?|rates?|how much|sums?|amounts?)\b/i,
    /£|\b\d+p\b|\b(?:pence|pounds?|free|instal\w+)\b/i,
    'text',
  ],
  [/\b(?:exceptions?|exempt\w*)\b/i, /\b(?:not|except|exempt\w*|unless|nor|only)\b/i, 'text'],
  [
    /\b(?:allegations?|accusations?)\b/i,
    /\b(?:harm\w*|hurt\w*|abus\w+|accus\w+|designated officer|LADO|low-level)\b/i,
    'text',
  ],
  [/\b(?:definitions?|meanings?|defined)\b/i, /\b(?:means?|meaning|mean by|includes?|refers? to|defined)\b/i, 'text'],
];

/** Whether a part holds what is asked for, a person, a time, a sum or the like, in whatever words. */
export function answersInKind(asked: string, { title }: PolicyNode, text: string): boolean {
  return ANSWERS.some(
    ([question, answer, where]) => question.test(asked) && answer.test(where === 'title' ? title : text),
  );
}
