import { byWord } from '../by-word.ts';

const FREE =
  '(?:whistle-?\\s?blow\\w*|blow(?:ing)? the whistle|disclos\\w+|report(?:ing)? (?:wrongdoing|misconduct|a crime|malpractice)|rais(?:e|ing) (?:an? |any )?(?:\\p{L}+ )?concerns?|trade unions?|(?:recognised )?unions?|regulators?|ofsted|prescribed (?:persons?|bod(?:y|ies))|their mp)';
const CARVE_OUTS: readonly RegExp[] = [
  /\b(?:(?:protected|qualifying) disclosures?|public interest disclosure|Employment Rights Act 1996(?=[^.;]{0,40}\b(?:disclos|43)|[^.;]{0,40} part IVA)|(?:Part IVA|sections? 43\p{L}?)|prescribed (?:persons?|bod(?:y|ies)))\b/iu,
  /\bnothing in (?:this|the|these) (?:policy|protocol|procedure|document|clause|section|rules?|code|agreement)\b[^.]{0,80}\b(?:prevents?|stops?|limits?|affects?|restricts?|removes?)\b/iu,
  new RegExp(
    `\\b(?:nothing (?:here|in|above|said)|none of (?:this|these)|may (?:still|always)|free to|keeps? the right|right to|entitled to)\\b[^.]{0,80}\\b${FREE}(?![\\p{L}])`,
    'iu',
  ),
  new RegExp(
    `\\b(?:do(?:es)?|shall|will) not (?:(?:mean|seek|intend|aim|try|wish|want|be (?:read|used|taken|understood)|operate|serve) (?:to|as) )?(?:take away|take from|affect|limit|restrict|remove|override|prejudice|touch|diminish|prevent|stop|apply|keep(?= [^.;]{2,40} from\\b)|hinder|bar|forbid|ban|prohibit|preclude|exclude|deter|discourage|impede|obstruct|inhibit|hamper|interfere|curtail|curb|narrow|lessen|reduce|weaken|qualify|constrain|silence|gag|muzzle|penalise|punish|deprive|disturb|infringe|encroach|impinge|cut across|cut into|stand in|get in|close off|close the|rule out|shut out|hold back|replace)\\b[^.]{0,80}\\b(?:${FREE}|rights?|freedoms?|dut(?:y|ies)|(?:an?|any|of|your|their|such|rais(?:e|ing)|genuine|safeguarding|serious|public) concerns?)(?![\\p{L}])`,
    'iu',
  ),
  new RegExp(
    `\\b(?:except|save|unless|other than|apart from|subject to|without prejudice to)\\b[^.]{0,60}\\b${FREE}(?![\\p{L}])`,
    'iu',
  ),
  new RegExp(
    `\\b(?:${FREE}|rais\\w+ [^.]{0,40}?\\b(?:concern|worry|worries|alarm)s?|(?:speak|talk|complain|go|turn)(?:ing)? to (?:the |an? |your )?(?:ofsted|police|union|regulator|council|local authority|lawyer|solicitor|mp|lado))\\b[^.]{0,60}\\b(?:is|are|remains?|stays?|will be) (?:always |still |never |of course |not )*(?:allowed|permitted|protected|open to|free|unaffected|encouraged|affected|untouched|intact|preserved|safeguarded|guaranteed|unrestricted|undiminished|unimpaired|respected|upheld|reserved|safe|secure|left (?:alone|as|un)|welcome|outside|forbidden|prevented|caught|covered|bound|exempt|excepted|restricted|a breach)(?![\\p{L}])`,
    'iu',
  ),
  /\b(?:do(?:es)?|shall|will) not (?:cover|extend to|reach|catch|include|forbid|count)\b[^.]{0,80}\b(?:disclos|whistle|union|concern|regulator|ofsted|wrongdoing)/iu,
  /\b(?:concerns?|worr(?:y|ies)|wrongdoing|dangers?|crimes?)\b[^.;]{0,80}\bmay (?:always |still |however )?be (?:taken|raised|reported|told|made|brought)\b(?! only)/iu,
  // `Nothing that is said at a union meeting is touched by this policy`.
  /\b(?:nothing|no (?:words?|statements?|remarks?|comments?|disclosures?|reports?|speech)|none of what)\b[^.;]{0,60}\b(?:unions?|whistle-?\s?blow\w*|regulators?|ofsted|disclos\w+|wrongdoing)\b[^.;]{0,60}\b(?:is|are|will be|shall be|falls?|comes?|counts?) (?:touched|covered|caught|affected|forbidden|prohibited|banned|barred|restricted|limited|prevented|stopped|punished|within|under|in breach|a breach|against)\b/iu,
  /\b(?:trade )?unions?(?: representatives?| officials?)? (?:may|can|are free to|are entitled to)\b/iu,
];

const SIGN =
  /^(?:disclos|whistle|blow|wrongdoing|misconduct|crime|malpractice|concern|union|regulator|ofsted|prescribed|mp$|employment|iva$|section|43|right|freedom|dut(?:y|ies)$|nothing|worr(?:y|ies)$|alarm|police|council|local|lawyer|solicitor|lado$|danger)/;
/** Whether a word in small letters may be one of those that keep a disclosure free; without one no words do. */
export const mayKeepFree = byWord((word) => SIGN.test(word));

/** Whether words say that protected disclosures, or talk with a union, stay free. */
export function keepsFree(text: string): boolean {
  return CARVE_OUTS.some((pattern) => pattern.test(text));
}
