import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashPassword, Installation } from '@ratify/store';
import {
  buildAcknowledgement,
  buildApiToken,
  buildAppointment,
  buildJob,
  buildMessage,
  buildOrganisation,
  buildPerson,
  buildPolicy,
  buildRevision,
  buildWebhook,
  buildWebhookDelivery,
  signIn,
} from '@ratify/test-kit';
import { startApi, type TestApi } from './api.ts';

// What is held on people: shown to them, recorded when it is read, let go of when they have left.

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api?.close());

const ERASURE = `query ($id: ID!) { erasure(appointmentId: $id) { name account erased { table rows } kept { table rows } } }`;
const ERASE = `mutation ($id: ID!, $name: String!) { erasePerson(appointmentId: $id, typedName: $name) { refusals { code } } }`;

/** The files of a small zip that compresses nothing. */
async function filesOf(response: Response): Promise<Record<string, string>> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const files: Record<string, string> = {};
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
    const [packed, nameLength, start] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt32LE(at + 42),
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const body = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    files[name] = bytes.toString('utf8', body, body + packed);
  }
  return files;
}

async function actionsIn(organisationId: string, subjectId: string): Promise<{ action: string; data: object }[]> {
  return api.database.owner.query(
    `select action, data from app.audit_events where organisation_id = $1 and subject_id is not distinct from $2 order by id`,
    [organisationId, subjectId],
  );
}

describe('an account', () => {
  it('is heard of in the record of each organisation with a post of its person, and nowhere else', async () => {
    const { store } = api.database;
    const [one, other, stranger, former] = await Promise.all([1, 2, 3, 4].map(() => buildOrganisation(api.database)));
    const person = await buildPerson(api.database);
    const post = { personId: person.id, personName: person.fullName };
    for (const { id } of [one, other] as { id: string }[])
      await buildAppointment(api.database, { ...post, organisationId: id });
    await buildAppointment(api.database, { ...post, organisationId: former?.id, untilOn: '2024-07-31' });
    await api.database.owner.query('insert into directory.credentials (person_id, password_hash) values ($1, $2)', [
      ...[person.id, await hashPassword('copper lantern orchard')],
    ]);
    await store.directory.signIn(person.email, 'wrong');
    await store.directory.signIn(person.email, 'copper lantern orchard');
    await store.identities.link({ issuer: 'https://a.example', subject: '1' }, 'a', person.email);
    await store.directory.openProviderSession(person.id, { provider: 'a', provedAt: new Date() });
    const expected = [
      ...[
        { action: 'person.password-set', data: {} },
        { action: 'person.sign-in-failed', data: { what: 'password' } },
      ],
      ...[
        { action: 'person.signed-in', data: { by: 'password' } },
        { action: 'person.identity-linked', data: {} },
      ],
      { action: 'person.signed-in', data: { by: 'a' } },
    ];
    for (const { id } of [one, other] as { id: string }[]) expect(await actionsIn(id, person.id)).toEqual(expected);
    for (const { id } of [stranger, former] as { id: string }[]) expect(await actionsIn(id, person.id)).toEqual([]);
  });
});

describe('what is held on somebody', () => {
  it('is theirs to take along, and their organisation’s officer’s for its own part; a stranger finds nothing', async () => {
    const [school, other] = [await buildOrganisation(api.database), await buildOrganisation(api.database)];
    const person = await buildPerson(api.database);
    const amy = await api.as({ organisationId: school.id, roles: ['staff'], person });
    await buildAppointment(api.database, {
      organisationId: other.id,
      personId: person.id,
      personName: person.fullName,
    });
    const policy = await buildPolicy(api.database, { organisationId: school.id });
    const revision = await buildRevision(api.database, { organisationId: school.id, policyId: policy.id });
    await buildAcknowledgement(api.database, {
      ...{ organisationId: school.id, revisionId: revision.id, personId: person.id, personName: person.fullName },
    });
    const mine = await filesOf(await amy.get('/subject-access/mine'));
    expect(Object.keys(mine)).toEqual(['what-is-held.html', 'data.json']);
    const data = JSON.parse(mine['data.json'] ?? '') as { parts: { place: string; rows: Record<string, object[]> }[] };
    expect(data.parts.map(({ place }) => place).sort()).toEqual(['Your account', other.name, school.name].sort());
    const part = (place: string) => data.parts.find((each) => each.place === place)?.rows ?? {};
    expect(part('Your account')).toMatchObject({ people: [{ email: person.email }], sessions: [{}] });
    expect(part(school.name)['acknowledgements']).toHaveLength(1);
    expect(part(other.name)['acknowledgements']).toBeUndefined();
    expect(mine['what-is-held.html']).toContain(person.fullName);
    // Nothing by which anybody could come in.
    expect(mine['data.json']).not.toMatch(/hash|csrf|secret/);

    const head = await api.as({ organisationId: school.id });
    const ofHead = await filesOf(await head.get(`/subject-access/people/${person.id}`));
    expect(JSON.parse(ofHead['data.json'] ?? '').parts.map((each: { place: string }) => each.place)).toEqual([
      school.name,
    ]);
    expect(ofHead['data.json']).not.toContain(other.id);
    await head.get(`/subject-access/people/${person.id}`);
    expect((await actionsIn(school.id, person.id)).map(({ action }) => action)).toEqual(['held.read']); // once an hour
    for (const caller of [amy, await api.as({ organisationId: other.id, roles: ['governor'] }), api.anybody()])
      expect((await caller.get(`/subject-access/people/${person.id}`)).status).toBe(404);
    expect((await api.anybody().get('/subject-access/mine')).status).toBe(404);
    const elsewhere = await api.as({ organisationId: (await buildOrganisation(api.database)).id });
    expect((await elsewhere.get(`/subject-access/people/${person.id}`)).status).toBe(404);
  });

  it('is noted when it is read: the list of people, once an hour', async () => {
    const school = await buildOrganisation(api.database);
    const head = await api.as({ organisationId: school.id });
    for (let n = 0; n < 3; n += 1) await head.ask('{ people { name } }');
    const governor = await api.as({ organisationId: school.id, roles: ['governor'] });
    await governor.ask('{ people { name } }');
    const reads = await api.database.owner.query(
      `select count(*)::int as count, count(distinct actor_person_id)::int as readers from app.audit_events
       where organisation_id = $1 and action = 'people.read'`,
      [school.id],
    );
    expect(reads).toEqual([{ count: 1, readers: 1 }]);
  });
});

describe('somebody who has left', () => {
  it('is erased but for the records of what was decided, and the chain still verifies', async () => {
    const { database } = api;
    const school = await buildOrganisation(database);
    const organisationId = school.id;
    const person = await buildPerson(database);
    const { scope } = await signIn(database, { organisationId, person });
    const policy = await buildPolicy(database, { organisationId });
    const revision = await buildRevision(database, { organisationId, policyId: policy.id });
    await buildAcknowledgement(database, {
      ...{ organisationId, revisionId: revision.id, personId: person.id, personName: person.fullName },
    });
    await database.store.inContext(scope, { write: true }, (work) =>
      work.audit({
        action: 'policy.tried',
        subject: 'Policy',
        subjectId: policy.id,
        personal: { name: person.fullName },
      }),
    );
    await database.store.linkAudit(organisationId);
    const [post] = await database.owner.query('select id from app.appointments where person_id = $1', [person.id]);
    const head = await api.as({ organisationId });
    const given = { id: post.id, name: person.fullName.toUpperCase() };
    type Erased = { erasePerson: { refusals: { code: string }[] } };
    const codes = async (variables: object): Promise<string[]> =>
      (await head.ask<Erased>(ERASE, variables as never)).erasePerson.refusals.map(({ code }) => code);
    expect(await codes(given)).toEqual(['STILL_IN_POST']);
    await database.owner.query(`update app.appointments set until_on = '2025-07-31' where id = $1`, [post.id]);
    expect(await codes({ ...given, name: 'Somebody else' })).toEqual(['NAME_NOT_TYPED']);
    const { erasure } = await head.ask<{ erasure: object }>(ERASURE, { id: post.id });
    expect(erasure).toEqual({
      ...{ name: person.fullName, account: 'erased' },
      erased: expect.arrayContaining([
        { table: 'appointments', rows: 1 },
        { table: 'audit_personal', rows: 1 },
      ]),
      kept: [{ table: 'acknowledgements', rows: 1 }],
    });
    expect(await codes(given)).toEqual([]);
    await database.store.linkAudit(organisationId);

    const installation = await Installation.open(database as never);
    try {
      const report = await installation.verifyAudit(organisationId);
      expect({ faults: report.faults, unlinked: report.unlinked }).toEqual({ faults: [], unlinked: 0 });
      expect(report.linked).toBeGreaterThanOrEqual(2);
    } finally {
      await installation.close();
    }
    // The name stands in the record that is kept, and nowhere else in any table.
    const tables: { at: string }[] = await database.owner.query(
      `select format('%I.%I', n.nspname, c.relname) as at from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('app', 'directory') and c.relkind = 'r'`,
    );
    const found: string[] = [];
    for (const { at } of tables) {
      const [row] = await database.owner.query(
        `select count(*)::int as count from ${at} t where t::text like '%' || $1 || '%' or t::text like '%' || $2 || '%'`,
        [person.fullName, person.email],
      );
      if (row.count > 0) found.push(at);
    }
    expect(found).toEqual(['app.acknowledgements']);
    expect(await database.store.directory.signIn(person.email, 'anything')).toEqual({ outcome: 'refused' });
    expect((await actionsIn(organisationId, person.id)).map(({ action }) => action)).toContain('person.erased');
  });

  it('keeps the account where another organisation has it; and nobody erases of another’s', async () => {
    const [school, other] = [await buildOrganisation(api.database), await buildOrganisation(api.database)];
    const person = await buildPerson(api.database);
    const post = { personId: person.id, personName: person.fullName };
    const past = await buildAppointment(api.database, { ...post, organisationId: school.id, untilOn: '2025-07-31' });
    await buildAppointment(api.database, { ...post, organisationId: other.id });
    const stranger = await api.as({ organisationId: other.id });
    const variables = { id: past.id, name: person.fullName };
    expect(await stranger.ask(ERASURE, { id: past.id })).toEqual({ erasure: null });
    expect(await stranger.ask(ERASE, variables)).toEqual({ erasePerson: { refusals: [{ code: 'NOT_FOUND' }] } });
    const head = await api.as({ organisationId: school.id });
    expect(await head.ask(ERASE, variables)).toEqual({ erasePerson: { refusals: [] } });
    const [kept] = await api.database.owner.query('select full_name as name from directory.people where id = $1', [person.id]); // prettier-ignore
    expect(kept.name).toBe(person.fullName);
    const names = await api.database.owner.query('select person_name as name from app.appointments where person_id = $1 order by 1', [person.id]); // prettier-ignore
    expect(names.map((each: { name: string }) => each.name).sort()).toEqual(
      [person.fullName, 'Somebody who has left'].sort(),
    );
  });

  it('stands in columns that are known, and each is a record or can be erased', async () => {
    const columns = await api.database.owner.query(
      'select name, id_column, name_column, is_kept from directory.personal_columns()',
    );
    const said = columns.map((each: Record<string, unknown>) =>
      [each['name'], each['id_column'], each['name_column'] ?? '-', each['is_kept'] ? 'kept' : 'erased'].join(' '),
    );
    expect(said).toMatchSnapshot();
    // A name beside no person would be missed: such columns are named here with why they are none of a person's, or stay.
    const loose = await api.database.owner.query(
      `select c.relname || '.' || a.attname as at from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and a.attnum > 0 and a.attname ~ '_name$' and not exists (
         select from directory.personal_columns() p where p.name = c.relname and p.name_column = a.attname) order by 1`,
    );
    expect(loose.map((each: { at: string }) => each.at)).toEqual([
      'departures.publisher_name', // an organisation
      'draft_comments.person_organisation_name', // an organisation
      'draft_looks.addressee_name', // an organisation
      'evidence_files.file_name',
      'exceptions.addressee_name', // an organisation
      'paper_signatures.signer_name', // who signed by hand: the record of a signature
      'policy_imports.file_name',
      'sent_documents.file_name',
      'word_returns.file_name',
    ]);
  });
});

describe('retention', () => {
  it('says what is due, deletes what has ended and nothing else, and follows other days', async () => {
    const { database } = api;
    const school = await buildOrganisation(database);
    const [ended, alive] = [await signIn(database, { organisationId: school.id }), await signIn(database, { organisationId: school.id })]; // prettier-ignore
    await database.owner.query(
      `update directory.sessions set created_at = now() - interval '4 days', expires_at = now() - interval '3 days' where token_hash = $1`,
      [ended.session.tokenHash],
    );
    const installation = await Installation.open(database as never);
    const due = async (carryOut = false): Promise<number> =>
      (await installation.retain(new Date(), { carryOut })).find(({ name }) => name === 'sessions')?.due ?? -1;
    try {
      expect(await due()).toBe(1);
      expect(await installation.setRetention('sessions', 5)).toBe(true);
      expect(await installation.setRetention('nothing', 5)).toBe(false);
      expect(await due()).toBe(0);
      await installation.setRetention('sessions', 1);
      expect((await database.store.applyRetention(new Date())).find(({ name }) => name === 'sessions')?.due).toBe(1);
      expect(await due()).toBe(0);
    } finally {
      await installation.close();
    }
    expect(await database.store.directory.findSession(alive.token)).not.toBeNull();
  });

  it('lets go of mail, tokens, deliveries and work of organisations that ended long ago, and of nothing that waits', async () => {
    const { database } = api;
    const { id: organisationId } = await buildOrganisation(database);
    const longAgo = new Date(Date.now() - 400 * 86_400_000);
    const rules = ['api-tokens', 'jobs', 'messages', 'webhook-deliveries', 'webhooks'];
    const apply = async (): Promise<number[]> => {
      const lines = await database.store.applyRetention(new Date());
      return rules.map((rule) => lines.find(({ name }) => name === rule)?.due ?? -1);
    };
    await apply();
    const own = { organisationId };
    await buildMessage(database, { ...own, settledAt: longAgo });
    await buildMessage(database, { ...own, createdAt: longAgo, state: 'waiting', reason: null, settledAt: null });
    await buildMessage(database, own);
    await buildApiToken(database, { ...own, expiresOn: longAgo.toISOString().slice(0, 10) });
    await buildApiToken(database, { ...own, revokedAt: longAgo });
    await buildApiToken(database, own);
    const ended = await buildWebhook(database, { ...own, endedAt: longAgo });
    await buildWebhookDelivery(database, { ...own, webhookId: ended.id, settledAt: longAgo });
    await buildWebhookDelivery(database, own);
    await buildJob(database, { ...own, state: 'done', finishedAt: longAgo });
    await buildJob(database, own);
    // A webhook goes once nothing hangs on it, whichever rule is looked at first.
    const first = await apply();
    expect(first.slice(0, 4)).toEqual([2, 1, 1, 1]);
    expect((first[4] ?? 0) + ((await apply())[4] ?? 0)).toBe(1);
    expect(await apply()).toEqual([0, 0, 0, 0, 0]);
    const left = await database.owner.query(
      `select (select count(*)::int from app.messages where organisation_id = $1) as messages,
        (select count(*)::int from app.api_tokens where organisation_id = $1) as tokens`,
      [organisationId],
    );
    expect(left).toEqual([{ messages: 2, tokens: 1 }]);
    await expect(database.owner.query(`delete from app.messages where state = 'waiting'`)).rejects.toThrow('is kept');
  });
});
