import { LARGEST_SCAN, type ScanKind } from '../journey/scan-kind.ts';
import { type Refusal, refuse } from '../refusals/refusal.ts';

/** A file that is sent as evidence, as far as it is looked at. */
export interface SentScan {
  readonly sha256: string;
  /** By its first bytes; null for what no scan is. */
  readonly kind: ScanKind | null;
  /** In bytes. */
  readonly length: number;
}

/** Why a file that is sent as evidence is not kept: there is none, it is too large, or it is nothing that is opened safely. */
export function checkScan({ length, kind }: SentScan): (Refusal | false)[] {
  if (length === 0) return [refuse('SCAN_MISSING', { where: 'scan' })];
  return [
    length > LARGEST_SCAN && refuse('SCAN_TOO_LARGE', { where: 'scan' }),
    kind === null && refuse('SCAN_UNREADABLE', { where: 'scan' }),
  ];
}
