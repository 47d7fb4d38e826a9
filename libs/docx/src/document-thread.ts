import { accountForWords, importText } from '@ratify/document';
import { readFile } from './read-file.ts';
import { DocxRefusal } from './docx-refusal.ts';
import type { Answer, BroughtIn, ForeignDocument, Question } from './importer.ts';

/** Longest text: what a draft may hold. */
const MOST_TEXT = 1_000_000;

/** Run by the pool. Anything else that is thrown ends the thread's task and is seen there. */
export default async function answer({ document, begun }: Question): Promise<Answer> {
  begun.postMessage('begun');
  begun.close();
  try {
    return { result: await bringIn(document) };
  } catch (error) {
    if (!(error instanceof DocxRefusal)) throw error;
    return { refusal: [error.what, error.whatToDo, error.reason] };
  }
}

async function bringIn(document: ForeignDocument): Promise<BroughtIn> {
  const source = 'bytes' in document ? await readFile(document.bytes) : { text: document.text, notices: [] };
  if (source.text.length > MOST_TEXT) {
    throw new DocxRefusal(
      'Its text is longer than one million characters.',
      'Split it into several policies.',
      'too-large',
    );
  }
  // No store keeps the sign of nothing, nor half a sign.
  const text = source.text.replaceAll('\0', '\uFFFD').toWellFormed();
  if (text.trim() === '') {
    throw new DocxRefusal(
      'It holds no words.',
      'If it is a scan, bring in the file it was printed from, or type the text.',
    );
  }
  const imported = importText(text, { fileName: document.fileName });
  return { ...imported, words: accountForWords(text, imported), notices: source.notices };
}
