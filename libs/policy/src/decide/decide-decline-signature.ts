import type { PlainDate } from '../dates/plain-date.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type PlanRecord, isBlankText } from './plan-parts.ts';
import { type SigningState, checkAsked, checkOpen } from './signing-state.ts';

export interface DeclineSignatureInput {
  readonly reason: string;
}

export interface DeclineSignaturePlan extends PlanRecord {
  readonly request: { readonly id: string; readonly from: 'open'; readonly to: 'declined'; readonly reason: string };
}

/**
 * Declines to sign, with the reason. The policy stays adopted, for the minute is the decision; its document waits until the clerk
 * has said what follows: asked again, asked of another, or closed without the signature.
 */
export function decideDeclineSignature(
  state: SigningState,
  input: DeclineSignatureInput,
  today: PlainDate,
): Decided<DeclineSignaturePlan> {
  const { request } = state;
  const { id, role, forRole } = request;
  const reason = input.reason.trim();
  const closed =
    request.state === 'signed'
      ? refuse('ALREADY_SIGNED')
      : (checkOpen(state) ?? (request.state === 'open' ? null : refuse('REQUEST_CLOSED')));
  return decided(
    closed
      ? [closed]
      : [...checkAsked(state, today), isBlankText(reason) && refuse('REASON_MISSING', { where: 'reason' })],
    () => ({
      request: { id, from: 'open', to: 'declined', reason },
      audit: [
        {
          action: 'signature.declined',
          subject: 'SignatureRequest',
          subjectId: id,
          data: { role, forRole },
          personal: { reason },
        },
      ],
      jobs: [],
    }),
  );
}
