import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildOrganisation, createDatabase, type TestDatabase } from '@ratify/test-kit';
import { run, type Ran } from '../start/run-built.ts';

// The operator brings a new version to a database that has been at work for years: 2,000 policies that search does not find yet.

const RATIFY = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const POLICIES = 2_000;

let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  database = await createDatabase();
  env = { DATABASE_URL: database.url, RATIFY_ROLE_PASSWORD: database.rolePassword };
  const { id } = await buildOrganisation(database);
  await database.owner.query(
    `insert into app.policies (organisation_id, slug, title) select $1, 'policy-' || n, 'Otters ' || n from generate_series(1, ${POLICIES}) n`,
    [id],
  );
  // As the version before left it.
  await database.owner.query('delete from directory.searched_texts');
  await database.owner.query('drop table directory.backfills');
  await database.owner.query(`delete from directory.schema_migrations where name = 'Backfills1796070000000'`);
  await database.owner.query('analyze app.policies');
});
afterAll(() => database?.close());

const migrate = (...more: string[]): Promise<Ran> => run(['migrate', ...more], env);
async function found(): Promise<number> {
  const [{ n }] = await database.owner.query(
    `select count(*)::int as n from directory.searched_texts where words @@ to_tsquery('english', 'otters')`,
  );
  return n;
}

describe('an operator who brings a new version', () => {
  it('is told what each step would do and lock, and that nothing is filled before there is room for it', async () => {
    const plan = [
      'schema    Backfills1796070000000 locks nothing that was there\n',
      `backfill  search-words: about ${POLICIES} rows of app.policies, 200 at a time, locks those\n`,
      'backfill  statutory-keys: about 0 rows of app.required_policies, 500 at a time, locks those\n',
    ];
    expect(await migrate('--plan')).toEqual({ code: 0, said: plan.join('') });
    expect(await migrate('--only', 'backfill')).toEqual({
      code: 2,
      said: 'ratify: The schema step comes first: `ratify migrate --only schema`.\n',
    });
    expect(await migrate('--only', 'schema')).toEqual({
      code: 0,
      said: 'Backfills1796070000000 has run\nThe schema is that of this version, and what it makes room for is not all filled: `ratify migrate`.\n',
    });
    expect(await migrate('--plan')).toEqual({ code: 0, said: plan.slice(1).join('') });
    expect(await found()).toBe(0);
  });

  it('has it filled while people are at work, killed with SIGKILL and begun again, without a row done twice', async () => {
    const child = spawn(process.execPath, [RATIFY, 'migrate'], { env: { PATH: process.env['PATH'], ...env } });
    const ended = once(child, 'exit');
    const state = async (): Promise<{ done: number; waits: boolean } | undefined> =>
      (
        await database.owner.query(
          `select rows_done::int as done, finished_at is null as waits from directory.backfills where name = 'search-words'`,
        )
      )[0];
    while (!(await state())?.done) await wait(5);
    child.kill('SIGKILL');
    await ended;
    const killed = await state();
    expect(killed).toEqual({ done: expect.any(Number), waits: true });
    // What is on record as done is done, and nothing else is: both were stored in the same moment.
    expect(await found()).toBe(killed?.done);
    expect(killed?.done).toBeLessThan(POLICIES);
    expect((await migrate('--plan')).said).toContain(`rows of app.policies, ${killed?.done} done, `);
    // Somebody renames a policy that has not had its turn.
    await database.owner.query(`update app.policies set title = 'Beavers' where slug = 'policy-${POLICIES}'`);
    const again = await migrate();
    expect(again).toMatchObject({
      code: 0,
      said: expect.stringContaining(`search-words: ${POLICIES} rows, finished\n`),
    });
    expect(again.said).toMatch(/search-words has run\nstatutory-keys has run\nThe schema is that of this version\.\n$/);
    expect(await state()).toEqual({ done: POLICIES, waits: false });
    expect(await found()).toBe(POLICIES - 1);
    expect(await migrate()).toEqual({ code: 0, said: 'The schema is that of this version.\n' });
  });
});
