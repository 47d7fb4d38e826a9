import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { proveSigner } from '@ratify/journey';
import { Organisation } from '@ratify/store';
import { buildAppointment, buildJob, buildLink, buildOrganisation } from '@ratify/test-kit';
import { createWorker, type Worker } from '@ratify/worker';
import { TOTP } from 'otpauth';
import type { Visitor } from './browser.ts';
import { TABLE_WORDS } from '../src/people/say-tables.ts';
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

const as = async (email: string, organisation?: string): Promise<Visitor> => {
  const visitor = await newcomer();
  await visitor.signIn(email, PASSWORD);
  if (organisation) await visitor.chooseOrganisation(organisation);
  return visitor;
};

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
    await ruth.click('Settings');
    await checkPage(ruth);
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
    expect(await ivy.words('header')).toContain('Ivy Newcomer, governor');
    expect(await ivy.open('/people')).toBe(403);
    expect(await ivy.open('/people/invite')).toBe(403);
    await ruth.open('/people');
    expect(await section(ruth, 'Ivy Newcomer')).not.toContain('Has not set a password yet');
  });

  it('end with the last day; but somebody who can appoint others has to stay', async () => {
    const ruth = await as('ruth.adeyemi@elmpark.example', 'Elm Park Primary School');
    const [post] = await world.database.owner.query(
      `select a.id, a.person_id as "personId", a.organisation_id as "organisationId" from app.appointments a where a.person_name = 'Ivy Newcomer'`,
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

    // Who has left can be erased: what it comes to is said first, and the name is typed against mistakes.
    await ruth.open('/people');
    const mine = await ruth.download('/what-is-held');
    expect(mine.name).toMatch(/^what-is-held-.*\.zip$/);
    expect((await ruth.download(`/people/${post.personId}/what-is-held`)).text).toContain('data.json');
    await ruth.click('erase them');
    expect(await ruth.words()).toContain('Posts that they held: 1');
    expect(await ruth.words()).toContain('Their account goes too');
    const named: { name: string }[] = await world.database.owner.query(
      'select distinct name from directory.personal_columns() where name_column is not null',
    );
    expect(named.map(({ name }) => name).filter((name) => !TABLE_WORDS[name])).toEqual([]);
    await checkPage(ruth);
    expect(await ruth.press('Erase them')).toBe(400);
    await checkPage(ruth);
    const another = post.id.replace(/.$/, (last: string) => (last === '0' ? '1' : '0'));
    expect(await ruth.open(`/people/${another}/erase`)).toBe(404);

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

  it('let a program in by a token that is shown once, and out again', async () => {
    const ruth = await as('ruth.adeyemi@elmpark.example', 'Elm Park Primary School');
    await ruth.open('/settings');
    await ruth.click('Programs that read for you');
    await checkPage(ruth);
    await typeDate(ruth, 'expiresOn', ['1', '1', '2020']);
    expect(await ruth.press('Make the token')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('There is no name');
    expect(await ruth.words('.govuk-error-summary')).toContain('not after today');
    await checkPage(ruth);
    const [year, month, day] = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10).split('-');
    await typeDate(ruth, 'expiresOn', [day ?? '', month ?? '', year ?? '']);
    await ruth.type('#program', 'School website');
    await ruth.page.click('input[value=read-policies]');
    expect(await ruth.press('Make the token')).toBe(200);
    const token = await ruth.words('.app-secret code');
    expect(token).toMatch(/^ratify_/);
    await checkPage(ruth);
    await ruth.open('/tokens');
    expect(await ruth.words()).not.toContain(token);
    expect(await ruth.words()).toContain(`Begins with ${token.slice(0, 13)}`);
    expect(await ruth.press('Revoke it')).toBe(200);
    expect(await ruth.words()).toContain('Revoked or over');
    await checkPage(ruth);
    const ben = await as('ben.archer@millbrook.example');
    expect(await ben.open('/tokens')).toBe(403);
  });

  it('let a system be told, and out again, after a fresh proof where signing in was a while ago', async () => {
    const ruth = await as('ruth.adeyemi@elmpark.example', 'Elm Park Primary School');
    await ruth.open('/settings');
    await ruth.click('Systems that are told');
    await checkPage(ruth);
    await ruth.type('#url', 'http://systems.example.org/');
    expect(await ruth.press('Have it told')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('This is not an address that can be told');
    expect(await ruth.words('.govuk-error-summary')).toContain('Nothing is chosen');
    await checkPage(ruth);
    await world.database.owner.query(`update directory.sessions set proved_at = clock_timestamp() - interval '1 day'`);
    await ruth.open('/tokens');
    expect(await ruth.words()).toContain('a token lets others in');
    await ruth.open('/webhooks');
    await checkPage(ruth);
    await ruth.type('#url', 'https://systems.example.org/ratify');
    await ruth.page.click('input[value="policy.adopted"]');
    expect(await ruth.press('Have it told')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('password');
    await ruth.type('#password', 'not the password');
    expect(await ruth.press('Have it told')).toBe(400);
    await ruth.type('#password', 'lantern-meadow-42');
    expect(await ruth.press('Have it told')).toBe(200);
    const secret = await ruth.words('.app-secret code');
    expect(secret).toMatch(/^whsec_/);
    await checkPage(ruth);
    await ruth.open('/webhooks');
    expect(await ruth.words()).not.toContain(secret);
    expect(await ruth.press('Try it')).toBe(200);
    expect(await ruth.words()).toContain('A message that tells of nothing is on its way');
    expect(await ruth.words('details')).toContain('On its way');
    await world.database.owner.query(
      `update app.webhook_deliveries set state = 'failed', settled_at = now(), attempts = 3, last_status = 500`,
    );
    await ruth.open('/webhooks');
    expect(await ruth.words('details')).toContain('Given up: it answered 500, after 3 tries');
    await ruth.page.click('details summary');
    await checkPage(ruth);
    expect(await ruth.press('Send it again')).toBe(200);
    expect(await ruth.press('Pause it')).toBe(200);
    expect(await ruth.words()).toContain('Paused since');
    await checkPage(ruth);
    expect(await ruth.press('Let it go on')).toBe(200);
    expect(await ruth.press('End it')).toBe(200);
    expect(await ruth.words()).not.toContain('systems.example.org');
    const ben = await as('ben.archer@millbrook.example');
    expect(await ben.open('/webhooks')).toBe(403);
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
    expect(await ivy.words('header')).toContain('member of staff');
  });
});

describe('the service', () => {
  /** The council whose officer looks after the service from now on. */
  async function appointOperator(): Promise<string> {
    const { owner } = world.database;
    const { id: organisationId } = await owner.getRepository(Organisation).findOneByOrFail({ kind: 'council' });
    const [{ id: personId, is }] = await owner.query(
      `select person_id as id, bool_or(role = 'operator') as is from app.appointments where person_name = 'Helen Whitcombe' group by 1`,
    );
    const operator = { organisationId, personId, personName: 'Helen Whitcombe', role: 'operator' } as const;
    if (!is) await buildAppointment(world.database, operator);
    return organisationId;
  }

  it('is looked after by its operator: what failed is tried again or put aside', async () => {
    const organisationId = await appointOperator();
    const failed = { organisationId, state: 'failed', finishedAt: new Date(), attempts: 10 } as const;
    await buildJob(world.database, { ...failed, task: 'make-pack', error: 'The first reason.' });
    await buildJob(world.database, { ...failed, task: 'print-document', error: 'The second reason.' });
    const helen = await as('helen.whitcombe@northbrook.example');
    await helen.click('The service');
    expect(await helen.words()).toContain('Making a pack');
    expect(await helen.words()).toContain('The first reason.');
    await checkPage(helen);
    await helen.press('Try again: Printing a document, Northbrook Council');
    expect(await helen.words()).toContain('It is tried again');
    expect(await helen.words()).not.toContain('The second reason.');
    await helen.press('Put aside: Making a pack, Northbrook Council');
    expect(await helen.words()).not.toContain('The first reason.');
    await checkPage(helen);
    const ben = await as('ben.archer@millbrook.example');
    expect(await ben.open('/operate')).toBe(403);
  });

  it('lets its operator say what becomes of an organisation: first what that changes, then it is done', async () => {
    const upperId = await appointOperator();
    const school = await buildOrganisation(world.database, { name: 'Lantern Lane School', slug: 'lantern-lane' });
    for (const name of ['Wharf Academies North', 'Wharf Academies South'])
      await buildOrganisation(world.database, { kind: 'trust', name, slug: name.toLowerCase().replaceAll(' ', '-') });
    await buildLink(world.database, {
      organisationId: school.id,
      upperId,
      kind: 'maintained-by',
      fromOn: '2020-01-01',
    });
    const helen = await as('helen.whitcombe@northbrook.example');
    await helen.click('The service');
    await helen.click('Organisations: close one');
    await helen.type('#find', 'lantern l');
    await helen.press('Find');
    await checkPage(helen);
    await helen.click('Lantern Lane School');
    await checkPage(helen);
    await helen.press('Show what this changes');
    expect(await helen.words()).toContain('Choose what happens to it');
    await checkPage(helen);
    await helen.page.click('input[value="transfer"]');
    await helen.type('#other', 'wharf academies');
    await helen.press('Show what this changes');
    expect(await helen.words()).toContain('2 fit “wharf academies”. Choose which one it is.');
    await checkPage(helen);
    await helen.page.click('#otherId-2');
    await helen.press('Show what this changes');
    expect(await helen.words()).toContain('Wharf Academies South sees what Lantern Lane School has adopted');
    expect(await helen.words()).toContain('Northbrook Council no longer sees what Lantern Lane School has adopted');
    await checkPage(helen);
    const linked = (): Promise<unknown> =>
      world.database.owner.query(
        'select kind from app.organisation_links where organisation_id = $1 and until_on is null order by 1',
        [school.id],
      );
    expect(await linked()).toEqual([{ kind: 'maintained-by' }]);
    await helen.press('Carry it out');
    expect(await helen.words()).toContain('This is carried out');
    await checkPage(helen);
    expect(await linked()).toEqual([{ kind: 'academy-of' }, { kind: 'lies-in-area-of' }]);
    const ben = await as('ben.archer@millbrook.example');
    expect(await ben.open(`/operate/organisations/${school.id}`)).toBe(403);
  });

  it('shows its operator where the policies of all settings stand, down to a setting, and nobody else', async () => {
    await appointOperator();
    const helen = await as('helen.whitcombe@northbrook.example');
    await helen.click('The service');
    await helen.click('The nation’s register');
    await checkPage(helen);
    await helen.open(await helen.page.$eval('main tbody a', (link) => link.getAttribute('href') ?? ''));
    expect(await helen.words()).toContain('Elm Park Primary School');
    await checkPage(helen);
    await helen.type('#words', 'elm');
    await helen.press('Find');
    expect(await helen.words()).not.toContain('Millbrook Primary School');
    for (const path of ['/nation/trusts', '/nation/overdue', '/nation/overdue?within=elm-park-primary-school']) {
      expect(await helen.open(path)).toBe(200);
      await checkPage(helen);
    }
    expect(await helen.open('/nation/of/nowhere')).toBe(404);
    await checkPage(helen);
    const ben = await as('ben.archer@millbrook.example');
    for (const path of ['/nation', '/nation/trusts', '/nation/overdue', '/nation/of/northbrook-council'])
      expect(await ben.open(path)).toBe(403);
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
    await here.click('Your account');
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

describe('two-step sign-in', () => {
  const HEAD = 'ruth.adeyemi@elmpark.example';
  const SCHOOL = 'Elm Park Primary School';
  let address = '';
  let secret = '';
  let codes: string[] = [];
  /** What the app shows; `steps` half minutes from now. */
  const shown = (steps = 0): string => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
  const forgetSteps = (): Promise<unknown> =>
    world.database.owner.query('update directory.second_factors set last_step = 0');
  const secondFactors = (): Promise<unknown[]> => world.database.owner.query('select * from directory.second_factors');

  it('is set up with an app, counts once a code was typed, and shows its recovery codes once', async () => {
    const [someone] = await world.database.owner.query(
      `select p.email from app.appointments a join app.organisations o on o.id = a.organisation_id
       join directory.people p on p.id = a.person_id join directory.credentials c on c.person_id = p.id
       where o.name = $1 and a.role = 'governor' and a.until_on is null order by p.email limit 1`,
      [SCHOOL],
    );
    address = someone.email;
    const dev = await newcomer();
    await dev.signIn(address, PASSWORD);
    await dev.open('/account');
    await dev.click('Two-step sign-in');
    await checkPage(dev);
    expect(await dev.press('Set it up')).toBe(400);
    await dev.type('#password', 'not this one');
    expect(await dev.press('Set it up')).toBe(400);
    expect(await dev.words('.govuk-error-summary')).toContain('not the password of your account');
    await checkPage(dev);
    expect(await secondFactors()).toEqual([]);
    await dev.type('#password', PASSWORD);
    expect(await dev.press('Set it up')).toBe(200);
    await checkPage(dev);
    secret = (await dev.words('.app-secret code')).replaceAll(' ', '');
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const kept = await world.database.owner.query(
      `select encode(sealed_secret, 'hex') as sealed from directory.second_factors`,
    );
    expect(kept[0].sealed).not.toContain(Buffer.from(new TOTP({ secret }).secret.bytes).toString('hex'));

    // It does not count yet.
    const other = await newcomer();
    expect(await other.signIn(address, PASSWORD)).toBe(200);
    expect(other.path).toBe('/todo');
    await dev.type('#code', '000000' === shown() ? '000001' : '000000');
    expect(await dev.press('Switch two-step sign-in on')).toBe(400);
    await checkPage(dev);
    await dev.type('#code', shown().replace(/(...)/, '$1 '));
    expect(await dev.press('Switch two-step sign-in on')).toBe(200);
    await checkPage(dev);
    codes = await dev.page.$$eval('.app-codes code', (all) => all.map((each) => each.textContent ?? ''));
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/);
    await dev.click('I have kept them');
    expect(await dev.words()).toContain('You have 10 recovery codes left');
    expect(await dev.words()).not.toContain(codes[0]);
    expect(await dev.words()).not.toContain(secret.slice(0, 4));
    await checkPage(dev);
    expect(await linkIn(address)).toBe('/two-step');
  });

  it('asks for the code on a page of its own, and nobody is signed in before', async () => {
    const dev = await newcomer();
    expect(await dev.open('/sign-in/code')).toBe(200);
    expect(await dev.heading()).toBe('Sign in');
    await dev.open('/sign-in?next=/policies');
    expect(await dev.signIn(address, PASSWORD)).toBe(200);
    expect(dev.path).toBe('/sign-in/code?next=%2Fpolicies');
    await checkPage(dev);
    const cookies = await dev.page.browserContext().cookies();
    const step = cookies.find(({ name }) => name === 'ratify_step');
    expect(cookies.map(({ name }) => name)).not.toContain('ratify_session');
    expect(await world.journey.store.directory.findSession(step?.value ?? '')).toBeNull();
    await dev.open('/two-step');
    expect(await dev.heading()).toBe('Sign in');

    await dev.open('/sign-in/code?next=/policies');
    expect(await dev.press('Sign in')).toBe(400);
    await dev.type('#code', shown(-9));
    expect(await dev.press('Sign in')).toBe(400);
    expect(await dev.words('#code-error')).toContain('not right');
    await checkPage(dev);
    await forgetSteps();
    const used = shown();
    await dev.type('#code', used);
    expect(await dev.press('Sign in')).toBe(200);
    expect(dev.path).toBe('/policies');

    // The same code does not let anybody in again, nor does what led to it.
    const other = await newcomer();
    await other.signIn(address, PASSWORD);
    await other.type('#code', used);
    expect(await other.press('Sign in')).toBe(400);
    await world.database.owner.query(`update directory.sign_in_steps set expires_at = now() - interval '1 second'`);
    await forgetSteps();
    await other.type('#code', shown());
    expect(await other.press('Sign in')).toBe(400);
    expect(await other.words('.govuk-error-summary')).toContain('too long since you typed your password');
    await checkPage(other);
    expect(await world.journey.store.secondFactors.findStep(step?.value ?? '')).toBeNull();
  });

  it('takes a recovery code instead, once, and five wrong ones close the account', async () => {
    const dev = await newcomer();
    await dev.signIn(address, PASSWORD);
    await dev.type('#code', (codes[0] ?? '').toLowerCase());
    expect(await dev.press('Sign in')).toBe(200);
    expect(await dev.words()).toContain('used up now');
    expect(await dev.words()).toContain('You have 9 recovery codes left');
    await checkPage(dev);

    const other = await newcomer();
    await other.signIn(address, PASSWORD);
    for (let n = 0; n < 5; n += 1) {
      await other.type('#code', codes[0] ?? '');
      expect(await other.press('Sign in')).toBe(400);
    }
    await forgetSteps();
    await other.type('#code', shown());
    expect(await other.press('Sign in')).toBe(400);
    expect(await other.words('.govuk-error-summary')).toContain('too many attempts');
    expect(await other.signIn(address, PASSWORD)).toBe(400);
    await world.database.owner.query('update directory.credentials set locked_until = null, failed_attempts = 0');

    // Before a signature the code stands for the password.
    const session = await world.journey.store.directory.openSession(
      (await world.database.owner.query('select person_id as id from directory.second_factors'))[0].id,
    );
    expect((await proveSigner(world.journey, session.session, '000000')).map(({ code }) => code)).toEqual([
      'CODE_WRONG',
    ]);
    expect(await proveSigner(world.journey, session.session, shown())).toEqual([]);
    expect((await proveSigner(world.journey, session.session, shown())).map(({ code }) => code)).toEqual([
      'CODE_WRONG',
    ]);
    expect(await proveSigner(world.journey, session.session, PASSWORD)).toEqual([]);
  });

  it('is reset by those who manage people, who cannot reset their own, and is told; or switched off with password and code', async () => {
    const ruth = await newcomer();
    await ruth.signIn(HEAD, PASSWORD);
    await ruth.chooseOrganisation(SCHOOL);
    await ruth.open('/people');
    await ruth.click('Reset two-step sign-in');
    await checkPage(ruth);
    const page = ruth.path;
    expect(await secondFactors()).toHaveLength(1);
    const owen = await world.signedIn('owen.pritchard@northbrookhigh.example');
    expect(await owen.open(page)).toBe(404);
    expect(await ruth.press('Switch it off for them')).toBe(200);
    expect(await ruth.words()).toContain('They are told by mail');
    expect(await secondFactors()).toEqual([]);
    const [event] = await world.database.owner.query(
      `select action, subject from app.audit_events where action = 'second-factor.reset'`,
    );
    expect(event).toEqual({ action: 'second-factor.reset', subject: 'Person' });
    await worker.drain();
    const mails = await world.database.store.listKeptMail();
    expect(mails.find((each) => each.toAddress === address)?.subject).toBe('Your two-step sign-in was reset');
    await ruth.open(page);
    expect(await ruth.press('Switch it off for them')).toBe(400);
    await checkPage(ruth);

    const dev = await newcomer();
    expect(await dev.signIn(address, PASSWORD)).toBe(200);
    await dev.open('/two-step');
    await dev.type('#password', PASSWORD);
    await dev.press('Set it up');
    secret = (await dev.words('.app-secret code')).replaceAll(' ', '');
    await dev.type('#code', shown());
    await dev.press('Switch two-step sign-in on');
    await dev.open('/two-step');
    await forgetSteps();
    for (const [password, code] of [
      ['', ''],
      [PASSWORD, '000000'],
      ['not this one', shown()],
    ] as const) {
      await dev.type('#password', password);
      await dev.type('#code', code);
      expect(await dev.press('Switch two-step sign-in off')).toBe(400);
    }
    await checkPage(dev);
    expect(await secondFactors()).toHaveLength(1);
    await dev.type('#password', PASSWORD);
    await dev.type('#code', shown());
    expect(await dev.press('Switch two-step sign-in off')).toBe(200);
    expect(await dev.words()).toContain('Two-step sign-in is off');
    expect(await secondFactors()).toEqual([]);
    expect(await (await newcomer()).signIn(address, PASSWORD)).toBe(200);
  });
});
