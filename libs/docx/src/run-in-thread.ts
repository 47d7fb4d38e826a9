import { Worker } from 'node:worker_threads';
import { DocxRefusal } from './docx-refusal.ts';

export interface ThreadLimits {
  /** Milliseconds; 20,000 when left out. */
  readonly deadline?: number;
  /** Memory of the thread; 512 MB when left out. */
  readonly megabytes?: number;
}

const DEADLINE = 20_000;
const MEGABYTES = 512;

type Answer = { readonly result: unknown } | { readonly refusal: string };

/** Gives the document thread a question and waits for its answer, not longer than the deadline. */
export async function runInThread<Result>(
  question: object,
  { deadline = DEADLINE, megabytes = MEGABYTES }: ThreadLimits,
): Promise<Result> {
  const fromSource = import.meta.url.endsWith('.ts');
  const file = fromSource ? './document-thread.ts' : './document-thread.js';
  const thread = new Worker(new URL(file, import.meta.url), {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
    execArgv: fromSource ? ['--conditions=@ratify/source', '--no-warnings', '--experimental-transform-types'] : [],
    stdout: true,
    stderr: true,
  });
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new DocxRefusal('It takes too long to read: split it, or save it as plain text.')),
    deadline,
  );
  try {
    const answer = await Promise.race([answerOf(thread), late.promise]);
    if ('refusal' in answer) throw new DocxRefusal(answer.refusal);
    return answer.result as Result;
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
      reject(full ? new DocxRefusal('It takes too much memory to read: split it, or save it as plain text.') : error);
    });
  });
}
