import { NOT_PROSE } from '../prose.ts';
import { nearPhrase } from './near-phrase.ts';

/** What a sentence says that a reference leads to. A loose claim is the whole of what the sentence is about. */
export interface Claim {
  readonly words: string;
  readonly strict: boolean;
  /** It follows the reference, so that it can be about nothing but the target: `section 2 (Emergencies)`. */
  readonly ofTarget: boolean;
  /** The phrase right before the reference: what the target has of a wider claim does not outweigh it. */
  readonly isNear?: true;
  /** All words of the sentence: the last resort, when the target has none of them. */
  readonly isWhole?: true;
  /** It is said in so many words: `the rules on gifts in R`, `gifts are dealt with in R`. */
  readonly isPlain?: boolean;
}

/** `… to the person named in R`: of all before it, R only has to name that person. */
const NAMED =
  /^.*?(?<words>(?:\b(?:the|an?|any|each|every|no|one of)\s+)?(?:[\p{L}’'-]+\s+)?(?:persons?|people|officers?|contacts?|leads?|leaders?|managers?|bod(?:y|ies)|members?|someone|anyone|those)),?\s+(?:(?:who|that)\s+(?:is|are)\s+)?(?:named|listed|identified|appointed|mentioned|given)\s+(?:in|by|at|under)\s*$/iu;
const SAID =
  '(?:outlined|shown|spoken of|asked for|provided for|\\p{L}+ed|set out|given|made|kept|held|laid down|stated|dealt with|found|written|taken)';
const AFTER: readonly RegExp[] = [
  /^\s*\((?!see\b)(?<words>[^)]{3,60})\)/i,
  /^,?\s+(?:on|about)\s+(?!(?:arriv|leav|depart|return|request|demand|receipt|entry|entering|behalf|time|paper|top|(?:the|each|every|that|this) (?:day|morning|evening|site|way)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\p{L}*\b)(?<words>[^,.;:()]{3,60})/iu,
  /^,?\s+(?:how|what|when|where|why|whether|who)\s+(?<words>[^,.;:()]{3,60})/i,
  /^\s+for\s+(?:the\s+)?(?:rules?|guidance|advice|steps|arrangements|details?|procedures?|lists?)\s+(?:on|for|about|of|to)\s+(?<words>[^,.;:()]{3,60})/i,
  /^(?:,?\s+(?:which|that))?\s+(?:deals? with|covers?|gives|names (?=the|who|every)|contains?|lays? down|states|fixes|shows|says how|tells|explains?|describes?|sets? out|lists?|governs?|concerns?|is about|says? about|defines?|provides? for|allows for|speaks? of|treats? of)\s+(?<words>[^,.;:()]{3,60})/i,
];
const BEFORE: readonly RegExp[] = [
  // `stores them as in R`: a verb of several.
  new RegExp(
    `(?:^|,|\\band|\\bor)\\s+(?<words>[^,.;:()]{3,60}?)\\s+as\\s+(?:${SAID}\\s+)?(?:in|under|at|by|per)\\s*$`,
    'iu',
  ),
  /\b(?<words>[^,.;:()]{3,80}?)\s+(?:falls?|comes?)\s+(?:under|within)\s*$/i,
  new RegExp(
    `(?<words>[^,.;:()]{3,80}?),?\\s+(?<!\\b(?:is|are|be|was|were|also|been)\\s)(?:as\\s+)?${SAID}\\s+(?:in|by|at|under)\\s*$`,
    'iu',
  ),
  new RegExp(
    `(?<words>[^,.;:()]{3,80}?)\\s+(?:(?:is|are)|(?:can|may|will|must)\\s+be)\\s+(?:also\\s+)?(?:${SAID}\\s+(?:in|at|under|on)|governed\\s+by)\\s*$`,
    'iu',
  ),
  // `The plan is in Appendix 2`, `the list is Appendix 2`, `the charge is the one in section 3`.
  /(?<words>(?:\b(?:the|a|an|our|all|every|how|which)\s+)[^,.;:()]{3,80}?)\s+(?:is|are|stands?|appears?|comes?)\s+(?:(?:the\s+ones?|those)\s+)?(?:(?:in|at|under|on)\s*)?$/i,
  /\b(?:rules?|provisions?|guidance|advice|sections?|clauses?|paragraphs?|passages?|chapters?|headings?|pages?|arrangements?|requirements?|steps?)\s+(?:on|for|about|of)\s+(?<words>[^,.;:()]{3,60}?),?\s*(?:\b(?:see|in|at|under|stands? in|(?:is|are) in))?\s*\(?$/i,
  /\bfor\s+(?<words>[^,.;:()]{3,60}?),?\s+see\s*$/i,
  /(?:^|[.;]\s*)(?!(?:it|this|that|they|these|those|there|you|we)\b|[^.;:()]*\b(?:is|are|was|were|has|have|do|does|must|may|shall|should|can|cannot|will)\b)(?<words>[^.;:()]{3,60}):\s*(?:see\s*)?$/i,
];
/** Words with a reference in brackets behind them, or a label with one. */
const BESIDE: readonly RegExp[] = [
  /(?<words>(?:[\p{L}’'-]+\s+){1,4})\((?:see\s*)?$/iu,
  // `(subject access: R)`.
  /[(;]\s*(?<words>[^,.;:()]{3,60}):\s*(?:see\s*)?$/i,
];
/** `the panel, whose members are described in R`. */
const OF_WHAT_STANDS_BEFORE: readonly RegExp[] = [
  new RegExp(
    `(?<words>[^,.;:()]{3,80}, (?:whose|which|that) [^,.;:()]{3,60}?)\\s+(?:is|are)\\s+${SAID}\\s+(?:in|at|under)\\s*$`,
    'iu',
  ),
];
/** `… in line with R`, `… as R requires`: the sentence's own subject. */
const WHOLE_BEFORE = /^(?<words>.{10,160}?)\s+(?:in (?:line|accordance) with|according to|as)\s*$/i;
/** `When a child is lost, follow the steps in R`: the case that the target is for. */
/** `see R for the hours`, `refer to R for a list of them`. */
const SENT_THERE = /\b(?:see|consult|read|turn to|refer to|go to|look (?:at|in)|check)\s*$/i;
const FOR = /^,?\s+for\s+(?<words>[^,.;:()]{3,60})/i;
/** `for ratios see R, for costs S`: the second half is said of the next reference. */
const FOR_BEFORE =
  /\bfor [^,;.]{2,60},?\s+(?:please )?(?:see|consult|read|turn to|refer to|go to|look (?:at|in)|check)\s*$/i;
const OF_THE_NEXT = new RegExp(
  `^[,;]?\\s+(?:and )?for\\s+[^,.;:()]{2,60}?,?\\s*(?:see|in|under|at)?\\s*${NOT_PROSE}`,
  'iu',
);
const IN_CASE =
  /^(?:when(?:ever)?|if|where|in case of|after|before)\s+(?<words>[^,.;:()]{8,80}?),?\s+(?:please\s+)?(?:(?:(?:the|any|all|an?)\s+)?(?:staff|adults?|teachers?|people|leaders?|managers?|lead|head|office|governors|you|we|they|whoever[^,.;]{3,30})\s+(?:(?:must|should|will|shall|also|then)\s+)?)?(?:follows?|uses?|see|goe?s? to|turns? to|do(?:es)? as|acts? (?:on|as)|keeps? to)\b[^,.;]{0,40}$/i;
/** `in section` before a reference that prints only a number. */
const NAMES_THE_KIND = /\b(?:sub-?)?(?:sections?|clauses?|paragraphs?|paras?\.?|points?)\s*$/i;
const AS_IT_SAYS =
  /^\s+(?:requires?|says?|asks?|describes?|explains?|sets? out|lays? down|provides?|states?|shows?|lists?|tells?|gives?|contains?)\b/i;
/** `the cupboard, which section 1 describes`. */
const WHICH_IT_DESCRIBES = /^(?<words>.{8,160}?),?\s+(?:which|that)\s*$/i;
/** `If a pupil is late, R applies`; `As R says, the register is taken twice`. */
const CASE_OF_TARGET = /^\s*(?:if|when(?:ever)?|where)\s+(?<words>[^,.;:()]{6,80}),\s*$/i;
const APPLIES = /^\s+(?:applies|is followed|is used|comes into play)\b/i;
const AS_SAID_FIRST =
  /^\s+(?:requires?|says?|asks?|describes?|explains?|sets? out|lays? down|provides?|states?),\s+(?<words>[^.;:()]{8,120})/i;
/** `Whoever finds the gate locked (section 1)`, `If the account is in debt, see section 2`. */
const LED_THERE = /^(?<words>.{12,160}?)(?:\s*\((?:see\s*)?|[,;]\s+see\s*)$/i;
/** What is said is not said of the target: `subject to`, `apart from`. */
const SAYS_NOTHING =
  /\b(?:subject to|without prejudice to|despite|notwithstanding|apart from|unlike|in addition to(?: (?:the|any|all|what) [^,.;:()]{3,40}? (?:in|under|of))?|as well as|instead of|(?<=^\W*)(?:what|all that|whatever)|(?:what|all that) (?:is said|stands) here \(|not|nothing in|(?:contravention|breach|violation|defiance|contrary) (?:of|to)|break(?:s|ing)?|unless|except (?:as|for|in)|the same [^.;]{0,80}\bas (?:in|for|under|with)|as for)\s*(?:\(?see\s*)?$/i;

/** `Nothing in this section limits R`: whatever R is about. */
const NOTHING_HERE =
  /^\W*nothing\b[^.;:]{0,60}\b(?:limits?|affects?|changes?|alters?|overrides?|takes? away(?: from)?|replaces?|restricts?|lessens?|prevents?)\b[^.;:]{0,30}$/i;

/** What applies or does not is said of the target, whatever else the sentence is about. */
const SAID_OF_TARGET =
  /^(?:(?! and )[^.;:()]){0,30}?\s+(?:do(?:es)? not|appl(?:y|ies)|is|are|was|were|has been|may|must|will|shall|cannot|can)\b/i;

/** `the time in R is over`: said of the time. */
const OF_SOMETHING = /\p{L}{3,} (?:in|under|at|by)\s*$/u;

/** Whether what stands before a reference says nothing of where it leads. */
export function saysNothing(said: string): boolean {
  return SAYS_NOTHING.test(said.replace(NAMES_THE_KIND, '')) || NOTHING_HERE.test(said);
}

/** Whether a target only has to name a person. */
export function asksForAName(said: string): boolean {
  return NAMED.test(said.replace(NAMES_THE_KIND, ''));
}

/** What the words around a reference claim that it is about, the nearest first and the whole sentence last. */
export function claimsOf(said: string, after: string, isAlone: boolean): Claim[] {
  const before = said.replace(NAMES_THE_KIND, '');
  if (saysNothing(said)) return [];
  const named = NAMED.exec(before)?.groups?.words;
  if (named !== undefined) return [{ words: named, strict: true, ofTarget: false }];
  const near = nearPhrase(before);
  const whole = `${before} ${after}`;
  return [
    ...(near === undefined ? [] : [{ words: near, strict: true, ofTarget: false, isNear: true as const }]),
    ...widerClaims(before, after),
    ...(isAlone && (OF_SOMETHING.test(before) || !SAID_OF_TARGET.test(after))
      ? [{ words: whole, strict: false, ofTarget: false, isWhole: true as const }]
      : []),
  ];
}

function widerClaims(before: string, after: string): Claim[] {
  const claim = (ofTarget: boolean, text: string, isPlain: boolean) => (pattern: RegExp) => {
    const words = pattern.exec(text)?.groups?.words;
    return words === undefined ? [] : [{ words, strict: true, ofTarget, isPlain }];
  };
  const strict = [
    ...(/\b(?:as|than|that|which)\s*$/i.test(before) ? [] : AFTER.flatMap(claim(true, after, true))),
    ...BEFORE.flatMap(claim(false, before, true)),
    ...BESIDE.flatMap(claim(false, before, false)),
    ...OF_WHAT_STANDS_BEFORE.flatMap(claim(false, before, true)),
    ...(SENT_THERE.test(before) && !FOR_BEFORE.test(before) && !OF_THE_NEXT.test(after)
      ? [FOR].flatMap(claim(true, after, true))
      : []),
  ];
  if (strict.length > 0) return strict;
  const inCase = IN_CASE.exec(before.trimStart())?.groups?.words;
  if (inCase !== undefined) return [{ words: inCase, strict: false, ofTarget: false }];
  const isSaid = AS_IT_SAYS.test(after);
  const whole =
    (/\bas\s*$/i.test(before) && !isSaid ? null : WHOLE_BEFORE.exec(before)) ??
    (isSaid ? WHICH_IT_DESCRIBES.exec(before) : null) ??
    (APPLIES.test(after) ? CASE_OF_TARGET.exec(before) : null) ??
    (/^\s*as\s*$/i.test(before) ? AS_SAID_FIRST.exec(after) : null) ??
    LED_THERE.exec(before);
  return whole ? [{ words: whole.groups?.words ?? '', strict: false, ofTarget: false }] : [];
}
