import type { DocumentState, Role, SignatureRequestState } from '../journey/vocabulary.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type PlanRecord, isBlankText, job } from './plan-parts.ts';

export interface DeclineSignatureState {
  readonly actor: Actor;
  /** Offices that the actor holds today. */
  readonly offices: readonly Role[];
  readonly request: { readonly id: string; readonly role: Role; readonly state: SignatureRequestState };
  /** Requests on the same adoption, besides this one, that may still be answered. */
  readonly openBesides: number;
  readonly document: { readonly id: string; readonly state: DocumentState } | null;
}

export interface DeclineSignatureInput {
  readonly reason: string;
}

export interface DeclineSignaturePlan extends PlanRecord {
  readonly request: { readonly id: string; readonly from: 'open'; readonly to: 'declined'; readonly reason: string };
  /** With nobody left to wait for, the organisation's seal closes the document. */
  readonly document: { readonly id: string; readonly from: 'printed'; readonly to: 'sealing' } | null;
}

/**
 * Declines to sign, with the reason. The policy stays adopted, for the minute is the decision; when nobody else is asked, its
 * document is closed unsigned, which the seal says.
 */
export function decideDeclineSignature(
  state: DeclineSignatureState,
  input: DeclineSignatureInput,
): Decided<DeclineSignaturePlan> {
  const { id, role, state: from } = state.request;
  const reason = input.reason.trim();
  const { document, openBesides } = state;
  // One that is being printed or signed is closed by the job that does so; one that failed waits to be tried again.
  const closes = openBesides === 0 && document?.state === 'printed' ? document : null;
  return decided(
    [
      from === 'signed' && refuse('ALREADY_SIGNED'),
      from !== 'open' && from !== 'signed' && refuse('REQUEST_CLOSED'),
      !state.offices.includes(role) && refuse('OFFICE_NOT_HELD', { where: role }),
      isBlankText(reason) && refuse('REASON_MISSING', { where: 'reason' }),
    ],
    () => ({
      request: { id, from: 'open', to: 'declined', reason },
      document: closes && { id: closes.id, from: 'printed', to: 'sealing' },
      audit: [
        {
          action: 'signature.declined',
          subject: 'SignatureRequest',
          subjectId: id,
          data: { role },
          personal: { reason },
        },
      ],
      jobs: closes ? [job('seal-document', { documentId: closes.id }, closes.id)] : [],
    }),
  );
}
