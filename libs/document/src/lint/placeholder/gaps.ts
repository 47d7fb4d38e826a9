import { allMatches } from '../all-matches.ts';
import type { Severity } from '../../types.ts';
import type { Prose } from '../prose.ts';
import { remembered } from '../remembered.ts';

/** Words that stand for others, before it is known whether they were meant to be filled in by hand. */
export interface Gap {
  readonly index: number;
  readonly words: string;
  /** A line or pattern that people write on or over, in a form; the others are never meant for the reader. */
  readonly kind: 'line' | 'pattern' | 'bracket' | 'order' | 'to come';
  readonly severity: Severity;
  readonly message: string;
  readonly advice: string;
}

/** Five dots or more: four are an ellipsis and a full stop. */
const LINE =
  /…{2,}|\.{5,}|(?<=£\s?)\.{3,4}(?!\.)|(?<=:\s?)\.{4}(?!\.)|(?:\.\s){4,}\.?|_{3,}|_(?:\s_){2,}|(?<=\s)[-–—](?: [-–—]){3,}|-{6,}|–{4,}|—{3,}|(?<=:\s{1,3})(?:…|\.{3})(?=\s*$)/gm;
const ASKS =
  '(?:please|insert|enter|add|state|list|specify|describe|delete|choose|select|complete|fill in|give|type|write|provide|your|example|sample|draft|todo|tbc|tba|awaiting|pending|not yet known)';
const NOUN =
  '(?:names?|tel\\.?|no\\.|number of \\p{L}+|hours|days|weeks|percentage|reference|version|signature|initials|ages?|his\\/her|type|service|school|setting|academy|nursery|pre-?school|trust|council|local authority|organisation|company|provider|supplier|insurer|contractor|dates?|day|numbers?|figure|address line \\d|sum|fee|price|amount|address|postcode|e-?mail|telephone|phone|contact|role|position|post|title|job title|details|time|venue|location|room|link|url|logo|year|month|period|frequency|person|committee|department|website|town|street|clerk|policy owner|chair of governors|data protection officer|DPO|DSL|SENCO|designated safeguarding lead|headteacher|principal)';
const QUALIFIER =
  "(?:(?:full|job|start|end|contact|head ?teacher[’']?s?|school[’']?s?|trust[’']?s?|academy|nursery|setting|council|DSL|SENCO|DPO|governor|chair|clerk|lead|staff|policy|review|approval) )";
const THING = `(?:${QUALIFIER}{0,2}${NOUN})`;
/** `Schools should add …`: said to whoever fills it in. */
const TO_SCHOOLS =
  '(?:(?:the |each |your )?(?:schools?|settings?|academ(?:y|ies)|nurser(?:y|ies)|trusts?|governors?|governing bod(?:y|ies)|users?) (?:should|must|may|will need to|to|can) |note to |drafting note|this (?:section|paragraph|clause) (?:should|must|is to) )';
const TO_BE =
  '(?:[\\p{L} ]{0,30}\\b)?to (?:be (?:completed|confirmed|added|inserted|agreed|decided|filled|supplied|advised|determined|written|named|appointed|updated)|follow|come)\\b';
const TITLES = '(?:Mr|Mrs|Ms|Miss|Mx|Dr)\\b[\\s/.…]';
/** `[Comment: do we still want this? – KB]`, `[HR to supply wording]`. */
const NOTE_IN_BRACKETS =
  '(?:(?:comment|query|question|note|nb|n\\.b\\.|author|editor|drafter|reviewer|reminder|action|to do)\\b ?[^\\]\\n:–-]{0,30}[:–-][^\\]\\n]{3,160}|[^\\]\\n]{4,120}\\?[^\\]\\n]{0,20}|(?:[\\p{L}’&]+ ){1,4}to (?:supply|provide|confirm|check|write|send|add|draft|advise|decide|complete|agree|update|review|insert|choose|chase)\\b[^\\]\\n]{0,80})';
/** `[insert name]`, `[School name]`, `[Mr/Mrs …]`, `[governing body / board – delete as appropriate]`: in square brackets. */
const SQUARE = new RegExp(
  '(?<=\\p{L} )(?<!\\bbrackets? )\\[ \\](?=[ .,;]|$)|(?<=[£€$#]\\s?)\\[\\s*\\]|\\[\\s*\\*?(?:' +
    [
      `${ASKS}\\b[^\\]\\n]{0,120}`,
      '[^\\]\\n]{1,60}[/|] ?(?:insert|enter|add|specify|delete|rhowch|nodwch)\\b[^\\]\\n]{0,60}',
      '(?:rhowch|nodwch|dileer|dewiswch)\\b[^\\]\\n]{0,80}',
      `${TO_SCHOOLS}[^\\]\\n]{0,120}`,
      `${TO_BE}[^\\]\\n]{0,60}`,
      `(?:the |a |an )?${THING}(?: (?:of|for|and|or|here)\\b[^\\]\\n]{0,60}|s)?(?:(?:[ /]+|, ?)${THING}){0,3}`,
      `${TITLES}[^\\]\\n]{0,40}`,
      '[^\\]\\n]{1,80}\\b(?:delete|select|choose) (?:as|where|if|whichever|one)\\b[^\\]\\n]{0,40}',
      // `[governors / trustees]`: a choice that nobody has made.
      '\\p{L}[\\p{L} -]{1,40}(?: ?/ ?\\p{L}[\\p{L} -]{1,40}){1,4}',
      'x+|n+|no\\.|#+|_+|[●•]|\\*+|\\s{2,}',
      '\\?+',
      // A note to self, or to whoever goes on with the draft.
      NOTE_IN_BRACKETS,
      '(?:check|ask|confirm|query|note)\\b[^\\]\\n]{3,80}',
      '\\p{L}[^\\]\\n]{8,80}\\?',
      // `the [catering contractor]`: a noun in the place of a name.
      `(?<=\\b(?:the|an?|our|your|its|their|of|to|from|at|by|with|for|on|in|is|are|and) \\[)(?!(?:as|see|sic|other|not|cf|no|yes|ed|if|when|or|and)\\b)\\p{L}[\\p{L}-]+(?: [\\p{L}-]+){0,4}(?:, (?:if|where|and|or) [\\p{L} ]{2,20})?`,
    ].join('|') +
    ')\\s*\\]',
  'giu',
);
/** In round brackets only what cannot be an aside: an order, or the name of something. */
const ROUND =
  /\(\s*(?:(?:please )?(?:insert|enter|delete (?:as|where|whichever)|fill in|specify)\b[^)\n]{0,80}|(?:(?:insert|enter) )?(?:school|setting|academy|nursery|trust|full)? ?name(?: of (?:the )?(?:school|setting|academy|nursery|trust|head ?teacher|person|committee|lead))?|[^()\n]{1,60}[–-] ?delete as (?:appropriate|applicable)|\*?to be (?:completed|confirmed|added|inserted) by[^)\n]{0,60}|(?:details? )?to follow|(?:still )?to be (?:inserted|confirmed|added|completed|decided)|(?:please )?(?:add|complete|amend|update|adapt|personalise) (?:(?:your|the|own|any|relevant) )*(?:local|school|setting|academy|trust|nursery|details?|names? of|here)\b[^)\n]{0,60}|(?:name|details?|date|number|address|text|logo|information|arrangements|contact details)[^()\n]{0,30} (?:here|to be \w+)|(?:schools?|settings?|trusts?|academy|nursery|clerk|office) to (?:insert|add|complete|confirm|enter|specify|amend)\b[^)\n]{0,40}|(?:please )?(?:add|enter|insert|list|state|specify) (?:(?:the|their|its|all|any|relevant|here|full|job|contact|staff) )*(?:names?|dates?|numbers?|details|titles?|address(?:es)?|telephone|times?|roles?|posts?|contacts?|amounts?|links?|venues?|web ?site|e-?mails?)(?:,? (?:and |or |of )?[\p{L}]+){0,4}|\s{3,})[.*]?\s*\)|(?<=\b(?:on|at|by|in|is|are|from|to|of|call|ring|contact) )\(\s*(?:date|time|place|number|role|telephone|phone|e-?mail|amount|venue|job title|post|address)\s*\)/giu;
const CURLY =
  /\{\{[^}\n]{1,60}\}\}|\{(?![#.])\s*\p{L}[\p{L}\p{N} ’'/_-]{1,58}\}|«[^»\n]{1,60}»|<<[^<>\n]{1,60}>>|\$\{[^}\n]{1,60}\}|<\p{L}[\p{L} ’'/]{2,60}>|(?<mark>[#%$@]{1,2})\p{Lu}[\p{Lu}_]{3,40}\k<mark>/gu;
/** `INSERT INSURER` within words that are not all in capitals; what Word leaves in a form. */
const ORDER =
  /(?<![\p{L}])(?:INSERT|ENTER|ADD|SPECIFY|STATE|AMEND|COMPLETE|DELETE)(?: \p{Lu}{2,}){1,6}(?!\p{L})|(?<![\p{L}])(?:(?:NAME|TITLE|LOGO|ADDRESS) OF (?:THE )?(?:SCHOOL|ACADEMY|TRUST|NURSERY|SETTING|COUNCIL|HEAD ?TEACHER)|(?:SCHOOL|ACADEMY|TRUST|NURSERY|SETTING|COUNCIL|YOUR) (?:NAME|LOGO)|(?:NAME|DATE|TITLE|NUMBER|LOGO|TEXT|ADDRESS|DETAILS|PHOTO|ROLE|EMAIL|TIME) HERE)(?!\p{L})|(?<=\b(?:[Cc]ontact|is|on|by|[Rr]ing|[Cc]all|at|to|with) )(?:NAME|DATE|NUMBER|ROLE|TIME)(?!\p{L})|(?<=\()(?:PLEASE )?(?:ADD|AGREE|AMEND|ASK|CHANGE|CHASE|CHECK|CONFIRM|CUT|DECIDE|DELETE|DISCUSS|EDIT|EXPAND|FIND|FINISH|GET|INSERT|MOVE|QUERY|REMOVE|REPLACE|REVIEW|REWORD|REWRITE|SHORTEN|TIDY|UPDATE|VERIFY)(?: [\p{Lu}’'-]+){0,8}[!?.]{0,3}(?=\))|(?<=\b(?:and|by|of|the|between|to|with|is|at|from|for|in|on) )\[\p{Lu}{4,}(?:[ /&-]\p{Lu}{2,}){0,4}\]/gu;
const OF_WORD =
  /\byour (?:[\p{L}’'-]+ ){1,5}(?:goes |go |will go )?here\b|\b(?:replace|delete|remove|rewrite|overwrite) (?:this|the above|the following) (?:text|paragraph|section|sentence|wording|example|note|box)\b[^.\n]{0,60}|Click (?:or tap )?(?:here )?to enter (?:text|a date)\.?|Choose an item\.?|\b(?:insert|type|enter|add) (?:your |the |own )?(?:text|name|names|details|date|logo|address|number|contact details|school name) here\b|\binsert (?:[\w’'/-]+ ){1,6}here\b|(?<=\b(?:from|at|to|is|on|by|of|with) )insert (?:[\w’'-]+ ){0,4}(?:names?|address|number|date|e-?mail|telephone|amount|details?)\b|\b(?:this|the following|the above) (?:paragraph|section|text|clause|sentence|page|example|wording|list|table) (?:should|must|is to|has to|needs to|is meant to|can|may) be (?:replaced|deleted|removed|rewritten|adapted|completed|filled in|tailored|personalised)\b[^.\n]{0,80}\b(?:your|own|local|before (?:adoption|publishing|use))\b[^.\n]{0,40}|^\s*(?:insert|enter|add|type|state)(?: (?:the|your|a|an))? (?:[\w’'-]+ ){0,3}(?:names?|dates?|numbers?|address|role|title|details?|amount|sum|text|logo|time|figure)\s*$|\b(?:this|the) (?:model|template|sample|specimen|exemplar|example|pro-?forma) (?:policy|procedure|document|text|code|statement|plan|protocol|agreement|wording)\b[^.\n]{0,40}\b(?:adapted|amended|edited|tailored|customi[sz]ed|personali[sz]ed|changed|altered|adopted|used|modified|adjusted)\b[^.\n]{0,60}|\bdraft (?:text|wording)\b(?=\s?[–—:-])[^.\n]{0,60}|\b(?:amend|adapt|edit|change) (?:this )?to suit your (?:own )?(?:school|setting|academy|nursery|trust)\b/giu;
/** `Schools should set out their own arrangements here`. */
const OWN_HERE =
  /\b(?:should|may|must|can|will|to) (?:put|write|add|insert|list|describe|give|name|state|set out|enter|include|explain) (?:their|your|its) own [^.\n]{2,60}? here\b/giu;
const TO_ADD =
  /^\W{0,3}(?:Schools?|Settings?|Academ(?:y|ies)|Trusts?|Nurser(?:y|ies)) (?:to|should|must|will need to|may wish to|may need to|might wish to|can) (?:add|insert|amend|delete|adapt|personali[sz]e|customi[sz]e|complete|fill in|edit|list|specify|state|include)\b[^.]{0,80}\b(?:here|this section|this paragraph|this policy|as appropriate)\b[^.]{0,40}/gim;
/** A paragraph that tells a drafter what is left to do: `NB: add the part on trips once Sue has sent it.` */
const TO_DRAFTER =
  /^\W{0,3}(?:NB|N\.B\.|Note to (?:self|editor|drafter|author)|Drafting note|Drafter['’]?s? note|To[- ]do|Reminder|Action|Query)\b\s?[:.–—-]\s?(?:please |remember to |need to )?(?:add|insert|check|ask|confirm|update|replace|delete|chase|find|get|write|move|decide|rewrite|expand|shorten|tidy|include|put|finish|complete|agree|wait|cut|see whether|find out)\b[^\n]{3,160}/giu;
/** `Model wording: put your own here.`: a label that says what the paragraph is, and no more than a model. */
const MODEL =
  /^\W{0,3}(?:(?:model|template)(?: policy)? (?:wording|text|clause|paragraph|statement|section)\s?[:–—-][^\n]{3,300}|(?:(?:sample|suggested|specimen|example|optional|draft)(?: policy)? (?:wording|text|clause|paragraph|statement|section))\s?[:–—-](?=[^\n]{0,160}\b(?:(?:schools?|settings?|academ(?:y|ies)|nurser(?:y|ies)|trusts?|you) (?:should|may|must|can|will need|to)\b|your own|their own|here\b|delete|adapt|amend))[^\n]{3,300})/gimu;
/** `each half-term?? check with JB`, `nine (?)`, `(KB to check)`: what somebody was not sure of. */
const UNSURE =
  /(?<=\s)[\p{L}\p{N}-]+\?{2}(?!\?)(?= (?:\p{Ll}|–|-)| ?[.)]?\s*$)(?: (?:check|ask|confirm|query|see|is|or)\b[^.\n]{0,40})?|(?<=[\p{L}\p{N}] )\(\?{1,3}\)|\((?!HR\b|IT\b|LA\b|TA\b)\p{Lu}{2} to (?:check|confirm|supply|add|update|advise|ask|find out|chase|write|decide)\b[^)\n]{0,40}\)/gu;
/** All that a paragraph says: `Text to follow.` */
const ALL_TO_COME =
  /^\W{0,3}(?:(?!(?:is|are|was|has|have|had|must|may|will|needs?|wants?|asks?|how|what|where|when|who|rules?|steps|signs|everyone|everybody|we|they|you|pupils|staff|children|parents)\b)[\p{L}’'-]+ ){1,5}(?:(?:still|yet) )?to (?:follow|come|be (?:added|inserted|written|supplied|confirmed|agreed|drafted|completed|finali[sz]ed))(?: (?:shortly|soon|later|here|by [\p{L} ]{2,30}))?\W{0,3}$/giu;
const DELETE = /\*?(?<![\p{L}])(?:please )?delete as (?:appropriate|applicable|necessary)\.?/giu;
const TO_COME =
  /(?<=\b(?:lists?|names?|details?|dates?|map|numbers?|timetable|contacts?)\b[^.;]{0,30} (?:is|are) )to follow(?=\s*(?:[.;)]|$))|(?<![\p{L}\p{N}])(?:T\.B\.[CADN]\.?|TBC|TBA|TBD|TBN|TODO|FIXME|lorem ipsum)(?![\p{L}\p{N}])|(?<=(?:\b(?:is|are|will be)|[:–|-])\s{1,3}|^\W{0,3})(?:(?:still|yet) )?to be (?:confirmed|decided|agreed|advised|announced|appointed|determined|set|fixed|notified|arranged|finali[sz]ed|named|supplied|inserted|completed|added)(?=\s*(?:[.;)]|$)| and (?:the|an?|our|its) )|(?<=(?:[:–|(-]\s{0,3}|^))(?:details?|names?|dates?|arrangements) to (?:follow|be confirmed|be advised|be added)\b|(?<=(?:\b(?:is|are)|[:–|-])\s{1,3})(?:not yet (?:known|confirmed|agreed|decided|appointed|fixed|set)|(?:awaiting|pending) (?:confirmation|appointment|approval|decision))(?=\s*(?:[.;)]|$))|(?<=\b(?:rings?|calls?|contacts?|is|are|by|to|at|on|from|with|asks?|tells?|of|for) )(?:names?|numbers?|dates?|details?|address|telephone|contact|room|time)(?: ?\/ ?\p{L}+)? to (?:follow|be (?:confirmed|added|advised|supplied|agreed))\b|(?<=:\s{1,3})to follow(?=\s*[.;)]?\s*$)|\bto be (?:inserted|completed|added) by (?:the |each )?(?:school|setting|academy|trust|nursery|headteacher|governors)\b/giu;
/** `for a date to be agreed`, which nobody asks or waits for. */
const STILL_OPEN =
  /\b(?=to be \p{L})(?<=\b(?:on|at|by|from|in|with|to|until|for|pays?|costs?) (?:an? |the |some )?(?:later |new |further |fixed )?(?:dates?|times?|place|venue|room|person|rate|fee|price|sum|figure|percentage|number|day|level|address|location|officer|firm|provider|contractor) )(?<!\b(?:ask(?:s|ed|ing)?|wait(?:s|ed|ing)?|calls?|wants?|wish(?:es)?|hopes?|appl(?:y|ies)|time|needs?|reasons?|requests?|nobody|no one|allows?)\b[^.;]{0,40} )to be (?:confirmed|decided|agreed|announced|advised|determined|set|fixed|named|appointed|arranged|notified|chosen)(?=\s*(?:[.;)]|$)| (?:at|on|in|for) (?:noon|midday|\d|the|Mon|Tues|Wednes|Thurs|Fri))/giu;
/** A number, sum, address or date that is not there yet. */
const CROSSES =
  /(?<=\b(?:than|and|of|to|is|are|at|within|by|for|seats|holds) )(?:XX|xx)(?= \p{Ll})|(?<![\p{L}\p{N}])x{4,}(?:[ @.-]x{4,})*(?![\p{L}\p{N}])|£\s?(?:X+(?:\.X+)?|x+(?:\.x+)?|\?+|…+|_{2,})(?![\p{L}])|(?<![\p{L}\p{N}])(?:\d{1,2}|[xX]{1,4})(?:[/.:-](?:[xX]{1,4}|\d{1,2})){0,2}[/.-](?:20)?[xX]{2,4}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])20(?:[xX]{2}|\d[xX]|\?\?|__)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])X{2,}(?:[/.:-]X{2,})+|(?<![\p{L}\p{N}])\p{Lu}{1,3}(?:x{3,}|X{5,})(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])X{4,}(?!\p{L})|(?<=(?:\b(?:extension|ext\.?|on|is|number|no\.|room|to|by|at|of|call|ring|code|contact|with)|:) )X{3}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}/])00[/.-]00[/.-](?:00)?00(?!\d)|(?<![\p{L}\p{N}])N{2}[/.-]N{2}[/.-]N{2,4}(?!\p{L})|(?<![\p{L}])(?:A\.? ?N\.? ?Other|J(?:oe|ane|\.) Bloggs|Anytown)(?!\p{L})|(?<=:\s{0,2})\?+(?=\s*$)|(?<![\p{L}\p{N}])X{2,}(?= (?:(?:Primary|Junior|Infant|Nursery|High|Church|C of E|Catholic|Community) )?(?:School|Academy|Nursery|Trust|Council)\b)|(?<![\p{L}\p{N}])(?:Mrs?|Ms|Miss|Dr)\.? X{2,}(?!\p{L})|(?<![\p{L}\p{N}#])#{3,}(?![\p{L}\p{N}#])|(?<![\p{L}\p{N}])X{1,3}(?= (?:working |school )?(?:days?|weeks?|months?|years?|hours?|minutes?|per cent)\b)|(?<![\p{L}\p{N}])X{1,3} ?%|(?<![\p{L}\p{N}])0\d{0,4}[xX]{2,}[xX\d ]{0,12}(?<=[xX\d])|(?<![\p{L}\p{N}])0{4,5} 0{6}(?!\d)|(?<![\p{L}\p{N}])x{3,}(?:[\s@.-]+x{3,})*(?:@\S+)?|(?:[\w.-]{1,30}@)(?:your-?school|school-?name|nameofschool|yourdomain|school)\.(?:sch\.uk|co\.uk|org\.uk|org|com)\b|\bwww\.(?:your-?school|school-?name|nameofschool|yourdomain)\.[\w.]{2,12}|(?<![\p{L}\p{N}])(?:dd?[/.-]mm?[/.-]y{2,4}|DD?[/.-]MM?[/.-]Y{2,4})(?!\p{L})|(?<!\?)\?{3,}|(?<=\b(?:in|on|at|by|is|are|to|of|from|within|after|for|call|ring|page|room|extension|£|every|about|costs?) ?)\?{2}(?=[\s.,;)]|$)|(?<![\p{L}\p{N}*])(?:\*{4,}|(?<=\b(?:is|are|of|on|at|contact|call|ring|by) |[:,] )\*{3})(?![\p{L}\p{N}*])|(?<![\p{L}_])_{2,}(?=\s?%)|(?<![\p{L}_])_{2}(?= (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|(?<=\b(?:at|by|with|from|to|of|in|on|is|are|the) )X{2}(?= \p{Ll})|(?<![\p{L}\p{N}])(?:XYZ|ABC)(?= (?:(?:Primary|Junior|Infant|Nursery|High|Community) )?(?:School|Academy|Nursery|Trust|Council)\b)|(?<=\b(?:within|after|for|least|every|up to|next) )x(?= (?:working |school )?(?:days?|weeks?|months?|years?|hours?|minutes?)\b)/gu;
const OF_CROSSES =
  /__\s?%|#{3}|\*{3}|[xX]{2}|X|\bx\b|£\s?x|00[/.-]|NN|Other|Bloggs|Anytown|:\s*\?|\d[xX]|\?{2}|£\s?[?…_]|0{4}|@|www\.|[dD][/.-][mM]|20__|__ [JFMASOND]|XYZ|ABC/;
const OF_TO_COME = /T\.?B\.?[CADN]|TODO|FIXME|lorem|\bto (?:be|follow|come)\b|\byet\b|awaiting|pending/i;

const OF_A_MODEL = /^\W{0,3}(?:model|template|sample|suggested|specimen|example|optional|draft)\b/im;
const OF_DOUBT = /\?\?|\(\?|\(\p{Lu}{2} to /u;

const BLANK = 'Write `:blank[id]` and define the blank, so that it can be asked for.';
const NAME = 'Write `:blank[id]`, or `:org[name]` for the name of the organisation.';
/** Each with what no gap of its form is without: most blocks need not be looked at more closely. */
const FORMS: readonly (readonly [RegExp, Gap['kind'], Severity, string, string, RegExp?])[] = [
  [LINE, 'line', 'error', 'This is a line to write on.', BLANK],
  [SQUARE, 'bracket', 'error', 'This is a place-holder.', NAME, /\[/],
  [ROUND, 'bracket', 'error', 'This is a place-holder.', NAME, /\(/],
  [CURLY, 'order', 'error', 'This is a place-holder.', NAME, /[{«<#%$@]/],
  [ORDER, 'order', 'error', 'This is a place-holder.', NAME, /[A-Z]{3}/],
  [
    OF_WORD,
    'order',
    'error',
    'This is a place-holder.',
    BLANK,
    /click|choose an|here\b|insert|enter|add |state|type|draft|model|sample|specimen|exempl|pro-?forma|example|to suit|replace|delete |remove |overwrite|rewrite|deleted|removed|rewritten|adapted|completed|filled in|tailored|personalised/i,
  ],
  [TO_DRAFTER, 'order', 'error', 'This is said to whoever writes the text.', 'Do what it says, and take it out.'],
  [
    MODEL,
    'order',
    'error',
    'This is said to whoever fills the text in.',
    'Write what is meant, or a blank.',
    OF_A_MODEL,
  ],
  [
    OWN_HERE,
    'order',
    'error',
    'This is said to whoever fills the text in.',
    'Write what is meant, or a blank.',
    /\bown [^.\n]{2,60} here\b/,
  ],
  [
    STILL_OPEN,
    'to come',
    'warning',
    'This is still to come.',
    'Write what is meant, or a blank.',
    / to be (?:confirm|deci|agre|ann|adv|det|set|fix|nam|app|arr|not|cho)/,
  ],
  [UNSURE, 'order', 'error', 'This is said to whoever writes the text.', 'Do what it says, and take it out.', OF_DOUBT],
  [ALL_TO_COME, 'to come', 'warning', 'This is still to come.', 'Write what is meant, or a blank.', OF_TO_COME],
  [TO_ADD, 'order', 'error', 'This is said to whoever fills the text in.', 'Write what is meant, or a blank.'],
  [
    DELETE,
    'bracket',
    'error',
    'Nothing has been deleted here.',
    'Write the words that apply, or a blank.',
    /delete as/i,
  ],
  [CROSSES, 'pattern', 'error', 'This stands for something that is not there yet.', BLANK, OF_CROSSES],
  [TO_COME, 'to come', 'warning', 'This is still to come.', 'Write what is meant, or a blank.', OF_TO_COME],
];
/** Without one of these there is nothing to look for. */
const ANY =
  /[[\]{}«<£?…_@#%$*]|\.\.|\. \.|--|––|——|- -|– –|— —|\bNB\b|N\.B\.|to come|[Yy]our [^.]{2,60} here|www\.|Query|Action|Reminder|To[- ]do|Note to|[xX]|\d0|0{4}|(?:insert|enter|delete|add|amend|adapt|replace|remove|rewrit|tailored|personalised|draft|model|sample|specimen|exempl|pro-?forma|fill|specify|state|complete|choose|click|type|TB|T\.B|to be|to follow|to come|TODO|FIXME|lorem|name|NAME|HERE|XYZ|ABC|DATE|NUMBER|ROLE|TIME|[dD][/.-][mM]|\(|yet|awaiting|pending|Other|Bloggs|Anytown|NN|00[/.-]|\?)/i;

/** The gaps in the words of a block. */
export const gapsIn = remembered(({ text }: Prose): readonly Gap[] => (ANY.test(text) ? findGaps(text) : []));

function findGaps(text: string): Gap[] {
  const all = FORMS.filter(([, , , , , needs]) => needs?.test(text) ?? true)
    .flatMap(([pattern, kind, severity, message, advice]) =>
      allMatches(pattern, text)
        .filter(({ index, 0: words }) => isGap(text, index, words, kind))
        .map(({ index, 0: words }): Gap => ({ index, words, kind, severity, message, advice })),
    )
    .sort((one, other) => one.index - other.index || other.words.length - one.words.length);
  // `[delete as appropriate]` is one gap, though an order stands in brackets.
  let end = 0;
  return all.filter(({ index, words }) => {
    if (index < end) return false;
    end = index + words.length;
    return true;
  });
}

/** Words that speak of a pattern, and do not leave it in place of a date: `written as DD/MM/YYYY`. */
const EXPLAINED_BEFORE =
  /\b(?:as|format(?:ted)?|(?<!sixth[ -])form|pattern|style|written|typed|entered|recorded|shown|marked|called|labelled|stamped|says?|reads?|words?|letters?|entr(?:y|ies)|abbreviations?|like|such as|this|e\.g\.|example|symbols?|sign)[\s,:]*["“‘'(]{0,2}$/i;
const EXPLAINED_AFTER = /^["”’')]{0,2} (?:format|form|style|order|pattern|means|stands for|=)\b|^["”’']{0,2} ?=/i;
/** The words of somebody else: `"[the school] had done all"`; `“I like ____ because ____”`. */
const OPENS_QUOTATION = /(?:^|[\s(])["“‘][^"”’\n]{0,300}$/;
const CLOSES_QUOTATION = /^[^"“”\n]{0,300}["”’]/;

/** Crosses that somebody signs with. */
const KISSES =
  /\bkiss(?:es)?\b|\bemojis?\b|\b(?:sign|signs|signed|signing) off\b|\b(?:e-?mails?|messages?|texts?|posts?|letters?|cards?|notes?|chats?)\b[^.]{0,40}\bwith x+\b/i;

function isGap(text: string, index: number, words: string, kind: Gap['kind']): boolean {
  const before = text.slice(Math.max(0, index - 300), index);
  const after = text.slice(index + words.length, index + words.length + 300);
  const isQuoted = OPENS_QUOTATION.test(before) && CLOSES_QUOTATION.test(after);
  if (kind === 'line') return !isQuoted && !isLeader(words, before, after);
  if (kind === 'pattern' || kind === 'to come')
    return (
      !(isQuoted && /^x+$/.test(words)) &&
      !(/^x+$/i.test(words) && KISSES.test(text)) &&
      !(isQuoted && /Other|Bloggs|Anytown/.test(words) && kind === 'pattern') &&
      // `the office writes "TBC"`: the word itself is meant.
      !(/["“‘]$/.test(before) && /^["”’]/.test(after) && !STANDS_FOR.test(before)) &&
      !EXPLAINED_BEFORE.test(before.slice(-60)) &&
      !EXPLAINED_AFTER.test(after.slice(0, 20))
    );
  // `[name], [dose] and [date] in that order`: what a label shows.
  if (kind === 'bracket' && /^[^.]{0,60}\bin (?:that|this) order\b/i.test(after)) return false;
  if (kind === 'order' && /^choose an /.test(words)) return false;
  // `The vision is “Your statement goes here”`: nobody has written it yet.
  if (isQuoted && /^your [^.]* here$/i.test(words)) return /\b(?:is|are)\s+["“]$|:\s*["“]$/.test(before);
  if (kind === 'order')
    return /\p{Ll}/u.test(words)
      ? !isQuoted && !EXPLAINED_BEFORE.test(before.slice(-60))
      : words.trim() === text.trim() || /\p{Ll}{2}/u.test(text);
  if (/^\[[xX]\]$/.test(words)) return !/\b(?:marked|box(?:es)?|with|ticked|an?|letter)\s*$/i.test(before.slice(-20));
  if (isQuoted && QUOTES_WORDS.test(before.slice(-80))) return false;
  return !isQuoted || new RegExp(`^[[(]\\s*\\*?${ASKS}\\b`, 'i').test(words);
}

/** Marks of quotation around what is said to be so do not make it a word that is spoken of: `The rate is “TBC”`. */
const STANDS_FOR = /(?:\b(?:is|are|be|by|on|at|from|of|ring|call|contact)|:)\s*["“‘]$/i;

/** What a text elsewhere says or said is quoted, gap and all. */
const QUOTES_WORDS =
  /\b(?:said|says|saying|read|reads|reading|wrote|written|stated|printed|words?|phrase|placeholders?|templates?|drafts?|example|such as|like|called|left|found|still has|still had)\b[\s,:]{0,3}["“‘'(]{1,2}$/i;

/** Dots that lead to the number of a page, or to a telephone number. */
function isLeader(words: string, before: string, after: string): boolean {
  return (
    /^[.…\s]+$/.test(words) &&
    /\p{L}[\p{L}\p{N} ,’'&()-]*\s?$/u.test(before.slice(-80)) &&
    /^\s*(?:\d{1,3}\s*(?:$|\n)|0\d[\d ]{6,}|£\d)/.test(after)
  );
}
