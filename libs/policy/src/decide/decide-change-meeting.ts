import type { Hours } from '../dates/clock-time.ts';
import { type PlainDate, daysBetween } from '../dates/plain-date.ts';
import { type RevisionState, canMove } from '../journey/revision-states.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { checkStanding } from './decide-set-up-body.ts';
import { PAPERS_CLEAR_DAYS, checkNotCancelled } from './decide-table.ts';
import { type TypedHours, readHours } from './meeting-hours.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

export interface ChangeMeetingState {
  readonly actor: Actor;
  readonly meeting: Hours & {
    readonly id: string;
    readonly heldOn: PlainDate;
    readonly place: string | null;
    readonly cancelledOn?: string | null;
    /** How often it has changed since it was added. */
    readonly sequence: number;
    readonly movedFrom: string | null;
    /** The day on which it changed last. */
    readonly changedOn: PlainDate | null;
  };
  readonly body: { readonly name: string; readonly endedOn?: string | null; readonly papersDays?: number };
  /** Days of its body's other meetings. */
  readonly otherDays: readonly PlainDate[];
  /** Decisions that are recorded of it, those put right since included. */
  readonly decisions: number;
  /** Who was there is recorded by name. */
  readonly isAttended?: boolean;
  /** Versions that wait for a decision on its agenda. */
  readonly tabled: readonly { readonly id: string }[];
}

export interface MoveMeetingPlan extends PlanRecord {
  readonly meeting: Hours & {
    readonly id: string;
    readonly heldOn: PlainDate;
    readonly place: string | null;
    readonly sequence: number;
    readonly movedFrom: string | null;
  };
  /** Whether anything that others know of it is another now. */
  readonly isChanged: boolean;
}

export interface CancelMeetingPlan extends PlanRecord {
  readonly meeting: {
    readonly id: string;
    readonly cancelledOn: PlainDate;
    readonly cancelledBecause: string;
    readonly sequence: number;
  };
  readonly revisions: readonly TakenOff[];
}

/** A version that waits to be put on an agenda again. */
export interface TakenOff {
  readonly id: string;
  readonly from: RevisionState;
  readonly to: 'submitted';
}

/** Moves a meeting that is still to come to another day, time or place, with everything on its agenda; papers that would be late warn. */
export function decideMoveMeeting(
  state: ChangeMeetingState,
  input: TypedHours & { readonly heldOn: PlainDate; readonly place?: string | null | undefined },
  today: PlainDate,
): Decided<MoveMeetingPlan> {
  const { meeting, body, tabled } = state;
  const { heldOn } = input;
  const { papersDays = PAPERS_CLEAR_DAYS } = body;
  const clearDays = daysBetween(today, heldOn) - 1;
  const { hours, refusals } = readHours(input, meeting);
  const place = input.place?.trim() || null;
  const isMoved = heldOn !== meeting.heldOn;
  const isChanged =
    isMoved || place !== meeting.place || hours.startsAt !== meeting.startsAt || hours.endsAt !== meeting.endsAt;
  const isLate = tabled.length > 0 && heldOn !== meeting.heldOn && clearDays < papersDays;
  return decided(
    [
      ...checkToCome(state, today),
      ...refusals,
      heldOn < today && refuse('MEETING_DAY_PAST', { where: 'date' }),
      state.otherDays.includes(heldOn) && refuse('MEETING_EXISTS', { where: body.name }),
      checkStanding(body, heldOn),
    ],
    () => ({
      meeting: {
        ...{ id: meeting.id, heldOn, place, ...hours },
        sequence: meeting.sequence + (isChanged ? 1 : 0),
        movedFrom: isChanged ? movedFrom(meeting, isMoved, today) : meeting.movedFrom,
      },
      isChanged,
      audit: isChanged
        ? [
            {
              ...({ action: 'meeting.moved', subject: 'Meeting', subjectId: meeting.id } as const),
              data: { from: meeting.heldOn, heldOn },
            },
          ]
        : [],
      jobs: [],
    }),
    [
      isLate &&
        refuse('PAPERS_LATE', {
          where: body.name,
          what: `The meeting is fewer than ${papersDays} clear days away.`,
        }),
    ],
  );
}

/** The day that people know, who hear once of all that changed on one day; of a change of time or place alone there is none. */
function movedFrom(
  { heldOn, movedFrom: known, changedOn }: ChangeMeetingState['meeting'],
  isMoved: boolean,
  today: PlainDate,
): string | null {
  if (changedOn === today && known !== null) return known;
  return isMoved ? heldOn : null;
}

/** Cancels a meeting that is still to come, with the reason; what waits on its agenda waits to be put on another. */
export function decideCancelMeeting(
  state: ChangeMeetingState,
  input: { readonly reason: string },
  today: PlainDate,
): Decided<CancelMeetingPlan> {
  const { meeting, tabled } = state;
  return decided(
    [...checkToCome(state, today), isBlankText(input.reason) && refuse('REASON_MISSING', { where: 'reason' })],
    () => {
      const cancelledBecause = input.reason.trim();
      return {
        meeting: { id: meeting.id, cancelledOn: today, cancelledBecause, sequence: meeting.sequence + 1 },
        revisions: tabled.map(({ id }) => ({ id, from: 'tabled', to: 'submitted' })),
        audit: [
          {
            ...({ action: 'meeting.cancelled', subject: 'Meeting', subjectId: meeting.id } as const),
            data: { heldOn: meeting.heldOn, taken: tabled.length },
            personal: { reason: cancelledBecause },
          },
          ...tabled.map(({ id }) => takenOff(id, meeting.id)),
        ],
        jobs: [],
      };
    },
  );
}

export interface TakeOffState {
  readonly actor: Actor;
  readonly meetingId: string;
  readonly revision: { readonly id: string; readonly number: number; readonly state: RevisionState };
  readonly policyTitle: string;
  /** It stands on this agenda, and this meeting has not decided on it: not what was deferred here and stands on a later one now. */
  readonly waitsHere: boolean;
}

export interface TakeOffPlan extends PlanRecord {
  readonly revision: TakenOff;
}

/** Takes a version off an agenda again, before it is decided: it waits to be put on another. */
export function decideTakeOffAgenda({
  meetingId,
  revision,
  policyTitle,
  waitsHere,
}: TakeOffState): Decided<TakeOffPlan> {
  const where = `${policyTitle}, version ${revision.number}`;
  const isOpen = canMove(revision.state, 'submitted');
  return decided(
    [!isOpen && refuse('REVISION_NOT_OPEN', { where }), isOpen && !waitsHere && refuse('NOT_ON_AGENDA', { where })],
    () => ({
      revision: { id: revision.id, from: revision.state, to: 'submitted' },
      audit: [takenOff(revision.id, meetingId)],
      jobs: [],
    }),
  );
}

function takenOff(revisionId: string, meetingId: string) {
  return {
    ...({ action: 'revision.taken-off', subject: 'Revision', subjectId: revisionId } as const),
    data: { meetingId },
  };
}

function checkToCome(
  { meeting, body, decisions, isAttended = false }: ChangeMeetingState,
  today: PlainDate,
): (Refusal | false)[] {
  return [
    checkNotCancelled(meeting),
    decisions > 0 && refuse('MEETING_DECIDED', { where: body.name }),
    decisions === 0 && isAttended && refuse('MEETING_ATTENDED', { where: body.name }),
    decisions === 0 && !isAttended && meeting.heldOn < today && refuse('MEETING_OVER', { where: body.name }),
  ];
}
