import { mergeIntoTemplate, readPolicy, type MergeResult } from '@ratify/document';
import { decideTakeTemplateUpdate, refuse, type ChoiceAnswer } from '@ratify/policy';
import type { Edition, Repositories, Scope, Template, TemplateDraft } from '@ratify/store';
import { givenAnswers, openChoices } from '../customise/take-update.ts';
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
    const open = await loadDerived(rows, organisationId, input.templateId, { today, lock: true });
    const edition = await rows.editions.get({ id: input.editionId });
    if (!open.base) return refused(refuse('EDITION_OF_OTHER_TEMPLATE', { where: open.template.title }));
    const merged = mergeForTemplate(open, open.base, edition, input.answers);
    const decision = decideTakeTemplateUpdate(
      {
        actor,
        template: open.template,
        draft: open.draft,
        baseEditionNumber: open.base.number,
        edition,
        choices: openChoices(mergeForTemplate(open, open.base, edition, [])),
        mergedText: merged.text,
        notCarriedOver: merged.notCarriedOver,
      },
      input,
    );
    return settle(decision, async (plan) => {
      const { version: _version, ...changes } = plan.draft;
      const key = { organisationId, templateId: open.template.id };
      const saved = await rows.templateDrafts.save(key, open.draft.version, changes);
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

/** What taking an edition would do to a template's draft, with the answers given so far. */
export function mergeForTemplate(
  { draft, excepted }: DerivedDraft,
  base: Edition,
  edition: Edition,
  answers: readonly ChoiceAnswer[],
): MergeResult {
  const document = readPolicy(draft.text);
  return mergeIntoTemplate({
    base: base.text,
    ours: draft.text,
    theirs: edition.text,
    answers: givenAnswers(answers),
    excepted,
    materiality: Object.fromEntries(Object.entries(edition.materiality).map(([id, { level }]) => [id, level])),
    edition: {
      slug: document.frontMatter?.basedOn?.slug ?? readPolicy(edition.text).frontMatter?.slug ?? '',
      number: edition.number,
    },
  });
}
