import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildOrganisation, buildPolicy } from '@ratify/test-kit';
import { startApi, type StartOptions, type TestApi } from './api.ts';
import { crowd } from './crowd.ts';
import { plantMarkers, type Markers } from './isolation/markers.ts';
import { peopleAt, type Somebody } from './isolation/people.ts';
import { buildWorld, type World } from './isolation/world.ts';
import { describeWithPooler, startPooler } from './pooler.ts';

// Two schools ask and write at the same time over the same few connections: nobody gets what the other asked for.

const REQUESTS = 200;
const READ = `query ($policy: ID!) {
  policies { id title organisation { id } draft { text } revisions { text } reviews { reason } }
  policy(id: $policy) { title }
  meetings { place agenda { text } }
  jobs { task error }
  register { entries { title organisationName } }
  me { person { name } organisation { id name } memberships { roles } }
}`;
const WRITE = `mutation ($policy: ID!, $text: String!, $foreign: ID!) {
  mine: saveDraft(policyId: $policy, version: 0, text: $text) { refusals { code } current { text } }
  theirs: saveDraft(policyId: $foreign, version: 1, text: $text) { refusals { code } current { text } }
}`;

/** Bytes once, and for each answer: what a request makes is twenty times as much, so that requests that are kept show. */
const MOST_HELD = { once: 3_000_000, eachAnswer: 1_000 };

interface Estates {
  readonly world: World;
  readonly markers: Markers;
  readonly heads: readonly Somebody[];
}

/** What is asked of the API, straight and through a pooler. */
function tests(options: StartOptions): void {
  let api: TestApi;
  let estates: Estates;
  beforeAll(async () => {
    api = await startApi(options);
    const world = await buildWorld(api.database);
    const markers = await plantMarkers(api.database, world);
    const people = await peopleAt(api, world, ['school', 'otherSchool']);
    estates = { world, markers, heads: people.filter((each) => each.role === 'head') };
  });
  afterAll(() => api?.close());

  it(`keep ${REQUESTS} interleaved requests apart, and all of them are answered`, async () => {
    const answers = await Promise.all(Array.from({ length: REQUESTS }, (_, i) => ask(estates, i)));
    const mixed = answers.filter(({ places, place }) => places.length !== 1 || places[0] !== place);
    expect(mixed).toEqual([]);
    expect(answers.map((each) => each.errors).filter(Boolean)).toEqual([]);
  });
}

describe('two schools at once', () => tests({}));

describe('a crowd', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api?.close());

  it('holds nobody whose rights have changed to what they were: the next request sees it', async () => {
    const { id: organisationId } = await buildOrganisation(api.database, { name: 'Reed School' });
    await buildPolicy(api.database, { organisationId, title: 'Ponds' });
    const somebody = await api.as({ organisationId, roles: ['head'] });
    const asks = async (): Promise<number> => {
      const { register } = await somebody.ask<{ register: { entries: unknown[] } }>(
        '{ register { entries { title } } }',
      );
      return register.entries.length;
    };
    const become = (role: string): Promise<unknown> =>
      api.database.owner.query('update app.appointments set role = $2 where organisation_id = $1', [
        organisationId,
        role,
      ]);
    for (let times = 0; times < 4; times += 1) expect(await asks()).toBe(1);
    await become('staff');
    for (let times = 0; times < 4; times += 1) expect(await asks()).toBe(0);
    await become('head');
    expect(await asks()).toBe(1);
  });

  it('of 200 people of mixed roles is told what each of them is told alone, and nothing is held for anybody afterwards', async () => {
    const found = await crowd(api, await buildWorld(api.database), { sessions: 200, seconds: 15 });
    expect(found.different).toEqual([]);
    expect(found.answers).toBeGreaterThan(200); // on a machine that does little else, thousands
    expect(found.held).toBeLessThan(MOST_HELD.once + MOST_HELD.eachAnswer * found.answers);
  }, 120_000);
});

describeWithPooler('two schools at once, through pgbouncer in transaction mode', () => {
  tests({ throughPooler: startPooler });
});

async function ask({ world, markers, heads }: Estates, i: number) {
  const { place, caller } = heads[i % heads.length] as Somebody;
  const other = place === 'school' ? 'otherSchool' : 'school';
  const own = world[place ?? 'school'].policy.id;
  const foreign = world[other].policy.id;
  const answer =
    i % 5 === 4
      ? await caller.send(WRITE, { policy: own, foreign, text: `request ${i}` })
      : await caller.send(READ, { policy: i % 3 === 0 ? foreign : own });
  const told = markers
    .found(JSON.stringify(answer))
    .filter((each) => each.place === 'school' || each.place === 'otherSchool');
  return { i, place, places: [...new Set(told.map((each) => each.place))], errors: answer.errors };
}
