import {
  dateInLondon,
  decideCancelMeeting,
  decideMoveMeeting,
  type ChangeMeetingState,
  type PlainDate,
  type TypedHours,
} from '@ratify/policy';
import type { Meeting, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';

export interface MoveMeetingInput extends TypedHours {
  readonly meetingId: string;
  readonly heldOn: PlainDate;
  readonly place?: string | null | undefined;
}

/** Moves a meeting that is still to come to another day, time or place. What is planned for it and what stands on its agenda goes with it. */
export async function moveMeeting(journey: Journey, scope: Scope, input: MoveMeetingInput): Promise<Outcome<Meeting>> {
  return writing(journey, scope, ['table', 'Meeting'], async (work) => {
    const { rows, today, actor } = work;
    const { meeting, state } = await openMeeting(work, input.meetingId);
    return settle(decideMoveMeeting(state, input, today), async (plan) => {
      const { id: _, ...to } = plan.meeting;
      const changed = plan.isChanged ? { changedAt: journey.clock.now(), changedBy: actor.personId } : {};
      await rows.meetings.change({ id: meeting.id }, { ...to, ...changed });
      await record(work, plan);
      return { ...meeting, ...to, ...changed };
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
    const { rows, today, actor } = work;
    const { meeting, state } = await openMeeting(work, input.meetingId);
    return settle(decideCancelMeeting(state, input, today), async (plan) => {
      const { id: _, ...cancelled } = plan.meeting;
      const changed = { ...cancelled, changedAt: journey.clock.now(), changedBy: actor.personId };
      await rows.meetings.change({ id: meeting.id }, changed);
      for (const { id, to } of plan.revisions) {
        await rows.agendaItems.remove({ meetingId: meeting.id, revisionId: id });
        await rows.revisions.change({ id }, { state: to });
      }
      await record(work, plan);
      return { ...meeting, ...changed };
    });
  });
}

async function openMeeting(work: Work, id: string): Promise<{ meeting: Meeting; state: ChangeMeetingState }> {
  const { rows, actor, organisationId } = work;
  const meeting = await rows.meetings.get({ organisationId, id }, { lock: true });
  await holdToBody(work, meeting.bodyId);
  const body = await rows.bodies.get({ organisationId, id: meeting.bodyId });
  const items = await rows.agendaItems.list({ organisationId, meetingId: id });
  const revisionId = items.map((each) => each.revisionId);
  const tabled =
    revisionId.length > 0
      ? await rows.revisions.list({ organisationId, id: revisionId, state: 'tabled' }, { lock: true })
      : [];
  const others = await rows.meetings.list({ organisationId, bodyId: body.id, cancelledOn: null });
  const state = {
    ...{ actor, body, tabled },
    meeting: {
      ...{ ...meeting, heldOn: meeting.heldOn as PlainDate },
      changedOn: meeting.changedAt && dateInLondon(meeting.changedAt.getTime()),
    },
    otherDays: others.filter((each) => each.id !== id).map((each) => each.heldOn as PlainDate),
    decisions: await rows.decisions.count({ organisationId, meetingId: id }),
    isAttended: (await rows.attendances.count({ organisationId, meetingId: id })) > 0,
  };
  return { meeting, state };
}
