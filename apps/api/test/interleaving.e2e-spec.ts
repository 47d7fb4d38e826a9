import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type StartOptions, type TestApi } from './api.ts';
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
