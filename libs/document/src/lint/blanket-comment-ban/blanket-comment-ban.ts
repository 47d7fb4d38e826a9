import { allMatches } from '../all-matches.ts';
import { byWord } from '../by-word.ts';
import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { leadInsOf } from '../list-lead-ins.ts';
import { sentencesOf } from '../sentences.ts';
import type { Prose } from '../prose.ts';
import { wordsOf } from '../words-of.ts';
import { cellContextOf } from '../table-context.ts';
import { BANS, FORBIDDEN_COLUMN, isNarrowed, LEAD_IN, REMARK_ALONE } from './acts.ts';
import { keepsFree } from './carve-outs.ts';
import { endOfRemark, passiveBanIn, punishedIn, type Span } from './passive-bans.ts';

/** `No one may be prevented from raising a concern` is the opposite of a ban. */
const ALLOWS =
  /\b(?:(?:prevent|stop|punish|discourag|dismiss|penalis|disciplin|fail|hesitat|afraid)\w*|us(?:e|ing) (?:\w+ ){0,3}(?:name|logo|devices?|equipment|address))\b/i;
/** Only speaking for the employer, or using its name in trade, is forbidden. */
const FOR_OTHERS =
  /\b(?:(?:speak|act|answer|comment)(?:s|ing)? for|on behalf of|in the (?:name of|\w+[’']s name(?!.*\bown\b))|as (?:if )?(?:an? |its |their )?(?:official )?(?:spokes\w+|customers?|clients?|references?|representatives? of the (?:school|trust|academy|council|nursery|employer)))\b/i;
/** What a blanket ban is about, or the press. */
const ABOUT_WORK =
  /school|academ|trust|council|nurser|playgroup|centre|setting|organisation|employ|work|job|college|authority|company|federation|placement|colleague|governor|manage|leader|superior|headteacher|press|media|journalist|reporter|newspaper|broadcaster/i;
/** A ban that is no longer one. */
const HISTORY =
  /\b(?:until (?:19|20)\d\d|(?<!\bbe )used to|formerly|previously|in the past|(?:was|were) (?:once )?told|no longer)\b/i;
/** `The school does not comment`: what the employer does itself. */
const SAYS_OF_ITSELF = /\b(?:we|(?:the|our) (?:school|academy|trust|council|nursery|office|college))\s+$/i;
/** How many characters lie between a ban and the verb that says what is banned. */
const FURTHEST = 40;
const LONGEST_REMARK = 80;

/** A ban on any comment about work, with no word for protected disclosures: to that extent it would be void. */
export const blanketCommentBan: LintRule = {
  id: 'blanket-comment-ban',
  check: (desk) => {
    const found = [
      ...desk.prose.flatMap((block) => bansIn(block).map((span) => say(block, span))),
      ...bansInLists(desk),
    ];
    // What keeps disclosures free may stand anywhere; it is looked for only where something is forbidden.
    return found.length === 0 || desk.prose.some(({ text }) => keepsFree(text)) ? [] : found;
  },
};

const known = new WeakMap<Prose, readonly Span[]>();
const NO_SPANS: readonly Span[] = [];
/** One of these stands in every ban, and one of the others in every remark. */
const FORBIDS = new Set(
  `not never cannot no none nobody nothing don doesn mustn mayn shouldn won can forbidden forbid prohibited barred banned refrain refrains refraining abstain abstains abstaining desist avoid avoids
  misconduct disciplinary disciplined dismissal dismissed sacked suspended guilty breach faces face risks liable offence action silent quiet keep keeps under on at off clear away forbids prohibits bans bars rules disallow disallows outlaw outlaws bounds mum silence unacceptable place`
    .split(/\s+/)
    .filter(Boolean),
);
const SAYS =
  /^(?:comment|speak|spoken|talk|writ|post|blog|tweet|say|said|communicat|correspond|discuss|mention|refer|criticis|statement|remark|opinion|view|complaint|interview|contact|approach|brief|answer|respond|shar|disclos|publish|reveal|repeat|circulat|upload|pass|name|identif|silent|quiet|told|message|observation|concern|subject|topic|feature|appear|figure|word|silence|mum|tongue|contain|carr|includ|talk|gossip|lips|mouth|counsel|review|stor|put|placed)/;
const isOfSaying = byWord((word) => SAYS.test(word));

function mayForbid(prose: Prose): boolean {
  let [forbids, says] = [false, false];
  for (const word of wordsOf(prose)) {
    forbids ||= FORBIDS.has(word);
    says ||= isOfSaying(word);
    if (forbids && says) return true;
  }
  return false;
}

/** The bans in the sentences of a block, found once. */
function bansIn(prose: Prose): readonly Span[] {
  const before = known.get(prose);
  if (before) return before;
  const found = !mayForbid(prose)
    ? NO_SPANS
    : sentencesOf(prose).flatMap(({ text, index }): Span[] => {
        const span = banIn(text);
        return span ? [[index + span[0], index + span[1]]] : [];
      });
  known.set(prose, found);
  return found;
}

function banIn(text: string): Span | undefined {
  if (!ABOUT_WORK.test(text)) return undefined;
  if (FOR_OTHERS.test(text) || HISTORY.test(text)) return undefined;
  for (const ban of allMatches(BANS, text)) {
    if (SAYS_OF_ITSELF.test(text.slice(0, ban.index)) && /^(?:do|does|will|can|cannot)/i.test(ban[0])) continue;
    const from = ban.index + ban[0].length;
    for (const remark of allMatches(REMARK_ALONE, text.slice(from, from + FURTHEST + LONGEST_REMARK))) {
      const between = text.slice(from, from + remark.index);
      if (remark.index > FURTHEST || /[.;:]/.test(between)) break;
      if (ALLOWS.test(between) || isNarrowed(between, remark[0])) continue;
      const end = endOfRemark(text, from + remark.index + remark[0].length);
      if (end !== undefined) return [ban.index, end];
    }
  }
  return passiveBanIn(text) ?? punishedIn(text);
}

/** `Staff must not:` and then, as an item, `comment on the school`; or a cell below `Not allowed`. */
function bansInLists({ tree, prose }: LintDesk): Finding[] {
  const leads = leadInsOf(tree, prose);
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
      (lead !== undefined && (leadsIntoBans(lead) || /^(?:not|never)\b/i.test(block.text))) ||
      (column !== undefined && FORBIDDEN_COLUMN.test(column)) ||
      isRefused;
    return isForbidden ? forbiddenItem(block) : [];
  });
}

/** All that a cell says of what stands before it. */
const REFUSED =
  /^\W*(?:no|never|not (?:ok|allowed|permitted|acceptable|at all)|forbidden|prohibited|banned|don[’']t|do not|unacceptable|(?:gross )?misconduct|✗|✘|x)\W*$/iu;

const leading = new WeakMap<Prose, boolean>();

function leadsIntoBans(lead: Prose): boolean {
  const before = leading.get(lead);
  if (before !== undefined) return before;
  const leads = LEAD_IN.test(lead.text.slice(-LONGEST_LEAD));
  leading.set(lead, leads);
  return leads;
}

/** Of a paragraph before a list, so much at its end leads into it. */
const LONGEST_LEAD = 300;

function forbiddenItem(item: Prose): Finding[] {
  const { text } = item;
  if (FOR_OTHERS.test(text) || bansIn(item).length > 0) return [];
  const [match] = allMatches(REMARK_ALONE, text.slice(0, 80));
  if (!match || match.index > 20 || /[.;:]/.test(text.slice(0, match.index))) return [];
  if (isNarrowed(text.slice(0, match.index), match[0])) return [];
  const end = endOfRemark(text, match.index + match[0].length);
  return end === undefined ? [] : [say(item, [match.index, end])];
}

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
