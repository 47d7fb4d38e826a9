import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { migrate } from '@ratify/migrations';
import { ownerSource } from '@ratify/store/owner';
import { buildOrganisation, buildPolicy, signIn, type SignedIn, type TestDatabase } from '@ratify/test-kit';
import { startEmbedded, type EmbeddedDatabase } from '../src/embedded/index.ts';
import { Store, type NationalWork } from '../src/index.ts';
import { startStandby, type Standby } from './standby.ts';

// A standby that follows by streaming, made of a copy of the primary.

const TODAY = '2026-11-20';

let folder: string;
let primary: EmbeddedDatabase;
let standby: Standby;
let database: TestDatabase;
let operator: SignedIn;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ratify-replica-'));
  chmodSync(folder, 0o755);
  primary = await startEmbedded({ dataDir: join(folder, 'primary') });
  const { url, rolePassword } = primary;
  await migrate({ url, rolePassword });
  standby = await startStandby(primary, folder);
  const store = new Store({ url, replicaUrl: standby.url, rolePassword });
  const owner = await ownerSource(url).initialize();
  const leave = async (): Promise<void> => {
    await store.close();
    await owner.destroy();
  };
  database = { url, directUrl: url, rolePassword, store, owner, leave, close: leave };
  const { id: organisationId } = await buildOrganisation(database, { kind: 'council' });
  operator = await signIn(database, { organisationId, roles: ['operator'] });
});
afterAll(async () => {
  await database?.close();
  await standby?.stop();
  await primary?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A policy that is overdue is adopted, and the operator looks at once. */
async function adoptAndLook(title: string): Promise<string[]> {
  const { id } = await buildPolicy(database, { title });
  await database.owner.query(
    `update app.policies set adopted_on = '2024-01-01', review_due_on = '2025-01-01' where id = $1`,
    [id],
  );
  return look();
}
const look = async (): Promise<string[]> => {
  const act = (work: NationalWork) => work.overdue({ today: TODAY, first: 100 });
  const { rows } = await database.store.inNational(operator.scope, act, { fromReplica: true });
  return rows.map(({ title }) => title).sort();
};

it('is asked for the national register, and has what was stored a moment before', async () => {
  expect(await adoptAndLook('first')).toEqual(['first']);
  expect(await standby.askedNow()).toBe(1);
  for (const title of ['fourth', 'second', 'third']) expect(await adoptAndLook(title)).toContain(title);
});

it('is not asked while it is behind', async () => {
  await standby.there.query('select pg_wal_replay_pause()');
  expect(await adoptAndLook('while it is behind')).toContain('while it is behind');
  await standby.there.query('select pg_wal_replay_resume()');
  expect(await adoptAndLook('and after')).toContain('and after');
});

it('shows nothing to whoever has signed out', async () => {
  const { organisationId } = operator.scope;
  const { scope, session } = await signIn(database, { organisationId, roles: ['operator'] });
  await database.owner.query('delete from directory.sessions where token_hash = $1', [session.tokenHash]);
  const asked = database.store.inNational(scope, (work) => work.counts(TODAY), { fromReplica: true });
  await expect(asked).rejects.toMatchObject({ code: 'SESSION_ENDED' });
});

it('may be gone: the primary answers', async () => {
  await standby.stop();
  expect(await adoptAndLook('while it is gone')).toContain('while it is gone');
});
