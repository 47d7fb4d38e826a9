import type { PlainDate } from '../dates/plain-date.ts';
import { isStuck, requestStanding } from '../journey/signing-round.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type PlanRecord, isBlankText } from './plan-parts.ts';
import { type Settled, type SigningState, checkOpen, closing } from './signing-state.ts';

export interface CloseUnsignedState extends SigningState {
  readonly body: { readonly name: string; readonly mayCloseUnsigned: boolean };
}

export interface CloseUnsignedPlan extends PlanRecord {
  readonly request: {
    readonly id: string;
    readonly from: 'open' | 'declined';
    readonly to: 'waived';
  } & Settled;
  readonly document: { readonly id: string; readonly from: 'printed'; readonly to: 'sealing' } | null;
}

/**
 * Settles for the document without a signature that was declined, lapsed or has nobody to give it, where the body's rules allow
 * that. The minute is the evidence of the adoption, and the organisation's seal says that this signature is missing.
 */
export function decideCloseUnsigned(
  state: CloseUnsignedState,
  input: { readonly reason: string },
  today: PlainDate,
): Decided<CloseUnsignedPlan> {
  const { actor, request, round, holders, body } = state;
  const reason = input.reason.trim();
  const closed = checkOpen(state);
  return decided(
    closed
      ? [closed]
      : [
          !body.mayCloseUnsigned && refuse('UNSIGNED_NOT_ALLOWED', { where: body.name }),
          !isStuck(requestStanding(request, round, holders, today)) && refuse('REQUEST_STILL_OPEN'),
          isBlankText(reason) && refuse('REASON_MISSING', { where: 'reason' }),
        ],
    () => {
      const { document, jobs } = closing(state);
      return {
        request: {
          ...{ id: request.id, from: request.state as 'open' | 'declined', to: 'waived' },
          ...{ settledBy: actor.personId, settledByName: actor.name, settledReason: reason },
        },
        document,
        audit: [
          {
            action: 'signature.waived',
            subject: 'SignatureRequest',
            subjectId: request.id,
            data: { role: request.role, forRole: request.forRole },
            personal: { reason },
          },
        ],
        jobs,
      };
    },
  );
}
