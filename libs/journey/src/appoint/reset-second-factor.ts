import { decideResetSecondFactor } from '@ratify/policy';
import type { Appointment, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import { termOf } from './term-of.ts';

/** Switches off the two-step sign-in of somebody who lost their app and their recovery codes; they are told by mail. */
export async function resetSecondFactor(
  journey: Journey,
  scope: Scope,
  appointmentId: string,
): Promise<Outcome<Appointment>> {
  return writing(journey, scope, ['appoint', 'Person'], async (work) => {
    const { rows, organisationId, today, actor } = work;
    const found = await rows.appointments.get({ organisationId, id: appointmentId });
    await holdToBody(work, found.bodyId);
    const { personId } = found;
    const here = (await rows.listPeople()).find((each) => each.personId === personId);
    const state = {
      ...{ appointment: { ...termOf(found), personId }, hasSecondFactor: here?.hasSecondFactor ?? false },
      worksElsewhere: await rows.worksElsewhere(personId),
    };
    return settle(decideResetSecondFactor(state, { actorId: actor.personId }, today), async (plan) => {
      await rows.resetSecondFactor(personId);
      await record(work, plan);
      return found;
    });
  });
}
