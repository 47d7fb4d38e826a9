import { decideTable, type PlainDate } from '@ratify/policy';
import type { Meeting, Scope } from '@ratify/store';
import { readDecisionOn } from '../adopt/standing-decision.ts';
import { holdToBody } from '../shell/clerk-of.ts';
import { actsFor } from '../shell/organisation.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface TableRevisionInput {
  readonly meetingId: string;
  readonly revisionId: string;
}

/** Puts a submitted revision on a meeting's agenda. */
export async function tableRevision(
  journey: Journey,
  scope: Scope,
  input: TableRevisionInput,
): Promise<Outcome<Meeting>> {
  return writing(journey, scope, ['table', 'Meeting'], async (work) => {
    const { rows, actor, organisationId } = work;
    const meeting = await rows.meetings.get({ organisationId, id: input.meetingId }, { lock: true });
    await holdToBody(work, meeting.bodyId);
    const revision = await rows.revisions.get({ organisationId, id: input.revisionId }, { lock: true });
    const policy = await rows.policies.get({ organisationId, id: revision.policyId });
    const body = await rows.bodies.get({ organisationId, id: meeting.bodyId });
    const decision = decideTable(
      {
        actor,
        organisationId,
        meeting: { ...meeting, heldOn: meeting.heldOn as PlainDate },
        body: { ...body, actsFor: await actsFor(rows, body) },
        revision: { ...revision, policyTitle: policy.title },
        agenda: await rows.agendaItems.list({ organisationId, meetingId: meeting.id }),
        isDecidedHere:
          (await readDecisionOn(rows, { organisationId, revisionId: revision.id, meetingId: meeting.id })) !== null,
      },
      journey.clock.today(),
    );
    return settle(decision, async (plan) => {
      await rows.agendaItems.remove({ meetingId: meeting.id, revisionId: revision.id });
      await rows.agendaItems.add(plan.agendaItem);
      await rows.revisions.change({ id: revision.id }, { state: plan.revision.to });
      await record(work, plan);
      return meeting;
    });
  });
}
