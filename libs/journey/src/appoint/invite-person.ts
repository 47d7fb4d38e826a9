import { BODY_ROLES, decideInvite, refuse, type InviteInput } from '@ratify/policy';
import type { Appointment, Scope, UnitOfWork } from '@ratify/store';
import { postMessage } from '../message/post-message.ts';
import { holdToBody } from '../shell/clerk-of.ts';
import { done, refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import { termOf } from './term-of.ts';

/** Gives somebody roles here for a term, and tells them by mail; whoever has no account yet gets a link to set a password. */
export async function invitePerson(
  journey: Journey,
  scope: Scope,
  given: Omit<InviteInput, 'personId'>,
): Promise<Outcome<Appointment[]>> {
  return writing(journey, scope, ['appoint', 'Person'], async (work) => {
    const { rows, organisationId, today } = work;
    const { bodyId } = given;
    if (bodyId !== null && !(await rows.bodies.find({ organisationId, id: bodyId })))
      return refused(refuse('NOT_FOUND'));
    await holdToBody(work, given.roles.every((role) => BODY_ROLES.some((each) => each === role)) ? bodyId : null);
    const person = await rows.findPerson(given.email.trim());
    const held = person ? await rows.appointments.list({ organisationId, personId: person.id }) : [];
    const state = { organisationKind: rows.actor.organisationKind, person, held: held.map(termOf) };
    return settle(decideInvite(state, { ...given, personId: journey.ids.id() }, today), async (plan) => {
      if (plan.person.isNew) await rows.addPerson(plan.person);
      const appointments = await rows.appointments.addAll(plan.appointments);
      await record(work, plan);
      await tellAppointed(rows, plan.person.id, work.actor.personId);
      return appointments;
    });
  });
}

/** Sends the invitation again to somebody who has not set a password yet; says of everybody else that they need none. */
export async function inviteAgain(
  journey: Journey,
  scope: Scope,
  appointmentId: string,
): Promise<Outcome<Appointment>> {
  return writing(journey, scope, ['appoint', 'Person'], async (work) => {
    const { rows, organisationId, today, actor } = work;
    const appointment = await rows.appointments.get({ organisationId, id: appointmentId });
    await holdToBody(work, appointment.bodyId);
    if (appointment.untilOn !== null && appointment.untilOn < today) return refused(refuse('APPOINTMENT_OVER'));
    const here = await rows.listPeople();
    if (here.find(({ personId }) => personId === appointment.personId)?.canSignIn)
      return refused(refuse('ALREADY_HERE'));
    await tellAppointed(rows, appointment.personId, actor.personId);
    return done(appointment);
  });
}

/** Tells somebody of a post; whoever has no password yet gets a link to set one. */
export async function tellAppointed(rows: UnitOfWork, personId: string, actorId: string): Promise<void> {
  const linkId = await rows.openInvitation(personId);
  const subjects: Readonly<Record<string, string>> = linkId ? { linkId } : {};
  const kind = linkId ? 'invitation' : 'appointed';
  await postMessage(rows, { kind, recipientId: personId, subjects }, actorId);
}
