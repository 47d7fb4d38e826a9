import { digest, sameBytes } from '../crypto/bytes.ts';
import type * as x509 from '../crypto/x509.ts';
import { checkToken, type ReadToken, readToken } from '../timestamp/read-token.ts';
import { problem, type Problem } from './problems.ts';
import { checkTrust, type TrustAnswer } from './trust.ts';

/** What the verifier trusts and has to hand. */
export interface TrustBase {
  readonly roots: readonly x509.X509Certificate[];
  readonly timestampRoots: readonly x509.X509Certificate[];
  /** certificates and lists the file itself carries, and those passed in */
  readonly pool: readonly x509.X509Certificate[];
  readonly revocationLists: readonly x509.X509Crl[];
  /** the moment of verifying, for what has no timestamp */
  readonly at: Date;
}

/** A timestamp token after checking: the moment it proves, and what is wrong with it. */
export interface CheckedToken {
  readonly at: Date | null;
  readonly by: string | null;
  readonly trust: TrustAnswer | null;
  readonly problems: readonly Problem[];
}

/**
 * Checks a timestamp over these parts of content, as of the moment it states.
 *
 * The authority's certificate is judged at that moment and not today's: a policy signed ten years ago does not become
 * false because a certificate has since run out. A certificate taken back before that moment is caught by the lists.
 */
export async function checkTimestamp(der: Uint8Array, parts: Uint8Array[], base: TrustBase): Promise<CheckedToken> {
  const token = tryRead(der);
  if (!token) return { at: null, by: null, trust: null, problems: [problem('TIMESTAMP_BROKEN')] };
  const problems: Problem[] = [];
  const faults = checkToken(token);
  if (faults.length > 0) problems.push(problem('TIMESTAMP_BROKEN', faults.join(', ')));
  if (!sameBytes(digest(token.imprint.algorithm, ...parts), token.imprint.digest)) {
    problems.push(problem('TIMESTAMP_OF_OTHER_CONTENT'));
  }
  const trust = await checkTrust({
    certificate: token.cms.signerCertificate,
    pool: [...token.cms.certificates, ...base.pool],
    roots: base.timestampRoots,
    revocationLists: base.revocationLists,
    at: token.at,
    use: 'timestamp',
  });
  if (trust.faults.length > 0) problems.push(problem('TIMESTAMP_UNTRUSTED', trust.faults.join(', ')));
  const [by = token.cms.signerCertificate.subject] = token.cms.signerCertificate.subjectName.getField('CN');
  return { at: problems.length > 0 ? null : token.at, by, trust, problems };
}

function tryRead(der: Uint8Array): ReadToken | null {
  try {
    return readToken(der);
  } catch {
    return null;
  }
}
