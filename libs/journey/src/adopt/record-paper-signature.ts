import { decideRecordPaperSignature, scanKindOf, type PlainDate } from '@ratify/policy';
import type { PaperSignature, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { sha256 } from '../shell/texts.ts';
import { record, writing } from '../shell/writing.ts';
import { loadSigning } from './load-signing.ts';

export interface RecordPaperSignatureInput {
  readonly requestId: string;
  /** As it stands on the paper. */
  readonly signerName: string;
  readonly signedOn: PlainDate;
  /** PDF, PNG or JPEG. */
  readonly scan: Uint8Array;
}

/** Records a signature on paper with its scan; with nobody left to wait for, the seal follows as a job. */
export async function recordPaperSignature(
  journey: Journey,
  scope: Scope,
  input: RecordPaperSignatureInput,
): Promise<Outcome<PaperSignature>> {
  return writing(journey, scope, ['record', 'SignatureRequest'], async (work) => {
    const { rows, organisationId } = work;
    const { scan, signerName, signedOn } = input;
    const { request, state } = await loadSigning(work, input.requestId);
    const { adoptedOn } = await rows.adoptions.get({ organisationId, id: request.adoptionId });
    const decision = decideRecordPaperSignature(
      { ...state, adoptedOn: adoptedOn as PlainDate | null },
      {
        paperSignatureId: journey.ids.id(),
        ...{ signerName, signedOn, scan: { sha256: sha256(scan), kind: scanKindOf(scan), length: scan.length } },
      },
      work.today,
    );
    return settle(decision, async (plan) => {
      const { to, signedByName, settledBy, settledByName } = plan.request;
      await rows.keepBytes(scan, plan.paperSignature.scanMime);
      const paper = await rows.paperSignatures.add(plan.paperSignature);
      const settled = { settledBy, settledByName, settledAt: journey.clock.now() };
      await rows.signatureRequests.change({ id: request.id }, { state: to, signedByName, ...settled });
      if (plan.document) await rows.documents.change({ id: plan.document.id }, { state: plan.document.to });
      await record(work, plan);
      return paper;
    });
  });
}
