import {
  decideChangeRequirement,
  decideEndRequirement,
  decideRequire,
  decideRequireStatutory,
  SETTING_PHASES,
  type PlainDate,
  type RequireInput,
  type RequirePlan,
  type RequireState,
} from '@ratify/policy';
import type { RequiredPolicy, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';

export type ChangeRequirementInput = Omit<RequireInput, 'id'> & {
  readonly requirementId: string;
  /** Its last day; null while it has none. */
  readonly endedOn: PlainDate | null;
};

/** Expects a policy of the settings below a publisher. */
export async function requirePolicy(
  journey: Journey,
  scope: Scope,
  input: Omit<RequireInput, 'id'>,
): Promise<Outcome<RequiredPolicy[]>> {
  return writing(journey, scope, ['publish', 'Template'], async (work) => {
    const decision = decideRequire(await readState(work), { ...input, id: journey.ids.id() });
    return settle(decision, (plan) => write(work, plan));
  });
}

/** Expects every statutory policy that a publisher does not expect yet. */
export async function requireStatutory(journey: Journey, scope: Scope): Promise<Outcome<RequiredPolicy[]>> {
  return writing(journey, scope, ['publish', 'Template'], async (work) =>
    settle(
      decideRequireStatutory(await readState(work), () => journey.ids.id()),
      (plan) => write(work, plan),
    ),
  );
}

/** Changes what is expected, while it is. */
export async function changeRequirement(
  journey: Journey,
  scope: Scope,
  { requirementId, ...input }: ChangeRequirementInput,
): Promise<Outcome<RequiredPolicy>> {
  return writing(journey, scope, ['publish', 'Template'], async (work) => {
    const { rows, organisationId, today } = work;
    const found = await rows.requiredPolicies.get({ organisationId, id: requirementId }, { lock: true });
    const is = {
      ...found,
      phases: SETTING_PHASES.filter((phase) => found.phases.includes(phase)),
      ...{ dueOn: found.dueOn as PlainDate | null, endedOn: found.endedOn as PlainDate | null },
    };
    return settle(decideChangeRequirement(await readState(work), is, input, today), async (plan) => {
      const { id, phases, standings, ...changes } = plan.requirement;
      const changed = { ...changes, phases: [...phases], standings: [...standings] };
      await rows.requiredPolicies.change({ id }, changed);
      await record(work, plan);
      return { ...found, ...changed };
    });
  });
}

/** Ends what is expected with its last day. */
export async function endRequirement(
  journey: Journey,
  scope: Scope,
  { requirementId, lastDay }: { readonly requirementId: string; readonly lastDay: PlainDate },
): Promise<Outcome<RequiredPolicy>> {
  return writing(journey, scope, ['publish', 'Template'], async (work) => {
    const { rows, organisationId } = work;
    const found = await rows.requiredPolicies.get({ organisationId, id: requirementId }, { lock: true });
    return settle(decideEndRequirement(found, { lastDay }), async (plan) => {
      const { id, endedOn } = plan.requirement;
      await rows.requiredPolicies.change({ id }, { endedOn });
      await record(work, plan);
      return { ...found, endedOn };
    });
  });
}

/** Under a lock on the organisation, so that nothing is expected twice. */
async function readState({ rows, organisationId, today }: Work): Promise<RequireState> {
  const { kind } = await rows.organisations.get({ id: organisationId }, { lock: true });
  const all = await rows.requiredPolicies.list({ organisationId });
  const standing = all.filter(({ endedOn }) => endedOn === null || endedOn >= today);
  return {
    kind,
    expected: standing.map(({ title }) => title),
    expectedKeys: standing.flatMap(({ statutoryKey }) => statutoryKey ?? []),
    templates: await rows.templates.list({ organisationId }),
  };
}

async function write(work: Work, plan: RequirePlan): Promise<RequiredPolicy[]> {
  const added = await work.rows.requiredPolicies.addAll(
    plan.requirements.map((each) => ({ ...each, phases: [...each.phases], standings: [...each.standings] })),
  );
  await record(work, plan);
  return added;
}
