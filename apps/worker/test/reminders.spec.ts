import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  cancelMeeting,
  chasePolicies,
  handOver,
  lookThrough,
  moveMeeting,
  readDuties,
  readTodo,
  realClock,
  realIds,
  recordDuty,
  settleComment,
} from '@ratify/journey';
import { addDays, dateInLondon, sayDate, type PlainDate } from '@ratify/policy';
import type { KeptMail } from '@ratify/store';
import {
  buildAppointment,
  buildBody,
  buildDraft,
  buildDraftComment,
  buildDraftLook,
  buildLink,
  buildMeeting,
  buildOrganisation,
  buildPack,
  buildPerson,
  buildPolicy,
  buildRevision,
  buildAdoption,
  buildEdition,
  buildReadingQuestion,
  buildRequiredPolicy,
  buildTemplate,
  buildUpdateOffer,
  createDatabase,
  signIn,
  type SignedIn,
  type TestDatabase,
} from '@ratify/test-kit';
import { remindIn } from './child/remind-in.ts';
import { POLICY_TEXT } from './policy-text.ts';
import { adoptPolicy } from './school.ts';
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

  it('count back from the papers of a body as long as its own rule says', async () => {
    const { person, organisationId } = await school('Alder School');
    const body = await buildBody(database, { organisationId, name: 'Board', papersDays: 14 });
    await buildMeeting(database, { organisationId, bodyId: body.id, heldOn: '2027-05-18' });
    await policy(organisationId, 'Kites', '2027-06-30');
    await on('2027-05-03T06:30:00Z'); // a holiday or not, a Monday: fourteen clear days before the 18th
    expect(await said(person)).toEqual([
      '– Kites: its review is due on 30 June 2027. The last meeting of the Board before then is on 18 May 2027: papers by 3 May 2027.',
    ]);
  });

  it('go to the new clerk from the day of a handover, and to the old one no more', async () => {
    const { person: old, organisationId } = await school('Bay School', ['clerk']);
    await policy(organisationId, 'Boats', '2027-06-21');
    const next = await buildPerson(database, { fullName: 'Ivy Newcomer' });
    const [post] = await database.owner.query('select id from app.appointments where person_id = $1', [old.person.id]);
    const journey = { store: database.store, clock: realClock(), ids: realIds };
    const given = { email: next.email, name: next.fullName, fromOn: realClock().today() };
    const { refusals } = await handOver(journey, old.scope, { appointmentId: post.id, ...given });
    expect(refusals).toEqual([]);
    await on('2027-06-21T09:00:00Z');
    // Beside it the mail that told them of the post: jobs are at work at once, and either may be there first.
    expect((await said({ person: next })).sort()).toEqual(['', '– Boats: its review is due today.']);
    expect(await said(old)).toEqual([]);
  });

  it('tell once whoever had its papers, or has it in a calendar, that a meeting changed; and nobody else', async () => {
    const clerk = await school('Aspen School', ['clerk']);
    const { organisationId } = clerk;
    const body = await buildBody(database, { organisationId, name: 'Board' });
    const other = await buildBody(database, { organisationId, name: 'Premises committee' });
    const seat = async (bodyId: string): Promise<SignedIn> => {
      const somebody = await signIn(database, { organisationId, roles: [] });
      const { id: personId, fullName: personName } = somebody.person;
      await buildAppointment(database, { ...{ organisationId, role: 'governor', bodyId }, personId, personName });
      return somebody;
    };
    const [member, elsewhere] = [await seat(body.id), await seat(other.id)];
    const own = { organisationId, bodyId: body.id };
    const [known, unknown] = [
      await buildMeeting(database, { ...own, heldOn: '2027-09-14' }),
      await buildMeeting(database, { ...own, heldOn: '2027-10-12' }),
    ];
    await buildPack(database, {
      ...{ organisationId, kind: 'meeting', settingId: null, meetingId: known.id },
      askedAt: new Date('2027-08-20T09:00:00Z'),
    });
    now = new Date('2027-09-01T10:00:00Z');
    const journey = { store: database.store, clock, ids: realIds };
    const move = async (meetingId: string, heldOn: string) =>
      moveMeeting(journey, clerk.person.scope, { meetingId, heldOn: heldOn as PlainDate, startsAt: '6pm' });
    for (const [{ id }, day] of [
      [known, '2027-09-21'],
      [unknown, '2027-10-19'],
    ] as const)
      expect((await move(id, day)).refusals).toEqual([]);
    // Twice on one day: told of once, with the day that people know.
    await move(known.id, '2027-09-22');
    for (const day of ['2027-09-02', '2027-09-03']) await on(`${day}T09:00:00Z`);
    const moved = '– The meeting of the Board is moved from 14 September 2027 to 22 September 2027, at 6pm.';
    expect(await said(member)).toEqual([moved]);
    expect(await said(elsewhere)).toEqual([]);
    expect(await said(clerk.person)).toEqual([]);

    // Another clerk cancels it; whoever has a calendar hears of the other meeting as well, from now on.
    const second = await signIn(database, { organisationId, roles: ['clerk'] });
    await database.store.calendars.reset(member.session);
    await database.owner.query('update directory.calendar_links set created_at = $1', ['2027-09-03T10:00:00Z']);
    now = new Date('2027-09-06T10:00:00Z');
    for (const { id: meetingId } of [known, unknown])
      await cancelMeeting(journey, second.scope, { meetingId, reason: 'The hall is flooded' });
    await on('2027-09-07T09:00:00Z');
    await on('2027-09-08T09:00:00Z');
    expect((await said(member)).slice(1)).toEqual([
      '– The meeting of the Board on 22 September 2027 is cancelled: The hall is flooded. – The meeting of the Board on 19 October 2027 is cancelled: The hall is flooded.',
    ]);
    expect(await said(clerk.person)).toEqual([
      '– The meeting of the Board on 22 September 2027 is cancelled: The hall is flooded.',
    ]);
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

  it('tell of a review of what is in use, adopted nobody knows when', async () => {
    const { person, organisationId } = await school('Osier School');
    const unknown = { adoptedOn: null, effectiveFrom: null, reviewDueOn: '2027-06-04' } as const;
    const { id: policyId } = await buildPolicy(database, { organisationId, title: 'Ponds', ...unknown });
    await buildPolicy(database, { organisationId, title: 'Only begun', ...unknown });
    await buildAdoption(database, {
      ...{ organisationId, policyId, ...unknown, revisionId: null, decisionId: null, historic: true, evidence: 'none' },
    });
    await on('2027-06-04T09:00:00Z');
    expect(await said(person)).toEqual(['– Ponds: its review is due today.']);
    const todo = await database.store.inContext(person.scope, {}, (rows) => readTodo(rows, '2027-06-05' as PlainDate));
    expect(todo.filter(({ kind }) => kind === 'review').map(({ title }) => title)).toEqual(['Review Ponds']);
  });

  it('wait until a demonstration holds what people would be told to miss', async () => {
    const { person, organisationId } = await school('Cypress School');
    let isFilled = false;
    const early = await startWorker(database, { clock, mail: { kind: 'kept' }, mayRemind: () => isFilled });
    await policy(organisationId, 'Ponds', '2027-06-04');
    now = new Date('2027-06-04T09:00:00Z');
    await early.remind();
    await early.drain();
    expect(await mailTo(person)).toHaveLength(0);
    isFilled = true;
    await early.remind();
    await early.drain();
    await early.stop();
    expect(await mailTo(person)).toHaveLength(1);
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

  it('that nobody takes are told to whoever looks after the people there, until one arrives', async () => {
    const { person: head, organisationId } = await school('Fern School');
    const clerk = await signIn(database, { organisationId, roles: ['clerk'] });
    const other = await school('Furze School', ['clerk']);
    await policy(organisationId, 'Paths', '2027-06-14');
    const wayless = await startWorker(database, { clock, mail: { kind: 'none' } });
    now = new Date('2027-06-14T09:00:00Z');
    await wayless.remind();
    await wayless.drain();
    await wayless.stop();
    const unreached = ({ scope }: SignedIn) =>
      database.store.inContext(scope, {}, async (rows) => ({
        people: (await rows.listRefusedReminders()).map(({ personId, refusedOn }) => [personId, refusedOn !== null]),
        tasks: (await readTodo(rows, clock.today())).filter(({ kind }) => kind === 'unreached').length,
      }));
    expect(await unreached(clerk)).toEqual({
      people: expect.arrayContaining([
        [head.person.id, true],
        [clerk.person.id, true],
      ]),
      tasks: 2,
    });
    expect(await unreached(other.person)).toEqual({ people: [], tasks: 0 });
    await on('2027-06-21T09:00:00Z'); // overdue for a week: the next mail, and it arrives
    expect(await unreached(clerk)).toEqual({ people: [], tasks: 0 });
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
    'fall on the day that it is in London, with a worker whose host stands in %s',
    async (zone) => {
      const { person, organisationId } = await school(`Grove School of ${zone}`);
      await policy(organisationId, 'Nets', '2027-03-29');
      await remindIn(zone, '2027-03-26T17:30:00Z', database); // a Friday; Saturday on the first host
      await remindIn(zone, '2027-03-29T06:30:00Z', database); // Monday at half past seven, with summer time; Sunday on the second
      expect(await said(person)).toEqual([
        '– Nets: its review is due on 29 March 2027.',
        '– Nets: its review is due today.',
      ]);
      const days: { planned: string; sent: string }[] = await database.owner.query(
        `select planned_on::text as planned, sent_on::text as sent from directory.digests where person_id = $1 order by 1`,
        [person.person.id],
      );
      expect(days).toEqual([
        { planned: '2027-03-26', sent: '2027-03-26' },
        { planned: '2027-03-29', sent: '2027-03-29' },
      ]);
    },
  );

  it('tell a head of a question, of a newer edition and of what is expected and missing: each once, and in one mail', async () => {
    const { person, organisationId } = await school('Hornbeam School');
    const amy = await signIn(database, { organisationId, roles: ['staff'] });
    const publisher = await buildOrganisation(database, { kind: 'council', name: 'Hearing Council' });
    await buildLink(database, { organisationId, upperId: publisher.id });
    const own = { organisationId: publisher.id };
    const template = await buildTemplate(database, { ...own, title: 'Kites' });
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map((number) =>
        buildEdition(database, {
          ...{ ...own, templateId: template.id, number },
          adoptByOn: number === 3 ? '2027-09-01' : null,
        }),
      ),
    );
    const adapted = await buildPolicy(database, {
      ...{ organisationId, title: 'Our kites', templateOrganisationId: publisher.id, templateId: template.id },
      baseEditionId: first?.id ?? null,
    });
    const offer = { organisationId, policyId: adapted.id, editionOrganisationId: publisher.id };
    for (const edition of [second, third]) await buildUpdateOffer(database, { ...offer, editionId: edition?.id ?? '' });
    await buildRequiredPolicy(database, { ...own, title: 'Rafts', dueOn: '2027-06-30' });
    const asked = { organisationId, policyId: adapted.id, policyTitle: 'Our kites', personId: amy.person.id };
    await buildReadingQuestion(database, { ...asked, personName: 'Amy Fir', question: 'May I fly one myself?' });

    await on('2027-05-08T09:00:00Z'); // a Saturday
    expect(await mailTo(person)).toEqual([]);
    await on('2027-05-10T09:00:00Z');
    await on('2027-05-11T09:00:00Z');
    const [mail, ...more] = await mailTo(person);
    expect([mail?.subject, more]).toEqual(['3 reminders for Hornbeam School', []]);
    expect((await said(person))[0]).toBe(
      [
        '– Amy Fir asked something about Our kites and waits for an answer.',
        '– Our kites: edition 3 of its template is out. Adopt it by 1 September 2027.',
        '– Rafts is missing: Hearing Council expects it by 30 June 2027.',
      ].join(' '),
    );
    expect(mail?.lines.join(' ')).not.toContain('fly one');
    expect(await mailTo(amy)).toEqual([]);
    await on('2027-05-31T09:00:00Z'); // within thirty days of its day
    expect((await said(person)).slice(1)).toEqual(['– Rafts is missing: Hearing Council expects it by 30 June 2027.']);
  });

  it('tell somebody new what they are to read first, and once more before its last day; nobody who was here before', async () => {
    const { organisationId } = await school('Larch School', []);
    const newcomer = await signIn(database, { organisationId, roles: ['staff'] });
    const old = await signIn(database, { organisationId, roles: ['staff'] });
    const since = async ({ person }: SignedIn, on: string) =>
      database.owner.query('update app.appointments set from_on = $2 where person_id = $1', [person.id, on]);
    // This week's: a post that is still to begin reads nothing, and the database knows its own day.
    const today = dateInLondon(Date.now());
    const monday = addDays(today, -((new Date(today).getUTCDay() + 6) % 7));
    await since(newcomer, monday);
    await since(old, addDays(monday, -400));
    for (const title of ['Fire drill', 'Keys']) {
      const kept = await policy(organisationId, title, '2029-01-01');
      const text = `---\ntitle: ${title}\ninduction: true\n---\n\nWords.\n`;
      const revision = await buildRevision(database, { organisationId, policyId: kept.id, state: 'adopted', text });
      await database.owner.query('update app.policies set adopted_revision_id = $2 where id = $1', [
        kept.id,
        revision.id,
      ]);
      await buildAdoption(database, {
        ...{ organisationId, policyId: kept.id, revisionId: revision.id },
        recordedAt: new Date(`${addDays(monday, -60)}T10:00:00Z`),
      });
    }
    for (const days of [0, 1, 10, 11, 12, 14, 15]) await on(`${addDays(monday, days)}T09:00:00Z`);
    const last = sayDate(addDays(monday, 14));
    expect(await said(newcomer)).toEqual([
      `– 2 policies to read and confirm, as you are new here, by ${last}: Fire drill; Keys.`,
      `– 2 policies still to read and confirm, by ${last}: Fire drill; Keys.`,
    ]);
    expect(await mailTo(old)).toEqual([]);
  });

  it('come for what is held elsewhere too, though nobody knows when it was adopted', async () => {
    const { person, organisationId } = await school('Gean School');
    await buildPolicy(database, { organisationId, title: 'Swings', reviewDueOn: '2027-06-15', heldIn: 'The handbook' });
    await on('2027-06-15T09:00:00Z');
    expect(await said(person)).toEqual(['– Swings: its review is due today.']);
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

  it('tell of comments on a draft, each once and without their words: its writer, whoever is asked, whoever said what was settled', async () => {
    const { person: head, organisationId } = await school('Rowan School');
    const governor = await signIn(database, { organisationId, roles: ['governor'] });
    const other = await signIn(database, { organisationId, roles: ['governor'] });
    const { id: policyId } = await buildPolicy(database, { organisationId, title: 'Trees' });
    const own = { organisationId, policyId };
    const by = ({ person }: SignedIn) => ({ personId: person.id, personName: person.fullName });
    await buildDraft(database, own);
    await buildDraftLook(database, { ...own, ...by(governor) });
    await on('2027-06-14T09:00:00Z');
    const asked = '– Trees: A head asks you to look at the draft and comment on it.';
    expect([await said(governor), await said(head)]).toEqual([[asked], []]);

    const comment = await buildDraftComment(database, { ...own, ...by(governor), words: 'Which oak?', saidAt: now });
    for (const day of [15, 16]) await on(`2027-06-${day}T09:00:00Z`);
    const told = `– Trees: ${governor.person.fullName} commented on the draft; 1 comment is open.`;
    expect([await said(governor), await said(head)]).toEqual([[asked], [told]]);
    expect(JSON.stringify(await mailTo(head))).not.toContain('oak');

    const reply = { ...own, ...by(head), threadId: comment.id, words: 'The old one?', saidAt: now };
    await buildDraftComment(database, { ...reply, askedPersonIds: [governor.person.id] });
    await on('2027-06-17T09:00:00Z');
    const journey = { store: database.store, clock, ids: realIds };
    const settled = await settleComment(journey, head.scope, { policyId, commentId: comment.id, settling: 'resolved' });
    expect(settled.refusals).toEqual([]);
    await on('2027-06-18T09:00:00Z');
    const name = head.person.fullName;
    expect(await said(governor)).toEqual([
      asked,
      `– Trees: ${name} asks you about the whole draft in a comment on the draft.`,
      `– Trees: ${name} resolved your comment on the whole draft.`,
    ]);
    expect([await said(head), await said(other)]).toEqual([[told], []]);
  });

  it('are quiet while a version is on its way, tell the clerk once the review is overdue, and both where it waits too long', async () => {
    const { person: head, organisationId } = await school('Oak School');
    const clerk = await signIn(database, { organisationId, roles: ['clerk'] });
    const { id: policyId } = await policy(organisationId, 'Ladders', '2027-09-20');
    await buildRevision(database, { organisationId, policyId, submittedAt: new Date('2027-08-01T12:00:00Z') });
    await on('2027-09-14T09:00:00Z'); // seven days before: it is on its way
    expect([await said(head), await said(clerk)]).toEqual([[], []]);
    await on('2027-09-27T09:00:00Z');
    const overdue = '– Ladders: its review was due on 20 September 2027. It stays in force until it is reviewed.';
    expect(await said(head)).toEqual([]);
    expect(await said(clerk)).toEqual([`${overdue} A version is waiting for a decision.`]);
    await on('2027-10-04T09:00:00Z'); // 64 days after it was sent
    expect(await said(head)).toEqual([
      `${overdue} A version is waiting for a decision since 1 August 2027, on no agenda.`,
    ]);
    expect(await said(clerk)).toHaveLength(2);
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

describe('a reminder by hand', () => {
  it('goes to head and clerk of each school once, with that school’s policies, and waits a week before the next', async () => {
    const trust = await buildOrganisation(database, { kind: 'trust', name: 'Larch Trust' });
    const officer = await signIn(database, { organisationId: trust.id, roles: ['compliance-officer'] });
    const first = await school('Maple Academy', ['head', 'clerk']);
    const second = await school('Oak Academy', ['clerk']);
    const elsewhere = await school('Pine School');
    for (const { organisationId } of [first, second])
      await buildLink(database, { organisationId, upperId: trust.id, kind: 'academy-of' });
    const swings = await policy(first.organisationId, 'Swings', '2027-10-01');
    const slides = await policy(second.organisationId, 'Slides', '2029-10-01');
    const foreign = await policy(elsewhere.organisationId, 'Sand', '2027-10-01');
    now = new Date('2027-11-20T21:00:00Z');
    const chase = (...policies: { id: string }[]) =>
      chasePolicies(
        { store: database.store, clock, ids: realIds },
        officer.scope,
        policies.map(({ id }) => id),
      );

    expect(await chase(swings, slides, foreign)).toMatchObject({ value: { policies: 2, settings: 2, leftOut: 0 } });
    await worker.drain();
    expect((await mailTo(first.person)).map(({ subject, lines }) => [subject, ...lines])).toEqual([
      [
        'Larch Trust reminds you of 1 policy',
        `${officer.person.fullName} of Larch Trust asks you to look at these.`,
        ...['Maple Academy', '– Swings: its review was due on 1 October 2027.'],
      ],
    ]);
    expect(await said(second.person)).toEqual(['– Slides: next review 1 October 2029.']);
    expect(await mailTo(elsewhere.person)).toEqual([]);

    now = new Date('2027-11-26T09:00:00Z');
    expect((await chase(slides)).refusals).toMatchObject([
      { code: 'CHASED_LATELY', where: 'reminded on 20 November 2027' },
    ]);
    expect((await chase(foreign)).refusals).toMatchObject([{ code: 'NOTHING_TO_CHASE' }]);
    now = new Date('2027-11-27T09:00:00Z');
    expect(await chase(slides)).toMatchObject({ value: { policies: 1 } });
    const head = first.person;
    expect(
      (await chasePolicies({ store: database.store, clock, ids: realIds }, head.scope, [swings.id])).refusals,
    ).toMatchObject([{ code: 'NOT_PERMITTED' }]);
  });
});

describe('duties of an adopted text', () => {
  const DUTIES = `## Every so often {#often}

:::duty{#look-at-log every=P3M owner=head}
Look at the log of visits. Say what is missing.
:::

:::duty{#tell-board every=P1Y owner=governing-body}
Tell the board what was found.
:::

:::duty{#take-keys on=leaver owner=head}
Take the keys back.
:::
`;

  it('from before duties were read are found by a job for each, once, and first due from now on', async () => {
    const { school: own, others } = await adoptPolicy(database, {
      ...{
        signature: 'none',
        alsoHeld: ['head'],
        text: POLICY_TEXT.replace('::signatures', `${DUTIES}\n::signatures`),
      },
    });
    const migration = readFileSync(
      new URL('../../../migrations/sql/1795930300000-duties-from-before/1-duties-from-before.sql', import.meta.url),
      'utf8',
    );
    const stands = () =>
      database.store.inContext((others.head as SignedIn).scope, {}, async (rows) =>
        (await rows.duties.list({}, { order: { id: 'asc' } })).map(({ id, clauseId, dueOn }) => [id, clauseId, dueOn]),
      );
    await database.owner.query('delete from app.duties where organisation_id = $1', [own.id]);
    now = new Date('2027-03-01T09:00:00Z');
    await database.owner.query(migration);
    await worker.drain();
    const found = await stands();
    expect(found.map(([, ...duty]) => duty)).toEqual([
      ['look-at-log', '2027-03-14'], // not 14 December, which is past
      ['tell-board', '2027-09-14'],
      ['take-keys', null],
    ]);
    await database.owner.query(migration);
    await database.owner.query(
      `select directory.add_job(organisation_id, 'find-duties', payload, 'again') from app.jobs where task = 'find-duties' and organisation_id = $1`,
      [own.id],
    );
    await worker.drain();
    expect(await stands()).toEqual(found);
  });

  it('come round by their cycle however late they are done, are told of, and end with the text that asks for them', async () => {
    const {
      journey,
      school: own,
      clerk,
      others,
    } = await adoptPolicy(database, {
      ...{
        signature: 'none',
        alsoHeld: ['head'],
        text: POLICY_TEXT.replace('::signatures', `${DUTIES}\n::signatures`),
      },
    });
    const head = others.head as SignedIn;
    const at = (moment: string) => ({ ...journey, clock: { ...clock, today: () => moment as PlainDate } });
    const read = () => database.store.inContext(head.scope, {}, (rows) => readDuties(rows));
    const dates = async () => (await read()).map(({ clauseId, owner, dueOn }) => [clauseId, owner, dueOn]);
    expect(await dates()).toEqual([
      ['look-at-log', 'head', '2026-12-14'],
      ['tell-board', 'governing body', '2027-09-14'],
      ['take-keys', 'head', null],
    ]);
    const [log, board, keys] = await read();
    expect([log?.words, board?.words, keys?.event]).toEqual([
      'Look at the log of visits. Say what is missing.',
      'Tell the board what was found.',
      'leaver',
    ]);

    await database.owner.query('update app.policies set review_due_on = null where organisation_id = $1', [own.id]);
    await on('2026-11-30T09:00:00Z');
    expect(await said(head)).toEqual([
      '– Look at the log of visits. It is due on 14 December 2026, as Lone working policy asks.',
    ]);
    expect(await mailTo(clerk)).toEqual([]);

    const record = (dutyId: string, doneOn: string, note = 'In the log book.') =>
      recordDuty(at(doneOn), head.scope, { dutyId, note, doneOn: doneOn as PlainDate });
    const logId = log?.id ?? '';
    expect(await record(logId, '2027-01-28')).toMatchObject({ value: { dueOn: '2027-03-14' } }); // late, and no drift
    expect(await record(logId, '2027-03-01')).toMatchObject({ value: { dueOn: '2027-06-14' } }); // early enough to count
    expect(await record(logId, '2027-03-20')).toMatchObject({ value: { dueOn: '2027-06-14' } }); // once more: counts for nothing
    expect(await record(keys?.id ?? '', '2027-03-20')).toMatchObject({ value: { dueOn: null } });
    expect((await record(logId, '2027-03-21', '  ')).refusals).toMatchObject([{ code: 'EVIDENCE_MISSING' }]);
    const [again] = await database.store.inContext(clerk.scope, {}, (rows) => readDuties(rows, logId));
    expect(again?.records.map(({ doneOn, answeredOn }) => [doneOn, answeredOn])).toEqual([
      ['2027-03-20', null],
      ['2027-03-01', '2027-03-14'],
      ['2027-01-28', '2026-12-14'],
    ]);
    const stranger = await school('Quince School');
    expect(
      (await recordDuty(at('2027-03-21'), stranger.person.scope, { dutyId: logId, note: 'x' })).refusals,
    ).toMatchObject([{ code: 'NOT_FOUND' }]);
    const todo = await database.store.inContext(head.scope, {}, (rows) => readTodo(rows, '2027-06-20' as PlainDate));
    expect(todo.filter(({ kind }) => kind === 'duty')).toMatchObject([{ group: 'needs-you-now', subjectId: logId }]);
  });
});

async function digestStates({ person }: Pick<SignedIn, 'person'>): Promise<string[]> {
  const rows: { state: string }[] = await database.owner.query(
    'select state from directory.digests where person_id = $1',
    [person.id],
  );
  return rows.map((row) => row.state);
}
