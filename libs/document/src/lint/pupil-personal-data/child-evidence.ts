import { GIVEN_NAMES } from '../given-names.ts';
import type { Person } from './people-in.ts';

const KIN =
  '(?:mother|father|mum|mummy|dad|daddy|parents?|gran\\p{L}*|nan|aunt(?:ie)?|uncle|carers?|foster \\p{L}+|step-?\\p{L}+|sister|brother|twin|social worker|key (?:person|worker)|childminder)';
/** What only a child has or does, said after the name. */
const OF_A_CHILD: readonly RegExp[] = [
  new RegExp(`^[^.;]{0,60}\\b(?:his|her|their) ${KIN}\\b`, 'u'),
  /^[^.;]{0,40}\b(?:he|she|they|who) (?:is|are|was|turns?|turned|will be) (?:now |only |just )?(?:[2-9]|1[0-8]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)\b(?! (?:days|weeks|hours|minutes|sessions))/u,
  /^[^.;]{0,20}\b(?:DOB|date of birth|birthday)\b/iu,
  /^,? (?:\([^()]{1,30}\) )?(?:,? ?who )?(?:still |often |sometimes |always |never )?(?:cries|wets|soils|bites?|bit|kicks?|kicked|spits?|spat|punch(?:es|ed)|hits?|swears?|swore|absconds?|ran (?:off|away|out|from|home|into)|runs (?:off|away)|hides|naps|sits (?:alone|next|near|with|at|by)|refuse[sd]? to (?:come|eat|go|work|wear|leave|speak)|is (?:not|not yet|still not) (?:yet )?(?:dry|toilet)|is (?:toilet|on a reduced|on a part|dual|fed|changed|carried|lifted|behind|below|easily upset)|was (?:late|absent|caught|found|seen|sent home|given a detention|hurt|stung|pushed|teased)|has (?:accidents|a reading age|fallen behind|missed|been (?:absent|excluded|suspended|late))|missed \d+|joined us from|(?:gets?|has|had) (?:\p{L}+ ){0,4}detentions?)\b/u,
  /^,? who was born\b/u,
  // `Hannah Stroud, whose father had lost his job`: not what is told of somebody's forebears.
  new RegExp(
    `^, whose (?:[\\p{L}-]+ ){0,2}(?:${KIN}|famil(?:y|ies)|home|house|flat|visa|benefits|bones|legs?|arms?|heart|spine|back|eyesight|sight|hearing|speech|attendance|behaviour|reading|asthma|epilepsy|diabetes|allerg(?:y|ies)|EHC plan|EHCP|plan|pen|inhaler|nappies)\\b(?! (?:also |once |had |then )*(?:founded|g[ia]ven?|built|taught|teaches|endowed|worked here|works|served|wrote|opened|chaired|led|fought|left (?:us|the|money|a)|(?:is|was) (?:also |once |now )?(?:an?|the|our) (?:[\\p{L}-]+ ){0,2}(?:governor|trustee|teacher|head\\p{L}*|chair|clerk|employee|member|nurse|cook|caretaker|priest|vicar|builder|founder)))`,
    'u',
  ),
  /^,? (?:who )?(?:(?:now |still |only )?attends? (?:for |on )?(?:only )?(?:[\p{L}\d]+ ){1,2}(?:mornings?|afternoons?|sessions?|half[- ]days?)\b(?! to )|attended (?:only )?\d+(?:\.\d)? ?(?:%|per cent|sessions|days|out of)|prays (?:at|in|with|on)|fasts (?:in|during|for|on))/u,
  /^,? (?:who )?(?:cannot|can['’]t|can not|could not) (?:yet )?(?:swim|read|write|speak|talk|walk|sit (?:still|up|alone)|see|hear|dress|tie|chew|swallow|go to the toilet|use (?:the|a) (?:toilet|potty|stairs))\b/u,
  // `Zara Iqbal, 2 puffs at noon`: a dose.
  /^(?:,|:| –| -| \() ?(?:\p{L}+,? )?\d+(?:\.\d+)? ?(?:puffs?|mg|ml|mcg|tablets?|units|drops|spoonfuls?|capsules?)\b/u,
  // `Ada Nightingale, 9, can come`.
  /^(?:, (?:[3-9]|1[0-8]),| \((?:[3-9]|1[0-8])\),?) (?=\p{Ll})/u,
  // Two who are kept from each other.
  /^(?: and \p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+)? (?:(?:must|may|should|can|are|is|do|does)(?: ?not|n['’]t) (?:to )?(?:(?:sit|work|play|travel|walk|line up|be (?:seated|left|paired|put|placed|grouped|in the same)) (?:alone |together|next to|near|beside|with|group|class|team|set|room|taxi|bus|house)|share an? (?:table|room|bed|taxi|bus|dorm\w*|tent|group|seat|desk))|(?:are|is) (?:kept apart|seated apart|taught apart))/u,
  // `Letters about Ada Nightingale go to both parents`.
  /^,? (?:go|goes|(?:is|are|must be) (?:sent|given|addressed|copied|posted)) to (?:both |each of )?(?:the |his |her |their )?(?:parents?|mother|father|grand\p{L}+|foster \p{L}+|social worker)\b/u,
  /^,? (?:in (?:Class|Year|Form) ?\d{1,2}\p{Lu}? )?(?:strangled|kicked|punched|bit|threw|pushed|stole|stabbed|hid|swallowed|choked|fainted|collapsed|drowned|broke|smashed|burnt|scratched|tore|spat|swore)\b/u,
  /^['’]s (?:\p{L}+ )?(?:pads|nappies|bottle|dummy|comforter|peg|tray|locker|lunch\p{L}*|packed lunch|snack|spare clothes|reading (?:age|book|record)|timetable|detentions?|reward chart|behaviour|attendance|results|taxi|mother|father|feed|pump|sensory|ear defenders|key person|class teacher|form tutor|parents?|home)\b/u,
  /^[^.;]{0,40}\b(?:his|her) (?:own )?(?:comforter|dummy|nappies|pads|potty|bottle|peg|ear defenders|lunchbox|packed lunch|reading book|spare clothes|inhaler|pump|feeding tube|adrenaline pens?|wheelchair|walking frame|nap|cot|seat belt|timetable|detentions?|tantrums?)\b/u,
  /^,? (?:from|of|at|who lives at|lives at|,) ?(?:flat \d+,? )?\d{1,3}[a-z]?,? (?:\p{Lu}[\p{L}’'-]+ ){1,3}(?:Road|Street|Lane|Close|Rise|Avenue|Drive|Crescent|Gardens|Way|Grove|Place|Terrace|Court|Hill|View|Walk|Mews|Park|Row|Green|Square)\b/u,
];
/** What only happens to a child, said before the name. */
const TO_A_CHILD: readonly RegExp[] = [
  /\b(?:candidate|pupil|student|learner|child)(?: (?:number|no\.?))? \d{1,6},?(?: \(| – | - | )$/iu,
  /\b(?:taxi|minibus|bus|escort|driver|transport|passenger assistant|childminder|grandmother|aunt)\b[^.;]{0,30}\b(?:collects?|picks? up|brings?|drops?(?: off)?|takes?|fetch(?:es)?|carries|meets?) $/iu,
  /\b(?:changes?|feeds?|toilets?|lifts?|carr(?:y|ies)|restrain(?:s|ed)?|escorts?|hoists?) $/iu,
];
/** A number beside a name, where somebody at home is rung: not that of a colleague. */
const RUNG_AT_HOME = /\b(?:home|parents?|mother|father|emergency|famil(?:y|ies)|missing)\b/i;
const HAS_A_NUMBER = /^(?: \(\p{Lu}\p{L}+\))?,? (?:(?:that|this|it) )?(?:is|on|at) (?:0\d|\+44)/u;
/** Small words of fondness before a first name. */
const LITTLE = /\b(?:[Ll]ittle|[Bb]aby|[Yy]oung|[Ww]ee|[Pp]oor) $/;
/** And then what is so of them: `little Rafferty, who swells up when he eats it`. */
const IS_TOLD = /^,? (?:who|whose)\b[^.;]{0,60}\b(?:he|she|his|her|him|they|their)\b/u;
/** What a child may have or be, and others too. */
const MAYBE: readonly RegExp[] = [
  /^(?:['’]s)?,? (?:\()?(?:in|from|of) (?:the )?\p{Lu}\p{Ll}+s\b/u,
  /^[^.;]{0,80}\b(?:his|her|him|he|she|hers)\b/u,
  /^[^.;]{0,80}\b(?:pads|nappies|pull-ups|dry|toilet|nap|lunch|packed lunch|taxi|spare clothes|comforter|dummy|ear defenders|sensory|detention|reward chart|adult beside|one adult|two adults|plaster|bottle|snack|playtime|break|carpet|coat|shoes)\b/u,
  /^,?(?: who)? (?:needs?|cannot|must not|may not|is not|is only|does not|will not)\b/u,
];
/** Somebody who works here, or wrote something. */
const OF_AN_ADULT =
  /^,? (?:\((?:19|20)\d\d\)|(?:has|have) (?:worked|taught|led)|teaches|leads|manages|runs|trains|works|chairs|wrote|says|writes)\b/u;

/** Whether what stands around a name can only be said of a child; a first name alone needs more of it. */
export function isChildByEvidence({ index, length, kind }: Person, text: string): boolean {
  const before = text.slice(Math.max(0, index - 80), index);
  const isGiven = LITTLE.test(before) || GIVEN_NAMES.has(text.slice(index, index + length).toLowerCase());
  if (kind === 'initials' || (kind === 'first' && !isGiven)) return false;
  const after = text.slice(index + length, index + length + 160);
  if (OF_AN_ADULT.test(after)) return false;
  const isSure =
    OF_A_CHILD.some((pattern) => pattern.test(after)) || TO_A_CHILD.some((pattern) => pattern.test(before));
  const maybe = MAYBE.filter((pattern) => pattern.test(after)).length;
  if (kind !== 'first') return isSure || maybe >= 3 || (HAS_A_NUMBER.test(after) && RUNG_AT_HOME.test(before));
  return (isSure && (maybe >= 1 || LITTLE.test(before))) || maybe >= 3 || (LITTLE.test(before) && IS_TOLD.test(after));
}
