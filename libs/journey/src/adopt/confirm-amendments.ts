import { mergePolicies } from '@ratify/document';
import { decideConfirmAmendments, type PlainDate } from '@ratify/policy';
import type { Adoption, Revision, Scope } from '@ratify/store';
import { StoreError } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { readTermCalendar } from '../shell/term-calendar.ts';
import { votingOffices } from '../shell/voting-offices.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { adoptText, coversOf, openRequestsOf, requestIds } from './adopt-text.ts';
import { amendingDecision } from './amending.ts';
import { readStored } from '../shell/read-stored.ts';

export interface ConfirmAmendmentsInput {
  /** The revision that holds the changes. */
  readonly revisionId: string;
  readonly matches: boolean;
  /** What does not match, if it does not. */
  readonly reason?: string | null | undefined;
}

export interface ConfirmedAmendments {
  readonly revision: Revision;
  /** Null where the text did not match the minute. */
  readonly adoption: Adoption | null;
}

/** Confirms, for the office that the meeting named, that a changed text matches the minute: with that it is adopted. */
export async function confirmAmendments(
  journey: Journey,
  scope: Scope,
  input: ConfirmAmendmentsInput,
): Promise<Outcome<ConfirmedAmendments>> {
  return writing(journey, scope, ['confirm', 'Revision'], async (work) => {
    const { rows, actor, organisationId, roles } = work;
    const revision = await rows.revisions.get({ organisationId, id: input.revisionId }, { lock: true });
    const policy = await rows.policies.get({ organisationId, id: revision.policyId }, { lock: true });
    const found = revision.amendsId
      ? await rows.decisions.find(
          { organisationId, revisionId: revision.amendsId, outcome: 'adopted-with-changes' },
          { order: { recordedAt: 'desc' } },
        )
      : null;
    if (!found) throw new StoreError('NOT_FOUND', 'a revision that amends none has nothing to confirm');
    const decision = await amendingDecision(rows, found);
    const body = await rows.bodies.get({ organisationId, id: decision.bodyId });
    const decided = decideConfirmAmendments(
      {
        actor,
        organisationId,
        offices: await votingOffices(rows, { organisationId, roles, personId: actor.personId }, work.today),
        policy,
        body,
        openRequestIds: await openRequestsOf(work, policy),
        covers: await coversOf(work, policy),
        decision: Object.assign(decision, { decidedOn: decision.decidedOn as PlainDate }),
        revision: { ...revision, review: readStored(revision.text).frontMatter?.review ?? null },
        termCalendar: await readTermCalendar(rows, organisationId),
      },
      {
        ids: { adoption: journey.ids.id(), document: journey.ids.id(), signatureRequests: requestIds(journey) },
        verifyCode: journey.ids.verifyCode(),
        matches: input.matches,
        reason: input.reason,
      },
      journey.clock.today(),
    );
    return settle(decided, async (plan) => {
      for (const move of plan.revisions) await rows.revisions.change({ id: move.id }, { state: move.to });
      if (plan.adopted) {
        await adoptText(work, plan.adopted);
        await carryIntoDraft(work, revision);
      }
      await record(work, plan);
      return {
        revision: { ...revision, state: plan.adopted ? 'adopted' : 'withdrawn' },
        adoption: plan.adopted ? await rows.adoptions.get({ id: plan.adopted.adoption.id }) : null,
      };
    });
  });
}

/**
 * The working text takes in what the meeting changed, or the next revision would undo it. Where the head has changed the same
 * words since, the draft stays as it is: what it sends next shows the difference from the text in force.
 */
async function carryIntoDraft({ rows, organisationId }: Work, amended: Revision): Promise<void> {
  const { policyId, amendsId } = amended;
  const draft = await rows.drafts.find({ organisationId, policyId }, { lock: true });
  const put = amendsId ? await rows.revisions.get({ organisationId, id: amendsId }) : null;
  if (!draft || !put) return;
  const merge = mergePolicies({ base: put.text, ours: draft.text, theirs: amended.text });
  if (!merge.clean || merge.text === draft.text) return;
  await rows.drafts.save({ organisationId, policyId }, draft.version, { text: merge.text });
}
