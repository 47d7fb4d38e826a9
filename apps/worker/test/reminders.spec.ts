import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { lookThrough, realClock } from '@ratify/journey';
import { dateInLondon, type PlainDate } from '@ratify/policy';
import type { KeptMail } from '@ratify/store';
import {
  buildAppointment,
  buildBody,
  buildLink,
  buildMeeting,
  buildOrganisation,
  buildPerson,
  buildPolicy,
  createDatabase,
  signIn,
  type SignedIn,
  type TestDatabase,
} from '@ratify/test-kit';
import { startWorker } from './start-worker.ts';

let database: TestDatabase;
let worker: Awaited<ReturnType<typeof startWorker>>;
let now = new Date('2027-03-01T09:00:00Z');
const clock = { ...realClock(), now: () => now, today: (): PlainDate => dateInLondon(now.getTime()) };

beforeAll(async () => {
  database = await createDatabase();
  worker = await startWorker(database, { clock, mail: { kind: 'kept' } });
});
afterAll(async () => {
  await worker?.stop();
  await database?.close();
});

/** One round of a day: what is to be told is looked through, and goes out. */
async function on(moment: string): Promise<void> {
  now = new Date(moment);
  await worker.remind();
  await worker.drain();
}

interface Looked {
  readonly person: SignedIn;
  readonly organisationId: string;
  readonly name: string;
}

async function school(name: string, roles: readonly ('head' | 'clerk')[] = ['head']): Promise<Looked> {
  const { id: organisationId } = await buildOrganisation(database, { name });
  const person = await signIn(database, { organisationId, roles: [...roles] });
  return { person, organisationId, name };
}

const policy = (organisationId: string, title: string, reviewDueOn: string) =>
  buildPolicy(database, { organisationId, title, reviewDueOn, adoptedOn: '2026-01-01', effectiveFrom: '2026-01-01' });

async function mailTo({ person }: Pick<SignedIn, 'person'>): Promise<KeptMail[]> {
  return (await database.store.listKeptMail()).filter((each) => each.toAddress === person.email).reverse();
}
const said = async (to: Pick<SignedIn, 'person'>): Promise<string[]> =>
  (await mailTo(to)).map(({ lines }) => lines.filter((line) => line.startsWith('–')).join(' '));

describe('reminders', () => {
  beforeEach(async () => {
    await database.owner.query('update app.policies set retired_on = current_date where retired_on is null');
  });

  it('of two schools go to their head as one mail, counted back from the papers of the last meeting before the date', async () => {
    const first = await school('Ash School');
    const second = await school('Beech School');
    await buildAppointment(database, { organisationId: second.organisationId, personId: first.person.person.id });
    const body = await buildBody(database, { organisationId: first.organisationId, name: 'Governing body' });
    await buildMeeting(database, { organisationId: first.organisationId, bodyId: body.id, heldOn: '2027-05-18' });
    await policy(first.organisationId, 'Bicycles', '2027-06-30');
    await policy(second.organisationId, 'Ponds', '2027-04-09');

    await on('2027-03-10T09:00:00Z'); // papers of 18 May by the 10th: 60 days before are 11 March; 9 April is 30 days on
    expect(await said(first.person)).toEqual(['– Ponds: its review is due on 9 April 2027.']);
    await on('2027-03-11T09:00:00Z');
    await on('2027-03-11T15:00:00Z');
    expect(await said(first.person)).toEqual([
      '– Ponds: its review is due on 9 April 2027.',
      '– Bicycles: its review is due on 30 June 2027. The last meeting of the Governing body before then is on 18 May 2027: papers by 10 May 2027.',
    ]);
    await on('2027-04-12T06:30:00Z'); // due on Friday; on Monday both a step of each: 30 days before the papers fall on Saturday
    const [, , third] = await mailTo(first.person);
    expect(third).toMatchObject({ subject: '2 reminders for 2 organisations', linkPath: '/todo' });
    expect(third?.lines.slice(1, 5)).toEqual([
      'Ash School',
      expect.stringContaining('Bicycles'),
      'Beech School',
      '– Ponds: its review was due on 9 April 2027. It stays in force until it is reviewed.',
    ]);
    expect(await mailTo(first.person)).toHaveLength(3);
    expect((await said(second.person)).map((each) => each.slice(0, 7))).toEqual(['– Ponds', '– Ponds']);
  });

  it('wait at night and at weekends, and a week without a worker makes one mail, not seven', async () => {
    const { person, organisationId } = await school('Cedar School');
    await policy(organisationId, 'Swings', '2027-05-01');
    await policy(organisationId, 'Slides', '2027-05-05');
    for (const quiet of ['2027-05-01T10:00:00Z', '2027-05-03T05:59:00Z', '2027-05-03T18:01:00Z']) await on(quiet);
    expect(await mailTo(person)).toEqual([]);
    await on('2027-05-12T06:00:00Z'); // seven in London
    expect(await said(person)).toEqual([
      '– Swings: its review was due on 1 May 2027. It stays in force until it is reviewed. – Slides: its review was due on 5 May 2027. It stays in force until it is reviewed.',
    ]);
    for (const day of [13, 14, 15, 16]) await on(`2027-05-${day}T09:00:00Z`);
    expect(await mailTo(person)).toHaveLength(1);
    await on('2027-05-17T09:00:00Z'); // overdue: once a week, all in one
    expect(await mailTo(person)).toHaveLength(2);
  });

  it('are sent once by two workers, and once where one was killed after handing the mail over', async () => {
    const { person, organisationId } = await school('Damson School');
    await policy(organisationId, 'Lunch', '2027-06-07');
    const other = await startWorker(database, { clock, mail: { kind: 'kept' } });
    now = new Date('2027-06-07T09:00:00Z');
    await Promise.all([worker.remind(), other.remind(), worker.remind()]);
    await Promise.all([worker.drain(), other.drain()]);
    await other.stop();
    expect(await mailTo(person)).toHaveLength(1);

    // As if it had been killed between the mail and the note of it, holding its claim.
    await database.owner.query(
      `update directory.digests set state = 'waiting', settled_at = null, sent_on = null, claimed_at = $2 where person_id = $1`,
      [person.person.id, now],
    );
    await on('2027-06-07T09:05:00Z');
    expect(await digestStates(person)).toEqual(['waiting']);
    await on('2027-06-07T09:20:00Z');
    expect(await digestStates(person)).toEqual(['sent']);
    expect(await mailTo(person)).toHaveLength(1); // the same mail by its id
  });

  it('looked through and cut off before the end are looked through again', async () => {
    const { person, organisationId } = await school('Elder School');
    await policy(organisationId, 'Trips', '2027-06-08');
    const cut = database.store.reminders.look(person.person.id, '2027-06-08', async (work) => {
      await work.note('2027-06-08', []);
      throw new Error('killed');
    });
    await expect(cut).rejects.toThrow('killed');
    const ids = await Promise.all(
      [1, 2, 3].map(() => lookThrough(database.store, person.person.id, '2027-06-08' as PlainDate)),
    );
    expect(ids.filter((each) => each !== null)).toHaveLength(1);
  });

  it('tell only what still stands when they are sent', async () => {
    const { person, organisationId } = await school('Fir School');
    const { id } = await policy(organisationId, 'Fires', '2027-06-09');
    now = new Date('2027-06-09T09:00:00Z');
    await worker.remind();
    await database.owner.query(`update app.policies set review_due_on = '2028-06-09' where id = $1`, [id]);
    await worker.drain();
    expect([await mailTo(person), await digestStates(person)]).toEqual([[], ['dropped']]);
  });

  it('warn where no meeting is planned, and where the last one has passed', async () => {
    const { person, organisationId } = await school('Gorse School', ['clerk']);
    const body = await buildBody(database, { organisationId, name: 'Governing body' });
    await policy(organisationId, 'Gates', '2027-08-31');
    await on('2027-07-05T09:00:00Z');
    await buildMeeting(database, { organisationId, bodyId: body.id, heldOn: '2027-07-13' });
    await on('2027-07-14T09:00:00Z');
    expect(await said(person)).toEqual([
      '– Gates: its review is due on 31 August 2027. No meeting of the Governing body is planned before then.',
      '– Gates: its review is due on 31 August 2027. The last meeting of the Governing body before then was on 13 July 2027, and no other is planned.',
    ]);
  });

  it('come on the chosen day, or not at all, and at once again when it is chosen so', async () => {
    const { person, organisationId } = await school('Hazel School');
    await policy(organisationId, 'Ladders', '2027-09-07'); // a Tuesday
    const choose = (isOff: boolean, weekday: number | null): Promise<boolean> =>
      database.store.reminders.choose(person.session, { isOff, weekday });
    await choose(true, null);
    await on('2027-09-07T09:00:00Z');
    expect(await mailTo(person)).toEqual([]);
    await choose(false, 4);
    await on('2027-09-08T09:00:00Z');
    expect(await mailTo(person)).toEqual([]);
    await on('2027-09-09T09:00:00Z');
    expect(await said(person)).toEqual([expect.stringContaining('was due on 7 September 2027')]);
    await on('2027-09-13T09:00:00Z');
    await on('2027-09-17T09:00:00Z'); // no worker on Thursday: on Friday, for once
    expect(await mailTo(person)).toHaveLength(2);
    expect(await database.store.reminders.choice(person.session)).toEqual({ isOff: false, weekday: 4 });
  });

  it('go to the other end of a link where it is long overdue or nobody is in post, unless that is switched off', async () => {
    const council = await buildOrganisation(database, { kind: 'council', name: 'Northmoor Council' });
    const officer = await signIn(database, { organisationId: council.id, roles: ['compliance-officer'] });
    const near = await buildOrganisation(database, { name: 'Ivy School' });
    const areaOnly = await buildOrganisation(database, { name: 'Juniper Academy' });
    await buildLink(database, { organisationId: near.id, upperId: council.id });
    await buildLink(database, { organisationId: areaOnly.id, upperId: council.id, kind: 'lies-in-area-of' });
    for (const { id } of [near, areaOnly]) await policy(id, 'Keys', '2027-10-01');
    const head = await buildPerson(database);
    await buildAppointment(database, { organisationId: near.id, personId: head.id });
    await on('2027-10-29T09:00:00Z');
    expect(await mailTo(officer)).toEqual([]);
    await on('2027-11-01T09:00:00Z');
    expect(await said(officer)).toEqual(['– Ivy School: 1 policy overdue for review, since 1 October 2027.']);
    await database.owner.query(`update app.appointments set until_on = '2027-11-01' where person_id = $1`, [head.id]);
    await on('2027-11-08T09:00:00Z');
    expect((await said(officer))[1]).toContain('Nobody is entered as head or clerk of Ivy School');
    await database.owner.query('update app.organisations set escalates = false where id = $1', [council.id]);
    await on('2027-11-15T09:00:00Z');
    expect(await mailTo(officer)).toHaveLength(2);
  });
});

async function digestStates({ person }: Pick<SignedIn, 'person'>): Promise<string[]> {
  const rows: { state: string }[] = await database.owner.query(
    'select state from directory.digests where person_id = $1',
    [person.id],
  );
  return rows.map((row) => row.state);
}
