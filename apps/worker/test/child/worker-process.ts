import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { realClock, realIds } from '@ratify/journey';
import { Store } from '@ratify/store';
import { createWorker } from '../../src/index.ts';
import { MASTER_KEY } from '../installation.ts';

const [url = '', rolePassword = '', task = '', step = ''] = process.argv.slice(2);

// What Node made of the sources is kept for the next worker now: otherwise only a process that ends by itself keeps it.
flushCompileCache();

/** A worker that stands still for ever at one step of one kind of job, so that it can be killed exactly there. */
await createWorker({
  store: new Store({ url, rolePassword }),
  clock: realClock(),
  ids: realIds,
  masterKey: MASTER_KEY,
  publicOrigin: 'https://policies.example.org',
  concurrency: 1,
  log: (entry) => {
    if (entry.task !== task || entry.words !== step) return;
    writeSync(1, 'at the step\n');
    if (!process.env.RATIFY_TEST_GO_ON) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
