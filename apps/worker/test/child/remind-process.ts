import { realClock, realIds } from '@ratify/journey';
import { dateInLondon } from '@ratify/policy';
import { Store } from '@ratify/store';
import { createWorker } from '../../src/index.ts';
import { MASTER_KEY } from '../installation.ts';

const [url = '', rolePassword = '', instant = ''] = process.argv.slice(2);
const now = new Date(instant);

/** One round of reminders at an instant, in whatever time zone this process has. */
const store = new Store({ url, rolePassword });
const worker = await createWorker({
  ...{ store, ids: realIds, masterKey: MASTER_KEY, publicOrigin: 'https://policies.example.org' },
  clock: { ...realClock(), now: () => now, today: () => dateInLondon(now.getTime()) },
  ...{ idle: true, log: () => undefined, mail: { kind: 'kept' } },
});
await worker.remind();
await worker.drain();
await worker.stop();
await store.close();
