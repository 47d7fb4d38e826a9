import { describe, expect, it } from '@jest/globals';
import {
  decidePlanReview,
  decideScheduleYear,
  lastMeetingBefore,
  plainDate,
  planYear,
  readMeetingDates,
  schoolYear,
  schoolYearOf,
  type MeetingToPlan,
  type PlainDate,
  type PolicyToPlan,
  type SchoolYear,
} from '../src/index.ts';
import { actor, SCHOOL, TODAY } from './builders.ts';

const YEAR = schoolYear(2026) as SchoolYear; // TODAY is 12 November 2026
const GOVERNORS = { id: 'body-1', name: 'Governing Body' };

const meeting = (heldOn: string, overrides: Partial<MeetingToPlan> = {}): MeetingToPlan => ({
  ...{ meetingId: `on-${heldOn}`, bodyId: GOVERNORS.id, bodyName: GOVERNORS.name, place: null, papersDays: 7 },
  heldOn: plainDate(heldOn),
  ...overrides,
});
const policy = (title: string, dueOn: string | null, overrides: Partial<PolicyToPlan> = {}): PolicyToPlan => ({
  ...{ policyId: title, title, body: GOVERNORS, tabledAtId: null, movedToId: null },
  dueOn: dueOn === null ? null : plainDate(dueOn),
  ...overrides,
});
const MEETINGS = ['2026-09-30', '2026-12-02', '2027-03-17', '2027-07-07'].map((day) => meeting(day));

/** Each meeting with the titles it takes. */
const plan = (policies: readonly PolicyToPlan[], meetings: readonly MeetingToPlan[] = MEETINGS, today = TODAY) => {
  const { meetings: loads, ...rest } = planYear({ policies, meetings }, YEAR, today);
  return { ...rest, loads: loads.map(({ heldOn, policies: taken }) => [heldOn, taken.map(({ title }) => title)]) };
};

describe('the plan of a year', () => {
  it('puts each policy at the last meeting before its date of the body that approves it', () => {
    const committee = { id: 'body-2', name: 'Resources Committee' };
    const { loads, uncaught } = plan(
      [
        policy('Behaviour', '2027-03-17'),
        policy('Charging', '2027-03-16'),
        policy('Pay', '2027-05-01', { body: committee }),
        policy('Trips', '2027-08-31'),
      ],
      [...MEETINGS, meeting('2027-04-28', { bodyId: committee.id, bodyName: committee.name })],
    );
    expect(loads).toEqual([
      ['2026-09-30', []],
      ['2026-12-02', ['Charging']],
      ['2027-03-17', ['Behaviour']],
      ['2027-07-07', ['Trips']],
      ['2027-04-28', ['Pay']],
    ]);
    expect(uncaught).toEqual([]);
  });

  it('says when the papers are due, and what is decided without a meeting or has no date', () => {
    const found = planYear(
      {
        policies: [policy('First aid', '2027-02-01', { body: null }), policy('Trips', null)],
        meetings: [meeting('2026-12-02')],
      },
      YEAR,
      TODAY,
    );
    expect(found.meetings).toMatchObject([{ papersBy: '2026-11-24', isHeld: false, policies: [] }]);
    expect(found.withoutMeeting).toMatchObject([{ title: 'First aid' }]);
    expect(found.undated).toEqual([{ policyId: 'Trips', title: 'Trips' }]);
    expect(found.uncaught).toEqual([]);
  });

  it('tells first what no meeting takes in time, with the meeting that could take it at all', () => {
    const { uncaught, loads } = plan([
      policy('Overdue', '2026-06-30'),
      policy('Held', '2026-11-30'),
      policy('Too early', '2026-09-10'),
      policy('Far from the last', '2028-02-01'),
    ]);
    expect(uncaught.map(({ title, why, next }) => [title, why, next?.heldOn])).toEqual([
      ['Overdue', 'overdue', '2026-12-02'],
      ['Too early', 'overdue', '2026-12-02'],
      ['Held', 'held', '2026-12-02'],
    ]);
    expect(loads.flatMap(([, titles]) => titles)).toEqual([]);
    expect(plan([policy('Bare', '2027-01-31')], []).uncaught).toMatchObject([{ why: 'none-planned', next: null }]);
  });

  it('leaves a policy at the meeting it was moved to, late or not, and at the agenda it stands on', () => {
    const found = planYear(
      {
        policies: [
          policy('Early', '2027-08-01', { movedToId: 'on-2026-12-02' }),
          policy('Late', '2027-01-10', { movedToId: 'on-2027-03-17' }),
          policy('Tabled', '2027-08-01', { movedToId: 'on-2026-12-02', tabledAtId: 'on-2027-03-17' }),
          policy('Next year', '2027-08-01', { movedToId: 'on-2027-10-06' }),
        ],
        meetings: [...MEETINGS, meeting('2027-10-06')],
      },
      YEAR,
      TODAY,
    );
    expect(found.meetings.map(({ policies }) => policies.map(({ title, by, isLate }) => [title, by, isLate]))).toEqual([
      [],
      [['Early', 'moved', false]],
      [
        ['Late', 'moved', true],
        ['Tabled', 'on-agenda', false],
      ],
      [],
    ]);
    expect(found.uncaught).toMatchObject([
      { title: 'Next year', why: 'after-the-year', next: { heldOn: '2027-10-06' } },
    ]);
  });

  it('loses no policy and doubles none, and goes by the very meeting that reminders count from', () => {
    const days = Array.from({ length: 365 }, (_, at) => new Date(Date.UTC(2026, 8, 1 + at)).toISOString().slice(0, 10));
    const policies = days.map((day) => policy(day, day));
    const found = planYear({ policies, meetings: MEETINGS }, YEAR, TODAY);
    const placed = found.meetings.flatMap(({ heldOn, policies: taken }) => taken.map(({ title }) => [title, heldOn]));
    const all = [...placed.map(([title]) => title), ...found.uncaught.map(({ title }) => title)];
    expect(all.toSorted()).toEqual(days);
    for (const [title, heldOn] of placed) {
      const body = { name: GOVERNORS.name, meetsOn: MEETINGS.map((each) => each.heldOn) };
      expect([title, lastMeetingBefore({ dueOn: title as PlainDate, body })]).toEqual([title, heldOn]);
    }
  });
});

describe('school years', () => {
  it('begin on 1 September', () => {
    expect(['2026-08-31', '2026-09-01', '2027-02-28'].map((day) => schoolYearOf(plainDate(day)))).toEqual([
      2025, 2026, 2026,
    ]);
    expect(schoolYear(2026)).toMatchObject({ from: '2026-09-01', until: '2027-08-31', said: '2026 to 2027' });
    expect([schoolYear(0), schoolYear(2026.5)]).toEqual([undefined, undefined]);
  });
});

describe('the meetings of a year', () => {
  it('are read one a line, as people write days, with the place behind a comma', () => {
    const read = readMeetingDates(
      'Tuesday, 22 September 2026, Main hall, 18:00\n\n2/12/26\r\n17th March 2027; Online\nsome day',
    );
    expect(read.map(({ line, heldOn, place }) => [line, heldOn, place])).toEqual([
      [1, '2026-09-22', 'Main hall, 18:00'],
      [3, '2026-12-02', null],
      [4, '2027-03-17', 'Online'],
      [5, null, null],
    ]);
  });

  const schedule = (dates: string) =>
    decideScheduleYear(
      { actor, organisationId: SCHOOL, body: GOVERNORS, heldOn: [plainDate('2026-12-02')] },
      { dates, newId: () => 'meeting-1' },
    );

  it('are added together', () => {
    const own = { id: 'meeting-1', organisationId: SCHOOL, bodyId: 'body-1' };
    expect(
      schedule(
        '6 January 2027\n17 March 2027, Online\n5 May 2027, 6pm to 7:30pm, Main hall, upstairs\n9 June 2027, 18:30',
      ).plan?.meetings,
    ).toEqual([
      { ...own, heldOn: '2027-01-06', place: null, startsAt: null, endsAt: null },
      { ...own, heldOn: '2027-03-17', place: 'Online', startsAt: null, endsAt: null },
      { ...own, heldOn: '2027-05-05', place: 'Main hall, upstairs', startsAt: '18:00', endsAt: '19:30' },
      { ...own, heldOn: '2027-06-09', place: null, startsAt: '18:30', endsAt: null },
    ]);
  });

  it('or none of them while a line is wrong, each with its line', () => {
    const refusals = schedule('6 January 2027\nMarch 2027\n2 December 2026\n6/1/2027').refusals;
    expect(refusals?.map(({ code, line }) => [code, line])).toEqual([
      ['MEETING_DATE_NOT_READ', 2],
      ['MEETING_EXISTS', 3],
      ['MEETING_EXISTS', 4],
    ]);
    expect(schedule(' \n').refusals?.map(({ code }) => code)).toEqual(['MEETING_DATES_MISSING']);
  });
});

describe('a review', () => {
  const move = (heldOn: string | null, reason?: string, overrides: object = {}) =>
    decidePlanReview(
      {
        ...{ actor, organisationId: SCHOOL, isTabled: false },
        policy: { id: 'policy-1', title: 'Trips', reviewDueOn: plainDate('2027-03-01'), retiredOn: null },
        meeting: heldOn === null ? null : { id: 'meeting-1', heldOn: plainDate(heldOn) },
        body: heldOn === null ? null : { name: 'Governing Body', actsFor: [SCHOOL] },
        ...overrides,
      },
      { id: 'planned-1', reason },
      TODAY,
    );

  it('is planned for another meeting, recorded for the due date that stands', () => {
    const { plan: planned } = move('2026-12-02', ' The next agenda is full. ');
    expect(planned?.planned).toMatchObject({
      dueOn: '2027-03-01',
      meetingId: 'meeting-1',
      reason: 'The next agenda is full.',
    });
    expect(planned?.audit).toMatchObject([
      { action: 'review.planned', data: { dueOn: '2027-03-01', heldOn: '2026-12-02' } },
    ]);
    expect(move(null).plan?.planned).toMatchObject({ meetingId: null, reason: null });
  });

  it('goes to a meeting after its date with a reason only', () => {
    expect(move('2027-03-17').refusals?.map(({ code }) => code)).toEqual(['REVIEW_WOULD_BE_LATE']);
    expect(move('2027-03-17', 'The union is being asked.').refusals).toBeUndefined();
    expect(move('2027-03-01').refusals).toBeUndefined();
  });
});
