import { turn, type Turn } from './turn.ts';

/** How long, how many and how often, each said in one way. In small letters. */
export const TURNS_OF_MEASURE: readonly Turn[] = [
  // `throughout the lesson`, `for the whole lesson`, `during the entire lesson`, `all through the lesson`, `all lesson long`.
  turn(
    'throughout whole entire full duration length through',
    'throughout ',
    /\b(?:all through(?:out)?|throughout|(?:for|during|over|right through) the (?:whole|entire|full|duration|entirety|(?:full |whole |entire )?length)(?: of)?)(?: the| an?| each| every| any)?(?: (?:whole|entire|full)(?: of the)?)? (?=\p{L})/gu,
  ),
  turn(
    'all',
    'throughout $1',
    /\ball (day|night|week|morning|afternoon|evening|term|year|lesson)(?: (?:long|through|round))?\b/g,
  ),
  turn('hour', '30 minutes', /\b(?:half an|half-an|a half|one half) hour\b|\bhalf hour\b/g, 'half'),
  turn('quarter', '15 minutes', /\b(?:a )?quarter of an hour\b/g),
  turn('hour', '90 minutes', /\b(?:an|one) hour and a half\b/g, 'half'),
  turn('quarters', '45 minutes', /\bthree[ -]quarters of an hour\b/g),
  turn('fortnight fortnightly', 'each 2 weeks', /\b(?:once )?(?:every|each|a) fortnight\b|\bfortnightly\b/g),
  turn('fortnight', '2 weeks', /\b(?:an?|one) fortnight\b|(?<=\bwithin (?:the )?)fortnight\b/g),
  turn('seven 7', '1 week', /\b(?:seven|7) (?:calendar )?days\b/g),
  turn('fourteen 14', '2 weeks', /\b(?:fourteen|14) (?:calendar )?days\b/g),
  turn('twelve 12', '1 year', /\b(?:twelve|12) (?:calendar )?months\b/g),
  turn('dozen', '12', /\ba dozen\b/g),
  turn('more', 'minimum $1', /\b(\w+) or more\b(?! than)/g, 'or'),
  turn('fewer less', 'maximum $1', /\b(\w+) or (?:fewer|less)\b(?! than)/g, 'or'),
  // `within ten days after the meeting` and `of` it.
  turn(
    'after from following',
    '$1 of',
    /\b(within (?:the )?[\w-]+ (?:clear |working |school |calendar )?(?:minutes?|hours?|days?|weeks?|months?|years?|terms?)) (?:after|from|following)\b/g,
    'within',
  ),
  // `No later than 31 July`, `on or before 31 July`, `by 31 July at the latest`.
  turn(
    'later',
    'by',
    /\b(?:no|not) later than\b(?! \w+ (?:clear |working |school |calendar |full )?(?:minutes?|hours?|days?|weeks?|months?|years?|terms?)\b)/g,
  ),
  turn('before', 'by', /\bon or before\b/g, 'or'),
  turn('before', 'by $1', /\bbefore the ((?:very )?end of)\b/g, 'end'),
  turn('latest', ' ', /,? (?:at the (?:very )?latest)\b/g),
];

/** `May borrow up to two books` is `may borrow two books`; asked when all else is in its plainest words. */
export const TURNS_OF_PERMISSION: readonly Turn[] = [turn('maximum', '', /\bmaximum (?=\w)/g, 'may can')];
