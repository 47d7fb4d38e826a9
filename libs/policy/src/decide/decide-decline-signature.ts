import type { Role, SignatureRequestState } from '../journey/vocabulary.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

export interface DeclineSignatureState {
  readonly actor: Actor;
  /** Offices that the actor holds today. */
  readonly offices: readonly Role[];
  readonly request: { readonly id: string; readonly role: Role; readonly state: SignatureRequestState };
}

export interface DeclineSignatureInput {
  readonly reason: string;
}

export interface DeclineSignaturePlan extends PlanRecord {
  readonly request: { readonly id: string; readonly from: 'open'; readonly to: 'declined'; readonly reason: string };
}

/** Declines to sign, with the reason. The policy stays adopted: the minute is the decision. */
export function decideDeclineSignature(
  state: DeclineSignatureState,
  input: DeclineSignatureInput,
): Decided<DeclineSignaturePlan> {
  const { id, role, state: from } = state.request;
  const reason = input.reason.trim();
  return decided(
    [
      from === 'signed' && refuse('ALREADY_SIGNED'),
      from !== 'open' && from !== 'signed' && refuse('REQUEST_CLOSED'),
      !state.offices.includes(role) && refuse('OFFICE_NOT_HELD', { where: role }),
      isBlankText(reason) && refuse('REASON_MISSING', { where: 'reason' }),
    ],
    () => ({
      request: { id, from: 'open', to: 'declined', reason },
      audit: [
        {
          action: 'signature.declined',
          subject: 'SignatureRequest',
          subjectId: id,
          data: { role },
          personal: { reason },
        },
      ],
      jobs: [],
    }),
  );
}
