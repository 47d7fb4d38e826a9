import { decideErase, type EraseState } from '@ratify/policy';
import type { Scope, UnitOfWork } from '@ratify/store';
import type { ReadableRows } from '../reading/readable.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

/** Lets go of the name of somebody who has left, and of their account where no other organisation has it. Records stand. */
export async function erasePerson(
  journey: Journey,
  scope: Scope,
  { appointmentId, typedName }: { readonly appointmentId: string; readonly typedName: string },
): Promise<Outcome<EraseState>> {
  return writing(journey, scope, ['erase', 'Person'], async (work) => {
    const state = await weigh(work.rows, work.organisationId, appointmentId);
    return settle(decideErase(state, { typedName }), async (plan) => {
      await work.rows.erasePerson(plan.personId, { carryOut: true });
      await record(work, plan);
      return state;
    });
  });
}

/** What erasing somebody would come to; null for those who may not. */
export async function weighErasure(rows: ReadableRows, appointmentId: string): Promise<EraseState | null> {
  const { work, organisationId } = rows;
  return rows.canOn('erase', 'Person', { organisationId }) ? weigh(work, organisationId, appointmentId) : null;
}

async function weigh(rows: UnitOfWork, organisationId: string, appointmentId: string): Promise<EraseState> {
  const { personId, personName } = await rows.appointments.get({ organisationId, id: appointmentId });
  return { personId, name: personName, ...(await rows.erasePerson(personId, { carryOut: false })) };
}
