import { refuse, type Refusal, type RefusalCode } from '@ratify/policy';
import { DocxRefusal, type DocxRefusalReason } from './docx-refusal.ts';
import type { BroughtIn, ForeignDocument, Importer } from './importer.ts';

const CODES: Readonly<Record<DocxRefusalReason, RefusalCode>> = {
  'not-read': 'FILE_NOT_READ',
  'too-large': 'TEXT_TOO_LARGE',
  'too-long': 'READING_TOO_LONG',
  'too-busy': 'READING_BUSY',
};

/** The threads that read documents, as the journey asks them: why one is not read is a refusal like any other. */
export function importerPort(importer: Importer): {
  readonly bringIn: (document: ForeignDocument) => Promise<BroughtIn | Refusal>;
} {
  return { bringIn: (document) => refusedReading(document.fileName, () => importer.bringIn(document)) };
}

/** What a thread answers, or why it does not, as a refusal. */
export async function refusedReading<T>(where: string, ask: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof DocxRefusal)) throw error;
    const { reason, what, whatToDo } = error;
    return refuse(CODES[reason], { where, what, whatToDo });
  }
}
