import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeSchema, migrate } from '@ratify/migrations';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import pg from 'pg';

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
