import type { Clock } from '@ratify/journey';
import type { Printer } from '@ratify/print';
import { inSpan, type JobWork } from '@ratify/store';
import { JobRefused } from '../job/failure.ts';
import { idFrom, type JobRun } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';
import { failDocument, keepVersion, moveDocument } from '../sign/document-record.ts';
import { isAwaited } from '../sign/is-awaited.ts';
import { latestVersion, loadPrinting, type Printing } from './load-printing.ts';
import { printJobOf } from './print-job-of.ts';

export interface PrintMeans {
  readonly printer: Printer;
  readonly clock: Clock;
  readonly publicOrigin: string;
}

/** Prints an adopted revision: version 1 of its document, unsigned, with an empty box for each signature it will bear. */
export function printDocument(means: PrintMeans): WorkerTask {
  return {
    run: (run) => print(run, means),
    giveUp: (work, sentence) => failDocument(work, idFrom(work, 'documentId'), sentence),
  };
}

async function print(run: JobRun, { printer, clock, publicOrigin }: PrintMeans): Promise<void> {
  const printing = await run.write(async (work) => {
    const documentId = idFrom(work, 'documentId');
    await moveDocument(work, documentId, 'failed', 'printing');
    return loadPrinting(work, documentId, clock.today());
  });
  if (!printing) return run.finish(async () => undefined);
  const logo = printing.logo && (await run.bytes(printing.logo));
  await run.progress(20, 'Laying the document out');
  const job = printJobOf(printing, { publicOrigin, madeAt: clock.now(), logo });
  const printed = await inSpan('print', {}, () => printer.print(job));
  await run.finish((work) => store(work, printing, printed.bytes));
}

async function store(work: JobWork, printing: Printing, bytes: Uint8Array): Promise<void> {
  const { organisationId } = work;
  const documentId = printing.document.id;
  const document = await work.documents.get({ organisationId, id: documentId }, { lock: true });
  if (await latestVersion(work, documentId)) return; // another attempt was here first
  if (document.state !== 'printing')
    throw new JobRefused('DOCUMENT_STATE_WRONG', 'The document is no longer waiting to be printed.');
  await keepVersion(work, documentId, { number: 1, bytes, level: 'unsigned', action: 'document.printed' });
  await moveDocument(work, documentId, 'printing', 'printed');
  if (!(await isAwaited(work, document)))
    await work.enqueue('seal-document', { documentId }, `seal-document:${documentId}`);
}
