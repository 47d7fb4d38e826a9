import { byWord } from '../by-word.ts';
import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { leadInsOf } from '../list-lead-ins.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import type { Prose } from '../prose.ts';
import { partFinder } from '../../read/reading.ts';
import { wordListOf } from '../words-of.ts';
import { cellContextOf } from '../table-context.ts';
import { remembered } from '../remembered.ts';
import { FORBIDDEN_COLUMN, STAYS_INSIDE } from './passive-forms.ts';
import { keepsFree, mayKeepFree } from './carve-outs.ts';
import { beginsWithLimit, holdsLimit } from './general-object.ts';
import { banBefore, isDealtWith, leadsIntoBans, punishedBy } from './forbidding.ts';
import { endOfRemark, passiveBanIn, type Span } from './passive-bans.ts';
import { isNarrowed, remarksIn } from './remarks.ts';

/** Only speaking for the employer, or using its name in trade, is forbidden. */
const FOR_OTHERS =
  /\b(?:(?:speak|act|answer|comment)(?:s|ing)? for|on behalf of|in the (?:name of|\w+[’']s name(?!.*\bown\b))|as (?:if )?(?:an? |its |their )?(?:official )?(?:spokes\w+|customers?|clients?|references?|representatives? of the (?:school|trust|academy|council|nursery|employer)))\b/i;
/** What a blanket ban is about, or the press. */
const ABOUT_WORK =
  /\b(?:here|us)\b|[A-Z][a-z’'-]+ [A-Z]|school|firm|provider|company|unit|MAT|charity|business|academ|trust|council|nurser|playgroup|centre|setting|organisation|employ|work|job|college|authority|company|federation|placement|colleague|governor|manage|leader|superior|headteacher|club|choir|theatre|museum|diocese|association|foundation|partnership|society|\bhome\b|place\b|blogger|podcaster|press|media|journalist|reporter|newspaper|broadcaster/i;
/** A ban that is no longer one. */
const HISTORY =
  /\b(?:until (?:19|20)\d\d|(?<!\bbe )used to|formerly|previously|in the past|(?:was|were) (?:once )?told|no longer|(?:former|old|earlier|previous) (?:rules?|clauses?|ban|policy|code|handbook|wording))\b/i;
/** Nothing is forbidden here: a ban is asked about, told of others, or said not to be made or to bind nobody. */
const ONLY_TOLD = new RegExp(
  [
    '\\?\\W*$',
    '\\b(?:some|other|many|most|certain) (?:schools|trusts|nurseries|councils|colleges|academies|employers|organisations|companies|places) (?:still |even |do |have |will |may )?(?:forbid|prohibit|ban|bar|tell|ask|expect|say|make|require|rules? |not\\b)',
    '\\b(?:no|not an?|nor an?|never an?) (?:\\p{L}+ )?(?:rule|clause|term|condition|policy|law|contract|agreement|ban|bar|limit|restriction|prohibition|objection)s? (?:here |in [^.;:,]{3,30} )?(?:against|on(?! which)|(?:that|which|to) (?!staff|nobody|no\\b)|(?:can|may|will|shall) (?:stop|prevent|forbid|keep|bind|oblige|make|take))',
    "\\b(?:cannot|can[’']t|do(?:es)? not|don[’']t|will not|never|may not|must not) (?:tell|order|instruct|make|ask|require|oblige|expect) [^.;:,]{2,40}? (?:not|never)\\b",
    '\\b(?:forbid|prohibit|ban|bar|stop|gag|prevent|silenc|restrain)\\w* [^.;:]{5,140} (?:is|are|(?:will|would|shall) be|was|were|has been|have been) (?:(?:not|never) (?:signed|asked for|offered|enforced|binding|valid|lawful)|void|of no effect|unenforceable|taken out|deleted|withdrawn|dropped|repealed)\\b',
  ].join('|'),
  'iu',
);
/** `Nothing in this clause prevents …`: the other clauses are left as they are. */
const OF_ITS_CLAUSE = /\bin this (?:clause|paragraph)\b/i;
/**
 * A ban on any comment about work, or on telling it to outsiders, with no word for protected disclosures: to that extent it would be
 * void. What forbids only some things (confidential facts, abuse, what is said in working hours or for the employer), what somebody
 * chooses not to say, and what pupils are told, is none.
 */
export const blanketCommentBan: LintRule = {
  id: 'blanket-comment-ban',
  check: (desk) => {
    const found = [
      ...desk.prose.flatMap((block) => bansIn(block).map((span) => say(block, span))),
      ...bansInLists(desk),
    ];
    // What keeps disclosures free may stand anywhere; it is looked for only where something is forbidden.
    if (found.length === 0) return [];
    const leads = leadInsOf(desk.tree);
    const free = desk.prose.filter((block) => isCarveOut(block) || isFreeItem(block, leads.get(block)));
    if (free.some((block) => !OF_ITS_CLAUSE.test(block.text))) return [];
    const partAt = partFinder(desk.document);
    const freeParts = new Set(free.map(({ start }) => partAt(start)));
    const isTitle = ({ start }: Finding): boolean => start < (partAt(start)?.bodyStart ?? 0);
    // A title that names what its text forbids is no second ban.
    const told = new Set(found.filter((one) => !isTitle(one)).map(({ start }) => partAt(start)));
    return found.filter((one) => !freeParts.has(partAt(one.start)) && !(isTitle(one) && told.has(partAt(one.start))));
  },
};

const isCarveOut = remembered((prose: Prose) => wordListOf(prose).some(mayKeepFree) && keepsFree(prose.text));

/** `Staff may always go:` and then, as an item, `to the helpline for whistleblowers`. */
function isFreeItem(item: Prose, lead: Prose | undefined): boolean {
  return lead !== undefined && wordListOf(item).some(mayKeepFree) && keepsFree(`${lead.text} ${item.text}`);
}

const NO_SPANS: readonly Span[] = [];
/** One of these stands in every ban. */
const FORBIDDING =
  /^(?:no|not|never|cannot|none|nobody|nothing|neither|nor|nowhere|don|doesn|isn|aren|mustn|mayn|shouldn|needn|won|shan|can|cant|forbid|prohibit|ban|bar|gag|muzzl|restrain|disallow|outlaw|preclud|debar|disqualif|refrain|abstain|desist|forswear|forgo|forego|renounc|surrender|relinquish|waiv|declin|refus|enjoin|right|avoid|resist|stop|ceas|rul|hold|keep|kept|leav|left|steer|stay|shy|shie|misconduct|disciplin|dismiss|sack|suspen|offen|sanction|breach|warn|penal|punish|trouble|terminat|fired|unaccept|taboo|off|out|wrong|silen|quiet|mum|tight|place|line|guilty|costs?$|cost$|within|between|belong|remain)/;
/** One of these stands in every remark. */
const SAYING =
  /^(?:comment|speak|spok|talk|writ|wrote|post|blog|vlog|tweet|podcast|chat|gossip|remark|rant|moan|grumbl|complain|whing|opin|pronounc|enthus|boast|jok|convers|communicat|correspond|messag|text|blab|natter|waffl|preach|philosoph|editorial|vent|shout|say|said|tell|told|air|discuss|mention|critici|review|rat|referenc|refer|disparag|debat|critiqu|bad|knock|slat|prais|describ|allud|dwell|bring|brought|run|slag|rais|reveal|statement|view|concern|observ|interview|feedback|word|thought|stor|anecdot|judg|assess|verdict|griev|gripe|letter|article|video|status|update|entr|anything|information|material|content|detail|news|rumour|react|meme|publi|contact|approach|brief|answer|respond|deal|engag|giv|shar|disclos|repeat|circulat|upload|pass|nam|identif|tag|featur|silent|silence|quiet|mum|tongue|lips|mouth|counsel|subject|topic|matter|appear|figure|contain|carr|includ|impression|account|testimonial|goes|going|social|online|internet|facebook|media|web|walls|stays|allud|breath|petition|schtum|shtum|line|syllable|concerned|rate|thread|forum)/;
const FORBIDS = 1;
const SAYS = 2;
const BOTH = FORBIDS | SAYS;
const signsIn = byWord((word) => (FORBIDDING.test(word) ? FORBIDS : 0) | (SAYING.test(word) ? SAYS : 0));

/** Whether a block, or one sentence of it, has words of both kinds. */
function mayForbid(words: Prose | Sentence): boolean {
  let signs = 0;
  for (const word of wordListOf(words)) {
    signs |= signsIn(word);
    if (signs === BOTH) return true;
  }
  return false;
}

/** The bans in the sentences of a block, found once. */
const bansIn = remembered((prose: Prose): readonly Span[] => {
  const found = !mayForbid(prose)
    ? NO_SPANS
    : sentencesOf(prose).flatMap((sentence, at, all): Span[] => {
        if (all.length > 1 && !mayForbid(sentence)) return [];
        return bansOf(withItNamed(sentence.text, all[at - 1]?.text)).map(([start, end]) => [
          sentence.index + start,
          sentence.index + end,
        ]);
      });
  return withoutSayings(prose.text, found);
});

/**
 * `We are proud of our school. Staff may not post about it`: `it` is the setting where the sentence before says what one has to do with it,
 * or nothing of anything else. Told as `us`, which is as long.
 */
function withItNamed(text: string, before: string | undefined): string {
  return before !== undefined && ABOUT_IT.test(text) && (ENDS_WITH_SETTING.test(before) || IS_OF_SETTING.test(before))
    ? text.replace(ABOUT_IT, 'us')
    : text;
}

const ABOUT_IT =
  /(?<=\b(?:about|on|upon|of|regarding|concerning|mention|discuss|criticise|review|name) )it\b(?!['’]s|,? (?:is|was|has|will|may|must|can)\b)/i;
const A_SETTING = '(?:school|academy|trust|nursery|employer|college|council|federation|pre-?school|playgroup|setting)';
const ENDS_WITH_SETTING = new RegExp(
  `\\b(?:(?:(?:proud|fond|part|members?|ambassadors?|speak well|think well) of|(?:works?|working|teach(?:es)?|serves?|volunteers?|employed|paid) (?:for|at|in|by)|joined|join|belongs? to|loyal(?:ty)? to|ambassadors? for|cares? (?:for|about)|loves?|values?|represents?|chose|chosen|believes? in) (?:our|the|this|your)|(?:this|ours) is an?) (?:[\\p{L}-]+ )?${A_SETTING}\\W*$`,
  'iu',
);
const IS_OF_SETTING = new RegExp(
  `^\\W*(?:the|our|this|your) ${A_SETTING} (?:is|was|has been|belongs|depends|relies)\\b(?!.*\\b(?:an?|the|its|new|this|that)\\b)`,
  'iu',
);

/** `What happens here stays here` beside a ban in plain words is no second one. */
function withoutSayings(text: string, found: readonly Span[]): readonly Span[] {
  const plain = found.filter(([start, end]) => text.slice(start, end).search(STAYS_INSIDE) !== 0);
  return plain.length > 0 ? plain : found;
}

/** A ban that is quoted is somebody else's. */
function isQuoted(before: string): boolean {
  return before.lastIndexOf('“') > before.lastIndexOf('”') || (before.match(/"/g) ?? []).length % 2 === 1;
}

/** `What staff know of a child is never talked about | outside the school`: what is not to be told stands before the verb. */
const IS_SAID = /\b(?:is|are|be|been|being)(?: (?:not|never|ever|to|be|\p{L}+ly))* $/iu;
const ELSEWHERE = /^ (?:outside|at|inside|within|beyond|off|away from|out of|in)\b/i;
const OF_NOTHING = /\b(?:nothing|no)\b/i;

function bansOf(text: string): Span[] {
  if (
    !ABOUT_WORK.test(text) ||
    FOR_OTHERS.test(text) ||
    HISTORY.test(text) ||
    beginsWithLimit(text) ||
    ONLY_TOLD.test(text)
  )
    return [];
  const found: Span[] = [];
  for (const remark of remarksIn(text)) {
    const before = text.slice(0, remark.index);
    const upTo = found.at(-1)?.[1] ?? 0;
    if (remark.index < upTo || isQuoted(before) || isNarrowed(before, remark[0])) continue;
    const after = remark.index + remark[0].length;
    if (IS_SAID.test(before) && ELSEWHERE.test(text.slice(after)) && !OF_NOTHING.test(before)) continue;
    const end = endOfRemark(text, after);
    if (end === undefined) continue;
    const start = banBefore(before) ?? (OF_NOTHING.test(text.slice(remark.index, end)) ? remark.index : undefined);
    if (OF_NOTHING.test(text.slice(start, end)) && isDealtWith(text.slice(end))) continue;
    if (start !== undefined && holdsLimit(text.slice(start, remark.index))) continue;
    const punished = start === undefined ? punishedBy(before, text.slice(end)) : 0;
    // Further remarks that the same words forbid are one ban.
    if (start === undefined ? punished !== undefined : start >= upTo)
      found.push([start ?? remark.index, end + (punished ?? 0)]);
  }
  const passive = found.length > 0 ? undefined : passiveBanIn(text);
  return passive ? [passive] : found;
}

/** `Staff must not:` and then, as an item, `comment on the school`; or a cell below `Not allowed`. */
function bansInLists({ tree, prose }: LintDesk): Finding[] {
  const leads = leadInsOf(tree);
  return prose.flatMap((block, at): Finding[] => {
    const lead = leads.get(block);
    const column = cellContextOf(block)?.column;
    const verdict = prose[at + 1];
    // `Saying anything about the school | never`: the next cell of the row says that it is forbidden.
    const isRefused =
      column !== undefined &&
      verdict !== undefined &&
      REFUSED.test(verdict.text) &&
      cellContextOf(verdict)?.row === block.text;
    const isForbidden =
      (lead !== undefined && (leadsToBans(lead) || /^(?:not|never)\b/i.test(block.text))) ||
      (column !== undefined && FORBIDDEN_COLUMN.test(column)) ||
      isRefused;
    // Where the verdict says whom it binds, the ban stands there.
    const ban = isForbidden ? forbiddenItem(block) : [];
    return ban.length > 0 && isRefused && SAYS_WHO.test(verdict.text) ? [say(verdict, [0, verdict.text.length])] : ban;
  });
}

/** All that a cell says of what stands before it. */
const REFUSED =
  /^\W*(?:no|never|not (?:ok|allowed|permitted|acceptable|at all)|forbidden|prohibited|banned|don[’']t|do not|unacceptable|(?:gross )?misconduct|✗|✘|x)(?:,? (?:for|by|to|from) (?:(?:any|all|an?|every|our|the|each|members?|of) )*(?:staff|employees?|teachers?|workers?|volunteers?|governors?|trustees?|anyone|anybody|everyone|everybody|team)|,? (?:at any time|anywhere|ever|in any (?:form|way|circumstances?)|at all|whatsoever|online))*\W*$/iu;
const SAYS_WHO = /\b(?:staff|employees?|teachers?|workers?|volunteers?|governors?|trustees?|team)\b/i;

const leadsToBans = remembered(({ text }: Prose) => leadsIntoBans(text.slice(-LONGEST_LEAD)));

/** Of a paragraph before a list, so much at its end leads into it. */
const LONGEST_LEAD = 300;

function forbiddenItem(item: Prose): Finding[] {
  return remarkOfItem(item).map((span) => say(item, span));
}

const remarkOfItem = remembered((item: Prose): readonly Span[] => {
  const { text } = item;
  if (FOR_OTHERS.test(text) || bansIn(item).length > 0) return [];
  const [match] = remarksIn(text.slice(0, 80));
  if (!match || match.index > 20 || /[.;:]/.test(text.slice(0, match.index))) return [];
  if (isNarrowed(text.slice(0, match.index), match[0])) return [];
  const end = endOfRemark(text, match.index + match[0].length);
  return end === undefined ? [] : [[match.index, end]];
});

function say(prose: Prose, [start, end]: Span): Finding {
  return findingIn(prose, start, end - start, {
    severity: 'warning',
    message: 'This forbids any comment, protected disclosures included.',
    advice:
      'Say what is forbidden (confidential facts, abuse), and add that nothing here prevents a protected disclosure.',
    source:
      'Employment Rights Act 1996, sections 43A to 43L; by section 43J an agreement is void in so far as it precludes a protected disclosure.',
  });
}
