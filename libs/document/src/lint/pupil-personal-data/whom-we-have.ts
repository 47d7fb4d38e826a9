import { CHILD, clauseOf, GROUP, isFact, KIN, OF_WHOEVER, type Pointer } from './pointer.ts';
import { tellsOfALife, tellsOfThePast, tellsWhatIs } from './told-facts.ts';

/** What is so of one who is taught now, without a word that is told of children only. */
const IS_SO =
  /(?:^|,| )(?:who|whose) (?:(?:now |still |only |also )?(?:speaks?|uses?|wears?|cannot|lives?|eats?|sleeps?|walks?|comes?|came|believes?|worships?|fasts?|hears?|sees?|needs?|has|have|suffers?|takes?) (?!(?:the |an? )?(?:place|vote|seat|turn|note|permission)\b)|(?:is|are) (?:on|in|from|fed|changed|lifted|taught at|under|waiting|being|partly|nearly|almost|completely|\p{L}+ly (?!chosen|elected))\b)|(?:^| )with (?!(?:the|an?) (?:pass|note|key|card|badge|job|list|vote)\b|permission\b)\p{L}+/u;
/** A rule for whoever comes, or several of a kind. */
const FOR_WHOEVER = /\b(?:may|must|shall|should|will|can|would|each|every|any|who wants?|who wish(?:es)?)\b/;

/** `We have one looked-after child in Year 6`, `This year we teach two girls in 7A who`: a school tells whom it has. */
export const WHOM_WE_HAVE: Pointer = {
  pattern: new RegExp(
    `(?=[aot])(?<=\\b(?:[Tt]here (?:is|are|was|were)|[Ww]e (?:(?:now|also|still|currently|at present|only|do) )?(?:have|had|teach|taught|look after|looked after|care for|took in|admitted|take|host|board))(?: (?:only|just|but|now|at present|currently|with us))? )(?:one|an?|two) (?:[\\p{L}’'-]+ ){0,3}?${CHILD}(?:ren|s)? (?:in|from|of) (?:(?:the|our) )?${GROUP}(?! (?:and|or) )`,
    'gu',
  ),
  isMeant: (words, after) => {
    const said = clauseOf(after);
    if (FOR_WHOEVER.test(said) || OF_WHOEVER.test(after)) return false;
    const told = /^,? (?:who|whose|with|and (?:he|she|they|his|her)|because|since)\b/.test(said) ? said : '';
    return isFact(words) || DESCRIBED.test(words) || isFact(told) || IS_SO.test(told) || tellsOfThePast(told);
  },
};

/** What somebody is, said before the word for a child. */
export const DESCRIBED =
  /\b(?:\p{Lu}\p{L}+-speaking|deaf|blind|autistic|diabetic|epileptic|asthmatic|coeliac|dyslexic|non-verbal|mute|adopted|fostered|orphaned|bereaved|homeless|disabled|partially sighted|visually impaired|hearing-impaired|pregnant|transgender|trans|non-binary|gay|looked-after|privately fostered|previously looked-after|home-educated|unaccompanied|asylum-seeking|refugee|stateless|excluded|suspended|Muslim|Jewish|Hindu|Sikh|Buddhist|Roma|Traveller|Gypsy|Ukrainian|Syrian|Afghan|black|Black|Asian|Chinese|albino|premature)\b/u;

/** Those who are brothers or sisters to all the world. */
const FAMOUS =
  'Bront[ëe]|Wright|Grimm|Marx|Kray|Williams|Mitford|Jackson|Pankhurst|Everly|Montgolfier|Lumi[èe]re|Andrews|Mirabal|Garrett|Lisbon|Bennet|Dashwood|March|Karamazov|Warner|Chapman|Coen|Murray|Brownlee|Railway|Pevensie|Baudelaire|Darling|Mozart|Boswell|Trung|Plymouth|Christian|Lay|Little|Big';
/** What those of a name do who work for the place, or gave to it. */
const OF_ADULTS =
  /^,? (?:who |all |both |have |had |now )*(?:runs?|ran|own(?:ed|s)?|suppl(?:y|ies|ied)|drives?|drove|clean(?:s|ed)?|sells?|sold|found(?:ed)?|g[ia]ve|built|teach|taught|lead|led|wrote|cook(?:ed)?|manage[ds]?|train(?:ed)?|hold|keep|work(?:ed)?|publish(?:ed)?|lived in|flew|were (?:painted|written|sculpted|known|named)|invented|compos\p{L}+|paint\p{L}+|cater\p{L}*|are (?:our|the) (?!only\b))\b/u;
const AT_HOME =
  /\b(?:refuge|foster\w*|in care|social worker|custody|court order|prison|asylum|adopt\w+|hostel|homeless|protection plan|evict\w+|free (?:school )?meals|excluded|suspended|expelled|head lice|nits|whose (?:mother|father|parents?|mum|dad))\b/;

/** `The Okoro twins are fed by tube`: those of one name who are brothers or sisters. */
export const KIN_OF_A_NAME: Pointer = {
  pattern: new RegExp(
    `\\b[Tt]he (?!(?:${FAMOUS}|Year|Class|Form|Reception|Nursery) )\\p{Lu}[\\p{Ll}’'-]{2,}(?:[- ]\\p{Lu}\\p{Ll}+)? (?:(?:two|three|twin|older|younger) )?(?:${KIN}|children|boys|girls)\\b(?! (?:in|of) (?:the )?(?:book|novel|film|play|story|tale))`,
    'gu',
  ),
  isMeant: (words, after) => {
    const said = clauseOf(after);
    if (OF_ADULTS.test(after) || FOR_WHOEVER.test(said) || IS_LEARNT.test(after)) return false;
    if (/(?:children|boys|girls)$/.test(words)) return AT_HOME.test(said) && !OF_A_CLASS.test(words);
    return isFact(said) || IN_A_GROUP.test(said) || (tellsOfThePast(said) && !/\b1\d\d\d\b/.test(said));
  },
};
/** `The father of the Khan boys`: who is at home with them. */
export const HOME_OF_A_NAME: Pointer = {
  pattern: new RegExp(
    `\\b(?:mother|father|mum|dad|parents|grandmother|grandfather|grandparents|aunt|uncle|home|address|social worker) of the (?!(?:${FAMOUS}) )\\p{Lu}[\\p{Ll}’'-]{2,} (?:${KIN}|children|boys|girls)\\b`,
    'gu',
  ),
  isMeant: (words, after) => !OF_A_CLASS.test(words.replace(/^.*? of /, '')) && !FOR_WHOEVER.test(clauseOf(after)),
};

/** `Two brothers in Year 5 and Year 8 whose father is in prison`. */
export const KIN_IN_CLASSES: Pointer = {
  pattern: new RegExp(
    `\\b(?:[Tt]wo|[Tt]hree|[Oo]ur|[Aa]|[Oo]ne) (?:[\\p{L}-]+ ){0,2}?(?:${KIN}|pair of twins) (?:in|from|of) ${GROUP}(?: and ${GROUP})?(?=,? (?:who|whose|with|had|has|have|were|was|came)\\b)`,
    'gu',
  ),
  isMeant: (_, after) => {
    const said = clauseOf(after);
    return !FOR_WHOEVER.test(said) && (isFact(said) || tellsOfALife(said)) && tellsWhatIs(after);
  },
};
const IN_A_GROUP = new RegExp(`^,? (?:who (?:is|are) )?(?:both |all )?(?:in|from|of) (?:(?:the|our) )?${GROUP}`, 'u');
const IS_LEARNT = /^ (?:are|were|is) (?:studied|a topic|read|learnt|taught)\b/;
/** A class has the name of a beast or a tree, and a people ends so. */
const OF_A_CLASS =
  /^[Tt]he (?:\p{L}+(?:ish|ian|ese|ean|slim|ewish|oma|eller|s)|Oak|Ash|Elm|Beech|Birch|Maple|Willow|Hazel|Holly|Rowan|Cedar|Pine|Acorn|Hedgehog|Squirrel|Otter|Badger|Robin|Fox|Owl|Rabbit|Ladybird|Butterfly|Bee|Duckling|Dolphin|Blue|Red|Green|Yellow|Purple|Orange|Sunshine|Rainbow|Foundation) /u;
