/**
 * What is said to have happened, or to be so now, of somebody in particular. A rule says what may, must or shall be; what stands in
 * the past tense, or is told of one who is pointed to, is told of a child who exists.
 */
const IRREGULAR =
  'was|were|had|did|came|went|got|left|ran|fell|broke|bit|hit|brought|took|stole|told|set|threw|lost|won|died|drank|ate|began|became|gave|wrote|said|sat|spoke|stood|struck|swore|tore|wore|found|fought|flew|hid|held|kept|knew|led|made|met|paid|put|read|rode|rang|saw|sold|sent|shot|slept|spat|spent|swam|swung|taught|thought|understood|woke|hurt|cut|choked|wet|let|burnt|caught|grew|drew|forgot|felt|bought';
/** Adjectives and participles that end as a past tense does. */
const NO_PAST =
  'need|indeed|feed|bed|shed|seed|speed|exceed|proceed|succeed|aged|gifted|advanced|detailed|limited|looked-after|mixed|related|interested|tired|unaccompanied';
const PAST = new RegExp(
  `\\b(?:${IRREGULAR})\\b|(?<!\\b(?:is|are|be|been|being|may|must|shall|should|will|can|to|not) (?:\\p{L}+ly )?)\\b(?!(?:${NO_PAST})\\b)\\p{L}{2,}ed\\b`,
  'u',
);
const PERFECT =
  /\b(?:has|have) (?:\p{L}+ly |since |just |never |now )?(?:been |\p{L}+ed\b|left\b|had\b|come\b|gone\b|run\b|lost\b|worn\b)/u;
/** What a rule says is no fact. */
const MODAL = /\b(?:may|must|shall|should|will|can|cannot|could|would|might)\b/;

/** Whether words tell what happened. */
export function tellsOfThePast(words: string): boolean {
  return PAST.test(words) || PERFECT.test(words);
}

/** Whether words, up to their first rule, tell what is so. */
export function tellsWhatIs(words: string): boolean {
  const modal = MODAL.exec(words);
  const said = modal ? words.slice(0, modal.index) : words;
  return (
    tellsOfThePast(said) ||
    /^,? ?(?:who|whose|with|is|has|does|speaks|uses|wears|needs|lives|cannot|takes|goes)\b.*\p{L}{3}/u.test(said)
  );
}
