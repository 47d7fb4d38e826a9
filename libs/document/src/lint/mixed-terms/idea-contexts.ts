/** A deputy, a former head, the head of several schools: other offices. */
export const OTHER_OFFICE =
  /\b(?:deputy|assistant|vice|executive|former|acting|regional|other|each|every|neighbouring|partner|previous|new|receiving)[\s-]*$/i;
/** `of the sixth-form college`, `of other schools`: another organisation's. */
export const ELSEWHERE =
  /^\s+(?:(?:of|at) (?!(?:the|our|this|each) (?:school|academy|nursery|setting|centre|trust|college|day|time|end|start)\b|(?:any|all|least|first|once|short|that)\b)|in (?:another|other|an?|each|every|the (?!school\b|academy\b|event|absence|first|same|morning|afternoon)) ?(?:\p{L}+ )?(?:school|academy|college|setting))/iu;
export const OTHER_BODY =
  /^\s+(?:of (?!(?:the|our|this) (?:school|academy|nursery|setting|centre|trust|federation|college)\b)|for (?:another|other|each|every|all|both|schools?|academies|the other)\b)/i;
export const LOCAL = /\b(?:local|other|each|another|joint|interim|shadow|former|first)\s+$/i;

/** `their children`, `work with children`: somebody's offspring, or children at large. */
export const OF_SOMEBODY =
  /\b(?:their|his|her|whose|own|your|with|have|has|having|looked-after|previously looked-after|vulnerable|protect|protecting|safeguard|safeguarding|small|other people[’']s|older|younger|nursery|reception|early years|pre-school|infant|little|the council[’']s|disabled|adopted|unaccompanied|most|many|some|two|three)\s+$/i;
export const CHILDREN_AT_LARGE =
  /\b(?:safeguard\w*|child(?:ren)? protection|children[’']s (?:social|services|cent|homes?|commissioner)|social care|welfare of children|work(?:s|ing)? with children|children in need|looked[- ]after|harm\w*|abuse\w*|neglect\w*|nurser(?:y|ies)|early years|reception|EYFS|foundation stage|parental leave|maternity|adoption|young people|unsuitable|barred|missing (?:from )?education|Acts? (?:19|20)\d\d|Safe in Education)\b/i;
export const NO_PUPILS_OF_OURS =
  /\b(?:universit(?:y|ies)|college|on placement|work placements?|undergraduates?|trainee teachers?)\b/i;

/** `teaching staff`: some of them. */
export const STAFF_OF_A_KIND =
  /\b(?:teaching|support|agency|supply|office|kitchen|catering|cleaning|lunchtime|midday|nursery|senior|new|part-time|temporary|permanent|non-teaching|administrative|admin|site|medical|contractor[’']?s?|cover|premises|centre|trained|key|nhs|hospital|library|former|pastoral|technical|security|reception|boarding|front-?line|relevant|appropriate|designated|qualified|visiting|council|female|male|experienced|unqualified|junior|specialist|on-site|school-based|ancillary|associate|bank|relief|casual|sessional|volunteer|authority|care|ministry|their|its|his|her)\s+$/i;
/** `children` as those of whom a sentence says something: at its head, or at that of a clause. */
export const AT_THE_HEAD =
  /(?:^|[.,;:!?(|“]\s*|\b(?:and|or|but|which|if|when|where|while|because|unless|until|before|after|all|any|the|our|those|these|each of the|only)\s+)$/i;
export const WITHOUT_ARTICLE_OF_A_PREPOSITION =
  /\b(?:of|for|to|by|with|from|about|in|on|at|among|between|against|above|towards) (?:all|any|the|our|those|these)?\s*$/i;

export const STAFF_COMPOUND =
  /^(?:\s+(?:rooms?|meetings?|handbooks?|car|governors?|absences?|training|development|codes?|files?|lists?|wellbeing|well-being|welfare|portal|rotas?|sickness|records?|teams?|notice ?boards?|toilets?|areas?|kitchen|uniform|discounts?|surveys?|side|appraisals?|recruitment|vacanc(?:y|ies)|turnover|costs?|data|discipline|bulletin|briefings?|e-?mails?|accounts?|laptops?|devices?|only|entrance|induction|policies|policy|communications?|conduct|dress|changes|ratios?|lounge|reps?|representatives?|lockers?|contracts?|pay)\b|-)/i;

export const DIFFERENT_COUNCIL =
  /\b(?:school|students?|pupils?|parish|town|youth|parents?|british|research|general|eco|house|class|works|teaching|privy|county|district|city|borough|other|another|home)\s+$/i;
