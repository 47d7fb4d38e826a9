import { decideSetSigningRules, type SetSigningRulesInput } from '@ratify/policy';
import type { Body, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

/** Records how a body has what it adopts signed, with the minute that says so. */
export async function setSigningRules(
  journey: Journey,
  scope: Scope,
  input: SetSigningRulesInput & { readonly bodyId: string },
): Promise<Outcome<Body>> {
  return writing(journey, scope, ['record', 'Decision'], async (work) => {
    const { rows, organisationId } = work;
    const body = await rows.bodies.get({ organisationId, id: input.bodyId }, { lock: true });
    await holdToBody(work, body.id);
    return settle(decideSetSigningRules(body, input), async (plan) => {
      const { id, signatories, ...rules } = plan.body;
      await rows.bodies.change({ id }, { signatories: [...signatories], ...rules });
      await record(work, plan);
      return { ...body, ...rules, signatories: [...signatories] };
    });
  });
}
