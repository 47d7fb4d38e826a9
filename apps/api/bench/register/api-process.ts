import { realClock, realIds } from '@ratify/journey';
import { Store } from '@ratify/store';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../../src/index.ts';

const [url = '', rolePassword = ''] = process.argv.slice(2);

/** The API as it runs in production, but for its loader; says on which address it listens. */
const journey = { store: new Store({ url, rolePassword }), clock: realClock(), ids: realIds };
const app: NestFastifyApplication = await createApi({ journey, secure: false, introspection: false });
await app.listen(0, '127.0.0.1');
process.stdout.write(`${await app.getUrl()}\n`);
