import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashToken, registerPageStatement, roleUrl, type UnitOfWork } from '@ratify/store';
import {
  buildAppointment,
  buildJob,
  buildOrganisation,
  buildPerson,
  buildPolicy,
  createDatabase,
  signIn,
  type TestDatabase,
} from '@ratify/test-kit';
import pg from 'pg';
import { connectAs, outcomeOf, trying } from './connect.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.close());

const DAY = 86_400_000;
const day = (offset: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(Date.now() + offset * DAY);

describe('begin_context', () => {
  it('answers person, organisation and roles', async () => {
    const school = await buildOrganisation(database);
    const { scope, person } = await signIn(database, { organisationId: school.id, roles: ['head', 'clerk'] });
    const actor = await database.store.inContext(scope, {}, async (work) => work.actor);
    expect(actor).toEqual({
      personId: person.id,
      personName: person.fullName,
      organisationId: school.id,
      organisationKind: 'school',
      roles: ['clerk', 'head'],
    });
  });

  it('lets nobody inside an organisation make an operator, whatever their role', async () => {
    const council = await buildOrganisation(database, { kind: 'council' });
    const { scope, person } = await signIn(database, { organisationId: council.id, roles: ['publisher', 'operator'] });
    const appoint = (role: string): Promise<unknown> =>
      database.store.inContext(scope, { write: true }, (work) =>
        work.appointments.add({
          ...{ organisationId: council.id, personId: person.id, personName: person.fullName, role: role as 'clerk' },
          fromOn: day(0),
        }),
      );
    await expect(appoint('operator')).rejects.toMatchObject({ code: 'OUT_OF_REACH' });
    await expect(appoint('clerk')).resolves.toMatchObject({ role: 'clerk' });
  });

  it('refuses a session that has ended', async () => {
    const school = await buildOrganisation(database);
    const { scope, session } = await signIn(database, { organisationId: school.id, hours: -1 });
    const attempt = database.store.inContext(scope, {}, async () => 'inside');
    await expect(attempt).rejects.toMatchObject({ name: 'StoreError', code: 'SESSION_ENDED' });
    await expect(database.store.inPerson(session, async () => 'inside')).rejects.toMatchObject({
      code: 'SESSION_ENDED',
    });
  });

  it.each([
    ['ended yesterday', { fromOn: '2020-01-01', untilOn: day(-1) }, false],
    ['ends today', { fromOn: '2020-01-01', untilOn: day(0) }, true],
    ['begins today', { fromOn: day(0) }, true],
    ['begins next month', { fromOn: day(30) }, false],
  ])('of an appointment that %s', async (_when, term, isCurrent) => {
    const school = await buildOrganisation(database);
    const person = await buildPerson(database);
    await buildAppointment(database, { organisationId: school.id, personId: person.id, ...term });
    const { scope } = await signIn(database, { organisationId: school.id, roles: [], person });
    const attempt = database.store.inContext(scope, {}, async (work) => work.actor.roles);
    if (isCurrent) await expect(attempt).resolves.toEqual(['head']);
    else await expect(attempt).rejects.toMatchObject({ code: 'NO_APPOINTMENT' });
  });

  it('answers alike for an organisation of others and for none at all', async () => {
    const [mine, other] = [await buildOrganisation(database), await buildOrganisation(database)];
    const { session } = await signIn(database, { organisationId: mine.id });
    const client = await connectAs(database, 'app');
    const messages: string[] = [];
    for (const organisation of [other.id, crypto.randomUUID()]) {
      await client
        .query('select app.begin_context($1, $2)', [session.tokenHash, organisation])
        .catch((error: Error) => messages.push(error.message));
    }
    await client.end();
    expect(messages).toEqual(Array(2).fill('no current appointment in this organisation'));
  });

  it('reads only, unless it says that it writes', async () => {
    const school = await buildOrganisation(database);
    const { scope } = await signIn(database, { organisationId: school.id });
    await expect(
      database.store.inContext(scope, {}, (work) => work.policies.add({ slug: 'a', title: 'A' })),
    ).rejects.toThrow('reads only');
    const client = await connectAs(database, 'app');
    await trying(
      client,
      () => client.query('select app.begin_context($1, $2, false)', [scope.tokenHash, school.id]),
      async () => {
        expect(
          await outcomeOf(client, "insert into app.policies (organisation_id, slug, title) values ($1, 'a', 'A')", [
            school.id,
          ]),
        ).toBe('25006');
        expect(await outcomeOf(client, 'set transaction read write')).toBe('25001');
      },
    );
    await client.end();
  });

  it('rolls back what a unit of work began and did not finish', async () => {
    const school = await buildOrganisation(database);
    const { scope } = await signIn(database, { organisationId: school.id });
    const attempt = database.store.inContext(scope, { write: true }, async (work) => {
      await work.policies.add({ slug: 'half', title: 'Half' });
      throw new Error('in the middle');
    });
    await expect(attempt).rejects.toThrow('in the middle');
    expect(await database.store.inContext(scope, {}, (work) => work.policies.count({ slug: 'half' }))).toBe(0);
  });

  it('answers what siblings of one request ask at once', async () => {
    const school = await buildOrganisation(database);
    await buildPolicy(database, { organisationId: school.id });
    const { scope } = await signIn(database, { organisationId: school.id });
    const counts = await database.store.inContext(scope, {}, (work) =>
      Promise.all(Array.from({ length: 20 }, () => work.policies.count())),
    );
    expect(counts).toEqual(Array(20).fill(1));
  });
});

describe('enter_session', () => {
  const entered = (token: string) =>
    database.store.inSession(token, async (session, work) => ({
      acting: session?.actingOrganisationId,
      actor: work?.actor,
      policies: await work?.policies.count(),
    }));

  it('answers the session as it is looked up, and reads as begin_context does', async () => {
    const school = await buildOrganisation(database);
    await buildPolicy(database, { organisationId: school.id });
    await buildPolicy(database);
    const { scope, token } = await signIn(database, { organisationId: school.id, roles: ['head', 'clerk'] });
    const found = await database.store.directory.findSession(token);
    const [session, actor, policies] = await database.store.inSession(
      token,
      async (session, work) => [session, work?.actor, await work?.policies.count()] as const,
    );
    expect(session).toEqual(found);
    expect(actor).toEqual(await database.store.inContext(scope, {}, async (work) => work.actor));
    expect(policies).toBe(1);
  });

  it('of who holds no post there any more answers the session alone', async () => {
    const school = await buildOrganisation(database);
    const person = await buildPerson(database);
    await buildAppointment(database, { organisationId: school.id, personId: person.id, untilOn: day(-1) });
    const { token } = await signIn(database, { organisationId: school.id, roles: [], person });
    expect(await entered(token)).toEqual({ acting: school.id, actor: undefined, policies: undefined });
  });

  it('of a session that has ended, and of none, answers nothing', async () => {
    const school = await buildOrganisation(database);
    const { token } = await signIn(database, { organisationId: school.id, hours: -1 });
    for (const each of [token, 'made-up'])
      expect(await entered(each)).toEqual({ acting: undefined, actor: undefined, policies: undefined });
  });

  it('gives what was asked ahead to whoever asks for it, once, and nobody anything else', async () => {
    const school = await buildOrganisation(database);
    const before = await buildPolicy(database, { organisationId: school.id });
    const { token } = await signIn(database, { organisationId: school.id });
    const question = { today: day(0), first: 10 };
    const ids = async (work: UnitOfWork, first = 10): Promise<(string | null)[]> =>
      (await work.register.page({ ...question, first })).rows.map(({ policyId }) => policyId);
    const told = await database.store.inSession(
      token,
      async (_session, work) => {
        await work?.policies.count(); // answered after what was asked ahead
        const after = await buildPolicy(database, { organisationId: school.id });
        return work && { after: after.id, other: await ids(work, 11), ahead: await ids(work), again: await ids(work) };
      },
      [registerPageStatement(question)],
    );
    const both = [before.id, told?.after].sort();
    expect(told?.ahead).toEqual([before.id]);
    expect([told?.other?.sort(), told?.again?.sort()]).toEqual([both, both]);
  });

  it('tells what went wrong ahead to whoever asks for it, and to nobody else', async () => {
    const school = await buildOrganisation(database);
    const { token } = await signIn(database, { organisationId: school.id });
    const question = { today: 'no day', first: 10 };
    const ahead = [registerPageStatement(question)];
    const asking = database.store.inSession(token, async (_session, work) => work?.register.page(question), ahead);
    await expect(asking).rejects.toThrow('no day');
    expect(await database.store.inSession('made-up', async (session, work) => [session, work], ahead)).toEqual([
      null,
      null,
    ]);
    expect(await entered(token)).toMatchObject({ acting: school.id, policies: 0 });
  });

  it('notes that the session was used', async () => {
    const school = await buildOrganisation(database);
    const { token, session } = await signIn(database, { organisationId: school.id });
    const of = [session.tokenHash];
    await database.owner.query("update directory.sessions set last_seen_at = '2020-01-01' where token_hash = $1", of);
    await entered(token);
    const seen = await database.owner.query(
      "select last_seen_at > now() - interval '1 minute' as lately from directory.sessions where token_hash = $1",
      of,
    );
    expect(seen).toEqual([{ lately: true }]);
  });
});

describe('begin_person', () => {
  it('reads every organisation of a current appointment, and no other', async () => {
    const [first, second, past, foreign] = await Promise.all(
      Array.from({ length: 4 }, () => buildOrganisation(database)),
    );
    const { person, session } = await signIn(database, { organisationId: first!.id });
    await buildAppointment(database, { organisationId: second!.id, personId: person.id, role: 'governor' });
    await buildAppointment(database, { organisationId: past!.id, personId: person.id, untilOn: day(-1) });
    for (const { id } of [first!, second!, past!, foreign!]) await buildPolicy(database, { organisationId: id });
    const seen = await database.store.inPerson(session, async (work) =>
      (await work.policies.list()).map((policy) => policy.organisationId),
    );
    expect(seen.sort()).toEqual([first!.id, second!.id].sort());
  });
});

describe('begin_job', () => {
  it('takes organisation, actor, task and payload from the row of the job', async () => {
    const school = await buildOrganisation(database);
    const { scope, person } = await signIn(database, { organisationId: school.id });
    const jobId = await database.store.inContext(scope, { write: true }, (work) =>
      work.enqueue('print', { revision: 'x' }),
    );
    const found = await database.store.inJob(jobId, { write: true }, async (work) => ({
      actor: work.actor,
      job: work.job,
      policy: await work.policies.add({ slug: 'by-job', title: 'By job' }),
    }));
    expect(found).toMatchObject({
      actor: { personId: person.id, organisationId: school.id, roles: [] },
      job: { id: jobId, task: 'print', payload: { revision: 'x' } },
      policy: { organisationId: school.id },
    });
  });

  it.each(['done'] as const)('refuses a job that is %s, as one that does not exist', async (state) => {
    const job = await buildJob(database, { state });
    await expect(database.store.inJob(job.id, {}, async () => 'inside')).rejects.toMatchObject({ code: 'NO_SUCH_JOB' });
    await expect(database.store.inJob(crypto.randomUUID(), {}, async () => 'inside')).rejects.toMatchObject({
      code: 'NO_SUCH_JOB',
    });
  });

  it('is closed to the application, as begin_context is to the worker', async () => {
    const job = await buildJob(database);
    const { session, scope } = await signIn(database, { organisationId: job.organisationId });
    for (const [role, sql, parameters] of [
      ['app', 'select app.begin_job($1)', [job.id]],
      ['worker', 'select app.begin_context($1, $2)', [session.tokenHash, scope.organisationId]],
      ['worker', 'select app.enter_session($1)', [session.tokenHash]],
      ['public', 'select app.enter_session($1)', [session.tokenHash]],
      ['public', 'select app.begin_context($1, $2)', [session.tokenHash, scope.organisationId]],
      ['sign_in', 'select app.begin_person($1)', [session.tokenHash]],
    ] as const) {
      const client = await connectAs(database, role);
      expect({
        role,
        outcome: await trying(
          client,
          async () => undefined,
          () => outcomeOf(client, sql, [...parameters]),
        ),
      }).toEqual({ role, outcome: '42501' });
      await client.end();
    }
  });
});

describe('what an entrance has set', () => {
  it('is gone from the connection when the transaction ends: 200 interleaved transactions on three connections', async () => {
    const schools = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const school = await buildOrganisation(database);
        await buildPolicy(database, { organisationId: school.id });
        return signIn(database, { organisationId: school.id });
      }),
    );
    const connections = new pg.Pool({ connectionString: roleUrl(database.url, 'app', database.rolePassword), max: 3 });
    const ids = 'select organisation_id as id from app.policies';
    const inside = async (i: number): Promise<string[]> => {
      const { scope } = schools[i % schools.length]!;
      const client = await connections.connect();
      try {
        await client.query('begin');
        await client.query('select app.begin_context($1, $2)', [scope.tokenHash, scope.organisationId]);
        const { rows } = await client.query<{ id: string }>(ids);
        await client.query(i % 3 === 0 ? 'rollback' : 'commit');
        return rows.map(({ id }) => id);
      } finally {
        client.release();
      }
    };
    const outside = async (): Promise<string[]> =>
      (await connections.query<{ id: string }>(ids)).rows.map(({ id }) => id);
    const seen = await Promise.all(Array.from({ length: 200 }, (_, i) => (i % 4 === 3 ? outside() : inside(i))));
    await connections.end();
    seen.forEach((found, i) => {
      expect(found).toEqual(i % 4 === 3 ? [] : [schools[i % schools.length]!.scope.organisationId]);
    });
  });

  it('cannot be written by the application itself', async () => {
    const [mine, other] = [await buildOrganisation(database), await buildOrganisation(database)];
    await buildPolicy(database, { organisationId: other.id });
    const [me, them] = [
      await signIn(database, { organisationId: mine.id }),
      await signIn(database, { organisationId: other.id }),
    ];
    const client = await connectAs(database, 'app');
    const enterAs = ({ scope }: typeof me) =>
      client.query('select app.begin_context($1, $2)', [scope.tokenHash, scope.organisationId]);
    const read = 'select * from app.policies';
    const sealed = ['own', 'below', 'above', 'writable', 'person'];
    const lists = [...sealed, 'linked']; // made of the others where nobody sets it

    const captured: Record<string, string> = {};
    await trying(
      client,
      () => enterAs(them),
      async () => {
        expect(await outcomeOf(client, read)).toBe(1); // the precondition: theirs is there to be read, by them
        for (const list of sealed)
          captured[list] = (await client.query('select current_setting($1) as value', [`app.${list}`])).rows[0].value;
        captured['linked'] = captured['below'] as string;
      },
    );

    for (const isLocal of [true, false]) {
      for (const forged of [`{${other.id}}`, `${'0'.repeat(64)}{${other.id}}`]) {
        await trying(
          client,
          () => enterAs(me),
          async () => {
            for (const list of lists)
              await client.query('select set_config($1, $2, $3)', [`app.${list}`, forged, isLocal]);
            expect(await outcomeOf(client, read)).toBe('42501');
            expect(await outcomeOf(client, "select app.enqueue('print', '{}')")).toBe('42501');
          },
        );
      }
    }
    await trying(
      client,
      () => enterAs(me),
      async () => {
        for (const list of lists)
          await client.query('select set_config($1, $2, true)', [`app.${list}`, captured[list]]);
        expect(await outcomeOf(client, read)).toBe('42501'); // sealed for another transaction
      },
    );
    await trying(
      client,
      () => enterAs(me),
      async () => {
        const mine = (await client.query("select current_setting('app.own') as value")).rows[0].value;
        await client.query("select set_config('app.below', $1, true)", [mine]);
        expect(await outcomeOf(client, read)).toBe('42501'); // sealed for another list
      },
    );
    await trying(
      client,
      async () => undefined,
      async () => {
        for (const call of [
          "directory.seal('own', '{}')",
          "directory.set_list('own', '{}')",
          "directory.open_reach(null, '{}', '{}')",
          "directory.open_session('\\x00', null, 'x', '1 hour', '1 hour')",
          "directory.try_password('x')",
          "directory.add_job(null, 'x', '{}', null)",
        ]) {
          expect({ call, outcome: await outcomeOf(client, `select ${call}`) }).toEqual({ call, outcome: '42501' });
        }
        expect(await outcomeOf(client, 'select * from directory.context_key')).toBe('42501');
        expect(await outcomeOf(client, 'set role ratify_owner')).toBe('42501');
        expect(await outcomeOf(client, 'set row_security = off')).toBe(0);
        await client.query('set row_security = off');
        expect(await outcomeOf(client, read)).toBe('42501');
      },
    );
    await client.end();
  });
});

describe('a token', () => {
  it('is kept as its hash only', async () => {
    const school = await buildOrganisation(database);
    const { token } = await signIn(database, { organisationId: school.id });
    const rows = await database.owner.query('select token_hash from directory.sessions where token_hash = $1', [
      hashToken(token),
    ]);
    expect(rows).toHaveLength(1);
    const text = JSON.stringify(await database.owner.query('select s::text as row from directory.sessions s'));
    expect(text).not.toContain(token);
  });
});
