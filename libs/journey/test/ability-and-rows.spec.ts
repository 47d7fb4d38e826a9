import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  abilityFor,
  canDo,
  type AccessActor,
  type Action,
  type RatifyAbility,
  type Row,
  type Subject,
} from '@ratify/access';
import { readableRows } from '@ratify/journey';
import { addDays, dateInLondon, ROLES, type OrganisationKind, type Role } from '@ratify/policy';
import { entities, Organisation, roleUrl, StoreError, type EntityClass, type LinkKind } from '@ratify/store';
import {
  buildAcknowledgement,
  buildAppointment,
  buildLink,
  buildOrganisation,
  builders,
  buildPerson,
  buildReadingQuestion,
  createDatabase,
  signIn,
  type SignedIn,
  type TestDatabase,
} from '@ratify/test-kit';
import fc from 'fast-check';
import pg from 'pg';

// Two answers to one question, held against each other: what the sentences of libs/access let somebody read or do, asked row by row of
// every row that there is; and what the database gives them under row-level security when the same sentences are its filter.

const PLACES = [
  ...(['council', 'maintained', 'formerly', 'later', 'neighbour', 'buyer', 'otherCouncil', 'otherSchool'] as const),
  ...(['trust', 'academy', 'member', 'openMember', 'memberOfMember'] as const),
] as const;
type Place = (typeof PLACES)[number];

const TODAY = dateInLondon(Date.now());
const TERMS = {
  'no end': { fromOn: '2020-01-01', untilOn: null },
  'ends today': { fromOn: '2020-01-01', untilOn: TODAY },
  'begins today': { fromOn: TODAY, untilOn: null },
  'ended yesterday': { fromOn: '2020-01-01', untilOn: addDays(TODAY, -1) },
  'begins next month': { fromOn: addDays(TODAY, 30), untilOn: null },
} as const;
type Term = keyof typeof TERMS;
const isCurrent = (term: Term): boolean => term !== 'ended yesterday' && term !== 'begins next month';

interface Link {
  readonly lower: Place;
  readonly kind: LinkKind;
  readonly upper: Place;
  readonly term?: Term;
  readonly seesAdopted?: boolean;
}

const LINKS: readonly Link[] = [
  { lower: 'maintained', kind: 'maintained-by', upper: 'council', term: 'begins today' },
  { lower: 'formerly', kind: 'maintained-by', upper: 'council', term: 'ended yesterday' },
  { lower: 'later', kind: 'maintained-by', upper: 'council', term: 'begins next month' },
  { lower: 'neighbour', kind: 'lies-in-area-of', upper: 'council' },
  { lower: 'buyer', kind: 'buys-service-from', upper: 'council', term: 'ends today' },
  { lower: 'otherSchool', kind: 'maintained-by', upper: 'otherCouncil' },
  { lower: 'academy', kind: 'academy-of', upper: 'trust' },
  { lower: 'academy', kind: 'lies-in-area-of', upper: 'council' },
  { lower: 'member', kind: 'member-of', upper: 'trust' },
  { lower: 'openMember', kind: 'member-of', upper: 'trust', seesAdopted: true },
  { lower: 'memberOfMember', kind: 'member-of', upper: 'openMember', seesAdopted: true },
];

const kinds: Partial<Record<Place, OrganisationKind>> = {
  ...{ council: 'council', otherCouncil: 'council', trust: 'trust', openMember: 'trust' },
};
const kindOf = (place: Place): OrganisationKind => kinds[place] ?? 'school';

/** By the table of link kinds, not by what the database answers: whom a place sees below it, and who publishes to it, itself among them. */
function reachOf(place: Place): { readonly below: Place[]; readonly above: Place[] } {
  const follow = (from: Place, kind: LinkKind, isDown: boolean): Place[] =>
    LINKS.filter(
      (link) =>
        link.kind === kind &&
        isCurrent(link.term ?? 'no end') &&
        (isDown ? link.upper : link.lower) === from &&
        (!isDown || kind !== 'member-of' || link.seesAdopted),
    ).flatMap((link) => {
      const next = isDown ? link.lower : link.upper;
      return [next, ...follow(next, kind, isDown)];
    });
  return {
    below: (['maintained-by', 'academy-of', 'member-of'] as const).flatMap((kind) => follow(place, kind, true)),
    above: [
      place,
      ...(['maintained-by', 'academy-of', 'member-of', 'buys-service-from'] as const).flatMap((kind) =>
        follow(place, kind, false),
      ),
    ],
  };
}

interface Table {
  readonly property: string;
  readonly name: string;
  readonly kind: Subject;
  readonly action: Action;
  /** By the column that a condition names: the table's own. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly { readonly key: string; readonly row: Row }[];
}

let database: TestDatabase;
let client: pg.Client;
const organisations = {} as Record<Place, Organisation>;
/** The same person everywhere: what is their own stands among what is not. */
const visitors = {} as Record<Place, SignedIn>;
let tables: Table[];

beforeAll(async () => {
  database = await createDatabase();
  for (const place of PLACES) organisations[place] = await buildOrganisation(database, { kind: kindOf(place) });
  for (const { lower, upper, kind, term = 'no end', seesAdopted = false } of LINKS)
    await buildLink(database, {
      ...{ organisationId: organisations[lower].id, upperId: organisations[upper].id },
      ...{ kind, seesAdopted, ...TERMS[term] },
    });
  const person = await buildPerson(database);
  for (const place of PLACES) {
    const { id: organisationId } = organisations[place];
    for (const entity of entities) await builders.get(entity)?.(database, organisationId);
    const own = { organisationId, personId: person.id };
    await buildAcknowledgement(database, own);
    await buildReadingQuestion(database, { organisationId, personId: person.id });
    visitors[place] = await signIn(database, { organisationId, roles: [], person });
  }
  client = new pg.Client({ connectionString: roleUrl(database.url, 'app', database.rolePassword) });
  await client.connect();
  tables = await readTables();
});
afterAll(async () => {
  await client?.end();
  await database?.close();
});

/** Every table that requests read through an ability, and organisations, with all rows there are. */
async function readTables(): Promise<Table[]> {
  await appoint('council', [{ role: 'head', term: 'no end' }]);
  const readable = await database.store.inContext(visitors.council.scope, {}, async (work) =>
    Object.entries(readableRows(work)).flatMap(([property, table]) =>
      typeof table === 'object' && 'kind' in table && 'rows' in table
        ? [{ property, entity: table.rows.entity as EntityClass, kind: table.kind, action: table.action }]
        : [],
    ),
  );
  const own = {
    property: 'organisations',
    entity: Organisation as EntityClass,
    kind: 'Organisation',
    action: 'read',
  } as const;
  return Promise.all([...readable, own].map(readTable));
}

async function readTable({
  entity,
  ...table
}: Pick<Table, 'property' | 'kind' | 'action'> & { entity: EntityClass }): Promise<Table> {
  const { tableName: name, columns: found } = database.owner.getMetadata(entity);
  const columns = Object.fromEntries([
    ['organisationId', name === 'organisations' ? 'id' : 'organisation_id'],
    ...found
      .filter(({ propertyName }) => ['state', 'role', 'personId', 'kind'].includes(propertyName))
      .map(({ propertyName, databaseName }) => [propertyName, databaseName]),
  ]) as Record<string, string>;
  const picked = Object.entries(columns).map(([property, column]) => `${column} as "${property}"`);
  const rows: (Row & { key: string })[] = await database.owner.query(
    `select ctid::text as key, ${picked.join(', ')} from app.${name}`,
  );
  return { ...table, name, columns, rows: rows.map(({ key, ...row }) => ({ key, row })) };
}

interface Post {
  readonly role: Role;
  readonly term: Term;
}

/** The person's posts at a place are these and no other. */
async function appoint(place: Place, posts: readonly Post[]): Promise<void> {
  const { id: organisationId } = organisations[place];
  const { id: personId } = visitors[place].person;
  await database.owner.query('delete from app.appointments where organisation_id = $1 and person_id = $2', [
    organisationId,
    personId,
  ]);
  for (const { role, term } of posts)
    await buildAppointment(database, { organisationId, personId, role, ...TERMS[term] });
}

function abilityAt(place: Place, roles: readonly Role[]): RatifyAbility {
  const { below, above } = reachOf(place);
  const ids = (places: readonly Place[]): string[] => places.map((each) => organisations[each].id);
  const actor: AccessActor = {
    ...{
      personId: visitors[place].person.id,
      organisationId: organisations[place].id,
      organisationKind: kindOf(place),
    },
    ...{ roles, below: ids(below), above: ids(above) },
  };
  return abilityFor(actor);
}

/** CASL, asked about each row there is. */
const byAbility = (ability: RatifyAbility, { action, kind, rows }: Table): string[] =>
  rows
    .filter(({ row }) => canDo(ability, action, kind, row))
    .map(({ key }) => key)
    .sort();

/** The same sentences as a condition of SQL; a column that a table has not is equal to nothing. */
function conditionOf(ability: RatifyAbility, { action, kind, columns }: Table): string {
  const rules = ability.rulesFor(action, kind).map(({ conditions = {} }) =>
    Object.entries(conditions)
      .map(([property, wanted]) => {
        const column = columns[property];
        if (column === undefined) return 'false';
        if (typeof wanted === 'string') return `${column}::text = ${pg.escapeLiteral(wanted)}`;
        return `${column} in (${(wanted as { $in: string[] }).$in.map((id) => pg.escapeLiteral(id)).join(', ')})`;
      })
      .join(' and '),
  );
  return rules.length === 0 ? 'false' : rules.map((rule) => `(${rule})`).join(' or ');
}

/** What the database gives at a place, by table; without a current post nobody is let in, and there is nothing. */
async function bySql(place: Place, conditions: ReadonlyMap<Table, string>): Promise<Map<Table, string[]>> {
  const { scope } = visitors[place];
  const found = new Map<Table, string[]>();
  await client.query('begin read only');
  try {
    await client.query('select app.begin_context($1, $2)', [scope.tokenHash, scope.organisationId]);
    for (const [table, condition] of conditions) {
      const { rows } = await client.query<{ key: string }>(
        `select ctid::text as key from app.${table.name} where ${condition}`,
      );
      found.set(table, rows.map(({ key }) => key).sort());
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'RT005') throw error;
  } finally {
    await client.query('rollback');
  }
  return found;
}

const posts = fc.uniqueArray(
  fc.record({ role: fc.constantFrom(...ROLES), term: fc.constantFrom(...(Object.keys(TERMS) as Term[])) }),
  { selector: ({ role }) => role, maxLength: 4 },
);

describe('what somebody may read', () => {
  it('is the same by CASL and by the database, whatever their posts, terms and links', async () => {
    let rows = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PLACES), posts, async (place, held) => {
        await appoint(place, held);
        const ability = abilityAt(
          place,
          held.filter(({ term }) => isCurrent(term)).map(({ role }) => role),
        );
        const given = await bySql(place, new Map(tables.map((table) => [table, conditionOf(ability, table)])));
        for (const table of tables) {
          const allowed = byAbility(ability, table);
          expect({ table: table.name, rows: given.get(table) ?? [] }).toEqual({ table: table.name, rows: allowed });
          rows += allowed.length;
        }
      }),
      { numRuns: 60 },
    );
    expect(rows).toBeGreaterThan(1_000); // not all of it is nothing
  });

  it('is what requests are answered with, table by table', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PLACES), posts, async (place, held) => {
        await appoint(place, held);
        const ability = abilityAt(
          place,
          held.filter(({ term }) => isCurrent(term)).map(({ role }) => role),
        );
        const read = await database.store
          .inContext(visitors[place].scope, {}, async (work) => {
            const counts: [string, number][] = [];
            for (const [property, table] of Object.entries(readableRows(work)))
              if (typeof table === 'object' && 'kind' in table && 'rows' in table)
                counts.push([property, (await table.list()).length]);
            return new Map(counts);
          })
          .catch((error: unknown) => {
            if (error instanceof StoreError && error.code === 'NO_APPOINTMENT') return new Map<string, number>();
            throw error;
          });
        for (const table of tables.filter(({ property }) => property !== 'organisations')) {
          const allowed = byAbility(ability, table).length;
          const answered = read.get(table.property) ?? 0;
          // Of others' templates only those with an edition are there.
          if (table.property === 'templates') expect(answered).toBeLessThanOrEqual(allowed);
          else expect({ table: table.name, answered }).toEqual({ table: table.name, answered: allowed });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is never less than what the database shows of others: it shows nothing that no role reads', async () => {
    // Whoever sells a service knows who buys it: the organisation's name, and of its policies the columns of `bought_policies`.
    const KNOWN = 'organisations of the buyer at the council';
    const unread: string[] = [];
    for (const place of PLACES) {
      await appoint(place, [{ role: 'head', term: 'no end' }]);
      const given = await bySql(place, new Map(tables.map((table) => [table, 'true'])));
      const abilities = ROLES.map((role) => abilityAt(place, [role]));
      for (const table of tables) {
        const whose = new Map(table.rows.map(({ key, row }) => [key, row]));
        const others = (given.get(table) ?? []).flatMap((key) => whose.get(key) ?? []);
        const organisationsRead = new Set(
          table.rows
            .filter(({ row }) => abilities.some((ability) => canDo(ability, table.action, table.kind, row)))
            .map(({ row }) => row.organisationId),
        );
        const without = others.filter(
          ({ organisationId }) => organisationId !== organisations[place].id && !organisationsRead.has(organisationId),
        );
        for (const { organisationId } of without) {
          const of = PLACES.find((each) => organisations[each].id === organisationId);
          unread.push(`${table.property} of the ${of} at the ${place}`);
        }
      }
    }
    expect([...new Set(unread)].sort()).toEqual([KNOWN]);
  });
});

describe('what somebody may do', () => {
  it('by any verb but reading is to rows that the database lets them write, save what reminds, comments and forks', async () => {
    const ACROSS = ['chase', 'comment', 'fork', 'read'];
    for (const place of PLACES) {
      const ability = abilityAt(place, [...ROLES]);
      for (const table of tables)
        for (const { row } of table.rows) {
          const verbs = new Set(ability.rules.flatMap(({ action }) => [action].flat()));
          const able = [...verbs].filter((verb) => !ACROSS.includes(verb) && canDo(ability, verb, table.kind, row));
          if (able.length > 0)
            expect({ table: table.name, at: row.organisationId }).toEqual({
              table: table.name,
              at: organisations[place].id,
            });
        }
    }
  });
});
