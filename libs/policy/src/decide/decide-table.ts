import type { Hours } from '../dates/clock-time.ts';
import { type PlainDate, daysBetween } from '../dates/plain-date.ts';
import { type RevisionState, canMove } from '../journey/revision-states.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { checkStanding } from './decide-set-up-body.ts';
import { type TypedHours, readHours } from './meeting-hours.ts';
import type { Actor, PlanRecord } from './plan-parts.ts';

/** Clear days that papers are sent before a meeting (SI 2013/1624 reg 13: seven): neither the day of sending nor the meeting's counts. */
export const PAPERS_CLEAR_DAYS = 7;

/** Why nothing more can come of a meeting that is not to be. */
export function checkNotCancelled(meeting: { readonly cancelledOn?: string | null }): Refusal | false {
  return Boolean(meeting.cancelledOn) && refuse('MEETING_CANCELLED', { where: 'meeting' });
}

export interface ScheduleMeetingState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly body: { readonly id: string; readonly name: string; readonly endedOn?: string | null };
  /** Dates on which this body meets already. */
  readonly heldOn: readonly PlainDate[];
}

export interface ScheduleMeetingInput extends TypedHours {
  readonly meetingId: string;
  readonly heldOn: PlainDate;
  readonly place?: string | null | undefined;
}

export interface ScheduleMeetingPlan extends PlanRecord {
  readonly meeting: Hours & {
    readonly id: string;
    readonly organisationId: string;
    readonly bodyId: string;
    readonly heldOn: PlainDate;
    readonly place: string | null;
  };
}

/** Adds a meeting of a body; past ones too, for clerks write up what has been held. */
export function decideScheduleMeeting(
  state: ScheduleMeetingState,
  input: ScheduleMeetingInput,
): Decided<ScheduleMeetingPlan> {
  const { body } = state;
  const { hours, refusals } = readHours(input);
  return decided(
    [
      ...refusals,
      state.heldOn.includes(input.heldOn) && refuse('MEETING_EXISTS', { where: body.name }),
      checkStanding(body, input.heldOn),
    ],
    () => ({
      meeting: {
        id: input.meetingId,
        organisationId: state.organisationId,
        bodyId: body.id,
        heldOn: input.heldOn,
        place: input.place?.trim() || null,
        ...hours,
      },
      audit: [
        {
          action: 'meeting.scheduled',
          subject: 'Meeting',
          subjectId: input.meetingId,
          data: { bodyId: body.id, heldOn: input.heldOn },
        },
      ],
      jobs: [],
    }),
  );
}

export interface TableState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly meeting: { readonly id: string; readonly heldOn: PlainDate; readonly cancelledOn?: string | null };
  readonly body: {
    readonly name: string;
    readonly actsFor: readonly string[];
    readonly endedOn?: string | null;
    readonly papersDays?: number;
  };
  readonly revision: {
    readonly id: string;
    readonly organisationId: string;
    readonly number: number;
    readonly state: RevisionState;
    readonly policyTitle: string;
  };
  /** What stands on this meeting's agenda. */
  readonly agenda: readonly { readonly revisionId: string; readonly position: number }[];
  /** Whether this meeting has decided on it: it deferred it. */
  readonly isDecidedHere?: boolean;
}

export interface TablePlan extends PlanRecord {
  readonly agendaItem: {
    readonly organisationId: string;
    readonly meetingId: string;
    readonly revisionId: string;
    readonly position: number;
  };
  readonly revision: { readonly id: string; readonly from: RevisionState; readonly to: 'tabled' };
}

/** Puts a submitted or deferred revision on a meeting's agenda; late papers warn. */
export function decideTable(state: TableState, today: PlainDate): Decided<TablePlan> {
  const { meeting, revision, agenda, body } = state;
  const listed = agenda.some((item) => item.revisionId === revision.id);
  const where = `${revision.policyTitle}, version ${revision.number}`;
  const clearDays = daysBetween(today, meeting.heldOn) - 1;
  const { papersDays = PAPERS_CLEAR_DAYS } = body;
  return decided(
    [
      listed && revision.state === 'tabled' && refuse('ALREADY_TABLED', { where }),
      !(listed && revision.state === 'tabled') &&
        !canMove(revision.state, 'tabled') &&
        refuse('REVISION_NOT_OPEN', { where }),
      state.isDecidedHere === true && revision.state === 'deferred' && refuse('DECIDED_AT_MEETING', { where }),
      !body.actsFor.includes(revision.organisationId) && refuse('BODY_NOT_FOR_SETTING', { where: body.name }),
      checkStanding(body, meeting.heldOn),
      checkNotCancelled(meeting),
    ],
    () => ({
      agendaItem: {
        organisationId: state.organisationId,
        meetingId: meeting.id,
        revisionId: revision.id,
        position: Math.max(0, ...agenda.map((item) => item.position)) + 1,
      },
      revision: { id: revision.id, from: revision.state, to: 'tabled' },
      audit: [
        {
          action: 'revision.tabled',
          subject: 'Revision',
          subjectId: revision.id,
          data: { meetingId: meeting.id, heldOn: meeting.heldOn },
        },
      ],
      jobs: [],
    }),
    [
      clearDays >= 0 &&
        clearDays < papersDays &&
        refuse('PAPERS_LATE', { where, what: `The meeting is fewer than ${papersDays} clear days away.` }),
    ],
  );
}
