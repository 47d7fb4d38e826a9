import { findingIn, type Finding, type LintRule } from '../lint-rule.ts';

const BAN =
  /\b(?:must not|must never|may not|should not|should never|do not|are not (?:permitted|allowed) to|is not permitted to|never|prohibited from|refrain from|forbidden (?:to|from))\b[^.;]{0,60}?\b(?:comment(?:s|ing)?|discuss(?:ing)?|post(?:s|ing)?|mak(?:e|ing)|reveal(?:ing)?|rais(?:e|ing)|say(?:ing)?|writ(?:e|ing)|referenc(?:e|es|ing))\b[^.;]{0,50}?\b(?:any(?:thing)?|all|matters?|concerns?|complaints?|reference)\b[^.;]{0,60}?\b(?:school|work|employer|employment|council|trust|centre|nursery|setting|academy|organisation)\b/gi;
/** A ban on a kind of remark that may be banned is no blanket ban. */
const NARROW =
  /\b(?:confidential|personal|private|abusive|offensive|defamatory|derogatory|discriminatory|false|malicious|untrue|photo\w*|images?|videos?)\b/i;
const CARVE_OUT =
  /\b(?:protected disclosures?|public interest disclosure|Employment Rights Act 1996)\b|\bnothing in this (?:policy|protocol|procedure|document|clause|section)\b[^.]{0,80}\b(?:prevents?|stops?|limits?|affects?)\b|\bdoes not (?:prevent|stop|limit|affect)\b[^.]{0,80}\b(?:whistleblow|disclos|rais(?:e|ing) (?:a )?concern|trade union)/i;

/** A ban on any comment about work, with no word for protected disclosures: to that extent it would be void. */
export const blanketCommentBan: LintRule = {
  id: 'blanket-comment-ban',
  check: ({ prose }) => {
    if (prose.some((block) => CARVE_OUT.test(block.text))) return [];
    return prose.flatMap((block) =>
      [...block.text.matchAll(BAN)]
        .filter((match) => !NARROW.test(match[0]))
        .map((match): Finding =>
          findingIn(block, match.index, match[0].length, {
            severity: 'warning',
            message: 'This forbids any comment, protected disclosures included.',
            advice:
              'Say what is forbidden (confidential facts, abuse), and add that nothing here prevents a protected disclosure.',
            source:
              'Employment Rights Act 1996, sections 43A to 43L; by section 43J an agreement is void in so far as it precludes a protected disclosure.',
          }),
        ),
    );
  },
};
