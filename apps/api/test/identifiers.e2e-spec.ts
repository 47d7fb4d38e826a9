import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildDraftLook, tooFewTried, tried, writeTried } from '@ratify/test-kit';
import { startApi, type StartOptions, type TestApi } from './api.ts';
import { COVERAGE, gapsOf, type ArgumentKind } from './isolation/coverage.ts';
import { argumentPaths, rootFields, wholeOperationOf, type RootField } from './isolation/graph.ts';
import { plantMarkers, type Markers } from './isolation/markers.ts';
import { outsiders, peopleAt, type Somebody } from './isolation/people.ts';
import { fingerprint, identifiersOf, isSeen, type RowKind } from './isolation/rows-of.ts';
import { buildWorld, PLACES, PUBLISHERS, type Place, type World } from './isolation/world.ts';
import { describeWithPooler, startPooler } from './pooler.ts';

// Every identifier that the API takes, tried with rows that are not the caller's: the answer is the one for a row that does
// not exist, word for word, and nothing has changed. Made from schema.graphql.

let api: TestApi;
let world: World;
let markers: Markers;
let people: Somebody[];
let nobodies: Somebody[];
/** Sees what failed anywhere, so that no row is foreign to them; what they may not see besides has a test of its own. */
let operators: Somebody[];
/** Of every row, as the attempt before left it. */
let before: Readonly<Record<string, string>> | undefined;

async function open(options: StartOptions = {}): Promise<void> {
  api = await startApi(options);
  world = await buildWorld(api.database);
  markers = await plantMarkers(api.database, world);
  people = await peopleAt(api, world, ['school', 'council', 'otherCouncil', 'trust']);
  // With the offices of a school, for the council's own policies: they see the schools' rows, and must not act on them.
  people.push(...(await peopleAt(api, world, ['council'], ['head', 'clerk', 'chair'])));
  const [{ caller } = { caller: api.anybody() }] = people; // one is asked to look at a draft
  await buildDraftLook(api.database, {
    ...{ organisationId: world.school.organisation.id, policyId: world.school.ready.id },
    ...{ personId: caller.personId, personName: caller.name },
  });
  nobodies = await outsiders(api, world);
  operators = await peopleAt(api, world, ['council'], ['operator']);
  before = undefined;
}

beforeAll(() => open());
afterAll(async () => {
  writeTried('identifiers');
  await api?.close();
});

const QUERIES = 'identifiers of others in queries';
const MUTATIONS = 'identifiers of others in mutations';

type Attempt = (typeof attempts)[number];

const fields = rootFields().map((field) => ({ field, name: field.name, paths: argumentPaths(field) }));
const attempts = fields.flatMap(({ field, name }) =>
  Object.entries(COVERAGE[name]?.arguments ?? {})
    .filter(([, kind]) => kind !== 'value' && kind !== 'code')
    .map(([path, kind]) => ({ field, name, path, kind: kind as Exclude<ArgumentKind, 'value' | 'code'> })),
);
const turns = new Map(attempts.map((attempt, at) => [attempt, at]));

/** Of the places that have nothing to do with somebody, so many are tried by each in each argument: all of them by some, in turn. */
const FAR_AT_A_TIME = 2;

describe('the table of arguments', () => {
  it('has every field and every argument of the schema, and no other', () => {
    expect(gapsOf(fields)).toEqual([]);
  });

  it('tries every argument that is an ID', () => {
    const ids = fields.flatMap(({ name, paths }) =>
      [...paths].filter(([, type]) => type === 'ID').map(([path]) => `${name}(${path})`),
    );
    expect(attempts.map(({ name, path }) => `${name}(${path})`).sort()).toEqual(ids.sort());
    expect(ids.length).toBeGreaterThan(30);
  });
});

/** Tries rows that are not the caller's in one argument: what was answered otherwise than for no row. */
async function differing(attempt: Attempt): Promise<object[]> {
  const { field, path, kind } = attempt;
  const wrong = await Promise.all(
    [...people, ...nobodies].map(async (somebody, at) => {
      const none = await answerTo(somebody, field, path, crypto.randomUUID());
      const found: object[] = [];
      const turn = (turns.get(attempt) ?? 0) + at;
      for (const id of foreignIdentifiers(somebody, field, kind, turn)) {
        const answer = await answerTo(somebody, field, path, id);
        tried(somebody.how ?? (field.operation === 'query' ? QUERIES : MUTATIONS));
        const told = markers.found(answer).filter((each) => isForeign(somebody, each.place));
        if (answer !== none || told.length > 0) found.push({ who: somebody.name, id, told, answer, none });
      }
      return found;
    }),
  );
  return wrong.flat();
}

describe.each(attempts)('$name($path)', (attempt) => {
  it('answers for another’s row as for none, and changes nothing', async () => {
    const was = before ?? (await fingerprint(api.database));
    const wrong = await differing(attempt);
    before = await fingerprint(api.database);
    expect(wrong).toEqual([]);
    expect(before).toEqual(was);
  });
});

describe('the attempts are real', () => {
  it('and as many as they are said to be', () => expect(tooFewTried('identifiers')).toEqual([]));

  it.each(attempts.filter(({ kind }) => kind !== 'clause'))(
    '$name($path) answers somebody differently for a row of their own',
    async ({ field, path, kind }) => {
      for (const somebody of kind === 'failure' || kind === 'operated' ? operators : people) {
        const none = await answerTo(somebody, field, path, crypto.randomUUID());
        for (const id of [...ownIdentifiers(somebody, kind as RowKind), ...elsewhere(somebody, field.name)])
          if ((await answerTo(somebody, field, path, id)) !== none) return;
      }
      throw new Error('everybody gets the same answer for a row of their own as for none: nothing has been tried');
    },
  );
});

/** One of so many attempts is made again where a connection is anybody's after each transaction. */
const ONE_OF = 10;

describeWithPooler('through pgbouncer in transaction mode', () => {
  beforeAll(async () => {
    await api.close();
    await open({ throughPooler: startPooler });
  });

  it.each(attempts.filter((_attempt, at) => at % ONE_OF === 0))(
    '$name($path) answers for another’s row as for none, and changes nothing',
    async (attempt) => {
      const was = await fingerprint(api.database);
      expect(await differing(attempt)).toEqual([]);
      expect(await fingerprint(api.database)).toEqual(was);
    },
  );
});

/** Neither the caller's own, nor of those above and below whose rows of some kind they may see. */
function isForeign(somebody: Somebody, place: (typeof PLACES)[number]): boolean {
  return !(['policy', 'template', 'organisation'] as const).some((kind) => isSeen(somebody.place, place, kind));
}

/** Those above and below somebody, those they share a publisher with, and in turn some of all others. */
function placesTried(from: Place, turn: number): Place[] {
  const others = PLACES.filter((each) => each !== from);
  const isNear = (at: Place): boolean =>
    (['policy', 'organisation'] as const).some((kind) => isSeen(from, at, kind) || isSeen(at, from, kind)) ||
    PUBLISHERS[at] === PUBLISHERS[from];
  const far = others.filter((each) => !isNear(each));
  const taken = Array.from({ length: FAR_AT_A_TIME }, (_, i) => far[(turn * FAR_AT_A_TIME + i) % far.length]);
  return others.filter((each) => isNear(each) || taken.includes(each));
}

/** All rows of the sister school for people of the school, otherwise one of each organisation; without a session, of two. */
function foreignIdentifiers(
  somebody: Somebody,
  { operation, name }: RootField,
  kind: ArgumentKind,
  turn: number,
): string[] {
  const kinds: RowKind[] = kind === 'clause' ? ['policy'] : [kind as RowKind];
  const places = somebody.place === null ? (['school', 'otherSchool'] as const) : placesTried(somebody.place, turn);
  // What is above may be read and forked; all else may be used by its own organisation only.
  const mayBeRead =
    operation === 'query' && !['updatePreview', 'templateChange', 'templateUpdatePreview'].includes(name);
  return places.flatMap((place) =>
    kinds.flatMap((each) => {
      // Whoever watches a setting has its documents put into a pack, which is their own, and has it reminded.
      if (
        ['askForInspectionPack', 'chasePolicies'].includes(name) &&
        somebody.name.startsWith('compliance-officer') &&
        isSeen(somebody.place, place, 'policy')
      )
        return [];
      // A body of a trust decides for the academies of which the trust is the legal entity.
      const decidesFor = somebody.place === 'trust' && each === 'organisation' && isSeen('trust', place, 'policy');
      if (['setUpBody', 'changeBody'].includes(name) && decidesFor) return [];
      const mayBeUsed = mayBeRead || ['template', 'edition', 'exception', 'expectation'].includes(each);
      if (mayBeUsed && isSeen(somebody.place, place, each)) return [];
      const ids = identifiersOf(world[place])[each];
      return somebody.place === 'school' && place === 'sister' ? ids : ids.slice(0, 1);
    }),
  );
}

/** One reminds others, looks at a template as others have it, and answers what others expect, never oneself. */
function elsewhere({ place }: Somebody, name: string): readonly string[] {
  if (name === 'linkRequirement')
    return PLACES.filter((each) => each !== place && isSeen(place, each, 'expectation')).map(
      (each) => world[each].expected.id,
    );
  if (!['chasePolicies', 'templateLook'].includes(name)) return [];
  return PLACES.filter((each) => each !== place && isSeen(place, each, 'policy')).map((each) => world[each].policy.id);
}

function ownIdentifiers(somebody: Somebody, kind: RowKind): readonly string[] {
  if (!somebody.place) return [];
  const own = world[somebody.place];
  return [
    ...identifiersOf(own)[kind],
    ...({ template: [own.offered.template.id], edition: [own.newer.id] }[kind as string] ?? []),
  ];
}

/** The whole answer with one argument replaced, and that identifier taken out of it. */
async function answerTo(somebody: Somebody, field: RootField, path: string, id: string): Promise<string> {
  const row = COVERAGE[field.name];
  if (!row) throw new Error(`${field.name} is not in the table`);
  const own = world[somebody.place ?? 'school'];
  const given = row.given(own);
  const variables = replaced(given, path.split('.'), id, row.instead?.[path] ?? {});
  const answer = await somebody.caller.send(wholeOperationOf(field), variables);
  return JSON.stringify(answer).replaceAll(id, '<id>');
}

function replaced(
  given: Record<string, unknown>,
  [step = '', ...rest]: readonly string[],
  id: string,
  instead: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const key = step.replace('[]', '');
  const inner = (value: unknown): unknown =>
    rest.length === 0 ? id : replaced((value ?? {}) as Record<string, unknown>, rest, id, instead);
  const value = given[key];
  const isLast = rest.length === 0;
  const list = Array.isArray(value) ? value : [value];
  return {
    ...given,
    ...(isLast ? instead : {}),
    [key]: step.endsWith('[]') ? list.map(inner) : inner(value),
  };
}
