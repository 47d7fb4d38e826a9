import { decideOrderAgenda } from '@ratify/policy';
import type { Meeting, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface OrderAgendaInput {
  readonly meetingId: string;
  /** Everything on the agenda, in the order in which it is to be taken. */
  readonly revisionIds: readonly string[];
}

/** Puts the items of an agenda in another order. */
export async function orderAgenda(
  journey: Journey,
  scope: Scope,
  { meetingId, revisionIds }: OrderAgendaInput,
): Promise<Outcome<Meeting>> {
  return writing(journey, scope, ['table', 'Meeting'], async (work) => {
    const { rows, organisationId } = work;
    const meeting = await rows.meetings.get({ organisationId, id: meetingId }, { lock: true });
    await holdToBody(work, meeting.bodyId);
    const items = await rows.agendaItems.list({ organisationId, meetingId }, { order: { position: 'asc' } });
    const decisions = await rows.decisions.count({ organisationId, meetingId });
    const state = { meeting, decisions, agenda: items.map((each) => each.revisionId) };
    return settle(decideOrderAgenda(state, { revisionIds }), async (plan) => {
      // No two items have one place, not even for a moment.
      await rows.agendaItems.remove({ organisationId, meetingId });
      await rows.agendaItems.addAll(plan.items.map((each) => ({ ...each, meetingId })));
      await record(work, plan);
      return meeting;
    });
  });
}
