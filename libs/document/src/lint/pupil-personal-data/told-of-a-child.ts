/** What is told of children more than of anyone who works with them; each counts once, by its weight. */
const TOLD: readonly (readonly [weight: number, pattern: RegExp])[] = [
  // Health, diet, care.
  [
    2,
    /\b(?:asthma\w*|diabet\w+|epilep\w+|autis\w+|ADHD|dysle\w+|dysprax\w+|eczema|anaphyla\w+|allerg\w+|intoleran\w+|coeliac|palsy|seizures?|a fit|insulin|inhalers?|(?:adrenaline|auto-?inject|EpiPen)\w*|tube-fed|stoma|catheter|tourette\w*|haemophilia|cystic|leukaemia|tumour|chemotherapy|stitches|plaster cast|broken (?:arm|leg|wrist|ankle)|concuss\w+|reflux|soil(?:s|ed|ing)|wet(?:s|ting)? (?:himself|herself|the bed)|nappies|halal|kosher|vegan|vegetarian|no (?:egg|dairy|gluten|nuts?|pork|milk)|(?:egg|dairy|gluten|nut|lactose)-free|self-harm\w*|overdose\w*|anorexi\w+|eating disorder|pregnan\w+|hearing aids?|glasses|wheelchair|splints?|stammers?|selective\w* mut\w+|sickle|migraines?|nosebleeds?|head lice|glue ear|cochlear|scoliosis|syndrome|disorder|phobia|dialysis|transplant|tracheostomy|ventilator|pacemaker|prosthe\w+|paralys\w+|dystrophy|spina bifida|brittle bones|cancer|tuberculosis|meningitis|hepatitis|HIV|dyscalcul\w+|bipolar|psychosis|schizophreni\w+|bulimi\w+|(?:cleft|heart) (?:palate|defect|murmur)|miscarri\w+|abortion|sectioned|impairment|burns?|bruis\w+|black eye|bleed\w*|(?:cuts?|scratch\w*|marks?|scars?|sores?) on (?:his|her)|(?:his|her|whose) (?:knees?|legs?|arms?|eyes?|ears?|hands?|heart|lungs?|joints|back|hip|speech|hearing|sight)|insomnia|sleepwalk\w*|had an operation|physiotherap\w+|paracetamol|Calpol|antibiotics?|no (?!later|longer|more|doubt|charge)\w+ for(?= …))\b/i,
  ],
  // Support and sanctions.
  [
    2,
    /\b(?:EHC\w*|(?:education|care|support|behaviour|healthcare|evacuation|child protection|safety) plan|top-up funding|one-to-one|one to one|extra time|speech therap\w+|(?:part-time|reduced|personal) timetable|free (?:school )?meals|pupil premium|detentions?|exclu(?:ded|sions?)|suspen(?:ded|sions?)|expel\w+|expulsion|sent home|isolation|on report|final warning|truan\w+|bull(?:y|ied|ying)|fight(?:ing)?|fought|vap(?:e|ing)|shoplift\w+|sw(?:ore|earing)|threw|kicked|punched|bit|stole|cheat\w+|plagiari\w+|absconded|ran off|ran away|counsell?or|reading age|phonics|behind (?:in|with)|below expectation\w*|in care|in the care of|care of the (?:council|local authority)|looked[- ]after|foster\w*|adopt(?:ed|ion)|designated teacher|social worker|court order|custody|contact with (?:his|her)|neglect|abuse|domestic violence|at risk|disclos(?:ed|ure)|refuge\w*|asylum|homeless|hostel|young carer|in prison|little English|speaks? (?:no|little|only)|EAL|pupil referral unit|alternative provision|managed move|appeal (?:for|of|by)|knife|cannabis|smok(?:ed|ing)|drunk|stole|theft|vandal\w+|graffiti|sext\w*|indecent|caution(?:ed)?|tantrums?|meltdowns?|assault\w*|attack\w*|arson|pull-ups|mut(?:e|ism)|restrain\w+|interpreter for|bereave\w+|death of (?:his|her)|divorc\w+)\b/i,
  ],
  // What staff did to hold or to move somebody.
  [
    2,
    /\b(?:was|were|been|being) (?:(?:physically|safely|briefly|twice|once|again) )?(?:held(?= by (?:the |her |his |both |an? )?(?:\p{L}+ )?(?:staff|adults?|teachers?|assistants?|people|arms?|wrists?|hands?)\b)|restrained|carried (?:out of|from) (?:the|a) (?:room|class\w*|hall|playground|lesson)|held down|physically (?:guided|removed|moved)|removed by force)\b/iu,
  ],
  // Marks, faith, the body, a place at the school.
  [
    2,
    /\b(?:(?:from|to|got|gets|gained|given|with|scored|reached) an? (?:[1-9]|[A-EU]\*?)(?= (?:to|in|for|at)\b|[,.;])|(?:came|moved|transferred) (?:to us|here|back) from|joined us|taken off roll|(?:from|to|reached|got|given|has|a|predicted) grade [1-9A-G]|grade [1-9A-G] in|predicted|re-?sat|mocks?|\d{1,3} ?(?:%|per cent) in|moved (?:up |down )?(?:to|into) set|reading age|spelling age|working (?:below|towards)|failed|scored|is an? (?:Muslim|Jew|Sikh|Hindu|Jehovah[’']s Witness|Catholic|Christian|Buddhist|Traveller)|fasts|weighs|kilos?|\d{1,2} ?kg|cm tall|secure unit|tagged|probation|waiting list|refused a place|offered a place|gelatine|bottom set|top set)\b/i,
  ],
  // A class or a year, an age, a school day.
  [
    1,
    /\b(?:Year|Yr|Class|Form) \d{1,2}\p{Lu}?\b|\b\d{1,2}\p{Lu}\b|\bY\d{1,2}\b|\bReception\b|\b(?:in|of|from|left) \p{Lu}\p{L}+s\b|\b\p{Lu}\p{L}+ (?:class|room|group)\b|\baged? \d{1,2}\b|\b(?:four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen) (?:years old|next|on)\b/u,
  ],
  [
    1,
    /\b(?:his|her|their) (?:own )?(?:mother|father|mum|dad|parents?|gran\w*|nan|aunt\w*|uncle|brother|sister|twin|step\w+|carers?|family|tutor|class|class teacher|form|teacher|key person|key worker|peg|tray|locker|coat|homework|lunch\w*|packed lunch|snack|nap|blanket|cot|bottle|dummy|bag|train|bus|taxi|escort|phone|attendance|behaviour|work|marks|results|mocks?|exams?|examinations?|reader|scribe|timetable|PE kit|uniform|blazer|trousers|skirt|skin|reading|book|plan|pads|inhaler|medication|medicine|tablets|pump)\b/i,
  ],
  [
    2,
    /\b(?:gets (?:in|on|off) |gets (?:in|on|off)\.|picked up|dropped off|is (?:met|collected)|collected by|handed over|released to)/i,
  ],
  [
    1,
    /\b(?:taxi|minibus|the (?:\w+ )?bus|escort|gets (?:in|on|off)|picked up|dropped off|collect(?:s|ed)?|handed over|released to|stop|playtime|at break|inside at break|carpet|lunch|tutor|detention|homework|lesson|lessons|playground|swimming|near water|playing field|older boys|older girls|boys|girls|classmates?|friends|the water|school trip|the trip|assembly|absent|absences?|late|lateness|attend(?:s|ance)|missed \w+|truanted)\b/i,
  ],
  [1, /\b(?:he|she|him|his|her)\b/i],
  [
    1,
    /\b(?:must|may|can|is|does|should) not\b|\bcannot\b|\bis (?:only )?allowed\b|\bneeds? (?:help|two|an adult|one adult|to be|watching|reminding|his|her)\b/i,
  ],
];

/** Whoever is turned to, does one of these, or is written of in a book. */
const ADULT_BEFORE =
  /\b(?:by|to|from|via|through|ask|tell|contact|see|ring|call|signed|chair|chaired|author|novel|book|poem|film|reads?|Mr|Mrs|Ms|Miss|Dr|colleagues?|nurse|doctor|consultant|manager|staff|governors?|trustees?|trainers?|experts?|consultants?|lead|leader|teachers?|head|clerk|founded|founder)[,:]? (?:\p{L}+ (?:\p{L}+ )?and )?$|\b(?!(?:grand|god|step)?(?:mother|father|brother|sister)|whether|after|under|her|their|other|another|toddler|youngster|learner|remember|former|younger|older|number|however|never|ever|over|together|either|neither|for|or|nor)\p{L}{2,}(?:er|or|ist|ian|ant)s?,? $/iu;
const ADULT_AFTER =
  /^(?:,? and \p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+)?,?\s*(?:(?:and|also|who|then|has|have|had|was|were|is|are|been|being|will|can)\s+)*(?:keeps?|kept|holds?|held(?! (?:by|down|back)\b)|gives?|gave|administers?|trains?|trained|leads?|led|teaches|taught|checks?|checked|orders?|ordered|signs?|signed|reviews?|reviewed|writes|wrote|written|co-?ordinates?|manages?|records?|reports?|ensures?|arranges?|oversees|runs?|ran|chairs?|chaired|answers?|decides?|looks? after|responsible|in charge|available|first[- ]aid|qualified|worked|advises?|advised|works (?:in|at|with|for|as|on|here|alongside)|helps? (?:pupils|children|families|staff)|supports? (?:pupils|children|families|staff)|meets? (?:pupils|children|families|parents|with)|visits?|visited|inspected|appointed|employed|retired|joined (?:the )?(?:staff|board|governing)|resigned|stands? in|deputises|said in|argued?|invented|discovered|painted|composed|played|drives?|drove|cooks?|cleans?|founded|born in 1)\b/iu;
/** `moved here in 2019 and now leads`: whoever grew up. */
const ADULT_LATER =
  /\b(?:and|who) (?:now |today |also |since then |then )?(?:leads?|led|teaches|taught|manages|runs|chairs|works|heads|trained as|became an?)\b/i;
/** `The place belongs to`: it is given, nobody is turned to. */
const IS_GIVEN =
  /\b(?:place|list)\b[^.;]{0,60}\b(?:belongs?|goes|went|given|offered|promised|kept|reserved) (?:to|for) $/i;
const TURNED_TO = /\b(?:ask|contact|ring|call|see|speak to|write to|e-?mail|report to) $/i;
/** Said of all of them. */
const OF_MANY =
  /\b(?:pupils|children|students|families|learners)\b|\b(?:a|any|each|every|another) (?:pupil|child|student|learner)\b/i;
const OF_HISTORY =
  /\b1[0-9]\d\d\b|\b(?:novel|author|poet|film|play|biograph\w+|founder|Trust|Foundation|inquiry|serious case review)\b|\b(?:follow\w*|thinking|works|ideas|theor\w+|words|sermons|writings|life) of\b|\b(?:reads?|learns?|stud(?:y|ies)|topic|lessons?) (?:\p{L}+ )?about\b/u;

/** How far around a name the fact may stand. */
const REACH = 150;

/** `Hazel House`, `Prescribed Persons`: a thing of that name. */
const LAST_WORD_OF_A_THING =
  /(?:^| )(?:Houses?|Hall|Court|Lane|Street|Church|Park|Fields?|Hill|Woods?|Bridge|Persons|People|Factory|Maths|English|Reading|Writing|Music|Sports?|Games|Day|Week|Order|Interest)$/;

/** Whether so much stands around a full name that a child must be meant, and nothing that an adult would be told by. */
export function isToldOfChild(text: string, index: number, length: number): boolean {
  const before = text.slice(Math.max(0, index - REACH), index);
  const after = text.slice(index + length, index + length + REACH);
  if (LAST_WORD_OF_A_THING.test(text.slice(index, index + length))) return false;
  if (ADULT_AFTER.test(after) || OF_HISTORY.test(text) || TURNED_TO.test(before)) return false;
  if (ADULT_LATER.test(after)) return false;
  const isAdultPlace = ADULT_BEFORE.test(before) && !IS_GIVEN.test(before);
  if (isAdultPlace && !/\b(?:his|her|he|she|him)\b/.test(after)) return false;
  const around = `${before}…${after}`;
  const weight = weightOf(around);
  return weight >= (isAdultPlace || OF_MANY.test(around) ? 3 : 2);
}

function weightOf(words: string): number {
  return TOLD.reduce((sum, [each, pattern]) => (pattern.test(words) ? sum + each : sum), 0);
}

/** Whether words by themselves tell something weighty of a child. */
export function isMuchTold(words: string): boolean {
  return TOLD.some(([each, pattern]) => each > 1 && pattern.test(words));
}
