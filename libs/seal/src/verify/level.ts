import type * as x509 from '../crypto/x509.ts';
import type { CheckedSignature } from './check-signature.ts';
import type { SignatureLevel, SignatureReport } from './report.ts';
import { hasListOf } from './revocation.ts';
import { saySignature } from './words.ts';

const LEVELS: readonly SignatureLevel[] = ['B-B', 'B-T', 'B-LT', 'B-LTA'];

/**
 * The level one signature has reached (EN 319 142-1): B-T with a good timestamp, B-LT when the file also carries the
 * revocation lists of everyone in its chains, B-LTA when a sound document timestamp covers all that.
 */
export async function findLevel(
  checked: CheckedSignature,
  all: readonly CheckedSignature[],
  lists: readonly x509.X509Crl[],
): Promise<SignatureReport> {
  const { report } = checked;
  const level = report.sound && report.kind === 'signature' ? await reached(checked, all, lists) : null;
  return { ...report, level, words: saySignature({ ...report, level }) };
}

/** The lowest level among the signatures of people, or null when there is none or one of them is unsound. */
export function lowestLevel(signatures: readonly SignatureReport[]): SignatureLevel | null {
  const levels = signatures.filter(({ kind }) => kind === 'signature').map(({ level }) => level);
  if (levels.some((level) => level === null)) return null;
  return LEVELS.find((level) => levels.includes(level)) ?? null;
}

async function reached(
  { report, paths }: CheckedSignature,
  all: readonly CheckedSignature[],
  lists: readonly x509.X509Crl[],
): Promise<SignatureLevel> {
  if (!report.provenAt) return 'B-B';
  const issuers = paths.flatMap(({ path }) => path.slice(1));
  for (const issuer of issuers) if (!(await hasListOf(issuer, lists))) return 'B-T';
  const archived = all.some(
    ({ report: other }) => other.kind === 'document-timestamp' && other.sound && other.coversUpTo > report.coversUpTo,
  );
  return archived ? 'B-LTA' : 'B-LT';
}
