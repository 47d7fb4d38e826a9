/** A word for an office, body or group, and when it means another. */
export interface Word {
  readonly word: string;
  /** What stands right before it when another is meant. */
  readonly notAfter?: RegExp;
  /** What stands right after it when another is meant. */
  readonly notBefore?: RegExp;
  /** The kind of setting that has an office or body of this name. */
  readonly setting?: Setting;
}

/** A kind of setting, as a text names it. */
export type Setting = keyof typeof SETTINGS;

export const SETTINGS = {
  school: '(?:maintained )?schools?',
  academy: 'academ(?:y|ies)|free schools?|colleges?',
  trust: '(?:academy |multi-academy )?trusts?',
  centre: "(?:children[’']s )?centres?",
  nursery: 'nurser(?:y|ies)|pre-?schools?|early years settings?',
} as const;

/** Words that mean one thing; a text should choose one of each row. */
export interface OneIdea {
  readonly words: readonly Word[];
  /** A sentence with one of these is about other people than the text's own. */
  readonly notIn?: RegExp;
}

/** A deputy, a former head, the head of several schools: other offices. */
const OTHER_OFFICE =
  /\b(?:deputy|assistant|vice|executive|former|acting|regional|other|each|neighbouring|partner)[\s-]*$/i;
/** `of the sixth-form college`, `of other schools`: another organisation's. */
const ELSEWHERE = /^\s+(?:of|at|in) (?!(?:the|our|this|each) (?:school|academy|nursery|setting|centre|trust)\b)/i;
const OTHER_BODY = /^\s+(?:of|for) (?!(?:the|our|this) (?:school|academy|nursery|setting|centre|trust|federation)\b)/i;

export const ONE_IDEA: readonly OneIdea[] = [
  {
    words: [
      { word: 'headteacher', setting: 'school', notAfter: OTHER_OFFICE, notBefore: ELSEWHERE },
      { word: 'head teacher', setting: 'school', notAfter: OTHER_OFFICE, notBefore: ELSEWHERE },
      {
        word: 'principal',
        setting: 'academy',
        notAfter: OTHER_OFFICE,
        notBefore:
          /^(?:\s+(?!\p{Ll}+s (?:an?|the|this|that|these|any|each|all|every|their|his|her|its|our|your|it|them|him|whether|what|who|which|when|no|sure)\b)(?!(?:and|or|of|is|was|will|must|may|shall|should|can|has|does|decides|signs|keeps|writes|reports|tells|on|in|at|for|to|by|with|who|if|when|within|before|after|as|about|from)\b)\p{Ll}|\s+(?:of|at|in) (?!(?:the|our|this|each) (?:school|academy|nursery|setting|centre|trust)\b))/u,
      },
      { word: 'head of centre', setting: 'centre', notAfter: OTHER_OFFICE },
    ],
  },
  {
    words: ['governing body', 'board of governors', 'governing board'].map((word) => ({ word, notBefore: OTHER_BODY })),
  },
  {
    words: [
      { word: 'head of centre', setting: 'centre', notAfter: OTHER_OFFICE },
      { word: 'the manager', setting: 'nursery' },
      { word: 'nursery manager', setting: 'nursery' },
    ],
  },
  {
    words: ['board of directors', 'board of trustees', 'trust board'].map((word) => ({ word, notBefore: OTHER_BODY })),
  },
  {
    words: [
      { word: 'pupil' },
      {
        word: 'student',
        notAfter: /\bunion of\s*$/i,
        notBefore:
          /^\s+(?:teachers?|council|councillors?|voice|loans?|finance|union|nurses?|placements?|leaders?|on (?:a )?placement)\b/i,
      },
      { word: 'learner', notBefore: /^\s+drivers?\b/i },
    ],
    notIn: /\b(?:universit(?:y|ies)|college|on placement|undergraduates?)\b/i,
  },
  {
    words: [
      'designated safeguarding lead',
      'designated safeguarding officer',
      'child protection officer',
      'child protection co-ordinator',
      'child protection coordinator',
      'child protection liaison officer',
    ].map((word) => ({ word })),
  },
  { words: ['teaching assistant', 'classroom assistant', 'learning support assistant'].map((word) => ({ word })) },
  { words: ['line manager', 'supervisor'].map((word) => ({ word })) },
  { words: ['staff member', 'member of staff'].map((word) => ({ word })) },
  { words: ['online safety', 'e-safety', 'internet safety'].map((word) => ({ word })) },
  { words: ['whistleblowing', 'whistle blowing', 'confidential reporting'].map((word) => ({ word })) },
];
