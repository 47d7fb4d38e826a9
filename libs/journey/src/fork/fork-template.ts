import { forkText, readPolicy } from '@ratify/document';
import { decideFork, refuse } from '@ratify/policy';
import type { Policy, Scope } from '@ratify/store';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

/** Starts the organisation's own version of a template from its newest edition. */
export async function forkTemplate(
  journey: Journey,
  scope: Scope,
  input: { readonly templateId: string },
): Promise<Outcome<Policy>> {
  return writing(journey, scope, ['fork', 'Template'], async (work) => {
    const { rows, actor, organisationId } = work;
    const template = await rows.templates.get({ id: input.templateId });
    const edition = await rows.editions.find(
      { organisationId: template.organisationId, templateId: template.id },
      { order: { number: 'desc' } },
    );
    if (!edition) return refused(refuse('NOT_FOUND'));
    const policies = await rows.policies.list({ organisationId, retiredOn: null });
    const decision = decideFork(
      {
        actor,
        organisationId,
        template,
        edition: { ...edition, isLatest: true },
        policies,
        firstText: forkText(readPolicy(edition.text), { slug: template.slug, edition: edition.number }),
      },
      { policyId: journey.ids.id() },
    );
    return settle(decision, async (plan) => {
      const policy = await rows.policies.add(plan.policy);
      await rows.drafts.add(plan.draft);
      await record(work, plan);
      return policy;
    });
  });
}
