import type { Imported, WordAccount } from '@ratify/document';
import { DocxRefusal } from './docx-refusal.ts';
import { runInThread, type ThreadLimits } from './run-in-thread.ts';
import type { DocxNotice } from './types.ts';

/** An existing policy as policy Markdown, with all that is told of it. */
export interface BroughtIn extends Imported {
  readonly words: WordAccount;
  /** What Word had besides the text, or otherwise than the text has it; empty for a plain file. */
  readonly notices: readonly DocxNotice[];
}

/** A foreign document: a Word file by its bytes, or the text of a plain one. */
export type ForeignDocument = { readonly fileName: string } & (
  { readonly docx: Uint8Array } | { readonly text: string }
);

/**
 * Makes policy Markdown of a document that somebody sent, in a thread of its own that is ended at the deadline and cannot outgrow
 * its memory. Throws a `DocxRefusal` that says why it cannot be brought in.
 */
export async function bringIn(document: ForeignDocument, limits: ThreadLimits = {}): Promise<BroughtIn> {
  if ('docx' in document && document.docx.length > MOST_BYTES) {
    throw new DocxRefusal('It is larger than 32 MB: take the photographs out.');
  }
  return runInThread<BroughtIn>(document, limits);
}

const MOST_BYTES = 32 * 1_048_576;
