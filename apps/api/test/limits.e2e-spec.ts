import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeApiToken, realClock, realIds } from '@ratify/journey';
import { plainDate } from '@ratify/policy';
import { buildOrganisation, buildPolicy, signIn, tooFewTried, tried, writeTried } from '@ratify/test-kit';
import { getIntrospectionQuery } from 'graphql';
import { startApi, type Caller, type TestApi } from './api.ts';
import { rootFields, selections, type RootField } from './isolation/graph.ts';
import { tellsInside } from './isolation/tells-inside.ts';
import { MOST_CHANGES, MOST_DEPTH, MOST_FIELDS, MOST_TOKENS } from '../src/graph/limits.ts';

// What an unkind client sends. Every answer comes soon, is a refusal, and tells nothing of what is behind the API.

/** The most that a refusal of a hostile request may cost: processor time, which other work on the machine adds little to. */
const SOON_MS = 2_000;

/** Of this process, in which the API answers too. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

let api: TestApi;
let head: Caller;
let token: string;
let policyId: string;
let organisationId: string;

beforeAll(async () => {
  api = await startApi();
  const school = await buildOrganisation(api.database);
  organisationId = school.id;
  policyId = (await buildPolicy(api.database, { organisationId })).id;
  ({ token } = await signIn(api.database, { organisationId }));
  head = api.holding(token);
});
afterAll(async () => {
  writeTried('limits');
  await api?.close();
});

async function post(body: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  const response = await fetch(`${api.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `ratify_session=${token}`, ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}

const asked = (query: string): Promise<{ status: number; text: string }> => post(JSON.stringify({ query }));

async function refusedSoon(query: string): Promise<string> {
  const started = processorMs();
  const { status, text } = await asked(query);
  expect(processorMs() - started).toBeLessThan(SOON_MS);
  expect(status).toBe(400);
  expect(tellsInside(text)).toBe(false);
  expect(text).not.toContain('"data":{');
  return text;
}

describe('wide and deep operations', () => {
  it('are answered within the limits', async () => {
    expect((await asked(`{ ${alias(MOST_FIELDS / 2, 'me { roles }')} }`)).status).toBe(200);
    expect((await asked('{ policies { requests { document { latest { number } } } } }')).status).toBe(200);
  });

  it('are refused beyond the depth', async () => {
    expect((await asked(`{ ${deep(MOST_DEPTH)} }`)).status).toBe(200);
    expect(await refusedSoon(`{ ${deep(MOST_DEPTH + 1)} }`)).toContain(`${MOST_DEPTH} are allowed`);
  });

  it('are refused beyond the number of fields, aliases and fragments counted each time', async () => {
    expect(await refusedSoon(`{ ${alias(MOST_FIELDS + 1, '__typename')} }`)).toContain('more than');
    const spreads = `{ ${alias(40, 'me { ...F }')} } fragment F on Me { roles memberships { roles } person { id name email } }`;
    expect(await refusedSoon(spreads)).toContain('more than');
  });

  it('are refused soon when fragments double at every turn', async () => {
    const levels = 30;
    const fragments = Array.from(
      { length: levels },
      (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`,
    ).join(' ');
    await refusedSoon(`{ ...F0 } ${fragments} fragment F${levels} on Query { __typename }`);
  });

  it('are refused soon when a fragment stands in itself, twice', async () => {
    expect(await refusedSoon('{ ...F } fragment F on Query { ...F ...F }')).toContain('Cannot spread fragment');
  });

  it('are refused before they are compared with one another when there are very many words', async () => {
    expect(await refusedSoon(`{ ${'me { roles } '.repeat(60_000)} }`)).toContain('token');
    expect(MOST_TOKENS).toBeGreaterThan(MOST_FIELDS * 4);
  });
});

describe('a flood of aliases', () => {
  const floods = rootFields().map((field) => ({ field, name: field.name }));

  /** The same field many times in one operation, with identifiers of nobody; arguments stand once, as variables. */
  function flood({ operation, name, field }: RootField, count: number): string {
    const [selection = ''] = selections(field.type, { depth: 0, fields: 1 });
    const declared = field.args.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
    const given = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
    const call = given ? `${name}(${given})` : name;
    return `${operation}${declared ? ` (${declared})` : ''} { ${alias(count, `${call} ${selection}`)} }`;
  }

  it.each(floods)('of $name is refused unread, whoever sends it', async ({ field }) => {
    const started = processorMs();
    for (const caller of [head, api.anybody()]) {
      const { data, errors } = await caller.send(flood(field, MOST_FIELDS + 1), {});
      expect(data ?? null).toBeNull();
      expect(JSON.stringify(errors)).toMatch(/more than \d+ fields|token/i);
      tried('alias floods');
    }
    expect(processorMs() - started).toBeLessThan(SOON_MS);
  });

  it('of guesses at a password is counted one by one, and of changes goes to a few', async () => {
    const guesses = (count: number): string =>
      `mutation { ${alias(count, 'signIn(email: "nobody@example.org", password: "x") { refusals { code } }')} }`;
    const { data } = await api.anybody().send(guesses(MOST_CHANGES));
    expect(Object.keys(data as object)).toHaveLength(MOST_CHANGES);
    const { errors } = await api.anybody().send(guesses(MOST_CHANGES + 1));
    expect(JSON.stringify(errors)).toContain(`more than ${MOST_CHANGES} changes`);
    const inside = `mutation { ...F ...G } fragment F on Mutation { ${alias(12, 'signOut')} } fragment G on Mutation { ${Array.from({ length: 12 }, (_, i) => `b${i}: signOut`).join(' ')} }`;
    expect(JSON.stringify((await head.send(inside)).errors)).toContain(`more than ${MOST_CHANGES} changes`);
    expect(await head.ask('{ me { roles } }')).toEqual({ me: { roles: ['head'] } });
    tried('alias floods', 3);
  });
});

/** Fields inside fields, without end only where the schema tells of itself; beside a field of ours that counts too. */
function deep(levels: number): string {
  const inside = Array.from({ length: levels - 3 }, () => 'ofType {').join(' ');
  return `__typename __schema { types { ${inside} name ${'}'.repeat(levels - 3)} } }`;
}

function alias(count: number, field: string): string {
  return Array.from({ length: count }, (_, i) => `a${i}: ${field}`).join(' ');
}

describe('other ways in', () => {
  it('several operations in one request are refused', async () => {
    const { status, text } = await post(JSON.stringify([{ query: '{ me { roles } }' }, { query: '{ me { roles } }' }]));
    expect(status).toBe(400);
    expect(tellsInside(text)).toBe(false);
  });

  it('a body that is too large is refused unread', async () => {
    const { status, text } = await post(JSON.stringify({ query: `{ me { roles } } #${'x'.repeat(4_000_001)}` }));
    expect(status).toBe(413);
    expect(tellsInside(text)).toBe(false);
  });

  it.each([
    '{"query": "{ me',
    '[',
    'null',
    '7',
    '""',
    '{}',
    '{"query": 7}',
    '{"query": "{ me { roles } }", "variables": "x"}',
  ])('a malformed body is refused: %s', async (body) => {
    const { status, text } = await post(body);
    expect(status).toBe(400);
    expect(tellsInside(text)).toBe(false);
  });

  it('a mutation by GET is refused, and a query by GET without the header of a script', async () => {
    const url = (query: string): string => `${api.origin}/graphql?query=${encodeURIComponent(query)}`;
    const cookie = `ratify_session=${token}`;
    const scripted = { cookie, 'apollo-require-preflight': '1' };
    for (const method of ['GET', 'HEAD'])
      expect((await fetch(url('mutation { signOut }'), { method, headers: scripted })).status).toBe(405);
    expect((await fetch(url('mutation { signOut }'), { headers: { cookie } })).status).toBe(400);
    expect((await fetch(url('{ me { roles } }'), { headers: { cookie } })).status).toBe(400);
    expect(await head.ask('{ me { roles } }')).toEqual({ me: { roles: ['head'] } });
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])(
    'a form of another site (%s) is refused',
    async (type) => {
      const { status, text } = await post('query=mutation{signOut}', { 'content-type': type });
      expect([400, 415]).toContain(status);
      expect(tellsInside(text)).toBe(false);
      expect(await head.ask('{ me { roles } }')).toEqual({ me: { roles: ['head'] } });
    },
  );

  it('other origins get no permission to read', async () => {
    const response = await fetch(`${api.origin}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the schema', () => {
  it('is told where that is switched on, and nothing of it where it is not', async () => {
    expect((await asked(getIntrospectionQuery())).status).toBe(200);
    const closed = await startApi({ introspection: false });
    try {
      const ask = async (query: string): Promise<string> => JSON.stringify(await closed.anybody().send(query));
      expect(await ask(getIntrospectionQuery())).toContain('introspection');
      expect(await ask('{ __type(name: "Policy") { name } }')).not.toContain('"data":{"__type":{');
      expect(await ask('{ policie { id } }')).not.toContain('Did you mean');
    } finally {
      await closed.close();
    }
  });
});

describe('long texts', () => {
  const IMPORT =
    'mutation ($text: String!) { importPolicy(text: $text, fileName: "long.md") { policy { id } refusals { code } } }';
  const long = (characters: number): string => '| a | b |\n|---|---|\n| c | d |\n\n'.repeat(characters / 32);

  async function refusedSoonWith(caller: Caller, text: string): Promise<unknown> {
    const started = processorMs();
    const { data } = await caller.send(IMPORT, { text });
    expect(processorMs() - started).toBeLessThan(SOON_MS);
    return data;
  }

  it('are refused before they are read when they are too long, or when the role may not bring them in', async () => {
    const code = (...codes: string[]) => ({
      importPolicy: { policy: null, refusals: codes.map((each) => ({ code: each })) },
    });
    expect(await refusedSoonWith(head, long(3_000_000))).toEqual(code('TEXT_TOO_LARGE'));
    const staff = await api.as({ organisationId, roles: ['staff'] });
    expect(await refusedSoonWith(staff, long(900_000))).toEqual(code('NOT_PERMITTED'));
    expect(await refusedSoonWith(api.anybody(), long(900_000))).toEqual(code('NOT_SIGNED_IN'));
  });
});

describe('errors', () => {
  const DRAFT =
    'mutation ($id: ID!, $text: String!) { saveDraft(policyId: $id, version: 1, text: $text) { refusals { code } } }';

  it('an identifier that is none is answered as one that is not there', async () => {
    const QUERY =
      'query ($id: ID!) { policy(id: $id) { id } revision(id: $id) { id } job(id: $id) { id } policies(organisationId: $id) { id } }';
    const none = await head.send(QUERY, { id: crypto.randomUUID() });
    expect(none).toEqual({ data: { policy: null, revision: null, job: null, policies: [] } });
    for (const id of ['x', '', "' or 1=1 --", '%00', '00000000-0000-0000-0000-00000000000g', policyId.slice(1)]) {
      expect(await head.send(QUERY, { id })).toEqual(none);
      expect(await head.send(DRAFT, { id, text: 'x' })).toEqual({
        data: { saveDraft: { refusals: [{ code: 'NOT_FOUND' }] } },
      });
      expect(
        await head.send('mutation ($id: ID!) { actFor(organisationId: $id) { refusals { code } } }', { id }),
      ).toEqual({
        data: { actFor: { refusals: [{ code: 'NOT_FOUND' }] } },
      });
      expect((await head.get(`/documents/${encodeURIComponent(id)}/pdf`)).status).toBe(404);
    }
  });

  it.each([
    [
      'a cursor of one’s own making',
      '{ register(after: "aW5maW5pdHkgLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0t") { hasMore } }',
    ],
    [
      'a date that is none in a cursor',
      `{ register(after: "${Buffer.from(`2026-99-99 ${crypto.randomUUID()}`).toString('base64url')}") { hasMore } }`,
    ],
    [
      'a word outside a list',
      `mutation { recordReview(policyId: "${crypto.randomUUID()}", outcome: "x", reason: "x") { refusals { code } } }`,
    ],
    ['a number out of range', '{ register(first: 99999999999) { hasMore } }'],
    ['a date that is none', `mutation { scheduleMeeting(bodyId: "x", heldOn: "2026-02-30") { refusals { code } } }`],
    ['a code full of quotes', `{ verifyDocument(code: "' or '1'='1") { title } }`],
    ['a text with a zero byte', `mutation { importPolicy(text: "a\\u0000b", fileName: "a.md") { refusals { code } } }`],
  ])('%s tells nothing of what is behind', async (_what, query) => {
    const { text } = await asked(query);
    expect(tellsInside(text)).toBe(false);
    expect(JSON.parse(text)).toHaveProperty(text.includes('"errors"') ? 'errors' : 'data');
  });

  it('a bad cookie is a missing one, and so is one that is nearly right', async () => {
    const other = (at: number): string => `${token.slice(0, at)}${token[at] === '0' ? '1' : '0'}${token.slice(at + 1)}`;
    const nearly = [...token].map((_character, at) => other(at));
    const cut = [token.slice(1), token.slice(0, -1), `${token}0`, `${token}${token}`, ` ${token}`, token.toUpperCase()];
    const hash = createHash('sha256').update(token).digest();
    const kept = [hash.toString('hex'), hash.toString('base64url'), `\\x${hash.toString('hex')}`];
    const bad = ['', '%', 'é', 'a'.repeat(5_000), "'; drop table", '..', 'null', policyId, organisationId];
    for (const cookie of [...bad, ...nearly, ...cut, ...kept]) {
      expect(await api.holding(encodeURIComponent(cookie)).send('{ me { roles } policies { id } }')).toEqual({
        data: { me: null, policies: [] },
      });
      tried('forged cookies');
    }
    expect(await head.ask('{ me { roles } }')).toEqual({ me: { roles: ['head'] } });
    expect(tooFewTried('limits')).toEqual([]);
  });
});

describe('mail that a demonstration would show to everybody', () => {
  it('is shown to nobody where the installation is none', async () => {
    const { name } = head;
    await api.database.store.keepMail({
      ...{ id: crypto.randomUUID(), toName: name, toAddress: 'a@example.org', subject: 'A secret', lines: [] },
      ...{ linkWords: 'Open it', linkPath: '/todo' },
    });
    expect(await api.database.store.listKeptMail()).toHaveLength(1);
    expect(await head.ask('{ mailbox { subject } }')).toEqual({ mailbox: [] });
  });
});

describe('an installation that answers so many requests in a minute', () => {
  const PER_MINUTE = 6;
  let limited: TestApi;
  beforeAll(async () => {
    limited = await startApi({ requestsPerMinute: PER_MINUTE });
  });
  afterAll(() => limited?.close());

  interface Told {
    readonly status: number;
    readonly after: number;
    readonly text: string;
  }

  const asking = async (headers: Record<string, string>, path = '/graphql'): Promise<Told> => {
    const answer = await fetch(`${limited.origin}${path}`, {
      ...(path === '/graphql' ? { method: 'POST', body: JSON.stringify({ query: '{ me { roles } }' }) } : {}),
      headers: { 'content-type': 'application/json', ...headers },
    });
    return { status: answer.status, after: Number(answer.headers.get('retry-after')), text: await answer.text() };
  };

  it('tells one session to wait and not another, a program by its token, and whoever makes ever new cookies by their address', async () => {
    const { id } = await buildOrganisation(limited.database);
    const [greedy, modest] = [
      await signIn(limited.database, { organisationId: id }),
      await signIn(limited.database, { organisationId: id }),
    ];
    const cookie = ({ token: session }: typeof greedy) => ({ cookie: `ratify_session=${session}` });
    const statuses = async (headers: Record<string, string>): Promise<number[]> => {
      const told: number[] = [];
      for (let times = 0; times <= PER_MINUTE; times += 1) told.push((await asking(headers)).status);
      return told;
    };
    const until = (count: number): number[] => [...Array<number>(count).fill(200), 429];
    expect(await statuses(cookie(greedy))).toEqual(until(PER_MINUTE));
    const told = await asking(cookie(greedy));
    expect(told.text).toContain('Wait as long as Retry-After says');
    expect([told.status, told.after > 0 && told.after <= 60]).toEqual([429, true]);
    expect((await asking(cookie(greedy), `/policies/${id}/draft.md`)).status).toBe(429);
    expect((await asking(cookie(modest))).status).toBe(200);
    expect((await asking({ ...cookie(greedy), authorization: 'Bearer nonsense' })).status).not.toBe(429);
    const forged: number[] = [];
    for (let times = 0; times < PER_MINUTE * 10; times += 1)
      forged.push((await asking({ cookie: `ratify_session=${times}` })).status);
    expect(forged).toContain(200);
    expect(forged.at(-1)).toBe(429);
    // Somebody elsewhere, for whom pages ask that run on this machine.
    expect((await asking({ ...cookie(modest), 'x-forwarded-for': '192.0.2.7' })).status).toBe(200);
    expect((await asking({}, '/health/live')).status).toBe(200);
  });
});

describe('an installation that answers its own pages alone', () => {
  const KNOWN = '{ policies { id } }';
  const OTHER = '{ policies { id title } }';
  const hashOf = (query: string): object => ({
    persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') },
  });
  let known: TestApi;
  let ask: (body: object, headers?: Record<string, string>) => Promise<string>;
  let cookie: string;
  let bearer: string;
  beforeAll(async () => {
    known = await startApi({ known: { operations: [KNOWN], isAll: true } });
    ask = async (body, headers = { cookie }) => {
      const response = await fetch(`${known.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      return response.text();
    };
    const { id } = await buildOrganisation(known.database);
    await buildPolicy(known.database, { organisationId: id, title: 'Lamps' });
    const { scope, token: session } = await signIn(known.database, { organisationId: id });
    cookie = `ratify_session=${session}`;
    const journey = { store: known.database.store, clock: realClock(), ids: realIds };
    const expiresOn = plainDate(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
    const made = await makeApiToken(journey, scope, { name: 'A program', scopes: ['read-policies'], expiresOn });
    bearer = `Bearer ${made.value ?? ''}`;
  });
  afterAll(() => known?.close());

  it('takes what is on its list by its hash or in full, and nothing else from a cookie or from nobody', async () => {
    for (const body of [{ extensions: hashOf(KNOWN) }, { query: KNOWN }, { query: KNOWN, extensions: hashOf(KNOWN) }])
      expect(await ask(body)).toMatch(/^\{"data":\{"policies":\[\{"id":"/);
    for (const headers of [{ cookie }, {} as Record<string, string>])
      for (const body of [{ query: OTHER }, { query: OTHER, extensions: hashOf(OTHER) }])
        expect(await ask(body, headers)).toContain('to the pages of this installation alone');
    // What was refused was not learnt by it.
    expect(await ask({ extensions: hashOf(OTHER) })).toContain('PERSISTED_QUERY_NOT_FOUND');
  });

  it('a program with a token asks as it likes, within the limits; one whose token opens nothing does not', async () => {
    expect(await ask({ query: OTHER }, { authorization: bearer })).toContain('Lamps');
    const deep = `{ policies { ${'organisation { policies { '.repeat(20)} id ${'} }'.repeat(20)} } }`;
    expect(await ask({ query: deep }, { authorization: bearer })).toContain('errors');
    expect(await ask({ query: OTHER }, { authorization: 'Bearer nonsense' })).toContain('of this installation alone');
  });
});
