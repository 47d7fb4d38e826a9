import { decideSetVote, type PlainDate } from '@ratify/policy';
import type { Appointment, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import { termOf } from './term-of.ts';

/** Gives a member of a body a vote, or takes it, from a day on. */
export async function setVote(
  journey: Journey,
  scope: Scope,
  { appointmentId, ...input }: { readonly appointmentId: string; readonly votes: boolean; readonly fromOn: PlainDate },
): Promise<Outcome<Appointment>> {
  return writing(journey, scope, ['appoint', 'Person'], async (work) => {
    const { rows, organisationId, today } = work;
    const found = await rows.appointments.get({ organisationId, id: appointmentId }, { lock: true });
    await holdToBody(work, found.bodyId);
    const { personId, personName } = found;
    const held = await rows.appointments.list({ organisationId, personId });
    const state = { appointment: { ...termOf(found), personId, personName }, held: held.map(termOf) };
    return settle(decideSetVote(state, input, today), async (plan) => {
      await rows.appointments.change({ id: appointmentId }, plan.change);
      const next = plan.next && (await rows.appointments.add(plan.next));
      await record(work, plan);
      return next ?? { ...found, ...plan.change };
    });
  });
}
