import type { WebhookEvent } from '@ratify/policy';
import type { JobWork, WebhookDelivery } from '@ratify/store';

/** Ids and dates of what an event tells, and where people find it; null where it is out of sight by now. */
type ReadSubject = (
  work: JobWork,
  of: { readonly organisationId: string; readonly id: string },
) => Promise<{
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  readonly path: string;
} | null>;

const READ: { readonly [Event in WebhookEvent]: ReadSubject } = {
  'policy.adopted': async (work, of) => {
    const adoption = await work.adoptions.find(of);
    if (!adoption) return null;
    const { policyId, adoptedOn, adoptedPrecision, effectiveFrom, reviewDueOn, historic } = adoption;
    const dates = { adoptedOn, adoptedPrecision, effectiveFrom, reviewDueOn, isHistoric: historic };
    return { data: { policyId, adoptionId: of.id, ...dates }, path: `/policies/${policyId}` };
  },
  'policy.due-moved': async (work, of) => {
    const policy = await work.policies.find(of);
    return policy && { data: { policyId: of.id, reviewDueOn: policy.reviewDueOn }, path: `/policies/${of.id}` };
  },
  'document.sealed': async (work, of) => {
    const document = await work.documents.find(of);
    if (!document) return null;
    const { policyId, revisionId } = document;
    return { data: { documentId: of.id, policyId, revisionId }, path: `/documents/${of.id}.pdf` };
  },
  'edition.published': async (work, of) => {
    const edition = await work.editions.find(of);
    if (!edition) return null;
    const { templateId, number, adoptByOn } = edition;
    return { data: { editionId: of.id, templateId, number, adoptByOn }, path: `/templates/${templateId}` };
  },
};

/** What is sent, in the shape of Standard Webhooks: no names, no words of a text. Null where it is out of sight by now. */
export async function webhookBody(
  work: JobWork,
  { event, happenedAt, subjectOrganisationId: organisationId, subjectId: id, webhookId }: WebhookDelivery,
  publicOrigin: string,
): Promise<string | null> {
  const found =
    event === 'webhook.test'
      ? { data: { webhookId }, path: '/webhooks' }
      : await READ[event](work, { organisationId, id });
  if (!found) return null;
  const link = new URL(found.path, publicOrigin).href;
  return JSON.stringify({
    type: event,
    timestamp: happenedAt.toISOString(),
    data: { organisationId, ...found.data, link },
  });
}
