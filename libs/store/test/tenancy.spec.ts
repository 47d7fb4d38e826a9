import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entities, visibility, type DatabaseRole, type EntityClass, type VisibilityClass } from '@ratify/store';
import {
  buildAdoption,
  buildDecision,
  buildMeeting,
  buildSignatureRequest,
  builders,
  createDatabase,
  tooFewTried,
  tried,
  writeTried,
  type TestDatabase,
} from '@ratify/test-kit';
import type pg from 'pg';
import { connectAs, outcomeOf, trying } from './connect.ts';
import { foreignKeysOf, type ForeignKey } from './catalog.ts';
import { ABOVE, BELOW, BOUGHT, buildWorld, PLACES, type Place, type World } from './world.ts';

// Generated from the entities: a new table is covered by being declared, and fails here until it has a class and a builder.

let database: TestDatabase;
let world: World;
const clients = {} as Record<DatabaseRole, pg.Client>;
let jobs: Record<Place, string>;
/** One row of each entity at each place, as the database has it. */
const samples = new Map<EntityClass, Record<Place, Record<string, unknown>>>();

const tables = entities.map((entity) => ({ entity, level: visibility.get(entity) as VisibilityClass }));
const tableOf = (entity: EntityClass): string => database.owner.getMetadata(entity).tableName;
const keyOf = (entity: EntityClass): string => (tableOf(entity) === 'organisations' ? 'id' : 'organisation_id');

beforeAll(async () => {
  database = await createDatabase();
  world = await buildWorld(database);
  jobs = {} as Record<Place, string>;
  for (const { entity } of tables) {
    const build = builders.get(entity);
    if (!build) throw new Error(`${entity.name} has no builder`);
    const rows = {} as Record<Place, Record<string, unknown>>;
    for (const place of PLACES) {
      const built = (await build(database, world.organisations[place].id)) as Record<string, unknown>;
      rows[place] = await rawRow(entity, built);
      if (tableOf(entity) === 'jobs') jobs[place] = built.id as string;
    }
    samples.set(entity, rows);
  }
  for (const role of ['app', 'worker', 'sign_in', 'national', 'public'] as const)
    clients[role] = await connectAs(database, role);
});
afterAll(async () => {
  writeTried('tenancy');
  for (const client of Object.values(clients)) await client.end();
  await database.close();
});

async function rawRow(entity: EntityClass, built: Record<string, unknown>): Promise<Record<string, unknown>> {
  const keys = database.owner.getMetadata(entity).primaryColumns;
  const where = keys.map((column, i) => `t.${column.databaseName} = $${i + 1}`).join(' and ');
  const [found] = (await database.owner.query(
    `select to_jsonb(t) as row from app.${tableOf(entity)} t where ${where}`,
    keys.map((column) => built[column.propertyName]),
  )) as { row: Record<string, unknown> }[];
  return found?.row as Record<string, unknown>;
}

function seenFrom(place: Place, level: VisibilityClass): Place[] {
  const below = BELOW[place] ?? [];
  const above = ABOVE[place] ?? [];
  const more = { own: [], up: below, down: above, linked: [...below, ...above, ...(BOUGHT[place] ?? [])] }[level];
  return [place, ...more].sort();
}

async function placesSeen(client: pg.ClientBase, entity: EntityClass): Promise<Place[]> {
  const { rows } = await client.query(`select distinct ${keyOf(entity)} as id from app.${tableOf(entity)}`);
  return rows
    .map(({ id }) => PLACES.find((place) => world.organisations[place].id === id) ?? (`? ${id}` as Place))
    .sort();
}

/** The entrances that lead to one organisation's rows. */
const entrances = [
  {
    name: 'begin_context',
    role: 'app' as const,
    enter: (place: Place) => (client: pg.ClientBase) =>
      client.query('select app.begin_context($1, $2)', [
        world.people[place].session.tokenHash,
        world.organisations[place].id,
      ]),
  },
  {
    name: 'begin_job',
    role: 'worker' as const,
    enter: (place: Place) => (client: pg.ClientBase) => client.query('select app.begin_job($1)', [jobs[place]]),
  },
];
const reading = [
  ...entrances,
  {
    name: 'begin_person',
    role: 'app' as const,
    enter: (place: Place) => (client: pg.ClientBase) =>
      client.query('select app.begin_person($1)', [world.people[place].session.tokenHash]),
  },
  {
    name: 'enter_session',
    role: 'app' as const,
    enter: (place: Place) => (client: pg.ClientBase) =>
      client.query('select app.enter_session($1)', [world.people[place].session.tokenHash]),
  },
];

describe.each(reading)('$name', ({ role, enter }) => {
  it.each(tables.map(({ entity, level }) => [entity.name, level, entity] as const))(
    'shows of %s (%s) exactly the places of its class',
    async (_name, level, entity) => {
      for (const place of PLACES) {
        const seen = await trying(clients[role], enter(place), () => placesSeen(clients[role], entity));
        const expected = seenFrom(place, level);
        expect({ place, seen }).toEqual({ place, seen: expected });
      }
    },
  );
});

const strangers: readonly (readonly [Place, Place])[] = [
  ['maintained', 'otherSchool'],
  ['maintained', 'otherCouncil'],
  ['maintained', 'nursery'],
  ['maintained', 'council'],
  ['council', 'maintained'],
  ['council', 'otherSchool'],
  ['trust', 'academy'],
  ['council', 'academy'],
];
const REFUSED = ['42501', 'RT003'];

describe.each(entrances)('$name', ({ name, role, enter }) => {
  const client = (): pg.Client => clients[role];

  describe.each(strangers)('of %s, towards %s', (actor, other) => {
    it.each(tables.map(({ entity }) => [entity.name, entity] as const))(
      'changes, removes and adds nothing in %s',
      async (_name, entity) => {
        const table = tableOf(entity);
        const key = keyOf(entity);
        const otherId = world.organisations[other].id;
        await trying(client(), enter(actor), async () => {
          expect([0, '42501']).toContain(
            await outcomeOf(client(), `update app.${table} set ${key} = ${key} where ${key} = $1`, [otherId]),
          );
          expect([0, '42501']).toContain(
            await outcomeOf(client(), `delete from app.${table} where ${key} = $1`, [otherId]),
          );
          const fresh = freshen(samples.get(entity)?.[other] ?? {}, key);
          expect(REFUSED).toContain(await outcomeOf(client(), insertOf(table), [fresh]));
          const own = samples.get(entity)?.[actor] ?? {};
          const stolen = await outcomeOf(client(), `update app.${table} set ${key} = $1 where ${key} = $2`, [
            otherId,
            own[key],
          ]);
          expect(['42501', 'RT001', 'RT002', 'RT003', 0]).toContain(stolen);
          if (name === 'begin_job') tried('job contexts', 4);
        });
      },
    );
  });
});

describe('hostile statements in the context of a job', () => {
  it('have been as many as they are said to be', () => expect(tooFewTried('tenancy')).toEqual([]));
});

const insertOf = (table: string): string =>
  `insert into app.${table} select * from jsonb_populate_record(null::app.${table}, $1)`;

/** The same row under another name, so that only what is tested can refuse it. */
function freshen(row: Record<string, unknown>, key: string): Record<string, unknown> {
  const fresh = { ...row };
  if ('id' in fresh && key !== 'id') fresh.id = crypto.randomUUID();
  if (key === 'id') fresh.id = crypto.randomUUID();
  if ('slug' in fresh) fresh.slug = `fresh-${crypto.randomUUID()}`;
  if ('verify_code' in fresh) fresh.verify_code = crypto.randomUUID();
  if ('field' in fresh) fresh.field = crypto.randomUUID();
  if ('clause_id' in fresh) fresh.clause_id = crypto.randomUUID();
  if ('number' in fresh) fresh.number = 1_000_000 + Math.floor(performance.now());
  if ('position' in fresh) fresh.position = 1_000_000;
  return fresh;
}

describe.each(entrances)('references smuggled in $name', ({ role, enter }) => {
  const client = (): pg.Client => clients[role];

  it.each(tables.map(({ entity }) => [entity.name, entity] as const))('%s', async (_name, entity) => {
    const table = tableOf(entity);
    const own = { ...samples.get(entity)?.maintained, ...(await spare(table)) };
    const keys = (await foreignKeysOf(database, table)).filter(({ target }) => target.startsWith('app.'));
    await trying(client(), enter('maintained'), async () => {
      await client().query('set constraints all immediate'); // some are looked at when the transaction ends
      // First that the row itself would pass: then it is the reference that is refused, and nothing else.
      const control = await outcomeOf(client(), insertOf(table), [freshen(own, keyOf(entity))]);
      const mayInsert = control !== '42501';
      if (mayInsert) expect([1, '23505']).toContain(control);
      for (const key of keys) {
        for (const other of ['otherSchool', 'otherCouncil', 'nursery'] as const) {
          const smuggled = smuggle(key, other);
          if (!smuggled) continue;
          const added = await outcomeOf(client(), insertOf(table), [{ ...freshen(own, keyOf(entity)), ...smuggled }]);
          expect({ key: key.name, added: mayInsert ? ['23503', 'RT003'].includes(String(added)) : added }).toEqual({
            key: key.name,
            added: mayInsert ? true : '42501',
          });
          const columns = Object.keys(smuggled);
          const changed = await outcomeOf(
            client(),
            `update app.${table} set ${columns.map((column, i) => `${column} = $${i + 2}`).join(', ')} where ${keyOf(entity)} = $1`,
            [own[keyOf(entity)], ...Object.values(smuggled)],
          );
          expect(['23503', 'RT003', 'RT001', 'RT002', '42501']).toContain(changed);
        }
      }
    });
  });

  /** A signature, by hand or not, answers one request only: another request, so that the copy of the row is not refused for being a second one. */
  async function spare(table: string): Promise<Record<string, unknown>> {
    const own = { organisationId: world.organisations.maintained.id };
    if (['decision_reports', 'corrections'].includes(table))
      return { decision_id: (await buildDecision(database, own)).id };
    // A copy of a comment is a reply in its thread, at a place of its own.
    const place = { clause_number: '1', clause_title: '', clause_words: '' };
    if (table === 'draft_comments') return { state: null, ...place };
    // Each person stands once on the list of a meeting.
    if (table === 'attendances') return { person_id: crypto.randomUUID() };
    // Of what was sent together each file stands once.
    if (table === 'sent_documents') return { batch_id: crypto.randomUUID() };
    if (table === 'minutes_confirmations') return { meeting_id: (await buildMeeting(database, own)).id };
    // One retirement of a policy stands at a time: this one is over, by an adoption.
    const over = '2026-12-01';
    if (table === 'retirements') return { ended_on: over, ended_adoption_id: (await buildAdoption(database, own)).id };
    // One link to what is expected stands at a time: this one was taken back.
    if (table === 'requirement_answers')
      return { ended_by: crypto.randomUUID(), ended_by_name: 'A clerk', ended_at: over };
    if (table === 'covered_texts') return { adoption_id: (await buildAdoption(database, own)).id };
    const answers = ['signatures', 'paper_signatures'].includes(table);
    return answers ? { request_id: (await buildSignatureRequest(database, own)).id } : {};
  }

  /** Columns that would point at another's row, leaving the row itself with its owner. */
  function smuggle(key: ForeignKey, other: Place): Record<string, unknown> | null {
    const target = entities.find((candidate) => `app.${tableOf(candidate)}` === key.target) as EntityClass;
    const theirs = samples.get(target)?.[other] ?? {};
    const changes: Record<string, unknown> = {};
    key.columns.forEach((column, i) => {
      if (column !== 'organisation_id' && column !== 'id') changes[column] = theirs[key.targetColumns[i] as string];
    });
    return Object.keys(changes).length === 0 ? null : changes;
  }
});

describe('without an entrance', () => {
  it.each(tables.map(({ entity }) => [entity.name, entity] as const))(
    '%s is empty and closed',
    async (_name, entity) => {
      const table = tableOf(entity);
      const fresh = freshen(samples.get(entity)?.maintained ?? {}, keyOf(entity));
      for (const role of ['app', 'worker'] as const) {
        const client = clients[role];
        await trying(
          client,
          async () => undefined,
          async () => {
            expect(await placesSeen(client, entity)).toEqual([]);
            expect(REFUSED).toContain(await outcomeOf(client, insertOf(table), [fresh]));
            expect([0, '42501']).toContain(await outcomeOf(client, `delete from app.${table}`));
          },
        );
      }
    },
  );

  it.each(tables.map(({ entity }) => [entity.name, entity] as const))(
    '%s cannot be read by sign-in or by the public',
    async (_name, entity) => {
      for (const role of ['sign_in', 'public'] as const) {
        const client = clients[role];
        const enter = role === 'public' ? () => client.query('select app.begin_public()') : async () => undefined;
        await trying(client, enter, async () => {
          expect(await outcomeOf(client, `select 1 from app.${tableOf(entity)}`)).toBe('42501');
        });
      }
    },
  );
});

describe.each(['begin_person', 'enter_session'])('%s', (entrance) => {
  it('writes nothing', async () => {
    const { session } = world.people.maintained;
    const client = clients.app;
    await trying(
      client,
      () => client.query(`select app.${entrance}($1)`, [session.tokenHash]),
      async () => {
        const outcome = await outcomeOf(
          client,
          "insert into app.policies (organisation_id, slug, title) values ($1, 'x', 'X')",
          [world.organisations.maintained.id],
        );
        expect(['25006', '42501']).toContain(outcome);
        expect(['25006', '42501']).toContain(await outcomeOf(client, "select app.enqueue('print', '{}')"));
      },
    );
  });
});

describe('the national register', () => {
  it('reads organisations, links, policies and coverages of everyone, and no other table', async () => {
    const client = clients.national;
    await trying(
      client,
      async () => undefined,
      async () => {
        const open = ['organisations', 'organisation_links', 'policies', 'coverages'];
        for (const { entity } of tables) {
          const table = tableOf(entity);
          const count = await outcomeOf(client, `select ${keyOf(entity)} from app.${table}`);
          if (open.includes(table)) expect(count).toBeGreaterThanOrEqual(PLACES.length - 2);
          else expect({ table, count }).toEqual({ table, count: '42501' });
          expect(await outcomeOf(client, insertOf(table), [{}])).toBe('42501');
        }
      },
    );
  });

  it('reads no names of people and no texts', async () => {
    for (const column of ['facts', 'address']) {
      expect(
        await trying(
          clients.national,
          async () => undefined,
          () => outcomeOf(clients.national, `select ${column} from app.organisations`),
        ),
      ).toBe('42501');
    }
  });
});
