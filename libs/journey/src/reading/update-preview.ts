import { redlineHtml, type ClauseOutcome, type MergeResult, type NotCarriedOver } from '@ratify/document';
import type { Edition, Repositories } from '@ratify/store';
import { loadDerived, mergeForTemplate } from '../author/take-template-update.ts';
import { mergeUpdate, openChoices } from '../customise/take-update.ts';
import { loadDraft } from '../customise/change-draft.ts';

export interface PreviewedChoice {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  readonly kind: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** From the school's wording to the new wording, as HTML. */
  readonly redline: string;
}

export interface UpdatePreview {
  readonly edition: Edition;
  readonly outcomes: readonly ClauseOutcome[];
  readonly choices: readonly PreviewedChoice[];
  readonly notCarriedOver: readonly NotCarriedOver[];
  readonly draftVersion: number;
}

/** What taking an edition would do to a draft, before anybody has answered anything; null where there is nothing to take. */
export async function previewUpdate(
  rows: Repositories,
  organisationId: string,
  policyId: string,
  editionId: string,
  today: string,
): Promise<UpdatePreview | null> {
  const open = await loadDraft(rows, organisationId, policyId, { today });
  const edition = await rows.editions.find({ id: editionId });
  if (!open.edition || edition?.templateId !== open.policy.templateId) return null;
  return previewOf(mergeUpdate(open, open.edition, edition, []), edition, open.draft.version);
}

/** What taking an edition would do to the draft of a template made from it; null where there is nothing to take. */
export async function previewTemplateUpdate(
  rows: Repositories,
  organisationId: string,
  { templateId, editionId }: { readonly templateId: string; readonly editionId: string },
  today: string,
): Promise<UpdatePreview | null> {
  const open = await loadDerived(rows, organisationId, templateId, { today });
  const edition = await rows.editions.find({ id: editionId });
  if (!open.base || edition?.templateId !== open.template.baseTemplateId) return null;
  return previewOf(mergeForTemplate(open, open.base, edition, []), edition, open.draft.version);
}

function previewOf(merge: MergeResult, edition: Edition, draftVersion: number): UpdatePreview {
  const places = new Map(openChoices(merge).map((each) => [each.clauseId, each]));
  return {
    edition,
    outcomes: merge.outcomes,
    choices: merge.choices.map(({ clauseId, kind, base, ours, theirs }) => ({
      clauseId,
      number: places.get(clauseId)?.number ?? '',
      title: places.get(clauseId)?.title ?? '',
      kind,
      base,
      ours,
      theirs,
      redline: redlineHtml(ours, theirs),
    })),
    notCarriedOver: merge.notCarriedOver,
    draftVersion,
  };
}
