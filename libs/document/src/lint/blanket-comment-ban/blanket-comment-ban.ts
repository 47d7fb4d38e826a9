import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { leadInsOf } from '../list-lead-ins.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import type { Prose } from '../prose.ts';
import {
  BAN,
  BANNED_AFTER,
  endOfGeneralObject,
  isNarrowed,
  isSetting,
  NEVER_SAID_OF,
  NO_REMARK,
  NOTHING_SAID,
  REMARK,
} from './remarks.ts';

const BAN_THEN_REMARK = new RegExp(`\\b(?<ban>${BAN})\\b(?<between>[^.;:]{0,40}?)\\b(?<remark>${REMARK})\\b`, 'gi');
const REMARK_ALONE = new RegExp(`(?:^|\\b)(?<remark>${REMARK})\\b`, 'gi');
const BANNED = new RegExp(`^[^.;:]{0,80}?\\b${BANNED_AFTER}\\b`, 'i');
const LEAD_IN = new RegExp(`\\b(?:${BAN}|${BANNED_AFTER})\\b[^.;]{0,60}$`, 'i');
/** `No one may be prevented from raising a concern` is the opposite of a ban. */
const ALLOWS = /\b(?:prevent|stop|punish|discourag|dismiss|penalis|disciplin|fail|hesitat|afraid)\w*\b/i;
/** Only speaking for the employer, or using its name in trade, is forbidden. */
const FOR_OTHERS =
  /\b(?:(?:speak|act|answer|comment)(?:s|ing)? for|on behalf of|in the name of|as (?:if )?(?:a |its |their )?(?:spokes\w+|customers?|clients?|references?))\b/i;
/** A ban that is no longer one. */
const HISTORY =
  /\b(?:until (?:19|20)\d\d|used to|formerly|previously|in the past|(?:was|were) (?:once )?told|no longer)\b/i;
const CARVE_OUT =
  /\b(?:(?:protected|qualifying) disclosures?|public interest disclosure|Employment Rights Act 1996|prescribed persons?)\b|\bnothing in this (?:policy|protocol|procedure|document|clause|section)\b[^.]{0,80}\b(?:prevents?|stops?|limits?|affects?)\b|\b(?:do(?:es)? not|nothing|may (?:still|always)|free to|keeps? the right|right to)\b[^.]{0,80}\b(?:whistle-?\s?blow\w*|blow(?:ing)? the whistle|disclos\w+|report(?:ing)? wrongdoing|rais(?:e|ing) (?:a )?concern|trade union)/i;

/** A ban on any comment about work, with no word for protected disclosures: to that extent it would be void. */
export const blanketCommentBan: LintRule = {
  id: 'blanket-comment-ban',
  check: (desk) => {
    if (desk.prose.some((block) => CARVE_OUT.test(block.text))) return [];
    const inSentences = desk.prose.flatMap((block) => sentencesOf(block).flatMap(bansIn));
    return [...inSentences, ...bansInLists(desk)];
  },
};

function bansIn(sentence: Sentence): Finding[] {
  const { text, prose, index } = sentence;
  if (FOR_OTHERS.test(text) || HISTORY.test(text)) return [];
  const before = [...text.matchAll(BAN_THEN_REMARK)].flatMap((match): Finding[] => {
    const { between = '', remark = '' } = match.groups ?? {};
    if (ALLOWS.test(between) || isNarrowed(between, remark)) return [];
    const end = endOfRemark(text, match.index + match[0].length);
    return end < 0 ? [] : [say(prose, index + match.index, end - match.index)];
  });
  if (before.length > 0) return before.slice(0, 1);
  const passive = passiveBanIn(text);
  if (passive) return [say(prose, index + passive[0], passive[1] - passive[0])];
  for (const match of text.matchAll(REMARK_ALONE)) {
    if (isNarrowed(text.slice(0, match.index), match[0])) continue;
    const end = endOfRemark(text, match.index + match[0].length);
    const banned = end < 0 ? null : BANNED.exec(text.slice(end));
    if (banned) return [say(prose, index + match.index, end + banned[0].length - match.index)];
  }
  return [];
}

/** Where a ban stands that does not say who is to say nothing. */
function passiveBanIn(text: string): readonly [start: number, end: number] | undefined {
  for (const match of text.matchAll(NEVER_SAID_OF))
    if (isSetting(match.groups?.setting ?? '')) return [match.index, match.index + match[0].length];
  for (const match of text.matchAll(NO_REMARK)) {
    const object = match.groups?.object ?? '';
    if (endOfGeneralObject(object) === object.length) return [match.index, match.index + match[0].length];
  }
  for (const match of text.matchAll(NOTHING_SAID)) {
    const end = endOfRemark(text, match.index + match[0].length);
    if (end >= 0) return [match.index, end];
  }
  return undefined;
}

/** `Staff must not:` and then, as an item, `comment on the school`. */
function bansInLists({ tree, prose }: LintDesk): Finding[] {
  return [...leadInsOf(tree, prose)].flatMap(([item, lead]): Finding[] => {
    if (!LEAD_IN.test(lead.text) || FOR_OTHERS.test(item.text)) return [];
    const match = [...item.text.slice(0, 80).matchAll(REMARK_ALONE)][0];
    if (
      !match ||
      isNarrowed(item.text.slice(0, match.index), match[0]) ||
      /[.;:]/.test(item.text.slice(0, match.index)) ||
      match.index > 20
    )
      return [];
    const end = endOfRemark(item.text, match.index + match[0].length);
    return end < 0 ? [] : [say(item, match.index, end - match.index)];
  });
}

function endOfRemark(text: string, from: number): number {
  const end = endOfGeneralObject(text.slice(from));
  return end < 0 ? -1 : from + end;
}

function say(prose: Prose, index: number, length: number): Finding {
  return findingIn(prose, index, length, {
    severity: 'warning',
    message: 'This forbids any comment, protected disclosures included.',
    advice:
      'Say what is forbidden (confidential facts, abuse), and add that nothing here prevents a protected disclosure.',
    source:
      'Employment Rights Act 1996, sections 43A to 43L; by section 43J an agreement is void in so far as it precludes a protected disclosure.',
  });
}
