import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type PlanRecord, clausePlace, isBlankText } from './plan-parts.ts';
import { type UpdateState, checkEdition } from './update-state.ts';

/** A change of one clause that a newer edition brings. */
export interface OfferedChange {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  /** Of the publisher's wording; of the empty text where it took the clause out. */
  readonly theirsSha256: string;
  readonly canDecline: boolean;
  readonly isDeclined: boolean;
}

export interface DeclineChangeState extends UpdateState {
  /** Null when the edition changes no such clause. */
  readonly change: OfferedChange | null;
}

export interface DeclineChangePlan extends PlanRecord {
  readonly declined: {
    readonly policyId: string;
    readonly clauseId: string;
    readonly theirsSha256: string;
    readonly editionOrganisationId: string;
    readonly editionId: string;
    readonly number: string;
    readonly title: string;
    readonly reason: string;
    readonly declinedBy: string;
  };
}

/**
 * Declines a newer edition's change of one clause, with a reason that the publisher can read. It is remembered for that
 * wording: the next edition does not ask again unless the publisher has changed it.
 */
export function decideDeclineChange(
  state: DeclineChangeState,
  { reason }: { reason: string },
): Decided<DeclineChangePlan> {
  const { actor, policy, edition, change } = state;
  if (!change) return { refusals: [refuse('CLAUSE_NOT_FOUND')] };
  const { clauseId, number, title, theirsSha256 } = change;
  const place = clausePlace(change);
  return decided(
    [
      ...checkEdition(state),
      !change.canDecline && !change.isDeclined && refuse('CHANGE_NOT_DECLINABLE', place),
      isBlankText(reason) && refuse('REASON_MISSING', place),
    ],
    () => ({
      declined: {
        ...{ policyId: policy.id, clauseId, number, title, theirsSha256, reason: reason.trim() },
        ...{ editionOrganisationId: edition.organisationId, editionId: edition.id, declinedBy: actor.personId },
      },
      audit: [
        {
          action: 'change.declined',
          subject: 'Policy',
          subjectId: policy.id,
          data: { editionId: edition.id, clauseId, theirsSha256 },
          personal: { reason: reason.trim() },
        },
      ],
      jobs: [],
    }),
  );
}

/** Takes a declined change after all. */
export function decideAcceptChange(state: DeclineChangeState): Decided<PlanRecord> {
  const { policy, edition, change } = state;
  if (!change) return { refusals: [refuse('CLAUSE_NOT_FOUND')] };
  return decided(
    [...checkEdition(state), !change.isDeclined && refuse('CHANGE_NOT_DECLINED', clausePlace(change))],
    () => ({
      audit: [
        {
          action: 'change.accepted',
          subject: 'Policy',
          subjectId: policy.id,
          data: { editionId: edition.id, clauseId: change.clauseId, theirsSha256: change.theirsSha256 },
        },
      ],
      jobs: [],
    }),
  );
}
