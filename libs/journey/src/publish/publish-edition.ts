import { decidePublish, templateDue, type PublishInput } from '@ratify/policy';
import type { Edition, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { readStored } from '../shell/read-stored.ts';
import { record, writing } from '../shell/writing.ts';
import { loadPublishing } from './load-publishing.ts';

export interface PublishEditionInput extends Omit<PublishInput, 'editionId'> {
  readonly templateId: string;
}

/** Publishes a template's draft as its next edition; the offers to those who hold it follow as a job. */
export async function publishEdition(
  journey: Journey,
  scope: Scope,
  { templateId, ...input }: PublishEditionInput,
): Promise<Outcome<Edition>> {
  return writing(journey, scope, ['publish', 'Edition'], async (work) => {
    const today = journey.clock.today();
    const state = await loadPublishing(work, templateId, today);
    const decision = decidePublish(state, { ...input, editionId: journey.ids.id() }, today);
    return settle(decision, async (plan) => {
      const edition = await work.rows.editions.add({
        ...plan.edition,
        materiality: { ...plan.edition.materiality },
        clauseRules: { ...plan.edition.clauseRules },
        lineage: [...plan.edition.lineage],
        publishedAt: journey.clock.now(),
      });
      const template = await work.rows.templates.get({ organisationId: work.organisationId, id: templateId });
      const reviewDueOn = templateDue(template.reviewEvery, today, null) ?? template.reviewDueOn;
      const statutoryKey = readStored(plan.edition.text).frontMatter?.statutoryKey ?? null;
      await work.rows.templates.change({ id: templateId }, { reviewDueOn, statutoryKey });
      await work.rows.preparedEditions.remove({ templateId }); // what was prepared is published
      await record(work, plan);
      return edition;
    });
  });
}
