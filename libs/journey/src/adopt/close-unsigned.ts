import { decideCloseUnsigned } from '@ratify/policy';
import type { Scope, SignatureRequest } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import { loadSigning } from './load-signing.ts';

/** Settles for a document without a signature that will not come; with nobody left to wait for, the seal follows as a job. */
export async function closeUnsigned(
  journey: Journey,
  scope: Scope,
  input: { readonly requestId: string; readonly reason: string },
): Promise<Outcome<SignatureRequest>> {
  return writing(journey, scope, ['record', 'SignatureRequest'], async (work) => {
    const { rows } = work;
    const { request, state, body } = await loadSigning(work, input.requestId);
    return settle(decideCloseUnsigned({ ...state, body }, { reason: input.reason }, work.today), async (plan) => {
      const { to, settledBy, settledByName, settledReason } = plan.request;
      const waived = { state: to, settledBy, settledByName, settledReason, settledAt: journey.clock.now() };
      await rows.signatureRequests.change({ id: request.id }, waived);
      if (plan.document) await rows.documents.change({ id: plan.document.id }, { state: plan.document.to });
      await record(work, plan);
      return { ...request, ...waived };
    });
  });
}
