import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildAdoption,
  buildJob,
  buildLink,
  buildMessage,
  buildOrganisation,
  buildPolicy,
  signIn,
} from '@ratify/test-kit';
import { AuditEvent, Job, Message, Policy, roleUrl } from '@ratify/store';
import pg from 'pg';
import { startApi, type Caller, type TestApi } from './api.ts';

// The operator of the service sees of every organisation where its policies stand, and nobody else sees across organisations.

const QUESTION = `query ($council: String, $after: String) {
  nationalTotals { policies overdue councils { slug organisationName overdue } }
  nationalOverdue(council: $council, first: 1, after: $after) { hasMore endCursor entries { organisationName title reviewDueOn } }
}`;

let api: TestApi;
let council: string;
const ask = (caller: Caller, variables = {}) => caller.ask<Record<string, unknown>>(QUESTION, variables);

beforeAll(async () => {
  api = await startApi();
  council = (await buildOrganisation(api.database, { kind: 'council' })).id;
  const school = await buildOrganisation(api.database, { name: 'Marsh School' });
  for (const [title, reviewDueOn] of [
    ['Attendance', '2021-03-01'],
    ['Behaviour', '2022-03-01'],
    ['Complaints', '2099-03-01'],
  ]) {
    const policy = await buildPolicy(api.database, { organisationId: school.id, title: title ?? '' });
    const { adoptedOn } = await buildAdoption(api.database, { organisationId: school.id, policyId: policy.id });
    await api.database.owner
      .getRepository(Policy)
      .update({ id: policy.id }, { adoptedOn, reviewDueOn: reviewDueOn ?? null });
  }
});
afterAll(() => api?.close());

describe('the national register', () => {
  it('tells the operator how many stand where and, page by page, what is overdue', async () => {
    const operator = await api.as({ organisationId: council, roles: ['operator'] });
    const first = (await ask(operator)) as { nationalOverdue: { endCursor: string } };
    expect(first).toEqual({
      nationalTotals: {
        policies: 3,
        overdue: 2,
        councils: [{ slug: null, organisationName: 'In no council’s area', overdue: 2 }],
      },
      nationalOverdue: {
        hasMore: true,
        endCursor: expect.any(String),
        entries: [{ organisationName: 'Marsh School', title: 'Attendance', reviewDueOn: '2021-03-01' }],
      },
    });
    const next = await ask(operator, { after: first.nationalOverdue.endCursor });
    expect(next.nationalOverdue).toMatchObject({ hasMore: false, entries: [{ title: 'Behaviour' }] });
    expect((await ask(operator, { council: 'nowhere' })).nationalOverdue).toMatchObject({ entries: [] });
  });

  it('says of a place that was never given that it is none', async () => {
    const operator = await api.as({ organisationId: council, roles: ['operator'] });
    const officer = await api.as({ organisationId: council, roles: ['compliance-officer'] });
    const places = ['nowhere', Buffer.from('2026-13-45 x').toString('base64url')];
    for (const after of places) {
      for (const [caller, field] of [
        [operator, 'nationalOverdue'],
        [officer, 'register'],
      ] as const) {
        const { errors } = await caller.send(
          `query ($after: String) { ${field}(first: 1, after: $after) { endCursor } }`,
          { after },
        );
        expect(errors).toEqual([
          expect.objectContaining({
            message: expect.stringContaining('not a place in the register'),
            extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }),
          }),
        ]);
      }
    }
  });

  it('tells everybody else nothing', async () => {
    const officer = await api.as({ organisationId: council, roles: ['compliance-officer', 'publisher'] });
    for (const caller of [officer, api.anybody()]) {
      expect(await ask(caller)).toEqual({
        nationalTotals: null,
        nationalOverdue: { hasMore: false, endCursor: null, entries: [] },
      });
    }
  });
});

const OPERATING = `{ operating {
  queues { task waiting running failed oldestAt waitsFor } failures { id task organisationName error attempts }
  certificates { kind } mailWaiting mailRefused backupAt version schemaVersion unlinked
} }`;
const act = (field: 'retryJob' | 'putJobAside') =>
  `mutation ($jobId: ID!) { ${field}(jobId: $jobId) { refusals { code } } }`;

describe('the service, for its operator', () => {
  it('shows what waits and what failed, of all, with reasons and names of organisations only', async () => {
    const school = await buildOrganisation(api.database, { name: 'Ash School' });
    const own = { organisationId: school.id };
    const waitsFor = 'No trustworthy timestamp can be had at the moment.';
    await buildJob(api.database, { ...own, task: 'seal-document', progressNote: waitsFor });
    const failure = { ...own, task: 'print-document', state: 'failed', error: 'It is too long.', attempts: 3 } as const;
    const failed = await buildJob(api.database, { ...failure, finishedAt: new Date() });
    const operator = await api.as({ organisationId: council, roles: ['operator'] });
    const { operating } = await operator.ask<{ operating: Record<string, unknown> }>(OPERATING);
    expect(operating).toMatchObject({
      queues: [
        { task: 'print-document', waiting: 0, running: 0, failed: 1, oldestAt: null, waitsFor: null },
        { task: 'seal-document', waiting: 1, running: 0, failed: 0, oldestAt: expect.any(String), waitsFor },
      ],
      failures: [
        {
          ...{ id: failed.id, task: 'print-document', organisationName: 'Ash School' },
          ...{ error: 'It is too long.', attempts: 3 },
        },
      ],
      backupAt: null,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      schemaVersion: expect.stringMatching(/\d{13}$/),
    });
  });

  it('tries again what failed, or has it put aside, once, and the organisation whose it is finds that in its record', async () => {
    const { id: organisationId } = await buildOrganisation(api.database);
    const failed = { organisationId, state: 'failed', error: 'Away.', attempts: 10, finishedAt: new Date() } as const;
    const message = await buildMessage(api.database, {
      organisationId,
      state: 'refused',
      reason: 'Away.',
      settledAt: new Date(),
    });
    const payload = { messageId: message.id };
    const mail = await buildJob(api.database, { ...failed, task: 'send-message', payload, key: 'mail' });
    const pack = await buildJob(api.database, { ...failed, task: 'make-pack' });
    const operator = await api.as({ organisationId: council, roles: ['operator'] });
    const codes = async (field: 'retryJob' | 'putJobAside', jobId: string) =>
      (await operator.ask<Record<string, { refusals: { code: string }[] }>>(act(field), { jobId }))[
        field
      ]?.refusals.map(({ code }) => code);
    expect(await codes('retryJob', mail.id)).toEqual([]);
    expect(await codes('putJobAside', pack.id)).toEqual([]);
    for (const { id } of [mail, pack]) expect(await codes('retryJob', id)).toEqual(['JOB_NOT_FAILED']);
    expect(await codes('retryJob', 'no-such-job')).toEqual(['NOT_FOUND']);

    const jobs = api.database.owner.getRepository(Job);
    expect(await jobs.findOneBy({ id: mail.id })).toMatchObject({ state: 'queued', attempts: 0, error: null });
    expect(await jobs.findOneBy({ id: pack.id })).toMatchObject({ state: 'failed', putAsideAt: expect.any(Date) });
    expect(await api.database.owner.getRepository(Message).findOneBy({ id: message.id })).toMatchObject({
      state: 'waiting',
    });
    const queued = await api.database.owner.query(
      `select from graphile_worker._private_jobs where payload ->> 'job' = $1`,
      [mail.id],
    );
    expect(queued).toHaveLength(1);
    const events = await api.database.owner.getRepository(AuditEvent).findBy({ organisationId, subject: 'Job' });
    expect(events.map(({ action, subjectId }) => [action, subjectId]).sort()).toEqual([
      ['job.put-aside', pack.id],
      ['job.retried', mail.id],
    ]);
  });

  it('is nobody else’s', async () => {
    const { id: organisationId } = await buildOrganisation(api.database);
    const job = await buildJob(api.database, {
      organisationId,
      state: 'failed',
      error: 'Away.',
      finishedAt: new Date(),
    });
    const head = await api.as({ organisationId, roles: ['head'] });
    expect(await head.ask(OPERATING)).toEqual({ operating: null });
    for (const field of ['retryJob', 'putJobAside'] as const)
      expect(await head.ask(act(field), { jobId: job.id })).toEqual({
        [field]: { refusals: [{ code: 'NOT_PERMITTED' }] },
      });
    expect(await api.database.owner.getRepository(Job).findOneBy({ id: job.id })).toMatchObject({ state: 'failed' });
  });
});

describe('what becomes of organisations', () => {
  const CHANGE = `mutation ($organisationId: ID!, $otherId: ID, $carryOut: Boolean!, $kind: String!) {
    changeOrganisations(kind: $kind, on: "2027-09-01", organisationId: $organisationId, otherId: $otherId, carryOut: $carryOut) {
      report { written organisations { name closes } gained { upper lower what } lost { upper lower what } } refusals { code what }
    } }`;
  const FIND = '{ findOrganisations(words: "quarry") { name kind above { name kind } below { name } } }';

  it('is said, then carried out once it is proved who asks; nothing is written before', async () => {
    const { database } = api;
    const school = await buildOrganisation(database, { name: 'Quarry School' });
    const trust = await buildOrganisation(database, { kind: 'trust', name: 'Quarry Trust' });
    await buildLink(database, {
      organisationId: school.id,
      upperId: council,
      kind: 'maintained-by',
      fromOn: '2020-01-01',
    });
    const operator = await api.as({ organisationId: council, roles: ['operator'] });
    const { findOrganisations } = await operator.ask<{ findOrganisations: unknown }>(FIND);
    expect(findOrganisations).toMatchObject([
      { name: 'Quarry School', kind: 'school', above: [{ kind: 'maintained-by' }] },
      { name: 'Quarry Trust', above: [], below: [] },
    ]);
    const change = async (carryOut: boolean, other = {}) =>
      (
        await operator.ask<{ changeOrganisations: { report: object | null; refusals: { code: string }[] } }>(CHANGE, {
          ...{ organisationId: school.id, otherId: trust.id, carryOut, kind: 'transfer' },
          ...other,
        })
      ).changeOrganisations;
    const links = (): Promise<{ kind: string; from: string }[]> =>
      database.owner.query(
        'select kind, from_on::text as from from app.organisation_links where organisation_id = $1 and until_on is null order by 1',
        [school.id],
      );
    const looked = await change(false);
    expect(looked.report).toMatchObject({
      written: false,
      gained: [{ upper: 'Quarry Trust', lower: 'Quarry School', what: 'adopted' }],
      lost: [{ lower: 'Quarry School', what: 'adopted' }],
    });
    expect(await links()).toEqual([{ kind: 'maintained-by', from: '2020-01-01' }]);
    const proved = (ago: string): Promise<unknown> =>
      database.owner.query(
        'update directory.sessions set proved_at = clock_timestamp() - $2::interval where person_id = $1',
        [operator.personId, ago],
      );
    await proved('2 hours');
    expect((await change(true)).refusals.map(({ code }) => code)).toEqual(['PROOF_NEEDED']);
    expect(await links()).toEqual([{ kind: 'maintained-by', from: '2020-01-01' }]);
    await proved('0 hours');
    expect((await change(true)).report).toEqual({ ...looked.report, written: true });
    expect(await links()).toEqual([
      { kind: 'academy-of', from: '2027-09-01' },
      { kind: 'lies-in-area-of', from: '2027-09-01' },
    ]);
    const events = await database.owner
      .getRepository(AuditEvent)
      .findBy({ organisationId: school.id, action: 'organisation.changed' });
    expect(events).toMatchObject([{ actorPersonId: operator.personId }]);
    expect((await change(true)).refusals).toEqual([
      { code: 'ORGANISATIONS_STAY', what: 'Quarry School belongs to Quarry Trust already.' },
    ]);
    expect((await change(true, { kind: 'vanish' })).refusals).toMatchObject([{ code: 'INPUT_NOT_VALID' }]);
    const head = await api.as({ organisationId: school.id, roles: ['head'] });
    expect(await head.ask(FIND)).toEqual({ findOrganisations: [] });
    const asked = { organisationId: school.id, otherId: null, carryOut: false, kind: 'close' };
    expect(await head.ask(CHANGE, asked)).toMatchObject({
      changeOrganisations: { report: null, refusals: [{ code: 'NOT_PERMITTED' }] },
    });

    // The second lock: a request that got past the rules finds the database asking the same.
    const { scope } = await signIn(database, { organisationId: school.id, roles: ['head'] });
    const refused = { code: 'NO_APPOINTMENT' };
    await expect(database.store.findOrganisations(scope, 'quarry', 9)).rejects.toMatchObject(refused);
    await expect(database.store.inOrganisations(scope, async () => undefined)).rejects.toMatchObject(refused);
    const { rolePassword, url } = database;
    const national = new pg.Client({ connectionString: roleUrl(url, 'national', rolePassword) });
    await national.connect();
    try {
      const asked = [scope.tokenHash, scope.organisationId];
      for (const call of [
        "known_organisations($1, $2, '{}')",
        "sight_on($1, $2, now()::date, '{}')",
        "change_organisations($1, $2, '[]')",
      ])
        await expect(national.query(`select app.${call}`, asked)).rejects.toMatchObject({ code: 'RT005' });
    } finally {
      await national.end();
    }
  });
});
