import { PdfNumber, type PdfDict } from '@libpdf/core';

import { sameBytes } from '../crypto/bytes.ts';
import type { RangeFault } from './problems.ts';

/** The part of the file one signature covers: everything up to `end`, except the signature itself. */
export interface CoveredRange {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** length of the file state that was signed */
  readonly end: number;
  readonly faults: readonly RangeFault[];
}

/**
 * Where a signature says it covers the file, held against the file itself.
 *
 * Known forgeries move the gap, make it larger than the signature, or leave the beginning or the end uncovered; so the
 * gap must be exactly this signature's own hexadecimal string and the rest must be a whole saved state.
 */
export function readCoveredRange(file: Uint8Array, signature: PdfDict): CoveredRange {
  const numbers = (signature.getArray('ByteRange')?.toArray() ?? []).map((each) =>
    each instanceof PdfNumber ? each.value : NaN,
  );
  const [start = NaN, gapStart = NaN, gapEnd = NaN, tail = NaN] = numbers;
  const end = gapEnd + tail;
  const sensible = numbers.length === 4 && numbers.every((each) => Number.isSafeInteger(each) && each >= 0);
  if (!sensible || start !== 0 || gapStart >= gapEnd || end > file.length) {
    return { before: new Uint8Array(), after: new Uint8Array(), end: 0, faults: ['RANGE_WRONG'] };
  }
  const contents = signature.getString('Contents')?.bytes ?? new Uint8Array();
  const faults: RangeFault[] = [];
  if (!isOwnContents(file.subarray(gapStart, gapEnd), contents)) faults.push('RANGE_GAP_WRONG');
  if (!/%%EOF\r?\n?$/.test(latin1(file.subarray(Math.max(gapEnd, end - 8), end)))) faults.push('RANGE_NOT_A_REVISION');
  return { before: file.subarray(0, gapStart), after: file.subarray(gapEnd, end), end, faults };
}

/** `<`, then hexadecimal all in one case and nothing else, then `>`; and it is what the dictionary holds. */
function isOwnContents(gap: Uint8Array, contents: Uint8Array): boolean {
  const text = latin1(gap);
  const hex = /^<((?:[0-9a-f]{2})+|(?:[0-9A-F]{2})+)>$/.exec(text)?.[1];
  return hex !== undefined && sameBytes(Buffer.from(hex, 'hex'), contents);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
