import { type RevisionState, canMove } from '../journey/revision-states.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

export interface WithdrawState {
  readonly actor: Actor;
  readonly revision: { readonly id: string; readonly number: number; readonly state: RevisionState };
}

export interface WithdrawInput {
  readonly reason: string;
}

export interface WithdrawPlan extends PlanRecord {
  readonly revision: { readonly id: string; readonly from: RevisionState; readonly to: 'withdrawn' };
}

/** Takes a revision back before it is decided. It stays on the agendas where it stood, marked as withdrawn. */
export function decideWithdraw(state: WithdrawState, input: WithdrawInput): Decided<WithdrawPlan> {
  const { id, number, state: from } = state.revision;
  return decided(
    [
      !canMove(from, 'withdrawn') && refuse('REVISION_NOT_OPEN', { where: `version ${number}` }),
      isBlankText(input.reason) && refuse('REASON_MISSING', { where: 'reason' }),
    ],
    () => ({
      revision: { id, from, to: 'withdrawn' },
      audit: [
        {
          action: 'revision.withdrawn',
          subject: 'Revision',
          subjectId: id,
          data: { from },
          personal: { reason: input.reason.trim() },
        },
      ],
      jobs: [],
    }),
  );
}
