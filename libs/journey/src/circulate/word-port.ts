import type { CarriedBack, CopyFacts, CopyRemark, ReturnedLine } from '@ratify/document';
import type { Refusal } from '@ratify/policy';
import type { SentNotice } from '../fork/importer.ts';
import type { Journey } from '../shell/ports.ts';

/** A policy's text that goes out as a Word file, and what the file says of itself. */
export interface CopyToWrite {
  readonly text: string;
  readonly facts: CopyFacts;
  readonly about: {
    readonly copyId: string;
    readonly organisation: string;
    readonly footer: string;
    readonly draftVersion: number;
    readonly textSha256: string;
  };
}

/** A Word file that came back. */
export interface ReturnedFile {
  /** The copy it says it is; null where it says nothing. */
  readonly copyId: string | null;
  readonly lines: readonly ReturnedLine[];
  readonly remarks: readonly CopyRemark[];
  readonly notices: readonly SentNotice[];
}

/** Writes and reads Word files where they can harm nobody: within limits of time and memory, and not in this thread. */
export interface WordPort {
  write(copy: CopyToWrite): Promise<Uint8Array | Refusal>;
  read(fileName: string, bytes: Uint8Array): Promise<ReturnedFile | Refusal>;
  carry(returned: {
    readonly text: string;
    readonly facts: CopyFacts;
    readonly lines: readonly ReturnedLine[];
  }): Promise<CarriedBack | Refusal>;
}

/** What sending a draft round as a Word file needs of the world. */
export interface CirculatingJourney extends Journey {
  readonly word: WordPort;
}
