import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildAgendaItem, buildMeeting } from '@ratify/test-kit';
import { createWorker, type Worker } from '@ratify/worker';
import type { Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';
import { openWorld, type World } from './world.ts';

// Colin Marsh, clerk, has the papers of a meeting made, and Dev Patel, governor, opens them; Helen Whitcombe of the council has a
// school's policies put into a pack.

const ELM_PARK = 'Elm Park Primary School';
const DEV = 'dev.patel@governors.example';

let world: World;
let worker: Worker;
beforeAll(async () => {
  world = await openWorld();
  worker = await createWorker({
    ...world.journey,
    ...{ masterKey: Buffer.alloc(32, 7), publicOrigin: 'https://policies.example.org' },
    ...{ idle: true, log: () => undefined, mail: { kind: 'kept' } },
  });
});
afterAll(async () => {
  await worker?.stop();
  await world?.close();
});

/** Signed in at a browser where the rules can run; the pages themselves bring no script. */
const as = async (email: string, organisation?: string): Promise<Visitor> => {
  const visitor = await world.visitor({ javaScript: true });
  await visitor.signIn(email, 'lantern-meadow-42');
  if (organisation) await visitor.chooseOrganisation(organisation);
  return visitor;
};

/** The file behind the button: a browser saves it, a test reads it. */
async function download(visitor: Visitor): Promise<{ readonly headers: Headers; readonly bytes: Buffer }> {
  const cookie = (await visitor.page.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const href = await visitor.page.$eval('a[href$="/file"]', (link) => link.getAttribute('href'));
  const { headers, ...answer } = await fetch(`${visitor.origin}${href}`, { headers: { cookie } }).then(async (got) => ({
    headers: got.headers,
    bytes: Buffer.from(await got.arrayBuffer()),
  }));
  expect(headers.get('content-length')).toBe(String(answer.bytes.length));
  expect(headers.get('etag')).toBe(`"${createHash('sha256').update(answer.bytes).digest('hex')}"`);
  return { headers, ...answer };
}

describe('colour and logo', () => {
  it('are set by the clerk, and stand on what is printed from then on', async () => {
    const colin = await as('colin.marsh@clerks.example', ELM_PARK);
    await colin.open('/settings');
    await colin.click('Colour and logo');
    await checkPage(colin);
    const sent = async (name: string, bytes: Uint8Array): Promise<number | null> => {
      const path = join(await mkdtemp(join(tmpdir(), 'ratify-logo-')), name);
      await writeFile(path, bytes);
      const field = (await colin.page.$('#logo')) as unknown as { uploadFile(path: string): Promise<void> };
      await field.uploadFile(path);
      return colin.press('Save');
    };
    await colin.page.$eval('#colour', (field) => ((field as unknown as { value: string }).value = '#ffcc00'));
    expect(await sent('crest.png', Buffer.from('a letter'))).toBe(400);
    expect(await colin.words('.govuk-error-summary')).toContain('not a picture that can be read');
    // The colour that was chosen is still there.
    expect(await colin.page.$eval('#colour', (field) => (field as unknown as { value: string }).value)).toBe('#ffcc00');
    await checkPage(colin);
    const crest =
      '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><circle cx="45" cy="30" r="28"/></svg>';
    expect(await sent('crest.svg', Buffer.from(crest))).toBe(200);
    expect(await colin.words()).toContain('Your colour is light.');
    expect(
      await colin.page.$eval('.app-logo', (image) => (image as unknown as { naturalHeight: number }).naturalHeight),
    ).toBe(420);
    await checkPage(colin);
    const dev = await as(DEV);
    expect(await dev.open('/letterhead')).toBe(403);
  });
});

describe('term dates', () => {
  it('of the council hold for its schools, and decide when a review falls due that is due in a term', async () => {
    const martin = await as('martin.okafor@northbrook.example');
    await martin.open('/settings');
    await martin.click('Term dates');
    await checkPage(martin);
    const [first = ''] = await martin.page.$$eval('input[id^="spring-"]', (all) => all.map((each) => each.id));
    const year = Number(first.split('-')[1]) + 1;
    await martin.type(`#${first}`, 'when the daffodils are out');
    expect(await martin.press('Save')).toBe(400);
    await checkPage(martin);
    expect(await martin.words('.govuk-error-summary')).toContain(`Spring term ${year}: this date cannot be read`);
    expect(await martin.value(`#${first}`)).toBe('when the daffodils are out');
    await martin.type(`#${first}`, `25/3/${year}`);
    expect(await martin.press('Save')).toBe(200);
    expect(await martin.value(`#${first}`)).toBe(`25 March ${year}`);

    const colin = await as('colin.marsh@clerks.example', ELM_PARK);
    await colin.open('/term-dates');
    expect(await colin.words()).toContain(`Northbrook Council says 25 March ${year}`);
    await colin.open('/policies/schedule');
    await colin.type('#text', `Policy,Adopted,Review due\nPond safety,May 2026,Spring ${year}`);
    await colin.page.click('input[value="minute"]');
    await colin.press('See how it is understood');
    await colin.press('Enter this policy');
    const [{ due }] = await world.database.owner.query(
      `select review_due_on::text as due from app.policies where title = 'Pond safety'`,
    );
    expect(due).toBe(`${year}-03-25`);
  });
});

describe('a policy that is expected and not needed', () => {
  it('is said so by the clerk with the reason, is missing no longer, and is read by the council', async () => {
    const colin = await as('colin.marsh@clerks.example', ELM_PARK);
    const isMissing = async (): Promise<boolean> => {
      await colin.open('/register?status=missing');
      return (await colin.words()).includes('Whistleblowing');
    };
    expect(await isMissing()).toBe(true);
    await colin.click('Not needed here? Whistleblowing');
    await checkPage(colin);
    expect(await colin.press('It is not needed here')).toBe(400);
    await checkPage(colin);
    await colin.type('#reason', 'The trust answers for this on our behalf.');
    await colin.press('It is not needed here');
    await checkPage(colin);
    expect(await isMissing()).toBe(false);

    const helen = await as('helen.whitcombe@northbrook.example');
    await helen.open('/register');
    await helen.click('Policies that are not needed');
    await checkPage(helen);
    expect(await helen.words()).toContain('The trust answers for this on our behalf.');

    await colin.open('/register/not-needed');
    await colin.press('Take it back');
    expect(await isMissing()).toBe(true);
  });
});

describe('a reason to review a policy before its date', () => {
  it('is noted with words, stands on the policy for head and clerk, and is gone once it was reviewed', async () => {
    const colin = await as('colin.marsh@clerks.example', ELM_PARK);
    await colin.open('/policies');
    await colin.click('Lone working policy');
    const { path } = colin;
    await colin.click('Note a reason to review it early');
    await checkPage(colin);
    expect(await colin.press('Note it')).toBe(400);
    await checkPage(colin);
    await colin.type('#words', 'A caretaker was locked out alone in the dark.');
    await colin.press('Note it');
    await checkPage(colin);
    const ruth = await as('ruth.adeyemi@elmpark.example', ELM_PARK);
    await ruth.open(path);
    expect(await ruth.words()).toContain('A caretaker was locked out alone in the dark. Noted by Colin Marsh');
    const amy = await as('amy.lister@elmpark.example');
    await amy.open(path);
    expect(await amy.words()).not.toContain('caretaker was locked out');

    await colin.click('Record a review');
    await colin.page.click('input[value="no-change"]');
    await colin.type('#reason', 'The lights were mended; the text stands.');
    await colin.press('Record');
    await colin.open(path);
    expect(await colin.words()).not.toContain('caretaker was locked out');
  });
});

describe('the papers of a meeting', () => {
  it('are made for the clerk, say how far they are, and are there for a governor', async () => {
    const [revision] = await world.database.owner.query(
      `select r.id, r.organisation_id as "organisationId", b.id as "bodyId", o.name as organisation from app.revisions r
       join app.organisations o on o.id = r.organisation_id join app.bodies b on b.organisation_id = o.id
       where o.name = $1 order by r.state = 'submitted' desc, r.predecessor_id is not null desc limit 1`,
      [ELM_PARK],
    );
    const { organisationId, bodyId, organisation } = revision;
    const { id } = await buildMeeting(world.database, { organisationId, bodyId, heldOn: '2027-03-15' });
    await buildAgendaItem(world.database, { organisationId, meetingId: id, revisionId: revision.id });
    const colin = await as('colin.marsh@clerks.example', organisation);
    await colin.open(`/meetings/${id}`);
    await checkPage(colin);
    expect(await colin.press('Make the meeting pack')).toBe(200);
    expect(await colin.words()).toContain('It waits for its turn');
    await checkPage(colin);
    const waiting = colin.path;
    await colin.open(`/meetings/${id}`);
    expect(await colin.words()).toContain('Being made');
    await colin.press('Make the meeting pack');
    expect(colin.path).toBe(waiting);

    await worker.drain();
    await colin.click('See how far it is');
    await checkPage(colin);
    const { headers, bytes } = await download(colin);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toMatch(/Papers of .*\.pdf$/);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');

    await colin.open('/mailbox');
    await checkPage(colin);
    expect(await colin.words('.app-mail')).toContain('To Colin Marsh, colin.marsh@clerks.example');
    await colin.click('Open it');
    expect(colin.path).toBe(waiting);

    const dev = await as(DEV);
    await dev.open(`/meetings/${id}`);
    expect(await dev.words()).not.toContain('Make the meeting pack');
    await dev.click('Papers of');
    expect((await download(dev)).bytes.equals(bytes)).toBe(true);
    expect(await dev.open('/packs')).toBe(403);
  });
});

describe('an inspection pack', () => {
  it('is made for the council without names, and is nobody else’s', async () => {
    const helen = await as('helen.whitcombe@northbrook.example');
    await helen.open('/register');
    await helen.click('Inspection packs');
    await checkPage(helen);
    expect(await helen.press('Make an inspection pack')).toBe(400);
    expect(await helen.words('.govuk-error-summary')).toContain('Choose whose policies go into the pack');
    await checkPage(helen);
    const [{ id }] = await world.database.owner.query('select id from app.organisations where name = $1', [ELM_PARK]);
    await helen.page.select('#settingId', id);
    await helen.press('Make an inspection pack');
    await worker.drain();
    await helen.click('See how far it is');
    await checkPage(helen);
    const { headers, bytes } = await download(helen);
    expect(headers.get('content-type')).toBe('application/zip');
    for (const name of ['index.html', 'register.csv', 'missing.csv', 'manifest-sha256.txt'])
      expect(bytes.includes(name)).toBe(true);
    expect(bytes.includes('confirmations.csv')).toBe(false);

    const pack = helen.path;
    const ruth = await as('ruth.adeyemi@elmpark.example', ELM_PARK);
    expect([await ruth.open(pack), await ruth.open(`${pack}/file`)]).toEqual([404, 404]);
    await world.database.owner.query('alter table app.pack_files disable trigger is_a_record');
    await world.database.owner.query(
      "update app.pack_files set made_at = now() - interval '9 days', expires_at = now() - interval '2 days'",
    );
    await helen.open(pack);
    expect(await helen.words()).toContain('This pack has expired');
    expect(await helen.open(`${pack}/file`)).toBe(404);
    await helen.open(pack);
    await checkPage(helen);
    expect(await helen.press('Ask for it again')).toBe(200);
    expect(helen.path).not.toBe(pack);
  });
});
