import { redlineHtml, type ClauseOutcome, type NotCarriedOver } from '@ratify/document';
import type { Edition, Repositories } from '@ratify/store';
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
): Promise<UpdatePreview | null> {
  const open = await loadDraft(rows, organisationId, policyId);
  const edition = await rows.editions.find({ id: editionId });
  if (!open.edition || edition?.templateId !== open.policy.templateId) return null;
  const merge = mergeUpdate(open, open.edition, edition, []);
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
    draftVersion: open.draft.version,
  };
}
