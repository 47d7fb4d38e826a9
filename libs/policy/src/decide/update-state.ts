import { type Refusal, refuse } from '../refusals/refusal.ts';
import type { Actor } from './plan-parts.ts';

export type OfferAnswerKind = 'taken' | 'included' | 'declined';

export interface EditionOfTemplate {
  readonly id: string;
  readonly organisationId: string;
  readonly templateId: string;
  readonly number: number;
}

export interface UpdateState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly policy: { readonly id: string; readonly templateId: string | null };
  readonly baseEditionNumber: number | null;
  readonly edition: EditionOfTemplate;
}

/** The answer to an offer, which is written if it was never made. */
export interface OfferAnswer {
  readonly organisationId: string;
  readonly policyId: string;
  readonly editionOrganisationId: string;
  readonly editionId: string;
  readonly answer: OfferAnswerKind;
  readonly answeredBy: string;
  readonly reason: string | null;
}

/** Refusals that taking and declining an edition share, into a policy or into a template made from another. */
export function checkEdition({
  policy,
  edition,
  baseEditionNumber,
}: {
  readonly policy: { readonly templateId: string | null };
  readonly edition: EditionOfTemplate;
  readonly baseEditionNumber: number | null;
}): (Refusal | false)[] {
  const where = `edition ${edition.number}`;
  return [
    policy.templateId !== edition.templateId && refuse('EDITION_OF_OTHER_TEMPLATE', { where }),
    policy.templateId === edition.templateId &&
      baseEditionNumber !== null &&
      baseEditionNumber >= edition.number &&
      refuse('EDITION_ALREADY_TAKEN', { where }),
  ];
}

/** The row that answers an offer. */
export function answerOffer(state: UpdateState, answer: OfferAnswerKind, reason: string | null): OfferAnswer {
  return {
    organisationId: state.organisationId,
    policyId: state.policy.id,
    editionOrganisationId: state.edition.organisationId,
    editionId: state.edition.id,
    answer,
    answeredBy: state.actor.personId,
    reason,
  };
}
