import { decideHandOver, type HandOverInput } from '@ratify/policy';
import type { Appointment, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import { tellAppointed } from './invite-person.ts';
import { termOf } from './term-of.ts';

/** Hands the post of a clerk over to somebody else on a day, who is told by mail. What is open is the office's, and so the new clerk's. */
export async function handOver(
  journey: Journey,
  scope: Scope,
  { appointmentId, ...given }: Omit<HandOverInput, 'personId'> & { readonly appointmentId: string },
): Promise<Outcome<Appointment[]>> {
  return writing(journey, scope, ['appoint', 'Person'], async (work) => {
    const { rows, organisationId, today, actor } = work;
    const found = await rows.appointments.get({ organisationId, id: appointmentId }, { lock: true });
    await holdToBody(work, found.bodyId);
    const person = await rows.findPerson(given.email.trim());
    const held = person ? await rows.appointments.list({ organisationId, personId: person.id }) : [];
    const state = {
      ...{ organisationKind: rows.actor.organisationKind, person, held: held.map(termOf) },
      appointment: { ...termOf(found), personId: found.personId },
    };
    return settle(decideHandOver(state, { ...given, personId: journey.ids.id() }, today), async (plan) => {
      if (plan.person.isNew) await rows.addPerson(plan.person);
      await rows.appointments.change({ id: appointmentId }, { untilOn: plan.untilOn });
      const appointments = await rows.appointments.addAll(plan.appointments);
      await record(work, plan);
      await tellAppointed(rows, plan.person.id, actor.personId);
      return appointments;
    });
  });
}
