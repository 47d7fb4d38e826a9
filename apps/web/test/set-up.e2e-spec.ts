import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApi } from '@ratify/api';
import { realClock, realIds } from '@ratify/journey';
import { addDays, dateInLondon, sayDate, schoolYearOf } from '@ratify/policy';
import type { Organisation } from '@ratify/store';
import {
  buildAgendaItem,
  buildAppointment,
  buildBody,
  buildBodySetting,
  buildLink,
  buildMeeting,
  buildOrganisation,
  buildPerson,
  buildPolicy,
  buildRevision,
  buildStatedApprover,
  createDatabase,
  signIn,
  type TestDatabase,
} from '@ratify/test-kit';
import { createWeb } from '../src/index.ts';
import { openBrowser, openPage, PATIENCE_MS, Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';

// What an installation that nobody has filled with an example sets up for itself.

let database: TestDatabase;
const places = {} as Record<'council' | 'trust' | 'school' | 'academy', Organisation>;
let open: (place: keyof typeof places, roles: readonly string[]) => Promise<Visitor>;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await createDatabase();
  closing.unshift(() => database.close());
  const journey = { store: database.store, clock: realClock(), ids: realIds };
  const api = await createApi({ journey, secure: false, introspection: false });
  await api.listen(0, '127.0.0.1');
  closing.unshift(() => api.close());
  const web = await createWeb({ apiOrigin: await api.getUrl(), secure: false, patienceMs: PATIENCE_MS });
  await web.listen(0, '127.0.0.1');
  closing.unshift(() => web.close());
  const origin = await web.getUrl();
  const { browser, close } = await openBrowser();
  closing.unshift(close);
  places.council = await buildOrganisation(database, { kind: 'council', name: 'Fern Valley Council' });
  places.trust = await buildOrganisation(database, { kind: 'trust', name: 'Hartwell Trust' });
  places.school = await buildOrganisation(database, {
    ...{ kind: 'school', name: 'Fernside Primary School', phase: 'primary' },
  });
  places.academy = await buildOrganisation(database, { kind: 'school', name: 'Hartwell Academy' });
  const { council, trust, school, academy } = places;
  await buildLink(database, { organisationId: school.id, upperId: council.id, kind: 'maintained-by' });
  await buildLink(database, { organisationId: academy.id, upperId: trust.id, kind: 'academy-of' });
  open = async (place, roles) => {
    const { token } = await signIn(database, { organisationId: places[place].id, roles: roles as never });
    const context = await browser.createBrowserContext();
    await context.setCookie({ name: 'ratify_session', value: token, domain: '127.0.0.1', path: '/' });
    const page = await openPage(context);
    await page.setViewport({ width: 1280, height: 800 });
    return new Visitor(page, origin);
  };
});
afterAll(async () => {
  for (const close of closing) await close();
});

describe('a body', () => {
  it('is set up by the head of a small school in one form, and can meet', async () => {
    const head = await open('school', ['head']);
    await head.open('/meetings');
    await head.open('/bodies');
    expect(await head.words()).toContain('There is none yet');
    await checkPage(head);
    await head.click('Set up your first body');
    expect(await head.value('#bodyName')).toBe('Governing body');
    expect(await head.words()).toContain('cannot decide in writing or by e-mail');
    expect(await head.page.$('[value="written-resolution"]')).toBeNull();
    expect(await head.press('Set it up')).toBe(400);
    expect(await head.words()).toContain('Enter how many members are in post');
    await checkPage(head);
    await head.type('#inPost', '11');
    await head.press('Set it up');
    expect(await head.words()).toContain('Half of the 11 in post: 6');
    await checkPage(head);
  });

  it('is the clerk’s where there is one: changed, refused a name twice, and ended', async () => {
    const clerk = await open('school', ['clerk']);
    const head = await open('school', ['head']);
    expect(await head.open('/bodies')).toBe(403);
    await clerk.open('/bodies/new');
    expect(await clerk.value('#quorum')).toBe('3');
    await clerk.type('#bodyName', 'Governing body');
    expect(await clerk.press('Set it up')).toBe(400);
    expect(await clerk.words()).toContain('another body here has this name');
    await clerk.type('#bodyName', 'Finance committee');
    await clerk.type('#remit', 'Money and staffing.');
    await clerk.press('Set it up');
    await clerk.click('Change its rules: Finance committee');
    await checkPage(clerk);
    await clerk.type('#papersDays', '5');
    await clerk.press('Save its rules');
    expect(await clerk.words()).toContain('5 clear days before a meeting');
    await clerk.click('End it: Finance committee');
    expect(await clerk.press('End this body')).toBe(400);
    await checkPage(clerk);
    await clerk.type('#lastDay-day', '31');
    await clerk.type('#lastDay-month', '8');
    await clerk.type('#lastDay-year', '2020');
    await clerk.press('End this body');
    expect(await clerk.words()).toContain('Finance committee, until 31 August 2020');
    await clerk.open('/meetings');
    expect(await clerk.words()).not.toContain('Finance committee');
  });

  it('says who sits on it; the clerk gives a member a vote, or takes it, from a day on, or puts right what was entered wrongly', async () => {
    const organisationId = places.school.id;
    const body = await buildBody(database, { organisationId, name: 'Premises committee' });
    await buildBodySetting(database, { organisationId, bodyId: body.id, settingId: organisationId });
    const at = { organisationId, bodyId: body.id, fromOn: '2025-09-01' } as const;
    await buildAppointment(database, { ...at, role: 'chair', personName: 'Cleo Seat' });
    await buildAppointment(database, { ...at, role: 'governor', personName: 'Gus Seat' });
    await buildAppointment(database, { ...at, role: 'governor', personName: 'Ola Seat', votes: false });
    const clerk = await open('school', ['clerk']);
    await clerk.open(`/bodies/${body.id}`);
    expect(await clerk.words('#members + ul')).toMatch(
      /^Cleo Seat, chair Gus Seat, governor .* Ola Seat, governor, without a vote/,
    );
    await checkPage(clerk);
    await clerk.click('Take the vote: Gus Seat');
    await checkPage(clerk);
    await clerk.type('#fromOn-day', '40');
    expect(await clerk.press('No vote from that day')).toBe(400);
    expect(await clerk.words('.govuk-error-summary')).toContain('Enter the first day like');
    await checkPage(clerk);
    await clerk.type('#fromOn-day', '2');
    await clerk.type('#fromOn-month', '3');
    await clerk.type('#fromOn-year', '2026');
    await clerk.press('No vote from that day');
    await checkPage(clerk);
    expect(await clerk.words('#members + ul')).toContain('Gus Seat, governor, without a vote');
    await clerk.click('Give a vote: Ola Seat');
    await clerk.type('#fromOn-day', '1');
    await clerk.type('#fromOn-month', '9');
    await clerk.type('#fromOn-year', '2025');
    await clerk.press('A vote from that day');
    const terms: object[] = await database.owner.query(
      `select person_name as name, votes, from_on::text as from, until_on::text as until from app.appointments
       where body_id = $1 and role = 'governor' order by 1, 3`,
      [body.id],
    );
    expect(terms).toEqual([
      { name: 'Gus Seat', votes: true, from: '2025-09-01', until: '2026-03-01' },
      { name: 'Gus Seat', votes: false, from: '2026-03-02', until: null },
      { name: 'Ola Seat', votes: true, from: '2025-09-01', until: null },
    ]);
    const head = await open('school', ['head']);
    expect(await head.open(`/bodies/${body.id}`)).toBe(403);
    await database.owner.query('update app.bodies set ended_on = current_date - 1 where id = $1', [body.id]);
  });

  it('of a trust decides for its academies, and in writing where its articles say so', async () => {
    const publisher = await open('trust', ['publisher']);
    await publisher.open('/bodies/new');
    expect(await publisher.value('#bodyName')).toBe('Trust board');
    await publisher.page.click('[value="written-resolution"]');
    await publisher.page.click('[value="number"]');
    await publisher.type('#quorum', '4');
    await checkPage(publisher);
    await publisher.press('Set it up');
    expect(await publisher.words()).toContain('Hartwell Academy; Hartwell Trust');
    expect(await publisher.words()).toContain(
      'At a meeting; by whoever it leaves a decision to; in writing or by e-mail',
    );
  });
});

describe('what schools are expected to hold', () => {
  it('is said by the publisher: the statutory ones at one press, others one by one, each until a day', async () => {
    const publisher = await open('council', ['publisher', 'compliance-officer']);
    await publisher.open('/requirements');
    expect(await publisher.words()).toContain('Nothing is expected yet');
    await checkPage(publisher);
    await publisher.press('Add the statutory policies');
    expect(await publisher.words()).toContain('Child protection policy');
    await checkPage(publisher);
    await publisher.open('/requirements/new');
    await publisher.type('#policyTitle', 'Child protection policy');
    expect(await publisher.press('Expect it')).toBe(400);
    expect(await publisher.words()).toContain('a policy of this title is expected already');
    expect(await publisher.value('#policyTitle')).toBe('Child protection policy');
    await checkPage(publisher);
    await publisher.type('#policyTitle', 'Forest school policy');
    await publisher.type('#basis', 'The early years service');
    await publisher.page.click('[name="phases"][value="nursery"]');
    await publisher.press('Expect it');
    expect(await publisher.words()).toContain('nursery. The early years service.');
    await publisher.click('Change it: Forest school policy');
    await publisher.type('#policyTitle', 'Forest days policy');
    await publisher.type('#dueOn-day', '31');
    await publisher.type('#dueOn-month', '9');
    expect(await publisher.press('Change it')).toBe(400);
    await checkPage(publisher);
    await publisher.type('#dueOn-day', '1');
    await publisher.type('#dueOn-year', '2027');
    await publisher.press('Change it');
    expect(await publisher.words()).toContain('nursery. The early years service. To be held by 1 September 2027.');
    expect(await publisher.words()).not.toContain('Forest school policy');
    await publisher.click('Where it stands: Forest days policy');
    expect(await publisher.words()).toContain('called “Forest days policy”');
    await checkPage(publisher);
  });

  it('is missing in the register of those of whom it is expected, and of nobody after its last day', async () => {
    const missing = async (): Promise<string> => {
      const clerk = await open('school', ['clerk']);
      await clerk.open('/register?status=missing');
      return clerk.words();
    };
    const before = await missing();
    expect(before).toContain('Attendance policy');
    expect(before).not.toContain('Forest days policy'); // a primary school
    const publisher = await open('council', ['publisher']);
    await publisher.open('/requirements');
    await publisher.click('End it: Attendance policy');
    expect(await publisher.press('End it')).toBe(400);
    await checkPage(publisher);
    await publisher.type('#lastDay-day', '31');
    await publisher.type('#lastDay-month', '8');
    await publisher.type('#lastDay-year', '2020');
    await publisher.press('End it');
    expect(await publisher.words()).toContain('Attendance policy, until 31 August 2020');
    expect(await missing()).not.toContain('Attendance policy');
  });

  it('is not the business of a school', async () => {
    const clerk = await open('school', ['clerk']);
    expect(await clerk.open('/requirements')).toBe(403);
  });
});

const TEXT =
  '---\ntitle: Visitors\nslug: visitors\nreview: {every: P1Y}\n---\n\n## Visitors {#visitors}\n\nVisitors sign in.\n';

async function submitted(place: keyof typeof places, title: string, state: 'submitted' | 'tabled' = 'submitted') {
  const organisationId = places[place].id;
  const policy = await buildPolicy(database, { organisationId, title });
  return buildRevision(database, { organisationId, policyId: policy.id, text: TEXT, state });
}

describe('a decision without a meeting', () => {
  it('is recorded by the clerk in the ways that the rules of the body give, and stays open until it is reported', async () => {
    const revision = await submitted('school', 'Visitors');
    const clerk = await open('school', ['clerk']);
    await clerk.open(`/revisions/${revision.id}`);
    await clerk.click('Record a decision without a meeting');
    expect(await clerk.words()).toContain('Chair’s action for Governing body');
    expect(await clerk.words()).not.toContain('Resolution in writing of Governing body');
    expect(await clerk.press('Record the decision')).toBe(400);
    await checkPage(clerk);
    await clerk.page.click('[name="way"][value^="chairs-action"]');
    await clerk.page.click('[value="adopted"]');
    for (const [part, value] of Object.entries({ day: '2', month: '3', year: '2026' }))
      await clerk.type(`#decidedOn-${part}`, value);
    expect(await clerk.press('Record the decision')).toBe(400);
    expect(await clerk.words()).toContain('why delay would have been seriously detrimental');
    expect(await clerk.value('#decidedOn-year')).toBe('2026');
    await clerk.type('#note', 'A visitor had come in unseen.');
    await clerk.press('Record the decision');
    expect(await clerk.words()).toContain('It stays open until it is reported');
    await clerk.open('/planner?year=2025');
    expect(await clerk.words()).toContain('Visitors');
    const [taken] = await database.owner.query(
      `select id, body_id from app.decisions where organisation_id = $1 and route = 'chairs-action'`,
      [places.school.id],
    );
    const own = { organisationId: places.school.id };
    const other = await buildBody(database, { ...own, name: 'Library committee', kind: 'committee' });
    const told = await buildMeeting(database, { ...own, bodyId: taken.body_id, heldOn: '2026-03-23' });
    for (const meeting of [
      { bodyId: other.id, heldOn: '2026-03-23' },
      { bodyId: taken.body_id, heldOn: '2099-03-23' },
    ])
      await buildMeeting(database, { ...own, ...meeting });
    await clerk.open(`/decisions/${taken.id}/report`);
    await checkPage(clerk);
    expect(await clerk.page.$$eval('input[name=meetingId]', (all) => all.map((each) => each.value))).toEqual([told.id]);
  });

  it('is the head’s where that is recorded, and nowhere else', async () => {
    const left = await submitted('school', 'Lettings');
    const kept = await submitted('school', 'Grievance');
    const { organisationId, policyId } = left;
    await buildStatedApprover(database, { organisationId, policyId, office: 'head' });
    const head = await open('school', ['head']);
    expect(await head.open(`/revisions/${kept.id}/decide`)).toBe(403);
    await head.open('/todo');
    await head.click('Decide on Lettings');
    await head.open(`/revisions/${left.id}`);
    await head.click('Decide on it yourself');
    await checkPage(head);
    await head.page.click('[value="adopted"]');
    await head.press('Record my decision');
    expect(await head.words()).toContain('The decision is recorded');
    const [{ route, note }] = await database.owner.query(
      'select route, note from app.decisions where revision_id = $1',
      [left.id],
    );
    expect([route, note]).toEqual(['delegated', 'Scheme of delegation, 4.2']);
    expect(await head.words('.govuk-summary-list')).toContain(
      'under delegated authority, not yet reported to the body',
    );
    expect(await head.words('.govuk-summary-list')).toContain('Nobody was asked to sign: the report to the body');
  });
});

const IN_TWO_MONTHS = addDays(dateInLondon(Date.now()), 60);
const ITS_YEAR = `/planner?year=${schoolYearOf(IN_TWO_MONTHS)}`;

/** A school with a meeting that is to come and versions on its agenda. */
async function toCome(title: string, versions: readonly string[]) {
  const organisationId = places.school.id;
  const body = await buildBody(database, { organisationId, name: title, quorum: null });
  await buildBodySetting(database, { organisationId, bodyId: body.id, settingId: organisationId });
  const meeting = await buildMeeting(database, { organisationId, bodyId: body.id, heldOn: IN_TWO_MONTHS });
  const tabled = await Promise.all(versions.map((each) => submitted('school', each, 'tabled')));
  for (const { id: revisionId } of tabled)
    await buildAgendaItem(database, { organisationId, meetingId: meeting.id, revisionId });
  return { meeting, tabled };
}

describe('a meeting that is to come', () => {
  const stateOf = async (id: string): Promise<string> =>
    (await database.owner.query('select state from app.revisions where id = $1', [id]))[0].state;

  it('is moved by the clerk, to a day that is neither past nor far', async () => {
    const { meeting, tabled } = await toCome('Premises committee', ['Keys']);
    const head = await open('school', ['head']);
    await head.open(`/meetings/${meeting.id}`);
    expect(await head.words()).not.toContain('Change its day, time or place');
    expect(await head.open(`/meetings/${meeting.id}/move`)).toBe(403);
    const clerk = await open('school', ['clerk']);
    await clerk.open(`/meetings/${meeting.id}`);
    await checkPage(clerk);
    await clerk.click('Change its day, time or place');
    expect(await clerk.value('#heldOn-year')).toBe(IN_TWO_MONTHS.slice(0, 4));
    await checkPage(clerk);
    await clerk.type('#heldOn-year', '2020');
    await clerk.type('#place', 'The library');
    expect(await clerk.press('Change the meeting')).toBe(400);
    expect(await clerk.words()).toContain('cannot be moved to a day that has passed');
    expect(await clerk.value('#place')).toBe('The library');
    await checkPage(clerk);
    const soon = addDays(dateInLondon(Date.now()), 2);
    const [year = '', month = '', day = ''] = soon.split('-');
    for (const [part, value] of Object.entries({ year, month, day })) await clerk.type(`#heldOn-${part}`, value);
    await clerk.type('#startsAt', '6.30');
    expect(await clerk.press('Change the meeting')).toBe(400);
    expect(await clerk.words('.govuk-error-summary')).toContain('no time of day that can be read');
    await checkPage(clerk);
    await clerk.type('#startsAt', '6.30pm');
    await clerk.press('Change the meeting');
    expect(await clerk.words()).toContain('At 6:30pm.');
    expect(await clerk.words()).toContain('Its papers are late for that day');
    expect(await clerk.words()).toContain(`Meeting of ${sayDate(soon)}`);
    expect(await clerk.words()).toContain('The library');
    expect(await stateOf(tabled[0]?.id ?? '')).toBe('tabled');
  });

  it('is cancelled with the reason, and what was on its agenda can go on another', async () => {
    const { meeting, tabled } = await toCome('Staffing committee', ['Badges', 'Parking']);
    const clerk = await open('school', ['clerk']);
    await clerk.open(ITS_YEAR);
    expect(await clerk.words()).toContain('Staffing committee');
    await clerk.open(`/meetings/${meeting.id}`);
    await clerk.click('Cancel it');
    expect(await clerk.press('Cancel the meeting')).toBe(400);
    expect(await clerk.words()).toContain('A reason is missing');
    await checkPage(clerk);
    await clerk.type('#reason', 'The school is closed by snow.');
    await clerk.press('Cancel the meeting');
    expect(await clerk.words()).toContain('The school is closed by snow.');
    for (const gone of ['Cancel it', 'Badges', 'Parking']) expect(await clerk.words()).not.toContain(gone);
    await checkPage(clerk);
    expect(await Promise.all(tabled.map(({ id }) => stateOf(id)))).toEqual(['submitted', 'submitted']);
    await clerk.open('/meetings');
    expect(await clerk.words()).toContain('Cancelled');
    await clerk.open(ITS_YEAR);
    expect(await clerk.words()).not.toContain('Staffing committee');
    await clerk.open(`/revisions/${tabled[0]?.id ?? ''}`);
    expect(await clerk.page.$(`option[value="${meeting.id}"]`)).toBeNull();
    const told = await database.owner.query(
      `select action from app.audit_events where subject_id = any ($1::uuid[]) order by action`,
      [[meeting.id, ...tabled.map(({ id }) => id)]],
    );
    expect(told.map(({ action }: { action: string }) => action)).toEqual([
      'meeting.cancelled',
      'revision.taken-off',
      'revision.taken-off',
    ]);
  });

  it('takes its items in the order that the clerk gives them', async () => {
    const { meeting } = await toCome('Pay committee', ['Lamps', 'Kilns', 'Trips']);
    const inOrder = (words: string): string[] =>
      [...words.matchAll(/(Lamps|Kilns|Trips), version/g)].map(([, each]) => each ?? '');
    const clerk = await open('school', ['clerk']);
    await clerk.open(`/meetings/${meeting.id}`);
    await checkPage(clerk);
    const before = inOrder(await clerk.words('.app-agenda'));
    await clerk.press(`Move up: ${before[2]}`);
    await clerk.press(`Move down: ${before[0]}`);
    expect(inOrder(await clerk.words('.app-agenda'))).toEqual([before[2], before[0], before[1]]);
    const head = await open('school', ['head']);
    await head.open(`/meetings/${meeting.id}`);
    expect(await head.words()).not.toContain('Move up');
  });

  it('loses one item of its agenda, which waits for another', async () => {
    const { meeting, tabled } = await toCome('Pupils committee', ['Bells', 'Lockers']);
    const [bells, lockers] = tabled.map(({ id }) => id);
    const clerk = await open('school', ['clerk']);
    await clerk.open(`/meetings/${meeting.id}`);
    await clerk.press('Take it off the agenda: Bells');
    expect(await clerk.words()).toContain('It is off the agenda');
    expect([await stateOf(bells ?? ''), await stateOf(lockers ?? '')]).toEqual(['submitted', 'tabled']);
    await clerk.open(`/meetings/${meeting.id}`);
    expect(await clerk.words()).not.toContain('Bells');
    expect(await clerk.words()).toContain('Lockers');
  });
});

describe('who was at a meeting', () => {
  it('is recorded by name, with who withdrew; the quorum and what is decided count by it', async () => {
    const organisationId = places.school.id;
    const body = await buildBody(database, {
      organisationId,
      name: 'Curriculum committee',
      quorum: 2,
      signatories: [],
    });
    await buildBodySetting(database, { organisationId, bodyId: body.id, settingId: organisationId });
    const own = { organisationId, bodyId: body.id };
    const seat = async (fullName: string, role: 'chair' | 'governor', votes = true): Promise<string> => {
      const { id: personId } = await buildPerson(database, { fullName });
      await buildAppointment(database, { ...own, personId, personName: fullName, role, votes });
      return personId;
    };
    const [sian, joan, ivy] = [
      await seat('Sian Prosser', 'chair'),
      await seat('Joan Whitfield', 'governor'),
      await seat('Ivy Newcomer', 'governor', false),
    ];
    const meeting = await buildMeeting(database, { ...own, heldOn: dateInLondon(Date.now()) });
    const { id: revisionId } = await submitted('school', 'Kitchens', 'tabled');
    await buildAgendaItem(database, { organisationId, meetingId: meeting.id, revisionId });

    const clerk = await open('school', ['clerk']);
    await clerk.open(`/meetings/${meeting.id}`);
    await clerk.click('Record who was there');
    await checkPage(clerk);
    expect(await clerk.press('Record who was there')).toBe(400);
    expect(await clerk.words('.govuk-error-summary')).toContain('Choose whether Joan Whitfield was there');
    await checkPage(clerk);
    for (const [personId, how] of [
      [sian, 'present'],
      [joan, 'remote'],
      [ivy, 'present'],
    ] as const)
      await clerk.page.select(`#presence-${personId}`, how);
    await clerk.type('#guest-name-0', 'Ama Oyelaran');
    await clerk.type('#guest-office-0', 'Adviser');
    await clerk.press('Add another person');
    expect([await clerk.value('#guest-name-0'), await clerk.value(`#presence-${joan}`)]).toEqual([
      'Ama Oyelaran',
      'remote',
    ]);
    await clerk.page.select('#who-0', joan);
    await clerk.page.select('#item-0', revisionId);
    await clerk.type('#said-0', 'Her son cooks there');
    await clerk.page.click('#withdrew-0');
    await clerk.press('Record who was there');
    expect(await clerk.words()).toContain('Sian Prosser (chair), Joan Whitfield (governor, joined remotely)');
    expect(await clerk.words()).toContain('Ivy Newcomer (governor), Ama Oyelaran (adviser)');
    expect(await clerk.words()).toContain('Joan Whitfield, on Kitchens: Her son cooks there. Withdrew from the item.');
    await checkPage(clerk);

    const decide = async (): Promise<number> => {
      await clerk.open(`/meetings/${meeting.id}/decisions/${revisionId}`);
      await clerk.page.click('input[name=outcome][value=adopted]');
      return clerk.press('Record the decision');
    };
    expect(await decide()).toBe(400);
    expect(await clerk.words()).toContain('1 for this item, by the names that are recorded');
    expect(await clerk.words('.govuk-error-summary')).toContain('too few members were present');
    await checkPage(clerk);
    await clerk.open(`/meetings/${meeting.id}/attendance`);
    expect(await clerk.value('#said-0')).toBe('Her son cooks there');
    await clerk.page.click('#withdrew-0');
    await clerk.press('Record who was there');
    await decide();
    const [{ attendance }] = await database.owner.query('select attendance from app.decisions where revision_id = $1', [
      revisionId,
    ]);
    expect(attendance).toBe(2);
    await clerk.open(`/meetings/${meeting.id}/attendance`);
    await clerk.page.select(`#presence-${sian}`, 'apologies-accepted');
    expect(await clerk.press('Record who was there')).toBe(400);
    expect(await clerk.words('.govuk-error-summary')).toContain('Kitchens: 2 recorded, 1 by name');
    // Put right afterwards, it tells no more than the names bear.
    const [{ id: decisionId }] = await database.owner.query('select id from app.decisions where revision_id = $1', [
      revisionId,
    ]);
    await clerk.open(`/corrections/${decisionId}?asked=yes&what=details`);
    await clerk.type('#attendance', '3');
    await clerk.type('#reason', 'Counted anew.');
    expect(await clerk.press('Record the correction')).toBe(400);
    expect(await clerk.words('.govuk-error-summary')).toContain('by the names on record fewer members could vote');
    await checkPage(clerk);
    await clerk.type('#attendance', '1');
    await clerk.press('Record the correction');
    const [corrected] = await database.owner.query('select attendance from app.decisions where corrects_id = $1', [
      decisionId,
    ]);
    expect(corrected?.attendance).toBe(1);
    const head = await open('school', ['head']);
    await head.open(`/meetings/${meeting.id}`);
    expect(await head.words()).toContain('Joan Whitfield (governor, joined remotely)');
    expect(await head.open(`/meetings/${meeting.id}/attendance`)).toBe(403);
    const word = await clerk.download(`/meetings/${meeting.id}/agenda.csv`);
    expect(word.text).toContain('Kitchens');
  });
});

describe('a clerk who hands over', () => {
  it('names who follows and the day, and the list of people shows both terms', async () => {
    const clerk = await open('trust', ['clerk']);
    await clerk.open('/people');
    await clerk.click('hand over');
    await checkPage(clerk);
    expect(await clerk.press('Hand over on this day')).toBe(400);
    const [year = '', month = '', day = ''] = IN_TWO_MONTHS.split('-');
    for (const [part, value] of Object.entries({ year, month, day })) await clerk.type(`#fromOn-${part}`, value);
    await clerk.type('#fullName', 'Ada Brook');
    await clerk.type('#email', 'ada.brook');
    expect(await clerk.press('Hand over on this day')).toBe(400);
    expect(await clerk.words('.govuk-error-summary')).toContain('not a whole e-mail address');
    await checkPage(clerk);
    await clerk.type('#email', 'ada.brook@clerks.example');
    await clerk.press('Hand over on this day');
    expect(await clerk.words()).toContain('The handover is recorded');
    expect(await clerk.words()).toContain(`until ${sayDate(addDays(IN_TWO_MONTHS, -1))}`);
    expect(await clerk.words()).toContain(`Clerk, from ${sayDate(IN_TWO_MONTHS)}`);
    await checkPage(clerk);
  });
});

describe('the decisions of a meeting', () => {
  it('are recorded together: the members present once, each item by itself, and nothing while one is wrong', async () => {
    const { meeting, tabled } = await toCome('Policy committee', ['Bins', 'Lifts', 'Trees']);
    const [bins = '', lifts = '', trees = ''] = tabled.map(({ id }) => id);
    const page = `/meetings/${meeting.id}`;
    const clerk = await open('school', ['clerk']);
    await clerk.open(page);
    expect(await clerk.words()).not.toContain('Record all the decisions at once');
    const { bodyId } = meeting;
    await database.owner.query(`update app.meetings set held_on = '2026-03-09' where id = $1`, [meeting.id]);
    await database.owner.query('update app.bodies set quorum = 3 where id = $1', [bodyId]);
    await clerk.open(page);
    await clerk.click('Record all the decisions at once');
    await checkPage(clerk);
    expect(await clerk.press('Record these decisions')).toBe(400);
    expect(await clerk.words()).toContain('Bins: choose what was decided');
    await clerk.page.click(`[name="outcome-${bins}"][value="adopted"]`);
    await clerk.page.click(`[name="outcome-${lifts}"][value="not-adopted"]`);
    await clerk.type('#attendance', '5');
    await clerk.type(`#minuteReference-${bins}`, '7.1');
    await clerk.type(`#votesFor-${lifts}`, '4');
    await clerk.type(`#votesAgainst-${lifts}`, '1');
    expect(await clerk.press('Record these decisions')).toBe(400);
    expect(await clerk.words()).toMatch(/Lifts, version \d+, 4 for, 1 against, 0 abstained: the votes do not lead/);
    expect(await clerk.page.$(`.govuk-error-summary a[href="#votes-${lifts}"]`)).not.toBeNull();
    expect([await clerk.value('#attendance'), await clerk.value(`#minuteReference-${bins}`)]).toEqual(['5', '7.1']);
    await checkPage(clerk);
    const recorded = async () =>
      database.owner.query(
        `select r.id, d.outcome, d.attendance, d.minute_reference as minute from app.decisions d
         join app.revisions r on r.id = d.revision_id where d.meeting_id = $1 order by d.outcome`,
        [meeting.id],
      );
    expect(await recorded()).toEqual([]);
    await clerk.type(`#votesFor-${lifts}`, '1');
    await clerk.type(`#votesAgainst-${lifts}`, '4');
    await clerk.press('Record these decisions');
    expect(await clerk.words()).toContain('The decisions are recorded');
    expect(await recorded()).toEqual([
      { id: bins, outcome: 'adopted', attendance: 5, minute: '7.1' },
      { id: lifts, outcome: 'not-adopted', attendance: 5, minute: null },
    ]);
    const [{ state }] = await database.owner.query('select state from app.revisions where id = $1', [trees]);
    expect(state).toBe('tabled');
  });
});

describe('an adoption by a trust', () => {
  it('covers every academy that its body acts for, unless the clerk takes one out', async () => {
    const organisationId = places.trust.id;
    const other = await buildOrganisation(database, { kind: 'school', name: 'Second Academy' });
    await buildLink(database, { organisationId: other.id, upperId: organisationId, kind: 'academy-of' });
    const body = await buildBody(database, { organisationId, name: 'People committee', quorum: null });
    for (const settingId of [organisationId, places.academy.id, other.id])
      await buildBodySetting(database, { organisationId, bodyId: body.id, settingId });
    const meeting = await buildMeeting(database, { organisationId, bodyId: body.id, heldOn: '2026-03-02' });
    const policy = await buildPolicy(database, { organisationId, title: 'Whistleblowing' });
    const revision = await buildRevision(database, {
      ...{ organisationId, policyId: policy.id, text: TEXT, state: 'tabled' },
    });
    await buildAgendaItem(database, { organisationId, meetingId: meeting.id, revisionId: revision.id });
    const clerk = await open('trust', ['clerk']);
    await clerk.open(`/meetings/${meeting.id}/decisions/${revision.id}`);
    expect(await clerk.page.$$eval('[name="settingIds"]:checked', (all) => all.length)).toBe(2);
    await checkPage(clerk);
    await clerk.page.click(`[name="settingIds"][value="${other.id}"]`);
    await clerk.page.click('[value="adopted"]');
    await clerk.press('Record the decision');
    const covered = await database.owner.query(
      'select o.name from app.coverages c join app.organisations o on o.id = c.organisation_id where c.policy_id = $1',
      [policy.id],
    );
    expect(covered).toEqual([{ name: 'Hartwell Academy' }]);
  });
});
