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
