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
  const missing = unplaced(body, fields).filter(({ isSeal }) => !isSeal);
  if (missing.length === 0) return '';
  return `<h2 id="signatures-to-come">${phrases.signatures}</h2>${missing.map(signatureBox).join('')}`;
}

/** The box of the organisation's seal, for the end of the document; nothing when nobody asked for one or the body has it. */
export function sealHtml(body: string, fields: readonly SignatureFieldRequest[]): string {
  return unplaced(body, fields)
    .filter(({ isSeal }) => isSeal)
    .map(signatureBox)
    .join('');
}

function unplaced(body: string, fields: readonly SignatureFieldRequest[]): readonly SignatureFieldRequest[] {
  const placed = new Set([...body.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, address]) => address));
  return fields.filter(({ field }) => !placed.has(signatureLink(field)));
}

function signatureBox({ field, role, name }: SignatureFieldRequest): string {
  const person = name ? `<p class="signature-name">${escapeHtml(name)}</p>` : '';
  const link = `<a class="signature-field" href="${escapeHtml(signatureLink(field))}"></a>`;
  return `<div class="signature-box"><p>${escapeHtml(role)}</p>${person}${link}</div>`;
}
