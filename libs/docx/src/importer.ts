import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { CarriedBack, CopyFacts, Imported, ReturnedLine, WordAccount } from '@ratify/document';
import { DocxRefusal, type DocxRefusalReason } from './docx-refusal.ts';
import type { CopyAbout, DocxNotice, ReturnedCopy } from './types.ts';

/** An existing policy as policy Markdown, with all that is told of it. */
export interface BroughtIn extends Imported {
  readonly words: WordAccount;
  /** What Word had besides the text, or otherwise than the text has it; empty for a plain file. */
  readonly notices: readonly DocxNotice[];
}

/** A document that somebody sent: a file by its bytes, whatever it turns out to be, or text that was pasted. */
export type ForeignDocument = { readonly fileName: string } & (
  { readonly bytes: Uint8Array } | { readonly text: string }
);

export interface ImporterLimits {
  /** Documents read at a time; 2 when left out. */
  readonly threads?: number;
  /** Documents that may wait for a thread; 16 when left out. */
  readonly queue?: number;
  /** Milliseconds that reading may take; 20,000 when left out. */
  readonly deadline?: number;
  /** Milliseconds that a document waits for a thread at most; 30,000 when left out. */
  readonly patience?: number;
  /** Memory of each thread; 512 MB when left out. */
  readonly megabytes?: number;
}

/** A policy's text that goes out as a Word file. */
export interface CopyToWrite {
  readonly text: string;
  readonly facts: CopyFacts;
  readonly about: CopyAbout;
}

/** What came back, beside the text that had gone out. */
export interface CopyToCarry {
  readonly text: string;
  readonly facts: CopyFacts;
  readonly lines: readonly ReturnedLine[];
}

/** Reads foreign documents in threads of their own, so that none of them can hold up or harm whoever asks; writes Word files there too. */
export interface Importer {
  /** Makes policy Markdown of a document. Rejects with a `DocxRefusal` that says why it cannot be brought in, and what to do. */
  bringIn(document: ForeignDocument): Promise<BroughtIn>;
  /** Writes a policy as a Word file. */
  writeCopy(copy: CopyToWrite): Promise<Uint8Array>;
  /** Reads a Word file that was made of a policy and came back. Rejects with a `DocxRefusal` like `bringIn`. */
  readCopy(bytes: Uint8Array): Promise<ReturnedCopy>;
  /** Says what came back otherwise than it went out. */
  carryBack(returned: CopyToCarry): Promise<CarriedBack>;
  /** Ends the threads, and with them whatever they read. */
  close(): Promise<void>;
}

/** Largest file: a policy with photographs on every page. */
export const MOST_FILE_BYTES = 30_000_000;
/** What is asked of the thread, which says when it begins. */
export type Question = Ask & { readonly begun: MessagePort };
export type Ask =
  | { readonly document: ForeignDocument }
  | { readonly toWrite: CopyToWrite }
  | { readonly toRead: Uint8Array }
  | { readonly toCarry: CopyToCarry };

/** The result, or what a refusal is made of: errors lose their class on the way out of a thread. */
export type Result = BroughtIn | Uint8Array | ReturnedCopy | CarriedBack;
export type Answer = { readonly result: Result } | { readonly refusal: readonly [string, string, DocxRefusalReason] };

/** Opens an importer. Its threads start with the first document and do not keep the process alive. */
export function openImporter(limits: ImporterLimits = {}): Importer {
  const { threads = 2, queue = 16 } = limits;
  let pool: Piscina | undefined;
  let inside = 0;
  const ask = async <T>(question: Ask, bytes?: Uint8Array): Promise<T> => {
    if (bytes && bytes.length > MOST_FILE_BYTES) throw tooLarge();
    if (inside >= threads + queue) throw tooBusy();
    inside += 1;
    try {
      pool ??= startPool(limits, () => (pool = undefined));
      return (await askPool(pool, question, limits)) as T;
    } finally {
      inside -= 1;
    }
  };
  return {
    bringIn: (document) => ask({ document }, 'bytes' in document ? document.bytes : undefined),
    writeCopy: (toWrite) => ask({ toWrite }),
    readCopy: (toRead) => ask({ toRead }, toRead),
    carryBack: (toCarry) => ask({ toCarry }),
    close: async () => pool?.destroy(),
  };
}

function startPool({ threads = 2, megabytes = 512 }: ImporterLimits, broken: () => void): Piscina {
  const fromSource = import.meta.url.endsWith('.ts');
  const file = fromSource ? './document-thread.ts' : './document-thread.js';
  const pool = new Piscina({
    filename: fileURLToPath(new URL(file, import.meta.url)),
    // One at least: when a thread is ended at its deadline, those that wait need another.
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
    execArgv: fromSource ? ['--conditions=@ratify/source', '--no-warnings', '--experimental-transform-types'] : [],
    recordTiming: false,
  });
  // A thread that fails while nobody waits for its answer: whoever asks next gets a fresh pool.
  pool.on('error', broken);
  return pool;
}

/** Asks a thread. Its time runs from when it begins; until then the document waits, and not for ever. */
async function askPool(
  pool: Piscina,
  asked: Ask,
  { deadline = 20_000, patience = 30_000 }: ImporterLimits,
): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  const ended = new AbortController();
  let reason = tooBusy();
  let timer = setTimeout(() => ended.abort(), patience);
  port1.once('message', () => {
    clearTimeout(timer);
    reason = tooLong();
    timer = setTimeout(() => ended.abort(), deadline);
  });
  const question: Question = { ...asked, begun: port2 };
  try {
    const answer = (await pool.run(question, { transferList: [port2], signal: ended.signal })) as Answer;
    if ('refusal' in answer) throw new DocxRefusal(...answer.refusal);
    return answer.result;
  } catch (error) {
    throw ended.signal.aborted ? reason : refusalOf(error);
  } finally {
    clearTimeout(timer);
    port1.close();
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof DocxRefusal) return error;
  // An error of a thread comes as a copy: known by what it says of itself, not by its class.
  const { code, name } = error as { code?: unknown; name?: unknown };
  // A heap or a stack that is full.
  return code === 'ERR_WORKER_OUT_OF_MEMORY' || name === 'RangeError' ? tooMuch() : error;
}

function tooBusy(): DocxRefusal {
  return new DocxRefusal(
    'Many documents are being read at the moment, and this one could not wait longer.',
    'Bring it in again in a minute. Nothing was kept of it.',
    'too-busy',
  );
}

function tooLong(): DocxRefusal {
  return new DocxRefusal('It takes too long to read.', 'Split it, or save it as plain text.', 'too-long');
}

function tooMuch(): DocxRefusal {
  return new DocxRefusal('It takes too much memory to read.', 'Split it, or save it as plain text.', 'too-large');
}

function tooLarge(): DocxRefusal {
  return new DocxRefusal('It is larger than 30 MB.', 'Take the photographs out and save it again.', 'too-large');
}
