import { withLiveValues } from '@ratify/document';
import { decideSetLiveValue, type PlainDate, type SetLiveValuePlan } from '@ratify/policy';
import type { LiveValue, Scope } from '@ratify/store';
import { findTextInForce, readLiveBlanks, type TextInForce } from '../reading/live-values.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { readStored } from '../shell/read-stored.ts';
import { staleAfterAll } from '../shell/stale.ts';
import { record, writing, type Work } from '../shell/writing.ts';

export interface SetLiveValueInput {
  /** Of the organisation acted for, or one that covers it. */
  readonly policyId: string;
  readonly blankId: string;
  readonly items: readonly string[];
  /** Since when it is so; null: today. */
  readonly asAt: PlainDate | null;
  readonly why: string | null;
}

/** Answers a live blank anew between meetings: the text in force reads so from then on, and the draft says it too. */
export async function setLiveValue(
  journey: Journey,
  scope: Scope,
  { policyId, blankId, items, asAt, why }: SetLiveValueInput,
): Promise<Outcome<LiveValue>> {
  return writing(journey, scope, ['review', 'Policy'], async (work) => {
    const { rows, actor, roles, organisationId, today } = work;
    await rows.organisations.get({ id: organisationId }, { lock: true }); // so that nobody answers beside somebody
    const text = await findTextInForce(rows, organisationId, policyId);
    const policy = text ? heldPolicy(text) : await unheldPolicy(work, policyId);
    const found = text ? (await readLiveBlanks(rows, text)).find(({ blank }) => blank.id === blankId) : undefined;
    const decision = decideSetLiveValue(
      {
        ...{ actor, roles, organisationId, today, policy },
        ...{ blank: found?.blank ?? null, standing: found?.standing ?? { items: [], asAt: null } },
      },
      { valueId: journey.ids.id(), items, asAt: asAt ?? today, why },
    );
    return settle(decision, async (plan) => {
      const value = await rows.liveValues.add({ ...plan.value, setAt: journey.clock.now() });
      if (!policy.isCover) await carryIntoDraft(work, plan);
      await record(work, plan);
      return value;
    });
  });
}

function heldPolicy({ policyOrganisationId: organisationId, policyId: id, title, isCover }: TextInForce) {
  return { organisationId, id, title, isCover, isInForce: true };
}

/** One of its own without a text in force; throws where there is none. */
async function unheldPolicy({ rows, organisationId }: Work, policyId: string) {
  const { id, title } = await rows.policies.get({ organisationId, id: policyId });
  return { organisationId, id, title, isCover: false, isInForce: false };
}

async function carryIntoDraft({ rows, organisationId, actor }: Work, { value }: SetLiveValuePlan): Promise<void> {
  const { policyId, blankId, items, asAt } = value;
  const draft = await rows.drafts.find({ organisationId, policyId }, { lock: true });
  if (!draft) return;
  const text = withLiveValues(readStored(draft.text), { [blankId]: { items, asAt } });
  if (text === draft.text) return;
  const changes = { text, updatedBy: actor.personId };
  if (!(await rows.drafts.save({ organisationId, policyId }, draft.version, changes))) throw staleAfterAll();
}
