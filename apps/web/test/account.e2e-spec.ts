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
