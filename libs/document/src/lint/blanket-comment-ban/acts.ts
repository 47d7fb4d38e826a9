/** Somebody may not: up to the words that say what. */
const BAN = [
  '(?:must|may|should|shall|will|do|does|are|is)(?: \\w+)? (?:at no time|under no circumstances|in no circumstances|on no account)',
  '(?:undertakes?|undertaking|agrees?|agreed|promises?|pledges?|commits? (?:themselves|himself|herself|yourself)|covenants?|accepts? (?:a|the) duty|(?:has|have) a duty|(?:is|are) (?:required|bound|obliged|contracted|under (?:a|an) (?:duty|obligation))|instructions?|(?:we|I) ask (?:you|staff|everyone|all \\w+)) (?:not|never) to',
  'none of (?:us|you|them|our \\w+|the \\w+|those [^.;:]{1,30}?)',
  '(?:nobody|no[ -]one|no (?:employee|member of staff|teacher|governor|volunteer|colleague|adult))(?: who [^.;:,]{1,30}?| here| at all)?(?= (?:\\w+ly |ever )?(?:comments|speaks|talks|writes|posts|blogs|tweets|says|discusses|mentions|refers|criticises|publishes|shares|gives|makes|expresses|leaves|airs|voices)\\b)',
  '(?:has|have) no (?:right|permission|authority|business|licence) to',
  'not (?:entitled|authori[sz]ed|supposed|meant|expected|free|at liberty) to',
  '(?:forbids?|prohibits?|bans?|bars?|rules? out|disallows?|outlaws?|(?:does|do|will) not (?:allow|permit|tolerate|accept))',
  '(?:steers?|stays?|keeps?) (?:well |right |completely )?(?:clear of|away from|off)',
  'it (?:is|will be|shall be) (?:(?:treated|regarded) as )?(?:a |an )?(?:serious |gross )?(?:disciplinary (?:offence|matter)|misconduct|breach of [\\w ]{3,20}|offence|forbidden|prohibited|unacceptable|a sackable offence)(?: for [^.;:]{1,40}?)? to',
  "(?:must|may|should|shall|will|do|does|can|need)(?: not|n[’']t) ?(?:ever)?",
  '(?:must|may|should|shall|will) never',
  'cannot',
  '(?:is|are|am) (?:not|never) (?:to|supposed to|expected to|at liberty to|free to)',
  'never',
  '(?:asked|told|instructed|reminded) (?:not|never) to',
  '(?:prohibited|forbidden|barred|banned) (?:from|to)',
  'forbidden',
  'not (?:permitted|allowed)(?: to)?',
  '(?:refrains?|abstains?|refraining|abstaining|desists?) from',
  'avoids?',
  '(?:nobody|no[ -]one)\\b[^.;:]{0,60}?\\b(?:may|shall|must|should|can|will|is to|(?:is )?(?:allowed|permitted) to)',
  "no (?:[\\w’'-]+ ){1,10}?(?:may|shall|must|should|can|will|is to|is (?:allowed|permitted) to|are (?:allowed|permitted) to)",
  '(?:under no circumstances|on no account|at no time)\\b[^.;:]{0,20}?\\b(?:may|shall|must|should|can|will|are|is)',
].join('|');

const SANCTION =
  '(?:(?:is|are) (?:off[ -]limits|out of bounds|taboo|ruled out|outlawed|grounds for dismissal|a sackable offence|unacceptable)|(?:has|have) no place|(?:is|are|will be|may be|counts? as|amounts? to|(?:is|are|will be) (?:treated|regarded|dealt with) as) (?:a |an )?(?:serious |gross |potential )?(?:misconduct|disciplinary (?:offence|matter)|breach)|(?:may|will|can|could) (?:lead to|result in) (?:[\\p{L}]+ )?(?:disciplin|dismiss|action)|(?:faces?|will face|risks?|is liable to|are liable to|can expect) (?:[\\p{L}]+ )?(?:dismissal|discipl|action|the sack)|(?:will|may|shall) be (?:disciplined|dismissed|sacked|suspended)|(?:is|are) (?:disciplined|dismissed|sacked|guilty of|in breach))';

/** Doing that is forbidden or punished, said after what is forbidden. */
const BANNED_AFTER = `(?:is|are|will be)\\s+(?:(?:strictly|expressly|absolutely|always|therefore)\\s+)?(?:forbidden|prohibited|banned|not (?:allowed|permitted|tolerated|acceptable))|(?:will|shall|must|may|should|can) (?:not|never) be (?:made|posted|published|shared|written|expressed|voiced|tolerated|accepted)|${SANCTION}`;

const QUALITY =
  '(?:(?:any|all|negative|critical|adverse|public|further|such|a|an|the|or|other|kind of|form of|personal)\\s+)*';
const REMARK_NOUN =
  '(?:comments?|remarks?|statements?|mentions?|references?(?=\\s+to\\b)|opinions?|views?|complaints?|concerns?|criticisms?|posts?|observations?|interviews?)';
const ABOUT =
  '(?:on|upon|about|of|to|regarding|concerning|relating to|in relation to|in respect of|with regard to|touching|against)';
const TOPIC = '(?:on|upon|about|of|regarding|concerning|relating to|in relation to|in respect of|touching|against)';
const PRESS = '(?:press|media|journalists?|reporters?|newspapers?|broadcasters?)';
/** `comment on`, `make any reference to`, `discuss`: a remark, up to the words that say of what or to whom. */
const REMARK = [
  `(?:comment|speak|talk|write|post|blog|tweet|say(?!s? that)|communicate|correspond)s?(?:,? (?:or|and|nor) (?:say|write|post|publish|share|tweet|blog|speak|talk|comment|repeat|print)s?){0,2}(?:\\s+(?:out|publicly|openly|online|in public|anything|something|things))*(?:\\s+${TOPIC})?`,
  `(?:commenting|speaking|talking|writing|posting|blogging|tweeting|saying|communicating)(?:\\s+(?:out|publicly|openly|online|in public|anything|something|things))*(?:\\s+${TOPIC})?`,
  `(?:mak(?:es?|ing)|posts?|posting|publish(?:es|ing)?|express(?:es|ing)?|rais(?:es?|ing)|voic(?:es?|ing)|writ(?:es?|ing)|giv(?:es?|ing)|shar(?:es?|ing)|airs?|airing|offers?|leav(?:es?|ing)|adds?|adding|send(?:s|ing)?|puts?|putting|circulat(?:es?|ing)|upload(?:s|ing)?)\\s+${QUALITY}${REMARK_NOUN}(?:\\s+(?:publicly|openly|online))?(?:\\s+${ABOUT})?`,
  'discuss(?:es|ing)?|mention(?:s|ing)?|refer(?:s|ring)? to|referenc(?:es?|ing)(?: to)?|criticis(?:es?|ing)|reveal(?:s|ing)? anything about',
  `(?:shar(?:es?|ing)|disclos(?:es?|ing)|publish(?:es|ing)?|reveal(?:s|ing)?|repeat(?:s|ing)?|circulat(?:es?|ing)|upload(?:s|ing)?|post(?:s|ing)?|pass(?:es|ing)? on)\\s+(?:any |all )?(?:anything|something|information|content|material|details?|news|stories|things|facts)(?:\\s+${TOPIC})?`,
  '(?:name|identif(?:y|ies))s?(?=\\s+(?:the|their|your|our)\\s+(?:school|academy|trust|nursery|employer|council|setting|centre)\\b)',
  `(?:go(?:es|ing)? to|communications? with|contact with)(?=\\s+(?:the |any |an? )?(?:local )?${PRESS}\\b)`,
  `(?:contact|approach|brief|answer|respond to)(?:s|es|ing)?(?=\\s+(?:the |any |an? )?(?:local )?${PRESS}\\b)`,
  `${QUALITY}(?:comment|remark|statement|mention|reference|discussion|criticism|post|message|opinion)s?\\s+${ABOUT}`,
].join('|');

export const BANS = new RegExp(`\\b(?:${BAN})(?![\\p{L}-])`, 'giu');
export const REMARK_ALONE = new RegExp(`(?<![\\p{L}-])(?<remark>${REMARK})(?![\\p{L}-])`, 'giu');
export const BANNED = new RegExp(`^[^.;:]{0,80}?\\b(?:${BANNED_AFTER})`, 'iu');
/** What leads into a list of things that are forbidden. */
export const LEAD_IN = new RegExp(`\\b(?:${BAN}|${BANNED_AFTER})[^.;]{0,60}$`, 'iu');
/** What heads a column of such things. */
export const FORBIDDEN_COLUMN =
  /^\W*(?:(?:staff|you|we|employees|volunteers|please)?\s*(?:do not|don[’']t|must not|mustn[’']t|may not|never|cannot|should not)|not (?:allowed|permitted|acceptable|ok)|forbidden|prohibited|banned|unacceptable|avoid|what (?:not to do|is not allowed)|no)\W*$/i;
/** `make no statement about`. */
export const MAKES_NONE = new RegExp(
  `\\b(?:mak(?:es?|ing)|gives?|giving|express(?:es)?|posts?|offers?|has|have|contains?|includes?|carr(?:y|ies)|there (?:must|may|shall|should|will|is to|can) be) no ${QUALITY}(?:${REMARK_NOUN}|discussion|talk|word|gossip)(?: (?:of any kind|whatever|whatsoever|at all))?(?:\\s+${ABOUT})?`,
  'gi',
);
/** `No tweets about the school, please`: a sentence without a verb. */
export const NO_SUCH = new RegExp(
  `^\\W*(?:absolutely |strictly )?no ${QUALITY}(?:${REMARK_NOUN}|tweets?|blogs?|talk|discussion|gossip|reviews?|stories)(?: (?:of any kind|whatever|whatsoever|at all))?\\s+${ABOUT}(?![^.;]*\\b(?:is|are|was|were|has|have|will|may|can|must|shall|should|reach|reached)\\b)`,
  'gi',
);
/** `keep off the subject of`, `leave out all talk of`. */
export const KEEPS_OFF =
  /\b(?:(?:keeps?|steers?|stays?|stay|keep) (?:well |right |completely |altogether )?(?:off|clear of|away from)|avoids?|leaves? (?:aside|alone|out)) (?:(?:the|all|any) )?(?:subject|topic|matter|question|talk|mention|discussion)s? (?:of|about)\b/gi;
/** `The school is not to feature in any post`, `The trust is no topic for social media`. */
export const NOT_TO_FEATURE =
  /(?:(?<owner>\p{L}+)(?:[’']s)? )?(?<setting>\p{L}+) (?:(?:(?:must|may|should|shall|will|can|does|do) (?:not|never)|cannot|(?:is|are) (?:not|never) to) (?:feature|appear|figure|come up|be brought up|be (?:a|the) (?:topic|subject))|is (?:no|not a|never a) (?:fit |suitable |proper )?(?:topic|subject))\b(?=[^.;:]{0,60}\b(?:posts?|online|social|accounts?|media|conversation|profiles?|internet|public)\b)/giu;
/** `keep silent about`, `say nothing about`. */
export const KEEPS_SILENT = new RegExp(
  `\\b(?:(?:keeps?|remains?|stays?|are|be) (?:silent|quiet|mum|tight-lipped)|(?:keeps?|maintains?|observes?) (?:(?:complete|total|a|their|strict) )*silence|says? (?:nothing|not a word)|(?:contains?|includes?|carr(?:y|ies)) nothing|not a word|holds? (?:their|your|his|her) (?:tongues?|peace)|keeps? (?:their|your|his|her) (?:lips sealed|mouths? (?:shut|closed)|own counsel)|speaks? to nobody|keeps? (?:their|your|his|her|any|all) (?:opinions?|views?|comments?|thoughts|criticisms?)(?=[^.;:]{1,80} to (?:themselves|yourself|yourselves|himself|herself)\\b))\\s+${TOPIC}`,
  'gi',
);

const MAY_NOT_BE = '(?:(?:must|may|should|shall|will|can) (?:not|never)|cannot|(?:is|are) (?:not|never) to) be';
const SAID_OF =
  '(?:mentioned|discussed|criticised|commented (?:up)?on|talked about|spoken (?:of|about)|written about|referred to|named|identified)';
const MAY_BE = '(?:may|shall|must|should|can|will|is to|are to) (?:ever )?be';
/** `the school must never be mentioned`: a ban said of what it protects, up to the verb. */
export const NEVER_SAID_OF = new RegExp(
  `(?:(?<owner>\\p{L}+)(?:[’']s)? )?(?<setting>\\p{L}+)(?:,[^.;:]{1,60}?(?<last>\\p{L}+))? ${MAY_NOT_BE} ${SAID_OF}\\b`,
  'giu',
);
/** No sentence is either of the two without one of these. */
export const SAID_OR_FEATURED =
  /\b(?:mentioned|discussed|criticised|commented|talked|spoken|written|referred|named|identified|feature|appear|figure|up|topic|subject)\b/i;
/** `no reference to the school may be made`, `nothing may be said about the school`: a ban before the remark, with the verb behind it or before. */
export const NO_REMARK = new RegExp(
  `\\b(?:no ${QUALITY}${REMARK_NOUN}\\s+${ABOUT}|nothing(?: whatever| whatsoever| at all)? (?=${TOPIC} |(?:that|which) (?:happens|goes on) ))(?<object>[^.;:]{1,80}?) ${MAY_BE} (?:made|said|told|repeated|posted|published|shared|written|expressed|voiced|disclosed|discussed|passed on|put|placed|printed|uploaded|aired)\\b`,
  'gi',
);
export const NOTHING_SAID = new RegExp(
  `\\bnothing ${MAY_BE} (?:said|posted|published|shared|written) (?:about|on|of)\\b`,
  'gi',
);

/** `make any abusive remark`: a word before the remark that says what kind of remark narrows the ban. */
export function isNarrowed(before: string, remark: string): boolean {
  if (!NOUN_FIRST.test(remark)) return false;
  const word = /([\p{L}’'-]+)\s*$/u.exec(before)?.[1];
  return word !== undefined && !PLAIN.test(word);
}

const NOUN_FIRST =
  /^(?:comments|remarks?|statements?|mentions?|references?|discussions?|criticisms?|posts|messages?|opinions?)\s+(?:on|upon|about|of|to|regarding|concerning|in|against)\b/i;
/** A word that may stand before a remark without saying of what kind it is. */
const PLAIN =
  /^(?:who|whoever|with|within|into|for|about|no|any|all|the|their|your|our|its|his|her|an?|this|that|these|of|in|at|on|to|by|or|and|from|not|never|ever|avoid|negative|critical|adverse|positive|public|publicly|online|kind|form|nature|other|further|such|own|personal|mak(?:e|ing)|post(?:ing)?|publish(?:ing)?|express(?:ing)?|giv(?:e|ing)|all|writ(?:e|ing)|shar(?:e|ing)|leav(?:e|ing)|add(?:ing)?|send(?:ing)?|put(?:ting)?|circulat(?:e|ing)|upload(?:ing)?)$/i;
