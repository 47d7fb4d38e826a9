import { ABOUT, NOUN, QUALITY, TOPIC } from './remarks.ts';

/** What heads a column of such things. */
export const FORBIDDEN_COLUMN =
  /^\W*(?:(?:staff|you|we|employees|volunteers|please)?\s*(?:do not|don[’']t|must not|mustn[’']t|may not|never|cannot|should not)|not (?:allowed|permitted|acceptable|ok)|forbidden|prohibited|banned|unacceptable|avoid|what (?:not to do|is not allowed)|no)\W*$/i;
/** `make no statement about`. */
export const MAKES_NONE = new RegExp(
  `\\b(?:mak(?:es?|ing)|gives?|giving|express(?:es)?|posts?|offers?|leaves?|writes?|publish(?:es)?|shares?|pass(?:es)?|has|have|contains?|includes?|carr(?:y|ies)|holds?|utters?|there (?:must|may|shall|should|will|is to|can) (?:never )?be|there is(?: to be)?|we (?:want|expect|will have|allow|permit|accept)|(?:allows?|permits?|accepts?|tolerates?)) no ${QUALITY}(?:${NOUN}|discussion|talk|word|gossip|posting|commentary|blogging)(?:,? (?:or|and|nor) (?:\\p{L}+ )?${NOUN}){0,2}(?:,? whether [^.;:]{3,60}?,)?(?: (?:of any (?:kind|sort|nature|description)|whatever|whatsoever|at all))?(?:\\s+${ABOUT})?`,
  'gi',
);
/** `No tweets about the school, please`: a sentence without a verb. */
export const NO_SUCH = new RegExp(
  `^\\W*(?:absolutely |strictly )?no ${QUALITY}(?:${NOUN}|tweets?|blogs?|talk|discussion|gossip|reviews?|stories)(?: (?:of any kind|whatever|whatsoever|at all))?\\s+${ABOUT}(?![^.;]*\\b(?:is|are|was|were|has|have|will|may|can|must|shall|should|reach|reached)\\b)`,
  'gi',
);
/** `keep off the subject of`, `leave out all talk of`. */
export const KEEPS_OFF =
  /\b(?:(?:keeps?|steers?|stays?|stay|keep) (?:well |right |completely |altogether )?(?:off|clear of|away from)|avoids?|leaves? (?:aside|alone|out)) (?:(?:the|all|any) )?(?:subject|topic|matter|question|talk|mention|discussion)s? (?:of|about)\b|\b(?:steers?|turns?|moves?|guides?|keeps?) (?:the |any |all |every )?(?:conversations?|talk|discussions?|chats?|comments?|posts?|messages?) (?:well |right )?(?:away from|off|clear of)\b/gi;
/** `The school is not to feature in any post`, `The trust is no topic for social media`. */
export const NOT_TO_FEATURE =
  /(?:(?<owner>\p{L}+)(?:[’']s)? )?(?<setting>\p{L}+) (?:(?:(?:must|may|should|shall|will|can|does|do) (?:not|never)|cannot|(?:is|are) (?:not|never) to) (?:feature|appear|figure|come up|be brought up|be (?:a|the) (?:topic|subject))|is (?:no|not a|never a) (?:fit |suitable |proper )?(?:topic|subject))\b(?=[^.;:]{0,60}\b(?:posts?|online|social|accounts?|media|conversation|profiles?|internet|public)\b)/giu;
/** `keep silent about`, `say nothing about`. */
export const KEEPS_SILENT = new RegExp(
  `\\b(?:silence(?=[^.;:]{1,80}\\b(?:is|are) (?:\\w+ )?(?:expected|required|the rule|asked|demanded|a condition))|(?:keeps?|remains?|stays?|are|be) (?:silent|quiet|mum|sch?tum|tight-lipped|zipped)|(?:keeps?|maintains?|observes?) (?:(?:complete|total|absolute|utter|a|their|strict) )*silence|(?:says?|posts?|publish(?:es)?|writes?|prints?|releases?) (?:nothing|not a (?:word|line|syllable))|(?:contains?|includes?|carr(?:y|ies)) nothing|not a (?:word|line|syllable|peep)|holds? (?:their|your|his|her) (?:tongues?|peace)|keeps? (?:their|your|his|her) (?:lips sealed|mouths? (?:shut|closed)|own counsel)|speaks? to nobody|keeps? (?:their|your|his|her|any|all) (?:opinions?|views?|comments?|thoughts|criticisms?)(?=[^.;:]{1,80} to (?:themselves|yourself|yourselves|himself|herself)\\b))\\s+${TOPIC}`,
  'gi',
);

const MAY_NOT_BE = '(?:(?:must|may|should|shall|will|can) (?:not|never)|cannot|(?:is|are) (?:not|never) to) be';
const SAID_OF =
  '(?:mentioned|discussed|criticised|reviewed|alluded to|debated|tagged|referenced|disparaged|gossiped about|posted about|blogged about|commented (?:up)?on|talked about|spoken (?:of|about)|written about|referred to|named|identified)';
const MAY_BE = '(?:may|shall|must|should|can|will|is to|are to) (?:ever )?be';
/** `the school must never be mentioned`: a ban said of what it protects, up to the verb. */
export const NEVER_SAID_OF = new RegExp(
  `(?:(?<owner>\\p{L}+)(?:[’']s)? )?(?<setting>\\p{L}+)(?:,[^.;:]{1,60}?(?<last>\\p{L}+))? ${MAY_NOT_BE} ${SAID_OF}\\b`,
  'giu',
);
/** `matters relating to the employer are not discussed`: what is said of it before the verb that forbids. */
export const IS_NOT_SAID = new RegExp(
  `(?:(?:(?:must|may|should|shall|will|can) (?:not|never)|cannot|(?:is|are) (?:not|never) to|(?:has|have) (?:not|never) to) (?:be|get|become)|(?:is|are) (?:not|never)(?: to be)?) (?:[\\p{L}]+ )?(?:${SAID_OF}|shared|spoken about|aired|posted|talked over|repeated|gossiped about|written up|for (?:public |open |general )?(?:discussion|debate|repetition|publication|outsiders|the public|others)|(?:the |a )?(?:subject|topic|matter)s? (?:of|for))\\b`,
  'giu',
);
/** `keep the school out of your posts`, `leave work off social media`. */
export const KEEPS_OUT = new RegExp(
  `\\b(?:keep|leave|kept|left)(?:s|ing)? (?<object>[^.;:,]{2,60}?) (?:(?:well|right|completely|entirely|firmly|altogether|strictly) )?(?:(?:out of|off|away from|outside) (?:[^.;:,]{0,30}? )?(?:posts?|social|online|internet|web|facebook|media|press|papers?|accounts?|feeds?|profiles?|conversations?|chats?|groups?|pages?|timelines?|networks?|sites?|blogs?|whatsapp|public)|to (?:themselves|yourself|yourselves|himself|herself)|between (?:these|our|the) (?:four )?walls|within (?:these|our|the)(?: four)? walls)\\b`,
  'giu',
);
/** No sentence is either of the two without one of these. */
export const SAID_OR_FEATURED =
  /\b(?:mentioned|discussed|criticised|reviewed|alluded|debated|tagged|referenced|disparaged|gossiped|posted|blogged|shared|aired|repeated|commented|talked|spoken|written|referred|named|identified|feature|appear|figure|up|topic|subject|matter|matters)\b/i;
/** `no reference to the school may be made`, `nothing may be said about the school`: a ban before the remark, with the verb behind it or before. */
export const NO_REMARK = new RegExp(
  `\\b(?:no ${QUALITY}${NOUN}\\s+${ABOUT}|nothing(?: whatever| whatsoever| at all)? (?=${TOPIC} |(?:that|which) (?:happens|goes on|is said|is done|you|they|we|concerns|touches) ))(?<object>[^.;:]{1,80}?) (?:(?:may|shall|must|should|can|will|is to|are to) (?:ever )?(?:appear|go|find its way|leave|reach|get out|turn up|show up)\\b|(?:ever )?(?:goes|gets) (?:on|in|up|out|into|to)\\b|ever (?:appears|leaves)\\b|${MAY_BE} (?:made|said|told|repeated|posted|published|shared|written|expressed|voiced|disclosed|discussed|passed on|put|placed|printed|uploaded|aired))\\b`,
  'gi',
);
export const NOTHING_SAID = new RegExp(
  `\\bnothing(?: whatever| whatsoever| at all)? (?:${MAY_BE}|is(?=[^.;:]{0,90}\\b(?:any|online|social|web|internet|outside|public)\\b)) (?:said|posted|published|shared|written)(?: to (?:any |the |an? )?\\p{L}+)? (?:about|on|of)\\b`,
  'giu',
);

/** `What happens in school stays in school`. */
export const STAYS_INSIDE =
  /\b(?:(?:what|whatever|anything|everything)(?: that)? (?:happens|goes on|is said|is done|you (?:see|hear)(?: (?:and|or) (?:see|hear))?|they (?:see|hear)(?: (?:and|or) (?:see|hear))?) (?:in|at|inside|on|within) (?:(?:the|our|this|your|these|a) )?(?:\p{L}+ )?(?:school|work|nursery|college|trust|academy|council|pre-?school|playgroup|centre|setting|office|class(?:room)?|staffroom|building|workplace|place|walls|gates|here)|(?:school|work|nursery|college|trust|academy) (?:business|matters|talk|affairs|news)) (?:stays?|remains?|is to (?:stay|remain)|must (?:stay|remain)|belongs) (?:in|at|inside|within|on|here|there|behind|between)\b/giu;

/** Those outside to whom a wrong may have to be told. */
const OUTSIDE =
  '(?:councillors?|MPs?|Members? of Parliament|inspectors?|Ofsted|regulators?|outside (?:bod(?:y|ies)|agenc(?:y|ies)|people)|third part(?:y|ies)|any(?:one|body) (?:but|other than|except|outside))';
const OF_THE_SETTING =
  '(?:school|academy|trust|nursery|council|college|employer|federation|setting|service)(?: (?:matters|business|affairs))?';
const IS_BARRED =
  '(?:(?:may|must|shall|should|can|will) (?:not|never)|cannot|(?:is|are) (?:not|never) (?:to|permitted|allowed|acceptable)|(?:is|are) (?:strictly )?(?:forbidden|prohibited|banned|barred))';
/** `Complaints about the school may not be taken to councillors`, `Contact with inspectors about school matters is forbidden`. */
export const NOT_TOLD_OUTSIDE = new RegExp(
  `\\b(?:complaints?|concerns?|grievances?|worries|contact|correspondence|communications?|dealings|conversations?)\\b(?=[^.;:]*\\b${OUTSIDE})(?=[^.;:]*\\b(?:about|on|over|concerning|regarding) (?:[\\p{L}]+ ){0,5}?${OF_THE_SETTING}\\b)(?![^.;:]*\\b(?:until|before|first|unless they)\\b)[^.;:]{0,140}?\\b${IS_BARRED}\\b(?:[^.;:]{0,60}?\\b${OUTSIDE})?`,
  'giu',
);

/** `where the school is concerned`, with a word that keeps somebody off the rest. */
export const WHERE_CONCERNED =
  /\b(?:where(?:ver)?|when(?:ever)?|as far as|so far as) (?:the|our|your|their|my) (?<setting>\p{L}+)(?:’s|'s| is| are) concerned\b/giu;
export const KEPT_OFF =
  /\b(?:(?:keeps?|stays?|remains?) (?:\w+ )?(?:off|out|silent|quiet|away|clear|mum)|(?:say|says|write|writes|post|posts|publish|publishes) (?:nothing|no)|neither|never (?:say|speak|write|post|comment|publish)\w*|(?:must|may|do|does|shall|should|will) not (?:say|speak|write|post|comment|publish)\w*|closed to)\b/i;
