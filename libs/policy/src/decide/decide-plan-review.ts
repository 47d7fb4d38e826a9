import type { PlainDate } from '../dates/plain-date.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { checkNotCancelled } from './decide-table.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

export interface PlanReviewState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly policy: {
    readonly id: string;
    readonly title: string;
    readonly reviewDueOn: PlainDate | null;
    readonly retiredOn: PlainDate | null;
  };
  /** Null: back to the last meeting before the due date. */
  readonly meeting: { readonly id: string; readonly heldOn: PlainDate; readonly cancelledOn?: string | null } | null;
  readonly body: { readonly name: string; readonly actsFor: readonly string[] } | null;
  /** A new text of it stands on an agenda. */
  readonly isTabled: boolean;
}

export interface PlanReviewPlan extends PlanRecord {
  readonly planned: {
    readonly id: string;
    readonly organisationId: string;
    readonly policyId: string;
    readonly dueOn: PlainDate;
    readonly meetingId: string | null;
    readonly reason: string | null;
    readonly plannedBy: string;
    readonly plannedByName: string;
  };
}

/** Plans the review of a policy for a meeting of somebody's choice. The due date stays; a meeting after it needs a reason. */
export function decidePlanReview(
  { actor, organisationId, policy, meeting, body, isTabled }: PlanReviewState,
  input: { readonly id: string; readonly reason?: string | null | undefined },
  today: PlainDate,
): Decided<PlanReviewPlan> {
  const { title: where, reviewDueOn: dueOn } = policy;
  const isLate = meeting !== null && dueOn !== null && meeting.heldOn > dueOn;
  return decided(
    [
      policy.retiredOn !== null && refuse('POLICY_RETIRED', { where }),
      dueOn === null && refuse('NO_REVIEW_DATE', { where }),
      isTabled && refuse('REVIEW_ON_AGENDA', { where }),
      meeting !== null && checkNotCancelled(meeting),
      meeting !== null && meeting.heldOn < today && refuse('MEETING_HELD', { where }),
      body !== null && !body.actsFor.includes(organisationId) && refuse('BODY_NOT_FOR_SETTING', { where: body.name }),
      isLate && isBlankText(input.reason) && refuse('REVIEW_WOULD_BE_LATE', { where }),
    ],
    () => ({
      planned: {
        ...{ id: input.id, organisationId, policyId: policy.id, dueOn: dueOn as PlainDate },
        ...{ meetingId: meeting?.id ?? null, reason: input.reason?.trim() || null },
        ...{ plannedBy: actor.personId, plannedByName: actor.name },
      },
      audit: [
        {
          ...({ action: 'review.planned', subject: 'Policy', subjectId: policy.id } as const),
          data: { dueOn, meetingId: meeting?.id ?? null, heldOn: meeting?.heldOn ?? null },
        },
      ],
      jobs: [],
    }),
  );
}
