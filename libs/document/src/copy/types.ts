/** Shapes of a policy that goes out as a Word file and comes back. Offsets count UTF-16 units of the text it was made from. */

/** How words look. */
export interface Look {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly struck?: boolean;
  /** An address, or `#id` for a part of the same text. */
  readonly href?: string;
}

/** Words of one look. */
export interface CopyRun extends Look {
  readonly text: string;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words of one look with the place in the text that they come from. */
export interface Piece extends CopyRun {
  readonly span: Span;
  /** The offset in the text of each character and of the end; null for what is kept or replaced as a whole, such as a term. */
  readonly offsets: readonly number[] | null;
  /** The blank it answers or asks for. */
  readonly blankId?: string;
  /** Equal for the words and marks that stand side by side under the same emphasis or link. */
  readonly parent: number;
}

/** How a paragraph is counted: `list` names one of the copy's lists. */
export interface Counted {
  readonly list: string;
  readonly level: number;
  /** Which list of this kind, where several count apart. */
  readonly instance?: number;
}

/** One paragraph of a copy, or one row of a table. */
export interface CopyLine {
  readonly kind: 'title' | 'heading' | 'text' | 'item' | 'row' | 'code';
  /** The part it belongs to; empty for the title. */
  readonly partId: string;
  /** The first line of its part. */
  readonly leads: boolean;
  /** Filled from the record, such as the document control: what is changed in it does not come back. */
  readonly isMade: boolean;
  /** Of a heading 1 for a section; of an item 0 for the outermost list; of other lines how deep its part stands. */
  readonly level: number;
  readonly counted: Counted | null;
  /** One for a paragraph. */
  readonly cells: readonly (readonly Piece[])[];
  /** Where the words of each cell stand, emphasis marks and all; null for an empty one. */
  readonly contents: readonly (Span | null)[];
  /** Of rows: which table, counted from 0, and whether it is the head. */
  readonly table: number;
  readonly isHead: boolean;
  /** Bold as a whole by its kind: the emphasis of its words is not compared. */
  readonly isStrong: boolean;
  readonly look: 'plain' | 'quote' | 'remark' | 'caption' | 'contents';
  /** The block it is made of: a paragraph, heading or row. */
  readonly block: Span;
  /** The outermost block of its part that holds it. */
  readonly flow: Span;
  /** The list items around it, outermost first. */
  readonly items: readonly Span[];
}

/** What counts paragraphs: a kind of list with the number of each level, `%1` for the count of the first. */
export interface CopyList {
  readonly id: string;
  readonly levels: readonly {
    readonly format: 'decimal' | 'upperLetter' | 'lowerLetter' | 'bullet';
    readonly text: string;
    readonly start: number;
  }[];
}

/** A policy as paragraphs and rows, ready for a word processor. */
export interface PolicyCopy {
  readonly title: string;
  readonly language: string;
  readonly lists: readonly CopyList[];
  readonly lines: readonly CopyLine[];
}

/** A paragraph or row of a file that came back. */
export interface ReturnedLine {
  /** Places in `PolicyCopy.lines` that its marks name, in their order; empty for a paragraph that was put in. */
  readonly marks: readonly number[];
  readonly kind: 'title' | 'heading' | 'clause' | 'text' | 'item' | 'row';
  /** Of a heading 1 for a section, of a clause how deep it is counted (1.1 is 2), of an item 0 for the outermost list. */
  readonly level: number;
  readonly ordered: boolean;
  readonly cells: readonly (readonly CopyRun[])[];
}

/** Something that somebody wrote beside the text of a Word file. */
export interface CopyRemark {
  readonly what: string;
  readonly text: string;
  readonly author: string;
  /** The words it was put to. */
  readonly quoted: string;
  /** The line of the copy it stands at; null where it stands at none. */
  readonly mark: number | null;
}

/** One thing that was changed in a copy. The wordings are Markdown, to be put in the draft. */
export type CopyChange =
  | {
      readonly kind: 'reworded';
      readonly id: string;
      readonly clauseId: string;
      readonly stretches: readonly Stretch[];
    }
  | { readonly kind: 'removed'; readonly id: string; readonly clauseId: string }
  | {
      readonly kind: 'added';
      readonly id: string;
      readonly clauseId: string;
      /** The part it was put behind; empty where it was put before everything. */
      readonly behind: string;
      readonly heading: { readonly title: string; readonly level: number } | null;
      readonly body: string;
    }
  | {
      readonly kind: 'answered';
      readonly id: string;
      readonly blankId: string;
      readonly before: string;
      readonly after: string;
    };

/** A stretch of a part's own words, parts inside it left out. */
export interface Stretch {
  readonly before: string;
  readonly after: string;
}

/** Words of a file that came back which no change carries: where they stood, and why they are not carried. */
export interface NotCarried {
  readonly clauseId: string;
  readonly words: string;
  readonly why: 'made' | 'moved' | 'structure' | 'title' | 'code' | 'row';
}

/** What a returned file says otherwise than the text it was made from. */
export interface CarriedBack {
  readonly changes: readonly CopyChange[];
  readonly notCarried: readonly NotCarried[];
}
