import { allMatches } from '../all-matches.ts';

/** What makes a sentence say that something is not to be done, before what it is. */
const CUES = [
  '(?:(?:must|may|should|shall|will|do|does|can|need|is|are|am|has|have)(?: \\p{L}+)? )?(?:not|never)\\b',
  "(?:must|may|should|shall|will|do|does|can|need|is|are|ca|wo|sha)n?[’']t\\b",
  "(?:mustn|shouldn|don|doesn|won|can|isn|aren|mayn|shan|needn)[’']t\\b",
  'cannot',
  '(?:cant|dont|wont|mustnt|shouldnt|doesnt)\\b',
  '(?:nobody|no[ -]one|nothing|none|neither|nor|nowhere)\\b',
  'no\\b',
  '(?:forbid|prohibit|bann?|barr?|gag|disallow|outlaw|preclud|debarr?|disqualif|refrain|abstain|desist|forswear|forgo|forego|renounc|surrender|relinquish|waiv|declin|refus|restrain|muzzl|silenc|enjoin)(?:e[sd]?|s|ed|ing|g(?:ed|ing)|den|ding|y|ied)?\\b',
  '(?:gives? up|loses?|has lost|without) (?:any|all|the|every|their|your) (?:right|freedom|entitlement)\\b',
  '(?:avoids?|avoiding|resists?|resisting|stops?(?= \\p{L}+ing\\b)|ceases?|rules? out|holds? back|keeps? (?:themselves |yourself |himself |herself )?back)\\b',
  '(?:steers?|stays?|keeps?|shys?|shies) (?:well |right |completely )?(?:clear|away|off|out)\\b',
];
const FORBIDS = new RegExp(`(?<![\\p{L}-])(?:${CUES.join('|')})(?![\\p{L}-])`, 'giu');

const PUNISHED =
  '(?:misconduct|disciplin\\p{L}*|dismiss\\p{L}*|sack\\p{L}*|suspen\\p{L}+|offen[cs]e|sanction\\p{L}*|(?:in |a |this )?breach\\p{L}*|warning|penal\\p{L}+|punish\\p{L}*|trouble|termination|terminated|fired|red line|no-?no|unacceptable|inadmissible|impermissible|taboo|off[ -]limits|out of bounds|wrong|forbidden|prohibited|banned|barred|outlawed|disallowed|ruled out|against (?:the|our) rules)';
/** `It is misconduct to …`, `whoever is found to have …`: before what is punished. */
const PUNISHES = new RegExp(
  `\\b(?:it (?:is|will be|shall be|counts as|may be)|(?:will|may|shall|can|could) be|(?:is|are)|(?:faces?|risks?|expects?))\\b[^.;:]{0,30}?\\b${PUNISHED}\\b|\\b(?:(?:instant|summary|immediate) )?(?:dismissal|suspension|disciplin\\p{L}+(?: action| measures)?|a (?:final )?warning) (?:(?:will|may|shall|must) )?follows?\\b|\\b(?:loses?|forfeits?) (?:my|your|their|his|her|the) (?:place|job|post|position|contract)s?\\b`,
  'giu',
);
/** What happens to whoever did it, after what is done. */
const PUNISHED_AFTER = new RegExp(
  `^[^.;:]{0,90}?\\b(?:(?:is|are|will|may|shall|can|could|must|has|have|counts?|amounts?|leads?|risks?|faces?|means?|ends?|invites?|attracts?|brings?|breaks?|breach(?:es)?|violates?|contravenes?|get|gets|expects?|costs?|renders?|makes?|puts?|finds?|opens?|as(?! (?:long|soon|far|if|though|they|you|he|she|it|we)\\b))\\b(?! (?:not|never|no)\\b)[^.;:]{0,50}?\\b(?:${PUNISHED}|place elsewhere|(?:lose|forfeit)s? (?:the|their|your|his|her) [^.;:]{0,24}?(?:place|job|post|contract|position)s?|your job|their jobs?|the rules|this (?:policy|code|clause|agreement)|our (?:policy|code|rules)))(?!\\p{L})`,
  'iu',
);
/** What is done with remarks that are made. */
const DEALT_WITH =
  'answered|read|monitored|moderated|deleted|removed|collected|counted|followed|investigated|noticed|recorded|treated|regarded|checked|traced|ignored|held|lost';
/** `is not allowed`, `has no place here`, after what is done. */
const NOT_ALLOWED_AFTER = new RegExp(
  `^[^.;:]{0,80}?\\b(?:(?:(?:is|are|will be|shall be|must be|may be|can be|will|shall|must|may|should|can)(?: \\p{L}+ly| therefore| always| also| hereby)?(?: not| never| no longer)|cannot|(?:is|are)n[’']t)(?: ever)?(?: be)?(?: \\p{L}+ly| to be| something)?(?: (?:allowed|permitted|tolerated|acceptable|condoned|accepted|allowable|on|welcome|made(?! up)|posted|published|shared|written|expressed|voiced|aired|countenanced|left|given|put|broadcast|uttered|done|appropriate|open|for|ok|okay|fine|an? (?:option|matter|subject|topic)|staff|we))|(?:has|have|finds?) no place|(?:is|are) (?:not|never) (?:to be |(?!passed on|${DEALT_WITH}))\\p{L}+ed)\\b`,
  'iu',
);
/** `No comment on the school will be | held against you`. */
const IS_DEALT_WITH = new RegExp(
  `^[^.;:,]{0,60}?\\b(?:is|are|(?:will|shall|may|can|must|should) be) (?:ever )?(?:${DEALT_WITH})\\b`,
  'i',
);
/** Nothing is forbidden here: nobody is obliged, hindered, punished or afraid. */
const ALLOWS =
  /\b(?:(?:prevent|stop(?!s? \w+ing)|punish|discourag|dismiss|penalis|disciplin|fail|hesitat|afraid|fear|worr|shy|mind|object|victimis|deter|hinder|treated)\w*|us(?:e|ing) (?:\w+ ){0,3}(?:name|logo|devices?|equipment|address)|us(?:e|ing) (?:(?:the|our|its|their|any) )?(?:school|work|working|trust|nursery|employer|council|academy|college|office|lesson|paid)(?:['’]s|s['’])? (?:\w+ )?(?:time|hours|computers?|laptops?|tablets?|phones?|e-?mail|networks?|wi-?fi|paper|letterhead|noticeboards?)|(?:is|are|be|been|being|gets?) (?!allowed|permitted|free)\w+(?: off| up| out)? for(?= (?:what|how|saying|speaking|talking|writing|posting|having|anything|something|any|an?|their|his|her|your)\b)|(?:need|have|has|oblig\w+|compelled|forced|duty|required?|requires|reason|harm|objection|pressure|wish|intend\w*|seek|aim) (?:to|not|in|for|on)|need(?:ed)?|(?:lose|suffer|face|be|been) [^.;:]{0,40}\bfor(?= *$)|threaten\w*|(?:encourage|let|allow|help)s? (?:an? |any |the )?(?:pupils?|child(?:ren)?)|(?:(?:be|been|being) (?:asked|told|paid|pressed|pressured|expected|made|urged|bribed)|(?:ask|pay|press|pressure|urge|bribe)s? (?:\w+ ){1,4}) ?(?:to|for|into)|unable|unwilling|only|merely|just|simply|less)\b/i;
/** What takes back a ban, or begins another thought. */
const ANOTHER_THOUGHT =
  /\b(?:but|may|must|should|can|will|shall|instead|rather|so that|because|which|who|whose|that|if|when|while|whilst|where|until|however|only|in order|as|than|before|after)\b/i;

/** `no member of staff who works here may`: who may not, up to the verb. */
const WHO =
  /^[^,;:]{0,80}?\b(?:may|shall|must|should|can|will|(?:is|are)(?= (?:to|at|allowed|permitted|free|entitled)\b))\b/i;
/** `nobody who works at Example House talks about`: who, up to a verb without another. */
const WHO_WORKS =
  /^ (?:[\p{L} ]{0,30})?(?:who|that) (?:works?|is employed|serves?|helps?|teaches|is paid|volunteers?|has a (?:post|contract))(?: [^,;:]{0,50})?$/iu;
const OF_WHOM = /^(?:nobody|no|no[ -]one|none|neither|nor|nothing)$/i;
/** `write anything that mentions`: one act in two verbs. */
const ANYTHING_THAT =
  /\b(?:anything|something|material|content|posts?|information|messages?|whatever|everything) (?:that|which)\b|\b(?:before|after) or (?:before|after)\b|\b(?:while|when|after|before) (?:employed|working|leaving|at work|off duty|on duty)\b/gi;
const ASIDE = /,[^,]*,|\([^()]*\)/g;
const FURTHEST = 220;
/** Without an aside no more than this lies between a ban and what is banned. */
const NEAR = 120;
/** `The school does not comment`: what the employer does itself. */
const SAYS_OF_ITSELF = /\b(?:we|(?:the|our) (?:school|academy|trust|council|nursery|office|college))\s+$/i;
const LETS = /^\s*(?:\p{L}+ly )?(?:allow|permit|tolerate|accept|want|like|expect|wish|let)\b/iu;
const NO_BAN =
  /^(?:may|might|can|could) (?:choose|prefer|decide|wish|like|want|opt) (?:not|never)\b|^need(?: (?:not|never)|n[’']t)\b|^no (?:later|doubt|matter|longer|more than|charge|idea|sooner)\b|^(?:\p{L}+ )?(?:not|never) (?:(?:want|wish|like|care|dare|choose|prefer|feel)\b|(?:be )?(?:an? )?(?:gross )?(?:misconduct|offence|wrong|forbidden|banned|breach))/iu;
/** Before a negation, what makes it a choice or a case: `choose not to`, `even if you do not`. */
const NO_RULE =
  /\b(?:choos\w+|chose|prefer\w*|decid\w+|rather|consider\w*|think about|(?:even )?if|whether|when(?:ever)?(?! (?:you|they|staff|somebody|someone) (?:works?|are employed|are paid|help|volunteer)\b)|because|since)\b[^,]{0,40}$/i;
/** `does not forbid staff to`, `nobody is barred from`, `there is no rule that forbids`: what stands before such a word takes it back. */
const TAKES_BACK =
  /(?:\b(?:do|does|did|is|are|was|were|has|have|had|will|would|shall|should|can|could|may|might|must) (?:not|never)|\bcannot|n[’']t|\b(?:nobody|no[ -]one|nothing|none|neither|never|nowhere|no \p{L}+(?: of \p{L}+(?: \p{L}+)?)?)(?: (?:here|in [\p{L} ]{3,30}|that we say|of (?:us|this|them)|(?:at|of) [\p{L} ]{3,24}))?(?: (?:is|are|has|will|shall|may|can|that|which|ever))*)(?: (?!only\b)(?:be|been|being|to|ever|in any way|\p{L}+ly|seek|seeks|wish|wishes|want|wants|mean|means|meant|intend|intends|intended|try|tries|aim|aims))*\s*$/iu;
const FORBIDDING_VERB =
  /^(?:forbid|prohibit|bann?|barr?|gag|disallow|outlaw|preclud|debar|disqualif|restrain|muzzl|silenc|enjoin|rules? out)/i;
/** Those who have no employer and no office, and papers: what they may say is another matter. */
const OTHERS =
  /^\W*(?:(?:we (?:ask|expect|request)|all|any|our|the|if an?|a) )*(?:pupils?|child(?:ren)?|candidates?|panel members|witnesses|minutes|agendas?|newsletters?|references?|reports?)\b/i;
const WORKERS =
  /\b(?:staff|employees?|workers?|governors?|trustees?|teachers?|volunteers?|colleagues?|team|contractors?)\b/i;

/** Where the ban stands that reaches as far as the end of some words; undefined when there is none. */
export function banBefore(before: string): number | undefined {
  const from = Math.max(before.length - FURTHEST, before.search(/[^.;:]*$/));
  const clause = before.slice(from);
  const cue = allMatches(FORBIDS, clause).at(-1);
  if (!cue) return undefined;
  const after = clause.slice(cue.index + cue[0].length);
  const said = clause.slice(0, cue.index);
  if (
    NO_BAN.test(clause.slice(cue.index)) ||
    NO_RULE.test(said) ||
    (FORBIDDING_VERB.test(cue[0]) && TAKES_BACK.test(said)) ||
    (OTHERS.test(said) && !WORKERS.test(said)) ||
    (/^(?:do|does|will|can|cannot)/i.test(cue[0]) && SAYS_OF_ITSELF.test(said) && !LETS.test(after))
  )
    return undefined;
  const plain = after.replace(ASIDE, ' ').replace(ANYTHING_THAT, '');
  const between = OF_WHOM.test(cue[0]) ? plain.replace(WHO, '').replace(WHO_WORKS, '') : plain;
  if (plain.length > NEAR || ALLOWS.test(plain) || ANOTHER_THOUGHT.test(between)) return undefined;
  return from + cue.index;
}

/** `Staff may | say what they think`: it is allowed, and what follows says within which bounds. */
const LETS_SAY =
  /^(?!.*\b(?:any\w*|what\w*|which|that|who\w*|if|when\w*|where\w*)\b).*\b(?:may|can|(?:is|are|feel) (?:\w+ )?(?:free|allowed|permitted|welcome|entitled|encouraged) to) (?:(?:\w+ly|also|still|always|of course) )?$/iu;

/** How far it is said, behind what is done, that it is punished or not allowed; 0 when that is said before, undefined when it is not. */
export function punishedBy(before: string, after: string): number | undefined {
  const clause = before.slice(Math.max(before.length - FURTHEST, before.search(/[^.;:]*$/)));
  if (LETS_SAY.test(clause)) return undefined;
  const said = PUNISHED_AFTER.exec(after) ?? NOT_ALLOWED_AFTER.exec(after);
  if (said) return said[0].length;
  const punishes = allMatches(PUNISHES, clause).at(-1);
  if (!punishes || /\b(?:not|never|no|nobody|cannot)\b|n[’']t\b/i.test(clause)) return undefined;
  const leads =
    /^\s*(?:matter |offen[cs]e )?(?:of (?:\p{L}+ ){1,4})?(?:(?:for|to|if|by|when|where|who)\b|(?:[\p{L}-]+ ){1,4}(?:if|by|when)\b)/iu;
  return leads.test(clause.slice(punishes.index + punishes[0].length)) ? 0 : undefined;
}

/** Whether words behind a remark say what becomes of it: it may be made, then. */
export function isDealtWith(after: string): boolean {
  return IS_DEALT_WITH.test(after);
}

/** Whether some words lead into a list of what is forbidden. */
export function leadsIntoBans(lead: string): boolean {
  const [last = ''] = /[^.;]*$/.exec(lead) ?? [];
  const cue = allMatches(FORBIDS, last).at(-1);
  if (ALLOWS.test(last)) return false;
  return cue ? last.length - cue.index <= NEAR : new RegExp(`\\b${PUNISHED}\\b`, 'iu').test(last);
}
