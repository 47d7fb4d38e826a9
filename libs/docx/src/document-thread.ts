import { accountForWords, carryBack, copyPolicy, importText, readPolicy } from '@ratify/document';
import { readFile } from './read-file.ts';
import { DocxRefusal } from './docx-refusal.ts';
import type { Answer, BroughtIn, ForeignDocument, Question, Result } from './importer.ts';
import { readCopy } from './read-copy.ts';
import { writeCopy } from './write-copy.ts';

/** Longest text: what a draft may hold. */
const MOST_TEXT = 1_000_000;

/** Run by the pool. Anything else that is thrown ends the thread's task and is seen there. */
export default async function answer(question: Question): Promise<Answer> {
  question.begun.postMessage('begun');
  question.begun.close();
  try {
    return { result: await resultOf(question) };
  } catch (error) {
    if (!(error instanceof DocxRefusal)) throw error;
    return { refusal: [error.what, error.whatToDo, error.reason] };
  }
}

async function resultOf(question: Question): Promise<Result> {
  if ('document' in question) return bringIn(question.document);
  if ('toRead' in question) return readCopy(question.toRead);
  if ('toWrite' in question) {
    const { text, facts, about } = question.toWrite;
    return writeCopy(copyPolicy(readPolicy(text), facts), about);
  }
  const { text, facts, lines } = question.toCarry;
  return carryBack(readPolicy(text), facts, lines);
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
