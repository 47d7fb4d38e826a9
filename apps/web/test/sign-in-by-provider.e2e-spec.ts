import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { proveByProvider, type Assertion } from '@ratify/journey';
import { createWorker, type Worker } from '@ratify/worker';
import { TOTP } from 'otpauth';
import type { Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';
import { openService, type ServiceAccount, type SignInService } from './sign-in-service.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

// People come in by an account that they have elsewhere: a real OpenID Connect provider on loopback, through the pages.

const RUTH = 'ruth.adeyemi@elmpark.example';
const SIAN = 'sian.prosser@governors.example';
const AMY = 'amy.lister@elmpark.example';

let world: World;
let service: SignInService;
let worker: Worker;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined); // the library reminds us that this is no service to run
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  world = await openWorld({
    signInProviders: async (origin) => {
      service = await openService(() => origin);
      const gone = { name: 'gone', label: 'Another', issuer: 'http://127.0.0.1:1' };
      return [service.providerFor(origin), service.providerFor(origin, gone)];
    },
  });
  worker = await createWorker({
    ...world.journey,
    ...{ masterKey: Buffer.alloc(32, 7), publicOrigin: world.origin, mail: { kind: 'kept' } },
    ...{ idle: true, log: () => undefined },
  });
});
afterAll(async () => {
  await worker?.stop();
  await world?.close();
  await service?.close();
});

const newcomer = (): Promise<Visitor> => world.visitor({ javaScript: true });

const knows = (subject: string, account: ServiceAccount): void => {
  service.accounts.set(subject, { tid: 'northbrook', email_verified: true, ...account });
};

/** Goes to the service and says there who one is; an empty name cancels. The visitor ends where the service sends them back to. */
async function comeBy(visitor: Visitor, subject: string): Promise<number> {
  await visitor.click('Sign in with the Service');
  return sayThere(visitor, subject);
}

async function sayThere(visitor: Visitor, subject: string): Promise<number> {
  expect(await visitor.words('h1')).toBe('Who are you?');
  await visitor.type('#subject', subject);
  return visitor.press('That is me');
}

/** The service forgets who was signed in there, or it would ask whether to sign them out first. */
async function forgetThere({ page }: Visitor): Promise<void> {
  await page.deleteCookie(...(await page.cookies(service.origin)).filter(({ name }) => name.startsWith('_session')));
}

async function mailsTo(address: string): Promise<string[]> {
  await worker.drain();
  const mails = await world.database.store.listKeptMail();
  return mails.filter((each) => each.toAddress === address).map((each) => each.subject);
}

describe('signing in with an account of a service', () => {
  it('recognises somebody by a verified address once, tells them, and then by the account itself', async () => {
    knows('ruth-1', { email: RUTH.toUpperCase() });
    const ruth = await newcomer();
    await ruth.open('/sign-in?next=/policies');
    await checkPage(ruth);
    expect(await comeBy(ruth, 'ruth-1')).toBe(200);
    expect(ruth.path).toBe('/policies');
    expect(await ruth.words('header')).toContain('Ruth Adeyemi');
    expect(await mailsTo(RUTH)).toEqual(['Another way to sign in to Ratify']);

    await ruth.open('/sessions');
    expect(await ruth.words()).toContain('the Service');
    await checkPage(ruth);
    expect(await ruth.press('Sign out')).toBe(200);
    expect(await ruth.heading()).toBe('You are signed out here');
    await checkPage(ruth);
    const address = await ruth.page.$eval('main a', (link) => link.getAttribute('href') ?? '');
    expect(address).toContain(`${service.origin}/session/end?`);
    expect(await ruth.open('/todo')).toBe(200);
    expect(await ruth.heading()).toBe('Sign in');

    // Another address there: the account is what counts now.
    knows('ruth-1', { email: 'ruth@elsewhere.example', email_verified: false });
    const again = await newcomer();
    await again.open('/sign-in');
    await comeBy(again, 'ruth-1');
    expect(again.path).toBe('/todo');
    expect(await again.words('header')).toContain('Ruth Adeyemi');
    expect(await mailsTo(RUTH)).toHaveLength(1);

    // Whoever is given her old address there is not her.
    knows('another-ruth', { email: RUTH });
    const stranger = await newcomer();
    await stranger.open('/sign-in');
    expect(await comeBy(stranger, 'another-ruth')).toBe(400);
    expect(await stranger.words('.govuk-error-summary')).toContain('another account of that service');
    await checkPage(stranger);
  });

  it('says plainly why it leads nowhere, and makes nobody', async () => {
    const count = async (): Promise<unknown[]> =>
      world.database.owner.query(
        'select (select count(*)::int from directory.people) as people, (select count(*)::int from directory.identities) as identities',
      );
    const before = await count();
    knows('unknown', { email: 'nobody@elmpark.example' });
    knows('unverified', { email: SIAN, email_verified: false });
    knows('silent', { email: SIAN, email_verified: undefined as never });
    knows('no-address', {});
    knows('of-another-tenant', { email: SIAN, tid: 'elsewhere' });
    const visitor = await newcomer();
    for (const [subject, said] of [
      ['unknown', 'Nobody here has the e-mail address'],
      ['unverified', 'does not say that the e-mail address'],
      ['silent', 'does not say that the e-mail address'],
      ['no-address', 'does not say that the e-mail address'],
      ['of-another-tenant', 'belongs to an organisation from which nobody signs in'],
      ['', 'cancelled there, or refused'],
    ] as const) {
      await (await visitor.page.createCDPSession()).send('Network.clearBrowserCookies');
      await visitor.open('/sign-in?next=/policies');
      expect([subject, await comeBy(visitor, subject)]).toEqual([subject, 400]);
      expect(await visitor.words('.govuk-error-summary')).toContain(said);
      expect(await visitor.page.$eval('input[name=next]', (each) => each.getAttribute('value'))).toBe('/policies');
    }
    await checkPage(visitor);
    await visitor.open('/sign-in');
    expect(await visitor.click('Sign in with Another')).toBe(400);
    expect(await visitor.words('.govuk-error-summary')).toContain('could not be reached');
    expect(await visitor.open('/sign-in/with/nothing')).toBe(404);
    expect(await count()).toEqual(before);
  });

  it('takes an answer in the browser that asked, once, and no other', async () => {
    knows('sian-1', { email: SIAN });
    const sian = await newcomer();
    const answers: string[] = [];
    sian.page.on('request', (request) => {
      if (request.url().includes('/sign-in/back')) answers.push(request.url().slice(world.origin.length));
    });
    await sian.open('/sign-in');
    await comeBy(sian, 'sian-1');
    expect(sian.path).toBe('/todo');
    const [answer = ''] = answers;
    expect(answer).toMatch(/^\/sign-in\/back\?code=.+&state=/);
    for (const visitor of [sian, await newcomer()]) {
      expect(await visitor.open(answer)).toBe(400);
      expect(await visitor.words('.govuk-error-summary')).toContain('does not belong to a sign-in that this browser');
    }
    // Begun, and then sent an answer that somebody else was given.
    const victim = await newcomer();
    await victim.open('/sign-in');
    await victim.click('Sign in with the Service');
    expect(await victim.open(answer)).toBe(400);
    expect(await victim.words('.govuk-error-summary')).toContain('did not answer as it should');
    expect(await victim.open('/sign-in/back')).toBe(400);
    const cookies = await victim.page.cookies();
    expect(cookies.some(({ name }) => name === 'ratify_session' || name === 'ratify_provider')).toBe(false);
  });

  it('is a first way in for somebody invited, who needs no password', async () => {
    const ruth = await newcomer();
    await ruth.signIn(RUTH, PASSWORD);
    await ruth.chooseOrganisation('Elm Park Primary School');
    await ruth.open('/people/invite');
    await ruth.type('#fullName', 'Ivy Newcomer');
    await ruth.type('#email', 'ivy@governors.example');
    for (const [part, value] of Object.entries({ day: '1', month: '9', year: '2026' }))
      await ruth.type(`#fromOn-${part}`, value);
    await ruth.page.click('input[value=governor]');
    expect(await ruth.press('Add them and send the mail')).toBe(200);
    expect(await ruth.words()).toContain('Has not set a password yet');
    knows('ivy-1', { email: 'ivy@governors.example' });
    const ivy = await newcomer();
    await ivy.open('/sign-in');
    await comeBy(ivy, 'ivy-1');
    expect(await ivy.words('header')).toContain('Ivy Newcomer, governor');
    await ruth.open('/people');
    expect(await ruth.words()).not.toContain('Has not set a password yet');
    // Her only way in stays.
    await ivy.open('/sessions');
    expect(await ivy.press('Disconnect it')).toBe(400);
    expect(await ivy.words('.govuk-error-summary')).toContain('You have no password');
    await checkPage(ivy);
  });

  it('asks for the second step that was set up here, too', async () => {
    const amy = await newcomer();
    await amy.signIn(AMY, PASSWORD);
    await amy.open('/two-step');
    await amy.type('#password', PASSWORD);
    await amy.press('Set it up');
    const secret = (await amy.words('.app-secret code')).replaceAll(' ', '');
    const code = (later = 0): string => new TOTP({ secret }).generate({ timestamp: Date.now() + later });
    await amy.type('#code', code());
    await amy.press('Switch two-step sign-in on');
    knows('amy-1', { email: AMY });
    const elsewhere = await newcomer();
    await elsewhere.open('/sign-in?next=/policies');
    expect(await comeBy(elsewhere, 'amy-1')).toBe(200);
    expect(await elsewhere.heading()).toBe('Type the code that your app shows');
    expect(await elsewhere.words()).toContain('The service that you chose knows you.');
    await checkPage(elsewhere);
    await elsewhere.open('/todo');
    expect(await elsewhere.heading()).toBe('Sign in');
    await elsewhere.open('/sign-in?next=/policies');
    await elsewhere.click('Sign in with the Service'); // still signed in there
    await elsewhere.type('#code', code(30_000));
    expect(await elsewhere.press('Sign in')).toBe(200);
    expect(elsewhere.path).toBe('/policies');
    await elsewhere.open('/sessions');
    expect(await elsewhere.press('Disconnect it')).toBe(200);
    expect(await elsewhere.words()).not.toContain('Accounts that sign you in');
    expect(await mailsTo(AMY)).toContain('A way to sign in to Ratify has ended'); // mails that wait together go out in any order
  });

  it('gives a form back that was filled before the session ended', async () => {
    const ruth = await newcomer();
    await ruth.signIn(RUTH, PASSWORD);
    await ruth.chooseOrganisation('Elm Park Primary School');
    await ruth.open('/people/invite');
    await ruth.type('#fullName', 'Olu Late');
    await world.database.owner.query(
      `delete from directory.sessions s using directory.people p where p.id = s.person_id and p.email = $1`,
      [RUTH],
    );
    expect(await ruth.press('Add them and send the mail')).toBe(401);
    await checkPage(ruth);
    expect(await ruth.press('I have signed in in the other tab')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('not signed in yet');
    const tab = await ruth.page.browserContext().newPage();
    await tab.goto(`${world.origin}/sign-in/with/service?next=/todo`);
    await tab.$eval('#subject', (field) => ((field as unknown as { value: string }).value = 'ruth-1'));
    await Promise.all([tab.waitForNavigation(), tab.click('button')]);
    await tab.close();
    expect(await ruth.press('I have signed in in the other tab')).toBe(200);
    expect(await ruth.heading()).toBe('You are signed in again');
    expect(await ruth.press('Send what I typed')).toBe(400);
    expect(await ruth.value('#fullName')).toBe('Olu Late');
  });
});

describe('before a signature', () => {
  const longAgo = (): Promise<unknown> =>
    world.database.owner.query(
      `update directory.sessions s set proved_at = now() - interval '2 hours' from directory.people p where p.id = s.person_id and p.email = $1`,
      [SIAN],
    );

  it('the service proves who signs, when it asks them anew', async () => {
    const sian = await newcomer();
    await sian.open('/sign-in');
    await comeBy(sian, 'sian-1');
    await longAgo();
    await sian.open('/sign');
    expect(await sian.words()).toContain('prove it first with an account that signs you in');
    await checkPage(sian);
    // She is signed in at the service, and is asked all the same.
    await sian.click('Prove it with the Service');
    expect(await sayThere(sian, '')).toBe(400);
    expect(await sian.heading()).toBe('This does not prove who you are');
    await checkPage(sian);
    await sian.click('Go back to what you were about to sign');
    await forgetThere(sian);
    await sian.click('Prove it with the Service');
    await sayThere(sian, 'ruth-1');
    expect(await sian.words()).toContain('another account than the one that is connected with you');
    await forgetThere(sian);
    await sian.open('/sign');
    expect(await sian.words()).toContain('prove it first');
    await sian.click('Prove it with the Service');
    expect(await sayThere(sian, 'sian-1')).toBe(200);
    expect(sian.path).toBe('/sign');
    expect(await sian.words()).not.toContain('prove it first');
    expect(await sian.page.$('#password')).toBeNull();
  });

  it('signing in there hours ago proves nothing, and neither does a service that does not say when', async () => {
    const { journey, database } = world;
    const { personId } = (await database.owner.query('select id as "personId" from directory.people where email = $1', [SIAN]))[0]; // prettier-ignore
    const earlier = new Date(Date.now() - 3_600_000);
    const { session } = await journey.store.directory.openProviderSession(personId, {
      ...{ provider: 'service', provedAt: earlier },
    });
    expect(session.provedAt.getTime()).toBe(earlier.getTime());
    const assertion = { provider: 'service', issuer: service.origin, subject: 'sian-1', claims: {} };
    const since = new Date();
    const prove = async (provedAt: Date | null, changed: Partial<Assertion> = {}): Promise<string[]> => {
      const outcome = await proveByProvider(journey, session, { ...assertion, provedAt, ...changed }, since);
      return outcome.refusals.map(({ code }) => code);
    };
    expect(await prove(null)).toEqual(['PROOF_NOT_FRESH']);
    expect(await prove(earlier)).toEqual(['PROOF_NOT_FRESH']);
    expect(await prove(since, { issuer: `${service.origin}/` })).toEqual(['PROOF_OTHER_ACCOUNT']);
    expect(await prove(since)).toEqual([]);
  });
});
