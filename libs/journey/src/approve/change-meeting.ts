import { decideCancelMeeting, decideMoveMeeting, type ChangeMeetingState, type PlainDate } from '@ratify/policy';
import type { Meeting, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';

export interface MoveMeetingInput {
  readonly meetingId: string;
  readonly heldOn: PlainDate;
  readonly place?: string | null | undefined;
}

/** Moves a meeting that is still to come to another day. What is planned for it and what stands on its agenda goes with it. */
export async function moveMeeting(journey: Journey, scope: Scope, input: MoveMeetingInput): Promise<Outcome<Meeting>> {
  return writing(journey, scope, ['table', 'Meeting'], async (work) => {
    const { rows, today } = work;
    const { meeting, state } = await openMeeting(work, input.meetingId);
    return settle(decideMoveMeeting(state, input, today), async (plan) => {
      const { heldOn, place } = plan.meeting;
      await rows.meetings.change({ id: meeting.id }, { heldOn, place });
      await record(work, plan);
      return { ...meeting, heldOn, place };
    });
  });
}

/** Cancels a meeting that is still to come; what waits on its agenda is sent for a decision as before. */
export async function cancelMeeting(
  journey: Journey,
  scope: Scope,
  input: { readonly meetingId: string; readonly reason: string },
): Promise<Outcome<Meeting>> {
  return writing(journey, scope, ['table', 'Meeting'], async (work) => {
    const { rows, today } = work;
    const { meeting, state } = await openMeeting(work, input.meetingId);
    return settle(decideCancelMeeting(state, input, today), async (plan) => {
      const { cancelledOn, cancelledBecause } = plan.meeting;
      await rows.meetings.change({ id: meeting.id }, { cancelledOn, cancelledBecause });
      for (const { id, to } of plan.revisions) {
        await rows.agendaItems.remove({ meetingId: meeting.id, revisionId: id });
        await rows.revisions.change({ id }, { state: to });
      }
      await record(work, plan);
      return { ...meeting, cancelledOn, cancelledBecause };
    });
  });
}

async function openMeeting(
  { rows, actor, organisationId }: Work,
  id: string,
): Promise<{ meeting: Meeting; state: ChangeMeetingState }> {
  const meeting = await rows.meetings.get({ organisationId, id }, { lock: true });
  const body = await rows.bodies.get({ organisationId, id: meeting.bodyId });
  const items = await rows.agendaItems.list({ organisationId, meetingId: id });
  const revisionId = items.map((each) => each.revisionId);
  const tabled =
    revisionId.length > 0
      ? await rows.revisions.list({ organisationId, id: revisionId, state: 'tabled' }, { lock: true })
      : [];
  const others = await rows.meetings.list({ organisationId, bodyId: body.id, cancelledOn: null });
  const state = {
    ...{ actor, body, tabled, meeting: { ...meeting, heldOn: meeting.heldOn as PlainDate } },
    otherDays: others.filter((each) => each.id !== id).map((each) => each.heldOn as PlainDate),
    decisions: await rows.decisions.count({ organisationId, meetingId: id }),
    isAttended: (await rows.attendances.count({ organisationId, meetingId: id })) > 0,
  };
  return { meeting, state };
}
