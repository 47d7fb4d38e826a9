import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashToken, type Organisation, type Scope } from '@ratify/store';
import { buildOrganisation, tooFewTried, tried, writeTried } from '@ratify/test-kit';
import { countRequest } from './count-requests.ts';
import { startApi, type Caller, type TestApi } from './api.ts';
import { plantMarkers, type Markers } from './isolation/markers.ts';
import { rootFields, wholeOperationOf } from './isolation/graph.ts';
import { COVERAGE } from './isolation/coverage.ts';
import { buildWorld, type World } from './isolation/world.ts';

// A token of an organisation's own program: the same entrance and the same row-level security as a session, and less.

let api: TestApi;
let world: World;
let markers: Markers;
let school: Organisation;
beforeAll(async () => {
  api = await startApi();
  world = await buildWorld(api.database);
  markers = await plantMarkers(api.database, world);
  school = world.school.organisation;
});
afterAll(async () => {
  writeTried('api-tokens');
  await api?.close();
});

const MAKE = `mutation ($name: String!, $scopes: [String!]!, $expiresOn: PlainDate!) {
  makeApiToken(name: $name, scopes: $scopes, expiresOn: $expiresOn) { token refusals { code } } }`;
const soon = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

interface Made {
  readonly makeApiToken: { readonly token: string | null; readonly refusals: readonly { readonly code: string }[] };
}

async function make(caller: Caller, scopes: string[], expiresOn = soon()): Promise<Made['makeApiToken']> {
  return (await caller.ask<Made>(MAKE, { name: 'Website', scopes, expiresOn })).makeApiToken;
}

async function ask(token: string, query: string, variables: object = {}, cookie = ''): Promise<string> {
  const response = await fetch(`${api.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, cookie },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  countRequest(JSON.parse(text) as object);
  return text;
}

describe('a token', () => {
  it('reads what its scopes name of its organisation, shows how it begins, and says when it was used', async () => {
    const head = await api.as({ organisationId: school.id });
    const { token } = await make(head, ['read-policies']);
    expect(token).toMatch(/^ratify_[\w-]{43}$/);
    const answer = await ask(token ?? '', '{ policies { id title } }');
    expect(answer).toContain(world.school.policy.id);
    const { apiTokens } = await head.ask<{ apiTokens: { prefix: string; lastUsedAt: string | null }[] }>(
      '{ apiTokens { prefix lastUsedAt scopes madeByName } }',
    );
    expect(apiTokens[0]).toMatchObject({ prefix: token?.slice(0, 13), lastUsedAt: expect.any(String) });
    // Nobody can find it anywhere again.
    const kept = await api.database.owner.query(
      `select (select string_agg(t::text, '') from app.api_tokens t) || (select string_agg(e::text, '') from app.audit_events e) as rows`,
    );
    expect(kept[0].rows).toContain(token?.slice(0, 13));
    expect(kept[0].rows).not.toContain(token);
    // The example of the documentation, as it stands there.
    const example = /--data '(.+)'/.exec(readFileSync(new URL('../TOKENS.md', import.meta.url), 'utf8'))?.[1] ?? '';
    const { token: register = '' } = await make(head, ['read-register']);
    const documented = JSON.parse(
      await ask(register ?? '', (JSON.parse(example) as { query: string }).query),
    ) as object;
    expect(documented).toMatchObject({ data: { register: { entries: expect.arrayContaining([expect.anything()]) } } });
    expect(await ask(register ?? '', '{ registerCounts { policies } }')).toContain('"policies"');
  });

  it('does nothing else: no question beyond its scopes, no mutation, no route, and no cookie beside it counts', async () => {
    const head = await api.as({ organisationId: school.id });
    const tokens = await Promise.all(
      (['read-policies', 'read-register', 'read-templates'] as const).map(
        async (scope) => [scope, (await make(head, [scope])).token ?? ''] as const,
      ),
    );
    const allowed = {
      'read-policies': ['organisations', 'policies', 'policy'],
      'read-register': ['organisations', 'register', 'registerCounts'],
      'read-templates': ['edition', 'organisations', 'template', 'templates'],
    };
    let asked = 0;
    for (const [scope, token] of tokens) {
      const through: string[] = [];
      for (const each of rootFields()) {
        const variables = COVERAGE[each.name]?.given(world.school) ?? {};
        const answer = await ask(token, wholeOperationOf(each), variables, head.cookie);
        asked += 1;
        if (!answer.includes('This token does not reach')) through.push(each.name);
        const told = markers.found(answer).filter(({ place }) => place !== 'school' && place !== 'council');
        expect({ scope, field: each.name, told }).toEqual({ scope, field: each.name, told: [] });
        tried('token entrances');
      }
      expect({ scope, through: through.sort() }).toEqual({ scope, through: allowed[scope] });
    }
    expect(asked).toBeGreaterThan(300);
    expect(tooFewTried('api-tokens')).toEqual([]);
    const [, policies] = tokens[0] ?? [];
    for (const query of ['{ ...on Query { me { roles } } }', 'query { ...F } fragment F on Query { people { name } }'])
      expect(await ask(policies ?? '', query)).toContain('This token does not reach');
    const response = await fetch(`${api.origin}/policies/${world.school.policy.id}/draft.md`, {
      headers: { authorization: `Bearer ${policies}` },
    });
    expect(response.status).toBe(404);
    // What is in force, never what is being written.
    const one = await ask(
      policies ?? '',
      `{ policy(id: "${world.school.policy.id}") { title draft { text } revisions { state } } }`,
    );
    expect(JSON.parse(one).data.policy.draft).toBeNull();
    expect(one).not.toContain('submitted');
  });

  it('leaves a line in the record of its organisation for what it read, by its name and once an hour; nothing for what is refused', async () => {
    const head = await api.as({ organisationId: school.id });
    const { token } = await make(head, ['read-policies', 'read-register']);
    const [{ id }] = await api.database.owner.query(
      'select id from app.api_tokens where organisation_id = $1 order by made_at desc, id desc limit 1',
      [school.id],
    );
    const noted = (): Promise<object[]> =>
      api.database.owner.query(
        `select organisation_id as "organisationId", action, actor_person_id as by, on_behalf_of as behalf, subject, subject_id as "subjectId"
         from app.audit_events where on_behalf_of = 'token:' || $1 order by at, id`,
        [id],
      );
    await ask(token ?? '', '{ people { name } }');
    await ask(token ?? '', `mutation { revokeApiToken(tokenId: "${id}") { refusals { code } } }`);
    await ask(token ?? '', '{ organisations { name } }');
    expect(await noted()).toEqual([]);
    const line = { organisationId: school.id, by: null, behalf: `token:${id}`, subject: 'ApiToken', subjectId: id };
    await ask(token ?? '', `{ policy(id: "${world.school.policy.id}") { title revisions { submittedByName } } }`);
    expect(await noted()).toEqual([{ action: 'policies.read', ...line }]);
    await ask(token ?? '', '{ policies { id } ...on Query { registerCounts { policies } } }');
    await ask(token ?? '', '{ register(first: 5) { entries { title } } }');
    expect(await noted()).toEqual([
      { action: 'policies.read', ...line },
      { action: 'register.read', ...line },
    ]);
    // Another program of the same organisation stands for itself.
    const { token: second } = await make(head, ['read-policies']);
    await ask(second ?? '', '{ policies { id } }');
    const reads = await api.database.owner.query(
      `select count(*)::int as n from app.audit_events where organisation_id = $1 and action = 'policies.read'
         and at > (select made_at from app.api_tokens where id = $2)`,
      [school.id, id],
    );
    expect(reads[0].n).toBe(2);
    const { auditEvents } = await head.ask<{ auditEvents: { words: string; byName: string; onBehalfOf: null }[] }>(
      '{ auditEvents(first: 20) { words byName onBehalfOf isOwnWork } }',
    );
    expect(auditEvents).toContainEqual({
      ...{ words: 'Read the register', byName: 'Website (a program)', onBehalfOf: null, isOwnWork: false },
    });
    // Nothing is noted by what has ended, nor for another organisation.
    const scope = { tokenHash: hashToken(token ?? ''), organisationId: world.council.organisation.id } as Scope;
    expect(await api.database.store.directory.notePersonalRead(scope, 'policies.read', null)).toBe(false);
    await api.database.owner.query('update app.api_tokens set revoked_at = now() where id = $1', [id]);
    const own = { ...scope, organisationId: school.id } as Scope;
    expect(await api.database.store.directory.notePersonalRead(own, 'templates.read', null)).toBe(false);
    // Whoever goes on with it is turned away, and heard of; a token that nobody ever had is nobody's business.
    for (let again = 0; again < 3; again++) await ask(token ?? '', '{ policies { id } }');
    await ask('ratify_nonsense', '{ policies { id } }');
    expect((await noted()).slice(2)).toEqual([{ action: 'token.refused', ...line }]);
  });

  it('opens nothing of another organisation, nothing once it is revoked, over, or its maker has left', async () => {
    const head = await api.as({ organisationId: school.id });
    const { token } = await make(head, ['read-policies', 'read-register', 'read-templates']);
    const foreign = Object.entries(world).flatMap(([place, estate]) =>
      place === 'school' || place === 'council' ? [] : [estate.policy.id, estate.local.id],
    );
    for (const id of foreign)
      expect(JSON.parse(await ask(token ?? '', `{ policy(id: "${id}") { title } }`)).data?.policy ?? null).toBeNull();
    const works = async (): Promise<boolean> =>
      (await ask(token ?? '', '{ policies { id } }')).includes(world.school.policy.id);
    const [row] = await api.database.owner.query(
      'select id, made_by as "madeBy", expires_on as "expiresOn" from app.api_tokens where organisation_id = $1 order by made_at desc, id desc limit 1',
      [school.id],
    );
    expect(await works()).toBe(true);
    const set = (sql: string): Promise<unknown> => api.database.owner.query(sql, [row.id]);
    await set(`update app.api_tokens set expires_on = directory.today() - 1 where id = $1`);
    expect(await works()).toBe(false);
    await set(`update app.api_tokens set expires_on = directory.today() where id = $1`);
    expect(await works()).toBe(true);
    const term = (until: string | null): Promise<unknown> =>
      api.database.owner.query('update app.appointments set until_on = $2 where person_id = $1', [row.madeBy, until]);
    await term('2025-07-31');
    expect(await works()).toBe(false);
    await term(null);
    expect(await works()).toBe(true);
    const stranger = await api.as({ organisationId: (await buildOrganisation(api.database)).id });
    const REVOKE = 'mutation ($id: ID!) { revokeApiToken(tokenId: $id) { refusals { code } } }';
    const revoked = (refusals: object[]) => ({ revokeApiToken: { refusals } });
    expect(await stranger.ask(REVOKE, { id: row.id })).toEqual(revoked([{ code: 'NOT_FOUND' }]));
    expect(await head.ask(REVOKE, { id: row.id })).toEqual(revoked([]));
    expect(await works()).toBe(false);
    expect(await ask('ratify_nonsense', '{ policies { id } }')).toContain('This token opens nothing');
  });

  it('is made by those who may, with a name and for a year at most', async () => {
    const head = await api.as({ organisationId: school.id });
    const codes = ({ refusals }: Made['makeApiToken']): string[] => refusals.map(({ code }) => code);
    expect(codes(await make(head, []))).toEqual(['TOKEN_SCOPES_MISSING']);
    expect(codes(await make(head, ['read-policies'], '2020-01-01'))).toEqual(['TOKEN_EXPIRY_WRONG']);
    // Whoever finds a session open makes none.
    await api.database.owner.query(`update directory.sessions set proved_at = clock_timestamp() - interval '1 day'`);
    expect(codes(await make(head, ['read-policies']))).toEqual(['PROOF_NEEDED']);
    const governor = await api.as({ organisationId: school.id, roles: ['governor'] });
    expect(codes(await make(governor, ['read-policies']))).toEqual(['NOT_PERMITTED']);
    expect(await governor.ask('{ apiTokens { name } }')).toEqual({ apiTokens: [] });
  });
});
