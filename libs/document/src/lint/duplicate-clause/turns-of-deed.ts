import { turn, type Turn } from './turn.ts';

/** Who may or must do something, and what is done, each in one way; asked when all else is in its plainest words. In small letters. */
export const TURNS_OF_DEED: readonly Turn[] = [
  // `Hoists are for trained staff only`, `use of the hoist is restricted to trained staff`.
  turn(
    'for open',
    'may be used only by $1',
    /\b(?:is|are) (?:meant |intended )?(?:for|open to) ([^,.;:]{3,40}) only(?=\W*$)/g,
    'only',
  ),
  turn(
    'only reserved restricted limited exclusively solely',
    'may be used only by',
    /\b(?:is|are) (?:(?:only|exclusively|solely) (?:for|open to)|(?:for|open to) (?:only|exclusively|solely)|reserved for|restricted to|limited to)\b(?! (?:£|\d|\w+ (?:minutes?|hours?|days?|weeks?|months?|years?)))/g,
  ),
  turn('only', 'only $1 $2', /\b(by|to|for|in|at|on|with|from) ((?:[\p{L}-]+ ){0,3}[\p{L}-]+) only(?=\W*$)/gu),
  // `May only be used by trained staff`.
  turn(
    'only',
    '$1 be $2 only $3',
    /\b(may|can|must|should) only be (\p{L}+) (by|in|on|at|for|with|to|after|before|from|if|when|where)\b/gu,
    'be',
  ),
  turn('welcome', 'may', /\b(?:is|are) welcome to\b/g),
  turn(
    'expected asked under has have',
    'must',
    /\b(?:is|are) (?:expected|asked) to\b|\b(?:is|are) under an? (?:duty|obligation) to\b|\b(?:has|have) (?:an? |the )?(?:duty|obligation|responsibility) to\b/g,
    'expected asked duty obligation responsibility',
  ),
  turn(
    'duty responsibility job task',
    '$1 must',
    /^it is (?:the (?:duty|responsibility|job|task) of|for) ((?:the |an? |each |every |all |our )?[\p{L}-]+) to\b/gu,
  ),
  turn(
    'reports report reporting',
    'go to ',
    /\breport(?:s|ing)? to (?=(?:the )?(?:main |school |front )?(?:office|reception|desk|gate|foyer|lobby|hall|entrance)\b)/g,
  ),
  turn(
    'person people those one persons',
    'anyone',
    /\b(?:(?:any|every|each|an?|all) (?:persons?|people|one)|(?:(?:any|all) )?those|people|persons)(?= (?:who|that)\b)|(?<=\bto )those(?= \p{L}+(?:$|[.;,]))/gu,
  ),
  turn('nearest', 'nearest door', /\bnearest (?:(?:fire |safe |available )?exit|way out)\b/g),
  turn('looked looks look', 'check', /\blook(?:s|ed)? (?:at|over|in on)\b/g),
  turn(
    'watch watches watched eye',
    'supervise',
    /\bwatch(?:es|ed)? over\b|\bke(?:eps?|pt) (?:an eye|a watch|watch) (?:on|over)\b/g,
  ),
  turn(
    'thrown throw throws dispose disposes disposed discard discards discarded',
    'dispose',
    /\bthrow[ns]? away\b|\bdispos(?:e|es|ed) of\b|\bdiscard(?:s|ed)?\b/g,
  ),
  turn(
    'complies comply complied adhere adheres abide abides obey obeys observe observes keep keeps stick stick sticks',
    'follow',
    /\b(?:compl(?:y|ies|ied) with|adheres? to|abides? by|(?:keep|stick)s? to(?= (?:the|these|this|all|our|any|their) (?:[\p{L}-]+ ){0,3}(?:rules?|policy|policies|code|procedures?|guidance|instructions?|law|limits?)\b)|obeys?|observes?(?= (?:the|these|this|all|our|any) (?:[\p{L}-]+ ){0,3}(?:rules?|policy|policies|code|procedures?|guidance|instructions?|law|limits?)\b))/gu,
  ),
  turn('remove removes removed removing removal', '$& off', /\bremov(?:es?|ed|ing|al)\b/g),
  turn(
    'take takes taken took taking',
    'remove off $1',
    /\bt(?:ake|akes|aken|ook|aking) ((?:their|the|his|her|your|our|all|any) [\p{L}-]+ )?(?:off|out)\b/gu,
    'off out',
  ),
  turn(
    'lodge lodges lodged submit submits submitted raise raises raised bring brings brought put puts',
    'make',
    /\b(?:lodge[sd]?|submit(?:s|ted)?|raise[sd]?)\b|\b(?:puts? in|brings?|brought) (?=(?:an?|the|any|their|his|her) (?:appeal|complaint|claim|grievance|request|application|objection)\b)/g,
    'appeal appeals complaint complaints claim claims grievance grievances request requests application applications objection objections',
  ),
  turn('intend intends means mean plan plans', 'intend to', /\b(?:intends?|means?|plans?) to\b/g),
  turn('weather', 'in $1 weather', /\b(?:if|when|whenever|where) the weather is (\p{L}+)\b/gu),
  turn('arrival arriving', 'when they arrive', /\b(?:up)?on (?:arrival|arriving)\b/g, 'on upon'),
  turn('departure leaving', 'when they leave', /\b(?:up)?on (?:departure|leaving)\b/g, 'on upon'),
  turn('receipt', 'when they receive', /\b(?:up)?on receipt of\b/g, 'on upon'),
  turn(
    'on upon',
    'when they $1',
    /^(?:up)?on ((?:hear|see|find|enter|receiv|gett|join|return|reach|learn|discover|notic|hear)ing)\b/g,
  ),
  turn('matter', '$1ever', /\bno matter (how|who|what|which|where|when)\b/g),
  turn(
    'time times whenever',
    'at anytime',
    /\b(?:at (?:any|whatever) time(?: (?:they|he or she|he|she|you|of (?:the )?day)(?: (?:like|likes|wish|wishes|want|wants|choose|chooses))?)?|whenever (?:they|you|he|she|he or she) (?:likes?|wish|wishes|wants?|chooses?))\b/g,
  ),
  turn('lock', 'locked', /\bunder lock and key\b/g, 'key'),
  turn('longer', 'no more', /\bno longer(?= (?!than)\p{L})/gu),
  // Whom something is given gets it, when nobody is said to give it.
  turn(
    'given issued provided supplied',
    'gets',
    /(?<!\b(?:who|which|that) )\b(?:is|are|be) (?:given|(?:provided|issued|supplied) with)\b(?![^.;]*\bby\b)(?! (?:back|up|out|off|home|away)\b)/gu,
  ),
  turn('supply', 'cover', /\bsupply(?= (?:teachers?|staff|cover)\b)/g),
  turn(
    'day',
    'the same day',
    /\b(?:on )?(?:that (?:same |very )?day|the (?:very )?day itself|the very same day)\b/g,
    'that itself very',
  ),
  turn('loses lose forfeits forfeit', 'may not more', /\b(?:loses?|forfeits?) the right to\b/g, 'right'),
  turn(
    'call calls called',
    'phone ',
    /\bcall(?:s|ed)? (?=(?:home|999|us|(?:the |their )?(?:office|parents?|police|nurse|caretaker)\b))/g,
  ),
  turn(
    'letter',
    'write to $1',
    /\bsen(?:ds?|t) (?:an? letter to|((?:the |all |their )?[\p{L}]+) an? letter)\b/gu,
    'send sends sent',
  ),
];
