import { SealError } from '../seal-error.ts';
import { readToken } from '../timestamp/read-token.ts';
import type { TimestampAuthority } from '../timestamp/timestamp-authority.ts';
import { verifyPdf, type VerifyOptions } from '../verify/verify-pdf.ts';
import { addTimestampField } from './closing-timestamp.ts';
import { openForUpdate } from './open-pdf.ts';
import { completeSignature, makePlaceholder } from './signature-update.ts';
import { addValidationData } from './validation-data.ts';

export interface SealLongTermRequest extends Pick<VerifyOptions, 'roots' | 'timestampRoots' | 'at'> {
  /** DER, of every authority in the chains of the signatures and their timestamps */
  readonly revocationLists: readonly Uint8Array[];
  readonly timestamp: TimestampAuthority;
}

export interface LongTermSeal {
  readonly bytes: Uint8Array;
  /** When the certificate behind the closing timestamp ends: before then it is to be renewed by sealing again. */
  readonly archivedUntil: Date;
}

const RESERVED_BYTES = 12_288;

/**
 * Closes a signed document for the long term (PAdES B-LTA), or renews its closing: everything needed to check its
 * signatures is put into the file, and a document timestamp over all of it comes last, both in one update.
 *
 * Nothing is fetched: certificates come out of the signatures, revocation lists are passed in. A document whose
 * signatures do not hold, or whose certificates were taken back, is refused instead of being preserved.
 *
 * @throws SealError DOCUMENT_NOT_SOUND, CERTIFICATE_REVOKED, REVOCATION_LIST_MISSING, or why no timestamp can be had.
 */
export async function sealLongTerm(bytes: Uint8Array, request: SealLongTermRequest): Promise<LongTermSeal> {
  await assertSound(bytes, request);
  const pdf = await openForUpdate(bytes);
  addValidationData(pdf, request.revocationLists);
  const placeholder = makePlaceholder(RESERVED_BYTES);
  addTimestampField(pdf, placeholder);
  let archivedUntil = request.at;
  const sealed = await completeSignature(pdf, bytes, placeholder, async (digest) => {
    const token = await request.timestamp.timestamp(digest);
    archivedUntil = readToken(token).cms.signerCertificate.notAfter;
    return token;
  });
  return { bytes: sealed, archivedUntil };
}

async function assertSound(bytes: Uint8Array, options: VerifyOptions): Promise<void> {
  const { problems, signatures } = await verifyPdf(bytes, options);
  const codes = [...problems, ...signatures.flatMap((each) => each.problems)].map(({ code }) => code);
  if (codes.includes('CERTIFICATE_REVOKED')) throw new SealError('CERTIFICATE_REVOKED', 'a signer was revoked');
  const harmless = ['ARCHIVE_TIMESTAMP_MISSING', 'EARLIER_STATE', 'SIGNATURES_MISSING'];
  const serious = codes.filter((code) => !harmless.includes(code));
  if (serious.length > 0) throw new SealError('DOCUMENT_NOT_SOUND', serious.join(', '));
}
