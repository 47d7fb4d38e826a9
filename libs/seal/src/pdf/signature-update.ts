import { randomBytes, randomInt } from 'node:crypto';

import { PdfArray, PdfNumber, PdfString, type PDF } from '@libpdf/core';

import { sha256, toHex } from '../crypto/bytes.ts';
import { SealError } from '../seal-error.ts';
import { saveUpdate } from './open-pdf.ts';

/** The two entries of a signature dictionary that can only be written once the file has its final length. */
export interface Placeholder {
  readonly contents: PdfString;
  readonly byteRange: PdfArray;
  /** bytes reserved for the signature */
  readonly size: number;
}

/** A placeholder that can be found again with certainty: it begins with 32 random bytes. */
export function makePlaceholder(size: number): Placeholder {
  const reserved = Buffer.alloc(size);
  randomBytes(32).copy(reserved);
  const wide = () => PdfNumber.of(1_000_000_000 + randomInt(1_000_000_000));
  return {
    contents: PdfString.fromBytes(new Uint8Array(reserved)),
    byteRange: new PdfArray([PdfNumber.of(0), wide(), wide(), wide()]),
    size,
  };
}

/**
 * Saves the prepared PDF as one update and fills its placeholder: the byte range first, because it is signed too, then
 * the signature made over everything but the gap.
 */
export async function completeSignature(
  pdf: PDF,
  before: Uint8Array,
  placeholder: Placeholder,
  makeSignature: (digest: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const file = await saveUpdate(pdf, before);
  const gap = findGap(file, before.length, placeholder);
  writeByteRange(file, before.length, placeholder, gap);
  const signature = await makeSignature(sha256(file.subarray(0, gap.start), file.subarray(gap.end)));
  if (signature.length > placeholder.size) {
    throw new SealError('SIGNATURE_TOO_LARGE', `the signature takes ${signature.length} of ${placeholder.size} bytes`);
  }
  file.write(toHex(signature).padEnd(placeholder.size * 2, '0'), gap.start + 1, 'latin1');
  return new Uint8Array(file);
}

/** Where the signature goes, with its angle brackets. */
function findGap(file: Buffer, from: number, { contents, size }: Placeholder): { start: number; end: number } {
  const hex = toHex(contents.bytes);
  const found = [hex, hex.toUpperCase()].map((each) => file.indexOf(each, from, 'latin1')).find((each) => each > 0);
  const start = (found ?? 0) - 1;
  const end = start + size * 2 + 2;
  if (file[start] !== 0x3c || file[end - 1] !== 0x3e) throw new Error('the placeholder of the signature is lost');
  return { start, end };
}

function writeByteRange(
  file: Buffer,
  from: number,
  { byteRange }: Placeholder,
  gap: { start: number; end: number },
): void {
  const reserved = byteRange
    .toArray()
    .map((each) => (each instanceof PdfNumber ? each.value : 0))
    .join(' ');
  const at = file.indexOf(reserved, from, 'latin1');
  if (at < 0) throw new Error('the placeholder of the byte range is lost');
  const range = [0, gap.start, gap.end, file.length - gap.end].join(' ');
  file.write(range.padEnd(reserved.length), at, 'latin1');
}
