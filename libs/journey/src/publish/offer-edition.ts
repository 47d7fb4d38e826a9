import { planOffers } from '@ratify/policy';
import type { JobWork } from '@ratify/store';

/**
 * The job behind a publication, in two steps so that each organisation is entered in its own name: first one job a fork
 * (`offer-edition` in the publisher's context), then the offer itself (`offer-update` in the school's). Both are keyed:
 * run twice, or killed between, every fork is offered the edition exactly once.
 */
export async function fanOutEdition(rows: JobWork, { editionId }: { readonly editionId: string }): Promise<number> {
  const edition = await rows.editions.get({ id: editionId });
  const forks = await rows.forksOf(edition.templateId);
  for (const fork of forks)
    await rows.enqueueFor(
      fork.organisationId,
      'offer-update',
      { policyId: fork.policyId, editionId, editionOrganisationId: edition.organisationId },
      `offer-update:${fork.policyId}:${editionId}`,
    );
  return forks.length;
}

export interface OfferUpdateInput {
  readonly policyId: string;
  readonly editionId: string;
  readonly editionOrganisationId: string;
}

/** Offers an edition to one policy, unless it is there already or the policy is not behind it. */
export async function offerUpdate(rows: JobWork, input: OfferUpdateInput): Promise<void> {
  const organisationId = rows.organisationId;
  const policy = await rows.policies.get({ organisationId, id: input.policyId }, { lock: true });
  const edition = await rows.editions.get({ organisationId: input.editionOrganisationId, id: input.editionId });
  const base = policy.baseEditionId ? await rows.editions.find({ id: policy.baseEditionId }) : null;
  const isOffered = (await rows.updateOffers.count({ organisationId, policyId: policy.id, editionId: edition.id })) > 0;
  const [offer] = planOffers(
    [
      {
        id: policy.id,
        organisationId,
        baseEditionNumber: base?.number ?? null,
        retiredOn: policy.retiredOn,
        isOffered,
      },
    ],
    edition,
  );
  // A policy that left the template, or went over to another, since the job was made is no longer to be asked.
  if (!offer || policy.templateId !== edition.templateId) return;
  await rows.updateOffers.add(offer);
  await rows.audit({
    action: 'update.offered',
    subject: 'Policy',
    subjectId: policy.id,
    data: { editionId: edition.id, edition: edition.number },
  });
}
