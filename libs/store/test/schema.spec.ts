import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeSchema, measureSteps, migrate, migrations, readLocks, type MeasuredStep } from '@ratify/migrations';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import pg from 'pg';
import { onEmptyDatabase } from './empty-database.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.close();
});

describe('migrations/schema.sql', () => {
  it('is what the migrations make (else: npm run schema:write -w @ratify/migrations)', async () => {
    const written = readFileSync(new URL('../../../migrations/schema.sql', import.meta.url), 'utf8');
    expect(await describeSchema(client)).toBe(written);
  });

  it('shows a change of a column, a policy, a trigger, a grant and a function', async () => {
    const before = await describeSchema(client);
    for (const sql of [
      'alter table app.policies add column note text',
      'drop policy reads on app.drafts',
      'drop trigger is_a_record on app.editions',
      'grant delete on app.policies to ratify_app',
      "create or replace function directory.today() returns date language sql stable set search_path = '' as $$ select current_date $$",
    ]) {
      await client.query('begin');
      await client.query(sql);
      expect(await describeSchema(client)).not.toBe(before);
      await client.query('rollback');
    }
    expect(await describeSchema(client)).toBe(before);
  });
});

/** From this migration on a schema step may be run while the version before is at work. */
const FIRST_BESIDE_OTHERS = 1_796_070_000_000;
const numberOf = (name: string): number => Number(/\d+$/.exec(name)?.[0]);

describe('each migration', () => {
  let measured: readonly MeasuredStep[];
  beforeAll(async () => {
    measured = await onEmptyDatabase(database.url, (url) => measureSteps(url));
  });

  it('is told of as it locks (else: npm run schema:write -w @ratify/migrations)', () => {
    const told = measured.filter(({ name }) => readLocks(name) !== null || numberOf(name) >= FIRST_BESIDE_OTHERS);
    expect(told.length).toBeGreaterThan(70);
    expect(told.map(({ name }) => [name, readLocks(name)])).toEqual(told.map(({ name, locks }) => [name, locks]));
  });

  it('leaves a version before what that works by, and stops nobody for longer than a moment, unless it finishes another', () => {
    const contracts = new Set(migrations.filter(({ contractOf }) => contractOf).map(({ name }) => name));
    const beside = measured.filter(({ name }) => numberOf(name) >= FIRST_BESIDE_OTHERS && !contracts.has(name));
    expect(beside.length).toBeGreaterThan(0);
    for (const { name, locks, gone, demanded } of beside)
      expect({ name, locks: locks.filter((each) => each.includes('as long as')), gone, demanded }).toEqual({
        ...{ name, locks: [], gone: [], demanded: [] },
      });
    // All of it can be seen: earlier ones, of a time when nobody was at work, did each of these.
    const before = measured.filter(({ name }) => numberOf(name) < FIRST_BESIDE_OTHERS);
    expect(before.some(({ locks }) => locks.some((each) => each.endsWith('as long as its rows are read')))).toBe(true);
    expect(before.some(({ gone }) => gone.length > 0)).toBe(true);
  });
});

describe('migrate', () => {
  it('runs again, and twice at once, without a change', async () => {
    const options = { url: database.url, rolePassword: database.rolePassword };
    const before = await describeSchema(client);
    expect(await migrate(options)).toEqual([]);
    expect(await Promise.all([migrate(options), migrate(options)])).toEqual([[], []]);
    expect(await describeSchema(client)).toBe(before);
  });

  it('refuses roles that row-level security would not hold', async () => {
    await client.query('alter role ratify_national bypassrls');
    try {
      await expect(migrate({ url: database.url })).rejects.toThrow('BYPASSRLS');
    } finally {
      await client.query('alter role ratify_national nobypassrls');
    }
  });
});
