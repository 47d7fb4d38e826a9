import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildOrganisation, createDatabase, signIn, type TestDatabase } from '@ratify/test-kit';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.close());

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
});
