import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type TestApi } from './api.ts';
import { plantMarkers, type Markers } from './isolation/markers.ts';
import { peopleAt, type Somebody } from './isolation/people.ts';
import { buildWorld, type World } from './isolation/world.ts';

// Two schools ask and write at the same time over the same few connections: nobody gets what the other asked for.

const REQUESTS = 200;
const READ = `query ($policy: ID!) {
  me { person { name } organisation { id name } memberships { roles } }
  policies { id title organisation { id } draft { text } revisions { text } reviews { reason } }
  policy(id: $policy) { title }
  meetings { place agenda { text } }
  jobs { task error }
  register { entries { title organisationName } }
}`;
const WRITE = `mutation ($policy: ID!, $text: String!, $foreign: ID!) {
  mine: saveDraft(policyId: $policy, version: 0, text: $text) { refusals { code } current { text } }
  theirs: saveDraft(policyId: $foreign, version: 1, text: $text) { refusals { code } current { text } }
}`;

let api: TestApi;
let world: World;
let markers: Markers;
let heads: readonly Somebody[];

beforeAll(async () => {
  api = await startApi();
  world = await buildWorld(api.database);
  markers = await plantMarkers(api.database, world);
  const people = await peopleAt(api, world, ['school', 'otherSchool']);
  heads = people.filter((each) => each.role === 'head');
});
afterAll(() => api?.close());

describe('two schools at once', () => {
  it(`keep ${REQUESTS} interleaved requests apart, and all of them are answered`, async () => {
    const answers = await Promise.all(Array.from({ length: REQUESTS }, (_, i) => ask(i)));
    const mixed = answers.filter(({ places, place }) => places.length !== 1 || places[0] !== place);
    expect(mixed).toEqual([]);
    expect(answers.map((each) => each.errors).filter(Boolean)).toEqual([]);
  });
});

async function ask(i: number) {
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
