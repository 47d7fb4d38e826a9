import { type ClauseIndex } from '../types.ts';

/** What one side did to a clause since the edition the school's text was made from. */
export type SideChange = 'unchanged' | 'changed' | 'removed' | 'added' | 'moved';

export type OutcomeKind =
  'same' | 'taken' | 'kept' | 'both' | 'choice' | 'removed' | 'kept-out' | 'inserted' | 'council-wording' | 'moved';

/** One section, clause or front-matter key, what each side did to it, and what became of it. */
export interface ClauseOutcome {
  /** A node's id; `front-matter:<key>` for a key of the front matter; `preamble` for what stands before the first section. */
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  readonly ours: SideChange;
  readonly theirs: SideChange;
  readonly outcome: OutcomeKind;
  /** Both sides changed it and a person must look before it is relied on: every `both` that is not editorial. */
  readonly confirm: boolean;
}

export type ChoiceKind =
  'words' | 'removed-but-changed' | 'changed-but-removed' | 'now-fixed' | 'place' | 'optional-added';

/**
 * A clause only a person can decide. The texts are clause bodies; an absent clause is the empty text.
 * `removed-but-changed`: the council removed what the school changed; `changed-but-removed`: the council changed what the
 * school removed; `now-fixed`: a clause the school left out may not be left out any more.
 */
export interface Choice {
  readonly clauseId: string;
  readonly kind: ChoiceKind;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** Hash of clause id and the three texts: an answer given for one edition still holds when the next asks the same. */
  readonly key: string;
}

export interface ChoiceAnswer {
  /** `keep` and `remove` answer whether a clause stays; the others say with which words. */
  readonly answer: 'ours' | 'theirs' | 'both' | 'own' | 'remove' | 'keep';
  /** The final wording for `own`; the reason for a `remove` that leaves an optional clause out. */
  readonly text?: string;
}

export type Materiality = 'editorial' | 'substantive' | 'legal';

export interface ThreeTexts {
  /** The edition the school's text was made from. */
  readonly base: string;
  /** The school's text. */
  readonly ours: string;
  /** The newer edition. */
  readonly theirs: string;
}

export interface MergeInput extends ThreeTexts {
  readonly answers?: Readonly<Record<string, ChoiceAnswer>>;
  /** By clause id, the publisher's advice; a clause without one counts as substantive. */
  readonly materiality?: Readonly<Record<string, Materiality>>;
  /** Clauses about which a person is asked whatever their words are. */
  readonly askAbout?: readonly string[];
  /** The edition `theirs` is: what `based-on` says afterwards. Without it `based-on` stays as the school's text has it. */
  readonly edition?: { readonly slug: string; readonly number: number };
  /**
   * The clause index stored with a text: what it names is not parsed again. It must be the index of exactly these bytes; the
   * result is the same without it, only later.
   */
  readonly indexes?: { readonly [side in keyof ThreeTexts]?: ClauseIndex };
}

/** The school's words that found no place in the merged text. */
export interface NotCarriedOver {
  readonly clauseId: string;
  readonly text: string;
}

export interface MergeResult {
  /** The merged policy; an unanswered choice stands as ours. */
  readonly text: string;
  readonly outcomes: readonly ClauseOutcome[];
  /** Unanswered choices only. */
  readonly choices: readonly Choice[];
  readonly notCarriedOver: readonly NotCarriedOver[];
  /** No choice is open. */
  readonly clean: boolean;
}

/** A passage that a person must choose. */
export interface Clash {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}
export type Piece = string | Clash;

export interface MarkdownMerge {
  readonly chunks: readonly Piece[];
}
