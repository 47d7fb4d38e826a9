import { GIVEN_NAMES, PUBLIC_NAMES } from '../given-names.ts';
import { tellsAFact, tellsOfPupils } from './facts-of-pupils.ts';
import { IS_A_CREATURE } from '../named-person/is-told-of.ts';
import { isChildByEvidence } from './child-evidence.ts';
import { isMuchTold, isToldOfChild } from './told-of-a-child.ts';
import type { Person } from './people-in.ts';

const CLASS_NUMBER =
  '(?:[Yy]ear|[Yy]r|[Cc]lass|[Ff]orm) ?\\d{1,2} ?\\p{Lu}?|(?:[Yy]ear|[Cc]lass|[Ff]orm) (?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[Tt]hirteen)(?! of\\b)|Y\\d{1,2}\\p{Lu}?|\\d{1,2}\\p{Lu}{1,2}';
const NAMED_CLASS =
  '(?:the )?\\p{Lu}\\p{L}+ (?:[Cc]lass|[Rr]oom|[Gg]roup|[Hh]ouse|[Ff]orm|[Tt]utor group)|Reception|Rec\\b\\.?|Nursery|Pre-school|the (?:lower|upper) sixth';
/** After these words about a class stands who teaches it or what it learns. */
const NOT_A_MEMBER =
  '(?! (?:teacher|tutor|leader|lead|class teacher|assistant|topic|pupils|children|curriculum|unit|project|text|book|reads?|entrance|classroom|building))';
/** `, Year 4`, `(3B)`, `in Oak class`, `of 8B`, `in Years 3 and 5`. */
const IN_A_CLASS = new RegExp(
  `^(?:['’]s)?(?:,? ?\\((?:in |of )?(?:\\p{Lu}\\p{Ll}+, )?(?:${CLASS_NUMBER}|${NAMED_CLASS})(?=[),;])|,? (?:(?:both|all|then|now|still|currently|at (?:the|that) time|at present|recently|formerly|last year|this year|until (?:June|July)) )?(?:in|from|of|who (?:is|was) (?:then |now |still |at the time )?in|who are in) (?:class )?(?:${CLASS_NUMBER}|${NAMED_CLASS}|[Yy]ears \\d{1,2} and \\d{1,2})|,? (?:${CLASS_NUMBER})|, (?:[1-9]|1[0-3]) (?!January|February|March|April|May|June|July|August|September|October|November|December)\\p{Lu}\\p{Ll}+(?=[.,;:)]|$)|, (?:Reception|Nursery|${NAMED_CLASS}))(?![\\p{L}\\p{N}])${NOT_A_MEMBER}`,
  'u',
);
/** `, Class 6, who has dyslexia`: nobody of a lesson is in a class. */
const CLASS_AND_FACT = new RegExp(`^,? (?:in |of |\\()?(?:${CLASS_NUMBER}|${NAMED_CLASS})\\)?,? (?:who|whose)\\b`, 'u');
/** `, a Year 8 pupil`. */
const A_PUPIL =
  /^, (?:an?|our|the|one of our) (?:[\p{L}-]+ ){0,3}(?:[Yy]ear \d{1,2}|Reception|pupils?|child|boy|girl|student|\d{1,2}-year-old)(?!\p{L})/u;
const BORN_LATELY = /^,? \(?(?:who was )?(?:born\b|DOB\b|D\.O\.B\.|date of birth\b)[^;]{0,24}\b20[0-3]\d\b/i;
const AGED = /^,? \(?(?:is )?aged? (?:[1-9]|1\d)\b/;

const KIN =
  '(?:parents?|mother|father|mum|dad|mummy|daddy|step-?(?:mother|father)|grand(?:mother|father|parents?)|carers?|famil(?:y|ies)|brother|sister|siblings?|social worker|key ?(?:person|worker))';
const KIN_OF = new RegExp(`\\b${KIN} of (?:the )?(?:[\\p{L}’'-]+ [\\p{L}’'-]+ and )?$`, 'u');
const HAS_KIN = new RegExp(
  `^['’]s? (?:(?:older|younger|elder|little|big|twin|half|step|foster|baby|birth|late|own) )?${KIN}\\b`,
  'u',
);
const PUPIL_BEFORE =
  /\b(?:UPN|unique pupil number|NHS number|date of birth) (?:of|for)\s*$|\b(?:pupil|child|student|boy|girl|learner|toddler|baby|twins?|siblings|brothers|sisters|candidate)(?: (?:called|named)|,? (?:in|from|of) (?:Reception|Nursery|(?:Year|Class) \d{1,2})(?:,|(?= \p{Lu})))?,?\s*$|\b(?:pupil|child|boy|girl|student) (?:with|in|on|from|who)\b[^.;:,]{1,60}, $/iu;
const PUPILS_LISTED = /\b(?:pupils|children|students|boys|girls)\b[^.;:]{0,80}:(?:\s*[\p{L} ,’'-]*(?:,|\band))?\s*$/iu;

const AILMENT =
  "(?:asthma|diabetes|epilepsy|fits|dialysis|dyscalculia|dysgraphia|tinnitus|narcolepsy|bronchiolitis|meningitis|tuberculosis|hepatitis|HIV|OCD|PTSD|Tourette[’']s|Down[’']s|Asperger[’']s|Crohn[’']s|colitis|psoriasis|scoliosis|spina bifida|hydrocephalus|thalassaemia|sickle cell|brittle bones|lupus|anorexia|bulimia|a (?:stammer|stutter|lisp|squint|tracheostomy|pacemaker|shunt|prosthe\\p{L}+|heart murmur|cleft palate|brain tumour|false leg|glass eye)|autis(?:m|tic)|ADHD|dyslexia|dyspraxia|eczema|anaphylaxis|haemophilia|cystic fibrosis|arthritis|cancer|leukaemia|migraines?|anxiety|depression|[\\p{L}]+ palsy|seizures|stoma|catheter|colostomy|(?:an? )?(?:[\\p{L}-]+ ){0,2}(?:allergy|allergies|intolerance|impairment|syndrome|disorder|dystrophy|condition|phobia))";
const AID =
  '(?:inhalers?|EpiPens?|adrenaline pens?|auto-?injectors?|insulin|medication|medicines?|tablets|wheelchair|walking frame|evacuation chair|hearing aids?|radio aid|feeding tube|nappies|splints?|one-to-one|EHC plan|EHCP|education,? health,? and care plan|care plan|healthcare plan|court order|free (?:school )?meals|extra time|a reader|a scribe|an interpreter|social worker)';
/** What is true of a child who is named: what they have, what they are, what was done. */
const IS_SO = new RegExp(
  `^(?:,? \\(?(?:in|from|of) (?:[\\p{L}\\d]+ ?){1,3}\\)?,?)?(?:, whose (?:[\\p{L}-]+ ){0,2}(?:${AILMENT}|${AID})|(?: and \\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+)?)?(?:,? who)? (?:(?:has|have|suffers? from|lives with|needs?|uses?|carr(?:y|ies)|wears?|takes?|is on|is prescribed|gets?) (?:[\\p{L}\\d’'-]+ ){0,4}?(?:${AILMENT}|${AID})(?! (?:training|awareness|policy|polic|lead|champion|link|nurse))|(?:is|are) (?:severely |very |also |registered )?(?:allergic|deaf|blind|partially sighted|autistic|diabetic|epileptic|asthmatic|coeliac|dyslexic|non-verbal|fostered|adopted|in (?:foster )?care|looked after|a looked-after child|a young carer|an? (?:child in need|young carer|wheelchair user|refugee)|on (?:the|a) (?:child protection|at-risk|SEN|SEND))|(?:has|have|had) been (?:in (?:foster )?care|fostered|adopted|looked after|excluded|suspended|bullied|abused|neglected|diagnosed|taken into care)|cannot (?:eat|have|drink)|lives (?:at \\d|with (?:foster|his|her))|(?:came|went|was taken) into care|was (?:permanently )?(?:excluded|suspended|bullied|expelled)))`,
  'u',
);
/** What a child who is named may not do or have done. */
const MAY_NOT =
  /^(?:,? \(?(?:in|from|of) (?:[\p{L}\d]+ ?){1,3}\)?,?)?,? (?:(?:is|are) not to (?:be (?:photographed|collected|left)|sit|go|have|eat|swim)|must not (?:be (?:photographed|collected|left)|have|eat|drink|sit|swim)|may not (?:be (?:photographed|collected)|go|eat|swim))(?!\p{L})/u;
const AILMENT_IN_BRACKETS = new RegExp(
  `^ \\((?:(?:type|severe|nut|mild|egg|milk) (?:\\d )?)*(?:${AILMENT}|${AID})`,
  'iu',
);
/** `the exclusion of`, `medication for`, `works with`: what a child gets or has done. */
const DONE_TO =
  /\b(?:exclusions?|suspensions?|expulsion|bullying|diagnosis|seizures|allerg(?:y|ies)|medication|medicines?|inhaler|insulin|adrenaline pens?|(?:care|healthcare|support|behaviour|education|EHC) plan|EHCP|attendance|reintegration|nappies|toileting|taxi|passenger assistant|escort|hoist|wheelchair|standing frame|cot|high chair|ear defenders|risk assessment|detentions?|reward chart|child protection plan|reading scores?|mock results?) (?:of|for|belonging to) $|\b(?:safeguarding|child protection) (?:file|log|record|referral|concern|report)s? [^.;:]{0,30}(?:concerns?|about|on|of|for) $|\b(?:excluded|suspended|expelled) $/iu;
/** `Lily's care plan`: whose it is can be known even from a first name. */
const OWNS =
  /^['’]s (?:EHC|EHCP|education,? health|(?:individual |health ?)?care plan|healthcare plan|allerg|inhaler|adrenaline|EpiPen|insulin|medication|medicine|support plan|behaviour plan|diagnosis|seizure|epilepsy|asthma|diabetes|condition|social worker|nappies|exclusion|suspension)/;
/** What only one who is taught has, or has without a word on whose it is: `Ada Nightingale's grade 2 in art`. */
const OWN_RESULT = new RegExp(
  `^['’]s? (?:own |late |poor |low |good |recent |severe |nut |latest |final |first |second |old |failed |last )?(?:grade (?:[1-9A-G]|one|two|three|four|five|six|seven|eight|nine)\\b|(?:[1-9]|[A-EU]\\*?) in (?!the\\b)|(?:predicted|mock|GCSE|A-?levels?|SATs?|phonics|spelling|reading|test|exam(?:ination)?|coursework|end-of-year|Key Stage \\d) (?:[\\p{L}-]+ ){0,2}?(?:grades?|marks?|results?|scores?|ages?|paper|script|coursework|entry|resit)|(?:GCSEs|SATs|mocks|coursework|resits?|detentions?|suspensions?|expulsion|exclusions?|truan\\w+|bullying|one-to-one|lunchbox|pupil premium|place in (?:Reception|Nursery|[Yy]ear))\\b(?! (?:policy|guide|notes|scheme|template|course|log|sheet|rules))|(?:${AILMENT}|${AID})(?! (?:training|awareness|policy|lead|champion|link|nurse|course)))`,
  'u',
);
/** `Ada Nightingale being left behind`, `having been hit`: what was done to somebody, as a child is looked after. */
const WAS_DONE_TO =
  /^(?:['’]s)? (?:being|having been|getting) (?:\p{L}+ly )?(?:left (?:behind|alone|unattended|outside|inside|in|at|on|asleep)|forgotten|lost|hit|hurt|pushed|kicked|bitten|scratched|bullied|teased|picked on|locked (?:in|out)|shut (?:in|out)|sent home|kept in|excluded|suspended|expelled|restrained|held down|hurt|scalded|burnt|stung|dropped|handed (?:over )?to|given (?:the wrong|somebody else['’]s|another child['’]s|nuts?|milk|egg)|collected by|fed|changed|smacked|shaken|missed|mislaid|trapped|stuck|run over|knocked (?:over|down)|found (?:outside|alone|in|on|at|by)|put (?:in|out)|taken (?:home|to hospital|ill))\b/u;
const HAS_A_DOCTOR = /^['’]s (?:doctor|GP|consultant|paediatrician|dentist|therapist|psychologist|nurse)\b/u;
/** Said of a full name only. */
const HAD = /^['’]s? (?:fall|accident|injury|injuries|absences?|behaviour|tantrums?|disclosure|bruises|attendance)\b/;
const HE_OR_SHE = /\b(?:who|he|she|his|her|him|they|their)\b/;
const HANDED = /\b(?:ask|give|gives|tell|with|for|to|from|of|and|help|helps) $/i;

const ROLE =
  '(?:teachers?|tutors?|headteacher|head|principal|nurse|governors?|trustees?|chair|clerk|SENCO|leads?|leaders?|officers?|managers?|assistants?|trainers?|caretaker|secretary|bursar|administrators?|cook|drivers?|coach|advis[eo]rs?|inspectors?|representatives?|counsellor|therapist|doctor|dentist|author|writer|poet|illustrator|scientist|speaker|director|first aiders?|volunteers?|colleagues?|consultant|psychologist|workers?|librarian|technician|receptionist|supervisor|matron|parent)';
const ROLE_BEFORE = new RegExp(
  `\\b(?<!in the )${ROLE}(?: (?:of|for) (?:[Yy]ear \\d{1,2}|Reception|Nursery|Key Stage \\d|the [\\p{L} ]{3,20}),)?(?:,| is| are|:| called| named)? $`,
  'iu',
);
const ROLE_AFTER = new RegExp(
  `^(?:, (?:(?:who is )?(?:the|our|an?|its) )?| (?:\\((?:is |who is )?(?:the |our |an? )|(?:is|who is|as) (?:the|our|an?) ))(?:[\\p{L}\\d-]+ ){0,3}${ROLE}(?![\\p{L}])(?! of )`,
  'u',
);
/** People of books, laws and inquiries, and names that are made up or given to classes. */
const NOT_OUR_PUPILS =
  /\b(?:class(?:es)?|houses?|rooms?|groups?|forms?|teams?|tables?) (?:are|is|were) (?:called|named)\b|\bnamed (?:after|for)\b|\bcalled after\b|\b(?:inquir(?:y|ies)|serious case|(?:deaths?|murder) of (?!(?:his|her|their|an?|the|one)\b)|in memory of)\b|\b(?:in|of|since|from|until|before|after) 1[5-9]\d\d\b|\b(?:fictional|imaginary|invented|made-up)\b|\b(?:for example|e\.g\.|such as|suppose)\b[^.]*\b(?:would|becomes?|called)\b|\b(?:books?|schemes?|poems?|novels?|stories|diary|plays?) (?:by|of|about) $|\bin (?:the|this|our|a|that) (?:film|novel|story|play|poem|tale|series|comic|cartoon|(?:picture )?book)(?:,| by | of that )/iu;
const A_THING_OF_THE_NAME = /^(?:['’]s)? (?!Year|Yr|Class|Form|Reception|Nursery|DOB|Y\d)\p{Lu}\p{Ll}+/u;

/** Adults are turned to, and people of lessons are learnt about. */
const TURNED_TO = /\b(?:contact|speak to|see|e-?mail|write to|report to|apply to|call) $/i;
const LEARNT_ABOUT =
  /\b(?:about|stud(?:y|ies|ied|ying)|learn\w*|reads?|reading|life of|works? of|story of|by|visits?|performs?) (?:the (?:life|work|poet|writer|artist|scientist) (?:of )?)?$/i;
/** `I am writing about`: somebody is spoken of, not learnt about. */
const IN_TALK =
  /\b(?:entr(?:y|ies)|reports?|referrals?|e-?mails?|forms?|statements?|questions?|complaints?|writ\w+|wrote|spoke\w*|speak\w*|worr\w+|concern\w*|rang|call\w*|told|heard|complain\w*|meetings?|met|talk\w*|letters?|notes?|messages?|file|log|record)(?: (?:to|with) \w+)? about $/i;
const ARE_STAFF = new RegExp(`\\b(?:is|are) (?:the|our|an?) (?:[\\p{L}\\d-]+ ){0,3}${ROLE}(?![\\p{L}])`, 'iu');

/** Whoever does this in a class is not taught there. */
const TEACHES = /^[^.;,]{0,30},? (?:who )?(?:teaches|taught|manages|co-?ordinates|heads)\b/u;
/** `Year leaders: Sam Hill (Year 7), Jo Brand (Year 8)`. */
const STAFF_LISTED =
  /\b(?:teachers|tutors|leaders|leads|heads|assistants|staff|governors|contacts|mentors|officers|co-?ordinators)\b[^.;:]{0,30}:[^.;]*$/iu;
const ANY_ROLE = new RegExp(`(?<!\\p{L})${ROLE}(?!\\p{L})`, 'iu');

/** Whether what stands behind a name in a list says what somebody's post is. */
export function isOfAnAdult(words: string): boolean {
  return ANY_ROLE.test(words);
}

/** Whether what stands around a name says that a pupil has it, or tells of them what is told of pupils. */
export function isPupil({ index, length, kind }: Person, text: string): boolean {
  const before = text.slice(0, index);
  const after = text.slice(index + length);
  if (A_THING_OF_THE_NAME.test(after) || ROLE_BEFORE.test(before) || ROLE_AFTER.test(after)) return false;
  // `in Squirrels, who has asthma`: a class.
  if (kind === 'first' && /\b(?:in|from|of) (?:the )?$/.test(before) && text[index + length - 1] === 's') return false;
  if (NOT_OUR_PUPILS.test(text) || PUBLIC_NAMES.has(text.slice(index, index + length).toLowerCase())) return false;
  const isOf = PUPIL_BEFORE.test(before) || PUPILS_LISTED.test(before);
  // `(candidate 0417), who has dyslexia`: what stands in brackets comes between.
  const told = after.replace(/^ \([^()]{1,40}\)/, '');
  const isTold =
    IS_SO.test(after) || OWNS.test(after) || (told !== after && (IS_SO.test(told) || IS_NUMBERED.test(after)));
  const inClass =
    IN_A_CLASS.test(after) &&
    (!LEARNT_ABOUT.test(before) || IN_TALK.test(before) || CLASS_AND_FACT.test(after)) &&
    !(TURNED_TO.test(before) && !HE_OR_SHE.test(after)) &&
    !ARE_STAFF.test(after) &&
    !TEACHES.test(after) &&
    !STAFF_LISTED.test(before);
  if (kind === 'initials')
    return inClass || (/\b(?:for|of|by|with|about|to) $/.test(before) && IS_SO.test(after) && OF_A_CLASS.test(before));
  const isStaff =
    TURNED_TO.test(before) || (LEARNT_ABOUT.test(before) && !IN_TALK.test(before)) || ARE_STAFF.test(after);
  if (!isStaff && isChildByEvidence({ index, length, kind }, text)) return true;
  if (kind === 'first') {
    const bracketed = inClass && /^,? \(/.test(after);
    const inNamed = IN_A_NAMED_CLASS.test(after) && !isStaff && !LEARNT_ABOUT.test(before);
    if ((inClass || inNamed) && isOfThatClass(after, text.slice(index, index + length), text)) return true;
    return (
      bracketed ||
      CALLED.test(before) ||
      (KIN_OF.test(before) && inClass) ||
      isTold ||
      HAS_KIN.test(after) ||
      (AGED.test(after) &&
        !isStaff &&
        GIVEN_NAMES.has(text.slice(index, index + length).toLowerCase()) &&
        !IS_A_CREATURE.test(after)) ||
      (inNamed && (MAY_NOT.test(after.replace(IN_A_NAMED_CLASS, '')) || isHurtInAClass(after))) ||
      (inClass && (MAY_NOT.test(after) || (HANDED.test(before) && HE_OR_SHE.test(after))))
    );
  }
  return (
    inClass ||
    isOf ||
    AGED.test(after) ||
    BORN_LATELY.test(after) ||
    isTold ||
    A_PUPIL.test(after) ||
    MAY_NOT.test(after) ||
    HAD.test(after) ||
    (HAS_A_DOCTOR.test(after) && isMuchTold(after)) ||
    (!isStaff && OWN_RESULT.test(after)) ||
    (WAS_DONE_TO.test(after) && !OF_STAFF.test(before)) ||
    (!isStaff && isHurtInAClass(after)) ||
    KIN_OF.test(before) ||
    HAS_KIN.test(after) ||
    DONE_TO.test(before) ||
    IN_A_NUMBERED_CLASS.test(after) ||
    AILMENT_IN_BRACKETS.test(after) ||
    (!LEARNT_ABOUT.test(before) && tellsAFact(text, index, length)) ||
    (!isStaff && isToldOfChild(text, index, length))
  );
}

/** `the dismissal of Ann Poole having been`: of one who works here. */
const OF_STAFF =
  /\b(?:employees?|workers?|colleagues?|staff|teachers?|tribunal|appeal|v\.?|dismissal|appointment|Mr|Mrs|Ms|Miss|Dr)\b[^.;]{0,30}$/i;
/** `of the Otters`, `in Robins`: a group of a nursery, and no body that adults are of. */
const IN_A_GROUP =
  /^,? (?:then |now |at the time )?(?:in|from|of) (?:the |our )?(?!Schools|Settings|Academies|Nurseries|Services|Trusts|Councils|Governors|Parents|Friends|Samaritans|Scouts|Guides|Brownies|Cubs|Beavers|Rotarians|Quakers|Methodists|Baptists|Directors|Trustees|Times|News|Works|Estates|Resources|Finances|Accounts|Studies|Mondays|Tuesdays|Wednesdays|Thursdays|Fridays|Wales|Paris|Athens|Leeds|St\b)\p{Lu}\p{Ll}{2,}s(?: (?:class|group|room))?,?(?= (?:who |had |has |was |were |is |had been )?\p{Ll})/u;
/** What befalls a child in one's care. */
const BEFELL =
  /^,? (?:who |and )?(?:had (?:an? )?(?:accident|fall|fit|seizure|reaction|bump|nosebleed|asthma)|(?:then |nearly |badly |once )?(?:broke|hurt|cut|burnt|bumped|banged|knocked|trapped|caught|lost|twisted|sprained|fractured|chipped|bit) (?:his|her|their|an? (?:arm|leg|wrist|ankle|finger|tooth|toe|collar))|(?:fell|slipped|tripped|rolled|tumbled|climbed|crawled|wandered|ran|walked|slid|jumped) (?:off|from|out|over|into|on|under|through|down|away|in|onto)\b|(?:was|were) (?:\p{L}+ly )?(?:left|forgotten|hit|hurt|bitten|scratched|stung|burnt|scalded|pushed|locked|given|handed|missed|found|taken|sent|choking|sick)|choked|swallowed|fainted|vomited|stopped breathing|got (?:out|lost|stuck|hold)|put (?:a|an|the|his|her)\b[^.;,]{0,30} (?:in|up|into) (?:his|her)|ate (?:a|an|the|some)|drank)\b/u;

function isHurtInAClass(after: string): boolean {
  const group = IN_A_GROUP.exec(after)?.[0];
  return group !== undefined && BEFELL.test(after.slice(group.length));
}

/** `(candidate 0417)`, `(UPN H8232…)`: the number of one who is taught. */
const IS_NUMBERED =
  /^ \((?:exams?|candidate|pupil|student|admission|roll|UPN|ULN)(?: (?:number|no\.?|candidate))?:? ?[A-Z]?\d{3,}/i;
/** `, 5 Maple, who`: a class that is called by its year and a name. */
const IN_A_NUMBERED_CLASS = /^,? \(?(?:[1-9]|1[0-3]) \p{Lu}\p{Ll}+\)?,? (?:who|whose|has|was|is)\b/u;
/** The class stands before the initials: `kept in 4B for`. */
const OF_A_CLASS = new RegExp(`\\b(?:in|of|from) (?:class )?(?:${CLASS_NUMBER}|${NAMED_CLASS})\\b`, 'u');
/** `a Year 8 girl called`. */
const CALLED = new RegExp(
  `\\b(?:${CLASS_NUMBER}|Reception) (?:boy|girl|pupil|student|child),? (?:called|named) $`,
  'u',
);
/** `in Hedgehogs`: a class with the name of an animal or a tree. */
const IN_A_NAMED_CLASS =
  /^,? (?:in|from|of) (?!Schools|Settings|Academies|Nurseries|Services|Trusts|Councils|Governors|Parents|Mondays|Tuesdays|Wednesdays|Thursdays|Fridays)\p{Lu}\p{Ll}{3,}s\b(?! \p{Lu})/u;
const NUMBERED = new RegExp(`^,? (?:in|from|of) (?:(?:class )?(?:${CLASS_NUMBER})|Reception\\b|Pre-school\\b)`, 'u');
const IS_SOMEBODY =
  /^[^.;]{0,60}\b(?:he|she|his|her|him|hers|himself|herself|who (?:is|has|was|had|cannot|needs|must)|speaks|weighs|wears|sits|cries|goes home|leaves|arrives|walks|travels|lives|eats|(?:is|has to be) (?:collected|met|late|often|always|taken|fed|kept)|bites?|needs|cannot|has (?:a|an|no|had))\b/u;

/** A given name with a class behind it; what may be a subject, `Maths in Year 4`, needs somebody's doings as well. */
function isOfThatClass(after: string, name: string, text: string): boolean {
  if (IS_A_CREATURE.test(after)) return false;
  const isGiven = GIVEN_NAMES.has(name.toLowerCase());
  if (isGiven && NUMBERED.test(after)) return true;
  return (
    ((isGiven || IN_A_NAMED_CLASS.test(after)) && tellsOfPupils(text)) ||
    (NUMBERED.test(after) &&
      (IS_SOMEBODY.test(after) || tellsOfPupils(text)) &&
      !/(?:ing|ics|ions?|ers|ies|tests?)$/u.test(name))
  );
}
