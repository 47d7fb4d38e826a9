import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { migrateDatabase, startEmbedded, Store, type EmbeddedDatabase } from '@ratify/store';
import { ownerSource } from '@ratify/store/owner';
import {
  buildAppointment,
  buildLink,
  buildOrganisation,
  buildPolicy,
  signIn,
  type SignedIn,
  type TestDatabase,
} from '@ratify/test-kit';
import { describeWithPooler, startPooler, type Pooler } from '../../../api/test/pooler.ts';
import { startStandby, type Standby } from '../../../../libs/store/test/standby.ts';
import { startBalancer, type Balancer } from '../../bench/growth/balancer.ts';
import { PartProcess } from '../../bench/faults/part-process.ts';
import { freePort } from '../../src/start/ports.ts';

// Three processes of the API behind a pooler, two of pages, four workers, and a replica that answers the national register: each process is
// restarted while people are at work, one is killed, and the replica goes away.

const SCHOOLS = 12;
const PAGES = ['/todo', '/policies', '/register', '/packs', '/meetings'];

let folder: string;
let primary: EmbeddedDatabase;
let standby: Standby;
let database: TestDatabase;
let pooler: Pooler;
let apis: Balancer;
let webs: Balancer;
const parts = new Map<'api' | 'web' | 'worker', PartProcess[]>();
const heads: SignedIn[] = [];
let operator: SignedIn;

describeWithPooler('an installation in nine processes', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ratify-growth-'));
    chmodSync(folder, 0o755);
    primary = await startEmbedded({ dataDir: join(folder, 'primary') });
    const { url, rolePassword } = primary;
    await migrateDatabase({ url, directUrl: url, rolePassword, kind: 'started', stop: primary.stop });
    standby = await startStandby(primary, folder);
    const store = new Store({ url, rolePassword });
    const owner = await ownerSource(url).initialize();
    const close = async (): Promise<void> => {
      await store.close();
      await owner.destroy();
    };
    database = { url, directUrl: url, rolePassword, store, owner, leave: close, close };
    pooler = await startPooler(database);
    const portsOf = (count: number): Promise<number[]> => Promise.all(Array.from({ length: count }, freePort));
    const [apiPorts, webPorts] = [await portsOf(3), await portsOf(2)];
    const shared = {
      ...{ DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: database.url, RATIFY_ROLE_PASSWORD: database.rolePassword },
      ...{ RATIFY_MASTER_KEY: `first:${'ab'.repeat(32)}`, RATIFY_DRAIN_SECONDS: '1' },
      ...{ DATABASE_REPLICA_URL: standby.url },
    };
    const start = (kind: 'api' | 'web' | 'worker', at: number, env: Record<string, string>): void => {
      const part = new PartProcess(`${kind}-${at}`, kind, { ...shared, ...env }, () => undefined);
      parts.set(kind, [...(parts.get(kind) ?? []), part]);
    };
    for (const [at, port] of apiPorts.entries()) start('api', at, { RATIFY_API_PORT: String(port) });
    apis = await startBalancer(apiPorts);
    const pages = { RATIFY_API_ORIGIN: apis.origin, RATIFY_API_PORT: String(await freePort()) };
    for (const [at, port] of webPorts.entries()) start('web', at, { ...pages, RATIFY_PORT: String(port) });
    webs = await startBalancer(webPorts);
    for (let at = 0; at < 4; at += 1) start('worker', at, {});
    const council = await buildOrganisation(database, { kind: 'council' });
    operator = await signIn(database, { organisationId: council.id, roles: ['operator'] });
    for (let made = 0; made < SCHOOLS; made += 1) {
      const { id: organisationId } = await buildOrganisation(database);
      await buildLink(database, { organisationId, upperId: council.id, kind: 'maintained-by' });
      await buildPolicy(database, { organisationId, title: `Policy ${made}` });
      heads.push(await signIn(database, { organisationId, roles: ['head'] }));
      await buildAppointment(database, { organisationId, role: 'clerk' });
    }
    await until(() => apis.ready.size === 3 && webs.ready.size === 2);
  });
  afterAll(async () => {
    await Promise.all([...parts.values()].flat().map((part) => part.stop()));
    webs?.close();
    apis?.close();
    await pooler?.close();
    await database?.close();
    await standby?.stop();
    await primary?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('answers everybody while every process of it is restarted in turn', async () => {
    const asked = new Map<number, number>();
    let isOver = false;
    const people = heads.map(async ({ token }, at) => {
      for (let turn = at; !isOver; turn += 1) {
        const answer = await fetch(`${webs.origin}${PAGES[turn % PAGES.length]}`, {
          headers: { cookie: `ratify_session=${token}` },
        });
        await answer.text();
        asked.set(answer.status, (asked.get(answer.status) ?? 0) + 1);
        await wait(20);
      }
    });
    await wait(1_000);
    for (const kind of ['api', 'web'] as const)
      for (const part of parts.get(kind) ?? []) {
        expect(await part.restart()).toBe(0);
        await until(() => apis.ready.size === 3 && webs.ready.size === 2);
      }
    isOver = true;
    await Promise.all(people);
    expect([...asked.keys(), apis.lost, webs.lost]).toEqual([200, [], []]);
    expect(asked.get(200)).toBeGreaterThan(100);
  });

  it('does every job once, whichever worker takes it, and though one of them is killed', async () => {
    const packs = heads.map(async (head) => {
      const { askForInspectionPack } = await ask<{ askForInspectionPack: { packId: string | null } }>(
        head,
        `mutation ($id: ID!) { askForInspectionPack(organisationId: $id) { packId refusals { code } } }`,
        { id: head.scope.organisationId },
      );
      return askForInspectionPack.packId;
    });
    parts.get('worker')?.[0]?.kill();
    const made = await Promise.all(packs);
    expect(made.every(Boolean)).toBe(true);
    const standing = (): Promise<{ state: string; count: number }[]> =>
      database.owner.query(`select state, count(*) as count from app.jobs where task = 'make-pack' group by state`);
    await until(async () => (await standing()).every(({ state }) => state === 'done'));
    expect(await standing()).toEqual([{ state: 'done', count: SCHOOLS }]);
    const files = await database.owner.query(
      'select count(*) as count, count(distinct pack_id) as packs from app.pack_files',
    );
    expect(files).toEqual([{ count: SCHOOLS, packs: SCHOOLS }]);
  });

  it('answers the national register from the replica, with what was stored a moment before, and from the primary where it is gone', async () => {
    const overdue = async (title: string): Promise<string[]> => {
      const { id } = await buildPolicy(database, { organisationId: heads[0]?.scope.organisationId ?? '', title });
      await database.owner.query(
        `update app.policies set adopted_on = '2024-01-01', review_due_on = '2025-01-01' where id = $1`,
        [id],
      );
      const { nationalOverdue } = await ask<{ nationalOverdue: { entries: { title: string }[] } }>(
        operator,
        '{ nationalOverdue { entries { title } } }',
      );
      return nationalOverdue.entries.map((each) => each.title).sort();
    };
    // Each of the three in turn.
    expect(await overdue('first')).toEqual(['first']);
    expect(await overdue('second')).toEqual(['first', 'second']);
    expect(await overdue('third')).toEqual(['first', 'second', 'third']);
    expect(await standby.askedNow()).toBeGreaterThan(0);
    await standby.stop();
    expect(await overdue('without it')).toEqual(['first', 'second', 'third', 'without it']);
  });

  it('holds no more connections to PostgreSQL by way of the pooler than that is given', async () => {
    const [row] = await database.owner.query(
      `select count(*) filter (where usename = 'ratify_app') as app, count(*) filter (where usename = 'ratify_worker') as worker
       from pg_stat_activity where datname = current_database()`,
    );
    expect(row.app).toBeLessThanOrEqual(2);
    expect(row.worker).toBeGreaterThanOrEqual(4);
  });
});

async function ask<T>({ token }: SignedIn, query: string, variables: object = {}): Promise<T> {
  const answer = await fetch(`${apis.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `ratify_session=${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data: T; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    if (await isSo()) return;
    await wait(100);
  }
  const said = [...parts.values()].flat().map((part) => `${part.name}: ${part.said.slice(-3).join(' / ')}`);
  throw new Error(said.join('\n'));
}
