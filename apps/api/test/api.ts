import { realClock, realIds, type Clock } from '@ratify/journey';
import type { ImporterLimits } from '@ratify/docx';
import { Store, type ObjectStore } from '@ratify/store';
import { createDatabase, signIn, type SignInOptions, type TestDatabase } from '@ratify/test-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi, secretBox, type KnownOperations } from '../src/index.ts';
import { countRequest, writeCount } from './count-requests.ts';
import type { Pooler } from './pooler.ts';

export interface Refusal {
  readonly code: string;
  readonly what: string;
  readonly whatToDo: string;
  readonly where: string | null;
  readonly line: number | null;
}

/** One person signed in to the API under test. */
export interface Caller {
  readonly name: string;
  /** Who is signed in, where somebody is. */
  readonly personId: string | null;
  /** The header it sends. */
  readonly cookie: string;
  ask<T>(operation: string, variables?: Record<string, unknown>): Promise<T>;
  /** The raw answer, errors and all. */
  send(
    operation: string,
    variables?: Record<string, unknown>,
  ): Promise<{ data?: unknown; errors?: { message: string }[] }>;
  get(path: string, method?: 'GET' | 'HEAD'): Promise<Response>;
  /** Sends the scan of a page that was signed by hand. */
  sendScan(paper: { request: string; on: string; signer: string }, bytes: Uint8Array): Promise<Response>;
  /** Sends a file to be brought in. */
  bringIn(name: string, bytes: Uint8Array): Promise<Response>;
  sendBytes(path: string, bytes: Uint8Array): Promise<Response>;
}

/** What a monitoring brings. */
export const METRICS_TOKEN = 'a-token-of-the-monitoring';

export interface TestApi {
  readonly database: TestDatabase;
  readonly origin: string;
  /** Every route that is served, as `GET /health/live`. */
  readonly routes: readonly string[];
  as(options: SignInOptions): Promise<Caller>;
  anybody(): Caller;
  /** Whoever sends this as the session's token. */
  holding(token: string): Caller;
  close(): Promise<void>;
}

export interface StartOptions {
  readonly clock?: Clock;
  readonly importing?: ImporterLimits;
  readonly introspection?: boolean;
  readonly known?: KnownOperations;
  /** Of one session or program; as many as come when left out. */
  readonly requestsPerMinute?: number;
  /** Where requests find the database; straight when left out. */
  readonly throughPooler?: (database: TestDatabase) => Promise<Pooler>;
  /** Where bytes are that have left the database. */
  readonly objects?: ObjectStore;
  /** Before the routes are made: for a guard's bad sample. */
  readonly prepare?: (app: NestFastifyApplication) => void;
}

/** The real API over a real database on loopback. */
export async function startApi({
  clock = realClock(),
  importing,
  introspection = true,
  known,
  requestsPerMinute,
  throughPooler,
  objects,
  prepare,
}: StartOptions = {}): Promise<TestApi> {
  const database = await createDatabase();
  const pooler = await throughPooler?.(database);
  const isOwn = pooler !== undefined || objects !== undefined;
  const { rolePassword } = database;
  const store = isOwn ? new Store({ url: pooler?.url ?? database.url, rolePassword, objects }) : database.store;
  const secrets = secretBox({ id: 'test', key: new Uint8Array(32).fill(7) });
  const journey = { store, clock, ids: realIds, secrets };
  const app: NestFastifyApplication = await createApi({
    ...{ journey, secure: false, introspection, metricsToken: METRICS_TOKEN },
    ...(importing ? { importing } : {}),
    ...(known ? { known } : {}),
    ...(requestsPerMinute ? { requestsPerMinute } : {}),
  });
  const routes: string[] = [];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) routes.push(`${each} ${url}`);
    });
  prepare?.(app);
  await app.listen(0, '127.0.0.1');
  const origin = await app.getUrl();
  const serving = { app, origin };
  return {
    database,
    origin,
    routes,
    as: async (options) => {
      const { token, person } = await signIn(database, options);
      return { ...caller(serving, person.fullName, `ratify_session=${token}`), personId: person.id };
    },
    anybody: () => caller(serving, 'anybody', ''),
    holding: (token) => caller(serving, 'somebody', `ratify_session=${token}`),
    close: async () => {
      writeCount();
      await app.close();
      if (isOwn) await store.close();
      await pooler?.close();
      await database.close();
    },
  };
}

interface Serving {
  readonly app: NestFastifyApplication;
  readonly origin: string;
}

/** GraphQL goes through all of the server but its socket, which is most of what a short request costs; bytes go through that too. */
function caller({ app, origin }: Serving, name: string, cookie: string): Caller {
  const send: Caller['send'] = async (query, variables = {}) => {
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', cookie },
      payload: JSON.stringify({ query, variables }),
    });
    const answer = response.json<Awaited<ReturnType<Caller['send']>>>();
    countRequest(answer);
    return answer;
  };
  return {
    ...{ name, personId: null },
    cookie,
    send,
    ask: async <T>(operation: string, variables: Record<string, unknown> = {}) => {
      const answer = await send(operation, variables);
      if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer.errors));
      return answer.data as T;
    },
    bringIn: (file, bytes) =>
      fetch(`${origin}/import-file?name=${encodeURIComponent(file)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', cookie },
        body: Buffer.from(bytes),
      }),
    sendScan: ({ request, on, signer }, bytes) =>
      fetch(`${origin}/paper-signatures?request=${request}&on=${on}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', cookie, 'x-signer-name': encodeURIComponent(signer) },
        body: Buffer.from(bytes),
      }),
    sendBytes: (path, bytes) =>
      fetch(`${origin}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', cookie },
        body: Buffer.from(bytes),
      }),
    get: (path, method = 'GET') => fetch(`${origin}${path}`, { method, headers: { cookie }, redirect: 'manual' }),
  };
}
