import { decideLinkRequirement } from '@ratify/policy';
import type { Policy, RequirementAnswer, Scope } from '@ratify/store';
import { done, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';

/** Records that a policy which the setting acted for holds, or which covers it, answers what is expected under another title. */
export async function linkRequirement(
  journey: Journey,
  scope: Scope,
  { requirementId, policyId }: { readonly requirementId: string; readonly policyId: string },
): Promise<Outcome<RequirementAnswer[]>> {
  return writing(journey, scope, ['review', 'Policy'], async (work) => {
    const { rows, actor, organisationId, today } = work;
    await rows.organisations.get({ id: organisationId }, { lock: true }); // so that nothing is linked twice
    const ids = await rows.register.missingAt(organisationId, today);
    const missing = ids.length > 0 ? await rows.requiredPolicies.list({ id: ids }, { order: { id: 'asc' } }) : [];
    const policy = await findHeld(work, policyId);
    const decision = decideLinkRequirement(
      { actor, organisationId, missing, policy },
      { requirementId, newId: () => journey.ids.id() },
    );
    return settle(decision, async (plan) => {
      const linked = await rows.requirementAnswers.addAll([...plan.answers]);
      await record(work, plan);
      return linked;
    });
  });
}

/** Takes it back: what is expected is missing again, unless something else answers it. */
export async function unlinkRequirement(
  journey: Journey,
  scope: Scope,
  answerId: string,
): Promise<Outcome<RequirementAnswer>> {
  return writing(journey, scope, ['review', 'Policy'], async ({ rows, actor, organisationId }) => {
    const answer = await rows.requirementAnswers.get({ organisationId, id: answerId }, { lock: true });
    if (answer.endedAt !== null) return done(answer);
    const ended = { endedBy: actor.personId, endedByName: actor.name, endedAt: journey.clock.now() };
    await rows.requirementAnswers.change({ id: answerId }, ended);
    await rows.audit({
      ...{ action: 'requirement.unlinked', subject: 'Policy', subjectId: answer.policyId },
      data: { requirementId: answer.requirementId },
    });
    return done({ ...answer, ...ended });
  });
}

type Held = Pick<Policy, 'organisationId' | 'id' | 'title'> & { readonly isInUse: boolean };

async function findHeld({ rows, organisationId }: Work, policyId: string): Promise<Held> {
  const cover = await rows.coverages.find({ organisationId, policyId });
  if (cover) {
    const { adoptingOrganisationId, title } = cover;
    return { organisationId: adoptingOrganisationId, id: policyId, title, isInUse: true };
  }
  const { id, title, retiredOn } = await rows.policies.get({ organisationId, id: policyId });
  return { organisationId, id, title, isInUse: retiredOn === null };
}
