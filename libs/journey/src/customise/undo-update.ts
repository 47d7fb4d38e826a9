import { decideUndoUpdate, type UndoUpdatePlan } from '@ratify/policy';
import type { Draft, Policy, Scope, TakenUpdate } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { staleAfterAll } from '../shell/stale.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { lastUndoable } from '../reading/taken-update.ts';
import { withAnswersSet } from '../reading/live-values.ts';
import { openDraft } from './change-draft.ts';

export interface UndoUpdateInput {
  readonly policyId: string;
  /** Also when the draft was changed since: the later text is then kept beside it. */
  readonly setAside: boolean;
}

/** Takes the last taken edition out of the draft again: text, base edition and offers as before, the answers remembered. */
export async function undoUpdate(journey: Journey, scope: Scope, input: UndoUpdateInput): Promise<Outcome<Draft>> {
  return writing(journey, scope, ['update', 'Draft'], async (work) => {
    const { rows, actor, organisationId } = work;
    const { policy, draft, edition } = await openDraft(work, input.policyId);
    const policyId = policy.id;
    const taken = await lastUndoable(rows, { organisationId, policyId });
    const decision = decideUndoUpdate(
      {
        ...{ actor, policy, draft },
        taken: taken && { ...taken, editionNumber: edition?.number ?? 0 },
        revisions: await rows.revisions.list({ organisationId, policyId }),
      },
      input,
    );
    return settle(decision, (plan) => apply(journey, work, { policy, draft, taken: taken as TakenUpdate }, plan));
  });
}

async function apply(
  journey: Journey,
  work: Work,
  { policy, draft, taken }: { readonly policy: Policy; readonly draft: Draft; readonly taken: TakenUpdate },
  plan: UndoUpdatePlan,
): Promise<Draft> {
  const { rows, organisationId } = work;
  const { policyId } = draft;
  const { version: _version, ...before } = plan.draft;
  const changes = { ...before, text: await withAnswersSet(rows, policy, before.text) };
  const saved = await rows.drafts.save({ organisationId, policyId }, draft.version, changes);
  if (!saved) throw staleAfterAll();
  await rows.policies.change({ id: policyId }, { baseEditionId: plan.draft.baseEditionId });
  const { id, undoneBy, setAsideText } = plan.taken;
  await rows.takenUpdates.change({ id }, { undoneBy, setAsideText, undoneAt: journey.clock.now() });
  // Only now: the database lets an answered offer be opened again by an undone taking and nothing else.
  for (const { id: offerId, answeredAt, ...before } of taken.offersBefore)
    await rows.updateOffers.change(
      { id: offerId },
      { ...before, answeredAt: answeredAt ? new Date(answeredAt) : null },
    );
  await record(work, plan);
  return saved;
}
