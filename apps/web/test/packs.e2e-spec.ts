import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dateInLondon, schoolYearOf } from '@ratify/policy';
import {
  buildAgendaItem,
  buildEdition,
  buildMeeting,
  buildOrganisation,
  buildPack,
  buildPolicy,
  buildSignatureRequest,
  signIn,
  tooFewTried,
  tried,
  writeTried,
} from '@ratify/test-kit';
import { createWorker, type Worker } from '@ratify/worker';
import { parse } from 'csv-parse/sync';
import mammoth from 'mammoth';
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
  writeTried('packs');
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

/** Chooses a file of these bytes. */
async function send(visitor: Visitor, name: string, bytes: string | Uint8Array): Promise<void> {
  const path = join(await mkdtemp(join(tmpdir(), 'ratify-sent-')), name);
  await writeFile(path, bytes);
  const field = (await visitor.page.$('#file')) as unknown as { uploadFile(path: string): Promise<void> };
  await field.uploadFile(path);
}

/** Bytes as a browser would save them. */
async function fetchAs(visitor: Visitor, path: string): Promise<Buffer> {
  const cookie = (await visitor.page.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  return Buffer.from(await (await fetch(`${visitor.origin}${path}`, { headers: { cookie } })).arrayBuffer());
}

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

/** The stream that the page of a pack listens to. */
async function follow(visitor: Visitor, path: string, lastEventId = '') {
  const cookie = (await visitor.page.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { cookie, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) };
  const answer = await fetch(`${visitor.origin}/progress${path}`, { headers });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let said = '';
  return {
    status: answer.status,
    headers: answer.headers,
    said: () => said,
    until: async (wanted: RegExp): Promise<RegExpExecArray> => {
      for (;;) {
        const found = wanted.exec(said);
        if (found) return found;
        const { value, done } = (await reader?.read()) ?? { done: true };
        if (done) throw new Error(`the stream ended with: ${said}`);
        said += value;
      }
    },
    leave: async () => reader?.cancel(),
  };
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
      return (await colin.words()).includes('Held elsewhere? Whistleblowing');
    };
    expect(await isMissing()).toBe(true);
    await colin.open('/todo');
    await colin.click('Whistleblowing policy is missing');
    await checkPage(colin);
    expect(await colin.words()).toContain('Northbrook Council expects');
    const ruth = await as('ruth.adeyemi@elmpark.example', ELM_PARK);
    await ruth.open(colin.path);
    await ruth.click('Bring in the one you have');
    await checkPage(ruth);
    await colin.click('Say that it is not needed here');
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

  it('or is answered by a policy of another title, which the council reads, until that is taken back', async () => {
    const colin = await as('colin.marsh@clerks.example', ELM_PARK);
    const isMissing = async (): Promise<boolean> => {
      await colin.open('/register?status=missing');
      return (await colin.words()).includes('Held elsewhere? Whistleblowing');
    };
    expect(await isMissing()).toBe(true);
    await colin.open('/todo');
    await colin.click('Whistleblowing policy is missing');
    await colin.click('Say which of your policies answers it');
    await checkPage(colin);
    expect(await colin.press('This policy answers it')).toBe(400);
    expect(await colin.words('.govuk-error-summary')).toContain('Choose the policy that answers it');
    await checkPage(colin);
    const { id } = await world.policyOf('elm-park', 'social-networking-protocol');
    await colin.page.click(`input[value="${id}"]`);
    await colin.press('This policy answers it');
    await checkPage(colin);
    expect(await isMissing()).toBe(false);
    await colin.open(`/policies/${id}`);
    expect(await colin.words()).toContain(
      'Whistleblowing policy, which Northbrook Council expects. Linked by Colin Marsh',
    );
    await checkPage(colin);

    const helen = await as('helen.whitcombe@northbrook.example');
    await helen.open('/register');
    await helen.click('Policies that are not needed');
    await checkPage(helen);
    expect(await helen.words('#answers ~ table')).toContain('Social networking protocol');
    expect(await helen.page.$('form[action*="/requirement-answers/"]')).toBeNull();

    await colin.press('It does not answer it');
    expect(await isMissing()).toBe(true);
    await colin.click('Whistleblowing policy'); // its line of the register leads to what can be done
    expect(await colin.words('h1')).toBe('Whistleblowing policy is missing');
    await colin.open(`/record?policy=${id}`);
    expect(await colin.words()).toContain('Took back that a policy answers what is expected');
  });

  it('or is held elsewhere: a line of the register with where it is found, its dates and the document that shows it', async () => {
    const colin = await as('colin.marsh@clerks.example', ELM_PARK);
    await colin.open('/register?status=missing');
    await colin.click('Held elsewhere? Whistleblowing');
    await checkPage(colin);
    await colin.type('#link', 'the intranet');
    expect(await colin.press('It is held there')).toBe(400);
    await checkPage(colin);
    await colin.type('#heldIn', 'Part 4 of the staff handbook');
    await colin.type('#link', 'https://intranet.elmpark.example/handbook.pdf');
    await colin.type('#adopted', 'June 2024');
    await colin.type('#reviewDue', 'Spring 2027');
    await send(colin, 'handbook.pdf', '<html>no document</html>');
    expect(await colin.press('It is held there')).toBe(400);
    expect(await colin.words()).toContain('this file is none, whatever its name says');
    expect(await colin.value('#adopted')).toBe('June 2024');
    await checkPage(colin);
    await send(colin, 'handbook.pdf', '%PDF-1.7 the handbook');
    await colin.press('It is held there');
    await checkPage(colin);
    const { path } = colin;
    expect(await colin.words()).toMatch(/It is held in Part 4 of the staff handbook\. ?Save handbook\.pdf/);
    const file = await colin.page.$eval('a[href*="/evidence-files/"]', (link) => link.getAttribute('href') ?? '');
    expect((await colin.download(file)).text).toBe('%PDF-1.7 the handbook');
    await colin.open('/register?status=missing');
    expect(await colin.words()).not.toContain('Held elsewhere? Whistleblowing');

    const helen = await as('helen.whitcombe@northbrook.example');
    const rows: string[][] = parse((await helen.download('/register.csv')).text, { bom: true });
    expect(rows.find(([setting, title]) => setting === ELM_PARK && title?.startsWith('Whistleblowing'))).toMatchObject({
      ...{ 0: 'Elm Park Primary School', 4: 'held elsewhere: Part 4 of the staff handbook' },
      ...{ 5: 'Spring term 2027', 6: '2027-03-25', 7: '' }, // as its council's terms end
    });
    // Its date moves like every other: by a review that is recorded.
    await colin.open(path);
    await colin.click('Record a review');
    await colin.page.click('input[value="no-change"]');
    await colin.type('#reason', 'The handbook was read through.');
    expect(await colin.press('Record')).toBe(400);
    await checkPage(colin);
    await colin.type('#nextDue', 'Spring 2029');
    await colin.press('Record');
    expect(await colin.words()).toContain('Spring term 2029');
    await colin.click('Send the document, a signed copy or the minute');
    await checkPage(colin);
    await send(colin, 'minute.png', Buffer.from('\u0089PNG\r\n\u001a\n the minute', 'latin1'));
    await colin.press('Keep it');
    expect(await colin.words()).toContain('Save minute.png');

    await colin.press('It is not held there any more');
    await colin.open('/register?status=missing');
    expect(await colin.words()).toContain('Whistleblowing');
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
    const helen = await as('helen.whitcombe@northbrook.example');
    await helen.open('/register');
    await helen.click('1 with a reason to review');
    await checkPage(helen);
    expect(await helen.words()).toContain('A reason to review was noted on');
    expect(await helen.words()).not.toContain('caretaker'); // the words are the school's own
    const rows: string[][] = parse((await helen.download('/register.csv?status=reason')).text, { bom: true });
    expect(rows.map(([setting, title]) => [setting, title])).toEqual([
      ['Setting', 'Policy'],
      ['Elm Park Primary School', 'Lone working policy'],
    ]);
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

describe('the plan of a school year', () => {
  // The next one, so that every day of it is still to come.
  const first = schoolYearOf(dateInLondon(Date.now())) + 1;
  const planner = `/planner?first=${first}`;

  it('gets its meetings from a list of dates, all of them or none', async () => {
    const colin = await as('colin.marsh@clerks.example', ELM_PARK);
    await colin.open('/meetings');
    await colin.click('Plan of the school year');
    await checkPage(colin);
    await colin.open('/planner/meetings');
    await checkPage(colin);
    await colin.page.click('input[name=bodyId]');
    await colin.type('#dates', `2 December ${first}, Main hall\nsome day in spring`);
    expect(await colin.press('Add these meetings')).toBe(400);
    await checkPage(colin);
    expect(await colin.words('.govuk-error-summary')).toContain('ine 2: some day in spring');
    expect(await colin.value('#dates')).toContain('some day in spring');
    await colin.type('#dates', `2 December ${first}, Main hall\nWednesday 20 January ${first + 1}`);
    await colin.press('Add these meetings');
    await checkPage(colin);
    expect(colin.path).toBe(`/planner?done=meetings-added&first=${first}`);
    expect(await colin.words()).toContain(`apers by 24 November ${first}`);
  });

  it('places a policy at the last meeting before its date, from where the clerk moves it; the date stays', async () => {
    const [[policy = { id: '', title: '' }]] = (await world.database.owner.query(
      `update app.policies p set review_due_on = $1 from app.organisations o where o.id = p.organisation_id and o.name = $2
         and p.id = (select id from app.policies where organisation_id = o.id and adopted_revision_id is not null and retired_on is null order by title limit 1)
       returning p.id, p.title`,
      [`${first + 1}-02-01`, ELM_PARK],
    )) as [{ id: string; title: string }[]];
    const colin = await as('colin.marsh@clerks.example', ELM_PARK);
    await colin.open(planner);
    const takenOn = async (day: string): Promise<string> =>
      (await colin.page.$$eval('.app-meeting', (all) => all.map((each) => each.textContent ?? ''))).find((each) =>
        each.includes(day),
      ) ?? '';
    expect(await takenOn(`20 January ${first + 1}`)).toContain(policy.title);
    await colin.open(`/planner/reviews/${policy.id}?first=${first}`);
    await checkPage(colin);
    const [early] = await colin.page.$$('input[name=meetingId]:not([value=rule])');
    await early?.click();
    await colin.press('Plan it so');
    await checkPage(colin);
    expect(await takenOn(`2 December ${first}`)).toContain('Moved');
    expect(await takenOn(`20 January ${first + 1}`)).not.toContain(policy.title);
    const [{ due }] = await world.database.owner.query('select review_due_on as due from app.policies where id = $1', [
      policy.id,
    ]);
    expect(due).toBe(`${first + 1}-02-01`);
    const { name, text } = await colin.download(`/planner.csv?first=${first}`);
    expect([name, text.includes(`"${policy.title}","${due}"`), text.includes('"Moved to this meeting"')]).toEqual([
      `plan-of-${first}.csv`,
      true,
      true,
    ]);

    // After its date only with the reason, and what was typed stays.
    await colin.open('/planner/meetings');
    await colin.page.click('input[name=bodyId]');
    await colin.type('#dates', `17 March ${first + 1}`);
    await colin.press('Add these meetings');
    await colin.open(`/planner/reviews/${policy.id}?first=${first}`);
    const late = (await colin.page.$$('input[name=meetingId]')).at(-1);
    await late?.click();
    expect(await colin.press('Plan it so')).toBe(400);
    await checkPage(colin);
    await colin.type('#reason', 'A union asked for time.');
    await colin.press('Plan it so');
    expect(await takenOn(`17 March ${first + 1}`)).toContain('After its date');
  });

  it('is seen by a governor, and by the council with each setting in figures; not by staff', async () => {
    const helen = await as('helen.whitcombe@northbrook.example');
    await helen.open('/register');
    await helen.click('Plan of the school year');
    await checkPage(helen);
    await helen.open(planner);
    await helen.click(ELM_PARK);
    await checkPage(helen);
    expect(await helen.words()).toContain('After its date');
    expect(await helen.words()).not.toContain('Another meeting');
    expect((await helen.download(`/planner.csv?first=${first}&settings=yes`)).text).toContain(ELM_PARK);
    const dev = await as(DEV);
    expect([await dev.open(planner), await dev.open('/planner/meetings')]).toEqual([200, 403]);
    const amy = await as('amy.lister@elmpark.example');
    expect(await amy.open(planner)).toBe(403);
  });
});

describe('a decision that was recorded wrongly', () => {
  interface Recorded {
    readonly id: string;
    readonly policyId: string;
    readonly title: string;
    readonly adoptedOn: string;
    readonly adoptionId: string;
    readonly verifyCode: string;
    readonly organisationId: string;
    readonly bodyId: string;
  }
  /** Policies of the school that were adopted once, at a meeting, and whose document nobody has signed. */
  const recorded = async (): Promise<Recorded[]> =>
    world.database.owner.query(
      `select d.id, p.id as "policyId", p.title, a.adopted_on as "adoptedOn", a.id as "adoptionId", f.verify_code as "verifyCode",
         p.organisation_id as "organisationId", d.body_id as "bodyId"
       from app.policies p join app.organisations o on o.id = p.organisation_id
       join app.adoptions a on a.organisation_id = p.organisation_id and a.policy_id = p.id and a.revision_id = p.adopted_revision_id
       join app.decisions d on d.organisation_id = a.organisation_id and d.id = a.decision_id and d.route = 'meeting'
       join app.documents f on f.organisation_id = a.organisation_id and f.adoption_id = a.id and f.state = 'printed'
       where o.name = $1 and not exists (select from app.signature_requests q where q.adoption_id = a.id and q.state = 'signed')
         and not exists (select from app.adoptions b where b.policy_id = p.id and b.id <> a.id)
         and not exists (select from app.reviews r where r.adoption_id = a.id)
         and not exists (select from app.revisions r where r.policy_id = p.id and r.state in ('submitted', 'tabled', 'deferred'))
       order by p.title`,
      [ELM_PARK],
    );
  const correct = async (colin: Visitor, { policyId }: Recorded, what: string): Promise<void> => {
    await colin.open(`/policies/${policyId}`);
    await colin.click('Correct what is recorded of its adoption');
    await colin.page.click(`input[value=${what}]`);
    await colin.press('Continue');
  };

  it('is told with the right minute, beside what was recorded; the register of that day says what it said then', async () => {
    const [first] = await recorded();
    const { policyId, title, adoptedOn } = first as Recorded;
    // As if it had been recorded on the day.
    await world.database.owner.query('alter table app.adoptions disable trigger adoption_stands');
    await world.database.owner.query(
      "update app.adoptions set recorded_at = adopted_on + time '12:00' where policy_id = $1",
      [policyId],
    );
    await world.database.owner.query('alter table app.adoptions enable trigger adoption_stands');
    const colin = await as('colin.marsh@clerks.example', ELM_PARK);
    await colin.open(`/policies/${policyId}`);
    await colin.click('Correct what is recorded of its adoption');
    await checkPage(colin);
    expect(await colin.press('Continue')).toBe(400);
    await checkPage(colin);
    await colin.page.click('input[value=details]');
    await colin.press('Continue');
    await checkPage(colin);
    await colin.type('#minuteReference', '99.1');
    expect(await colin.press('Record the correction')).toBe(400);
    await checkPage(colin);
    await colin.type('#reason', 'A slip of the pen.');
    await colin.press('Record the correction');
    expect(await colin.page.$$eval('.govuk-error-summary', (all) => all.map((each) => each.textContent))).toEqual([]);
    await checkPage(colin);
    expect(await colin.words()).toContain('minute 99.1');
    expect(await colin.words('#corrections + ul')).toMatch(
      /was recorded. It was: Adopted on .*, minute 99.1 \(draft\). A slip of the pen. Corrected by Colin Marsh/,
    );
    await colin.open(`/register/on?on=${adoptedOn}`);
    await checkPage(colin);
    expect(await colin.words()).toContain('minute 99.1');
    expect(await colin.words()).toMatch(
      /Corrected since, on .*: on that day the record said adopted on .*, minute (?!99)/,
    );
    expect((await colin.download(`/register/on.csv?on=${adoptedOn}`)).text).toContain(`"${title}"`);
  });

  it('on another day is recorded for that day, with its document made anew; under a seal by resolution of the body only', async () => {
    const [, second] = await recorded();
    const { policyId, adoptedOn, verifyCode, organisationId, bodyId, adoptionId } = second as Recorded;
    const [{ day }] = await world.database.owner.query('select ($1::date - 9)::text as day', [adoptedOn]);
    const meeting = await buildMeeting(world.database, { organisationId, bodyId, heldOn: day });
    await world.database.owner.query("update app.documents set state = 'sealing' where verify_code = $1", [verifyCode]);
    await world.database.owner.query("update app.documents set state = 'sealed' where verify_code = $1", [verifyCode]);
    const colin = await as('colin.marsh@clerks.example', ELM_PARK);
    await correct(colin, second as Recorded, 'instead');
    await checkPage(colin);
    await colin.page.select('#meetingId', meeting.id);
    await colin.type('#attendance', '9');
    await colin.type('#reason', 'It was the meeting before.');
    expect(await colin.press('Record the correction')).toBe(400);
    await checkPage(colin);
    expect(await colin.words('.govuk-error-summary')).toContain(
      'give the minute of its resolution to correct the record',
    );
    await colin.type('#resolution', '14.2');
    await colin.press('Record the correction');
    expect(await colin.page.$$eval('.govuk-error-summary', (all) => all.map((each) => each.textContent))).toEqual([]);
    await checkPage(colin);
    expect(await colin.words('#corrections + ul')).toContain('By resolution, minute 14.2');
    const adoptions = await world.database.owner.query(
      'select id, adopted_on as "adoptedOn", set_aside_at is null as stands from app.adoptions where policy_id = $1 order by recorded_at',
      [policyId],
    );
    expect(adoptions).toMatchObject([
      { id: adoptionId, adoptedOn, stands: false },
      { adoptedOn: day, stands: true },
    ]);
    await worker.drain();
    const documents = await world.database.owner.query(
      'select state, verify_code as code from app.documents where policy_id = $1 order by created_at',
      [policyId],
    );
    expect(documents).toMatchObject([{ state: 'sealed' }, { state: expect.stringMatching(/printed|sealed/) }]);
    expect([
      await colin.open(`/verify?code=${verifyCode}`),
      (await colin.words()).includes('no longer says what was decided'),
    ]).toEqual([200, true]);
    await colin.open(`/verify?code=${documents[1].code}`);
    expect(await colin.words()).not.toContain('no longer says what was decided');
  });

  it('and never made is taken back: the policy waits for its decision again, and the register counts it so', async () => {
    const [third] = (await recorded()).filter(({ verifyCode }) => verifyCode).slice(-1);
    const { policyId, title, adoptionId } = third as Recorded;
    const colin = await as('colin.marsh@clerks.example', ELM_PARK);
    await correct(colin, third as Recorded, 'none');
    await checkPage(colin);
    await colin.type('#reason', 'It was another policy.');
    await colin.press('Record the correction');
    expect(await colin.page.$$eval('.govuk-error-summary', (all) => all.map((each) => each.textContent))).toEqual([]);
    await checkPage(colin);
    expect(await colin.words('#corrections + ul')).toContain('Nothing of the kind was decided. It was another policy.');
    const [policy] = await world.database.owner.query(
      `select adopted_revision_id as revision, adopted_on as "adoptedOn", review_due_on as due,
         (select state from app.revisions r where r.policy_id = p.id order by number desc limit 1) as state,
         (select count(*)::int from app.duties d where d.policy_id = p.id and d.ended_on is null) as duties,
         (select count(*)::int from app.signature_requests q where q.adoption_id = $2 and q.state = 'open') as requests
       from app.policies p where id = $1`,
      [policyId, adoptionId],
    );
    expect(policy).toMatchObject({ revision: null, adoptedOn: null, due: null, duties: 0, requests: 0 });
    expect(['tabled', 'submitted']).toContain(policy.state);
    await colin.open('/register');
    expect(await colin.words()).toMatch(new RegExp(`${title} ?Where it stands Waiting for a decision`));
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
    expect(await colin.words('.govuk-details__text')).toMatch(/It was resolved that .*, version \d+, be adopted/);
    // Seven clear days before it; and what it decides is recorded once it has met.
    expect(await colin.words()).toContain('Its papers go out by 7 March 2027.');
    expect(await colin.words()).not.toContain('Record the decision');
    await colin.open(`/meetings/${id}/decisions/${revision.id}`);
    expect(await colin.words()).toContain('meets on 15 March 2027. What it decides can be recorded from that day on.');
    await checkPage(colin);
    await colin.open(`/meetings/${id}`);
    const agenda = await colin.download(`/meetings/${id}/agenda.csv`);
    expect([agenda.name, agenda.text.split('\r\n').length]).toEqual(['agenda-2027-03-15.csv', 3]);
    expect(agenda.text).toMatch(/\r\n"1","[^"]+","\d+","[^"]+"/);
    const [, title = ''] = /\r\n"1","([^"]+)"/.exec(agenda.text) ?? [];
    const word = await mammoth.convertToHtml({ buffer: await fetchAs(colin, `/meetings/${id}/agenda.docx`) });
    expect(word.value).toMatch(/^<h1>Elm Park Primary School: /);
    for (const words of ['Apologies, and interests to declare', `${title}, version`, 'Any other business'])
      expect(word.value).toMatch(new RegExp(`<h2>${words}`));
    expect(word.value).toContain('For decision. Put forward by ');
    expect(await colin.press('Make the meeting pack')).toBe(200);
    expect(await colin.words()).toContain('It waits for its turn');
    await checkPage(colin);
    const waiting = colin.path;
    await colin.open(`/meetings/${id}`);
    expect(await colin.words()).toContain('Being made');
    await colin.press('Make the meeting pack');
    expect(colin.path).toBe(waiting);

    // Whoever comes back with the name of the last event is told only what is new.
    const first = await follow(colin, waiting);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': expect.stringContaining('no-transform'),
      'x-accel-buffering': 'no',
    });
    const event = await first.until(/^id: (\w+)\nevent: progress\ndata: .*waits for its turn.*\n\n/m);
    await first.leave();
    const again = await follow(colin, waiting, event[1]);
    await world.database.owner.query(
      `update app.jobs set progress = 40, progress_note = 'Two of five' where key = $1`,
      [`make-pack:${waiting.split('/').at(-1)}`],
    );
    await again.until(/"words":"Two of five\."/);
    expect(again.said()).not.toContain('waits for its turn');
    await again.leave();
    await colin.page.waitForFunction(`document.querySelector('#progress').textContent === 'Two of five.'`);
    const leaver = await as('colin.marsh@clerks.example', organisation);
    const theirs = await follow(leaver, waiting);
    await leaver.press('Sign out');
    await theirs.until(/event: ended/);
    const stranger = await as('ruth.adeyemi@elmpark.example', 'Millbrook Primary School');
    expect((await follow(stranger, waiting)).status).toBe(404);

    await worker.drain();
    // The page sees by itself that it is over.
    await colin.page.waitForSelector('a[href$="/file"]');
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

describe('the streams of others', () => {
  interface Rows {
    readonly organisationId: string;
    readonly paths: readonly string[];
  }

  /** What a page may wait for, at an organisation that nobody else has to do with. */
  async function build(): Promise<Rows> {
    const { database } = world;
    const { id: organisationId } = await buildOrganisation(database);
    const paths: string[] = [];
    for (let times = 0; times < 2; times += 1)
      paths.push(
        `packs/${(await buildPack(database, { organisationId })).id}`,
        `policies/${(await buildPolicy(database, { organisationId })).id}`,
        `editions/${(await buildEdition(database, { organisationId })).id}`,
        `signatures/${(await buildSignatureRequest(database, { organisationId })).id}`,
      );
    return { organisationId, paths };
  }

  it('are answered as those of what does not exist, to whoever asks', async () => {
    const places = [await build(), await build(), await build(), await build()];
    const { organisationId } = places[0] as Rows;
    const at = (roles: readonly ('head' | 'clerk' | 'staff' | 'chair')[], hours = 1) =>
      signIn(world.database, { organisationId, roles, hours });
    const mine = await at(['head']);
    const tokens = [
      ...[mine, await at(['clerk']), await at(['staff']), await at(['chair'])].map(({ token }) => token),
      ...[(await at(['head'], -1)).token, (await at([])).token, 'f'.repeat(32), mine.session.tokenHash.toString('hex')],
    ];
    const read = async (token: string, path: string): Promise<string> => {
      const answer = await fetch(`${world.origin}/progress/${path}`, {
        headers: { cookie: `ratify_session=${token}` },
      });
      return JSON.stringify([answer.status, answer.headers.get('content-type'), await answer.text()]);
    };
    expect(await read(mine.token, places[0]?.paths[1] ?? '')).toMatch(/^\[200,"text\/event-stream.*event: over/);
    for (const token of tokens)
      for (const { paths } of places.slice(1))
        for (const path of paths) {
          const none = await read(token, `${path.split('/')[0]}/${crypto.randomUUID()}`);
          expect({ path, said: await read(token, path) }).toEqual({ path, said: none });
          tried('event streams');
        }
    expect(tooFewTried('packs')).toEqual([]);
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
    await helen.page.waitForSelector('a[href$="/file"]');
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

  it('that becomes ready while its reader has followed a slow link does not call the link off', async () => {
    const helen = await as('helen.whitcombe@northbrook.example');
    const [{ id }] = await world.database.owner.query('select id from app.packs order by asked_at desc limit 1');
    const path = `/packs/${id}`;
    await helen.open(path);
    let answer: () => void = () => undefined;
    const asked: string[] = [];
    await helen.page.setRequestInterception(true);
    const followed = new Promise<void>((resolve) =>
      helen.page.on('request', (request) => {
        if (request.isNavigationRequest()) asked.push(new URL(request.url()).pathname);
        if (!request.url().endsWith('/register')) return void request.continue();
        answer = () => void request.continue();
        resolve();
      }),
    );
    await helen.page.evaluate(`document.querySelector('a[href="/register"]').click()`);
    await followed;
    const beside = await follow(helen, path);
    await worker.drain();
    await beside.until(/event: over/);
    await setTimeout(2_000);
    answer();
    await helen.page.waitForFunction("location.pathname === '/register'");
    expect(asked).toEqual(['/register']);
  });
});

describe('the minutes of a meeting', () => {
  it('are draft until the clerk records that a later meeting confirmed them', async () => {
    const [found] = await world.database.owner.query(
      `select m.id, m.organisation_id as "organisationId", m.body_id as "bodyId", p.id as "policyId",
         (m.held_on + 1)::text as "nextDay" from app.meetings m
       join app.organisations o on o.id = m.organisation_id and o.name = $1
       join app.decisions d on d.organisation_id = m.organisation_id and d.meeting_id = m.id and d.minute_reference is not null
       join app.policies p on p.organisation_id = m.organisation_id and p.adopted_revision_id = d.revision_id
       where m.held_on < current_date - 30 order by m.held_on, p.id limit 1`,
      [ELM_PARK],
    );
    const { id, organisationId, bodyId, policyId, nextDay } = found;
    const later = await buildMeeting(world.database, { organisationId, bodyId, heldOn: nextDay });
    const colin = await as('colin.marsh@clerks.example', ELM_PARK);
    await colin.open(`/policies/${policyId}`);
    expect(await colin.words('.govuk-summary-list')).toMatch(/minute \S+ \(draft\)/);
    await colin.open(`/meetings/${id}`);
    expect(await colin.words()).toContain('Its minutes are draft until a later meeting confirms them.');
    await checkPage(colin);
    await colin.click('Record that they were confirmed');
    await checkPage(colin);
    await colin.page.select('#meetingId', later.id);
    await colin.type('#minuteReference', '2');
    await colin.press('They were confirmed');
    await checkPage(colin);
    expect(await colin.words()).toMatch(/Its minutes were confirmed on .*, minute 2\./);
    expect(await colin.words()).not.toContain('(draft)');
    await colin.open(`/policies/${policyId}`);
    expect(await colin.words('.govuk-summary-list')).toMatch(/minute (?!.*\(draft\))/);
    const dev = await as(DEV, ELM_PARK);
    expect(await dev.open(`/meetings/${id}/minutes`)).toBe(403);
  });
});

describe('who approves a policy', () => {
  it('is said by the clerk, with where it stands, and the plan of the year follows it', async () => {
    const colin = await as('colin.marsh@clerks.example', ELM_PARK);
    const [{ id, title, first }] = await world.database.owner.query(
      `select p.id, p.title, extract(year from p.review_due_on - interval '8 months')::int as first from app.policies p
       join app.organisations o on o.id = p.organisation_id
       where o.name = $1 and p.adopted_revision_id is not null and p.review_due_on > current_date + 60
         and not exists (select from app.planned_reviews r where r.policy_id = p.id) order by p.title limit 1`,
      [ELM_PARK],
    );
    const path = `/policies/${id}`;
    await colin.open(path);
    await colin.click('Say who approves it');
    await checkPage(colin);
    await colin.page.click('input[value=head]');
    expect(await colin.press('Record it')).toBe(400);
    await checkPage(colin);
    await colin.type('#source', 'Scheme of delegation 2026, 4.2');
    await colin.press('Record it');
    expect(await colin.words('.govuk-summary-list')).toContain('The head (Scheme of delegation 2026, 4.2)');
    const plan: string[][] = parse((await colin.download(`/planner.csv?first=${first}`)).text, { bom: true });
    expect(plan.find((row) => row.includes(title))?.at(-1)).toBe('Decided without a meeting');
    const dev = await as(DEV, ELM_PARK);
    expect(await dev.open(`${path}/approver`)).toBe(403);
  });
});
