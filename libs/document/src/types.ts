/** Shapes shared by the reader, the linter, the merge, the importer and the renderer. Offsets count UTF-16 units of the source text. */

import type { StatutoryKey } from './read/statutory-keys.ts';

/** What a school may do with a clause. */
export type Rule = 'fixed' | 'adaptable' | 'optional' | 'local';

export interface Place {
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** 0-based, UTF-16 units from the start of the text. */
  readonly offset: number;
}

export interface Range {
  readonly start: Place;
  readonly end: Place;
}

/** Replace `text[start, end)` by `text`. Every edit of a policy is a list of these: untouched bytes stay. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type Severity = 'error' | 'warning' | 'info';

/** Something wrong in a text: where, what, and what to write instead. */
export interface Problem {
  /** Kebab-case id of the reader's or linter's rule, e.g. `unknown-front-matter-key`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, one plain sentence. */
  readonly message: string;
  /** What to write or do instead. */
  readonly advice: string;
  readonly range: Range;
  /** The clause it stands in, when it stands in one. */
  readonly clauseId?: string;
  /** Law, guidance or table the fact comes from. */
  readonly source?: string;
  /** An edit that mends it and cannot be wrong: `fixPolicy` makes it. */
  readonly fix?: readonly Splice[];
  /** Edits that may mend it; somebody has to choose. */
  readonly suggestions?: readonly Suggestion[];
}

/** An edit that is proposed: what it does, in words that can stand on a button. */
export interface Suggestion {
  readonly title: string;
  readonly splices: readonly Splice[];
}

export type BlankType = 'text' | 'person' | 'date' | 'list' | 'address' | 'per-setting';

export interface BlankDefinition {
  readonly id: string;
  readonly type: BlankType;
  /** The question asked of the school. */
  readonly label: string;
  readonly hint?: string;
  /** What stands in print above the answers of a per-setting blank; the question itself is never printed. */
  readonly heading?: string;
  readonly required: boolean;
  /** A live blank is changed by its keeper between meetings, without a decision. */
  readonly keptBy?: string;
}

export interface TermDefinition {
  readonly id: string;
  /** Singular, lower case where English has it so: `headteacher`. */
  readonly value: string;
  readonly plural?: string;
  /** What a school may choose instead; empty = anything. */
  readonly options: readonly string[];
  readonly functions: readonly string[];
}

export type BlankValue = string | readonly string[];

/** A date as people write it: `2027-03`, `Spring 2027`; see libs/policy for its arithmetic. */
export interface ReviewCycle {
  /** ISO 8601 duration, `P2Y`. */
  readonly every: string;
  readonly statutoryMaximum?: string;
}

/** Front matter after the schema check; keys are the file's kebab-case keys in camelCase. */
export interface FrontMatter {
  readonly title: string;
  readonly slug?: string;
  readonly documentType?: 'policy' | 'protocol' | 'procedure';
  readonly category?: string;
  readonly statutory?: boolean;
  /** Which policy of the statutory list it is. */
  readonly statutoryKey?: StatutoryKey;
  readonly language?: string;
  readonly appliesTo?: { readonly settings: readonly string[]; readonly people: readonly string[] };
  readonly approval?: { readonly by: string; readonly mayDelegateTo: readonly string[] };
  readonly review?: ReviewCycle;
  readonly acknowledgement?: { readonly audience: readonly string[]; readonly required: boolean };
  /** How well who has to know the text, from knowing of it to working by it. */
  readonly audience?: {
    readonly aware?: readonly string[];
    readonly understands?: readonly string[];
    readonly workingKnowledge?: readonly string[];
  };
  readonly numbering?: 'none' | 'decimal';
  /** `Appendix 1` (default) or `Appendix A`. */
  readonly appendices?: 'numbered' | 'lettered';
  readonly owner?: string;
  readonly monitoring?: string;
  readonly training?: string;
  readonly heldAt?: string;
  readonly induction?: boolean;
  readonly legislation?: readonly string[];
  readonly related?: readonly string[];
  readonly effectiveFrom?: string;
  readonly version?: string;
  readonly agreedWith?: readonly string[];
  readonly signatories?: readonly string[];
  readonly terms: readonly TermDefinition[];
  readonly blanks: readonly BlankDefinition[];
  /** A school's own answers. */
  readonly values: Readonly<Record<string, BlankValue>>;
  /** The day or month a list was last set, by blank id: printed as "as at". */
  readonly valuesAsAt?: Readonly<Record<string, string>>;
  /** A school's own words for terms, by term id. */
  readonly termValues: Readonly<Record<string, string>>;
  /** `slug@edition` this text was forked from. */
  readonly basedOn?: { readonly slug: string; readonly edition: number };
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
  /** From the importer: what the document said of itself before Ratify. */
  readonly stated?: Readonly<Record<string, string>>;
}

export type NodeKind = 'section' | 'clause' | 'appendix' | 'notice' | 'note' | 'duty' | 'record' | 'preamble';

/**
 * A numbered or identified part of a policy. Sections own the blocks until the next heading of the same or a higher level;
 * clauses are `:::clause` containers. `text.slice(start, end)` is the whole construct, `[bodyStart, bodyEnd)` what is inside
 * a clause's fences (for a section: from after its heading line to the section's end).
 */
export interface PolicyNode {
  readonly kind: NodeKind;
  readonly id: string;
  /** Effective rule: its own, else inherited, else adaptable. */
  readonly rule: Rule;
  /** `6.1`, `Appendix 1`, `A.3`; empty when the text is unnumbered. Computed, never typed. */
  readonly number: string;
  readonly title: string;
  /** 1 for a section, 2 for `6.1`, 3 for `6.1.1`. */
  readonly depth: number;
  readonly start: number;
  readonly end: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PolicyNode[];
}

/** What stands in the clause index of a stored text: enough to compare and merge without parsing again. */
export interface ClauseIndexEntry {
  readonly id: string;
  readonly kind: NodeKind;
  readonly parentId: string | null;
  readonly rule: Rule;
  readonly number: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** The clause's own words with white space folded and children left out: two texts with equal `words` say the same. */
  readonly words: string;
}
export type ClauseIndex = readonly ClauseIndexEntry[];

/** A text as read. `frontMatter` is null only when it cannot be read at all; then `problems` says why. */
export interface PolicyDocument {
  readonly text: string;
  readonly frontMatter: FrontMatter | null;
  /** Offset of the first character after the front matter. */
  readonly contentStart: number;
  readonly nodes: readonly PolicyNode[];
  readonly problems: readonly Problem[];
}

/** Facts of the organisation a text is shown for: what `:org[...]` prints. Keys are dotted: `name`, `council.name`, `address`. */
export type OrganisationFacts = Readonly<Record<string, string>>;

/** What the generated blocks print. All of it comes from the record, nothing is typed into the text. */
export interface DocumentRecord {
  readonly reference?: string;
  readonly version?: string;
  readonly status?: string;
  readonly adoptedOn?: string;
  readonly adoptedBy?: string;
  readonly minuteReference?: string;
  readonly effectiveFrom?: string;
  /** As it is said: `30 November 2027` or `Spring term 2027`. */
  readonly reviewDue?: string;
  readonly basedOn?: string;
  readonly publisher?: Readonly<Record<string, string>>;
  readonly history?: readonly { readonly on: string; readonly what: string; readonly by: string }[];
  readonly variations?: readonly {
    readonly number: string;
    readonly title: string;
    readonly what: string;
    readonly reason?: string;
    readonly exception?: string;
    readonly templateWording?: string;
    readonly ownWording?: string;
  }[];
  /** Where the template was itself made from another: what it changed of that one. */
  readonly templateVariations?: {
    /** The template and the one it was made from, as they are named: `Alder Trust’s edition 2`. */
    readonly of: string;
    readonly against: string;
    readonly variations: NonNullable<DocumentRecord['variations']>;
  };
  /** Who was consulted on it or on its edition, and what came of it: a sentence each. */
  readonly consultations?: readonly string[];
  /** What the meeting changed of the text that was put to it: a sentence each. */
  readonly amendments?: readonly string[];
  readonly signatories?: readonly { readonly role: string; readonly name?: string; readonly field: string }[];
}

export interface RenderContext {
  readonly organisation: OrganisationFacts;
  readonly record?: DocumentRecord;
  /** `reading`: a web page. `print`: for libs/print, with signature placeholders. `editing`: guidance shown, blanks marked. */
  readonly purpose: 'reading' | 'print' | 'editing';
  /** Page numbers for the contents, by node id (print's second pass). */
  readonly pages?: Readonly<Record<string, number>>;
}

export interface RenderedPolicy {
  /** Sanitised HTML fragment: sections, clauses, lists, tables; no html/head/body. */
  readonly html: string;
  readonly headings: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly depth: number;
  }[];
  /** Ids of required blanks still empty. */
  readonly emptyBlanks: readonly string[];
  readonly problems: readonly Problem[];
}

/** A clause rule that a school's text does not keep. */
export interface RuleBreach {
  readonly code: 'FIXED_CLAUSE_CHANGED' | 'REQUIRED_CLAUSE_MISSING' | 'LOCAL_CLAUSE_EMPTY' | 'LEFT_OUT_NOT_OPTIONAL';
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
}

/** A clause of a template that keeps less than the edition it was made from asks. */
export interface DerivedBreach {
  readonly code: RuleBreach['code'] | 'RULE_LOOSENED';
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  /** With `RULE_LOOSENED`: the rule that stands. */
  readonly rule?: Rule;
}

/** One line of the schedule of local variations. */
export interface LocalVariation {
  /** The clause, unless a term was changed. */
  readonly clauseId?: string;
  readonly number: string;
  readonly title: string;
  readonly what: 'reworded' | 'left out' | 'added' | 'moved' | 'term changed';
  readonly reason?: string;
  /** For a fixed clause: who granted that it differs here, when, and on what conditions, as a sentence. */
  readonly exception?: string;
  /** As the template has it, said with this text's own terms and answers; empty where it has nothing. */
  readonly templateWording: string;
  /** As this text has it; empty where it was left out. */
  readonly ownWording: string;
}
