import { realClock, realIds } from '@ratify/journey';
import { readMasterKey } from '@ratify/seal';
import { Store } from '@ratify/store';
import { CannotStart, createWorker } from '@ratify/worker';
import { runChild } from './child.ts';
import type { WorkSettings } from './child-settings.ts';

/** The child with the worker. */
await runChild<WorkSettings>(
  async ({ url, rolePassword, masterKey, publicOrigin, today, timestampUrls, timestampRoots, sealsFolder, mail }) => {
    const store = new Store({ url, rolePassword });
    const worker = await createWorker({
      store,
      clock: realClock(today ?? undefined),
      ids: realIds,
      masterKey: readMasterKey(masterKey),
      publicOrigin,
      mail,
      outsideTimestamps: { urls: timestampUrls, roots: timestampRoots },
      ...(sealsFolder === null ? {} : { sealsFolder }),
    });
    return {
      stop: async () => {
        await worker.stop();
        await store.close();
      },
    };
  },
  (error) => error instanceof CannotStart,
);
