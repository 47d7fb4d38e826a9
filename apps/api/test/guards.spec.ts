import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildLink } from '@ratify/test-kit';
import { buildSchema } from 'graphql';
import { startApi, type TestApi } from './api.ts';
import { COVERAGE, gapsOf } from './isolation/coverage.ts';
import { crawl } from './isolation/crawl.ts';
import { argumentPaths, rootFields, SDL, selections } from './isolation/graph.ts';
import { plantMarkers, type Markers } from './isolation/markers.ts';
import { peopleAt, type Somebody } from './isolation/people.ts';
import { routeGapsOf } from './isolation/route-coverage.ts';
import { fingerprint } from './isolation/rows-of.ts';
import { tellsInside } from './isolation/tells-inside.ts';
import { buildWorld, type World } from './isolation/world.ts';

// Each guard of the other files, fed a bad sample: a guard counts only once it has been seen red.

describe('the table of arguments', () => {
  const gapsWith = (from: string, to: string): string[] => {
    expect(SDL).toContain(from);
    const fields = rootFields(buildSchema(SDL.replace(from, to)));
    return gapsOf(fields.map((field) => ({ name: field.name, paths: argumentPaths(field) })));
  };

  it('is complete as it stands', () => expect(gapsWith('type Mutation {', 'type Mutation {')).toEqual([]));

  it.each([
    ['a new query', 'type Query {', 'type Query {\n  secret(id: ID!): Policy', ['secret is not in the table']],
    ['a new mutation', 'type Mutation {', 'type Mutation {\n  steal(id: ID!): Boolean', ['steal is not in the table']],
    [
      'a new argument',
      'policy(id: ID!): Policy',
      'policy(id: ID!, organisationId: ID): Policy',
      ['policy(organisationId) is not in the table'],
    ],
    [
      'a new argument inside an input',
      'input HistoricAdoptionInput {',
      'input HistoricAdoptionInput {\n  bodyId: ID',
      ['recordHistoricAdoption(input.bodyId) is not in the table'],
    ],
    [
      'a field that is gone',
      'job(id: ID!): Job',
      'task(id: ID!): Job',
      ['task is not in the table', 'job is not in the schema'],
    ],
  ])('sees %s', (_what, from, to, gaps) => expect(gapsWith(from, to)).toEqual(gaps));

  it('sees an identifier that stands as a value', () => {
    const fields = rootFields().map((field) => ({ name: field.name, paths: argumentPaths(field) }));
    const table = { ...COVERAGE, policy: { arguments: { id: 'value' as const } } };
    expect(gapsOf(fields, table)).toEqual(['policy(id) is an ID and stands as a value']);
  });
});

describe('the table of routes', () => {
  it('sees a route that nobody has thought of', async () => {
    const api = await startApi({
      prepare: (app) => {
        app
          .getHttpAdapter()
          .getInstance()
          .get('/backdoor/:id', async () => 'open');
      },
    });
    try {
      expect(await (await api.anybody().get('/backdoor/1')).text()).toBe('open');
      expect(routeGapsOf(api.routes).sort()).toEqual([
        'GET /backdoor/:id is not in the table',
        'HEAD /backdoor/:id is not in the table',
      ]);
      const fewer = api.routes.filter((each) => each !== 'GET /health/live');
      expect(routeGapsOf(fewer)).toContain('GET /health/live is not served');
    } finally {
      await api.close();
    }
  });
});

describe('the planted words', () => {
  let api: TestApi;
  let world: World;
  let markers: Markers;
  let officer: Somebody;

  beforeAll(async () => {
    api = await startApi();
    world = await buildWorld(api.database);
    markers = await plantMarkers(api.database, world);
    const people = await peopleAt(api, world, ['council']);
    officer = people.find((each) => each.role === 'compliance-officer') as Somebody;
  });
  afterAll(() => api?.close());

  it('are found where a link lets the council see a school of another council', async () => {
    const id = world.otherSchool.policy.id;
    const READ = 'query ($id: ID!) { policy(id: $id) { title } }';
    const none = await officer.caller.send(READ, { id: crypto.randomUUID() });
    expect(await officer.caller.send(READ, { id })).toEqual(none);
    await buildLink(api.database, {
      organisationId: world.otherSchool.organisation.id,
      upperId: world.council.organisation.id,
      kind: 'member-of',
      seesAdopted: true,
    });
    expect(await officer.caller.send(READ, { id })).not.toEqual(none);
    const told = markers.found((await crawl(officer, world)).answers).filter((each) => each.place === 'otherSchool');
    expect(told.map((each) => each.column)).toEqual(expect.arrayContaining(['policies.title', 'revisions.text']));
  });

  it('are missed loudly in a table in which nobody has a row', async () => {
    await api.database.owner.query('create table app.secrets (organisation_id uuid, words text)');
    await expect(plantMarkers(api.database, world)).rejects.toThrow('no row in secrets');
    await api.database.owner.query('drop table app.secrets');
  });

  it('and a fingerprint sees one row that changes, one session, and one second factor', async () => {
    const before = await fingerprint(api.database);
    expect(await fingerprint(api.database)).toEqual(before);
    await api.database.owner.query('update app.policies set retired_on = now() where id = $1', [world.sister.local.id]);
    const after = await fingerprint(api.database);
    expect(Object.keys(before).filter((table) => before[table] !== after[table])).toEqual(['policies']);
    await api.database.owner.query('update directory.sessions set acting_organisation_id = null');
    const later = await fingerprint(api.database);
    expect(Object.keys(before).filter((table) => after[table] !== later[table])).toEqual(['sessions']);
    await api.database.owner.query('delete from directory.second_factors where person_id = $1', [
      world.sister.deputy.personId,
    ]);
    const last = await fingerprint(api.database);
    expect(Object.keys(before).filter((table) => later[table] !== last[table])).toEqual([
      'audit_events', // it is on the record that it was switched off
      'second_factors',
    ]);
  });
});

describe('the generated selections', () => {
  it('have every field of a type, cut to the width that is allowed', () => {
    const policies = rootFields().find((each) => each.name === 'policies');
    const cut = selections(policies?.field.type ?? (null as never), { depth: 4, fields: 50 });
    expect(cut.length).toBeGreaterThan(3);
    for (const selection of cut) expect(selection.match(/\w+/g)?.length).toBeLessThan(60);
    for (const word of ['draft', 'variations', 'verifyCode', 'minuteReference', 'emptyBlanks'])
      expect(cut.some((selection) => selection.includes(word))).toBe(true);
  });
});

describe('what tells of the inside', () => {
  it.each([
    'error: select * from app.policies where id = $1',
    'QueryFailedError: invalid input',
    'duplicate key value violates unique constraint "policies_pkey"',
    'invalid input syntax for type uuid: "x"',
    'relation "app.policies" does not exist',
    'Error\n    at run (/srv/ratify/apps/api/dist/graph/run.js:12:3)',
    '/srv/ratify/node_modules/pg/lib/client.js',
    "TypeError: Cannot read properties of undefined (reading 'id')",
  ])('is seen: %s', (answer) => expect(tellsInside(answer)).toBe(true));

  it('is not seen where there is none', () => {
    expect(tellsInside('{"errors":[{"message":"Something went wrong here. Nothing was changed."}]}')).toBe(false);
    expect(tellsInside('{"errors":[{"message":"There is no such thing here.","path":["policy"]}]}')).toBe(false);
  });
});
