import type { Verdict } from './report.ts';
import { verifyPdf, type VerifyOptions } from './verify-pdf.ts';

/** Run by the pool of `openVerifier`. */
export default function verify({
  bytes,
  options,
}: {
  readonly bytes: Uint8Array;
  readonly options: VerifyOptions;
}): Promise<Verdict> {
  return verifyPdf(bytes, options);
}
