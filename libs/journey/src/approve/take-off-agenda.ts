import { decideTakeOffAgenda } from '@ratify/policy';
import type { Meeting, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface TakeOffAgendaInput {
  readonly meetingId: string;
  readonly revisionId: string;
}

/** Takes a version off the agenda of a meeting that has not decided on it: it waits to be put on another. */
export async function takeOffAgenda(
  journey: Journey,
  scope: Scope,
  { meetingId, revisionId }: TakeOffAgendaInput,
): Promise<Outcome<Meeting>> {
  return writing(journey, scope, ['table', 'Meeting'], async (work) => {
    const { rows, actor, organisationId } = work;
    const meeting = await rows.meetings.get({ organisationId, id: meetingId }, { lock: true });
    await holdToBody(work, meeting.bodyId);
    const revision = await rows.revisions.get({ organisationId, id: revisionId }, { lock: true });
    const { title: policyTitle } = await rows.policies.get({ organisationId, id: revision.policyId });
    const here = { organisationId, meetingId, revisionId };
    const isListed = (await rows.agendaItems.count(here)) > 0;
    const decisions = await rows.decisions.list(here);
    const corrected = await rows.corrections.count({ organisationId, decisionId: decisions.map(({ id }) => id) });
    const waitsHere = isListed && corrected === decisions.length;
    return settle(decideTakeOffAgenda({ actor, meetingId, revision, policyTitle, waitsHere }), async (plan) => {
      await rows.agendaItems.remove({ meetingId, revisionId });
      await rows.revisions.change({ id: revisionId }, { state: plan.revision.to });
      await record(work, plan);
      return meeting;
    });
  });
}
