import { type SignatureFieldRequest } from '../print-job.ts';
import { escapeHtml } from './escape.ts';
import { type Phrases } from './phrases.ts';

/**
 * Where libs/document writes `<a class="signature-field" href="https://signature.invalid/FIELD">`, a signature field
 * comes to stand: Chromium has no other way to say where on the page a box ended up. `.invalid` never resolves (RFC 2606).
 */
export const SIGNATURE_LINK = 'https://signature.invalid/';

/** The link that marks the place of one field. */
export function signatureLink(field: string): string {
  return `${SIGNATURE_LINK}${encodeURIComponent(field)}`;
}

/** A block of boxes for the fields that the body has no place for; nothing when it has them all. */
export function missingSignaturesHtml(
  body: string,
  fields: readonly SignatureFieldRequest[],
  phrases: Phrases,
): string {
  const placed = new Set([...body.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, address]) => address));
  const missing = fields.filter(({ field }) => !placed.has(signatureLink(field)));
  if (missing.length === 0) return '';
  return `<section class="signatures"><h2 id="signatures-to-come">${phrases.signatures}</h2><div class="signature-boxes">${missing
    .map((request) => signatureBox(request))
    .join('')}</div></section>`;
}

function signatureBox({ field, role, name }: SignatureFieldRequest): string {
  return `<div class="signature-box"><p class="signature-role"><strong>${escapeHtml(role)}</strong>${
    name ? `<br>${escapeHtml(name)}` : ''
  }</p><a class="signature-field" href="${escapeHtml(signatureLink(field))}"></a></div>`;
}
