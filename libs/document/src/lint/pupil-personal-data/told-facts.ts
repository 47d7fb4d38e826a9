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

/** What comes to one in a lifetime, and is known of by all. */
const OF_A_LIFE =
  /\b(?:had (?:a|her|his|their) (?:baby|miscarriage|abortion|breakdown|stroke|transplant)|g[ia]ve birth|expect(?:s|ed|ing) a baby|becam?e a (?:mother|father|parent)|miscarr\w+|pregnan\w+|married|engaged to|lost (?:his|her|their|both) (?:mother|father|mum|dad|parents?|brother|sister|twin|baby|home|leg|arm|foot|hand|eye|sight|hearing|hair|place)|(?:mother|father|mum|dad|brother|sister|twin|parents?) (?:has |have |had )?(?:died|was killed|were killed|left|went to prison)|died|came out|transition(?:ed|ing)|fled|arrived (?:from|alone)|seeking asylum|had an operation|(?:in|from|to|out of) (?:hospital|hospice)|tried to (?:kill|harm|hang|drown)|stopped (?:eating|speaking)|jumped (?:from|off)|nearly died|overdose|(?:tested|treated) for|leukaemia|cancer|a tumour|was (?:raped|abused|assaulted|beaten|groomed|stabbed|shot|kidnapped|abducted|sectioned|evicted|adopted|fostered|deported|diagnosed|operated))\b/;

/** Whether words tell of a birth, a death, a flight, an illness: what befalls one alone. */
export function tellsOfALife(words: string): boolean {
  return OF_A_LIFE.test(words);
}
