import { decideAskAgain } from '@ratify/policy';
import type { Scope, SignatureRequest } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import { holderOf, loadSigning } from './load-signing.ts';

export interface AskAgainInput {
  readonly requestId: string;
  /** The appointment of whoever is asked instead; without it, the office that was first asked. */
  readonly appointmentId?: string | null | undefined;
  readonly reason?: string | null | undefined;
}

/** Asks for a signature once more, of the same office or of another holder of an office of the body; returns the new request. */
export async function askAgain(
  journey: Journey,
  scope: Scope,
  input: AskAgainInput,
): Promise<Outcome<SignatureRequest>> {
  return writing(journey, scope, ['record', 'SignatureRequest'], async (work) => {
    const { rows, organisationId } = work;
    const { state, body } = await loadSigning(work, input.requestId);
    const appointment = input.appointmentId
      ? await rows.appointments.get({ organisationId, id: input.appointmentId })
      : null;
    const given = { requestId: journey.ids.id(), holder: appointment && holderOf(appointment), reason: input.reason };
    return settle(decideAskAgain({ ...state, body }, given, work.today), async ({ request, next, ...plan }) => {
      if (request) {
        const { id, to, settledBy, settledByName, settledReason } = request;
        const settledAt = journey.clock.now();
        await rows.signatureRequests.change({ id }, { state: to, settledBy, settledByName, settledReason, settledAt });
      }
      const asked = await rows.signatureRequests.add(next);
      await record(work, plan);
      return asked;
    });
  });
}
