/** A word for an office, body or group, and when it means another. */
export interface Word {
  /** As it is told to the reader. */
  readonly word: string;
  /** Its forms as a regular expression without the ending; the word itself when left out. */
  readonly forms?: string;
  /** What stands right before it when another is meant. */
  readonly notAfter?: RegExp;
  /** What stands right after it when another is meant. */
  readonly notBefore?: RegExp;
  /** A sentence with one of these is about others than the text's own. */
  readonly notIn?: RegExp;
  /** It counts only where one of these stands right before it: an article, a preposition, a conjunction. */
  readonly onlyAfter?: RegExp;
  /** A block with these words speaks of others by the word. */
  readonly notInBlock?: RegExp;
  /** Before `'s` it is the word that is meant, whatever follows. */
  readonly owns?: true;
  /** In the plural it may be another: what is said of it has to have been said of the usual word. */
  readonly needsATie?: true;
  /** A short form: nothing is amiss where it stands beside the long one, only where it is the usual one. */
  readonly short?: true;
  /** Of people at large: only a nursery calls its own by it, and only as its usual word. */
  readonly ofNursery?: true;
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
export interface Idea {
  readonly words: readonly Word[];
  /** A text with one of these uses the words for more than one thing, or has its own way to use them. */
  readonly notWith?: RegExp;
  /** Many a school has both: a sentence that names two speaks of two. */
  readonly mayBeTwo?: true;
}
