import { type PlainDate, daysBetween } from '../dates/plain-date.ts';
import { type RevisionState, canMove } from '../journey/revision-states.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { Actor, PlanRecord } from './plan-parts.ts';

/** Clear days that papers are sent before a meeting (SI 2013/1624 reg 13: seven): neither the day of sending nor the meeting's counts. */
export const PAPERS_CLEAR_DAYS = 7;

export interface ScheduleMeetingState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly body: { readonly id: string; readonly name: string };
  /** Dates on which this body meets already. */
  readonly heldOn: readonly PlainDate[];
}

export interface ScheduleMeetingInput {
  readonly meetingId: string;
  readonly heldOn: PlainDate;
  readonly place?: string | null | undefined;
}

export interface ScheduleMeetingPlan extends PlanRecord {
  readonly meeting: {
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
  return decided([state.heldOn.includes(input.heldOn) && refuse('MEETING_EXISTS', { where: state.body.name })], () => ({
    meeting: {
      id: input.meetingId,
      organisationId: state.organisationId,
      bodyId: state.body.id,
      heldOn: input.heldOn,
      place: input.place?.trim() || null,
    },
    audit: [
      {
        action: 'meeting.scheduled',
        subject: 'Meeting',
        subjectId: input.meetingId,
        data: { bodyId: state.body.id, heldOn: input.heldOn },
      },
    ],
    jobs: [],
  }));
}

export interface TableState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly meeting: { readonly id: string; readonly heldOn: PlainDate };
  readonly body: { readonly name: string; readonly actsFor: readonly string[] };
  readonly revision: {
    readonly id: string;
    readonly organisationId: string;
    readonly number: number;
    readonly state: RevisionState;
    readonly policyTitle: string;
  };
  /** What stands on this meeting's agenda. */
  readonly agenda: readonly { readonly revisionId: string; readonly position: number }[];
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
  return decided(
    [
      listed && revision.state === 'tabled' && refuse('ALREADY_TABLED', { where }),
      !(listed && revision.state === 'tabled') &&
        !canMove(revision.state, 'tabled') &&
        refuse('REVISION_NOT_OPEN', { where }),
      !body.actsFor.includes(revision.organisationId) && refuse('BODY_NOT_FOR_SETTING', { where: body.name }),
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
    [clearDays >= 0 && clearDays < PAPERS_CLEAR_DAYS && refuse('PAPERS_LATE', { where })],
  );
}
