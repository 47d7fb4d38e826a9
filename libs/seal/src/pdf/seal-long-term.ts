import { PDF } from '@libpdf/core';

import { toBuffer } from '../crypto/bytes.ts';
import * as x509 from '../crypto/x509.ts';
import { SealError } from '../seal-error.ts';
import type { TimestampAuthority } from '../timestamp/timestamp-authority.ts';
import { verifyPdf, type VerifyOptions } from '../verify/verify-pdf.ts';
import { assertAppended, openForUpdate } from './open-pdf.ts';

/**
 * Closes a signed document for the long term (PAdES B-LTA): everything needed to check its signatures is put into the
 * file, and a document timestamp over all of it comes last.
 *
 * Nothing is fetched: certificates come out of the signatures, revocation lists are passed in. A document whose
 * signatures do not hold, or whose certificates were taken back, is refused instead of being preserved.
 *
 * @throws SealError DOCUMENT_NOT_SOUND, CERTIFICATE_REVOKED, REVOCATION_LIST_MISSING, or why no timestamp can be had.
 */
export async function sealLongTerm(
  bytes: Uint8Array,
  request: Pick<VerifyOptions, 'roots' | 'timestampRoots' | 'at'> & {
    revocationLists: readonly Uint8Array[];
    timestamp: TimestampAuthority;
  },
): Promise<Uint8Array> {
  await assertSound(bytes, request);
  await openForUpdate(bytes);
  const withData = await addValidationData(bytes, request.revocationLists);
  const pdf = await PDF.load(withData);
  const { bytes: sealed } = await pdf.addTimestamp({
    timestampAuthority: { timestamp: (digest) => request.timestamp.timestamp(digest) },
    digestAlgorithm: 'SHA-256',
  });
  return assertAppended(bytes, sealed);
}

async function assertSound(bytes: Uint8Array, options: VerifyOptions): Promise<void> {
  const { problems, signatures } = await verifyPdf(bytes, options);
  const codes = [...problems, ...signatures.flatMap((each) => each.problems)].map(({ code }) => code);
  if (codes.includes('CERTIFICATE_REVOKED')) throw new SealError('CERTIFICATE_REVOKED', 'a signer was revoked');
  const harmless = ['SIGNATURES_MISSING', 'EARLIER_STATE'];
  const serious = codes.filter((code) => !harmless.includes(code));
  if (serious.length > 0) throw new SealError('DOCUMENT_NOT_SOUND', serious.join(', '));
}

async function addValidationData(bytes: Uint8Array, revocationLists: readonly Uint8Array[]): Promise<Uint8Array> {
  const lists = revocationLists.map((der) => ({ der, issuer: new x509.X509Crl(toBuffer(der)).issuer }));
  const pdf = await PDF.load(bytes);
  const { bytes: withData, warnings } = await pdf.addValidationData({
    revocationProvider: {
      getCRL: async (certificate) => {
        const { issuer } = new x509.X509Certificate(toBuffer(certificate));
        const list = lists.find((each) => each.issuer === issuer);
        // Thrown, because the library says nothing about a list that is simply not there.
        if (!list) throw new Error(`no revocation list of ${issuer}`);
        return list.der;
      },
    },
  });
  // The library only warns where something could not be gathered; half of the data is no use to anybody later.
  const [warning] = warnings;
  if (warning) throw new SealError('REVOCATION_LIST_MISSING', `${warning.code}: ${warning.message}`);
  return withData;
}
