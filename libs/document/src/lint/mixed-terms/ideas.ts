import type { Idea } from './idea.ts';
import {
  OTHER_OFFICE,
  ELSEWHERE,
  OTHER_BODY,
  LOCAL,
  OF_SOMEBODY,
  CHILDREN_AT_LARGE,
  NO_PUPILS_OF_OURS,
  STAFF_OF_A_KIND,
  AT_THE_HEAD,
  WITHOUT_ARTICLE_OF_A_PREPOSITION,
  STAFF_COMPOUND,
  DIFFERENT_COUNCIL,
} from './idea-contexts.ts';

export const IDEAS: readonly Idea[] = [
  {
    words: [
      { word: 'headteacher', setting: 'school', notAfter: OTHER_OFFICE, notBefore: ELSEWHERE },
      { word: 'head teacher', setting: 'school', notAfter: OTHER_OFFICE, notBefore: ELSEWHERE },
      {
        word: 'principal',
        setting: 'academy',
        owns: true,
        notAfter: OTHER_OFFICE,
        notBefore:
          /^(?:\s+(?!\p{Ll}+s (?:an?|the|this|that|these|any|each|all|every|their|his|her|its|our|your|it|them|him|whether|what|who|which|when|no|sure)\b)(?!(?:telephones?|rings?|calls?|withdraws?|withholds?|chairs?|leads?|visits?|meets?|hears?|sees?|sends?|gives?|takes?|makes?|asks?|answers?|checks?|considers?|chooses?|replies|refuses?|allows?|invites?|speaks?|acts?|goes|comes|sits?|holds?|grants?|suspends?|excludes?|investigates?|reviews?|arranges?|ensures?|authori[sz]es?|delegates?|leaves?|attends?|alone|also|then|himself|herself|personally|while|until|would|could|might|cannot|had|having|unless|under|over|during|through|without|may|not|never|always|first|once|twice|again|instead|directly|either|too|still|only|usually|normally|and\/or|or)\b)(?!(?:and|or|of|is|was|will|must|may|shall|should|can|has|have|does|decides|signs|keeps|writes|reports|tells|appoints|agrees|approves|on|in|at|for|to|by|with|who|if|when|within|before|after|as|about|from)\b)\p{Ll}|\s+(?:of|at) (?!(?:the|our|this|each) (?:school|academy|nursery|setting|centre|trust)\b)|\s+in (?:another|other|an?|each|every)\b)/u,
      },
      { word: 'head of centre', setting: 'centre', notAfter: OTHER_OFFICE },
      { word: 'headmaster', notAfter: OTHER_OFFICE, notBefore: ELSEWHERE },
      { word: 'headmistress', notAfter: OTHER_OFFICE, notBefore: ELSEWHERE },
      {
        word: 'head',
        forms: 'the head',
        short: true,
        notBefore: /^(?:\s+(?:of|teacher|injur|lice|boy|girl|office)|-)/i,
        notIn: /\b(?:injur\w*|bump\w*|blow|hit|lice|hair|wound\w*|scar\w*|covering)\b/i,
      },
    ],
  },
  {
    words: ['executive headteacher', 'executive head teacher', 'executive head', 'executive principal'].map((word) => ({
      word,
      notAfter: /\b(?:deputy|former)\s+$/i,
    })),
  },
  {
    words: [{ word: 'chief executive', forms: 'chief executive(?: officer)?' }, { word: 'CEO' }],
  },
  {
    words: ['governing body', 'board of governors', 'governing board', 'management committee'].map((word) => ({
      word,
      notAfter: LOCAL,
      notBefore: OTHER_BODY,
    })),
  },
  {
    words: [
      'local governing body',
      'local governing board',
      'local governing committee',
      'local academy committee',
      'local academy council',
      'local academy board',
      'academy council',
      'local advisory board',
    ].map((word) => ({ word })),
  },
  {
    words: [
      { word: 'head of centre', setting: 'centre', notAfter: OTHER_OFFICE },
      { word: 'the manager', setting: 'nursery' },
      { word: 'nursery manager', setting: 'nursery' },
    ],
  },
  {
    words: ['board of directors', 'board of trustees', 'trust board', 'trustee board'].map((word) => ({
      word,
      notBefore: OTHER_BODY,
    })),
  },
  {
    words: [
      { word: 'trustees', notAfter: /\b(?:board of|members of the|pension|charity)\s+$/i },
      {
        word: 'directors',
        notAfter: /\b(?:board of|executive|regional|managing|company|non-executive|phase)\s+$/i,
        notBefore: /^\s+of\b/i,
      },
    ],
  },
  {
    words: [
      {
        word: 'pupil',
        setting: 'school',
        notInBlock:
          /\b(?:primary|infant|junior|prospective|visiting|feeder) (?:school )?(?:pupils|children)\b|\bpupils (?:of|from|at|in) (?:the|another|other|a|an|our|local|feeder|partner|neighbouring) ?(?:\p{L}+ )?(?:primary|other|neighbouring|partner|feeder|local|junior|infant|special|schools\b)/iu,
        notBefore: /^\s+(?:premium|referral|number|voice|(?:of|from|at) (?:the|other|another|our other)\b)/i,
        notIn: NO_PUPILS_OF_OURS,
      },
      {
        word: 'student',
        notAfter:
          /\bunion of\s*$|\b(?:staff|volunteers?|trainees?|apprentices?|employees?),? (?:and |or )?$|\b(?:exchange|visiting|overseas|sixth-form|sixth form|post-16|former)\s+$/i,
        notBefore:
          /^\s+(?:teachers?|editions?|versions?|licen[cs]es?|discounts?|fares?|rates?|railcards?|tickets?|prices?|visas?|offers?|debts?|grants?|council|councillors?|voice|loans?|finance|union|nurses?|(?:and|or) (?:volunteers?|trainees?|apprentices?|staff)|placements?|leaders?|on (?:an? )?(?:placement|teaching practice|work experience|exchange)|(?:of|in) (?:the|our) sixth form)\b/i,
        notIn: NO_PUPILS_OF_OURS,
      },
      {
        word: 'learner',
        notAfter: /\b(?:adult|evening|part-time|external|community|lifelong)\s+$/i,
        notBefore: /^\s+(?:drivers?|licen[cs]e)\b/i,
        notIn: NO_PUPILS_OF_OURS,
      },
      {
        word: 'children',
        forms: "children(?!['’])",
        setting: 'nursery',
        ofNursery: true,
        onlyAfter: AT_THE_HEAD,
        notAfter: new RegExp(`${OF_SOMEBODY.source}|${WITHOUT_ARTICLE_OF_A_PREPOSITION.source}`, 'i'),
        notBefore:
          /^(?:\s+(?:and young people|in need|in care|missing|aged|under|(?:in|of|at) (?:the |our )?(?:nurser|reception|early|foundation|pre-school)|who (?:is|are) not|of (?:staff|employees|parents|the same family)|act\b))/i,
        notIn: CHILDREN_AT_LARGE,
      },
      { word: 'young people', forms: 'young people', notAfter: /\bchildren (?:and|or)\s+$/i },
    ],
    // Students of the sixth form, or who learn to teach, are others than the pupils.
    notWith:
      /\bstudents (?:of|in|from) (?:the |our )?(?:sixth form|college|Years? 1[23])|\b(?:sixth[- ]form|post-16|trainee|teacher[- ]training|university|work[- ]experience) students\b|\bstudents on (?:[\p{L}-]+ ){0,3}placements?\b|\bstudent teachers?\b|\bstudents? (?:of|from|at) (?:the|an?|another|our partner) (?:\p{L}+ )?(?:universit|college|institut|provider)\p{L}*/iu,
  },
  {
    words: [
      {
        word: 'employee',
        notIn:
          /\b(?:Acts?|Regulations|in law|by law|legal(?:ly)?|statut\w+|tribunal|grievances?|contracts? of employment|employer)\b/i,
        notAfter:
          /\b(?:former|prospective|council|fellow|other|(?:\p{L}+(?:er|or|ist)|firm|company|agency|council|provider|business)s?[’']s?|its|agency|potential|future|local authority)\s+$|\b(?:is|are|was|be|been|become|becomes|as) (?:not )?(?:an?|our|the)?\s*$/iu,
        notBefore:
          /^(?:\s+(?:representatives?|relations|assistance|handbook|benefits|rights|of (?!(?:the|our|this) (?:school|academy|trust|nursery|setting|centre|federation)\b)))/i,
      },
      {
        word: 'personnel',
        notAfter:
          /\b(?:military|medical|emergency|senior|key|security|trained|qualified|other|relevant|appropriate|authorised|army|service|council)\s+$/i,
        notBefore: /^\s+(?:files?|records?|committee|policy|officer|department|matters|team|sub-?committee)\b/i,
      },
      {
        word: 'worker',
        needsATie: true,
        onlyAfter: AT_THE_HEAD,
        notAfter:
          /\b(?:social|key|support|youth|family|outreach|agency|casual|case|care|welfare|lone|child|childcare|link|health|night|shift|zero-hours|seasonal|temporary|part-time|home|community|church|pastoral|nursery|play|building|kitchen|each other[’']s|other|migrant|key|sex|young)[\s-]+$/i,
        notBefore:
          /^(?:\s+(?:who|that) (?:is|are) not (?:an? )?employ|\s+(?:representatives?|status|rights|cooperative|bees?|from|of (?!(?:the|our|this) (?:school|academy|trust|nursery))|employed by|supplied by|on (?:site|the site))\b)/i,
        notIn:
          /\b(?:Acts?|Regulations|in law|by law|legal(?:ly)?|statut\w+|tribunal|builders?|construction|contractor|scaffold\w*|agency|agencies|social|key workers?|care workers?)\b/i,
      },
      {
        word: 'staff',
        forms: '(?:members? of staff|staff members?|staff)',
        notAfter: STAFF_OF_A_KIND,
        notBefore: STAFF_COMPOUND,
      },
    ],
    notWith:
      /[“"‘']?\b(?:staff|employees?)[”"’']? (?:here |in this \w+ |also |therefore )?(?:means?|includes?|covers?|refers? to|is taken to)\b|\b(?:staff|employees?) (?:and|or|,|as well as) (?:all )?(?:other )?(?:employees?|staff)\b|\bstaff \((?:including|whether|employees)\b|\bemployees,? (?:workers|agency)|\b(?:whether|who are|not) employees?\b|\b(?:agency|self-employed|contractors?|volunteers?|casual|supply|trainees|employs)\b/i,
  },
  {
    mayBeTwo: true,
    words: [
      {
        word: 'parent',
        notBefore:
          /^(?:[’']?s?[’']?\s+(?:evenings?|meetings?|consultations?|room)\b|\s+(?:governors?|council|association|forum|helpers?|volunteers?)\b)/i,
      },
      {
        word: 'carer',
        notAfter: /\b(?:foster|young|kinship|paid|family|child|unpaid|home)\s+$|(?:\/|\b(?:and|or)\s+)$/i,
        notBefore:
          /^(?:['’]s? (?:leave|allowance|credit|assessment)|\s+(?:of (?:an?|adults?|disabled|elderly|older|relatives)\b|for (?:an?|adults?|relatives)\b|leave|status|responsibilities)\b)/i,
      },
      {
        word: 'guardian',
        notAfter:
          /\b(?:legal|special|caldicott|data|financial|court-appointed|testamentary)\s+$|(?:\/|\b(?:and|or)\s+)$/i,
        notBefore: /^\s+(?:of (?:the|our|all)\b(?! (?:child|pupil))|angel|ad litem)/i,
      },
    ],
    notWith:
      /\bparents?['’]?s? ?(?:\/|,? (?:and|or)(?: \/ or)?,? (?:\p{L}+ )?(?:carers?|guardians?)|\(?s?\)? ?\/)|\bparents?,? (?:means?|includes?)|[“"‘']parents?[”"’'] (?:means?|includes?)/iu,
  },
  {
    words: [
      {
        word: 'chair',
        forms: '(?:chair of governors|chair of the (?:governing|trust|board)[\\s\\p{L}]{0,10}|the chair)',
        notBefore: /^\s+of (?:the )?(?!govern|trust|board)/i,
      },
      {
        word: 'chairperson',
        notAfter: /\b(?:vice)[\s-]*$/i,
        notBefore: /^\s+of (?!(?:the )?(?:govern|board|trust))/i,
      },
      { word: 'chairman', notAfter: /\b(?:vice)[\s-]*$/i, notBefore: /^\s+of (?!(?:the )?(?:govern|board|trust))/i },
    ],
  },
  {
    words: [
      { word: 'SENCO', forms: 'sen(?:d)?co' },
      {
        word: 'special educational needs co-ordinator',
        forms: 'special educational needs (?:and disabilit(?:y|ies) )?co-?ordinator',
      },
    ],
  },
  { words: [{ word: 'volunteer' }, { word: 'helper', notAfter: /\b(?:lunchtime|class|santa[’']s)\s+$/i }] },
  {
    words: [{ word: 'bursar' }, { word: 'school business manager', forms: '(?:school )?business manager' }],
  },
  {
    words: [
      {
        word: 'local authority',
        forms: 'local authorit(?:y|ies)',
        notAfter: /\b(?:other|another|each|any|home|relevant|child[’']s|placing|every|neighbouring)\s+$/i,
        notBefore: /^\s+(?:of|for|in|where|that|which|whose|designated|school|maintained)\b/i,
      },
      {
        word: 'council',
        onlyAfter: /\b(?:the|our)\s+$/i,
        notAfter: DIFFERENT_COUNCIL,
        notBefore: /^(?:['’]s)?\s+(?:for|of|tax|house|housing|(?:or|and) the)\b/i,
      },
    ],
    notWith: /\b(?:school|students?|pupils?|youth|eco|parish|town|parents?)[’']? council\b/i,
  },
  {
    words: [
      { word: 'key person' },
      {
        word: 'key worker',
        forms: 'key ?worker',
        notBefore: /^\s+(?:such as|like|in the)\b/i,
        notAfter: /\b(?:children|famil(?:y|ies)|parents) of\s+$|\b(?:family|child|household)['’]s\s+$/i,
      },
    ],
  },
  {
    words: [
      'designated safeguarding lead',
      'designated safeguarding officer',
      'child protection lead',
      'child protection officer',
      'child protection co-ordinator',
      'child protection coordinator',
      'child protection liaison officer',
    ].map((word) => ({ word, notAfter: /\b(?:deputy|local authority)\s+$/i })),
  },
  {
    mayBeTwo: true,
    words: [
      'teaching assistant',
      'classroom assistant',
      'learning support assistant',
      'classroom support worker',
      'classroom support assistant',
      'classroom helper',
    ].map((word) => ({
      word,
      notAfter: /\bhigher level\s+$/i,
    })),
  },
  {
    mayBeTwo: true,
    words: ['lunchtime supervisor', 'midday supervisor', 'lunchtime assistant', 'midday assistant'].map((word) => ({
      word,
    })),
  },
  { mayBeTwo: true, words: ['caretaker', 'site manager', 'premises manager'].map((word) => ({ word })) },
  {
    mayBeTwo: true,
    words: ['line manager', 'supervisor'].map((word) => ({
      word,
      notAfter: /\b(?:lunchtime|midday|exam|play|clinical)\s+$/i,
    })),
  },
  { mayBeTwo: true, words: ['form tutor', 'form teacher', 'class tutor'].map((word) => ({ word })) },
  {
    mayBeTwo: true,
    words: ['head of year', 'year head', 'year leader', 'head of year group'].map((word) => ({ word })),
  },
  {
    words: [
      'governance professional',
      'clerk to the governors',
      'clerk to governors',
      'secretary to the governors',
    ].map((word) => ({ word })),
  },
  {
    words: ['vice-chair', 'deputy chair', 'vice chairman', 'vice-chairman'].map((word) => ({ word })),
  },
  {
    words: [
      { word: 'deputy headteacher', setting: 'school' as const },
      { word: 'deputy head teacher', setting: 'school' as const },
      { word: 'vice-principal', setting: 'academy' as const },
      { word: 'deputy principal', setting: 'academy' as const },
      { word: 'deputy head', short: true as const, notBefore: /^[\s-]+(?:teacher|of)\b/i },
    ],
  },
  { words: ['pre-school leader', 'pre-school manager', 'playgroup leader'].map((word) => ({ word })) },
  { words: ['staff member', 'member of staff'].map((word) => ({ word })) },
  { words: ['complainant', 'aggrieved party', 'aggrieved person', 'person complaining'].map((word) => ({ word })) },
  { words: ['hirer', 'lessee'].map((word) => ({ word })) },
  { words: ['online safety', 'e-safety', 'internet safety'].map((word) => ({ word })) },
  { words: ['whistleblowing', 'whistle blowing', 'confidential reporting'].map((word) => ({ word })) },
];
