import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller, TestApi } from './api.ts';
import { METRICS_TOKEN, startApi } from './api.ts';
import { tooFewTried, tried, writeTried } from '@ratify/test-kit';
import { plantMarkers, type Markers } from './isolation/markers.ts';
import { outsiders, peopleAt, type Somebody } from './isolation/people.ts';
import { routeGapsOf, ROUTES } from './isolation/route-coverage.ts';
import { fingerprint } from './isolation/rows-of.ts';
import { tellsInside } from './isolation/tells-inside.ts';
import { BELOW, buildWorld, PLACES, type World } from './isolation/world.ts';

// Every route that is not GraphQL: a row that is not yours is not there, by the same words and headers.

let api: TestApi;
let world: World;
let markers: Markers;
let people: Somebody[];
let nobodies: Somebody[];

beforeAll(async () => {
  api = await startApi();
  world = await buildWorld(api.database);
  markers = await plantMarkers(api.database, world);
  people = await peopleAt(api, world, ['school', 'council', 'otherCouncil', 'trust', 'buyer']);
  nobodies = await outsiders(api, world);
});
afterAll(async () => {
  writeTried('routes');
  await api?.close();
});

describe('the table of routes', () => {
  it('has every route that is served, and no other', () => {
    expect(routeGapsOf(api.routes)).toEqual([]);
  });
});

/** Everything that an answer is made of, but the time. */
async function answerTo(caller: Caller, route: string, id: string): Promise<string> {
  const [method, path = ''] = route.split(' ');
  const response = await caller.get(path.replace(':id', id), method as 'GET' | 'HEAD');
  const headers = [...response.headers].filter(([name]) => name !== 'date').sort();
  return JSON.stringify({ status: response.status, headers, body: await response.text() }).replaceAll(id, '<id>');
}

const byteRoutes = Object.entries(ROUTES).flatMap(([route, coverage]) =>
  coverage.kind === 'bytes' ? [{ route, coverage }] : [],
);

describe.each(byteRoutes)('$route', ({ route, coverage }) => {
  it('answers for another’s row as for none', async () => {
    const before = await fingerprint(api.database);
    const wrong: object[] = [];
    for (const somebody of [...people, ...nobodies]) {
      const none = await answerTo(somebody.caller, route, crypto.randomUUID());
      expect(none).toContain('"status":404');
      for (const place of PLACES.filter((each) => !isSeen(somebody, each)))
        for (const id of coverage.rows(world[place])) {
          const answer = await answerTo(somebody.caller, route, id);
          tried(somebody.how ?? 'byte routes');
          if (answer !== none) wrong.push({ who: somebody.name, place, answer, none });
        }
    }
    expect(wrong).toEqual([]);
    expect(await fingerprint(api.database)).toEqual(before);
  });

  it('gives a head their own', async () => {
    const head = people.find(({ place, role }) => place === 'school' && role === 'head') as Somebody;
    for (const id of coverage.rows(world.school)) {
      const answer = await answerTo(head.caller, route, id);
      expect(answer).toContain('"status":200');
      expect(answer).toContain('private, no-store');
      const told = markers.found(answer).map((each) => each.place);
      if (route.startsWith('GET'))
        expect(answer.includes(world.school.organisation.id) || told.includes('school')).toBe(true);
      expect(told.filter((place) => place !== 'school')).toEqual([]);
    }
  });

  function isSeen({ place }: Somebody, at: (typeof PLACES)[number]): boolean {
    if (place === null) return false;
    return place === at || (coverage.class === 'up' && (BELOW[place]?.includes(at) ?? false));
  }
});

describe('what those above may fetch', () => {
  const status = async (role: string, place: string, path: string): Promise<number> => {
    const somebody = people.find((each) => each.role === role && each.place === place) as Somebody;
    return (await somebody.caller.get(path)).status;
  };

  it('is the document and the submitted and adopted texts of a school it maintains, never a draft', async () => {
    const { document, adopted, submitted, policy } = world.school;
    expect(await status('compliance-officer', 'council', `/documents/${document.id}/pdf`)).toBe(200);
    expect(await status('compliance-officer', 'council', `/revisions/${adopted.id}/text.md`)).toBe(200);
    expect(await status('compliance-officer', 'council', `/revisions/${submitted.id}/text.md`)).toBe(200);
    for (const role of ['council-author', 'publisher', 'compliance-officer'])
      expect(await status(role, 'council', `/policies/${policy.id}/draft.md`)).toBe(404);
  });

  it('is for staff of the school the adopted text and the document', async () => {
    const { document, adopted, submitted, tabled, policy } = world.school;
    expect(await status('staff', 'school', `/documents/${document.id}/pdf`)).toBe(200);
    expect(await status('staff', 'school', `/revisions/${adopted.id}/text.md`)).toBe(200);
    expect(await status('staff', 'school', `/revisions/${submitted.id}/text.md`)).toBe(404);
    expect(await status('staff', 'school', `/revisions/${tabled.id}/text.md`)).toBe(404);
    expect(await status('staff', 'school', `/policies/${policy.id}/draft.md`)).toBe(404);
  });
});

const publicRoutes = Object.entries(ROUTES).flatMap(([route, coverage]) =>
  coverage.kind === 'public' ? [{ route, ...coverage }] : [],
);

describe.each(publicRoutes)('$route', ({ route }) => {
  it('is the same for everybody and names nobody', async () => {
    const answers = await Promise.all(
      [...people.slice(0, 3), ...nobodies].map(({ caller }) => answerTo(caller, route, crypto.randomUUID())),
    );
    expect(new Set(answers).size).toBe(1);
    expect(markers.found(answers.join())).toEqual([]);
    expect(answers[0]).not.toContain('set-cookie');
  });
});

describe('what everybody may ask for', () => {
  /** Nobody shows a policy here. */
  const hidden = async (): Promise<{ organisation: string; policy: string }[]> =>
    api.database.owner.query(
      `select o.slug as organisation, p.slug as policy from app.policies p join app.organisations o on o.id = p.organisation_id
       where not p.is_public and p.adopted_revision_id is not null`,
    );

  it('of a policy that its school does not show is what is said of none', async () => {
    const asked = [
      ...(await hidden()).flatMap(({ organisation, policy }) =>
        ['json', 'html'].map((form) => `${organisation}/policies/${policy}.${form}`),
      ),
      ...PLACES.flatMap((place) =>
        ['json', 'html'].map((form) => `${world[place].organisation.slug}/policies.${form}`),
      ),
    ];
    const visitors = [...people.slice(0, 6), ...nobodies];
    const OPEN = 'GET /open/v1/:id';
    const none = await answerTo(api.anybody(), OPEN, 'no-such-school/policies.json');
    expect(none).toContain('"status":404');
    for (const path of asked)
      for (const { caller } of visitors) {
        expect({ path, said: await answerTo(caller, OPEN, path) }).toEqual({ path, said: none });
        tried('public entrances');
      }
  });

  it('by a code, a link or a token that is nearly right is what is said of one made up', async () => {
    const head = people.find(({ place, role }) => place === 'school' && role === 'head') as Somebody;
    const { resetCalendar } = await head.caller.ask<{ resetCalendar: string }>('mutation { resetCalendar }');
    const VERIFY = 'query ($code: String!) { verifyDocument(code: $code) { title } }';
    const LINK = 'query ($token: String!) { accountLink(token: $token) { purpose } }';
    const right = await api.anybody().send(VERIFY, { code: world.school.document.verifyCode });
    expect(JSON.stringify(right)).toContain('title'); // the code itself opens the page
    const said = async (ask: (code: string) => Promise<unknown>, code: string): Promise<string> =>
      JSON.stringify(await ask(code)).replaceAll(code, '<code>');
    const ways: readonly (readonly [string, (code: string) => Promise<unknown>])[] = [
      ...PLACES.map(
        (place) => [world[place].document.verifyCode, (code: string) => api.anybody().send(VERIFY, { code })] as const,
      ),
      [resetCalendar, (code) => answerTo(api.anybody(), `GET /calendars/${code}.ics`, code)],
      ['A'.repeat(43), (token) => api.anybody().send(LINK, { token })],
    ];
    for (const [code, ask] of ways) {
      const none = await said(ask, code.replaceAll(/[^-]/g, 'x'));
      for (const near of nearly(code)) {
        expect({ near, said: await said(ask, near) }).toEqual({ near, said: none });
        tried('token entrances');
      }
    }
  });

  /** Other characters at its ends and its middle, some missing, some too many, and what the database would keep of it. */
  function nearly(code: string): string[] {
    // A code to verify by is the same in small and capital letters.
    const other = (at: number): string =>
      `${code.slice(0, at)}${code[at]?.toLowerCase() === 'b' ? 'c' : 'b'}${code.slice(at + 1)}`;
    return [
      ...[0, 1, Math.floor(code.length / 2), code.length - 2, code.length - 1].map(other),
      ...[code.slice(1), code.slice(0, -1), `${code}b`, `${code}${code}`],
      createHash('sha256').update(code).digest('hex'),
    ];
  }
});

describe('hostile requests', () => {
  it('have been as many as they are said to be', () => expect(tooFewTried('routes')).toEqual([]));
});

describe('the numbers of the installation', () => {
  const read = async (authorization?: string): Promise<Response> =>
    fetch(`${api.origin}/metrics`, { headers: authorization ? { authorization } : {} });

  it('are told to whoever brings the token, and to nobody else', async () => {
    for (const wrong of [undefined, METRICS_TOKEN, 'Bearer ', `Bearer ${METRICS_TOKEN}x`, `Basic ${METRICS_TOKEN}`])
      expect((await read(wrong)).status).toBe(404);
    const { id } = world.school.organisation;
    await api.database.owner.query(
      `insert into directory.authorities (kind, certificate, not_after)
       values ('tsa', '\\x30', now() + interval '10 days 1 hour'), ('issuing', '\\x30', now() - interval '1 hour')`,
    );
    await api.database.owner.query(
      `insert into app.jobs (organisation_id, task, state, finished_at) values
         ($1, 'print-document', 'queued', null), ($1, 'seal-document', 'failed', now()),
         ($1, 'seal-document', 'failed', now() - interval '2 days')`,
      [id],
    );
    await api.database.owner.query(
      `insert into app.document_versions (organisation_id, document_id, number, sha256, length, level)
       select organisation_id, document_id, number + 7, sha256, length, 'B-T' from app.document_versions
       where organisation_id = $1 limit 1`,
      [id],
    );
    const answer = await read(`Bearer ${METRICS_TOKEN}`);
    const told = await answer.text();
    expect(answer.headers.get('content-type')).toContain('text/plain');
    for (const line of [
      /^ratify_certificate_days_left\{certificate="tsa"\} 10$/m,
      /^ratify_certificate_days_left\{certificate="issuing"\} -1$/m,
      /^ratify_jobs\{task="print-document",state="queued"\} [1-9]/m,
      /^ratify_jobs\{task="seal-document",state="failed"\} 1$/m,
      /^ratify_documents_made\{level="B-T"\} 1$/m,
      /^ratify_api_request_seconds_count\{method="GET",route="\/revisions\/:id\/text.md",status="200"\} [1-9]/m,
      /^process_cpu_seconds_total /m,
    ])
      expect(told).toMatch(line);
    // Tasks and levels are words of the program; here they have been marked as everything else.
    const others = told
      .split('\n')
      .filter((line) => !/^ratify_(?:jobs|oldest_job_seconds|documents_made)\{/.test(line));
    expect(markers.found(others.join())).toEqual([]);
    expect(told).not.toContain(id);
  });
});

describe('every answer', () => {
  it.each(['/health/live', '/documents/x/pdf', '/nowhere'])('of %s forbids framing and sniffing', async (path) => {
    const { headers } = await api.anybody().get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it.each(['/../../etc/passwd', '/documents/..%2f..%2fx/pdf', '/policies/%27/draft.md', '/%00', '/graphql/x', '/.env'])(
    'to a path made up (%s) is a plain refusal',
    async (path) => {
      const response = await api.anybody().get(path);
      expect([400, 404]).toContain(response.status);
      expect(tellsInside(await response.text())).toBe(false);
    },
  );
});
