import { forkText, readPolicy } from '@ratify/document';
import { decideDeriveTemplate, refuse } from '@ratify/policy';
import type { Scope, Template } from '@ratify/store';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

/** Makes the organisation's own template of another's newest edition: a trust's, from a council's, for its schools. */
export async function deriveTemplate(
  journey: Journey,
  scope: Scope,
  input: { readonly templateId: string },
): Promise<Outcome<Template>> {
  return writing(journey, scope, ['author', 'Template'], async (work) => {
    const { rows, actor, organisationId } = work;
    const template = await rows.templates.get({ id: input.templateId });
    const edition = await rows.editions.find(
      { organisationId: template.organisationId, templateId: template.id },
      { order: { number: 'desc' } },
    );
    if (!edition) return refused(refuse('NOT_FOUND'));
    const decision = decideDeriveTemplate(
      {
        actor,
        organisationId,
        template,
        edition: { ...edition, isLatest: true },
        templates: await rows.templates.list({ organisationId }),
        firstText: forkText(readPolicy(edition.text), { slug: template.slug, edition: edition.number }),
      },
      { templateId: journey.ids.id() },
    );
    return settle(decision, async (plan) => {
      const derived = await rows.templates.add(plan.template);
      await rows.templateDrafts.add(plan.draft);
      await record(work, plan);
      return derived;
    });
  });
}
