import type { Printing } from './load-printing.ts';

/**
 * The record of the adoption as data, attached to the PDF: what was adopted, by which body, when, and whose signature the
 * document expects. Offices, never people: the file is public and the signatures name those who signed.
 */
export function adoptionRecord(printing: Printing, fields: readonly { field: string; role: string }[]): string {
  const { document, organisation, policy, revision, record, adoption, decision, body } = printing;
  const content = {
    format: 'ratify-adoption/1',
    verifyCode: document.verifyCode,
    organisation: { name: organisation.name, urn: organisation.urn },
    policy: { slug: policy.slug, title: document.title },
    revision: { number: revision.number, sha256: revision.textSha256, basedOn: record.basedOn ?? null },
    decision: decision && {
      body: body?.name ?? null,
      route: decision.route,
      outcome: decision.outcome,
      decidedOn: decision.decidedOn,
      minuteReference: decision.minuteReference,
      recordedAt: decision.recordedAt.toISOString(),
    },
    adoption: adoption && {
      adoptedOn: adoption.adoptedOn,
      effectiveFrom: adoption.effectiveFrom,
      reviewDueOn: adoption.reviewDueOn,
      reviewDueSaid: adoption.reviewDueSaid,
    },
    expectedSignatures: fields.map(({ field, role }) => ({ field, role })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
