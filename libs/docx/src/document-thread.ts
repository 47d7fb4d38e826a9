import { parentPort, workerData } from 'node:worker_threads';
import { accountForWords, importText } from '@ratify/document';
import type { BroughtIn, ForeignDocument } from './bring-in.ts';
import { convertDocx } from './convert-docx.ts';
import { DocxRefusal } from './docx-refusal.ts';
import type { DocxReading } from './types.ts';

/** What is asked of the thread: to read a Word file, or to make a policy of a document. */
type Question = { readonly read: Uint8Array } | ForeignDocument;

async function answer(question: Question): Promise<DocxReading | BroughtIn> {
  if ('read' in question) return convertDocx(question.read);
  const source = 'docx' in question ? await convertDocx(question.docx) : { text: question.text, notices: [] };
  const imported = importText(source.text, { fileName: question.fileName });
  return { ...imported, words: accountForWords(source.text, imported), notices: source.notices };
}

/** Answers with the result, or with why the file is refused; anything else ends the thread and is seen there. */
try {
  parentPort?.postMessage({ result: await answer(workerData as Question) });
} catch (error) {
  if (!(error instanceof DocxRefusal)) throw error;
  parentPort?.postMessage({ refusal: error.message });
}
