import { decideScheduleMeeting, decideScheduleYear, type PlainDate, type TypedHours } from '@ratify/policy';
import type { Meeting, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface ScheduleMeetingInput extends TypedHours {
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
    await holdToBody(work, body.id);
    const meetings = await rows.meetings.list({ organisationId, bodyId: body.id, cancelledOn: null });
    const decision = decideScheduleMeeting(
      { actor, organisationId, body, heldOn: meetings.map((each) => each.heldOn as PlainDate) },
      { ...input, meetingId: journey.ids.id() },
    );
    return settle(decision, async (plan) => {
      const meeting = await rows.meetings.add(plan.meeting);
      await record(work, plan);
      return meeting;
    });
  });
}

export interface ScheduleYearInput {
  readonly bodyId: string;
  /** One a line: `22 September 2026`, with the time and the place behind commas. */
  readonly dates: string;
}

/** Adds the meetings of a body from a list of dates, all of them at once. */
export async function scheduleYear(
  journey: Journey,
  scope: Scope,
  { bodyId, dates }: ScheduleYearInput,
): Promise<Outcome<Meeting[]>> {
  return writing(journey, scope, ['table', 'Meeting'], async (work) => {
    const { rows, actor, organisationId } = work;
    const body = await rows.bodies.get({ organisationId, id: bodyId });
    await holdToBody(work, body.id);
    const meetings = await rows.meetings.list({ organisationId, bodyId, cancelledOn: null });
    const decision = decideScheduleYear(
      { actor, organisationId, body, heldOn: meetings.map((each) => each.heldOn as PlainDate) },
      { dates, newId: () => journey.ids.id() },
    );
    return settle(decision, async (plan) => {
      const added = await rows.meetings.addAll([...plan.meetings]);
      await record(work, plan);
      return added;
    });
  });
}
