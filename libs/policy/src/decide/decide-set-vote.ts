import { type PlainDate, addDays } from '../dates/plain-date.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { PostTerm } from './decide-appoint.ts';
import type { PlanRecord } from './plan-parts.ts';

export interface SetVoteState {
  readonly appointment: PostTerm & { readonly id: string; readonly personId: string; readonly personName: string };
  /** All that the person holds here. */
  readonly held: readonly PostTerm[];
}

export interface SetVotePlan extends PlanRecord {
  /** Of the appointment as it is; its last day where the other begins after it. */
  readonly change: { readonly votes: boolean } | { readonly untilOn: PlainDate };
  /** From the day on; null where the whole term is meant. */
  readonly next: (PostTerm & { readonly personId: string; readonly personName: string }) | null;
}

/**
 * A governor comes to have a vote, or to have none, from a day of their term on: who could vote before that day stands as it was. From the
 * first day of the term, it was entered wrongly and the term itself is changed.
 */
export function decideSetVote(
  { appointment, held }: SetVoteState,
  { votes, fromOn }: { readonly votes: boolean; readonly fromOn: PlainDate },
  today: PlainDate,
): Decided<SetVotePlan> {
  const { id, personId, personName, role, bodyId, untilOn } = appointment;
  const isWhole = fromOn <= appointment.fromOn;
  const isElected = held.some((each) => isChairOn(each, bodyId) && (each.untilOn === null || each.untilOn >= fromOn));
  return decided(
    [
      (role !== 'governor' || (!votes && isElected)) && refuse('OFFICE_HAS_VOTE', { where: personName }),
      untilOn !== null && (untilOn < today || untilOn < fromOn) && refuse('APPOINTMENT_OVER'),
      (appointment.votes !== false) === votes && refuse('VOTE_AS_IT_IS', { where: personName }),
    ],
    () => ({
      change: isWhole ? { votes } : { untilOn: addDays(fromOn, -1) },
      next: isWhole ? null : { ...termOnly(appointment), personId, personName, votes, fromOn },
      audit: [
        {
          ...({ action: 'appointment.vote-changed', subject: 'Person', subjectId: personId } as const),
          data: { appointmentId: id, bodyId, votes, fromOn: isWhole ? appointment.fromOn : fromOn },
        },
      ],
      jobs: [],
    }),
  );
}

/** Chair and vice-chair are elected from those who have a vote. */
function isChairOn({ role, bodyId }: PostTerm, where: string | null): boolean {
  return (role === 'chair' || role === 'vice-chair') && (bodyId === null || where === null || bodyId === where);
}

function termOnly({ role, bodyId, onlyBody, untilOn }: PostTerm) {
  return { role, bodyId, untilOn, ...(onlyBody === undefined ? {} : { onlyBody }) };
}
