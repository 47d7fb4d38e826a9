import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createApi } from '@ratify/api';
import { DEMONSTRATION_PASSWORD, realClock, realIds } from '@ratify/journey';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import { createWeb } from '../src/index.ts';
import { DEMONSTRATION } from './arrange.ts';

// An installation behind a proxy that speaks TLS: what its cookies are called, and which of them count.

let database: TestDatabase;
let origin: string;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await createDatabase(DEMONSTRATION);
  closing.unshift(() => database.close());
  const journey = { store: database.store, clock: realClock(), ids: realIds };
  const api = await createApi({ journey, secure: true, introspection: false });
  await api.listen(0, '127.0.0.1');
  closing.unshift(() => api.close());
  const web = await createWeb({ apiOrigin: await api.getUrl(), secure: true });
  await web.listen(0, '127.0.0.1');
  closing.unshift(() => web.close());
  origin = await web.getUrl();
});
afterAll(async () => {
  for (const close of closing) await close();
});

/** What is set, by name, with all that is said of it. */
const setBy = (answer: Response): Map<string, string> =>
  new Map(answer.headers.getSetCookie().map((each) => [each.split('=', 1)[0] ?? '', each]));

const brought = (cookies: ReadonlyMap<string, string>): string =>
  [...cookies.values()].map((each) => each.split(';', 1)[0]).join('; ');

/** Where the page of a policy list leads whoever brings these. */
const leadsTo = async (cookie: string): Promise<string> => {
  const answer = await fetch(`${origin}/policies`, { headers: { cookie }, redirect: 'manual' });
  return answer.headers.get('location') ?? String(answer.status);
};

it('a cookie is of this host alone, and one that another host of the domain may have set counts for nothing', async () => {
  const form = await fetch(`${origin}/sign-in`);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
  const ofForm = setBy(form);
  expect([...ofForm.keys()]).toEqual(['__Host-csrf']);
  expect(form.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
  expect(form.headers.get('permissions-policy')).toContain('camera=(), ');

  const signedIn = await fetch(`${origin}/sign-in`, {
    ...{ method: 'POST', redirect: 'manual', headers: { cookie: brought(ofForm) } },
    body: new URLSearchParams({ _csrf: csrf, email: 'ruth.adeyemi@elmpark.example', password: DEMONSTRATION_PASSWORD }),
  });
  expect(signedIn.status).toBe(303);
  const cookies = new Map([...ofForm, ...setBy(signedIn)]);
  for (const [name, said] of cookies) {
    expect(name).toMatch(/^__Host-/);
    expect(said).toMatch(/; Path=\/(;|$)/);
    expect(said).toMatch(/; Secure(;|$)/);
    expect(said).toMatch(/; HttpOnly(;|$)/);
    expect(said).not.toMatch(/; Domain=/i);
  }
  expect(await leadsTo(brought(cookies))).toBe('200');
  expect(await leadsTo(brought(cookies).replaceAll('__Host-', ''))).toMatch(/^\/sign-in/);

  const signedOut = await fetch(`${origin}/sign-out`, {
    ...{ method: 'POST', redirect: 'manual', headers: { cookie: brought(cookies) } },
    body: new URLSearchParams({ _csrf: csrf }),
  });
  expect(signedOut.status).toBe(303);
  // Without Secure a browser would not take it back.
  expect(setBy(signedOut).get('__Host-ratify_session')).toMatch(
    /^__Host-ratify_session=; (?=.*Secure).*Expires=Thu, 01 Jan 1970/,
  );
  expect(await leadsTo(brought(cookies))).toMatch(/^\/sign-in/);
});
