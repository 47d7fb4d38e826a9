import { planOffers, type NewOffer } from '@ratify/policy';
import type { Edition, JobWork } from '@ratify/store';

/** What is left to offer of one edition. */
export interface WaitingOffers {
  readonly edition: Pick<Edition, 'id' | 'organisationId' | 'templateId'>;
  /** Holders that have it in their offers already. */
  readonly offered: number;
  readonly waiting: readonly NewOffer[];
}

/** Who is still to be offered an edition, in the publisher's name. Asked again after a crash, it leaves out who has it. */
export async function findWaitingOffers(rows: JobWork, editionId: string): Promise<WaitingOffers> {
  const edition = await rows.editions.get({ organisationId: rows.organisationId, id: editionId });
  const { organisationId, templateId } = edition;
  const editions = await rows.holders.editionsOf(templateId);
  const holders = await rows.forksOf(templateId);
  const offers = await rows.holders.offersOf(templateId);
  const have = new Set(offers.filter((each) => each.editionId === edition.id).map((each) => each.policyId));
  const policies = holders.map(({ policyId: id, organisationId: holderId, baseEditionId }) => ({
    id,
    organisationId: holderId,
    baseEditionNumber: (baseEditionId && editions.get(baseEditionId)?.number) || null,
    retiredOn: null, // those are no holders
    isOffered: have.has(id),
  }));
  const offered = policies.filter((each) => each.isOffered).length;
  return { edition: { id: edition.id, organisationId, templateId }, offered, waiting: planOffers(policies, edition) };
}

/**
 * Offers an edition to some of its holders in one transaction, each entered in its own name. A holder whose offer fails is
 * left as it was, and the others have theirs; returns the ids of the policies that failed.
 */
export async function offerInTurn(
  rows: JobWork,
  edition: WaitingOffers['edition'],
  offers: readonly NewOffer[],
): Promise<string[]> {
  const outcomes = await rows.offerInTurn(edition, offers);
  return outcomes.filter((each) => each.outcome !== 'offered' && each.outcome !== 'there').map((each) => each.policyId);
}
