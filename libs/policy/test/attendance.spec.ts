import { describe, expect, it } from '@jest/globals';
import {
  decideInvite,
  decideRecordAttendance,
  decideRecordDecision,
  plainDate,
  rollOf,
  sayOffices,
  votersOn,
  type AttendanceInput,
  type AttendanceState,
  type AttendeeInput,
  type Decided,
  type Role,
} from '../src/index.ts';
import * as build from './builders.ts';

const post = (personId: string, personName: string, role: Role) => ({ personId, personName, role });
const ROLL = rollOf([
  post('clerk', 'Colin Marsh', 'clerk'),
  post('joan', 'Joan Whitfield', 'governor'),
  post('head', 'Ruth Adeyemi', 'head'),
  post('joan', 'Joan Whitfield', 'vice-chair'),
  post('sian', 'Sian Prosser', 'chair'),
]);

const known = (personId: string, changes: Partial<AttendeeInput> = {}): AttendeeInput => ({
  ...{ personId, name: '', office: '', votes: false, presence: 'present' },
  ...changes,
});
const stateOf = (changes: Partial<AttendanceState> = {}): AttendanceState => ({
  ...{ actor: build.actor, roll: ROLL, agenda: [{ revisionId: 'revision-2', title: 'Lettings' }], decided: [] },
  ...{ meeting: { id: 'meeting-1', heldOn: plainDate('2026-11-10') }, isRecorded: false, isConfirmed: false },
  ...changes,
});
function attend(input: Partial<AttendanceInput>, changes: Partial<AttendanceState> = {}) {
  let counted = 0;
  const newId = (): string => `id-${(counted += 1)}`;
  return decideRecordAttendance(
    stateOf(changes),
    { people: [known('sian')], interests: [], newId, ...input },
    build.TODAY,
  );
}
const codes = ({ refusals }: Decided<unknown>): string[] => (refusals ?? []).map(({ code }) => code);
const interest = { person: 0, revisionId: 'revision-2', said: 'Her partner hires the hall.', withdrew: true };

describe('the roll of a meeting', () => {
  it('has each person once with every office, the chair first, and says who votes', () => {
    expect(ROLL.map(({ name, offices, vote }) => [name, sayOffices(offices), vote])).toEqual([
      ['Sian Prosser', 'Chair', 'member'],
      ['Joan Whitfield', 'Vice-chair and governor', 'member'],
      ['Ruth Adeyemi', 'Head', 'head'],
      ['Colin Marsh', 'Clerk', 'none'],
    ]);
  });
});

describe('a member without a vote', () => {
  const associate = { ...post('ivy', 'Ivy Newcomer', 'governor'), votes: false };
  it('stands on the roll and never counts, as head neither', () => {
    const roll = rollOf([associate, post('ivy', 'Ivy Newcomer', 'head'), post('sian', 'Sian Prosser', 'chair')]);
    expect(roll.map(({ name, vote }) => [name, vote])).toEqual([
      ['Sian Prosser', 'member'],
      ['Ivy Newcomer', 'none'],
    ]);
    const { plan } = attend({ people: [known('sian'), known('ivy', { votes: true })] }, { roll });
    expect(plan?.voters).toBe(1);
  });

  it('votes after all where another seat gives them one', () => {
    const [line] = rollOf([associate, post('ivy', 'Ivy Newcomer', 'vice-chair')]);
    expect(line?.vote).toBe('member');
  });

  it('is a governor and holds no office that has a vote', () => {
    const invite = (roles: Role[], votes = false) =>
      decideInvite(build.buildInviteState(), build.buildInviteInput({ roles, votes }), build.TODAY);
    expect(invite(['governor', 'staff']).plan?.appointments.map(({ role, votes }) => [role, votes])).toEqual([
      ['governor', false],
      ['staff', true],
    ]);
    expect(invite(['governor'], true).plan?.appointments[0]?.votes).toBe(true);
    for (const roles of [['governor', 'chair'], ['vice-chair'], ['head']] as Role[][])
      expect(codes(invite(roles))).toEqual(['OFFICE_HAS_VOTE']);
  });
});

describe('attendance by name', () => {
  it('counts members with a vote who were there, joined remotely too, and nobody who serves the body or looks on', () => {
    const { plan } = attend({
      people: [
        known('sian'),
        known('joan', { presence: 'remote' }),
        known('head'),
        known('clerk', { votes: true }),
        { ...known('sian'), personId: null, name: ' Ivy  Newcomer ', office: 'Observer', votes: true },
      ],
    });
    expect(plan?.voters).toBe(2);
    expect(plan?.people.map(({ personName, office, votes }) => [personName, office, votes])).toEqual([
      ['Sian Prosser', 'Chair', true],
      ['Joan Whitfield', 'Vice-chair and governor', true],
      ['Ruth Adeyemi', 'Head', false],
      ['Colin Marsh', 'Clerk', false],
      ['Ivy Newcomer', 'Observer', false],
    ]);
    expect(plan?.audit).toEqual([
      expect.objectContaining({ action: 'attendance.recorded', data: { people: 5, voters: 2, interests: 0 } }),
    ]);
  });

  it.each([
    ['present', true],
    ['remote', true],
    ['apologies-accepted', false],
    ['apologies', false],
    ['absent', false],
  ] as const)('of a head who is a member, %s counts: %s', (presence, counts) => {
    const { plan } = attend({ people: [known('sian'), known('head', { votes: true, presence })] });
    expect(plan?.voters).toBe(counts ? 2 : 1);
  });

  it('leaves whoever withdrew from an item out of the count for that item, and of no other', () => {
    const { plan } = attend({ people: [known('sian'), known('joan')], interests: [interest] });
    const { people = [], interests = [] } = plan ?? {};
    expect(interests).toEqual([
      expect.objectContaining({ attendanceId: people[0]?.id, personId: 'sian', personName: 'Sian Prosser' }),
    ]);
    expect(votersOn(people, interests, 'revision-2')).toBe(1);
    expect(votersOn(people, interests, 'revision-3')).toBe(2);
    expect(votersOn(people, interests)).toBe(2);
    const stayed = interests.map((each) => ({ ...each, withdrew: false }));
    expect(votersOn(people, stayed, 'revision-2')).toBe(2);
  });

  it('is refused of people who cannot be there as they are said to be', () => {
    expect(codes(attend({ people: [known('sian', { presence: 'absent' })] }))).toEqual(['NOBODY_PRESENT']);
    expect(codes(attend({ people: [known('sian'), known('stranger')] }))).toEqual(['ATTENDEE_UNKNOWN']);
    expect(codes(attend({ people: [known('sian'), known('sian')] }))).toEqual(['ATTENDED_TWICE']);
    const guest = { ...known('sian'), personId: null };
    expect(codes(attend({ people: [guest] }))).toEqual(['NAME_MISSING']);
    const away = { ...guest, name: 'Ivy Newcomer', presence: 'apologies' as const };
    expect(codes(attend({ people: [known('sian'), away] }))).toEqual(['GUEST_NOT_PRESENT']);
    const many = Array.from({ length: 201 }, (_, at) => ({ ...guest, name: `Guest ${at}` }));
    expect(codes(attend({ people: many }))).toEqual(['TOO_MANY_ATTENDED']);
  });

  it('is refused of interests that nobody present declared on something', () => {
    const people = [known('sian'), known('joan', { presence: 'apologies' })];
    expect(codes(attend({ people, interests: [{ ...interest, said: ' ' }] }))).toEqual(['INTEREST_UNSAID']);
    expect(codes(attend({ people, interests: [{ ...interest, person: 1 }] }))).toEqual(['INTEREST_OF_ABSENT']);
    expect(codes(attend({ people, interests: [{ ...interest, person: 9 }] }))).toEqual(['ATTENDEE_UNKNOWN']);
    expect(codes(attend({ people, interests: [{ ...interest, revisionId: 'elsewhere' }] }))).toEqual(['NOT_ON_AGENDA']);
    expect(codes(attend({ people, interests: [{ ...interest, revisionId: null }] }))).toEqual([
      'WITHDREW_FROM_NOTHING',
    ]);
  });

  it('is of a meeting that was held, and stands once the minutes are confirmed', () => {
    const meeting = stateOf().meeting;
    expect(codes(attend({}, { meeting: { ...meeting, heldOn: plainDate('2026-11-13') } }))).toEqual(['DATE_IN_FUTURE']);
    expect(codes(attend({}, { meeting: { ...meeting, cancelledOn: '2026-11-01' } }))).toEqual(['MEETING_CANCELLED']);
    expect(codes(attend({}, { isConfirmed: true, isRecorded: true }))).toEqual(['ATTENDANCE_CONFIRMED']);
    // Of a meeting from before, whose minutes were confirmed long ago, names can still be brought in.
    expect(codes(attend({}, { isConfirmed: true }))).toEqual([]);
  });

  it('never comes to fewer than a recorded decision says', () => {
    const people = [known('sian'), known('joan')];
    const decidedBy = (attendance: number | null) => ({ decided: [{ revisionId: 'revision-2', attendance }] });
    expect(codes(attend({ people }, decidedBy(2)))).toEqual([]);
    expect(codes(attend({ people }, decidedBy(null)))).toEqual([]);
    expect(codes(attend({ people, interests: [interest] }, decidedBy(1)))).toEqual([]);
    expect(codes(attend({ people }, decidedBy(1)))).toEqual([]);
    expect(codes(attend({ people, interests: [interest] }, decidedBy(2)))).toEqual(['ATTENDANCE_DECIDED']);
    const { refusals } = attend({ people }, decidedBy(7));
    expect(refusals).toEqual([
      expect.objectContaining({ code: 'ATTENDANCE_DECIDED', where: 'Lettings: 7 recorded, 2 by name' }),
    ]);
  });
});

describe('a decision where names are recorded', () => {
  const decide = (voters: number | null, input: Parameters<typeof build.buildDecisionInput>[0] = {}) =>
    decideRecordDecision(
      build.buildDecisionState({ voters }),
      build.buildDecisionInput({ attendance: null, ...input }),
      build.TODAY,
    );

  it('has its number and its quorum from them', () => {
    expect(decide(6).plan?.decision.attendance).toBe(6);
    expect(codes(decide(5))).toEqual(['QUORUM_NOT_MET']);
    expect(codes(decide(6, { votes: { for: 6, against: 1, abstained: 0 } }))).toEqual(['VOTES_EXCEED_ATTENDANCE']);
    expect(codes(decide(null))).toEqual(['ATTENDANCE_MISSING']);
  });

  it('is refused another number, and takes a typed one where there are no names', () => {
    expect(codes(decide(6, { attendance: 7 }))).toEqual(['ATTENDANCE_BY_NAME']);
    expect(decide(6, { attendance: 6 }).plan?.decision.attendance).toBe(6);
    expect(decide(null, { attendance: 7 }).plan?.decision.attendance).toBe(7);
  });

  it('without a meeting counts nobody', () => {
    expect(decide(6, { route: 'delegated' }).plan?.decision.attendance).toBeNull();
  });
});
