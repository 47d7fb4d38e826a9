import { parentPort, workerData } from 'node:worker_threads';
import { convertDocx } from './convert-docx.ts';
import { DocxRefusal } from './docx-refusal.ts';

/** Answers with the reading, or with why the file is refused; anything else ends the thread and is seen there. */
try {
  parentPort?.postMessage({ reading: await convertDocx(workerData as Uint8Array) });
} catch (error) {
  if (!(error instanceof DocxRefusal)) throw error;
  parentPort?.postMessage({ refusal: error.message });
}
