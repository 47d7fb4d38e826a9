import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REVISION_STATES, REVISION_TRANSITIONS, canMove } from '@ratify/policy';
import { type Revision, type EntityClass } from '@ratify/store';
import * as rows from '@ratify/store';
import {
  buildAdoption,
  buildDecision,
  buildDocument,
  buildDraft,
  buildOrganisation,
  buildPolicy,
  buildRevision,
  buildSignatureRequest,
  buildTakenUpdate,
  buildUpdateOffer,
  builders,
  createDatabase,
  signIn,
  type TestDatabase,
} from '@ratify/test-kit';

// As the owner of the tables: what even a repair script may not do.

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.close());

const refusal = async (sql: string, parameters: unknown[] = []): Promise<string> =>
  database.owner.query(sql, parameters).then(
    () => 'done',
    (error: { driverError: { code: string } }) => error.driverError.code,
  );

const records: EntityClass[] = [
  rows.Edition,
  rows.Decision,
  rows.Correction,
  rows.CoveredText,
  rows.Review,
  rows.Signature,
  rows.DocumentVersion,
  rows.StoredBlob,
  rows.Acknowledgement,
];

describe('a record', () => {
  it.each(records.map((entity) => [entity.name, entity] as const))(
    '%s is never changed, removed or emptied',
    async (_name, entity) => {
      const school = await buildOrganisation(database);
      await builders.get(entity)?.(database, school.id);
      const { tablePath, columns } = database.owner.getMetadata(entity);
      const where = `where organisation_id = '${school.id}'`;
      const [counted] = await database.owner.query(`select count(*) from ${tablePath} ${where}`);
      expect(counted.count).toBe(1);
      for (const { databaseName } of columns) {
        expect(await refusal(`update ${tablePath} set ${databaseName} = ${databaseName} ${where}`)).toBe('RT001');
      }
      expect(await refusal(`delete from ${tablePath} ${where}`)).toBe('RT001');
      expect(await refusal(`truncate ${tablePath} cascade`)).toBe('RT001');
    },
  );

  it.each([
    ['Revision', 'revisions', ['state'], buildRevision],
    [
      'SignatureRequest',
      'signature_requests',
      [
        ...['state', 'signed_by', 'signed_by_name', 'signed_at', 'reason'],
        ...['settled_by', 'settled_by_name', 'settled_at', 'settled_reason'],
      ],
      buildSignatureRequest,
    ],
    ['Adoption', 'adoptions', ['set_aside_at'], buildAdoption],
    ['Document', 'documents', ['state', 'failure'], buildDocument],
    ['UpdateOffer', 'update_offers', ['answer', 'answered_by', 'answered_at', 'reason'], buildUpdateOffer],
    ['TakenUpdate', 'taken_updates', ['undone_by', 'undone_at', 'set_aside_text'], buildTakenUpdate],
  ] as const)('%s stands but for the columns of its progress', async (name, table, moving, build) => {
    const row = (await build(database)) as { id: string };
    const values: Record<string, string> = {
      uuid: 'uuidv7()',
      text: "'x'",
      jsonb: `'{"level": "legal", "x": 1}'`,
      int: '77',
      boolean: 'null',
      timestamptz: 'now()',
      date: "'2031-01-01'",
    };
    const { columns } = database.owner.getMetadata(
      (rows as unknown as Record<string, EntityClass>)[name] as EntityClass,
    );
    for (const column of columns) {
      if ((moving as readonly string[]).includes(column.databaseName)) continue;
      const sql = `update app.${table} set ${column.databaseName} = ${values[String(column.type)]} where id = $1`;
      expect({ column: column.databaseName, refusal: await refusal(sql, [row.id]) }).toEqual({
        column: column.databaseName,
        refusal: 'RT001',
      });
    }
    expect(await refusal(`delete from app.${table} where id = $1`, [row.id])).toBe('RT001');
  });
});

describe('the state of a revision', () => {
  it('begins as submitted', async () => {
    const { policyId, organisationId } = await buildRevision(database);
    for (const state of REVISION_STATES) {
      const outcome = await refusal(
        `insert into app.revisions (organisation_id, policy_id, number, state, text, text_sha256, clause_index, submitted_by, submitted_by_name)
         values ($1, $2, 10 + length($3::text) * 10 + ascii($3::text), $3, 'x', repeat('0', 64), '[]', uuidv7(), 'x')`,
        [organisationId, policyId, state],
      );
      expect({ state, outcome }).toEqual({ state, outcome: state === 'submitted' ? 'done' : 'RT002' });
    }
  });

  it.each(
    REVISION_STATES.flatMap((from) => REVISION_STATES.map((to) => [from, to] as const)).filter(
      ([from, to]) => from !== to,
    ),
  )('from %s to %s follows the table', async (from, to) => {
    const revision = await buildRevision(database, { state: from });
    const [before] = await database.owner.query('select state from app.revisions where id = $1', [revision.id]);
    expect(before.state).toBe(from);
    const outcome = await refusal('update app.revisions set state = $2 where id = $1', [revision.id, to]);
    expect(outcome).toBe(canMove(from, to) ? 'done' : 'RT002');
  });

  it.each(REVISION_TRANSITIONS.filter(({ by }) => by === 'correct').map(({ from, to }) => [from, to] as const))(
    'goes back from %s to %s in the transaction of a correction of the same policy, and of no other',
    async (from, to) => {
      const { id, organisationId, policyId } = await buildRevision(database, { state: from });
      const { id: decisionId } = await buildDecision(database, { organisationId, revisionId: id });
      const other = await buildPolicy(database, { organisationId });
      const goBack = (of: string) =>
        refusal(
          `with correction as (
             insert into app.corrections (organisation_id, policy_id, decision_id, kind, reason, corrected_by, corrected_by_name)
             values ('${organisationId}', '${of}', '${decisionId}', 'set-aside', 'A slip.', uuidv7(), 'A clerk'))
           select 1; update app.revisions set state = '${to}' where id = '${id}'`,
        );
      expect([await goBack(other.id), await goBack(policyId)]).toEqual(['RT002', 'done']);
    },
  );

  it('lets an adoption be set aside once', async () => {
    const { id } = await buildAdoption(database);
    const setAside = (at: string) => refusal('update app.adoptions set set_aside_at = $2 where id = $1', [id, at]);
    expect([await setAside('2026-11-20'), await setAside('2026-11-21')]).toEqual(['done', 'RT001']);
  });
});

describe('other states', () => {
  it('let a declined signature be settled for, and nothing follow that', async () => {
    const request = await buildSignatureRequest(database);
    const move = (to: string): Promise<string> =>
      refusal('update app.signature_requests set state = $2 where id = $1', [request.id, to]);
    expect([await move('declined'), await move('waived'), await move('declined')]).toEqual(['done', 'done', 'RT002']);
  });

  it('follow each signature request by one other at most, and ask for one signature in one place', async () => {
    const first = await buildSignatureRequest(database);
    const { organisationId, adoptionId, revisionId, field } = first;
    const next = { organisationId, adoptionId, revisionId, field, followsId: first.id };
    await expect(buildSignatureRequest(database, next)).rejects.toThrow(/signature_requests_field/);
    await refusal("update app.signature_requests set state = 'declined' where id = $1", [first.id]);
    await buildSignatureRequest(database, next);
    await expect(buildSignatureRequest(database, { ...next, field: 'another' })).rejects.toThrow(
      /signature_requests_follows/,
    );
  });

  it('close a signature request once', async () => {
    const request = await buildSignatureRequest(database);
    expect(
      await refusal("update app.signature_requests set state = 'declined', reason = 'no' where id = $1", [request.id]),
    ).toBe('done');
    expect(await refusal("update app.signature_requests set state = 'signed' where id = $1", [request.id])).toBe(
      'RT002',
    );
    expect(await refusal("update app.signature_requests set state = 'open' where id = $1", [request.id])).toBe('RT002');
  });

  it('let a declined offer be taken, and a taken one stay taken', async () => {
    const offer = await buildUpdateOffer(database);
    const answer = (to: string | null): Promise<string> =>
      refusal('update app.update_offers set answer = $2 where id = $1', [offer.id, to]);
    expect(await answer('declined')).toBe('done');
    expect(await answer(null)).toBe('RT002');
    expect(await answer('taken')).toBe('done');
    expect(await answer('declined')).toBe('RT002');
  });

  it('let an offer be opened again by undoing the taking that answered it, and by nothing else', async () => {
    const offer = await buildUpdateOffer(database, { answer: 'included', answeredAt: new Date('2026-11-02') });
    const reopen = (): Promise<string> =>
      refusal('update app.update_offers set answer = null, answered_at = null where id = $1', [offer.id]);
    const { organisationId, policyId, editionId, editionOrganisationId } = offer;
    const before = { id: offer.id, answer: null, answeredBy: null, answeredAt: null, reason: null };
    const { id } = await buildTakenUpdate(database, {
      ...{ organisationId, policyId, editionId, editionOrganisationId },
      offersBefore: [before],
    });
    expect(await reopen()).toBe('RT002');
    const undo = (on: string): Promise<string> =>
      refusal('update app.taken_updates set undone_at = $2 where id = $1', [id, on]);
    expect(await undo('2026-11-01')).toBe('done'); // an earlier taking
    expect(await reopen()).toBe('RT002');
    expect(await undo('2026-11-03')).toBe('done');
    expect(await reopen()).toBe('done');
  });
});

describe('a working text', () => {
  it('moves one version at a time, whatever wrote it', async () => {
    const draft = await buildDraft(database);
    const save = (version: number): Promise<string> =>
      refusal("update app.drafts set text = text || 'x', version = $2 where policy_id = $1", [draft.policyId, version]);
    expect(await save(1)).toBe('RT002');
    expect(await save(3)).toBe('RT002');
    expect(await save(2)).toBe('done');
  });

  it('is saved over the version that was read, and not over another', async () => {
    const school = await buildOrganisation(database);
    const draft = await buildDraft(database, { organisationId: school.id });
    const { scope, person } = await signIn(database, { organisationId: school.id });
    const save = (version: number, text: string): Promise<rows.Draft | null> =>
      database.store.inContext(scope, { write: true }, (work) =>
        work.drafts.save({ policyId: draft.policyId }, version, { text, updatedBy: person.id }),
      );
    expect(await save(1, 'first')).toMatchObject({ version: 2, text: 'first', updatedBy: person.id });
    expect(await save(1, 'late')).toBeNull();
    const kept = await database.store.inContext(scope, {}, (work) => work.drafts.get({ policyId: draft.policyId }));
    expect(kept).toMatchObject({ version: 2, text: 'first' });
  });

  it('saved by twenty at once is saved by one', async () => {
    const school = await buildOrganisation(database);
    const draft = await buildDraft(database, { organisationId: school.id });
    const { scope } = await signIn(database, { organisationId: school.id });
    const saved = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        database.store.inContext(scope, { write: true }, (work) =>
          work.drafts.save({ policyId: draft.policyId }, 1, { text: `by ${i}` }),
        ),
      ),
    );
    expect(saved.filter((answer) => answer !== null)).toHaveLength(1);
  });
});

describe('the store', () => {
  it('tells a refusal of the database in its own words', async () => {
    const school = await buildOrganisation(database);
    const revision = await buildRevision(database, { organisationId: school.id, state: 'adopted' });
    const { scope } = await signIn(database, { organisationId: school.id });
    const attempt = (changes: Partial<Revision>): Promise<number> =>
      database.store.inContext(scope, { write: true }, (work) => work.revisions.change({ id: revision.id }, changes));
    await expect(attempt({ state: 'submitted' })).rejects.toMatchObject({
      name: 'StoreError',
      code: 'WRONG_TRANSITION',
    });
    await expect(attempt({ text: 'other' })).rejects.toMatchObject({ code: 'IS_A_RECORD' });
    await expect(
      database.store.inContext(scope, {}, (work) => work.revisions.get({ id: crypto.randomUUID() })),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
