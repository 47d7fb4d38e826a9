import type { Choice, DeclinedChange, Edition, Repositories } from '@ratify/store';
import { loadDraft, type OpenDraft } from './change-draft.ts';
import { weighUpdate, type WeighedUpdate } from './weigh-update.ts';

/** A draft beside an edition that could be taken into it, with everything said about that so far. */
export interface OpenUpdate {
  readonly open: OpenDraft;
  /** The edition that the draft is based on. */
  readonly base: Edition;
  readonly edition: Edition;
  /** Editions that come in together, oldest first: those after the base, up to this one. */
  readonly included: readonly Edition[];
  readonly kept: readonly Choice[];
  readonly declined: readonly DeclinedChange[];
  /** Fixed clauses whose exception holds. */
  readonly excepted: readonly string[];
  readonly weighed: WeighedUpdate;
}

/**
 * Loads what taking an edition is about; null where there is nothing to take: a policy of its own, or an edition of another
 * template.
 */
export async function openUpdate(
  rows: Repositories,
  { organisationId, policyId, editionId }: { organisationId: string; policyId: string; editionId: string },
  options: { readonly today: string; readonly lock?: boolean },
): Promise<OpenUpdate | null> {
  const open = await loadDraft(rows, organisationId, policyId, options);
  const edition = await rows.editions.find({ id: editionId });
  const { edition: base } = open;
  if (!base || !edition || edition.templateId !== open.policy.templateId) return null;
  const included = await editionsBetween(rows, base, edition);
  const kept = await rows.choices.list({ organisationId, policyId }, { order: { answeredAt: 'asc' } });
  const declined = await rows.declinedChanges.list({ organisationId, policyId });
  const excepted = open.granted.map((each) => each.clauseId);
  const weighed = weighUpdate({ base, edition, included, text: open.draft.text, kept, declined, excepted });
  return { open, base, edition, included, kept, declined, excepted, weighed };
}

/** The editions that come in with one, itself last: those after the base. */
export async function editionsBetween(rows: Repositories, base: Edition, edition: Edition): Promise<Edition[]> {
  const { templateId, organisationId } = edition;
  const editions = await rows.editions.list({ organisationId, templateId }, { order: { number: 'asc' } });
  return editions.filter((each) => each.number > base.number && each.number <= edition.number);
}
