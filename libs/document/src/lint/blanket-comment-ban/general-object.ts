import { GIVEN_NAMES } from '../given-names.ts';

/** The school, the trust, the employer. */
const SETTING =
  /^(?:schools?|mat|multi-academy|nursery-school|unit|firm|provider|playgroups?|colleges|centres|employers|organisations|academ(?:y|ies)|trusts?|councils?|nurser(?:y|ies)|pre-?schools?|playgroup|centre|settings?|services?|organisation|employers?|employment|workplace|work|jobs?|college|authority|company|federation|placement|institution|establishment|kindergarten|cr[eè]che|business|charity|club|choir|theatre|museum|diocese|association|foundation|partnership|society|(?:work|school|job)-related)$/i;
/** Those whom one works with or for: a remark about them may be one about how the setting is run. */
const WORKED_WITH =
  /^(?:colleagues?|governors?|managers?|management|leaders?|leadership|trustees?|board|superiors?|headteacher)$/i;
/** Words so general that a remark about them may be any remark; one other word narrows the ban. */
const GENERAL = new Set(
  `any all anything everything something whatever the their your our its his her a an this that these which who what of in at on with to about for by from or and within inside outside they it
  have has may do does goes happens happening related relating relates connected concerned concerning regarding pertaining linked touching respect regard relation connection involving
  concern concerns complaint complaints matter matters issue issues aspect aspects side sides part parts thing things topic topics subject subjects life business working workings affairs running day-to-day
  policy policies decision decisions people staff comment comments remark remarks statement statements opinion opinions view views criticism post posts
  negative critical adverse positive good bad favourable unfavourable fair unfair kind nature sort form way one where works employed former current own place
  whether either both written verbal spoken oral orally verbally speech writing under upon circumstances any time ever directly indirectly
  publicly openly public online internet web social media networking network networks site sites website websites blog blogs forum forums platform platforms page pages account accounts personal private chat group groups podcast review reviews television radio space
  local national press journalist journalists reporter reporters newspaper newspapers broadcaster broadcasters broadcast broadcasting print printed digital trade regional tv news newsroom newsrooms editor editors correspondent correspondents presenter presenters columnist columnists producer producers influencer influencers councillor councillors members member parliament mp mps elected third party parties anyone anybody someone others person persons outsiders
  facebook whatsapp twitter instagram tiktok linkedin snapchat reddit mumsnet glassdoor google youtube threads bluesky telegram discord messenger x app apps feed feeds timeline profile profiles
  sort sorts manner means medium format shape context setting length detail details degree circumstance circumstances moment point stage
  written oral electronic printed named anonymous anonymously explicit implicit direct indirect indirectly implication name
  paper papers outlet outlets magazine outside bodies body world general wider friends family relatives spouse partner neighbours neighbour customers agency agencies
  nothing question questions call calls enquiry enquiries query queries themselves yourself himself herself us we you me else more single least slightest whole entire own various certain whatsoever wherever so-called
  my client host cathedral choir primary secondary boarding special independent prep parish infant junior line lines syllable petition petitions disparagingly critically unfavourably negatively blogger bloggers podcaster podcasters
    `
    .split(/\s+/)
    .filter(Boolean),
);
const PRESS = /^(?:press|media|journalists?|reporters?|newspapers?|broadcasters?|bloggers?|podcasters?)$/i;
/** What a setting has so much of that a remark about it may be any remark. */
const HEADS =
  /^(?:matters?|issues?|business|affairs|life|polic(?:y|ies)|decisions?|management|leaders?|leadership|staff|communit(?:y|ies)|employees|governors?|colleagues|people|work|workings|working|operations?|running|events|activities|senior|internal|internally|academies|schools|reputation|conduct|practices?|procedures?|performance|actions?|plans?|culture|approach|arrangements)$/i;
/** What may follow the setting and not make it another thing's name: `the school uniform`. */
const FOLLOWS =
  /^(?:of|in|on|at|to|with|by|for|from|about|as|or|and|nor|but|if|unless|without|outside|inside|within|during|after|before|under|through|via|whether|that|which|who|where|when|while|is|are|was|were|be|will|may|must|shall|should|can|cannot|has|have|does|do|in|itself|they|anywhere|online|openly|publicly|there|any|ever|even|either|not|faces?|risks?|leads?|counts?|amounts?|against|concerning|regarding|than|via|towards?|whatsoever|wherever|whenever|however|because|so|since|together|apart|beyond|further|here|out|up|over|among|between|away|too|also|only|everywhere|nowhere|altogether|whilst|whenever|until|once|regardless|before|again|on-line|electronically|throughout|both|any|all|each|the|an?|their|its|our|your|they|you|we|he|she|one|unless|until|save|except|good|made|posted|written|published|left|expressed|given|shared|uttered|voiced|aired|sent|printed|broadcast)$/i;
/** What the name of a school, a trust or a nursery ends in. */
const NAME_ENDS =
  /^(?:Schools?|Academ(?:y|ies)|Trust|Council|Nurser(?:y|ies)|Pre-?[Ss]chool|Playgroup|Centre|College|Federation|Company|Association|Club|Choir|Foundation|Society|Group|Kindergarten|Primary|Infants?|Juniors?|High|Grammar|Comprehensive|Partnership|MAT)$/;
/** A name of two words after `about` that is no setting's: `Special Educational Needs`, `Black History Month`. */
const OTHER_NAMES =
  /^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Year|Key|Special|Free|Black|World|National|General|Local|Prime|Ofsted|Care|Sports|Open|Health|Human|Staff|Parents?|Pupils?|Children|Governors?|Freedom|Data|Child|Holy|Remembrance|Social|Facebook)$/;
/** `what goes on`, `how it is to work`, `what they see`: free of any subject until the place is named. */
const FREELY =
  /^(?:see|sees|saw|seen|hear|hears|heard|like|feel|feels|think|thinks|happen|happens|happened|occurs|occur|go|goes|went|on|learns?|learnt|learned|know|knows|find|finds|works?|worked|working|do|did|done|been|being|be|is|are|was|were|it|said|takes|place|experiences?|experienced|witness|witnesses|encounters?|come|comes|across|day|days|time|there|here|behind|doors|gates|walls|class|classroom|classrooms|building|buildings|premises|grounds|inside|or|up|going|life|during|while|when)$/;
const FREE_FROM =
  /^(?:what|whatever|how|anything|everything|things|something|where|life|experiences?|events?|teaching|working|being|time|career|employment)$/;
/** The setting without its name. */
const THE_PLACE = /^(?:here|place|us|ourselves|premises|gates|walls|building|buildings|workplaces?|doors)$/;
/** A manner that narrows: only remarks made so are forbidden. */
const BAD_MANNER =
  /^(?:abusive|offensive|false|untrue|malicious|unkind|rude|defamatory|insulting|disrespectful|libellous|racist|dishonest|unlawful|inappropriate|unprofessional|derogatory|disparaging|carelessly|careless)(?:ly)?$/;

/** After one of these stands who hears the remark, not what it is about: `talk to parents`. */
const TO_WHOM = /^(?:to|with)$/i;
const OF_WHAT =
  /^(?:do|related|relating|relates|pertaining|linked|connected|concerned|regard|respect|relation|contrary|reference)$/i;

/** Who may hear a remark. */
const HEARERS =
  /^(?:inspectors?|ofsted|regulators?|councillors?|reporters?|neighbours?|relatives|schools?|trust|council|employer|colleagues?|governors?|managers?|leaders?|trustees?|parents?|pupils?|famil(?:y|ies)|friends?|children|relatives|individual|other)$/i;

/** `write references | for the school`: what is done on its behalf is not about it. */
const FOR_WHOM = /^ for (?:the|our|an?|its|any)\b/i;

/** `talk outside the school | about a pupil’s home`: where it is said, and then of what. */
const PLACE_FIRST =
  /^ (?:outside|beyond|away from|out of) (?:(?:the|our|its|their|this) )?(?:[\p{L}-]+ )?(?:school|academy|trust|nursery|pre-?school|playgroup|council|college|centre|setting|workplace|federation|work)(?= (?:about|of|on|upon|regarding|concerning|how|what|that|whether|who)\b)/iu;
const GOES_ON_THERE =
  /^ (?:(?:about|of|on) )?(?:anything|everything|what|whatever)(?: (?:that|which))? (?:happens|goes on|is said|is done|takes place)(?: (?:in it|there|within it|inside))?(?= ?[.,;:!?]|$)/iu;

/** Whose affairs are their own. */
const SOMEBODY = /^(?:famil(?:y|ies)|relatives?|neighbours?|spouse|partner|friends?|customers?|clients?|persons?)$/;

/** How many words lie between a remark and the setting that it is about; longer stretches say something particular. */
const MOST_WORDS = 28;

const AT_WORK =
  '(?:working|work|lesson|school|duty|contracted|office|teaching|paid|directed|session|opening|core|rostered|nursery)';
/** Times and machines that are the employer's: what is said then or on them it may keep in bounds. */
const AT_SOME_TIME = [
  `(?:in|during|within) (?:(?:the|their|your|our|its|his or her|paid|normal|agreed) )*${AT_WORK}[- ](?:hours|times?|days?|sessions?)`,
  '(?:in|during) (?:(?:a|an|any|the|their|your) )?(?:lessons?|classes|sessions|assembl(?:y|ies)|shifts?|tutorials?|registration)',
  '(?:(?:while|whilst|when) )?(?:on (?:duty|shift|playground duty)|in (?:ratio|class))',
  '(?:while|whilst|when) (?:(?:they|you|he or she|he|she|staff) (?:are|is) )?(?:at work(?! here)|(?:being )?paid|teaching|supervising|(?:with|in charge of|looking after|responsible for) (?:the |a )?(?:children|pupils|class|group))',
  "(?:on|from|using|with|through|over|via) (?:(?:a|an|any|the|our|its|their) )?(?:school|trust|academy|nursery|council|college|work|employer|company)(?:[’']s)?(?:-owned)? (?:e-?mail |wi-?fi |mobile )?(?:devices?|computers?|laptops?|tablets?|phones?|equipment|machines?|networks?|wi-?fi|e-?mail|address(?:es)?|accounts?|systems?|telephones?)",
  '(?<!\\b(?:or|and|nor|even|including|also) )(?:(?:before|after) (?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|hours|dark)|(?:at|over) (?:the )?(?:weekends?|night)|in the evenings?)',
].join('|');
/** `In lesson time, nobody may …`: such a time said first. */
const LIMIT_FIRST = new RegExp(`^\\W*(?:${AT_SOME_TIME})(?![\\p{L}])(?!,? (?:or|and|nor)\\b)`, 'iu');

const LIMIT = new RegExp(`(?<![\\p{L}’'-])(?:${AT_SOME_TIME})(?![\\p{L}])(?!,? (?:or|and|nor)\\b)`, 'iu');

/** Whether a sentence begins with a time that is the employer's. */
export function beginsWithLimit(text: string): boolean {
  return LIMIT_FIRST.test(text);
}

/** Whether such a time stands between a ban and what is banned: `do not use social media in lessons, be it to …`. */
export function holdsLimit(between: string): boolean {
  return LIMIT.test(between);
}

/** `… about the nursery that could identify a child`: only remarks of that kind are forbidden. */
const RESTRICTED = new RegExp(
  [
    "^(?:(?:\\s+(?!that\\b|which\\b|if\\b)[\\p{L}’'-]+){0,4},?|(?:,?\\s+(?!that\\b|which\\b|if\\b|on\\b|in\\b|at\\b)[\\p{L}’'-]+){0,12}?)\\s+(?:(?:that|which)\\s+(?:parents|others|people|pupils|visitors|customers|is|are|could|would|might|may|can|will|contains?|identif|harms?|damages?|breach|brings?|reveals?|discloses?|names?|includes?|shows?|features?|amounts?|(?:they|you|he or she|he|she)\\s+(?:may|might|will|would|could|have yet|know|knows|knew|believe|cannot|do not|have reason))|if (?:it|they|this|doing so)\\b|(?:likely|intended|meant|designed) to\\b|amounting to\\b)",
    "^[^.;:]{0,60}\\b(?:in an? (?:abusive|offensive|defamatory|derogatory|rude|insulting|disrespectful|malicious|hurtful)\\b|in (?:an?|any|such a) (?:way|manner|fashion|tone|style) (?:that|which|as to|likely)\\b|(?<!\\bway )in which (?:they|you|he|she|it)\\b|as (?:if|though)\\b|(?<!\\bfor )(?:as|so) long as\\b|provided (?:that )?(?:it|they|the)\\b|abusively|offensively|until (?:the|an?|it|they)\\b|while (?:pretending|posing|claiming|purporting)\\b|(?:pretending to|posing as|under (?:(?:an?|another|any) (?:false|made-up|invented|other)|(?:another|somebody|someone)(?: \\p{L}+)?[’']s) name)\\b|while (?:the )?(?:children|pupils|babies|toddlers|class|lesson|session|meeting|hearing)\\b|while (?:it|they|you|on|at|he|she)\\b(?! (?:holds?|works?|is employed|are employed|serves?|remains?|stays?|(?:is|are) (?:in (?:office|post|(?:its|our|their|the) (?:employ|service|pay)\\w*)|under contract|with us|here)))|in front of|(?:to|with) (?:the |our |any |a )?(?:children|pupils|class)\\b(?!,? (?:or|and|nor)\\b)|in the (?:presence|hearing) of|within (?:hearing|earshot)|pending\\b)",
    `^(?:,? (?:or|nor) [^.;:,]{3,40},)?[^.;:,]{0,40}?\\b(?:${AT_SOME_TIME})(?![\\p{L}])(?!,? (?:or|and|nor)\\b)`,
  ].join('|'),
  'iu',
);

/** Whether a word is the school, the trust, the employer. */
export function isSetting(word: string): boolean {
  return SETTING.test(word);
}

/** Whether a word says nothing of which of the setting's affairs is meant: `school matters`. */
export function isOfAll(word: string): boolean {
  return HEADS.test(word);
}

/** What a remark is about, when it may be anything to do with the setting; `end` counts in the words that were read. */
export interface GeneralObject {
  readonly end: number;
  /** Nothing is said of what the remark is about: only that the press hears it. */
  readonly toPress?: true;
}

/**
 * Where the object of a remark ends when the remark may be about anything to do with the setting; undefined when it is about
 * something narrower. `rest` follows the remark's verb.
 */
export function generalObject(rest: string, before = ''): GeneralObject | undefined {
  if (FOR_WHOM.test(rest)) return undefined;
  const place = PLACE_FIRST.exec(rest)?.[0] ?? '';
  if (place !== '') {
    const said = rest.slice(place.length);
    const end = generalObject(said, before)?.end ?? GOES_ON_THERE.exec(said)?.[0].length;
    return end === undefined ? undefined : { end: place.length + end };
  }
  const tokens = [...rest.matchAll(/[\p{L}’'-]+|[.;:!?,(\uFFFC]/gu)].slice(0, MOST_WORDS);
  let toPress: number | undefined;
  let heard = false;
  let ofHearer = false;
  let free = false;
  for (const [at, { 0: token, index }] of tokens.entries()) {
    const word = token.replace(/(?:[’']s|[’'])$/u, '').toLowerCase();
    const next = tokens[at + 1];
    const previous = tokens[at - 1]?.[0] ?? '';
    const end = index + token.length;
    if (/^[.;:!?(]$/.test(token)) return toPress === undefined ? undefined : { end: toPress, toPress: true };
    const named = nameEnd(tokens, at, heard);
    if (named !== undefined) {
      const last = tokens[named];
      const whole = endOfName(
        /[’']/.test(last?.[0] ?? ''),
        last ? last.index + last[0].length : end,
        tokens.slice(named + 1),
      );
      return whole === undefined || RESTRICTED.test(rest.slice(whole, whole + 120)) ? undefined : { end: whole };
    }
    free ||= FREE_FROM.test(word);
    // `no one employed at the academy may speak about it`, `what happens here`.
    if (
      (word === 'it' &&
        AFTER_TOPIC.test(previous) &&
        NAMES_SETTING.test(before) &&
        !(next && /^(?:is|was|has|will|may|can)$/.test(next[0]))) ||
      (THE_PLACE.test(word) && (free || (word === 'us' && AFTER_TOPIC.test(previous))))
    )
      return RESTRICTED.test(rest.slice(end, end + 120)) ? undefined : { end };
    // `your opinion of the place`, `about the home`.
    const isThePlace =
      /^(?:place|home)$/.test(word) &&
      /^(?:the|our|this)$/i.test(previous) &&
      AFTER_TOPIC.test(tokens[at - 2]?.[0] ?? '');
    if (isThePlace) return RESTRICTED.test(rest.slice(end, end + 120)) ? undefined : { end };
    if (TO_WHOM.test(token)) heard = !OF_WHAT.test(previous);
    // `write to customers of the nursery`: they hear it.
    else if (heard && /^of$/i.test(token)) ofHearer = true;
    else if (/^(?:about|on|upon|of|regarding|concerning|touching)$/i.test(token) || OF_WHAT.test(token)) heard = false;
    // `talk to the school`, but not `any matter to do with the school`.
    const isHearer = heard && (ofHearer || (TO_WHOM.test(tokens[0]?.[0] ?? '') && at < 3));
    // What one has done oneself is less than all of one's work.
    if (/^works?$/.test(word) && previous === 'own') return undefined;
    // `what they know about a family`: a secret of somebody's.
    const topic = /^(?:an?|any|the|our|their)$/i.test(previous) ? tokens[at - 2]?.[0] : previous;
    if (SOMEBODY.test(word) && !heard && /^(?:about|on|of|regarding|concerning)$/i.test(topic ?? '')) return undefined;
    // `the choir school`, `the nursery company`: the last word is the name.
    if (SETTING.test(word) && SETTING.test(next?.[0] ?? '')) continue;
    if (WORKED_WITH.test(word) && RUMOURS.test(before)) return undefined;
    if ((SETTING.test(word) && !isHearer) || (WORKED_WITH.test(word) && !heard)) {
      const whole = endOfName(token !== word && /[’']/.test(token), end, tokens.slice(at + 1));
      return whole === undefined || RESTRICTED.test(rest.slice(whole, whole + 120)) ? undefined : { end: whole };
    }
    if (PRESS.test(word) && !/^social$/i.test(previous)) toPress = end;
    const passes =
      GENERAL.has(word) ||
      FREE_FROM.test(word) ||
      (free && FREELY.test(word)) ||
      (heard && HEARERS.test(word)) ||
      (/ly$/.test(word) && !BAD_MANNER.test(word));
    const beside = token !== ',' && !passes && !TO_WHOM.test(previous) ? besideIt(rest, index) : undefined;
    if (beside !== undefined) return RESTRICTED.test(rest.slice(beside, beside + 120)) ? undefined : { end: beside };
    if (token !== ',' && !passes)
      return toPress !== undefined && FOLLOWS.test(token) ? { end: toPress, toPress: true } : undefined;
  }
  return toPress === undefined ? undefined : { end: toPress, toPress: true };
}

/** `attendance or the running of the school`: beside something narrow the whole. */
const BESIDE =
  /^[\p{L}’' -]{2,40}?(?: (?:or|nor)|,) (?:the|our|its) (?:(?:running|management|work|affairs) of (?:the|our) )?(?<setting>[\p{L}-]+)(?=\s*(?:[.,;:!?(]|$)|\s+(?:or|nor|and|to|with|in|on|at|online|anywhere)\b)/iu;

function besideIt(rest: string, from: number): number | undefined {
  const found = BESIDE.exec(rest.slice(from));
  return found && SETTING.test(found.groups?.setting ?? '') ? from + found[0].length : undefined;
}

/** What is told of somebody behind their back is no comment on how the place is run. */
const RUMOURS = /\b(?:rumours?|gossip\w*|tales)\b[^.;]{0,20}$/i;
const AFTER_TOPIC = /^(?:about|on|upon|of|regarding|concerning|against|to|discuss|mention|criticise|name)?$/i;
const NAMES_SETTING =
  /\b(?:school|academy|trust|council|nursery|pre-?school|playgroup|centre|setting|organisation|employer|company|college|federation|charity|business)\b/i;

/** Where a setting is called by its name, the place of the name's last word: `Fernlea Primary`, `Little Acorns`. */
function nameEnd(tokens: readonly RegExpExecArray[], at: number, heard: boolean): number | undefined {
  const isName = (token: string | undefined): boolean => /^\p{Lu}[\p{L}’'-]+$/u.test(token ?? '');
  let last = at;
  while (isName(tokens[last]?.[0])) last++;
  const words = tokens.slice(at, last).map(({ 0: word }) => word.replace(/(?:[’']s|[’'])$/u, ''));
  if (words.length < 2 || heard) return undefined;
  if (NAME_ENDS.test(words.at(-1) ?? '')) return last - 1;
  const [first = ''] = words;
  const topic = tokens[at - 1]?.[0] ?? '';
  const isOther = words.some((word) => OTHER_NAMES.test(word)) || GIVEN_NAMES.has(first.toLowerCase());
  return words.length <= 3 && !isOther && /^(?:about|regarding|concerning|on|of|at)?$/i.test(topic)
    ? last - 1
    : undefined;
}

/** Where the name of the setting ends with what it has, `the school’s own decisions`; undefined when that is narrower: `school uniform`. */
function endOfName(
  isPossessive: boolean,
  end: number,
  [first, second]: readonly RegExpExecArray[],
): number | undefined {
  const next = isPossessive && first?.[0] === 'own' ? second : first;
  if (!next) return isPossessive ? undefined : end;
  if (HEADS.test(next[0])) return next.index + next[0].length;
  if (isPossessive) return undefined;
  return /^[.;:!?,(\uFFFC]$/.test(next[0]) || FOLLOWS.test(next[0]) || /ly$/i.test(next[0]) ? end : undefined;
}
