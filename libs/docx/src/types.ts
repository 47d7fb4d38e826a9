import type { CopyRemark, ReturnedLine } from '@ratify/document';

export type DocxNoticeKind =
  | 'image'
  | 'comment'
  | 'footnote'
  | 'endnote'
  | 'header'
  | 'footer'
  | 'deleted-text'
  | 'inserted-text'
  | 'hidden-text'
  | 'struck-text'
  | 'text-box'
  | 'equation'
  | 'drawing'
  | 'embedded-file'
  | 'unread';

/** Something of a Word file that a person should know of: it is not in the text, or stands there otherwise than in Word. */
export interface DocxNotice {
  readonly what: DocxNoticeKind;
  /** Its words as they stood in the file; an image's description; empty when it has none. */
  readonly text: string;
  /** Whether the words stand in the text as well: an accepted insertion, a text box put behind its paragraph, struck-out words. */
  readonly inText: boolean;
}

/** A Word file as plain lines: `##` headings, numbers as they were counted, `-` bullets, `|` tables, `**bold**`. */
export interface DocxReading {
  readonly text: string;
  readonly notices: readonly DocxNotice[];
}

/** What a copy says of itself: which text it is, in its properties, its footer and a bookmark. */
export interface CopyAbout {
  readonly copyId: string;
  readonly organisation: string;
  /** `Draft of 28 November 2026, version 7`. */
  readonly footer: string;
  readonly draftVersion: number;
  readonly textSha256: string;
}

/** A Word file that came back, as lines that know which line of the copy they were. */
export interface ReturnedCopy {
  /** The copy it says it is, by its properties or its bookmark; null where it says nothing. */
  readonly copyId: string | null;
  readonly lines: readonly ReturnedLine[];
  /** Comments, each with the place it was put to. */
  readonly remarks: readonly CopyRemark[];
  /** What else the file has: pictures, footnotes, changes that were tracked. */
  readonly notices: readonly DocxNotice[];
}
