import { setTimeout as wait } from 'node:timers/promises';
import { realClock, realIds } from '@ratify/journey';
import { Store } from '@ratify/store';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../../src/index.ts';

const [url = '', rolePassword = ''] = process.argv.slice(2);

/** The API, which says over its channel how much it holds once everything is let go of that can be. */
const journey = { store: new Store({ url, rolePassword }), clock: realClock(), ids: realIds };
const app: NestFastifyApplication = await createApi({ journey, secure: false, introspection: false });
process.on('message', () => {
  void (async () => {
    // Twice: what is finalised in the first goes in the second.
    for (let times = 0; times < 2; times += 1) {
      globalThis.gc?.();
      await wait(50);
    }
    process.send?.(process.memoryUsage().heapUsed);
  })();
});
await app.listen(0, '127.0.0.1');
process.stdout.write(`${await app.getUrl()}\n`);
