import { slugOf } from '@ratify/document';
import { decideEndHeldElsewhere, decideHeldElsewhere, type HeldElsewhereInput } from '@ratify/policy';
import type { Policy, Scope } from '@ratify/store';
import { freeSlug } from '../fork/free-slug.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { readTermCalendar } from '../shell/term-calendar.ts';
import { record, writing } from '../shell/writing.ts';
import { readDeclaring } from './not-applicable.ts';

/** Records that the setting acted for holds a policy which is expected of it in another document or system. */
export async function declareHeldElsewhere(
  journey: Journey,
  scope: Scope,
  said: Omit<HeldElsewhereInput, 'policyId' | 'adoptionId' | 'slug'>,
): Promise<Outcome<Policy>> {
  return writing(journey, scope, ['review', 'Policy'], async (work) => {
    const { rows, organisationId, today } = work;
    const state = { ...(await readDeclaring(work)), termCalendar: await readTermCalendar(rows, organisationId) };
    const taken = (await rows.policies.list({ organisationId })).map(({ slug }) => slug);
    const input = {
      ...said,
      ...{ policyId: journey.ids.id(), adoptionId: journey.ids.id() },
      slug: freeSlug(slugOf(said.title) || 'policy', taken),
    };
    return settle(decideHeldElsewhere(state, input, today), async (plan) => {
      const policy = await rows.policies.add(plan.policy);
      await rows.adoptions.add(plan.adoption);
      await record(work, plan);
      return policy;
    });
  });
}

/** Takes it back: from today the policy is missing again. */
export async function endHeldElsewhere(journey: Journey, scope: Scope, policyId: string): Promise<Outcome<Policy>> {
  return writing(journey, scope, ['review', 'Policy'], async (work) => {
    const { rows, organisationId, today } = work;
    const policy = await rows.policies.get({ organisationId, id: policyId }, { lock: true });
    const { heldIn, retiredOn, adoptedRevisionId } = policy;
    const hasText = (await rows.drafts.count({ organisationId, policyId })) > 0;
    const isElsewhere = heldIn !== null && retiredOn === null && adoptedRevisionId === null && !hasText;
    return settle(decideEndHeldElsewhere({ policy, isElsewhere }, today), async (plan) => {
      const { id, retiredOn: endsOn } = plan.policy;
      await rows.policies.change({ id }, { retiredOn: endsOn });
      await record(work, plan);
      return { ...policy, retiredOn: endsOn };
    });
  });
}
