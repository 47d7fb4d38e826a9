import { decideHandOnSignature } from '@ratify/policy';
import type { Scope, SignatureRequest } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import { holderOf, loadSigning } from './load-signing.ts';

export interface HandOnSignatureInput {
  readonly requestId: string;
  /** The appointment that gives the other person an office of the body. */
  readonly appointmentId: string;
  readonly reason: string;
}

/** Hands a request on to another holder of an office of the same body, who signs for whoever was asked; returns what is asked now. */
export async function handOnSignature(
  journey: Journey,
  scope: Scope,
  input: HandOnSignatureInput,
): Promise<Outcome<SignatureRequest>> {
  return writing(journey, scope, ['sign', 'SignatureRequest'], async (work) => {
    const { rows, organisationId } = work;
    const { state } = await loadSigning(work, input.requestId);
    const appointment = await rows.appointments.get({ organisationId, id: input.appointmentId });
    const given = { requestId: journey.ids.id(), holder: holderOf(appointment), reason: input.reason };
    return settle(decideHandOnSignature(state, given, work.today), async ({ request, next, ...plan }) => {
      const { id, to, settledBy, settledByName, settledReason } = request;
      const settledAt = journey.clock.now();
      await rows.signatureRequests.change({ id }, { state: to, settledBy, settledByName, settledReason, settledAt });
      const asked = await rows.signatureRequests.add(next);
      await record(work, plan);
      return asked;
    });
  });
}
