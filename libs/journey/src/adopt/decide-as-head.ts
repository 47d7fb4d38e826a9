import { checkHeadDecides, type DecisionOutcome } from '@ratify/policy';
import type { Scope } from '@ratify/store';
import { findApprover } from '../approve/state-approver.ts';
import { refused, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { writing } from '../shell/writing.ts';
import { takeDecision, type RecordedDecision } from './record-decision.ts';

export interface DecideAsHeadInput {
  readonly revisionId: string;
  /** That left it to the head, and is told of it at its next meeting. */
  readonly bodyId: string;
  readonly outcome: Extract<DecisionOutcome, 'adopted' | 'not-adopted'>;
  /** As the head writes it: a date, or `Spring term 2028`. */
  readonly reviewDue?: string | null | undefined;
  readonly note?: string | null | undefined;
}

/** The head decides on a policy that the scheme of delegation leaves to them: today, and open until it is reported to the body. */
export async function decideAsHead(
  journey: Journey,
  scope: Scope,
  input: DecideAsHeadInput,
): Promise<Outcome<RecordedDecision>> {
  return writing(journey, scope, ['adopt', 'Revision'], async (work) => {
    const { rows, organisationId, roles, today } = work;
    const revision = await rows.revisions.get({ organisationId, id: input.revisionId });
    const policy = await rows.policies.get({ organisationId, id: revision.policyId });
    const approver = await findApprover(rows, policy);
    const refusals = checkHeadDecides({ roles, approver, policyTitle: policy.title }).filter((each) => each !== false);
    if (refusals.length > 0) return refused(...refusals);
    const note = [input.note?.trim(), approver?.source].filter(Boolean).join(' – ');
    return takeDecision(journey, work, { ...input, route: 'delegated', decidedOn: today, note });
  });
}
