import * as x509 from '../crypto/x509.ts';
import { openForUpdate } from '../pdf/open-pdf.ts';
import { certificatesIn } from '../pdf/validation-data.ts';
import { SealError } from '../seal-error.ts';

const LIMIT = 5_000_000;
const TIMEOUT_MS = 10_000;

/**
 * The current revocation lists, DER, of the authorities whose certificates stand in a signed PDF and say where their list
 * is (RFC 5280, 4.2.1.13). Ours say nothing of the kind: the installation has its own lists to hand.
 *
 * @throws SealError REVOCATION_LIST_MISSING when a list that is named cannot be had.
 */
export async function fetchRevocationLists(signed: Uint8Array): Promise<Uint8Array[]> {
  const addresses = new Set(certificatesIn(await openForUpdate(signed)).flatMap((each) => addressOf(each) ?? []));
  return Promise.all([...addresses].map(fetchList));
}

function addressOf(certificate: x509.X509Certificate): string | undefined {
  const points = certificate.getExtension(x509.CRLDistributionPointsExtension)?.distributionPoints ?? [];
  const names = points.flatMap(({ distributionPoint }) => distributionPoint?.fullName ?? []);
  return names
    .flatMap(({ uniformResourceIdentifier }) => uniformResourceIdentifier ?? [])
    .find((url) => /^https?:/.test(url));
}

async function fetchList(url: string): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    if (Number(response.headers.get('content-length') ?? 0) > LIMIT) throw new Error('the list is too long');
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new SealError('REVOCATION_LIST_MISSING', `no list from ${new URL(url).host}`, { cause });
  }
}
