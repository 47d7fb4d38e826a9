import { decideChase, type PlainDate, type PolicyToChase } from '@ratify/policy';
import type { Scope, UnitOfWork } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

/** What came of it: so many policies of so many schools, and those that were left out. */
export interface Chased {
  readonly policies: number;
  readonly settings: number;
  readonly leftOut: number;
}

/** Has heads and clerks of schools below reminded of policies of theirs: in one mail each, whatever the number. */
export async function chasePolicies(
  journey: Journey,
  scope: Scope,
  policyIds: readonly string[],
): Promise<Outcome<Chased>> {
  return writing(journey, scope, ['chase', 'Policy'], async (work) => {
    const { rows, actor, today } = work;
    const found = await readChasable(rows, policyIds);
    const decision = decideChase({ actor, found }, { batchId: journey.ids.id() }, today);
    return settle(decision, async (plan) => {
      await rows.chases.addAll(
        plan.policies.map(({ policyId, settingId }) => ({
          ...{ batchId: plan.batchId, policyId, settingOrganisationId: settingId },
          ...{ chasedBy: actor.personId, chasedByName: actor.name, chasedOn: today },
        })),
      );
      await record(work, plan);
      const settings = new Set(plan.policies.map((each) => each.settingId)).size;
      return { policies: plan.policies.length, settings, leftOut: plan.leftOut.length };
    });
  });
}

/** Of these policies, those of settings below; one's own needs no reminder of this kind. */
async function readChasable(rows: UnitOfWork, policyIds: readonly string[]): Promise<PolicyToChase[]> {
  if (policyIds.length === 0) return [];
  const policies = await rows.policies.list({ id: policyIds, retiredOn: null }, { order: { id: 'asc' } });
  const below = policies.filter((each) => each.organisationId !== rows.organisationId);
  const chased = await readChased(rows, policyIds);
  return below.map(({ id: policyId, organisationId: settingId }) => ({
    ...{ policyId, settingId, chasedOn: chased.get(policyId) ?? null },
  }));
}

/** When the acting organisation last had each of these policies reminded of. */
export async function readChased(
  rows: UnitOfWork,
  policyIds: readonly string[],
): Promise<ReadonlyMap<string, PlainDate>> {
  if (policyIds.length === 0) return new Map();
  const { organisationId } = rows;
  const chases = await rows.chases.list({ organisationId, policyId: policyIds }, { order: { chasedOn: 'asc' } });
  return new Map(chases.map((each) => [each.policyId, each.chasedOn as PlainDate]));
}
