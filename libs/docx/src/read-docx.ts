import { Worker } from 'node:worker_threads';
import { DocxRefusal } from './docx-refusal.ts';
import type { DocxReading } from './types.ts';

export interface DocxLimits {
  /** Milliseconds; 20,000 when left out. */
  readonly deadline?: number;
  /** Memory of the reading thread; 512 MB when left out. */
  readonly megabytes?: number;
}

const MOST_BYTES = 32 * 1_048_576;
const DEADLINE = 20_000;
const MEGABYTES = 512;

type Answer = { readonly reading: DocxReading } | { readonly refusal: string };

/**
 * Reads a Word file (.docx) into lines for the importer, with everything told of that is not in them. The file is foreign: it is
 * read in a thread of its own that is ended at the deadline and cannot outgrow its memory. Throws a `DocxRefusal` that says why.
 */
export async function readDocx(bytes: Uint8Array, limits: DocxLimits = {}): Promise<DocxReading> {
  if (bytes.length > MOST_BYTES) throw new DocxRefusal('It is larger than 32 MB: take the photographs out.');
  const { deadline = DEADLINE, megabytes = MEGABYTES } = limits;
  const file = import.meta.url.endsWith('.ts') ? './docx-thread.ts' : './docx-thread.js';
  const thread = new Worker(new URL(file, import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
    stdout: true,
    stderr: true,
  });
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new DocxRefusal('It takes too long to read: save it as text.')), deadline);
  try {
    const answer = await Promise.race([answerOf(thread), late.promise]);
    if ('refusal' in answer) throw new DocxRefusal(answer.refusal);
    return answer.reading;
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}

function answerOf(thread: Worker): Promise<Answer> {
  return new Promise((resolve, reject) => {
    thread.once('message', (answer: Answer) => resolve(answer));
    thread.once('exit', () => reject(new DocxRefusal('It cannot be read to its end.')));
    thread.once('error', (error: Error & { code?: string }) => {
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError;
      reject(full ? new DocxRefusal('It takes too much memory to read: save it as text.') : error);
    });
  });
}
