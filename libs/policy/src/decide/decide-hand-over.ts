import { type PlainDate, addDays } from '../dates/plain-date.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type InvitePlan, type InviteState, type PostTerm, decideInvite } from './decide-appoint.ts';
import type { PlanRecord } from './plan-parts.ts';

export interface HandOverState extends InviteState {
  /** The post of the clerk who hands over. */
  readonly appointment: PostTerm & { readonly id: string; readonly personId: string };
}

export interface HandOverInput {
  /** For a new person. */
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  /** The first day of the clerk who takes over; the day before is the last of the other. */
  readonly fromOn: PlainDate;
}

export interface HandOverPlan extends PlanRecord, Pick<InvitePlan, 'person' | 'appointments'> {
  readonly untilOn: PlainDate;
}

/**
 * The clerk of a body changes on a day, in one stroke: no day is without one, and none has both. Tasks, meetings and reminders are the office's,
 * so that all that is open stands with the new clerk from that day on.
 */
export function decideHandOver(
  { appointment, ...state }: HandOverState,
  input: HandOverInput,
  today: PlainDate,
): Decided<HandOverPlan> {
  const { id, personId, role, bodyId, onlyBody, fromOn, untilOn } = appointment;
  const lastDay = addDays(input.fromOn, -1);
  const isOver = untilOn !== null && untilOn < today;
  const invited = decideInvite(
    state,
    { ...input, roles: ['clerk'], bodyId, ...(onlyBody ? { onlyBody } : {}), untilOn: null },
    today,
  );
  return decided(
    [
      role !== 'clerk' && refuse('NOT_A_CLERK'),
      isOver && refuse('APPOINTMENT_OVER'),
      state.person?.id === personId && refuse('HANDED_TO_THEMSELVES', { where: 'email' }),
      lastDay < addDays(today, -1) && refuse('LAST_DAY_PAST', { where: 'first day' }),
      (lastDay < fromOn || (!isOver && untilOn !== null && untilOn < lastDay)) &&
        refuse('TERM_TURNED_ROUND', { where: 'first day' }),
      ...(state.person?.id === personId ? [] : (invited.refusals ?? [])),
    ],
    () => {
      if (!invited.plan) throw new Error('what is refused was refused above');
      const { person, appointments, audit } = invited.plan;
      return {
        ...{ person, appointments, untilOn: lastDay, jobs: [] },
        audit: [
          {
            ...({ action: 'clerk.handed-over', subject: 'Person', subjectId: personId } as const),
            data: { appointmentId: id, bodyId, lastDay, nextPersonId: person.id },
          },
          ...audit,
        ],
      };
    },
  );
}
