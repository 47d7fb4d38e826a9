import {
  decideCorrectDetails,
  decideSetAside,
  sayDate,
  votesOf,
  type CorrectedAdoption,
  type CorrectionState,
  type FormerAdoption,
  type PlainDate,
  type Refusal,
  type SetAsidePlan,
  type Votes,
} from '@ratify/policy';
import type { Adoption, Correction, Decision, Revision, Scope } from '@ratify/store';
import { readVoters } from '../approve/read-roll.ts';
import { syncDuties } from '../duties/sync-duties.ts';
import { holdToBody } from '../shell/clerk-of.ts';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { takeDecision, type RecordDecisionInput } from './record-decision.ts';
import { listWaitingItems } from './standing-decision.ts';

export interface CorrectDecisionInput {
  readonly decisionId: string;
  /** Why, in a sentence: it becomes part of the record. */
  readonly reason: string;
  /** The minute of the body's resolution to correct, where a seal stands. */
  readonly resolution?: string | null | undefined;
  /** The same decision with its minute told rightly. */
  readonly details?:
    | {
        readonly minuteReference: string | null;
        readonly attendance: number | null;
        /** Left out: as they are recorded. */
        readonly votes?: Votes | null | undefined;
      }
    | undefined;
  /** What was decided; with neither this nor details nothing was. */
  readonly instead?: Omit<RecordDecisionInput, 'revisionId'> | undefined;
}

/** What was decided in truth is refused, so that nothing is set aside either. */
class Unrecordable extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super('what was decided instead cannot be recorded');
  }
}

/** Puts right a decision that was recorded wrongly. What was recorded stays; a correction tells what it was, why and by whom. */
export async function correctDecision(
  journey: Journey,
  scope: Scope,
  input: CorrectDecisionInput,
): Promise<Outcome<Correction>> {
  try {
    return await writing(journey, scope, ['record', 'Decision'], async (work) => {
      await findNamed(work, input.instead);
      return input.details ? correctDetails(journey, work, input, input.details) : setAside(journey, work, input);
    });
  } catch (error) {
    if (error instanceof Unrecordable) return refused(...error.refusals);
    throw error;
  }
}

/** What was decided instead names rows of one's own, or nothing is looked at. */
async function findNamed({ rows, organisationId }: Work, instead: CorrectDecisionInput['instead']): Promise<void> {
  if (instead?.meetingId) await rows.meetings.get({ organisationId, id: instead.meetingId });
  if (instead?.bodyId) await rows.bodies.get({ organisationId, id: instead.bodyId });
}

async function correctDetails(
  journey: Journey,
  work: Work,
  input: CorrectDecisionInput,
  details: NonNullable<CorrectDecisionInput['details']>,
): Promise<Outcome<Correction>> {
  const { rows } = work;
  const { state, decision } = await load(work, input.decisionId);
  const { ids } = journey;
  const decided = decideCorrectDetails(state, {
    ...{ ...details, votes: details.votes === undefined ? state.decision.votes : details.votes },
    ...{ correctionId: ids.id(), decisionId: ids.id() },
    ...{ reason: input.reason, resolution: input.resolution },
  });
  return settle(decided, async (plan) => {
    const { recordedAt: _, ...asRecorded } = decision;
    await rows.decisions.add({ ...asRecorded, ...plan.decision });
    const correction = await rows.corrections.add(plan.correction);
    await record(work, plan);
    return correction;
  });
}

async function setAside(journey: Journey, work: Work, input: CorrectDecisionInput): Promise<Outcome<Correction>> {
  const { rows } = work;
  const { reason, resolution, instead = null } = input;
  const loaded = await load(work, input.decisionId);
  const { revision, covers, formerId, tabledAtId } = loaded;
  // Decided at another meeting, it stands on the agenda of that one.
  const isElsewhere = tabledAtId !== null && !!instead?.meetingId && instead.meetingId !== tabledAtId;
  const state = isElsewhere
    ? { ...loaded.state, revision: { ...loaded.state.revision, isOnAgenda: false } }
    : loaded.state;
  const decided = decideSetAside(state, { correctionId: journey.ids.id(), reason, resolution, instead });
  return settle(decided, async (plan) => {
    const byDecisionId = instead ? journey.ids.id() : null;
    const correction = await rows.corrections.add({ ...plan.correction, byDecisionId });
    const isOutOfUse = await undo(work, plan, journey.clock.now(), state.former);
    const adoptsInstead = instead?.outcome === 'adopted';
    // Out of use again, it covers nobody; else whom the one before it covered.
    const covering = isOutOfUse ? plan.setAsideAdoptionId : formerId;
    if (plan.policy && covering && !adoptsInstead) await rows.restoreCovers(plan.policy.id, covering);
    if (isElsewhere) await changeAgenda(work, revision.id, tabledAtId, instead?.meetingId ?? '');
    if (instead && byDecisionId) {
      const settingIds = instead.settingIds ?? covers;
      const asItWas = { ...instead, settingIds, revisionId: revision.id };
      const corrects = { decisionId: byDecisionId, correctsId: input.decisionId };
      const { refusals } = await takeDecision(journey, work, asItWas, corrects);
      if (refusals.length > 0) throw new Unrecordable(refusals);
    }
    await record(work, plan);
    return correction;
  });
}

async function changeAgenda(
  { rows, organisationId }: Work,
  revisionId: string,
  fromId: string,
  meetingId: string,
): Promise<void> {
  await rows.agendaItems.remove({ meetingId: fromId, revisionId });
  const there = await rows.agendaItems.list({ organisationId, meetingId });
  await rows.agendaItems.addMissing([
    { meetingId, revisionId, position: Math.max(0, ...there.map(({ position }) => position)) + 1 },
  ]);
}

/**
 * Takes back what the decision did: its adoption, the requests for signatures, the version in force, its dates and its duties. Whether it
 * had brought the policy back into use.
 */
async function undo(
  { rows, today }: Work,
  plan: SetAsidePlan,
  now: Date,
  former: FormerAdoption | null,
): Promise<boolean> {
  for (const move of plan.revisions) await rows.revisions.change({ id: move.id }, { state: move.to });
  if (plan.setAsideAdoptionId) await rows.adoptions.change({ id: plan.setAsideAdoptionId }, { setAsideAt: now });
  for (const id of plan.voidedRequestIds) await rows.signatureRequests.change({ id }, { state: 'void' });
  if (!plan.policy) return false;
  const { id, ...projection } = plan.policy;
  // What it had brought back is out of use again, as it was decided before.
  const endedBy = plan.setAsideAdoptionId;
  const was = endedBy ? await rows.retirements.find({ policyId: id, endedAdoptionId: endedBy }) : null;
  if (was) await rows.retirements.change({ id: was.id }, { endedOn: null, endedAdoptionId: null });
  await rows.policies.change({ id }, { ...projection, ...(was ? { retiredOn: was.retiredOn } : {}) });
  if (!was && former?.revisionId && former.adoptedOn)
    await syncDuties(rows, { id }, { revisionId: former.revisionId, adoptedOn: former.adoptedOn });
  else await rows.duties.change({ policyId: id, endedOn: null }, { endedOn: today });
  return was !== null;
}

interface Loaded {
  readonly state: CorrectionState;
  readonly decision: Decision;
  readonly revision: Revision;
  /** The meeting on whose agenda its version stands. */
  readonly tabledAtId: string | null;
  /** Other settings that the adoption covers. */
  readonly covers: readonly string[];
  /** The adoption that was in force before it. */
  readonly formerId: string | null;
}

async function load(work: Work, decisionId: string): Promise<Loaded> {
  const { rows, actor, organisationId } = work;
  const decision = await rows.decisions.get({ organisationId, id: decisionId });
  await holdToBody(work, decision.bodyId);
  const revision = await rows.revisions.get({ organisationId, id: decision.revisionId }, { lock: true });
  const policy = await rows.policies.get({ organisationId, id: revision.policyId }, { lock: true });
  const adoptions = await rows.adoptions.list(
    { organisationId, policyId: policy.id, setAsideAt: null },
    { order: { recordedAt: 'desc' } },
  );
  const made = adoptions.find(
    (each) => each.revisionId === revision.id && each.revisionId === policy.adoptedRevisionId,
  );
  const mine = made ?? adoptions.find((each) => each.decisionId === decision.id);
  const adoption = decision.outcome === 'adopted' ? mine : undefined;
  const covers = adoption ? await rows.coverages.list({ adoptionId: adoption.id }) : [];
  const former = adoption ? latestOf(adoptions.filter(({ id }) => id !== adoption.id)) : null;
  const coveredBefore = former
    ? await rows.endedCovers.count({ adoptingOrganisationId: organisationId, adoptionId: former.id })
    : 0;
  const items = await rows.agendaItems.list({ organisationId, revisionId: revision.id });
  // What an earlier meeting deferred stays on the agenda of that one: the decision is taken off its own.
  const [waiting] = await listWaitingItems(rows, organisationId, items);
  const item = items.find(({ meetingId }) => meetingId === decision.meetingId) ?? waiting;
  const open = await rows.revisions.count({
    organisationId,
    policyId: policy.id,
    state: ['submitted', 'tabled', 'deferred'],
  });
  const isOpenItself = ['submitted', 'tabled', 'deferred'].includes(revision.state);
  return {
    ...{ decision, revision, tabledAtId: item?.meetingId ?? null },
    covers: covers.map((each) => each.organisationId).filter((id) => id !== organisationId),
    formerId: former?.id ?? null,
    state: {
      ...{ actor, organisationId, policy },
      decision: { ...decision, decidedOn: decision.decidedOn as PlainDate, votes: votesOf(decision) },
      voters: await readVotersAt(rows, decision),
      isCorrected: (await rows.corrections.count({ organisationId, decisionId })) > 0,
      revision: { ...revision, isOnAgenda: item !== undefined },
      adoption: adoption ? await correctedAdoption(rows, adoption, covers.length > 0 && coveredBefore === 0) : null,
      former: former ? await formerOf(rows, former) : null,
      isNewerOpen: open > (isOpenItself ? 1 : 0),
    },
  };
}

/** As many as the names of its meeting bear; null where nobody is recorded by name. */
async function readVotersAt(
  rows: Work['rows'],
  { organisationId, meetingId, revisionId }: Decision,
): Promise<number | null> {
  return meetingId ? readVoters(rows, { organisationId, id: meetingId }, revisionId) : null;
}

async function correctedAdoption(
  rows: Work['rows'],
  { organisationId, id: adoptionId }: Adoption,
  coversOthers: boolean,
): Promise<CorrectedAdoption> {
  const documents = await rows.documents.list({ organisationId, adoptionId }, { lock: true });
  const requests = await rows.signatureRequests.list({ organisationId, adoptionId });
  const isSigned = requests.some(({ state }) => state === 'signed' || state === 'signed-on-paper');
  return {
    ...{ id: adoptionId, coversOthers },
    isSealed: isSigned || documents.some(({ state }) => state === 'sealed' || state === 'sealing'),
    isReviewed: (await rows.reviews.count({ organisationId, adoptionId })) > 0,
    openRequestIds: requests.filter(({ state }) => state === 'open').map(({ id }) => id),
  };
}

/** The one in force of several adoptions: the latest. */
function latestOf(adoptions: readonly Adoption[]): Adoption | null {
  const [latest] = adoptions.toSorted(
    (a, b) =>
      (b.effectiveFrom ?? '').localeCompare(a.effectiveFrom ?? '') || b.recordedAt.getTime() - a.recordedAt.getTime(),
  );
  return latest ?? null;
}

/** The adoption that was in force before, with the date to which its reviews moved it. */
async function formerOf(rows: Work['rows'], former: Adoption): Promise<FormerAdoption> {
  const { organisationId, id: adoptionId, revisionId } = former;
  const reviews = await rows.reviews.list({ organisationId, adoptionId }, { order: { reviewedOn: 'desc' } });
  const moved = reviews.find(({ nextDueOn }) => nextDueOn !== null)?.nextDueOn as PlainDate | undefined;
  const due =
    moved && moved !== former.reviewDueOn
      ? { reviewDueOn: moved, reviewDuePrecision: 'day' as const, reviewDueSaid: sayDate(moved) }
      : {
          reviewDueOn: former.reviewDueOn as PlainDate | null,
          reviewDuePrecision: former.reviewDuePrecision,
          reviewDueSaid: former.reviewDueSaid,
        };
  return {
    ...{ revisionId, due },
    adoptedOn: former.adoptedOn as PlainDate | null,
    effectiveFrom: former.effectiveFrom as PlainDate | null,
  };
}
