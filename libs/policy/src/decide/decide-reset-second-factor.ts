import type { PlainDate } from '../dates/plain-date.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { PostTerm } from './decide-appoint.ts';
import type { PlanRecord } from './plan-parts.ts';

export interface ResetSecondFactorState {
  readonly appointment: PostTerm & { readonly id: string; readonly personId: string };
  readonly hasSecondFactor: boolean;
  /** They hold a post in another organisation too, today or from a day to come. */
  readonly worksElsewhere: boolean;
}

/**
 * Switches another person's two-step sign-in off, while they hold a post here and nowhere else: it guards all of their posts. One's own
 * needs its code.
 */
export function decideResetSecondFactor(
  { appointment, hasSecondFactor, worksElsewhere }: ResetSecondFactorState,
  { actorId }: { readonly actorId: string },
  today: PlainDate,
): Decided<PlanRecord> {
  const { id, personId, untilOn } = appointment;
  const isOver = untilOn !== null && untilOn < today;
  return decided(
    [
      isOver && refuse('APPOINTMENT_OVER'),
      personId === actorId && refuse('OWN_SECOND_FACTOR'),
      !hasSecondFactor && refuse('SECOND_FACTOR_NONE'),
      !isOver && hasSecondFactor && worksElsewhere && refuse('SECOND_FACTOR_ELSEWHERE'),
    ],
    () => ({
      audit: [
        {
          ...{ action: 'second-factor.reset', subject: 'Person', subjectId: personId },
          data: { appointmentId: id },
        },
      ],
      jobs: [],
    }),
  );
}
