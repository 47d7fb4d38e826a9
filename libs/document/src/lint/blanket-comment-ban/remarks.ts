/** Somebody may not: up to the words that say what. */
export const BAN = [
  "(?:must|may|should|shall|will|do|does|can|need)(?: not|n[’']t) ?(?:ever)?",
  '(?:must|may|should|shall|will) never',
  'cannot',
  'never',
  '(?:prohibited|forbidden|barred|banned) (?:from|to)',
  'forbidden',
  'not (?:permitted|allowed)(?: to)?',
  '(?:refrain|abstain) from',
  'avoid',
  '(?:nobody|no[ -]one)\\b[^.;:]{0,60}?\\b(?:may|shall|must|should|can|will|is to|(?:is )?(?:allowed|permitted) to)',
  "no (?:[\\w’'-]+ ){1,6}?(?:may|shall|must|should|can|will|is to|is (?:allowed|permitted) to|are (?:allowed|permitted) to)",
  '(?:under no circumstances|on no account|at no time)\\b[^.;:]{0,20}?\\b(?:may|shall|must|should|can|will|are|is)',
].join('|');

/** Doing that is forbidden, said after what is forbidden. */
export const BANNED_AFTER =
  '(?:is|are|will be)\\s+(?:(?:strictly|expressly|absolutely|always)\\s+)?(?:forbidden|prohibited|banned|not (?:allowed|permitted|tolerated|acceptable))|(?:will|shall|must|may|should|can) (?:not|never) be (?:made|posted|published|shared|written|expressed|voiced|tolerated|accepted)';

const QUALITY = '(?:(?:any|all|negative|critical|adverse|public|further|such|a|an|the|or|other|kind of|form of)\\s+)*';
const REMARK_NOUN =
  '(?:comments?|remarks?|statements?|mentions?|references?|opinions?|views?|complaints?|concerns?|criticisms?|posts?|observations?)';
const ABOUT = '(?:on|upon|about|of|to|regarding|concerning|relating to|in relation to|against)';
/** `comment on`, `make any reference to`, `discuss`: a remark, up to the words that say of what. */
export const REMARK = [
  `(?:comment(?:ing)?|speak(?:ing)?|talk(?:ing)?|writ(?:e|ing)|post(?:ing)?|blog(?:ging)?|tweet(?:ing)?|say(?:ing)?|communicat(?:e|ing))(?:\\s+(?:publicly|openly|online|in public|anything|something|things))*\\s+${ABOUT}?`,
  `(?:mak(?:e|ing)|post(?:ing)?|publish(?:ing)?|express(?:ing)?|rais(?:e|ing)|voic(?:e|ing)|writ(?:e|ing)|giv(?:e|ing)|shar(?:e|ing)|air(?:ing)?)\\s+${QUALITY}${REMARK_NOUN}(?:\\s+(?:publicly|openly|online))?\\s+${ABOUT}`,
  'discuss(?:ing)?|mention(?:ing)?|refer(?:ring)? to|referenc(?:e|ing)|criticis(?:e|ing)|reveal(?:ing)? anything about',
  `${QUALITY}(?:comment|remark|statement|mention|reference|discussion|criticism)s?\\s+${ABOUT}`,
].join('|');

const MAY_NOT_BE = '(?:(?:must|may|should|shall|will|can) (?:not|never)|cannot|(?:is|are) (?:not|never) to) be';
const SAID_OF =
  '(?:mentioned|discussed|criticised|commented (?:up)?on|talked about|spoken (?:of|about)|written about|referred to|named|identified)';
const MAY_BE = '(?:may|shall|must|should|can|will|is to|are to) (?:ever )?be';
/** `the school must never be mentioned`: a ban said of what it protects, up to the verb. */
export const NEVER_SAID_OF = new RegExp(`(?<setting>\\p{L}+)(?:,[^.;:]{1,60}?)? ${MAY_NOT_BE} ${SAID_OF}\\b`, 'giu');
/** `no reference to the school may be made`, `nothing may be said about the school`: a ban before the remark, with the verb behind it or before. */
export const NO_REMARK = new RegExp(
  `\\bno ${QUALITY}${REMARK_NOUN}\\s+${ABOUT}(?<object>[^.;:]{1,80}?) ${MAY_BE} (?:made|posted|published|shared|written|expressed|voiced)\\b`,
  'gi',
);
export const NOTHING_SAID = new RegExp(
  `\\bnothing ${MAY_BE} (?:said|posted|published|shared|written) (?:about|on|of)\\b`,
  'gi',
);

/** Whether a word is the school, the trust, the employer. */
export function isSetting(word: string): boolean {
  return SETTING.test(word);
}

/** Words so general that a remark about them may be any remark; one other word narrows the ban. */
const GENERAL =
  /^(?:any|all|anything|everything|something|whatever|the|their|your|our|its|his|her|a|an|this|that|these|which|who|what|of|in|at|on|with|to|about|for|by|or|and|within|inside|outside|they|it|have|has|may|do|does|goes|happens|happening|related|relating|relates|connected|concerning|regarding|pertaining|linked|concerns?|complaints?|matters?|issues?|aspects?|sides?|parts?|things?|topics?|subjects?|life|business|working|workings|affairs|running|management|day-to-day|polic(?:y|ies)|decisions?|people|anyone|staff|colleagues|comments?|remarks?|statements?|opinions?|negative|critical|adverse|kind|nature|way|one|where|works?|employed|former|current|own)$/i;
const SETTING =
  /^(?:schools?|academ(?:y|ies)|trusts?|councils?|nurser(?:y|ies)|pre-?schools?|playgroup|centre|setting|organisation|employers?|employment|workplace|work|jobs?|college|authority|company|federation|placement)(?:[’']s)?$/i;

/** `make any abusive remark`: a word before the remark that says what kind of remark narrows the ban. */
export function isNarrowed(before: string, remark: string): boolean {
  if (!NOUN_FIRST.test(remark)) return false;
  const word = /([\p{L}’'-]+)\s*$/u.exec(before)?.[1];
  return word !== undefined && !GENERAL.test(word) && !MAKES.test(word);
}

const NOUN_FIRST = /^(?:comments|remarks?|statements?|mentions?|references?|discussions?|criticisms?)\s/i;
const MAKES =
  /^(?:mak(?:e|ing)|post(?:ing)?|publish(?:ing)?|express(?:ing)?|giv(?:e|ing)|from|not|never|avoid|ever|publicly|online)$/i;

/** `… about the nursery that could identify a child`: only remarks of that kind are forbidden. */
const RESTRICTED =
  /^(?:\s+(?!that\b|which\b|if\b)[\p{L}’'-]+){0,4},?\s+(?:(?:that|which)\s+(?:is|are|could|would|might|may|can|will|contains?|identif|harms?|damages?|breach|brings?|reveals?|discloses?|names?|includes?|amounts?)|if (?:it|they|this|doing so)\b)/iu;

/** How many words lie between a remark and the setting that it is about; longer stretches say something particular. */
const MOST_WORDS = 14;

/**
 * Where the object of a remark ends when the remark may be about anything to do with the setting; -1 when it is about
 * something narrower. `rest` follows the remark's verb.
 */
export function endOfGeneralObject(rest: string): number {
  let count = 0;
  for (const word of rest.matchAll(/[\p{L}’'-]+|[.;:!?,(\uFFFC]/gu)) {
    const end = word.index + word[0].length;
    if (SETTING.test(word[0])) return RESTRICTED.test(rest.slice(end, end + 80)) ? -1 : end;
    count += 1;
    if (count > MOST_WORDS || !(word[0] === ',' || GENERAL.test(word[0]))) return -1;
  }
  return -1;
}
