import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildOrganisation, buildPolicy, createDatabase, signIn, type TestDatabase } from '@ratify/test-kit';
import { freePort } from '../../src/start/ports.ts';

// One request of a page, through the API, to the job that it asks for, as a collector on the loopback is told of it.

const RATIFY = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const AUTHORIZATION = 'Bearer of-the-collector';

interface Span {
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly name: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly (Omit<Span, 'facts'> & { attributes: Attribute[] })[] }[];
  }[];
}
interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

let database: TestDatabase;
let collector: Server;
let web = '';
const told: string[] = [];
const asked = new Set<string>();
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await createDatabase();
  collector = createServer((request, response) => {
    asked.add(`${request.method} ${request.url} ${request.headers.authorization}`);
    let body = '';
    request.on('data', (data) => (body += String(data)));
    request.on('end', () => {
      told.push(body);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const at = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`;
  const [webPort, apiPort] = [await freePort(), await freePort()];
  web = `http://127.0.0.1:${webPort}`;
  const env = {
    PATH: process.env['PATH'] ?? '',
    ...{ DATABASE_URL: database.url, RATIFY_ROLE_PASSWORD: database.rolePassword },
    ...{ RATIFY_MASTER_KEY: `first:${'ab'.repeat(32)}`, RATIFY_PORT: String(webPort) },
    ...{ RATIFY_API_PORT: String(apiPort), RATIFY_API_ORIGIN: `http://127.0.0.1:${apiPort}` },
    ...{ RATIFY_TRACES_URL: at, RATIFY_TRACES_AUTHORIZATION: AUTHORIZATION },
  };
  for (const part of ['api', 'web', 'worker'])
    children.push(spawn(process.execPath, [RATIFY, 'run', part], { env, stdio: 'ignore' }));
  await until(async () => (await fetch(`${web}/health/ready`).catch(() => null))?.ok ?? false);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  collector?.close();
  await database?.close();
});

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_800; tries += 1) {
    if (await isSo()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`it is not so after three minutes: ${spans().map(({ name }) => name)}`);
}

function spans(): Span[] {
  const factsOf = (attributes: readonly Attribute[]): Span['facts'] =>
    Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
  return told.flatMap((body) =>
    (JSON.parse(body) as Sent).resourceSpans.flatMap(({ resource, scopeSpans }) =>
      scopeSpans.flatMap((scope) =>
        scope.spans.map(({ attributes, ...span }) => ({
          ...span,
          service: String(factsOf(resource.attributes)['service.name']),
          facts: factsOf(attributes),
        })),
      ),
    ),
  );
}

describe('traces', () => {
  let token = '';
  let name = '';
  let school = { id: '', name: '', slug: '' };

  it('follow a request from the page through the API to the job in the worker', async () => {
    school = await buildOrganisation(database);
    await buildPolicy(database, { organisationId: school.id, title: 'A title of theirs' });
    const head = await signIn(database, { organisationId: school.id, roles: ['head'] });
    token = head.token;
    name = head.person.fullName;
    const page = await fetch(`${web}/packs`, { headers: { cookie: `ratify_session=${token}` } });
    const csrf = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    const cookies = page.headers.getSetCookie().map((each) => each.split(';')[0]);
    const answer = await fetch(`${web}/packs`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: [`ratify_session=${token}`, ...cookies].join('; ') },
      body: new URLSearchParams({ _csrf: csrf, settingId: school.id }),
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/packs\/./)]);
    await until(() => spans().some((each) => each.name === 'job make-pack'));

    const job = spans().find((each) => each.name === 'job make-pack');
    const ofTrace = spans().filter(({ traceId }) => traceId === job?.traceId);
    const chain: string[] = [];
    for (let at = job; at; at = ofTrace.find(({ spanId }) => spanId === at?.parentSpanId))
      chain.unshift(`${at.service}: ${at.name}`);
    expect(chain).toEqual([
      'ratify-web: POST /packs',
      'ratify-api: POST /graphql',
      'ratify-api: transaction',
      'ratify-worker: job make-pack',
    ]);
    const graphql = ofTrace.find((each) => each.facts['graphql.operation.type'] === 'mutation');
    expect(graphql?.facts).toMatchObject({
      'http.route': '/graphql',
      'graphql.operation.name': 'AskForInspectionPack',
    });
    expect(ofTrace.some((each) => each.service === 'ratify-worker' && Number(each.facts['ratify.queries']) > 1)).toBe(
      true,
    );
    expect([...asked]).toEqual([`POST /v1/traces ${AUTHORIZATION}`]);
  });

  it('hold nothing of anybody: no names, tokens, titles, addresses or statements', async () => {
    const all = told.join('\n');
    expect(all.length).toBeGreaterThan(1_000);
    for (const secret of [token, name, school.name, school.slug, school.id, 'A title of theirs', 'select ', 'cookie'])
      expect([secret, all.includes(secret)]).toEqual([secret, false]);
  });

  it('begin with the pages, whatever a browser says', async () => {
    const theirs = '11111111111111111111111111111111';
    const traceparent = `00-${theirs}-2222222222222222-01`;
    await fetch(`${web}/sign-in`, { headers: { traceparent } });
    await until(() => spans().some((each) => each.name === 'GET /sign-in'));
    expect(spans().filter(({ traceId }) => traceId === theirs)).toEqual([]);
  });
});
