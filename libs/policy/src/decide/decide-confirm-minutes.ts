import type { PlainDate } from '../dates/plain-date.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { checkNotCancelled } from './decide-table.ts';
import type { Actor, PlanRecord } from './plan-parts.ts';

/** A minute as it is told: `7.2`, or `7.2 (draft)` until a later meeting has confirmed the minutes. */
export function sayMinute(reference: string | null, isDraft: boolean): string | null {
  return reference !== null && isDraft ? `${reference} (draft)` : reference;
}

interface HeldMeeting {
  readonly id: string;
  readonly bodyId: string;
  readonly heldOn: PlainDate;
  readonly cancelledOn?: string | null;
}

export interface ConfirmMinutesState {
  readonly actor: Actor;
  readonly organisationId: string;
  /** Whose minutes they are. */
  readonly meeting: HeldMeeting;
  /** The meeting that confirmed them. */
  readonly confirmedAt: HeldMeeting;
  readonly isConfirmed: boolean;
}

export interface ConfirmMinutesPlan extends PlanRecord {
  readonly confirmation: {
    readonly id: string;
    readonly organisationId: string;
    readonly meetingId: string;
    readonly confirmedAtId: string;
    readonly confirmedOn: PlainDate;
    readonly minuteReference: string | null;
    readonly recordedBy: string;
    readonly recordedByName: string;
  };
}

/** Records that a later meeting of the same body confirmed the minutes of one: they are draft until then, and so is every reference to them. */
export function decideConfirmMinutes(
  { actor, organisationId, meeting, confirmedAt, isConfirmed }: ConfirmMinutesState,
  input: { readonly id: string; readonly minuteReference?: string | null | undefined },
  today: PlainDate,
): Decided<ConfirmMinutesPlan> {
  const minuteReference = input.minuteReference?.trim() || null;
  return decided(
    [
      checkNotCancelled(meeting) || checkNotCancelled(confirmedAt),
      isConfirmed && refuse('MINUTES_CONFIRMED_ALREADY'),
      confirmedAt.bodyId !== meeting.bodyId && refuse('MEETING_OF_OTHER_BODY', { where: 'meeting' }),
      confirmedAt.heldOn <= meeting.heldOn && refuse('MINUTES_CONFIRMED_BEFORE', { where: 'meeting' }),
      confirmedAt.heldOn > today && refuse('DATE_IN_FUTURE', { where: 'meeting' }),
    ],
    () => ({
      confirmation: {
        ...{ id: input.id, organisationId, meetingId: meeting.id, confirmedAtId: confirmedAt.id, minuteReference },
        ...{ confirmedOn: confirmedAt.heldOn, recordedBy: actor.personId, recordedByName: actor.name },
      },
      audit: [
        {
          ...({ action: 'minutes.confirmed', subject: 'Meeting', subjectId: meeting.id } as const),
          onBehalfOf: `body:${meeting.bodyId}`,
          data: { confirmedAtId: confirmedAt.id, confirmedOn: confirmedAt.heldOn, minuteReference },
        },
      ],
      jobs: [],
    }),
  );
}
