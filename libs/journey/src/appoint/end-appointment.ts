import { rolesThatMay } from '@ratify/access';
import { decideEndAppointment, type PlainDate } from '@ratify/policy';
import type { Appointment, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import { termOf } from './term-of.ts';

/** Sets the last day of somebody's term here; afterwards the role lets them in no more. */
export async function endAppointment(
  journey: Journey,
  scope: Scope,
  { appointmentId, lastDay }: { readonly appointmentId: string; readonly lastDay: PlainDate },
): Promise<Outcome<Appointment>> {
  return writing(journey, scope, ['appoint', 'Person'], async (work) => {
    const { rows, organisationId, today } = work;
    // All of those that count are held: two who end one another's term at once leave one of them.
    const role = rolesThatMay('appoint', 'Person');
    const managing = await rows.appointments.list({ organisationId, role }, { order: { id: 'asc' }, lock: true });
    const found = await rows.appointments.get({ organisationId, id: appointmentId });
    await holdToBody(work, found.bodyId);
    const state = {
      appointment: { ...termOf(found), personId: found.personId },
      managing: managing.map(termOf),
    };
    return settle(decideEndAppointment(state, { lastDay }, today), async (plan) => {
      await rows.appointments.change({ id: appointmentId }, { untilOn: plan.untilOn });
      await record(work, plan);
      return { ...found, untilOn: plan.untilOn };
    });
  });
}
