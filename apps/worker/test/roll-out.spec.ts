import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { realClock } from '@ratify/journey';
import { plainDate } from '@ratify/policy';
import { createDatabase, signIn, type TestDatabase } from '@ratify/test-kit';
import { killWorkerAt, type Moment } from './child/kill-at.ts';
import { buildEstate, countOffers, type Estate } from './estate.ts';
import { startWorker } from './start-worker.ts';

const SCHOOLS = 600;
/** Offered in one transaction. */
const PART = 400;
const text = readFileSync(new URL('../../../templates/whistleblowing/template.md', import.meta.url), 'utf8');

let database: TestDatabase;
let estate: Estate;
let ask: (key?: string) => Promise<string>;
beforeEach(async () => {
  database = await createDatabase();
  estate = await buildEstate(database, { schools: SCHOOLS, customised: 0.02, text });
  const { scope } = await signIn(database, { organisationId: estate.council.id, roles: ['publisher'] });
  const { id: editionId } = estate.newer;
  ask = (key) =>
    database.store.inContext(scope, { write: true }, (work) => work.enqueue('offer-edition', { editionId }, key));
  await ask(`offer-edition:${editionId}`);
});
afterEach(() => database?.close());

const task = 'offer-edition';
const moments: (Moment & { readonly when: string; readonly offered: number[] })[] = [
  { task, step: `${PART} of ${SCHOOLS} offered`, when: 'between two parts', offered: [PART] },
  { task, step: `${PART} of ${SCHOOLS} offered`, after: 25, when: 'in the middle of a part', offered: [PART, SCHOOLS] },
  { task, step: 'Storing', when: 'before its end is stored', offered: [SCHOOLS] },
];

describe('a roll-out whose worker is killed with -9', () => {
  it.each(moments)(
    '$when: after a restart each school has its offer once, and one line of it in its record',
    async ({ offered, ...moment }) => {
      await killWorkerAt(moment, database);
      const before = await countOffers(database, estate);
      expect(offered).toContain(before.offers); // whole parts, never a piece of one
      expect(before).toMatchObject({ audited: before.offers, doubled: 0, missing: SCHOOLS - before.offers });

      const worker = await startWorker(database);
      await worker.drain();
      await worker.stop();
      expect(await countOffers(database, estate)).toEqual({
        offers: SCHOOLS,
        audited: SCHOOLS,
        doubled: 0,
        missing: 0,
      });
      const [counted] = (await database.owner.query(
        `select count(*)::int as merges, count(*) filter (where jsonb_array_length(effect -> 'choices') > 0)::int as choosing
         from app.edition_effects`,
      )) as { merges: number; choosing: number }[];
      expect(counted?.merges).toBe(1 + Math.round(SCHOOLS * 0.02)); // equal texts share one
      expect(counted?.choosing).toBeGreaterThan(0);
    },
  );
});

/** Holds one school's draft until so many backends wait in a queue that begins there. */
async function holdUntilWaiting(backends: number): Promise<void> {
  await database.owner.transaction(async (owner) => {
    await owner.query(
      `select from app.drafts where policy_id = (select id from app.policies where template_id = $1
         order by organisation_id, id offset 100 limit 1) for update`,
      [estate.newer.templateId],
    );
    for (;;) {
      const [row] = (await owner.query(
        `select count(distinct l.pid)::int as waiting from pg_locks l join pg_stat_activity a on a.pid = l.pid
         where not l.granted and a.datname = current_database()`,
      )) as { waiting: number }[];
      if ((row?.waiting ?? 0) >= backends) return;
      await wait(20);
    }
  });
}

describe('two workers at one roll-out', () => {
  it('offer each school the edition once, though both are in the middle of the same part', async () => {
    await ask(); // asked again without a key: the first job may be running, or its worker only seem dead
    const workers = [await startWorker(database, { concurrency: 1 }), await startWorker(database, { concurrency: 1 })];
    await Promise.all([holdUntilWaiting(2), ...workers.map((worker) => worker.drain())]);
    for (const { journal } of workers)
      expect(journal.filter((each) => each.task === task && each.event === 'job.started')).toHaveLength(1);
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(await countOffers(database, estate)).toEqual({ offers: SCHOOLS, audited: SCHOOLS, doubled: 0, missing: 0 });
    const jobs: { state: string }[] = await database.owner.query('select state from app.jobs where task = $1', [task]);
    expect(jobs.map((each) => each.state)).toEqual(['done', 'done']);
  });
});

describe('the counters of the register', () => {
  it('are counted after every change and anew at midnight, by whichever worker comes round', async () => {
    const standing = async (): Promise<object> => {
      const [row] = (await database.owner.query(
        `select (select count(*) from directory.register_changes)::int as marks, count(*)::int as counted, sum(adopted + due_soon)::int as policies,
           array_agg(distinct counted_for::text) as days from directory.register_counts`,
      )) as object[];
      return row ?? {};
    };
    const policies = SCHOOLS;
    expect(await standing()).not.toMatchObject({ marks: 0 });
    let today = plainDate('2026-03-28');
    const workers = await Promise.all(
      [1, 2].map(() => startWorker(database, { clock: { ...realClock(), today: () => today } })),
    );
    for (today of ['2026-03-28', '2026-03-29', '2026-03-30'].map(plainDate)) {
      await Promise.all(workers.map((worker) => worker.drain()));
      expect(await standing()).toEqual({ marks: 0, counted: SCHOOLS + 1, policies, days: [today] });
    }
    await database.owner.query(`update app.policies set review_due_on = '2026-03-01' where organisation_id in
      (select organisation_id from app.policies order by organisation_id limit 2)`);
    await workers[0]?.drain();
    expect(await standing()).toMatchObject({ marks: 0, policies: policies - 2 });
    await Promise.all(workers.map((worker) => worker.stop()));
  });
});
