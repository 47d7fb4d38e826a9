import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorker, type Worker } from '@ratify/worker';
import type { Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

// People and the ways by which they come in. What the mail says stands on the mailbox page of the demonstration.

const AMY = 'amy.lister@elmpark.example';
const SOUND = 'copper lantern orchard';

let world: World;
let worker: Worker;
beforeAll(async () => {
  world = await openWorld();
  worker = await createWorker({
    ...world.journey,
    ...{ masterKey: Buffer.alloc(32, 7), publicOrigin: world.origin, mail: { kind: 'kept' } },
    ...{ idle: true, log: () => undefined },
  });
});
afterAll(async () => {
  await worker?.stop();
  await world?.close();
});

/** A browser in which the rules of accessibility can run; the pages bring no script. */
const newcomer = (): Promise<Visitor> => world.visitor({ javaScript: true });

/** The link of the newest mail to an address. */
async function linkIn(address: string): Promise<string> {
  await worker.drain();
  const mail = (await world.database.store.listKeptMail()).find((each) => each.toAddress === address);
  if (!mail) throw new Error(`there is no mail to ${address}`);
  return mail.linkPath;
}

async function askFor(visitor: Visitor, address: string): Promise<string> {
  await visitor.open('/sign-in');
  await visitor.click('Forgotten your password?');
  await visitor.type('#email', address);
  expect(await visitor.press('Send me the link')).toBe(200);
  return visitor.words();
}

describe('a forgotten password', () => {
  it('is set anew by a link that came by mail, once, and every session ends', async () => {
    const before = await world.signedIn(AMY);
    const visitor = await newcomer();
    await visitor.open('/forgotten-password');
    await checkPage(visitor);
    expect(await visitor.press('Send me the link')).toBe(400);
    await checkPage(visitor);
    const known = await askFor(visitor, AMY.toUpperCase());
    await checkPage(visitor);
    const link = await linkIn(AMY);
    expect(link).toMatch(/^\/set-password\/[\w-]{43}$/);

    // Programs that check mail open every link, and nothing has come of it.
    for (let n = 0; n < 3; n += 1) expect(await visitor.open(link)).toBe(200);
    await checkPage(visitor);
    expect(await before.open('/todo')).toBe(200);
    expect(await before.heading()).not.toBe('Sign in');

    for (const [typed, said] of [
      ['eleven char', 'fewer than 12 characters'],
      ['password1234', 'easy to guess'],
      ['amy.lister@elmpark.example', 'easy to guess'],
    ] as const) {
      await visitor.type('#password', typed);
      expect(await visitor.press('Set this password')).toBe(400);
      expect(await visitor.words('#password-error')).toContain(said);
    }
    await checkPage(visitor);
    await visitor.type('#password', SOUND);
    expect(await visitor.press('Set this password')).toBe(200);
    expect(visitor.path).toBe('/sign-in?done=password-set');
    expect(await before.open('/policies')).toBe(200);
    expect(await before.heading()).toBe('Sign in');

    expect(await visitor.open(link)).toBe(404);
    await checkPage(visitor);
    expect(await visitor.signIn(AMY, PASSWORD)).toBe(400);
    expect(await visitor.signIn(AMY, SOUND)).toBe(200);
    expect(visitor.path).toBe('/todo');
    expect(await linkIn(AMY)).toBe('/forgotten-password'); // the mail that says it was changed

    const stranger = await newcomer();
    expect(await askFor(stranger, 'nobody@elmpark.example')).toBe(known);
    await worker.drain();
    const mails = await world.database.store.listKeptMail();
    expect(mails.filter((each) => each.toAddress === 'nobody@elmpark.example')).toEqual([]);
  });

  it('brings no more than three links an hour, none after its hour, and keeps no token', async () => {
    const address = 'owen.pritchard@northbrookhigh.example';
    const visitor = await newcomer();
    for (let n = 0; n < 5; n += 1) await askFor(visitor, address);
    const link = await linkIn(address);
    const mails = (await world.database.store.listKeptMail()).filter((each) => each.toAddress === address);
    expect(mails).toHaveLength(3);
    const kept = await world.database.owner.query(
      `select (select jsonb_agg(to_jsonb(l)) from directory.account_links l)::text
         || (select jsonb_agg(to_jsonb(m)) from directory.account_messages m)::text
         || coalesce((select jsonb_agg(to_jsonb(j)) from graphile_worker._private_jobs j)::text, '') as rows`,
    );
    expect(kept[0].rows).toContain('reset');
    expect(kept[0].rows).not.toContain(link.replace('/set-password/', ''));
    await world.database.owner.query(
      `update directory.account_links set created_at = now() - interval '2 hours', expires_at = now() - interval '1 second'`,
    );
    expect(await visitor.open(link)).toBe(404);
    for (const other of [`${link}x`, '/set-password/nonsense', '/set-password/%00'])
      expect(await visitor.open(other)).toBe(404);
  });
});

describe('people and roles', () => {
  const NEW = 'ivy.newcomer@governors.example';
  const as = async (email: string, organisation?: string): Promise<Visitor> => {
    const visitor = await newcomer();
    await visitor.signIn(email, PASSWORD);
    if (organisation) await visitor.chooseOrganisation(organisation);
    return visitor;
  };
  const typeDate = async (visitor: Visitor, field: string, parts: readonly [string, string, string]): Promise<void> => {
    for (const [at, part] of ['day', 'month', 'year'].entries())
      await visitor.type(`#${field}-${part}`, parts[at] as string);
  };
  /** The page stands on the section of one person. */
  const section = (visitor: Visitor, name: string): Promise<string> =>
    visitor.page.$$eval(
      'section',
      (all, wanted) => all.find((each) => each.innerText.includes(wanted))?.innerText ?? '',
      name,
    );

  it('are the head’s to give: somebody new is invited, chooses a password, and finds what needs them', async () => {
    const ruth = await as('ruth.adeyemi@elmpark.example', 'Elm Park Primary School');
    await ruth.click('People and roles');
    await checkPage(ruth);
    await ruth.click('Add somebody');
    await checkPage(ruth);
    expect(await ruth.press('Add them and send the mail')).toBe(400);
    await ruth.type('#fullName', 'Ivy Newcomer');
    await ruth.type('#email', 'ivy at governors');
    await typeDate(ruth, 'fromOn', ['1', '9', '2026']);
    expect(await ruth.press('Add them and send the mail')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('not a whole e-mail address');
    expect(await ruth.words('.govuk-error-summary')).toContain('No role is chosen');
    expect(await ruth.value('#fullName')).toBe('Ivy Newcomer');
    await checkPage(ruth);
    await ruth.type('#email', NEW);
    await ruth.page.click('input[value=governor]');
    expect(await ruth.press('Add them and send the mail')).toBe(200);
    expect(await section(ruth, 'Ivy Newcomer')).toContain('Has not set a password yet');
    await checkPage(ruth);

    const link = await linkIn(NEW);
    const ivy = await newcomer();
    await ivy.open(link);
    expect(await ivy.heading()).toBe('Choose your password');
    await ivy.type('#password', SOUND);
    await ivy.press('Set this password');
    expect(await ivy.signIn(NEW, SOUND)).toBe(200);
    expect(await ivy.words('footer')).toContain('Signed in as Ivy Newcomer – governor');
    expect(await ivy.open('/people')).toBe(403);
    expect(await ivy.open('/people/invite')).toBe(403);
    await ruth.open('/people');
    expect(await section(ruth, 'Ivy Newcomer')).not.toContain('Has not set a password yet');
  });

  it('end with the last day; but somebody who can appoint others has to stay', async () => {
    const ruth = await as('ruth.adeyemi@elmpark.example', 'Elm Park Primary School');
    const [post] = await world.database.owner.query(
      `select a.id, a.organisation_id as "organisationId" from app.appointments a where a.person_name = 'Ivy Newcomer'`,
    );
    await ruth.open(`/people/${post.id}/end`);
    await checkPage(ruth);
    expect(await ruth.press('End the term on this day')).toBe(400);
    await typeDate(ruth, 'lastDay', ['1', '1', '2020']);
    expect(await ruth.press('End the term on this day')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('further back than yesterday');
    await checkPage(ruth);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10).split('-').reverse();
    await typeDate(ruth, 'lastDay', yesterday as [string, string, string]);
    expect(await ruth.press('End the term on this day')).toBe(200);
    expect(await ruth.words()).toContain('Terms that are over');
    await checkPage(ruth);
    const ivy = await newcomer();
    await ivy.signIn(NEW, SOUND);
    expect(await ivy.words()).toContain('You hold no post');

    // Only the head is left to manage people; her own term cannot be ended.
    const others = `person_name <> 'Ruth Adeyemi' and role in ('head', 'clerk') and organisation_id = $1`;
    await world.database.owner.query(`update app.appointments set until_on = '2024-01-01' where ${others}`, [
      post.organisationId,
    ]);
    const [own] = await world.database.owner.query(
      `select id from app.appointments where person_name = 'Ruth Adeyemi' and role = 'head' and organisation_id = $1`,
      [post.organisationId],
    );
    await ruth.open(`/people/${own.id}/end`);
    await typeDate(ruth, 'lastDay', ['31', '8', '2030']);
    expect(await ruth.press('End the term on this day')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('Nobody would be left here');
  });

  it('of another organisation are nobody’s business, and an account that is there already is only told', async () => {
    const owen = await as('owen.pritchard@northbrookhigh.example');
    const [foreign] = await world.database.owner.query(
      `select id from app.appointments where person_name = 'Ivy Newcomer'`,
    );
    expect(await owen.open(`/people/${foreign.id}/end`)).toBe(404);
    await owen.open('/people/invite');
    await owen.type('#fullName', 'Ivy N.');
    await owen.type('#email', NEW.toUpperCase());
    await typeDate(owen, 'fromOn', ['1', '9', '2026']);
    await owen.page.click('input[value=staff]');
    expect(await owen.press('Add them and send the mail')).toBe(200);
    expect(await linkIn(NEW)).toBe('/todo');
    expect(await section(owen, 'Ivy N.')).toContain('Member of staff, from 1 September 2026');
    const ivy = await newcomer();
    expect(await ivy.signIn(NEW, SOUND)).toBe(200);
    expect(await ivy.words('footer')).toContain('member of staff');
  });
});

describe('a signature when signing in is a while ago', () => {
  const later = (): Promise<unknown> =>
    world.database.owner.query(`update directory.sessions set proved_at = now() - interval '16 minutes'`);

  it('asks for the password as well, keeps what was typed, and takes no wrong one', async () => {
    const [asked] = await world.database.owner.query(
      `select q.id, a.person_name as name, p.email from app.signature_requests q
       join app.appointments a on a.organisation_id = q.organisation_id and a.role = q.role and a.until_on is null
       join app.documents d on d.adoption_id = q.adoption_id and d.state = 'printed'
       join directory.people p on p.id = a.person_id where q.state = 'open' and q.turn = 1 order by q.id limit 1`,
    );
    const signer = await newcomer();
    await signer.signIn(asked.email, PASSWORD);
    await signer.open('/sign');
    expect(await signer.page.$('#password')).toBeNull();
    await signer.open(`/sign/${asked.id}`);
    expect(await signer.page.$('#password')).toBeNull();
    await later();
    await signer.page.click('#declared');
    await signer.type('#typedName', asked.name);
    expect(await signer.press('Sign policy')).toBe(400);
    expect(await signer.words('.govuk-error-summary')).toContain('Type your password as well');
    expect(await signer.value('#typedName')).toBe(asked.name);
    expect(await signer.page.$eval('#declared', (box) => (box as unknown as { checked: boolean }).checked)).toBe(true);
    await checkPage(signer);
    await signer.open('/sign');
    await checkPage(signer);
    expect(await signer.page.$('#password')).not.toBeNull();

    await signer.open(`/sign/${asked.id}`);
    await signer.page.click('#declared');
    await signer.type('#typedName', asked.name);
    await signer.type('#password', 'not this one');
    expect(await signer.press('Sign policy')).toBe(400);
    expect(await signer.words('#password-error')).toContain('not the password of your account');
    expect(await signer.value('#password')).toBe('');
    await signer.type('#password', PASSWORD);
    expect(await signer.press('Sign policy')).toBe(200);
    expect(signer.path).toBe(`/sign/${asked.id}/done`);
  });

  it('closes the account after five wrong passwords, for signing in as well', async () => {
    const address = 'owen.pritchard@northbrookhigh.example';
    const owen = await world.signedIn(address);
    const cookie = (await owen.page.browserContext().cookies()).find(({ name }) => name === 'ratify_session');
    const session = await world.journey.store.directory.findSession(cookie?.value ?? '');
    if (!session) throw new Error('there is no session');
    for (let n = 0; n < 5; n += 1)
      expect(await world.journey.store.directory.prove(session, 'not this one')).toBe('refused');
    expect(await world.journey.store.directory.prove(session, PASSWORD)).toBe('locked');
    const again = await newcomer();
    expect(await again.signIn(address, PASSWORD)).toBe(400);
    expect(await again.words('.govuk-error-summary')).toContain('too many attempts');
    await world.database.owner.query('update directory.credentials set locked_until = null');
    expect(await world.journey.store.directory.prove(session, PASSWORD)).toBe('proved');
  });
});

describe('where somebody is signed in', () => {
  const DEV = 'dev.patel@governors.example';

  it('is listed with the device, and ended from elsewhere: one by one, or all others', async () => {
    const here = await newcomer();
    await here.page.setUserAgent({
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
    });
    await here.signIn(DEV, PASSWORD);
    await here.click('Where you are signed in');
    expect(await here.words()).toContain('Firefox on Windows (here)');
    expect(await here.words()).not.toContain('Sign out everywhere but here');
    const phone = await world.signedIn(DEV);
    const library = await world.signedIn(DEV);
    const other = await world.signedIn('colin.marsh@clerks.example');
    await here.open('/sessions');
    await checkPage(here);
    expect(await here.page.$$('.app-mail')).toHaveLength(3);

    // Another's session cannot be ended, whatever is sent.
    const [foreign] = await world.database.owner.query(
      `select s.id from directory.sessions s join directory.people p on p.id = s.person_id where p.email = 'colin.marsh@clerks.example'
       order by s.created_at desc limit 1`,
    );
    await here.page.$eval(
      'input[name=session]',
      (field, id) => ((field as unknown as { value: string }).value = id),
      foreign.id,
    );
    await here.press('Sign out there');
    expect(await other.open('/sessions')).toBe(200);
    expect(await other.heading()).toBe('Where you are signed in');
    expect(await here.page.$$('.app-mail')).toHaveLength(3);

    // The newest but this one: the library's.
    await here.press('Sign out there');
    await library.open('/todo');
    expect(await library.heading()).toBe('Sign in');
    await phone.open('/todo');
    expect(await phone.heading()).not.toBe('Sign in');
    await here.open('/sessions');
    await here.press('Sign out everywhere but here');
    expect(await here.page.$$('.app-mail')).toHaveLength(1);
    await phone.open('/todo');
    expect(await phone.heading()).toBe('Sign in');
  });
});
