import { DocxRefusal } from './docx-refusal.ts';
import { runInThread, type ThreadLimits } from './run-in-thread.ts';
import type { DocxReading } from './types.ts';

const MOST_BYTES = 32 * 1_048_576;

/**
 * Reads a Word file (.docx) into lines for the importer, with everything told of that is not in them. The file is foreign: it is
 * read in a thread of its own that is ended at the deadline and cannot outgrow its memory. Throws a `DocxRefusal` that says why.
 */
export async function readDocx(bytes: Uint8Array, limits: ThreadLimits = {}): Promise<DocxReading> {
  if (bytes.length > MOST_BYTES) throw new DocxRefusal('It is larger than 32 MB: take the photographs out.');
  return runInThread<DocxReading>({ read: bytes }, limits);
}
