import { decideSendDocument, MOST_DOCUMENTS } from '@ratify/policy';
import type { Scope, SentDocument } from '@ratify/store';
import type { ReadableRows } from '../reading/readable.ts';
import { settle, done, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import { sha256 } from '../shell/texts.ts';
import { plainName } from './import-policy.ts';

export interface DocumentToSend {
  /** What it is sent together with: an id that the sender makes up. */
  readonly batchId: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A document without its bytes. */
export type KnownDocument = Omit<SentDocument, 'bytes'>;

/**
 * Keeps a document that is to be brought in, and asks for the job that reads it: whatever becomes of the sender's session, it is read.
 * The same file sent again within a batch is the one that is there.
 */
export async function sendDocument(
  journey: Journey,
  scope: Scope,
  { batchId, fileName: name, bytes }: DocumentToSend,
): Promise<Outcome<{ readonly id: string }>> {
  return writing(journey, scope, ['customise', 'Policy'], async (work) => {
    const { rows, actor, organisationId } = work;
    const fileName = plainName(name);
    const kept = { batchId, fileName, sha256: sha256(bytes) };
    const there = await rows.sentDocuments.list({ organisationId, batchId }, { without: ['bytes'] });
    const same = there.find((each) => each.sha256 === kept.sha256 && each.fileName === fileName);
    if (same) return done({ id: same.id });
    const decision = decideSendDocument(
      { actor, inBatch: there.length, length: bytes.length },
      { documentId: journey.ids.id(), batchId, fileName },
    );
    return settle(decision, async (plan) => {
      const id = plan.audit[0]?.subjectId ?? '';
      await rows.sentDocuments.add({
        ...{ id, ...kept, length: bytes.length, bytes: Buffer.from(bytes), state: 'waiting' },
        ...{ sentBy: actor.personId, sentByName: actor.name, sentAt: journey.clock.now() },
      });
      await record(work, plan);
      return { id };
    });
  });
}

/** A document with how far its job has come. */
export interface ShownDocument {
  readonly document: KnownDocument;
  /** `failed`: its job was given up; it is kept, and whoever runs the service can have it read again. */
  readonly state: 'waiting' | 'reading' | 'read' | 'refused' | 'failed';
  /** The policy that it became, where it may be seen. */
  readonly policy: { readonly id: string; readonly title: string } | null;
}

/** How many of those sent lately are listed at most. */
const LATELY = 2 * MOST_DOCUMENTS;

/**
 * Documents that were sent together, in the order in which they came; without a batch those that the person sent lately, the newest first.
 * Nothing where they are not theirs to see.
 */
export async function viewSentDocuments(rows: ReadableRows, batchId: string | null): Promise<ShownDocument[]> {
  const { work, organisationId } = rows;
  if (!rows.canOn('read', 'Draft', { organisationId })) return [];
  const documents = await work.sentDocuments.list(
    { organisationId, ...(batchId === null ? { sentBy: rows.actor.personId ?? '' } : { batchId }) },
    batchId === null
      ? { without: ['bytes'], order: { sentAt: 'desc', id: 'desc' }, limit: LATELY }
      : { without: ['bytes'], order: { sentAt: 'asc', id: 'asc' } },
  );
  if (documents.length === 0) return [];
  const keyOf = ({ id }: KnownDocument): string => `bring-in:${id}`;
  const jobs = await work.jobs.list({ organisationId, key: documents.map(keyOf) }, { order: { createdAt: 'desc' } });
  const ids = documents.flatMap(({ policyId }) => policyId ?? []);
  const policies = ids.length > 0 ? await rows.policies.list({ organisationId, id: ids }) : [];
  return documents.map((document) => {
    const job = jobs.find(({ key }) => key === keyOf(document));
    const state = document.state !== 'waiting' ? document.state : WAITING[job?.state ?? 'queued'];
    return { document, state, policy: policies.find(({ id }) => id === document.policyId) ?? null };
  });
}

const WAITING = { queued: 'waiting', running: 'reading', failed: 'failed', done: 'waiting' } as const;
