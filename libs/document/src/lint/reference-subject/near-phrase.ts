/** Words at which a phrase before a reference begins or ends: what stands left of them belongs to something else. */
const BOUNDARY =
  /^(?:the|a|an|any|each|every|no|this|that|these|those|its|their|our|his|her|your|my|both|all|some|such|and|or|but|nor|who|which|whom|when|where|while|if|than|then|as|is|are|was|were|be|been|has|have|had|must|may|shall|should|will|can|cannot|do|does|not|also|only|it|they|them|he|she|we|us|you|him|by|with|from|at|in|into|under|within|after|before|until|unless|via|per|against|without|still)$/i;
/** Verbs that are nouns as well: right before the reference they are what it is for, `the rest breaks that … requires`. */
const VERB =
  /^(?:pays?|owes?|breaks?|reads?|keeps?|meets?|follows?|uses?|takes?|makes?|gives?|gets?|needs?|sees?|fills?|signs?|checks?|plans?|knows?|finds?|sends?|asks?|brings?|enters?|completes?|receives?|holds?|publishes|applies|loses?|wants?|starts?)$/i;
/** Words that join two halves of one phrase: `the scale of charges`, `the rule on photographs`. */
const JOINS = /^(?:of|on|for|about|to|over)$/i;
const LONGEST = 7;

const SAID =
  '(?:outlined|shown|spoken of|asked for|provided for|\\p{L}{2,}ed|set out|set down|set|given|made|kept|held|laid down|stated|dealt with|found|written|taken|drawn up|told)';
/** `… stated in`, `… that is formed as set out in`, `… (see`, `… which`: what leads from a phrase to its reference. */
const LEAD_IN = new RegExp(
  `,?\\s*(?:\\b(?:that|which)\\s+(?:is|are|was|were)\\s+)?(?:\\b(?:${SAID}|as)\\s+){0,3}(?:\\b(?:in|at|under|by|of|from|on|to)|\\((?:see)?|\\bsee|\\b(?:that|which))\\s*$`,
  'iu',
);
const DEFINED = /\b(?:defined|the (?:sense|meaning))\b[^.,;:()]{0,40}$/i;

/**
 * The phrase right before a reference, which is what the reference is for: of `The chair reads the file kept under` it is `file`.
 * Undefined when nothing of the kind stands there.
 */
export function nearPhrase(before: string): string | undefined {
  const tail = before.slice(-200);
  const lead = LEAD_IN.exec(tail);
  if (!lead) return undefined;
  const said = tail.slice(0, lead.index).replace(/^.*[,;:()]/, '');
  const words = said.split(/\s+/).filter(Boolean);
  const phrase: string[] = [];
  for (let at = words.length - 1; at >= 0 && phrase.length < LONGEST; at -= 1) {
    const word = words[at] ?? '';
    if (VERB.test(word) && phrase.length > 0) break;
    if (BOUNDARY.test(word)) {
      // `the fee for a resit`: the article within a phrase does not end it.
      if (!/^(?:the|an?|our|its|their)$/i.test(word) || !JOINS.test(words[at - 1] ?? '')) break;
      continue;
    }
    phrase.unshift(word);
  }
  if (DEFINED.test(tail)) phrase.push('definition');
  return phrase.length > 0 ? phrase.join(' ') : undefined;
}
