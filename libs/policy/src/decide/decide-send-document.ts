import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, job, type PlanRecord } from './plan-parts.ts';

/** How many documents are sent together at most. */
export const MOST_DOCUMENTS = 20;

/** Largest document: a policy with photographs on every page. */
export const LONGEST_DOCUMENT = 30_000_000;

export interface SendDocumentState {
  readonly actor: Actor;
  /** Documents that were sent together with it. */
  readonly inBatch: number;
  /** Bytes. */
  readonly length: number;
}

export interface SendDocumentInput {
  readonly documentId: string;
  readonly batchId: string;
  readonly fileName: string;
}

/** Takes a document in to be read by a job: what becomes of it is told afterwards. */
export function decideSendDocument(
  { inBatch, length }: SendDocumentState,
  { documentId, batchId, fileName: where }: SendDocumentInput,
): Decided<PlanRecord> {
  return decided(
    [
      inBatch >= MOST_DOCUMENTS && refuse('TOO_MANY_DOCUMENTS', { where }),
      length > LONGEST_DOCUMENT && refuse('TEXT_TOO_LARGE', { where }),
    ],
    () => ({
      audit: [{ action: 'document.sent', subject: 'SentDocument', subjectId: documentId, data: { batchId } }],
      jobs: [job('bring-in', { documentId }, documentId)],
    }),
  );
}
