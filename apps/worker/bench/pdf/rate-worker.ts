import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TextName } from './bench-policy.ts';

/** What a worker says when it has made its documents. */
export interface RateReport {
  /** Rows of a table of memory, a tenth of the documents apart. */
  readonly lines: readonly string[];
  /** Of the process and its browser, for these documents. */
  readonly processorMs: number;
}

export interface RateWorker {
  /** Makes so many documents and ends. */
  readonly make: (first: number, count: number) => Promise<RateReport>;
}

/** A process that prints and seals, started and warm. */
export async function startRateWorker(text: TextName): Promise<RateWorker> {
  const child = fork(fileURLToPath(new URL('rate-child.ts', import.meta.url)), [text]);
  child.once('exit', (code) => {
    if (code !== 0) throw new Error(`A worker ended with ${code}.`);
  });
  await once(child, 'message');
  return {
    make: async (first, count) => {
      child.send({ first, count });
      const [report] = (await once(child, 'message')) as [RateReport];
      return report;
    },
  };
}
