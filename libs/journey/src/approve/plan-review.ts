import { decidePlanReview, type PlainDate } from '@ratify/policy';
import type { PlannedReview, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { actsFor } from '../shell/organisation.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface PlanReviewInput {
  readonly policyId: string;
  /** Null: by the rule again, at the last meeting before the due date. */
  readonly meetingId?: string | null | undefined;
  readonly reason?: string | null | undefined;
}

/** Plans the review of a policy for another meeting. Reminders count from there; the due date stays. */
export async function planReview(
  journey: Journey,
  scope: Scope,
  input: PlanReviewInput,
): Promise<Outcome<PlannedReview>> {
  return writing(journey, scope, ['table', 'Meeting'], async (work) => {
    const { rows, actor, organisationId, today } = work;
    const policy = await rows.policies.get({ organisationId, id: input.policyId }, { lock: true });
    const meeting = input.meetingId ? await rows.meetings.get({ organisationId, id: input.meetingId }) : null;
    if (meeting) await holdToBody(work, meeting.bodyId);
    const body = meeting ? await rows.bodies.get({ organisationId, id: meeting.bodyId }) : null;
    const decision = decidePlanReview(
      {
        ...{ actor, organisationId },
        policy: {
          ...{ id: policy.id, title: policy.title },
          reviewDueOn: policy.reviewDueOn as PlainDate | null,
          retiredOn: policy.retiredOn as PlainDate | null,
        },
        meeting: meeting && { ...meeting, heldOn: meeting.heldOn as PlainDate },
        body: body && { name: body.name, actsFor: await actsFor(rows, body) },
        isTabled: (await rows.revisions.count({ organisationId, policyId: policy.id, state: 'tabled' })) > 0,
      },
      { id: journey.ids.id(), reason: input.reason },
      today,
    );
    return settle(decision, async (plan) => {
      const planned = await rows.plannedReviews.add(plan.planned);
      await record(work, plan);
      return planned;
    });
  });
}
