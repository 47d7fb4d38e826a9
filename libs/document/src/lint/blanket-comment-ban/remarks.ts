import { byWord } from '../by-word.ts';
import { placesOfWords } from '../words-in.ts';

/** Ends that a verb takes; its stem is given without a last `e`. */
const ENDS = '(?:[tpgmnb]?(?:e[sd]?|s|ed|ing))?';
const NEVER_A_NOUN = '(?! (?:that|hello|sorry|so|grace|goodbye)\\b)';

function anyForm(stems: string): string {
  return `(?:(?:${stems.trim().split(/\s+/).join('|')})${ENDS})`.replaceAll('_', ' ');
}

/** What is said is told by a preposition: `speak about`. */
const SPEAK = `(?:${anyForm(
  `comment speak talk writ post blog vlog tweet podcast chat gossip remark rant moan grumbl complain whing opin pronounc enthus boast jok convers communicat correspond messag
  text blab natter waffl preach philosophis editorialis sound_off hold_forth go_public vent shout`,
)}|say${ENDS}|sa(?:ys|id)|spok?en?|spoke|wrote|written|tell(?:s|ing)? (?:\\w+ )?(?:anyone|anybody|others|people|friends|parents|outsiders|the world)(?: else)?|air(?:s|ing)? (?:their|your|his|her|an?|any) \\p{L}+|sound(?:s|ing)? off|hold(?:s|ing)? forth|go(?:es|ing)? public|rant(?:s|ing)? on)${NEVER_A_NOUN}`;
/** What is said is told by an object: `discuss`. */
const MENTION = `(?:${anyForm(
  `discuss mention critici[sz] review rat referenc disparag debat critiqu bad-?mouth knock slat prais`,
)}|describ(?:e[sd]?|ing)|(?:refer|allud|point|nod)${ENDS.replace('[tpgmnb]', '[rtpgmnb]')} to|touch${ENDS} (?:on|upon)|dwell(?:s|ing)? on|(?:bring|run|slag|talk|write|wrote|rais|bringing|running|writing|talking)(?:s|e[sd]?|ing)? (?:up|down)|(?:is |are |be )?brought up|(?:rais(?:e[sd]?|ing))(?= (?:the |any )?(?:subject|topic|matter))|reveal(?:s|ing)? anything about)`;
const UTTER = `(?:${anyForm(
  `breath mak post publish express voic writ giv shar air offer leav add send put circulat upload pass utter issu endors lik repost forward submit contribut record broadcast trad disseminat releas
  volunteer ventur relay float drop print repeat exchang spread produc creat compos hold contain includ carr(?:y|ie) featur`,
)}|has|have|having|made|wrote|written|gave|given|left|sent|let slip|caus(?:es?|ing) to be (?:made|published)|ma(?:kes?|king|de) known)`;
export const NOUN = `(?:comment(?:s|ary)?|remarks?|statements?|mentions?|references?|opinions?|views?|complaints?|concerns?|criticisms?|posts?|observations?|interviews?|reviews?|ratings?|feedback|tweets?|messages?|words?|thoughts?|stor(?:y|ies)|anecdotes?|judge?ments?|assessments?|verdicts?|grievances?|gripes?|letters?|articles?|blogs?|videos?|status(?:es)?|updates?|entr(?:y|ies)|anything|something|things|discussions?|gossip|chat|chatter|impressions?|accounts?|testimonials?|information|material|content|details?|news|facts|talk|rumours?|pronouncements?|reactions?|jokes?|memes?|communications?|conversations?|publications?|correspondence|petitions?|syllables?)`;
/** Words before a noun that do not narrow it. */
export const QUALITY =
  '(?:(?:any|all|negative|critical|adverse|positive|favourable|public|further|such|an?|the|or|other|kind of|form of|sort of|personal|written|spoken|verbal|oral|private|single|their|your|his|her|its|own|whatever|more|least|slightest|passing|online|printed|anonymous|unfavourable|good|bad)\\s+)*';
/** After a noun, before what it is about. What is repeated has no small bound: up to three times is compiled as three copies. */
const AFTER_NOUN = `(?: to (?:third parties|any(?:one|body)|others|outsiders|any third party))?(?:(?:,? (?:or|and|nor)|,) (?:\\p{L}+ )?${NOUN})*(?: by (?:(?:a|an|any|our|the|all|one of our) )?(?:members? of (?:the )?(?:staff|team)|staff|employees?|workers?|teachers?|governors?|trustees?|volunteers?|colleagues?|contractors?))?(?:,? whether [^.;:]{3,60}?,)?(?: (?:of (?:any|whatever) (?:kind|sort|nature|description)|whatever|whatsoever|at all|in any (?:form|way)|posted|made|written|left|published|online|publicly|openly|in public|anywhere))*`;
export const ABOUT =
  '(?:on|upon|about|of|to|as to|(?:with|in) (?:respect|regard|relation|reference) (?:to|of)|in respect of|in connection with|connected (?:with|to)|linked to|to do with|that (?:ha(?:s|ve) to do with|concerns?|relates? to|refers? to|mentions?|touch(?:es)? (?:on|upon))|which (?:ha(?:s|ve) to do with|concerns?|relates? to|refers? to|mentions?|touch(?:es)? (?:on|upon))|mentioning|regarding|concerning|relating to|pertaining to|related to|relative to|touching(?: on| upon)?|against|around|surrounding)';
export const TOPIC = ABOUT.replace('|of|to|', '|of|');
const PRESS = '(?:press|media|journalists?|reporters?|newspapers?|broadcasters?|bloggers?|podcasters?)';
const HEARER =
  '(?:any(?:one|body)|others|people|parents|outsiders|them|friends|strangers|the (?:public|press|world)|(?:an?|any|the) (?:newspapers?|reporters?|journalists?|broadcasters?|bloggers?|outsiders?))';
const SETTING_NOUN =
  '(?:school|academy|trust|nursery|employer|council|setting|centre|college|federation|company|charity|playgroup|pre-?school|workplace)';
/** `or write, post`: more verbs before what is said. */
const OR_MORE = '(?:(?:,? (?:or|and|nor)|,)(?: to)?(?: \\p{L}+ly)? [\\p{L}]+(?: to be [\\p{L}]+)?){0,4}?';
const OUTWARD =
  '(?:\\s+(?:out|up|there|publicly|openly|freely|online|in public|in print|in private|anything|something|nothing|things|whatever|whatsoever|at all|badly|ill|well))*';

/** `take part in`, `be drawn into`: what others began. */
const TAKE_PART =
  '(?:tak(?:es?|ing)|play(?:s|ing)?|have|has) (?:any |a |no )?part in|(?:join(?:s|ing)?|chim(?:es?|ing)|weigh(?:s|ing)?|pil(?:es?|ing)) in(?:to| on| with)?|join(?:s|ing)?|(?:be|is|are|get|gets|getting|become|becomes|becoming|let (?:themselves|yourself) be|allow (?:themselves|yourself) to be) (?:drawn|dragged|pulled|involved) in(?:to)?|(?:particip|engag|enter|contribut|add|react|respond|repl)(?:e|es|s|at(?:e|es|ing)|ing|y|ies|ying)? (?:in|into|to|on)|(?:belong(?:s|ing)?|subscrib(?:e|es|ing)) to|(?:be|is|are|being) (?:part|a member) of|follow(?:s|ing)?';
/** `in which the school is mentioned`, `that mentions the school`. */
const MENTIONED =
  '(?:(?:mentions?|discuss(?:es)?|names?|concerns?|refers? to|touch(?:es)? on|is about|are about|deals? with|criticis(?:es?)|talks? about)\\b|[^.;:,]{2,50}? (?:is|are|may be|might be|has been|have been|gets?|comes?|being) (?:being )?(?:mentioned|discussed|named|criticised|talked about|spoken (?:of|about)|written about|referred to|debated|commented (?:up)?on|reviewed|rated|the (?:subject|topic)|up)\\b)';

const REMARK = [
  `${UTTER}${OR_MORE}\\s+${QUALITY}${NOUN}${AFTER_NOUN}(?:\\s+${ABOUT})?`,
  `${QUALITY}${NOUN}${AFTER_NOUN}\\s+${ABOUT}`,
  `(?:giv|tell|offer|send|show)(?:e[sn]?|s|ing)?\\s+${HEARER}(?: else)?\\s+${QUALITY}${NOUN}(?:\\s+${ABOUT})?`,
  `(?:tell|show|let)(?:s|ing)?\\s+[^.;:]{2,60}?\\s+(?:know )?(?:what|how)\\s+(?:they|you|he or she|we|one)\\s+(?:thinks?|feels?)\\s+(?:of|about)`,
  `(?:start|organis|sign|launch|support|circulat|promot)(?:e[sd]?|s|ing)?${OR_MORE}\\s+(?:an? |any |the )?petitions?(?:\\s+${ABOUT})?`,
  `(?:${TAKE_PART})\\s+${QUALITY}(?:${NOUN}|debates?|threads?|groups?|forums?|exchanges?|polls?|surveys?|campaigns?|arguments?|criticism|speculation)(?: (?:of any (?:kind|sort)|whatever|whatsoever|at all|online|on social media|in public|anywhere))*(?:\\s+${TOPIC}|(?=\\s+(?:in which|where|that|which) ${MENTIONED}))`,
  `${SPEAK}${OR_MORE}${OUTWARD}(?:\\s+${TOPIC})?`,
  `${MENTION}${OR_MORE}`,
  `(?:rais|tak|bring|voic|lodg|report)(?:e[sd]?|s|ing)?\\s+${QUALITY}(?:complaints?|concerns?|grievances?|worr(?:y|ies))\\s+${TOPIC}`,
  `(?:disclos|reveal|publish|repeat|shar|upload|post)(?:e[sd]?|s|es|ed|ing)?\\s+(?:(?:to (?:any(?:one|body)|others|any (?:third )?(?:party|person))|outside (?:the |our )?${SETTING_NOUN}) )?(?:any |all )?(?:matters?|${NOUN})(?:\\s+${TOPIC})?`,
  `(?:nam|identif|portray|depict|featur|tagg?|show)(?:y|ies|e|s|es|ed|ing|ying)?(?=\\s+(?:(?:the|their|your|our)\\s+${SETTING_NOUN}|us(?! as| after))\\b)`,
  `(?:go(?:es|ing)? to|communications? with|contact(?: with)?|dealings with|approach|brief|answer|respond to|deal with|engage with|give interviews? to|giv(?:e|ing) (?:an )?interviews? to|speak to|talk to)(?:s|es|ing)?(?=\\s+(?:the |any |an? )?(?:local )?${PRESS}\\b)`,
].join('|');

const HERE = new RegExp(`(?<![\\p{L}-])(?:${REMARK})(?![\\p{L}-])`, 'iuy');
/** What the first word of a remark begins with, when it does not stand behind words that do not narrow it. */
const BEGINS =
  /^(?:comment|speak|spok|talk|writ|wrote|post|blog|vlog|tweet|podcast|chat|gossip|remark|rant|moan|grumbl|complain|whing|opin|pronounc|enthus|boast|jok|convers|communicat|correspond|messag|text|blab|natter|waffl|preach|philosophis|editorialis|sound|hold|held|go|vent|shout|sa(?:y|id)|tell|told|air|discuss|mention|critici|review|rat|referenc|disparag|debat|critiqu|bad|knock|slat|prais|describ|refer|allud|point|nod|touch|dwell|bring|run|slag|rais|reveal|brought|breath|mak|made|publish|express|voic|giv|gave|shar|offer|leav|left|add|send|sent|put|circulat|upload|pass|utter|issu|endors|lik|repost|forward|submit|contribut|record|broadcast|trad|disseminat|releas|volunteer|ventur|relay|float|drop|print|repeat|exchang|spread|produc|creat|compos|contain|includ|carr|featur|ha[sv]|let|caus|start|organis|sign|launch|support|promot|play|join|chim|weigh|pil|get|becom|allow|particip|enter|repl|belong|subscrib|follow|part$|drawn|drag|pull|involv|tak|lodg|report|disclos|nam|identif|portray|depict|tag|show|contact|dealing|approach|brief|answer|respond|deal|engage|statement|opinion|view|concern|observation|interview|feedback|word|thought|stor|anecdot|judg|assessment|verdict|grievance|grip|letter|article|video|status|update|entr|anything|something|thing|impression|account|testimonial|information|material|content|detail|news|fact|rumour|reaction|meme|petition|syllabl)/;
/** The words of `QUALITY`. */
const QUALIFIES =
  /^(?:any|all|negative|critical|adverse|positive|favourable|public|further|such|an?|the|or|other|kind|form|sort|of|personal|written|spoken|verbal|oral|private|single|their|your|his|her|its|own|whatever|more|least|slightest|passing|online|printed|anonymous|unfavourable|good|bad)$/;
const BEGINNING = 1;
const QUALITY_WORD = 2;
const BE = 4;
const signsOf = byWord(
  (word) =>
    (BEGINS.test(word) ? BEGINNING : 0) |
    (QUALIFIES.test(word) ? QUALITY_WORD : 0) |
    (/^(?:is|are|be)$/.test(word) ? BE : 0),
);

/**
 * `comment on`, `make any reference to`, `discuss`: the remarks in a text, up to the words that say of what or to whom. The pattern is only
 * tried where a word stands with which one can begin: it has thousands of forms.
 */
export function remarksIn(text: string): RegExpExecArray[] {
  const places = placesOfWords(text);
  const signs: number[] = [];
  for (let at = 0; at < places.length; at += 2)
    signs.push(signsOf(text.slice(places[at], places[at + 1]).toLowerCase()));
  const found: RegExpExecArray[] = [];
  let from = 0;
  for (let at = 0; at < signs.length; at += 1) {
    const index = places[2 * at] as number;
    if (index < from || !mayBegin(signs, at)) continue;
    HERE.lastIndex = index;
    const match = HERE.exec(text);
    if (!match) continue;
    found.push(match);
    from = index + match[0].length;
  }
  return found;
}

/** Whether a word begins a remark, stands before one that does, or says that something is `brought up`. */
function mayBegin(signs: readonly number[], at: number): boolean {
  const sign = signs[at] ?? 0;
  if ((sign & BEGINNING) > 0) return true;
  if ((sign & BE) > 0) return ((signs[at + 1] ?? 0) & BEGINNING) > 0;
  if ((sign & QUALITY_WORD) === 0) return false;
  let next = at + 1;
  while (((signs[next] ?? 0) & (BEGINNING | QUALITY_WORD)) === QUALITY_WORD) next++;
  return ((signs[next] ?? 0) & BEGINNING) > 0;
}

const NOUN_FIRST = new RegExp(`^${QUALITY}${NOUN}(?![\\p{L}-])`, 'iu');
/** What may be a verb as well: `staff may comment on`, `nobody posts anything`. */
const MAY_BE_VERB =
  /^(?:comment|post|mention|talk|tweet|blog|review|view|message|gossip|chat|remark|interview|word|joke|report|(?:posts|comments|mentions|talks|tweets|blogs|reviews|messages|remarks)(?= (?:any|some|no)thing\b| publicly| online| \w+ly))\b/i;
const ADJECTIVE =
  /(?:(?:ive|ory|ful|ous|less|ist|ic|ial|ual|nal|ing|ane|ude|kind|fair|true|false|crude|foul|nasty|cruel|untrue|unkind|rude|confidential|personal|political|private) |\b(?:named|identifiable) )$/i;
/** A word that may stand before a remark without saying of what kind it is. */
const PLAIN = new RegExp(
  `^(?:who|whoever|with|within|into|for|about|no|of|in|at|on|to|by|or|and|from|not|never|ever|avoid|positive|publicly|form|nature|this|that|these|our|forbid\\w*|bann?\\w*|prohibit\\w*|bar\\w*|allow\\w*|permit\\w*|tolerat\\w*|accept\\w*|must|may|shall|should|will|avoid\\w*|is|are|be|want|expect|nor|but|even|respond|reply|react|regard\\w*|treat\\w*|deem\\w*|count\\w*|class\\w*|known|${UTTER})$`,
  'iu',
);
/** Who reads or answers a remark makes none. */
const OTHER_DEALINGS =
  /\b(?:read\w*|delet\w+|remov\w+|report\w*|open\w*|keep\w*|collect\w*|ignor\w*|invit\w*|seek\w*|ask\w*|receiv\w*|consider\w*|deal\w*|handl\w*|investigat\w*|hears?|see|sees|listen\w*|check\w*|monitor\w*|wait\w*|prompt\w*|pay\w*|buy\w*|agree\w*|disagree\w*|look\w*)(?: (?:to|with|for|on|at|out))? $/i;

/** `no post for the school may be opened`: a thing. */
const IS_A_NOUN = /^(?:posts?|mail|reviews?|talks?|chats?|texts?|messages?|comments?)\s*$/i;
const AFTER_ARTICLE = /\b(?:no|any|the|an?|this|our|all)\s+$/i;
/** `make any abusive remark`: a word before the remark that says what kind of remark narrows the ban, and so does what is done with it. */
export function isNarrowed(before: string, remark: string): boolean {
  if (IS_A_NOUN.test(remark) && AFTER_ARTICLE.test(before)) return true;
  if (!NOUN_FIRST.test(remark)) return false;
  // `staff may comment on`, but not `make any abusive comment on`.
  if (MAY_BE_VERB.test(remark) && !ADJECTIVE.test(before)) return false;
  if (OTHER_DEALINGS.test(before) || /\b\p{L}+ed in $/u.test(before)) return true;
  const word = /([\p{L}’'-]+)\s*$/u.exec(before)?.[1];
  return word !== undefined && !PLAIN.test(word);
}
