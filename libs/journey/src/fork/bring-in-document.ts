import type { Refusal } from '@ratify/policy';
import type { Changes, JobWork, SentDocument } from '@ratify/store';
import type { Journey } from '../shell/ports.ts';
import type { BroughtIn } from './importer.ts';
import { keepImported } from './import-policy.ts';

/**
 * Keeps what a document that was sent has become: a policy of whoever sent it, or why there is none. Either ends it, and lets go of its
 * bytes; where that is done already, nothing happens.
 */
export async function keepSentDocument(
  journey: Pick<Journey, 'clock' | 'ids'>,
  work: JobWork,
  documentId: string,
  read: BroughtIn | Refusal,
): Promise<void> {
  const { organisationId } = work;
  const document = await work.sentDocuments.get({ organisationId, id: documentId }, { lock: true });
  if (document.state !== 'waiting') return;
  const became = 'code' in read ? refusedAs(read) : await readAs(journey, work, document, read);
  await work.sentDocuments.change({ id: documentId }, { ...became, bytes: null, endedAt: journey.clock.now() });
}

async function readAs(
  journey: Pick<Journey, 'clock' | 'ids'>,
  rows: JobWork,
  { fileName, bytes, sentBy: personId, sentByName: name }: SentDocument,
  read: BroughtIn,
): Promise<Changes<SentDocument>> {
  const { value, refusals } = await keepImported(
    journey,
    {
      ...{ rows, actor: { personId, name }, roles: [], organisationId: rows.organisationId },
      ...{ today: journey.clock.today(), permission: ['customise', 'Policy'] },
    },
    { fileName, bytes: new Uint8Array(bytes ?? []) },
    read,
  );
  const [refusal] = refusals;
  if (!value) return refusal ? refusedAs(refusal) : {};
  return { state: 'read', policyId: value.policy.id, toLookAt: read.notices.length + read.report.proposals.length };
}

function refusedAs({ code, what, whatToDo, where }: Refusal): Changes<SentDocument> {
  return { state: 'refused', refusal: { code, what, whatToDo, ...(where === undefined ? {} : { where }) } };
}
