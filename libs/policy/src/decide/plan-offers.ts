/** A policy made from the template whose new edition is offered. */
export interface OfferedPolicy {
  readonly id: string;
  readonly organisationId: string;
  readonly baseEditionNumber: number | null;
  readonly retiredOn: string | null;
  /** Whether this edition stands in its offers already. */
  readonly isOffered: boolean;
}

export interface NewOffer {
  readonly organisationId: string;
  readonly policyId: string;
  readonly editionOrganisationId: string;
  readonly editionId: string;
}

/** The offers of a new edition: to every policy in use that is behind it, once. Run again, it adds nothing. */
export function planOffers(
  policies: readonly OfferedPolicy[],
  edition: { readonly id: string; readonly organisationId: string; readonly number: number },
): NewOffer[] {
  return policies
    .filter((policy) => policy.retiredOn === null && !policy.isOffered)
    .filter((policy) => policy.baseEditionNumber !== null && policy.baseEditionNumber < edition.number)
    .map((policy) => ({
      organisationId: policy.organisationId,
      policyId: policy.id,
      editionOrganisationId: edition.organisationId,
      editionId: edition.id,
    }));
}
