import { type PlainDate, sayDate } from '../dates/plain-date.ts';
import { type Presence, type RollLine, isPresent, sayOffices, votersOn } from '../journey/attendance.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { checkNotCancelled } from './decide-table.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

/** More people or interests than any meeting has. */
const MOST_PEOPLE = 200;
const LONGEST_NAME = 200;
const LONGEST_INTEREST = 1_000;

export interface AttendanceState {
  readonly actor: Actor;
  readonly meeting: { readonly id: string; readonly heldOn: PlainDate; readonly cancelledOn?: string | null };
  /** Who belonged to the body on the day of the meeting, or served it. */
  readonly roll: readonly RollLine[];
  /** What stands on its agenda. */
  readonly agenda: readonly { readonly revisionId: string; readonly title: string }[];
  /** What it decided, as it stands, with how many could vote as far as that is recorded. */
  readonly decided: readonly { readonly revisionId: string; readonly attendance: number | null }[];
  /** Whether names are recorded, and whether a later meeting has confirmed the minutes. */
  readonly isRecorded: boolean;
  readonly isConfirmed: boolean;
}

/** One person of the meeting: of the roll by id, or somebody else by name, who is in attendance without a vote. */
export interface AttendeeInput {
  readonly personId: string | null;
  readonly name: string;
  /** Of somebody who is not on the roll: what they were there as. */
  readonly office: string;
  /** Of a head who holds no other office: whether they are a member with a vote. */
  readonly votes: boolean;
  readonly presence: Presence;
}

export interface InterestInput {
  /** Which of the people, counted from 0. */
  readonly person: number;
  /** The item it concerns; null: no item of this agenda. */
  readonly revisionId: string | null;
  readonly said: string;
  /** Whether they left the meeting for the item. */
  readonly withdrew: boolean;
}

export interface AttendanceInput {
  readonly people: readonly AttendeeInput[];
  readonly interests: readonly InterestInput[];
  readonly newId: () => string;
}

export interface AttendanceRow {
  readonly id: string;
  readonly meetingId: string;
  readonly personId: string | null;
  readonly personName: string;
  readonly office: string;
  readonly votes: boolean;
  readonly presence: Presence;
  readonly position: number;
  readonly recordedBy: string;
  readonly recordedByName: string;
}

export interface InterestRow {
  readonly id: string;
  readonly meetingId: string;
  readonly attendanceId: string;
  readonly personId: string | null;
  readonly personName: string;
  readonly revisionId: string | null;
  readonly said: string;
  readonly withdrew: boolean;
}

export interface AttendancePlan extends PlanRecord {
  /** In place of all that was recorded before. */
  readonly people: readonly AttendanceRow[];
  readonly interests: readonly InterestRow[];
  /** Members with a vote who were present. */
  readonly voters: number;
}

/**
 * Records who was at a meeting by name, and what interests they declared. From then on the quorum and the number who could vote on an item are
 * counted from it. What was decided keeps its number: names that do not bear it are refused. More than it says may come to light: the
 * decision is then put right on its own page.
 */
export function decideRecordAttendance(
  state: AttendanceState,
  input: AttendanceInput,
  today: PlainDate,
): Decided<AttendancePlan> {
  const { meeting } = state;
  const people = input.people.map((each, position) => rowOf(state, each, { id: input.newId(), position }));
  const interests = input.interests.flatMap((each) => interestRow(each, people, meeting.id, input.newId()) ?? []);
  return decided(
    [
      checkNotCancelled(meeting),
      meeting.heldOn > today && refuse('DATE_IN_FUTURE', { where: 'meeting' }),
      state.isConfirmed && state.isRecorded && refuse('ATTENDANCE_CONFIRMED'),
      ...checkPeople(state, input.people),
      ...input.interests.flatMap((each, at) => checkInterest(state, input, each, at)),
      ...checkDecided(state, people, interests),
    ],
    () => ({
      ...{ people, interests, voters: votersOn(people, interests) },
      audit: [
        {
          ...({ action: 'attendance.recorded', subject: 'Meeting', subjectId: meeting.id } as const),
          data: { people: people.length, voters: votersOn(people, interests), interests: interests.length },
        },
      ],
      jobs: [],
    }),
  );
}

function rowOf(
  { roll, meeting, actor }: AttendanceState,
  { personId, name, office, votes, presence }: AttendeeInput,
  { id, position }: { readonly id: string; readonly position: number },
): AttendanceRow {
  const known = roll.find((each) => each.personId === personId);
  return {
    ...{ id, meetingId: meeting.id, personId: known?.personId ?? null, presence, position },
    personName: known?.name ?? tidy(name),
    office: known ? sayOffices(known.offices) : tidy(office),
    votes: known?.vote === 'member' || (known?.vote === 'head' && votes),
    ...{ recordedBy: actor.personId, recordedByName: actor.name },
  };
}

function interestRow(
  { person, revisionId, said, withdrew }: InterestInput,
  people: readonly AttendanceRow[],
  meetingId: string,
  id: string,
): InterestRow | null {
  const whose = people[person];
  if (!whose) return null;
  const { id: attendanceId, personId, personName } = whose;
  return { ...{ id, meetingId, attendanceId, personId, personName }, ...{ revisionId, said: said.trim(), withdrew } };
}

function checkPeople({ roll }: AttendanceState, people: readonly AttendeeInput[]): (Refusal | false)[] {
  const isKnown = ({ personId }: AttendeeInput): boolean => roll.some((each) => each.personId === personId);
  const ids = people.flatMap(({ personId }) => personId ?? []);
  return [
    !people.some(({ presence }) => isPresent(presence)) && refuse('NOBODY_PRESENT', { where: 'people' }),
    people.length > MOST_PEOPLE && refuse('TOO_MANY_ATTENDED', { where: 'people' }),
    ...people.flatMap((each, at) => [
      each.personId !== null && !isKnown(each) && refuse('ATTENDEE_UNKNOWN', place('person', at)),
      each.personId !== null && ids.indexOf(each.personId) !== at && isTwice(people, each, at),
      each.personId === null && !isName(each.name) && refuse('NAME_MISSING', place('person', at)),
      each.personId === null && !isPresent(each.presence) && refuse('GUEST_NOT_PRESENT', place(tidy(each.name), at)),
    ]),
  ];
}

function isTwice(people: readonly AttendeeInput[], { personId }: AttendeeInput, at: number): Refusal | false {
  const first = people.findIndex((each) => each.personId === personId);
  return first < at && refuse('ATTENDED_TWICE', place('person', at));
}

function checkInterest(
  { agenda }: AttendanceState,
  { people }: AttendanceInput,
  { person, revisionId, said, withdrew }: InterestInput,
  at: number,
): (Refusal | false)[] {
  const whose = people[person];
  const where = place('interest', at);
  const isOnAgenda = revisionId === null || agenda.some((each) => each.revisionId === revisionId);
  return [
    !whose && refuse('ATTENDEE_UNKNOWN', where),
    !!whose && !isPresent(whose.presence) && refuse('INTEREST_OF_ABSENT', where),
    (isBlankText(said) || said.trim().length > LONGEST_INTEREST) && refuse('INTEREST_UNSAID', where),
    !isOnAgenda && refuse('NOT_ON_AGENDA', where),
    withdrew && revisionId === null && refuse('WITHDREW_FROM_NOTHING', where),
  ];
}

/** A decision tells how many could vote on it; it is put right on its own page, never by the back door. */
function checkDecided(
  { agenda, decided: decisions, meeting }: AttendanceState,
  people: readonly AttendanceRow[],
  interests: readonly InterestRow[],
): (Refusal | false)[] {
  return decisions.map(({ revisionId, attendance }) => {
    const voters = votersOn(people, interests, revisionId);
    if (attendance === null || attendance <= voters) return false;
    const title = agenda.find((each) => each.revisionId === revisionId)?.title ?? sayDate(meeting.heldOn);
    return refuse('ATTENDANCE_DECIDED', {
      where: `${title}: ${attendance} recorded, ${voters} by name`,
      details: { recorded: String(attendance), byName: String(voters) },
    });
  });
}

/** `line` counts from 1. */
function place(where: string, at: number): { readonly where: string; readonly line: number } {
  return { where: `${where} ${at + 1}`, line: at + 1 };
}

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');
const isName = (text: string): boolean => !isBlankText(text) && text.length <= LONGEST_NAME;
