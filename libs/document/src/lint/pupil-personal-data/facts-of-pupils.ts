/** Health, support, sanctions, care, whereabouts: what a policy that names a child tells of them. */
const FACT =
  /\b(?:asthma\w*|diabet\w+|epilep\w+|autis\w+|ADHD|dyslexi\w+|dyspraxi\w+|eczema|anaphyla\w+|allerg\w+|intoleran\w+|coeliac|palsy|seizures?|fits?|insulin|inhalers?|spacers?|nebuli[sz]ers?|EpiPens?|auto-?injectors?|adrenaline|midazolam|catheter|stoma|tablets?|medic(?:ine|ines|ation|al condition)|doses?|\d+ ?m[gl]|wheelchair|ventilator|tracheostomy|colostomy|sleepwalk\w*|Muslim|Jewish|Sikh|Hindu|halal|kosher|gelatine|hearing aids?|evacuation chair|feeding tube|intimate care|nappies|heart condition|impairment|syndrome|disorder|phobia|EHC\w*|health and care plan|healthcare plan|care plan|support plan|behaviour plan|top-up funding|one-to-one|extra time|a (?:reader|scribe)|speech therap\w+|(?:part-time|reduced|personal) timetable|evacuation plan|free (?:school )?meals|pupil premium|SEND? (?:register|support)|exclu(?:ded|sions?)|suspen(?:ded|sions?)|expelled|expulsion|detentions?|final warning|on report|penalty notices?|notices? (?:was|were) issued|truan\w+|bull(?:y|ied|ying)|left the site|hit|bruises?|disclos\w+|looked[- ]after|in (?:foster )?care|child in need|protection plan|court order|social worker|young carer|refugee?|refuge|secure unit|in prison|not to (?:be )?collect\w*|collecting|collected by|password for|travels? by taxi|is escorted|date of birth|born (?:on )?\d|lives?\b)/i;
/** A class, said of somebody in the sentence. */
const CLASS =
  /\b(?:[Yy]ear|[Yy]r|[Cc]lass) \d{1,2}\p{Lu}?\b|\b\d{1,2}\p{Lu}\b|\bReception\b|\b\p{Lu}\p{L}+ class\b|\(\p{Lu}\p{Ll}+s(?:,[^()]{0,20})?\)|\b(?:in|from|of) (?!Schools|Settings|Years|Academies|Nurseries|Services|Trusts|Councils|Governors|Parents|Appendices)\p{Lu}\p{Ll}+s\b/u;
/** What stands right before a child of whom something is told. */
const TOLD_OF =
  /(?:^|[:“"–—(]|\b(?:of|for|on|about|against|like|such as|except|including|collecting|collect|candidate|where|whom|that|year|term|week|month|when|if|as|because|after|help|helps|teach|teaches|escorts?|excluded|suspended|drives?|moved?|both)|,)\s*$/i;
/** Whoever is turned to, or does these, works here. */
const TURNED_TO = /\b(?:by|ask|tell|from|with|to|contact|ring|call|see|through|via|at|in|near)\s*$/i;
const WORKS =
  /^(?:,? and \p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+)?,?\s*(?:(?:and|also|who|then|has|have|was|were|is|are|been)\s+)*(?:keeps?|kept|holds?|held|gives?|gave|administers?|trains?|trained|leads?|led|teaches|taught|checks?|checked|orders?|signs?|reviews?|writes|wrote|co-?ordinates?|manages?|records?|reports?|must|ensures?|arranges?|oversees|runs?|chairs?|answers?|decides?|looks? after|responsible|in charge|available|first[- ]aid|trained)\b/iu;

/** Whether a sentence tells of somebody whom it names what is told of pupils; `index` and `length` are the name's. */
export function tellsAFact(text: string, index: number, length: number): boolean {
  const before = text.slice(Math.max(0, index - 60), index);
  const after = text.slice(index + length, index + length + 60);
  if (!TOLD_OF.test(before) || TURNED_TO.test(before) || WORKS.test(after)) return false;
  const around = text.slice(Math.max(0, index - REACH), index) + text.slice(index + length, index + length + REACH);
  return FACT.test(around) && (CLASS.test(around) || IS_ONE.test(`${before}…${after}`));
}

/** Whether words tell what a policy that names a child tells of it. */
export function tellsOfPupils(text: string): boolean {
  return FACT.test(text);
}

/** How far around a name the fact may stand. */
const REACH = 140;
/** The fact is the child's and not of the matter in hand: a place between words that tie them together. */
const IS_ONE =
  /(?:of|for|against|on|about|collecting|collect|candidate|where|such as|like) …|…(?:,? (?:who|whose|born|aged)\b|['’]s\b| \(| (?:lives|was|is|has|had|cannot|may not|must not|needs|uses|travels|left|came|hit)\b)/iu;
