/** What happened to a piece of the source that does not stand word for word in the body. */
export type EntryKind =
  | 'title'
  | 'cover'
  | 'contents'
  | 'page-number'
  | 'page-header'
  | 'markup'
  | 'metadata'
  | 'number'
  | 'organisation-name'
  | 'term'
  | 'cross-reference'
  | 'blank'
  | 'signature'
  | 'list-blank';

/** One piece of the source, verbatim, that was turned into structure, metadata or a generated block. */
export interface ImportEntry {
  readonly what: EntryKind;
  /** The words as they stood in the source: together with the body they are the whole source. */
  readonly text: string;
  /** 1-based line of the source. */
  readonly line: number;
  /** What it is now: a front matter key, an id, a directive; absent when it is only reported. */
  readonly became?: string;
}

/** Something that a person should look at: what the importer only noticed, or wrote because the words are plain. */
export interface ImportProposal {
  readonly what:
    | 'duty'
    | 'record'
    | 'review-cycle'
    | 'related'
    | 'acknowledgement'
    | 'not-a-date'
    | 'renumbered'
    | 'unknown-reference';
  readonly text: string;
  readonly line: number;
  readonly suggestion: string;
  /** It stands in the text already: take it out if it is wrong. */
  readonly written?: true;
}

/** Everything that the body does not say, and everything a person should look at. */
export interface ImportReport {
  readonly fileName: string;
  readonly entries: readonly ImportEntry[];
  readonly proposals: readonly ImportProposal[];
}

/** Policy Markdown and what became of the rest. */
export interface Imported {
  readonly text: string;
  readonly report: ImportReport;
}

/** One line of the source: tabs kept inside, white space at both ends gone. */
export interface SourceLine {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
  /** Columns of white space before the text; a tab counts four. */
  readonly indent: number;
  /** The line ended in two spaces: its author meant a line break. */
  readonly hardBreak: boolean;
  /** A form feed stood behind it. */
  readonly endsPage: boolean;
  /** A whole table that stood on one line. */
  readonly rows?: readonly (readonly string[])[];
  /** What stands between its tabs or pipes, empty for a line that is no table row. */
  readonly cells: readonly string[];
}

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly line: number;
  readonly title: string;
  /** `#` signs, or 0 when the heading is known by its looks only. */
  readonly hashes: number;
  readonly look: 'hash' | 'bold' | 'capitals' | 'title' | 'colon';
  /** The typed number, `3` or `3.3`, without its stop; empty when there is none. */
  readonly number: string;
  /** The number as it was typed, where that is another: `1.0`, `Section 3`, `IV`. */
  readonly typed?: string;
  /** The typed label of an appendix, `Appendix 2`; empty when it is none. */
  readonly appendix: string;
  /** The label stands in the typed contents only. */
  readonly labelInContents?: true;
  /** No blank line stood between it and the block before. */
  readonly attached: boolean;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly line: number;
  readonly text: string;
  readonly attached: boolean;
}

/** A clause typed with a dotted number. */
export interface ClauseBlock {
  readonly kind: 'clause';
  readonly line: number;
  readonly number: string;
  readonly text: string;
}

export interface ItemBlock {
  readonly kind: 'item';
  readonly line: number;
  readonly indent: number;
  /** `-` for a bullet, `10)` or `2.` as it was typed. */
  readonly marker: string;
  readonly text: string;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly line: number;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Written by the importer in place of what it took out: a generated block such as `::contents`. */
export interface GeneratedBlock {
  readonly kind: 'generated';
  readonly line: number;
  readonly markdown: string;
}

/** An N.B., a notice in bold or a recurring duty, with the list that belongs to it. */
export interface NoteBlock {
  readonly kind: 'note' | 'notice' | 'duty';
  /** Written behind its id: `every=P3M`. */
  readonly attributes?: string;
  readonly line: number;
  readonly blocks: readonly Block[];
}

export type Block = HeadingBlock | ParagraphBlock | ClauseBlock | ItemBlock | TableBlock | GeneratedBlock | NoteBlock;

/** A block that is written with a fence of its own. */
export function isFenced(block: Block): block is NoteBlock {
  return block.kind === 'note' || block.kind === 'notice' || block.kind === 'duty';
}
