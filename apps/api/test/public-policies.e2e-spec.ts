import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildAdoption,
  buildBody,
  buildDecision,
  buildMeeting,
  buildOrganisation,
  buildPolicy,
  buildReview,
  buildRevision,
} from '@ratify/test-kit';
import { Policy } from '@ratify/store';
import { startApi, type Caller, type TestApi } from './api.ts';

// A school shows a policy to everybody. Whoever is named in its blanks is not shown, and what is hidden is as if it were not there.

const TEXT = `---
title: Keys
slug: keys
blanks:
  keeper: {type: person, label: Who keeps the spare key?}
  holders: {type: list, label: Who holds keys?}
  office: {type: text, label: Where is the office?, kept-by: head}
  hall: {type: text, label: Which hall?}
values:
  keeper: Una Person
  holders: {as-at: 2026-09-01, items: [Second Person, Third Person]}
  office: Fourth Person
  hall: The great hall
---

## Doors {#doors}

::document-control

The spare key of :org[name] is kept by :blank[keeper] in :blank[hall], or by :blank[office].

::approved-list[holders]

::review-history
`;

const READ = `query ($organisation: String!, $policy: String!) { publicPolicy(organisation: $organisation, policy: $policy) {
  title organisationName number adoptedOn html } }`;
const SHOW = `mutation ($policyId: ID!, $isPublic: Boolean!) {
  showPolicy(policyId: $policyId, isPublic: $isPublic) { policy { isPublic } refusals { code } } }`;

let api: TestApi;
let head: Caller;
let slug: string;
let policyId: string;
let organisationId: string;

beforeAll(async () => {
  api = await startApi();
  const school = await buildOrganisation(api.database, { name: 'Hillside School' });
  organisationId = school.id;
  slug = school.slug;
  head = await api.as({ organisationId });
  const policy = await buildPolicy(api.database, { organisationId, title: 'Keys', slug: 'keys' });
  policyId = policy.id;
  const revision = await buildRevision(api.database, {
    ...{ organisationId, policyId, state: 'adopted', text: TEXT, number: 3 },
    organisationFacts: { name: 'Hillside School' },
  });
  await api.database.owner
    .getRepository(Policy)
    .update({ id: policyId }, { adoptedRevisionId: revision.id, adoptedOn: '2026-09-14' });
  await buildReview(api.database, { organisationId, policyId, recordedByName: 'Fifth Person' });
});
afterAll(() => api?.close());

interface Shown {
  readonly publicPolicy: { readonly html: string; readonly number: number; readonly adoptedOn: string } | null;
}

/** As somebody without a session. */
async function read(organisation: string, policy: string): Promise<string> {
  const answer = await fetch(`${api.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: READ, variables: { organisation, policy } }),
  });
  return answer.text();
}

const show = async (isPublic: boolean, caller = head): Promise<readonly string[]> => {
  const { showPolicy } = await caller.ask<{ showPolicy: { refusals: { code: string }[] } }>(SHOW, {
    policyId,
    isPublic,
  });
  return showPolicy.refusals.map(({ code }) => code);
};

describe('a policy on the web', () => {
  it('is not there until the head shows it, no more than one that does not exist', async () => {
    const none = await read('no-such-school', 'no-such-policy');
    expect(JSON.parse(none)).toEqual({ data: { publicPolicy: null } });
    expect(await read(slug, 'keys')).toBe(none);
    const staff = await api.as({ organisationId, roles: ['staff'] });
    expect(await show(true, staff)).toEqual(['NOT_PERMITTED']);
    expect(await read(slug, 'keys')).toBe(none);
  });

  it('is read by everybody without the people whom its blanks name, and gone when it is hidden', async () => {
    expect(await show(true)).toEqual([]);
    const { publicPolicy } = (JSON.parse(await read(slug, 'keys')) as { data: Shown }).data;
    expect([publicPolicy?.number, publicPolicy?.adoptedOn]).toEqual([3, '2026-09-14']);
    expect(publicPolicy?.html).toContain('The great hall');
    expect(publicPolicy?.html).toContain('Hillside School');
    expect(publicPolicy?.html.match(/\[not shown here\]/g)?.length).toBe(3);
    expect(publicPolicy?.html).not.toContain('Person');
    expect(await show(false)).toEqual([]);
    expect(await read(slug, 'keys')).toBe(await read('no-such-school', 'no-such-policy'));
  });

  it('names the body that adopted it, and none where the chair decided for it', async () => {
    expect(await show(true)).toEqual([]);
    const adopters = [];
    for (const route of ['meeting', 'chairs-action'] as const) {
      const { adoptedRevisionId: revisionId } = await api.database.owner
        .getRepository(Policy)
        .findOneByOrFail({ id: policyId });
      const body = await buildBody(api.database, { organisationId, name: 'Full governing body' });
      const met = route === 'meeting' ? await buildMeeting(api.database, { organisationId, bodyId: body.id }) : null;
      const decision = await buildDecision(api.database, {
        ...{ organisationId, revisionId: revisionId!, bodyId: body.id, meetingId: met?.id ?? null, route },
        attendance: null,
      });
      await buildAdoption(api.database, {
        ...{ organisationId, policyId, revisionId: revisionId!, decisionId: decision.id },
      });
      const answer = await fetch(`${api.origin}/open/v1/${slug}/policies/keys.json`);
      adopters.push(((await answer.json()) as { adoptedBy: string | null }).adoptedBy);
    }
    expect(adopters).toEqual(['Full governing body', null]);
    expect(await show(false)).toEqual([]);
  });

  it('is open to the school’s own website as JSON and in a frame, from any page, and kept by its tag', async () => {
    const open = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(`${api.origin}/open/v1/${path}`, { headers });
    const none = await open('no-such-school/policies.json');
    const answers = async (path: string): Promise<unknown[]> => {
      const answer = await open(path);
      const headers = [...answer.headers].filter(([name]) => name !== 'date');
      return [answer.status, headers, await answer.text()];
    };
    const nothing = await answers('no-such-school/policies.json');
    for (const path of [
      'policies.json',
      'policies.html',
      'policies/keys.json',
      'policies/keys.html',
      'policies/keys.pdf',
      'keys',
    ])
      expect(await answers(`${slug}/${path}`)).toEqual(nothing);
    expect([none.status, none.headers.get('cache-control')]).toEqual([404, 'no-store']);

    expect(await show(true)).toEqual([]);
    const list = await open(`${slug}/policies.json`);
    expect(await list.json()).toEqual({
      organisation: { slug, name: 'Hillside School' },
      policies: [
        {
          ...{ title: 'Keys', slug: 'keys', adoptedOn: '2026-09-14', reviewDueOn: null, reviewDueSaid: null },
          page: `/p/${slug}/keys`,
          json: `/open/v1/${slug}/policies/keys.json`,
          html: `/open/v1/${slug}/policies/keys.html`,
        },
      ],
    });
    const one = await open(`${slug}/policies/keys.json`);
    expect(await one.json()).toMatchObject({
      version: 3,
      verify: null,
      text: expect.stringContaining('The great hall'),
    });
    for (const path of ['policies.json', 'policies.html', 'policies/keys.json', 'policies/keys.html']) {
      const answer = await open(`${slug}/${path}`, { cookie: head.cookie, origin: 'https://hillside.example' });
      const body = await answer.text();
      expect(body).toContain('Keys');
      expect(body).not.toContain('Person');
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'access-control-allow-origin': '*',
        'cache-control': expect.stringMatching(/^public, max-age=300/),
        'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors \*$/),
      });
      expect(answer.headers.has('x-frame-options')).toBe(false);
      const again = await open(`${slug}/${path}`, { 'if-none-match': `W/${answer.headers.get('etag')}` });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([
        304,
        '',
        answer.headers.get('etag'),
      ]);
    }
    expect((await fetch(`${api.origin}/open/v1/${slug}/policies.json`, { method: 'POST' })).status).toBe(404);
    expect(await show(false)).toEqual([]);
    expect(await answers(`${slug}/policies/keys.html`)).toEqual(nothing);
  });
});
