import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, PASSWORD, type World } from './world.ts';

const WORLD = 180_000;
let world: World;
beforeAll(async () => {
  world = await openWorld();
}, WORLD);
afterAll(() => world?.close());

describe('signing in', () => {
  it('with the wrong password keeps the address and says what to do, beside the field and in the summary', async () => {
    const visitor = await world.visitor();
    expect(await visitor.signIn('amy.lister@elmpark.example', 'not this one')).toBe(400);
    expect(await visitor.page.title()).toBe('Error: Sign in – Ratify');
    expect(await visitor.value('#email')).toBe('amy.lister@elmpark.example');
    expect(await visitor.value('#password')).toBe('');
    expect(await visitor.words('#password-error')).toContain('do not belong together');
    expect(await visitor.page.$eval('.govuk-error-summary a', (link) => link.getAttribute('href'))).toBe('#password');
  });

  it('with nothing typed asks for both', async () => {
    const visitor = await world.visitor();
    await visitor.open('/sign-in');
    expect(await visitor.press('Sign in')).toBe(400);
    expect(await visitor.words('.govuk-error-summary')).toContain('Enter your email address');
    expect(await visitor.words('.govuk-error-summary')).toContain('Enter your password');
  });

  it('sets cookies that no script reads and no other site sends', async () => {
    const visitor = await world.signedIn('amy.lister@elmpark.example');
    expect(visitor.path).toBe('/todo');
    const cookies = await visitor.page.browserContext().cookies();
    expect(cookies.map((each) => each.name).sort()).toEqual(['_csrf', 'ratify_session']);
    for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  });

  it('leads back to the page that was asked for', async () => {
    const { id } = await world.policyOf('elm-park', 'lone-working-policy');
    const visitor = await world.visitor();
    await visitor.open(`/policies/${id}`);
    expect(visitor.path).toBe(`/sign-in?next=${encodeURIComponent(`/policies/${id}`)}`);
    await visitor.signIn('amy.lister@elmpark.example', PASSWORD);
    expect(visitor.path).toBe(`/policies/${id}`);
    expect(await visitor.heading()).toBe('Lone working policy');
  });

  it('never leads to another site', async () => {
    const visitor = await world.visitor();
    await visitor.open('/sign-in?next=https://elsewhere.example/');
    await visitor.signIn('amy.lister@elmpark.example', PASSWORD);
    expect(visitor.page.url()).toBe(`${world.origin}/todo`);
  });

  it('ends with signing out', async () => {
    const visitor = await world.signedIn('amy.lister@elmpark.example');
    await visitor.press('Sign out');
    expect(await visitor.heading()).toBe('Sign in');
    await visitor.open('/policies');
    expect(visitor.path).toContain('/sign-in');
  });
});

describe('a session that has ended', () => {
  const endSession = (): Promise<unknown> =>
    world.database.owner.query(`update directory.sessions set expires_at = now() - interval '1 minute'`);

  it('is said, and the page asked for comes after signing in again', async () => {
    const visitor = await world.signedIn('amy.lister@elmpark.example');
    await endSession();
    await visitor.open('/policies');
    expect(await visitor.words()).toContain('Your session has ended');
    await visitor.signIn('amy.lister@elmpark.example', PASSWORD);
    expect(visitor.path).toBe('/policies');
  });

  it('loses no word that was typed into a form: it is offered to be sent again', async () => {
    const { id } = await world.policyOf('northbrook-high', 'acceptable-use-of-ict');
    const visitor = await world.signedIn('owen.pritchard@northbrookhigh.example');
    await visitor.open(`/policies/${id}/review`);
    await visitor.page.click('#outcome');
    await visitor.type('#reason', 'Read with the “network” manager.\nAll is <well>.');
    await endSession();
    expect(await visitor.press('Record the review')).toBe(401);
    expect(await visitor.words()).toContain('Nothing you typed is lost');
    expect(await visitor.signIn('owen.pritchard@northbrookhigh.example', 'wrong')).toBe(400);
    expect(await visitor.signIn('owen.pritchard@northbrookhigh.example', PASSWORD)).toBe(200);
    expect(await visitor.heading()).toBe('You are signed in again');
    await visitor.press('Send what I typed');
    expect(await visitor.words()).toContain('The review is recorded.');
    const [review] = await world.database.owner.query(
      'select reason from app.reviews where policy_id = $1 order by recorded_at desc limit 1',
      [id],
    );
    expect(review).toEqual({ reason: 'Read with the “network” manager.\nAll is <well>.' });
  });
});

describe('every answer', () => {
  it('forbids scripts and styles that are not our own files, and frames, and is not kept by caches', async () => {
    const answer = await fetch(`${world.origin}/sign-in`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toBe(
      "default-src 'none';script-src 'self';style-src 'self';connect-src 'self';img-src 'self' data:;form-action 'self';base-uri 'none';frame-ancestors 'none'",
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).not.toMatch(/<script|\son[a-z]+=|\sstyle=/i);
  });

  it('sends what the build made packed, to whoever takes it so', async () => {
    for (const packed of ['br', 'gzip']) {
      const answer = await fetch(`${world.origin}/public/app.css`, { headers: { 'accept-encoding': packed } });
      expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, packed]);
      expect(await answer.text()).toContain('.app-rich');
    }
  });

  it('refuses a form without its token, and gives back what was typed', async () => {
    const answer = await fetch(`${world.origin}/sign/${crypto.randomUUID()}/decline`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'reason=I+was+not+there.&password=secret',
    });
    expect(answer.status).toBe(403);
    const page = await answer.text();
    expect(page).toContain('I was not there.');
    expect(page).not.toContain('secret');
  });

  it('is a page where there is nothing, where a role has no business, and where the API is away', async () => {
    const visitor = await world.signedIn('amy.lister@elmpark.example');
    for (const path of [
      '/nowhere',
      '/policies/nonsense',
      `/policies/${crypto.randomUUID()}`,
      '/sign/1',
      '/documents/x.pdf',
    ])
      expect([path, await visitor.open(path), await visitor.heading()]).toEqual([path, 404, 'Page not found']);
    expect(await visitor.open('/register')).toBe(403);
    expect(await visitor.words()).toContain('ask the clerk');
    await world.withoutApi(async () => {
      expect(await visitor.open('/todo')).toBe(503);
      expect(await visitor.words()).toContain('Nothing was changed');
    });
    expect(await visitor.open('/todo')).toBe(200);
  });

  it('shows a person whose term has ended where they stand', async () => {
    const visitor = await world.signedIn('zoe.finch@northbrookhigh.example');
    await world.database.owner.query(
      `update app.appointments set until_on = '2024-01-01' where person_name = 'Zoe Finch'`,
    );
    expect(await visitor.open('/todo')).toBe(200);
    expect(await visitor.words()).toContain('You hold no post');
  });
});
