import { mergeIntoTemplate } from '@ratify/document';
import { decideTakeTemplateUpdate, refuse, type ChoiceAnswer } from '@ratify/policy';
import type { Edition, Repositories, Scope, Template, TemplateDraft } from '@ratify/store';
import { editionsBetween } from '../customise/open-update.ts';
import { weighWith } from '../customise/take-update.ts';
import { weighUpdate, type UpdateToWeigh, type WeighedUpdate } from '../customise/weigh-update.ts';
import { readGranted } from '../shell/granted.ts';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { staleAfterAll } from '../shell/stale.ts';
import { record, writing } from '../shell/writing.ts';

export interface TakeTemplateUpdateInput {
  readonly templateId: string;
  readonly editionId: string;
  readonly version: number;
  readonly answers: readonly ChoiceAnswer[];
}

/** Takes a newer edition of the template that this one was made from into its draft, as a school takes one into its policy. */
export async function takeTemplateUpdate(
  journey: Journey,
  scope: Scope,
  input: TakeTemplateUpdateInput,
): Promise<Outcome<TemplateDraft>> {
  return writing(journey, scope, ['author', 'Template'], async (work) => {
    const { rows, actor, organisationId, today } = work;
    const update = await openTemplateUpdate(rows, { organisationId, ...input }, { today, lock: true });
    if (!update) return refused(refuse('EDITION_OF_OTHER_TEMPLATE'));
    const { template, draft, base, edition } = update;
    const weighed = weighWith(update, update.weighed, input.answers);
    const decision = decideTakeTemplateUpdate(
      {
        ...{ actor, template, draft, edition },
        baseEditionNumber: base.number,
        questions: weighed.questions,
        mergedText: weighed.answered.text,
        notCarriedOver: weighed.answered.notCarriedOver,
      },
      input,
    );
    return settle(decision, async (plan) => {
      const { version: _version, ...changes } = plan.draft;
      const saved = await rows.templateDrafts.save({ organisationId, templateId: template.id }, draft.version, changes);
      if (!saved) throw staleAfterAll();
      await record(work, plan);
      return saved;
    });
  });
}

/** A template's draft with the edition of another organisation that it stands on, if it does. */
export interface DerivedDraft {
  readonly template: Template;
  readonly draft: TemplateDraft;
  readonly base: Edition | null;
  /** Clauses whose exception holds. */
  readonly excepted: readonly string[];
}

/** Loads a template's draft of the acting organisation. */
export async function loadDerived(
  rows: Repositories,
  organisationId: string,
  templateId: string,
  { today, lock }: { readonly today: string; readonly lock?: boolean },
): Promise<DerivedDraft> {
  const template = await rows.templates.get({ organisationId, id: templateId });
  const draft = await rows.templateDrafts.get({ organisationId, templateId }, lock ? { lock } : {});
  const base = draft.baseEditionId ? await rows.editions.get({ id: draft.baseEditionId }) : null;
  const granted = await readGranted(rows, { organisationId, templateId }, today);
  return { template, draft, base, excepted: granted.map((each) => each.clauseId) };
}

/** A template's draft beside an edition that could be taken into it. */
export interface OpenTemplateUpdate extends UpdateToWeigh {
  readonly template: Template;
  readonly draft: TemplateDraft;
  readonly included: readonly Edition[];
  readonly weighed: WeighedUpdate;
}

/** Loads what taking an edition is about; null for a template of one's own, or an edition of another. */
export async function openTemplateUpdate(
  rows: Repositories,
  {
    organisationId,
    templateId,
    editionId,
  }: { readonly organisationId: string; readonly templateId: string; readonly editionId: string },
  options: { readonly today: string; readonly lock?: boolean },
): Promise<OpenTemplateUpdate | null> {
  const { template, draft, base, excepted } = await loadDerived(rows, organisationId, templateId, options);
  const edition = await rows.editions.find({ id: editionId });
  if (!base || !edition || edition.templateId !== template.baseTemplateId) return null;
  const toWeigh = {
    ...{ base, edition, text: draft.text, kept: [], declined: [], excepted, merge: mergeIntoTemplate },
    included: await editionsBetween(rows, base, edition),
  };
  return { ...toWeigh, template, draft, weighed: weighUpdate(toWeigh) };
}
