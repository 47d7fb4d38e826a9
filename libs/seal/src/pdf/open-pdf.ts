import { PDF } from '@libpdf/core';

import { SealError } from '../seal-error.ts';

/**
 * Opens a PDF that an update may be appended to.
 *
 * The library repairs damaged files and rewrites those it cannot append to, both in silence; either would destroy the
 * signatures already there, so both are refused here.
 */
export async function openForUpdate(bytes: Uint8Array): Promise<PDF> {
  const pdf = await load(bytes);
  if (pdf.recoveredViaBruteForce) throw new SealError('PDF_DAMAGED', 'the PDF is damaged');
  const blocker = findBlocker(pdf, bytes);
  if (blocker) throw new SealError('PDF_NOT_INCREMENTAL', `nothing can be appended to this PDF (${blocker})`);
  return pdf;
}

function findBlocker(pdf: PDF, bytes: Uint8Array): string | null {
  // The library looks for the mark of a linearised file in its lowest object only; by the standard it is the first one.
  if (Buffer.from(bytes.subarray(0, 1024)).includes('/Linearized')) return 'linearized';
  return pdf.isEncrypted ? 'encrypted' : pdf.canSaveIncrementally();
}

/** Saves the changes as one update after the bytes as they were, or refuses. */
export async function saveUpdate(pdf: PDF, before: Uint8Array): Promise<Buffer> {
  return Buffer.from(assertAppended(before, await pdf.save({ incremental: true })));
}

/** The bytes after an update, once it is certain that everything before it is still there. */
export function assertAppended(before: Uint8Array, after: Uint8Array): Uint8Array {
  if (after.length <= before.length || Buffer.compare(after.subarray(0, before.length), before) !== 0) {
    throw new SealError('PDF_NOT_INCREMENTAL', 'the PDF library rewrote the file instead of appending to it');
  }
  return after;
}

async function load(bytes: Uint8Array): Promise<PDF> {
  try {
    return await PDF.load(bytes, { lenient: false });
  } catch (cause) {
    throw new SealError('PDF_DAMAGED', 'the PDF cannot be read', { cause });
  }
}
