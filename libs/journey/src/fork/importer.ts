import type { Imported, WordAccount } from '@ratify/document';
import type { Refusal } from '@ratify/policy';
import type { Journey } from '../shell/ports.ts';

/** A document that somebody sent: a file by its bytes, or text that was pasted. */
export type SentDocument = {
  readonly fileName: string;
  /** The policy whose text it is; left out: a new one. */
  readonly policyId?: string | undefined;
} & ({ readonly bytes: Uint8Array } | { readonly text: string });

/** Something of a file that is not in the text, or stands there otherwise: a comment, a header, an accepted insertion. */
export interface SentNotice {
  readonly what: string;
  readonly text: string;
  /** Whether the words stand in the text as well. */
  readonly inText: boolean;
}

/** A document as policy Markdown, with everything that is told of it. */
export interface BroughtIn extends Imported {
  readonly words: WordAccount;
  readonly notices: readonly SentNotice[];
}

/** Reads foreign documents where they can harm nobody: within limits of time and memory, and not in this thread. */
export interface ImporterPort {
  bringIn(document: SentDocument): Promise<BroughtIn | Refusal>;
}

/** What bringing a document in needs of the world. */
export interface ImportingJourney extends Journey {
  readonly importer: ImporterPort;
}
