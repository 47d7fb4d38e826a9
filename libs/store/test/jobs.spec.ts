import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildLink,
  buildOrganisation,
  createDatabase,
  signIn,
  type SignedIn,
  type TestDatabase,
} from '@ratify/test-kit';
import { Logger, runOnce, type Task } from 'graphile-worker';
import pg from 'pg';
import { connectAs, outcomeOf, trying } from './connect.ts';

let database: TestDatabase;
let head: SignedIn;
beforeAll(async () => {
  database = await createDatabase();
  head = await signIn(database, { organisationId: (await buildOrganisation(database)).id });
});
afterAll(() => database.close());

const queued = async (): Promise<{ task: string; job: string; key: string | null }[]> =>
  database.owner.query(
    `select t.identifier as task, j.payload ->> 'job' as job, j.key
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
  );

describe('enqueue', () => {
  it('adds the row and the job in the caller’s transaction, or neither', async () => {
    const before = (await queued()).length;
    const attempt = database.store.inContext(head.scope, { write: true }, async (work) => {
      await work.enqueue('print', { revision: crypto.randomUUID() });
      throw new Error('in the middle');
    });
    await expect(attempt).rejects.toThrow('in the middle');
    expect(await queued()).toHaveLength(before);
    const id = await database.store.inContext(head.scope, { write: true }, (work) => work.enqueue('print', {}));
    expect((await queued()).at(-1)).toEqual({ task: 'print', job: id, key: null });
    const job = await database.store.inContext(head.scope, {}, (work) => work.jobs.get({ id }));
    expect(job).toMatchObject({
      organisationId: head.scope.organisationId,
      actorPersonId: head.person.id,
      state: 'queued',
    });
  });

  it('makes waiting jobs of one key one, in each organisation by itself', async () => {
    const other = await signIn(database, { organisationId: (await buildOrganisation(database)).id });
    const enqueue = ({ scope }: SignedIn, n: number): Promise<string> =>
      database.store.inContext(scope, { write: true }, (work) => work.enqueue('print', { n }, 'same'));
    const [first, second, theirs] = [await enqueue(head, 1), await enqueue(head, 2), await enqueue(other, 3)];
    expect(second).toBe(first);
    expect(theirs).not.toBe(first);
    const job = await database.store.inContext(head.scope, {}, (work) => work.jobs.get({ id: first }));
    expect(job.payload).toEqual({ n: 2 });
    const keyed = (await queued()).filter(({ key }) => key?.endsWith(':same'));
    expect(keyed.map(({ job }) => job).sort()).toEqual([first, theirs].sort());
  });

  it.each([[{ text: 'x'.repeat(65) }], [{ nested: { a: 1 } }], [{ list: ['a'] }]])(
    'refuses contents: %j',
    async (payload) => {
      const attempt = database.store.inContext(head.scope, { write: true }, (work) => work.enqueue('print', payload));
      await expect(attempt).rejects.toThrow('holds ids, not contents');
    },
  );

  it('is the application’s only way to the queue', async () => {
    const client = await connectAs(database, 'app');
    await trying(
      client,
      async () => undefined,
      async () => {
        expect(await outcomeOf(client, "select graphile_worker.add_job('print')")).toBe('42501');
        expect(await outcomeOf(client, 'select * from graphile_worker._private_jobs')).toBe('42501');
        expect(await outcomeOf(client, "select app.enqueue('print', '{}')")).toBe('42501'); // no context
      },
    );
    await client.end();
  });
});

describe('the worker', () => {
  it('takes jobs from the queue under its own role and enters by them', async () => {
    const id = await database.store.inContext(head.scope, { write: true }, (work) => work.enqueue('look', {}));
    const seen: string[] = [];
    const look: Task = async (payload) => {
      const { job } = payload as { job: string };
      await database.store.startJob(job);
      seen.push(await database.store.inJob(job, {}, async (work) => `${work.job.task} for ${work.organisationId}`));
      await database.store.noteProgress(job, 50, 'half way');
      await database.store.finishJob(job);
    };
    const pool = new pg.Pool({ connectionString: database.store.connectionString('worker'), max: 3 });
    pool.on('error', () => undefined);
    pool.on('connect', (connection) => connection.on('error', () => undefined));
    await runOnce({
      pgPool: pool,
      taskList: { look, print: async () => undefined },
      noHandleSignals: true,
      logger: new Logger(() => () => undefined),
    });
    await pool.end();
    expect(seen).toEqual([`look for ${head.scope.organisationId}`]);
    const job = await database.store.inContext(head.scope, {}, (work) => work.jobs.get({ id }));
    expect(job).toMatchObject({ state: 'done', attempts: 1, progress: 100, progressNote: 'half way' });
    expect(job.finishedAt).toBeInstanceOf(Date);
  });

  it('notes a failure, tries again and forgets it', async () => {
    const id = await database.store.inContext(head.scope, { write: true }, (work) => work.enqueue('look', {}));
    const stateOf = () => database.store.inContext(head.scope, {}, (work) => work.jobs.get({ id }));
    await database.store.startJob(id);
    await database.store.failJob(id, 'the printer is on fire');
    expect(await stateOf()).toMatchObject({ state: 'failed', error: 'the printer is on fire', attempts: 1 });
    await database.store.startJob(id);
    expect(await stateOf()).toMatchObject({ state: 'running', error: null, attempts: 2 });
    await database.store.finishJob(id);
    await expect(database.store.startJob(id)).rejects.toMatchObject({ code: 'NO_SUCH_JOB' });
  });

  it('fans out to those the organisation publishes to, in their own name, and to nobody else', async () => {
    const { upperId, organisationId } = await buildLink(database, { kind: 'buys-service-from' });
    const stranger = await buildOrganisation(database);
    const publisher = await signIn(database, { organisationId: upperId });
    const id = await database.store.inContext(publisher.scope, { write: true }, (work) => work.enqueue('roll-out', {}));
    const inner = await database.store.inJob(id, { write: true }, (work) =>
      work.enqueueFor(organisationId, 'offer', { edition: 'x' }, 'offer:x'),
    );
    const entered = await database.store.inJob(inner, {}, async (work) => work.actor);
    expect(entered).toMatchObject({ organisationId, personId: publisher.person.id });
    await expect(
      database.store.inJob(id, { write: true }, (work) => work.enqueueFor(stranger.id, 'offer', {})),
    ).rejects.toMatchObject({
      code: 'OUT_OF_REACH',
    });
  });
});
