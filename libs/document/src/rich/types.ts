/** The words of a clause as an editor of formatted text holds them, in the JSON that ProseMirror reads and writes. */

export type RichMark =
  | { readonly type: 'strong' }
  | { readonly type: 'em' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } };

interface Marked {
  readonly marks?: readonly RichMark[];
}

/** A field is kept as it is written: a term, a blank, a reference, or markup that the editor has no button for. */
export interface RichField extends Marked {
  readonly type: 'field';
  readonly attrs: { readonly source: string; readonly says: string };
}

export type RichInline =
  (Marked & { readonly type: 'text'; readonly text: string }) | (Marked & { readonly type: 'hard_break' }) | RichField;

export interface RichParagraph {
  readonly type: 'paragraph';
  readonly content?: readonly RichInline[];
}

export interface RichItem {
  readonly type: 'list_item';
  readonly content: readonly RichBlock[];
}

export type RichList =
  | { readonly type: 'bullet_list'; readonly content: readonly RichItem[] }
  | {
      readonly type: 'ordered_list';
      readonly attrs: { readonly start: number };
      readonly content: readonly RichItem[];
    };

/** A block that is kept as it is written: a table, a heading, a part of the dialect. */
export interface RichKept {
  readonly type: 'kept';
  readonly attrs: { readonly source: string; readonly says: string };
}

export type RichBlock = RichParagraph | RichList | RichKept;

export interface RichDocument {
  readonly type: 'doc';
  readonly content: readonly RichBlock[];
}
