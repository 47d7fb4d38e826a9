import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  DEMONSTRATION_ORGANISATIONS,
  DEMONSTRATION_PASSWORD,
  DEMONSTRATION_PEOPLE,
  realClock,
  realIds,
  seedPeople,
  seedPolicies,
  type Journey,
} from '@ratify/journey';
import { Installation, scopeFromSession, type RegisterCounts, type Session } from '@ratify/store';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';

/** Any day will do: a leap day in the middle of a term. */
const TODAY = '2028-02-29';
const AT_ONCE = { patienceMs: 0 };

let database: TestDatabase;
let installation: Installation;
let journey: Journey;

beforeAll(async () => {
  database = await createDatabase();
  installation = await Installation.open(database);
  journey = { store: database.store, clock: realClock(TODAY), ids: realIds };
});
afterAll(async () => {
  await installation.close();
  await database.close();
});

async function everyRowCount(): Promise<Record<string, number>> {
  const tables: { name: string }[] = await database.owner.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('app', 'directory') and tablename <> 'schema_migrations' order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await database.owner.query(`select count(*)::int as count from ${name}`);
    counts[name] = row.count;
  }
  return counts;
}

async function sessionOf(name: string): Promise<Session> {
  const email = DEMONSTRATION_PEOPLE.find((person) => person.name === name)?.email ?? '';
  const answer = await database.store.directory.signIn(email, DEMONSTRATION_PASSWORD);
  if (answer.outcome !== 'signed-in') throw new Error(`${name}: ${answer.outcome}`);
  return answer.session;
}

async function countsFor(name: string): Promise<RegisterCounts> {
  const scope = scopeFromSession(await sessionOf(name));
  if (!scope) throw new Error(`${name} acts for nobody`);
  return database.store.inContext(scope, {}, (rows) => rows.register.counts(TODAY));
}

describe('the people of the demonstration', () => {
  it('are written once, whoever starts and however often', async () => {
    const written = await Promise.all([seedPeople(installation), seedPeople(installation)]);
    expect(written.sort()).toEqual([false, true]);
    const before = await everyRowCount();
    expect(before['app.organisations']).toBe(DEMONSTRATION_ORGANISATIONS.length);
    expect(before['directory.people']).toBe(DEMONSTRATION_PEOPLE.length);
    expect(await seedPeople(installation)).toBe(false);
    expect(await everyRowCount()).toEqual(before);
  });

  it('can sign in and act for every organisation they hold a post in', async () => {
    for (const person of DEMONSTRATION_PEOPLE) {
      const session = await sessionOf(person.name);
      const own = await database.store.inPerson(session, (work) => work.organisations.list());
      for (const { organisation } of person.posts) {
        const { id } = own.find((each) => each.slug === organisation) ?? { id: 'not in sight' };
        expect(await database.store.directory.actFor(session, id)).not.toBeNull();
      }
    }
  });
});

describe('the policies of the demonstration', () => {
  it('are written once', async () => {
    expect(await seedPolicies(journey, AT_ONCE)).toBe(true);
    const before = await everyRowCount();
    expect(await seedPolicies(journey, AT_ONCE)).toBe(false);
    // Whoever looks has signed in, and that is on the record.
    const looking = { 'directory.sessions': 0, 'app.audit_events': 0 };
    expect({ ...(await everyRowCount()), ...looking }).toEqual({ ...before, ...looking });
  });

  it('stand at every status of the register, in the council’s view or the trust’s', async () => {
    const council = await countsFor('Helen Whitcombe');
    const trust = await countsFor('Joel Braithwaite');
    const seen = Object.keys(council).filter(
      (status) => council[status as keyof RegisterCounts] + trust[status as keyof RegisterCounts] > 0,
    );
    expect(seen.sort()).toEqual(Object.keys(council).sort());
    expect(trust.covered).toBe(2);
    expect(trust.missing).toBeGreaterThan(0);
  });

  it('were decided in the past and are dated so', async () => {
    const rows: { late: number; editions: string[] }[] = await database.owner.query(
      `select (select count(*)::int from app.decisions where decided_on >= $1) as late,
         (select array_agg((published_at at time zone 'UTC')::date::text order by number) from app.editions e
           join app.templates t on t.id = e.template_id where t.slug = 'social-networking-protocol') as editions`,
      [TODAY],
    );
    expect(rows[0]?.late).toBe(0);
    expect(rows[0]?.editions).toHaveLength(2);
    expect(rows[0]?.editions.every((day) => day < TODAY)).toBe(true);
  });
});
