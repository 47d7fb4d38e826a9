import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type PlanRecord, isBlankText } from './plan-parts.ts';
import { type OfferAnswer, type OfferAnswerKind, type UpdateState, answerOffer, checkEdition } from './update-state.ts';

export interface DeclineUpdateState extends UpdateState {
  readonly offerAnswer: OfferAnswerKind | null;
}

export interface DeclineUpdateInput {
  readonly reason: string;
}

export interface DeclineUpdatePlan extends PlanRecord {
  readonly offer: OfferAnswer;
}

/** Declines a newer edition with a reason, which the publisher can read. The policy stays as it is, and says it is behind. */
export function decideDeclineUpdate(state: DeclineUpdateState, input: DeclineUpdateInput): Decided<DeclineUpdatePlan> {
  const { policy, edition } = state;
  const reason = input.reason.trim();
  return decided(
    [
      ...checkEdition(state),
      state.offerAnswer === 'declined' && refuse('UPDATE_ALREADY_DECLINED', { where: `edition ${edition.number}` }),
      isBlankText(reason) && refuse('REASON_MISSING', { where: 'reason' }),
    ],
    () => ({
      offer: answerOffer(state, 'declined', reason),
      audit: [
        {
          action: 'update.declined',
          subject: 'Policy',
          subjectId: policy.id,
          data: { editionId: edition.id, edition: edition.number },
          personal: { reason },
        },
      ],
      jobs: [],
    }),
  );
}
