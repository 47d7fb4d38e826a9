import { decideConfirmMinutes, type PlainDate } from '@ratify/policy';
import type { Meeting, MinutesConfirmation, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface ConfirmMinutesInput {
  readonly meetingId: string;
  /** The later meeting that confirmed them. */
  readonly confirmedAtId: string;
  /** Of the minute that says so. */
  readonly minuteReference?: string | null | undefined;
}

/** Records that a later meeting confirmed the minutes of one. */
export async function confirmMinutes(
  journey: Journey,
  scope: Scope,
  input: ConfirmMinutesInput,
): Promise<Outcome<MinutesConfirmation>> {
  return writing(journey, scope, ['record', 'Meeting'], async (work) => {
    const { rows, actor, organisationId, today } = work;
    const meeting = await rows.meetings.get({ organisationId, id: input.meetingId }, { lock: true });
    await holdToBody(work, meeting.bodyId);
    const confirmedAt = await rows.meetings.get({ organisationId, id: input.confirmedAtId });
    const decision = decideConfirmMinutes(
      {
        ...{ actor, organisationId, meeting: heldMeeting(meeting), confirmedAt: heldMeeting(confirmedAt) },
        isConfirmed: (await rows.minutesConfirmations.count({ organisationId, meetingId: meeting.id })) > 0,
      },
      { id: journey.ids.id(), minuteReference: input.minuteReference },
      today,
    );
    return settle(decision, async (plan) => {
      const confirmation = await rows.minutesConfirmations.add(plan.confirmation);
      await record(work, plan);
      return confirmation;
    });
  });
}

function heldMeeting({ id, bodyId, heldOn, cancelledOn }: Meeting) {
  return { id, bodyId, cancelledOn, heldOn: heldOn as PlainDate };
}
