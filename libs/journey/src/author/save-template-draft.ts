import { decideSaveDraft } from '@ratify/policy';
import type { Scope, TemplateDraft } from '@ratify/store';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { staleAfterAll } from '../shell/stale.ts';
import { record, writing } from '../shell/writing.ts';

export interface SaveTemplateDraftInput {
  readonly templateId: string;
  /** The version the writer had open. */
  readonly version: number;
  readonly text: string;
}

/** Saves a template's working text over the version that was open. */
export async function saveTemplateDraft(
  journey: Journey,
  scope: Scope,
  input: SaveTemplateDraftInput,
): Promise<Outcome<TemplateDraft>> {
  return writing(journey, scope, ['author', 'Template'], async (work) => {
    const { rows, actor, organisationId } = work;
    const { templateId, text, version } = input;
    const draft = await rows.templateDrafts.get({ organisationId, templateId });
    const decision = decideSaveDraft({ actor, subject: 'Template', subjectId: templateId, draft }, { version, text });
    if (decision.refusals) return refused(...decision.refusals);
    return settle(decision, async (plan) => {
      if (!plan.draft) return draft;
      const saved = await rows.templateDrafts.save({ organisationId, templateId }, version, {
        text,
        updatedBy: plan.draft.updatedBy,
      });
      if (!saved) throw staleAfterAll();
      await record(work, plan);
      return saved;
    });
  });
}
