import { allMatches } from '../all-matches.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf } from '../sentences.ts';
import { holdsAny } from '../words-of.ts';
import { remembered } from '../remembered.ts';
import { inMainClause } from './main-clause.ts';

/** Words that advise where a duty should stand; `index` counts in the block's text. */
export interface WeakVerb {
  readonly words: string;
  readonly index: number;
  /** Its sentence up to it. */
  readonly before: string;
  /** Weak enough to be out of place in any binding clause; the others may tell what happens: `the employee is invited to attend`. */
  readonly always: boolean;
}

const VERY = '(?:strongly |actively |always |normally |also |further )?';
const WEAK = new RegExp(
  [
    "(?<should>should)(?: not| never|n[’']t)?(?: (?:try|aim|seek|endeavour|look) to| consider| avoid)?",
    'ought(?: not)? to',
    '(?<could>could|might)(?! (?:be|have|not|result|lead|mean|cause|happen|put|harm|become|find|face|occur|affect|need|also|lose|suffer|come|arise|go|get|turn|still|well|otherwise|give rise|consider|think|wish|like|want|prefer)\\b)(?= \\p{L})',
    '(?:may|can|could) (?:choose|prefer|decide|elect|opt|ask) (?:not )?to',
    '(?:is|are) (?:free|welcome|at liberty) to(?! (?:choose|pick|decide|come|ask|visit)\\b)',
    '(?:would|should) (?:ideally|preferably)',
    'would (?:ideally )?be (?:expected|advised|encouraged|wise|asked) to',
    '(?:are|is) reminded to',
    '(?:we|the (?:school|academy|trust|nursery|council|college|setting|governors|governing body|board|head ?teacher)) (?:would (?:like|prefer|ask|appreciate|be grateful)|hopes?|prefers?|asks?)(?= (?:it |if |that |for )?(?:that\\b|all\\b|any\\b|you\\b|them\\b|every\\w*|each\\b|staff|pupils|parents|carers|governors|families|visitors|volunteers|teachers|the\\b|our\\b|it\\b|if\\b))',
    '(?:our|the) (?:advice|recommendation|suggestion|preference|hope|wish) is (?:that|to|for)',
    '(?:may|might|could)(?: also)? (?:wish|like|want|prefer) (?:not )?to',
    '(?:might|could) (?:consider|think about)',
    `(?:is|are) ${VERY}(?:encouraged|advised|recommended|urged) (?:(?:not )?to|against|that)`,
    '(?:is|are) discouraged(?: from)?',
    '(?:would|will) do well (?:not )?to',
    '(?:we|the (?:school|academy|trust|nursery|council|college|setting|governors|governing body|board|head ?teacher)) (?:strongly |also |would |always )*(?:encourages?|recommends?|advises?|suggests?|urges?|invites?)(?= (?:that\\b|all\\b|any\\b|you\\b|them\\b|every\\w*|each\\b|staff|pupils|parents|carers|governors|families|visitors|volunteers|teachers|the\\b|our\\b))',
    '(?:will )?(?:do|does) (?:its|their|our|his|her) best to',
    'it (?:is|would be) (?:strongly )?(?:advised|wise|sensible|advisable|recommended|suggested|desirable|preferable|preferred|best|better|helpful|useful|appreciated|hoped|(?:good|best) practice) (?:that|to|for|if|not to)',
    `(?<mild>(?:is|are) ${VERY}(?:invited|asked|requested|expected)(?:, [^,.;]{3,40},)? (?:not )?to(?! (?:an?|the|this|that|our|your|their|his|her|every|each|all|any)\\b))`,
    '(?<try>(?:(?:will|do|please) )?(?:(?:try|tries) (?:hard |not )?to|endeavours? to|strives? to))',
    '(?<aim>(?:will )?aims? to)',
  ]
    .map((form) => `(?:${form})`)
    .join('|'),
  'giu',
);
export const mayAdvise = holdsAny(
  `should shouldn ought may might could would is are try tries endeavour endeavours choose decide elect opt hope hopes prefer prefers
  ask asks advice recommendation suggestion preference wish strive strives aim aims best wise sensible well encourage encourages
  recommend recommends advise advises suggest suggests urge urges invite invites`,
);

const SHOULD = /^should(?: not| never|n['’]t)?/i;
/** An open quotation mark: somebody else's words. */
const QUOTED = /[“"‘][^”"’]*$/;
/** `Should you be late`, `should the alarm fail`: a condition. */
const CONDITION =
  /^\s+(?:you|we|they|he|she|it|i|there|this|that|these|those|the|an?|any|anyone|anybody|anything|someone|somebody|something|no|each|every|either|one|both|all|our|your|their|his|her|its|staff|pupils|students|children|parents|carers|visitors|governors|employees|members|volunteers|families)\b/i;
/** It tells what is likely, or what somebody is to know. */
const INFORMS =
  /^\s+(?:know\b|note\b|be aware\b|expect\b|hear\b|feel\b|smell\b|taste\b|seem\b|(?:lose|suffer)\b|feel (?:free|able|confident|safe|welcome)\b|find (?:that|it|this|these|those|them|an?|the)\b|enjoy\b|understand (?:that|why)\b|arrive (?:within|in|by|after|on)\b|(?:not )?take (?:about|around|long|less|no more|only|at most|a few|roughly|up to)\b|(?:not )?be (?:(?:taken|understood|read|seen|treated) (?:as(?! well\b)|to)|enough|sufficient|easy|possible|rare|clear|plain|needed|necessary|no|able|obvious|a matter|familiar)\b|have to\b|take (?:more|longer) than\b|take [^.;,]{0,24}\b(?:seconds?|minutes?|hours?|days?)\b|have (?:now |already )?(?:received|heard|had|been (?:told|given|sent|asked))\b)/i;
/** `We hope that parents find it useful`: what somebody is to think of a thing, or what may turn out so, is asked of nobody. */
const HOPED = /\bhopes?$/i;
const THINKS_OR_IS =
  /^(?: that)? [^,.;:]{1,40}?(?: (?:will|should|can|may|would))? (?:finds?|feels?|enjoys?|likes?|agrees?|understands?|thinks?|believes?|appreciates?|sees?|knows?|recogni[sz]es?|benefits?|learns? (?:from|to love)|(?:is|are|be|seems?|proves?|remains?|stays?) (?!(?:kept|done|sent|made|paid|worn|signed|met|told|on time|in time|punctual|present|quiet|polite|ready|here)\b))/i;
/** `must try to`, `nobody may try to`, `our aim to`: the trying is what is asked, or it is not a verb. */
const NOT_THE_VERB =
  /(?:\b(?:must|shall|not|never|to|should|may|can|cannot|could|would|or|nor|ever|and|the|an?|our|its|their|your|his|her|this|that|main|first|one|overall)|n[’']t)\s+$/i;
/** What a thing does by itself: `the car should stop at the ground floor`. */
const A_THING_DOES =
  /^(?:\s+(?:then|not|now|soon|also|always|still|only|normally|usually))*\s+(?:stop|rise|fall|hum|click|beep|buzz|flash|light|glow|sound|start|settle|open|close|last|dry|feel|smell|cool|heat|warm|drop|float|sink|fit|hang (?:straight|free|down|loose)\w*|be (?:within reach|at hand|to hand|visible)|spin|fill|drain|slow|fade|vanish|make [^.;,]{1,40}?\b(?:\p{L}{2,}er|more|less|worse|possible|likely)\b|mean\b(?! to\b)|lead to|save (?:time|money|work|paper|us|them)|be for an?|(?:go|come) (?:out|off|away|up|down))\b/iu;
/** Of whom it would be a duty. */
const SOMEBODY =
  /\b(?:staff|pupils?|students?|child(?:ren)?|people|person|adults?|everyone|everybody|anyone|anybody|no ?one|nobody|you|they|we|he|she|who|those|each|all|parents?|carers?|(?!doors\b|motors\b|sensors\b|numbers\b|papers\b|floors\b)\p{L}{2,}(?:ers|ors|ists|ees|ians|ants)|head|teacher|driver|leader|manager|hirer|governor|visitor|volunteer|officer|employer|employee|worker|member|office|owner|contractor|supervisor|caretaker|cooks?|nurses?|clerks?|chair|lead|team|school|academy|nursery|trust|council|setting|provider|board|committee)\b/iu;
/** `No, but you should tell us`: the answer to a question. */
const ANSWERS = /^\W*(?:no|yes)\b,/i;
/** `Advice: …`. */
const ASIDE = /(?:^|[.;] )\W*(?:advice|tips?|hints?|notes?|suggestions?|good practice|guidance|n\.?b\.?)\W*[:–—-]/i;

/** Somebody could: what a thing could do is no duty. */
const OF_PEOPLE =
  /\b(?:staff|pupils?|students?|learners?|child(?:ren)?|parents?|carers?|famil(?:y|ies)|governors?|trustees?|teachers?|heads?|headteachers?|principals?|leaders?|managers?|employees?|visitors?|volunteers?|contractors?|hirers?|drivers?|members?|clerks?|nurses?|cooks?|office|board|school|academy|nursery|trust|you|they|we|he|she|everyone|everybody|anyone|anybody|whoever|applicants?|candidates?|workers?|tenants?|guests?)\b[^,;]{0,40}$/i;
/** What a document is for is no duty of anybody's. */
const OF_A_DOCUMENT = /\b(?:policy|procedure|protocol|document|code|section|clause|statement|scheme|plan|it|this)\s+$/i;

/** The weak verbs of a block that are the verbs of its sentences, found once. */
export const weakVerbsIn = remembered((prose: Prose): readonly WeakVerb[] =>
  mayAdvise(prose) ? sentencesOf(prose).flatMap(({ text, index }) => inSentence(text, index)) : [],
);

/** `should have told him`: it was not done. What should have been done by a day is a duty. */
function isOfThePast(rest: string): boolean {
  return (
    /^(?: \p{L}+ly)? have (?:been )?(?:\p{L}+ed|\p{L}+en|told|made|sent|kept|had|said|done|gone|found|left|met|put)\b/iu.test(
      rest,
    ) && !/\b(?:by|before|within|completed|read|attended|signed|passed)\b/i.test(rest)
  );
}

/** `Should consent be withdrawn, …`, and not an item of a list that goes on from its lead: `Should be kept locked`. */
function isCondition(text: string): boolean {
  return /^Should (?!(?:be|have|not|never|always|also|only|\p{L}+ly)\b)\p{L}[^,]{0,80}, /u.test(text);
}

function inSentence(text: string, from: number): WeakVerb[] {
  const found: WeakVerb[] = [];
  for (const match of allMatches(WEAK, text)) {
    const [words] = match;
    const { index, groups = {} } = match;
    const before = text.slice(0, index);
    const after = text.slice(index + words.length);
    if (/[\p{L}\p{N}-]$/u.test(before) || /^[\p{L}\p{N}-]/u.test(after) || QUOTED.test(before)) continue;
    if (groups.should !== undefined) {
      const rest = text.slice(index).replace(SHOULD, '');
      // `Should consent be withdrawn, …`: at the head of a sentence that asks nothing it is a condition.
      if (/^\W*$/.test(before) && isCondition(text.slice(index))) continue;
      if (CONDITION.test(rest) || INFORMS.test(rest) || isOfThePast(rest)) continue;
      if (/\bit\s+$/i.test(before) && /^ be an?\b/.test(rest)) continue;
      if (A_THING_DOES.test(rest) && !SOMEBODY.test(before) && before.trim() !== '') continue;
    }
    if (groups.could !== undefined && !OF_PEOPLE.test(before)) continue;
    if (/^\s+(?:know|note|be aware)\b/i.test(after)) continue;
    if ((groups.try ?? groups.aim) !== undefined && NOT_THE_VERB.test(before)) continue;
    if (groups.aim !== undefined && (OF_A_DOCUMENT.test(before) || before.trim() === '')) continue;
    if (HOPED.test(words) && THINKS_OR_IS.test(after)) continue;
    if (ANSWERS.test(before) || ASIDE.test(before) || !inMainClause(before)) continue;
    const always = groups.mild === undefined && groups.aim === undefined && groups.could === undefined;
    found.push({ words, index: from + index, before, always });
  }
  return found;
}
