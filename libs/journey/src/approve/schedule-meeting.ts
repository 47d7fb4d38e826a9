import { decideScheduleMeeting, type PlainDate } from '@ratify/policy';
import type { Meeting, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface ScheduleMeetingInput {
  readonly bodyId: string;
  readonly heldOn: PlainDate;
  readonly place?: string | null | undefined;
}

/** Adds a meeting of a body; past ones too, for clerks write up what has been held. */
export async function scheduleMeeting(
  journey: Journey,
  scope: Scope,
  input: ScheduleMeetingInput,
): Promise<Outcome<Meeting>> {
  return writing(journey, scope, ['table', 'Meeting'], async (work) => {
    const { rows, actor, organisationId } = work;
    const body = await rows.bodies.get({ organisationId, id: input.bodyId });
    const meetings = await rows.meetings.list({ organisationId, bodyId: body.id });
    const decision = decideScheduleMeeting(
      { actor, organisationId, body, heldOn: meetings.map((each) => each.heldOn as PlainDate) },
      { meetingId: journey.ids.id(), heldOn: input.heldOn, place: input.place },
    );
    return settle(decision, async (plan) => {
      const meeting = await rows.meetings.add(plan.meeting);
      await record(work, plan);
      return meeting;
    });
  });
}
