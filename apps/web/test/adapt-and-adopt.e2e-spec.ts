import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sayDate, type PlainDate } from '@ratify/policy';
import { buildPolicy } from '@ratify/test-kit';
import { parse } from 'csv-parse/sync';
import type { Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';
import { openWorld, type World } from './world.ts';

const example = JSON.parse(
  readFileSync(
    new URL('../../../templates/social-networking-protocol/examples/primary-school.json', import.meta.url),
    'utf8',
  ),
) as { values: Record<string, string | string[]>; adaptedClauses: { id: string; body: string }[] };
const RUTH = 'ruth.adeyemi@elmpark.example';
const COLIN = 'colin.marsh@clerks.example';
const MILLBROOK = { organisation: 'Millbrook Primary School' };

let world: World;
let policyId: string;
beforeAll(async () => {
  world = await openWorld();
  policyId = (await world.policyOf('millbrook', 'social-networking-protocol')).id;
});
afterAll(() => world?.close());

const wordItem = (level: number, marker: string, words: string): string =>
  `<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`;
const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p {color:red} --></style></head><body><!--StartFragment-->
${wordItem(1, '·', 'One <b style="mso-bidi-font-weight:normal">bold</b> point')}
${wordItem(2, 'o', 'deeper')}
${wordItem(1, '·', 'Two')}
${wordItem(1, '1.', 'First')}
${wordItem(1, '2.', 'Second')}
<p class=MsoNormal style='color:red'><span lang=EN-GB style='font-size:18pt'>After.<o:p></o:p></span></p><!--EndFragment--></body></html>`;

const links = (visitor: Visitor): Promise<(string | null)[]> =>
  visitor.page.$$eval('.govuk-error-summary a', (all) => all.map((each) => each.getAttribute('href')));

describe('the head', () => {
  it('sends a draft too early and is told all that is left, each linked to where it is done', async () => {
    const head = await world.signedIn(RUTH, MILLBROOK);
    await head.click('Finish Social networking protocol');
    expect(head.path).toBe(`/policies/${policyId}/blanks`);
    await head.open(`/policies/${policyId}/submit`);
    await head.type('#note', 'Our first protocol.');
    expect(await head.press('Send to the clerk')).toBe(400);
    expect(await head.page.title()).toMatch(/^Error: Send Social networking protocol to the clerk – Millbrook/);
    expect(await head.value('#note')).toBe('Our first protocol.');
    const left = await links(head);
    expect(left).toContain(`/policies/${policyId}/blanks#blank-log-holder`);
    expect(left).toContain(`/policies/${policyId}/clauses/local-channels`);
    await head.open(left[0] ?? '');
    expect(await head.page.$(new URL(head.page.url()).hash)).not.toBeNull();
  });

  it('fills the blanks on one page; a list takes a line each', async () => {
    const head = await world.signedIn(RUTH, MILLBROOK);
    await head.open(`/policies/${policyId}/blanks`);
    for (const [id, value] of Object.entries(example.values))
      await head.type(`#blank-${id}`, Array.isArray(value) ? value.join('\n') : value);
    await head.press('Save in the draft');
    expect(await head.words('.govuk-notification-banner')).toContain('Saved in your draft.');
    await head.open(`/policies/${policyId}/blanks`);
    expect(await head.value('#blank-approved-staff')).toBe((example.values['approved-staff'] as string[]).join('\n'));
    expect(await head.words('.app-policy').catch(() => '')).toBe('');
    await head.open(`/policies/${policyId}/draft`);
    expect(await head.words('.app-policy')).toContain('Tobias Wren, computing lead');
  });

  it('leaves out an optional section only with a reason', async () => {
    const head = await world.signedIn(RUTH, MILLBROOK);
    await head.open(`/policies/${policyId}/optional`);
    await head.page.click('input[name="choice-setting-leads-table"][value=out]');
    await head.type('#reason-page-faces', 'typed beside a section that stays');
    expect(await head.press('Save in the draft')).toBe(400);
    expect(await links(head)).toEqual(['#reason-setting-leads-table']);
    expect(await head.value('#reason-page-faces')).toBe('typed beside a section that stays');
    expect(await head.page.$('input[name="choice-setting-leads-table"][value=out]:checked')).not.toBeNull();
    await head.type('#reason-setting-leads-table', 'We are a single school.');
    await head.press('Save in the draft');
    expect(await head.words('.govuk-task-list')).toContain('1 left out');
  });

  it('changes a clause, and cannot change a fixed one', async () => {
    const head = await world.signedIn(RUTH, MILLBROOK);
    const body = example.adaptedClauses.find((each) => each.id === 'local-channels')?.body.trim() ?? '';
    await head.open(`/policies/${policyId}/clauses/local-channels`);
    await head.type('#text', body);
    await head.press('Save in the draft');
    expect(await head.words('.govuk-notification-banner')).toContain('Saved');
    await head.open(`/policies/${policyId}/clauses/our-equipment`);
    expect(await head.words()).toContain('This clause is fixed by Northbrook Council');
    expect(await head.page.$('#text')).toBeNull();
  });

  it('edits formatted words by the keyboard alone, and nothing else of the text is written anew', async () => {
    const head = await world.signedIn(RUTH, { ...MILLBROOK, javaScript: true });
    const complaints: string[] = [];
    head.page.on('console', (message) => complaints.push(message.text()));
    const path = `/policies/${policyId}/clauses/local-channels`;
    await head.open(`${path}?as=text`);
    const before = await head.value('#text');
    await head.open(path);
    await checkPage(head);
    await head.page.setViewport({ width: 1280, height: 800 });
    const named = await head.page.accessibility.snapshot({ root: (await head.page.$('#text')) ?? undefined });
    expect(named).toMatchObject({ role: 'textbox', name: 'Your wording', multiline: true });
    await head.page.focus('#text');
    await head.chord('End');
    await head.page.keyboard.press('Enter');
    await head.page.keyboard.type('- R&D at 3:30pm');
    await head.page.keyboard.press('Enter');
    await head.chord('b');
    await head.page.keyboard.type('must');
    await head.chord('b');
    await head.page.keyboard.type(' ask');
    for (let words = 0; words < 4; words++)
      await head.page.keyboard.down('Shift').then(() => head.page.keyboard.press('ArrowLeft'));
    await head.page.keyboard.up('Shift');
    await head.chord('k');
    await head.page.keyboard.type('our intranet');
    await head.page.keyboard.press('Enter');
    expect(await head.words('.app-rich__link')).toContain('Write a whole address');
    await head.chord('a');
    await head.page.keyboard.type('www.gov.uk/ask');
    await head.page.keyboard.press('Enter');
    // What is typed and not saved is offered again, whatever happened to the page.
    await new Promise((resolve) => setTimeout(resolve, 600));
    await head.open(path);
    expect(await head.words('.app-kept-draft')).toContain('that was not saved');
    await checkPage(head);
    await (await head.page.$('.app-kept-draft button'))?.click();
    await head.press('Save in the draft');
    await head.open(path);
    expect(await head.page.$('.app-kept-draft')).toBeNull();
    await head.open(`${path}?as=text`);
    expect(await head.value('#text')).toBe(`${before}\n\n- R&D at 3:30pm\n- **must** [ask](https://www.gov.uk/ask)`);
    expect(complaints.filter((each) => /Content Security Policy|error/i.test(each))).toEqual([]);
  });

  it('makes lists of what is pasted from Word, and leaves its looks behind', async () => {
    const head = await world.signedIn(RUTH, { ...MILLBROOK, javaScript: true });
    await head.open(`/policies/${policyId}/clauses/aims`);
    await head.type('#text', 'Aims.');
    await head.page.keyboard.press('Enter');
    await head.page.evaluate(`
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', ${JSON.stringify(WORD)});
      document.querySelector('#text').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    `);
    await head.press('Save in the draft');
    await head.open(`/policies/${policyId}/clauses/aims?as=text`);
    expect(await head.value('#text')).toBe(
      'Aims.\n\n- One **bold** point\n  - deeper\n- Two\n\n1. First\n2. Second\n\nAfter.',
    );
  });

  it('saving on an old page overwrites nobody: both wordings are shown', async () => {
    const [one, other] = [await world.signedIn(RUTH, MILLBROOK), await world.signedIn(RUTH, MILLBROOK)];
    for (const each of [one, other]) await each.open(`/policies/${policyId}/clauses/aims`);
    await one.type('#text', 'It says what we do.');
    await one.press('Save in the draft');
    await other.type('#text', 'It says what nobody does.');
    expect(await other.press('Save in the draft')).toBe(409);
    expect(await other.value('#text')).toBe('It says what nobody does.');
    expect(await other.words()).toContain('It says what we do.');
    expect(await other.words('.govuk-error-summary')).toContain('Someone else has saved this draft');
  });

  it('sends it, and it waits at the clerk', async () => {
    const head = await world.signedIn(RUTH, MILLBROOK);
    await head.open(`/policies/${policyId}/submit`);
    await head.type('#note', 'Our first protocol.');
    await head.press('Send to the clerk');
    expect(await head.words('.govuk-notification-banner')).toContain('Sent to the clerk');
    await head.open('/todo');
    await head.click('Social networking protocol');
    expect(await head.words()).toContain('It is with the clerk');
  });

  it('takes a version back with a reason, and sends another', async () => {
    const head = await world.signedIn(RUTH, MILLBROOK);
    const { id } = await world.policyOf('millbrook', 'whistleblowing');
    await head.open('/todo');
    await head.click('Whistleblowing policy');
    await head.click('Take this version back');
    expect(await head.press('Take it back')).toBe(400);
    expect(await links(head)).toEqual(['#reason']);
    await head.type('#reason', 'A telephone number is wrong.');
    await head.press('Take it back');
    expect(await head.words()).toContain('It is taken back.');
    await head.open(`/policies/${id}/submit`);
    await head.press('Send to the clerk');
    expect(await head.words('.govuk-notification-banner')).toContain('Sent to the clerk');
  });
});

describe('the clerk', () => {
  it('adds a meeting, puts the policy on its agenda, and records the decision once there was a quorum', async () => {
    const clerk = await world.signedIn(COLIN, MILLBROOK);
    await clerk.open('/meetings');
    expect(await clerk.press('Add the meeting')).toBe(400);
    // The one body that meets is chosen.
    expect(await links(clerk)).toEqual(['#heldOn-day']);
    for (const link of await links(clerk)) expect(await clerk.page.$(link ?? '')).not.toBeNull();
    const today = world.journey.clock.today();
    const [year = '', month = '', day = ''] = today.split('-');
    await clerk.type('#heldOn-day', day);
    await clerk.type('#heldOn-month', month);
    await clerk.type('#heldOn-year', year);
    await clerk.press('Add the meeting');
    const meeting = new URL(clerk.page.url()).pathname;
    expect(meeting).toMatch(/^\/meetings\/[0-9a-f-]{36}$/);

    await clerk.open('/todo');
    await clerk.click('Put Social networking protocol on an agenda');
    expect(await clerk.press('Put it on the agenda')).toBe(400);
    await clerk.page.select('#meetingId', meeting.split('/')[2] ?? '');
    await clerk.press('Put it on the agenda');
    expect(new URL(clerk.page.url()).pathname).toBe(meeting);

    await clerk.open('/todo');
    await clerk.click('Record the decisions');
    await clerk.click('Record the decision on Social');
    await clerk.page.click('#outcome');
    await clerk.type('#attendance', '1');
    await clerk.type('#minuteReference', '7.2');
    expect(await clerk.press('Record the decision')).toBe(400);
    expect(await links(clerk)).toEqual(['#attendance']);
    expect(await clerk.words('#attendance-error')).toContain('1 present, 3 needed: too few members');
    expect(await clerk.value('#minuteReference')).toBe('7.2');
    await clerk.type('#attendance', '5');
    await clerk.type('#votesFor', '5');
    await clerk.type('#votesAgainst', '1');
    await clerk.type('#reviewDue', 'Spring term 2029');
    expect(await clerk.press('Record the decision')).toBe(400);
    expect(await links(clerk)).toEqual(['#votes']);
    expect(await clerk.words('#votes-error')).toContain('6 votes, 5 present: more votes were cast than members');
    await clerk.type('#votesFor', '4');
    await clerk.press('Record the decision');
    expect(await clerk.words()).toContain('The decision is recorded.');
    expect(await clerk.words()).toContain('minute 7.2 (draft), 4 for, 1 against, 0 abstained');
    expect(await clerk.words()).toContain('Its minutes are draft until a later meeting confirms them.');
    expect(await clerk.words('.govuk-details__text')).toContain(
      `be adopted with effect from ${sayDate(today as PlainDate)}, and be reviewed by Spring term 2029. Members`,
    );

    await clerk.open(`/policies/${policyId}`);
    expect(await clerk.words('.govuk-summary-list')).toMatch(/minute 7\.2 \(draft\).*Spring term 2029/);
    expect(await clerk.words('.app-policy')).toContain('Tobias Wren, computing lead');
  });

  it('is the only one who records: a head is told so', async () => {
    const [{ id, revision }] = await world.database.owner.query(
      `select m.id, a.revision_id as revision from app.meetings m join app.agenda_items a on a.meeting_id = m.id
       join app.organisations o on o.id = m.organisation_id where o.slug = 'northbrook-high' limit 1`,
    );
    const head = await world.signedIn('owen.pritchard@northbrookhigh.example');
    expect(await head.open(`/meetings/${id}/decisions/${revision}`)).toBe(403);
    expect(await head.words()).toContain('The clerk records the decisions');
  });
});

describe('the register', () => {
  it('counts are links, the worst stands first, 25 to a page, and every cell says its status in words', async () => {
    const [{ id: organisationId }] = await world.database.owner.query(
      `select id from app.organisations where slug = 'northbrook-high'`,
    );
    for (let made = 0; made < 30; made += 1) await buildPolicy(world.database, { organisationId });
    const officer = await world.signedIn('helen.whitcombe@northbrook.example');
    await officer.click('policies missing');
    expect(officer.path).toBe('/register?status=missing');
    const tags = (): Promise<string[]> =>
      officer.page.$$eval('.app-table .govuk-tag', (all) => all.map((each) => (each.textContent ?? '').trim()));
    expect(new Set(await tags())).toEqual(new Set(['Missing']));
    // There is no policy yet that a school could be reminded of: nothing to press that leads nowhere.
    expect(await officer.words()).toContain('The head and the clerk of each school find what is missing there');
    expect(await officer.words()).not.toContain('Remind of all that this shows');
    await officer.click('Show all');
    expect(await officer.words()).toContain('Remind of all that this shows');
    expect((await tags()).slice(0, 2)).toEqual(['Missing', 'Missing']);
    const rows = (): Promise<string[]> =>
      officer.page.$$eval('.app-table tbody tr', (all) =>
        all.map((each) => (each.textContent ?? '').replace(/\s+/g, ' ')),
      );
    const first = await rows();
    expect(first).toHaveLength(25);
    await officer.click('Next 25');
    const second = await rows();
    expect(second.filter((row) => first.includes(row))).toEqual([]);
    expect(await officer.words()).toContain('Back to the first page');
    const file = await officer.download('/register.csv');
    const lines: string[][] = parse(file.text, { bom: true });
    const [{ total }] = await world.database.owner.query(
      `select count(*)::int as total from app.policies p join app.organisations o on o.id = p.organisation_id where o.slug = 'northbrook-high'`,
    );
    expect(file.name).toBe('register.csv');
    expect(lines.filter(([setting]) => setting === 'Northbrook High School').length).toBeGreaterThanOrEqual(total);
    // In the order and the words of the pages.
    for (const [at, row] of first.entries()) {
      const [setting = '?', title = '?', standing = '?'] = lines[at + 1] ?? [];
      for (const said of [setting, title, standing]) expect(row).toContain(said);
    }
    const missing: string[][] = parse((await officer.download('/register.csv?status=missing')).text, { bom: true });
    expect(new Set(missing.slice(1).map(([, , status]) => status))).toEqual(new Set(['Missing']));
    const anybody = await world.visitor();
    expect(await anybody.open('/register.csv')).toBe(200);
    expect(anybody.path).toContain('/sign-in');
    expect(await officer.open('/register?after=nonsense')).toBe(400);
  });
});

describe('the page that checks a document', () => {
  it('needs no one to be signed in, forgives spaces, and names offices, never people', async () => {
    const [{ code, title }] = await world.database.owner.query(
      `select d.verify_code as code, d.title from app.documents d join app.organisations o on o.id = d.organisation_id
       where o.slug = 'willow-lane' limit 1`,
    );
    const anybody = await world.visitor();
    await anybody.open('/verify');
    await anybody.type('#code', 'ABCD');
    expect(await anybody.press('Check')).toBe(404);
    expect(await anybody.value('#code')).toBe('ABCD');
    await anybody.type('#code', (code as string).toLowerCase().replace(/(.{4})/g, '$1 '));
    expect(await anybody.press('Check')).toBe(200);
    expect(await anybody.heading()).toBe(title);
    expect(await anybody.words()).toContain('Willow Lane Nursery School');
    expect(await anybody.words()).not.toContain('Tom Ashworth');
  });
});
