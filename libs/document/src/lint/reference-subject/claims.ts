/** What a sentence says that a reference leads to. A loose claim is the whole of what the sentence is about. */
export interface Claim {
  readonly words: string;
  readonly strict: boolean;
  /** It follows the reference, so that it can be about nothing but the target: `section 2 (Emergencies)`. */
  readonly ofTarget: boolean;
  /** What the target has to forbid. */
  readonly isBreach?: true;
}

/** `… to the person named in R`: of all before it, R only has to name that person. */
const NAMED =
  /^.*?(?<words>(?:\b(?:the|an?|any|each|every|no|one of)\s+)?(?:[\p{L}’'-]+\s+)?(?:persons?|people|officers?|contacts?|leads?|leaders?|managers?|bod(?:y|ies)|members?|someone|anyone|those)),?\s+(?:(?:who|that)\s+(?:is|are)\s+)?(?:named|listed|identified|appointed|mentioned|given)\s+(?:in|by|at|under)\s*$/iu;
const SAID = '(?:outlined|\\p{L}+ed|set out|given|made|kept|held|laid down|stated|dealt with|found|written|taken)';
const AFTER: readonly RegExp[] = [
  /^\s*\((?!see\b)(?<words>[^)]{3,60})\)/i,
  /^,?\s+(?:on|about)\s+(?<words>[^,.;:()]{3,60})/i,
  /^\s+(?:deals? with|covers?|explains?|describes?|sets? out|lists?|governs?|concerns?|is about|says? about|defines?)\s+(?<words>[^,.;:()]{3,60})/i,
];
const BEFORE: readonly RegExp[] = [
  new RegExp(
    `(?<words>[^,.;:()]{3,80}?),?\\s+(?<!\\b(?:is|are|be|was|were|also|been)\\s)(?:as\\s+)?${SAID}\\s+(?:in|by|at|under)\\s*$`,
    'iu',
  ),
  new RegExp(`(?<words>[^,.;:()]{3,80}?)\\s+(?:is|are)\\s+${SAID}\\s+(?:in|at|under)\\s*$`, 'iu'),
  /\b(?:rules?|provisions?|guidance|advice|sections?|arrangements?|requirements?|steps?)\s+(?:on|for|about|of)\s+(?<words>[^,.;:()]{3,60}?),?\s*(?:\b(?:see|in|at|under|stands? in|(?:is|are) in))?\s*\(?$/i,
  /\bfor\s+(?<words>[^,.;:()]{3,60}?),?\s+see\s*$/i,
  /(?:^|[.;]\s*)(?!(?:it|this|that|they|these|those|there|you|we)\b|[^.;:()]*\b(?:is|are|was|were|has|have|do|does|must|may|shall|should|can|cannot|will)\b)(?<words>[^.;:()]{3,60}):\s*(?:see\s*)?$/i,
  /(?<words>(?:[\p{L}’'-]+\s+){1,4})\((?:see\s*)?$/iu,
];
/** `… in line with R`, `… as R requires`: the sentence's own subject. */
const WHOLE_BEFORE = /^(?<words>.{10,160}?)\s+(?:in (?:line|accordance) with|as)\s*$/i;
/** `activity in contravention of R`: what R must forbid. */
const BREACH =
  /(?<words>.{8,160}?)\s+(?:(?:which|that|who)\s+(?:is|are|has|have)\b[^,.;]{0,30}?\s+|(?:is|are|has been)\s+)?(?:in\s+)?(?:contravention|breach|violation|defiance|contrary)\s+(?:of|to)\s*$/i;
/** `When a child is lost, follow the steps in R`: the case that the target is for. */
const IN_CASE =
  /^(?:when(?:ever)?|if|where|in case of|after|before)\s+(?<words>[^,.;:()]{8,80}?),?\s+(?:please\s+)?(?:follow|use|see|go to|turn to|do as|act on)\b[^,.;]{0,40}$/i;
/** `in section` before a reference that prints only a number. */
const NAMES_THE_KIND = /\b(?:sub-?)?(?:sections?|clauses?|paragraphs?|paras?\.?|points?)\s*$/i;
const AS_IT_SAYS = /^\s+(?:requires?|says?|asks?|describes?|explains?|sets? out)\b/i;

/** What the words around a reference claim that it is about. */
export function claimsOf(said: string, after: string): Claim[] {
  const before = said.replace(NAMES_THE_KIND, '');
  const claim = (ofTarget: boolean, text: string) => (pattern: RegExp) => {
    const words = pattern.exec(text)?.groups?.words;
    return words === undefined ? [] : [{ words, strict: true, ofTarget }];
  };
  const named = NAMED.exec(before)?.groups?.words;
  if (named !== undefined) return [{ words: named, strict: true, ofTarget: false }];
  const strict = [...AFTER.flatMap(claim(true, after)), ...BEFORE.flatMap(claim(false, before))];
  if (strict.length > 0) return strict;
  const breach = BREACH.exec(before)?.groups?.words;
  if (breach !== undefined) return [{ words: breach, strict: false, ofTarget: false, isBreach: true }];
  const inCase = IN_CASE.exec(before.trimStart())?.groups?.words;
  if (inCase !== undefined) return [{ words: inCase, strict: false, ofTarget: false }];
  const whole = WHOLE_BEFORE.exec(before);
  if (!whole || (/\bas\s*$/i.test(before) && !AS_IT_SAYS.test(after))) return [];
  return [{ words: whole.groups?.words ?? '', strict: false, ofTarget: false }];
}
