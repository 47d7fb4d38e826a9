import { readPolicy, withoutBase } from '@ratify/document';
import { isRunning, decideLeaveTemplate, forceOf, type FollowedTemplate, type LeaveTemplatePlan } from '@ratify/policy';
import type { Edition, Policy, Repositories, Scope } from '@ratify/store';
import { findAmendingDecision } from '../adopt/amending.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { staleAfterAll } from '../shell/stale.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { openDraft } from '../customise/change-draft.ts';

export interface LeaveTemplateInput {
  readonly policyId: string;
  /** Of the draft, as it was open; left out by those who do not read drafts. */
  readonly version?: number | null | undefined;
  readonly reason: string;
  readonly minuteReference: string;
}

/** Makes a policy its organisation's own, by a decision of its body; refused where the publisher's wording binds. */
export async function leaveTemplate(
  journey: Journey,
  scope: Scope,
  input: LeaveTemplateInput,
): Promise<Outcome<Policy>> {
  return writing(journey, scope, ['leave', 'Policy'], async (work) => {
    const { rows, actor, organisationId, today } = work;
    const { policy, draft, edition } = await openDraft(work, input.policyId);
    const decision = decideLeaveTemplate(
      {
        actor,
        organisationId,
        policy,
        draft,
        amendmentsWait: (await findAmendingDecision(rows, organisationId, policy.id)) !== null,
        followed: edition ? await readFollowed(rows, organisationId, edition, today) : null,
        ownText: withoutBase(readPolicy(draft.text)),
      },
      { ...input, version: input.version ?? draft.version, departureId: journey.ids.id() },
      today,
    );
    return settle(decision, async (plan) => {
      const base = { baseEditionOrganisationId: null, baseEditionId: null };
      return rebase(journey, work, { policyId: policy.id, version: draft.version }, { ...plan, base });
    });
  });
}

/** The template behind an edition, and what its publisher's fixed wording is to an organisation. */
export async function readFollowed(
  rows: Repositories,
  organisationId: string,
  edition: Edition,
  today: string,
): Promise<FollowedTemplate> {
  const template = await rows.templates.find({ id: edition.templateId });
  const publisher = await rows.organisations.find({ id: edition.organisationId });
  const links = await rows.links.list({ organisationId, upperId: edition.organisationId });
  const current = links.filter((each) => isRunning(each, today));
  return {
    organisationId: edition.organisationId,
    templateId: edition.templateId,
    title: template?.title ?? '',
    publisherName: publisher?.name ?? '',
    editionId: edition.id,
    editionNumber: edition.number,
    force: forceOf(current),
  };
}

type Rebasing = Pick<LeaveTemplatePlan, 'policy' | 'said' | 'audit' | 'jobs'> & {
  readonly departure: LeaveTemplatePlan['departure'] | null;
  readonly draft: { readonly text: string };
  readonly base: { readonly baseEditionOrganisationId: string | null; readonly baseEditionId: string | null };
};

/**
 * Puts a policy on another base, or on none: its draft, what is still on offer to it, and exceptions, which have nothing left to
 * be exceptions from. Its revisions keep the edition they were made from.
 */
export async function rebase(
  journey: Journey,
  work: Work,
  { policyId, version }: { readonly policyId: string; readonly version: number },
  plan: Rebasing,
): Promise<Policy> {
  const { rows, organisationId, actor } = work;
  const ofPolicy = { organisationId, policyId };
  const at = journey.clock.now();
  const changes = { text: plan.draft.text, ...plan.base, updatedBy: actor.personId };
  if (!(await rows.drafts.save(ofPolicy, version, changes))) throw staleAfterAll();
  await rows.policies.change({ id: policyId }, plan.policy);
  if (plan.departure) await rows.departures.add({ ...plan.departure, recordedAt: at });
  const answered = { answer: 'declined', answeredBy: actor.personId, answeredAt: at, reason: plan.said } as const;
  await rows.updateOffers.change({ ...ofPolicy, answer: null }, answered);
  await rows.exceptions.change({ ...ofPolicy, state: 'asked' }, { state: 'withdrawn' });
  await rows.exceptions.change(
    { ...ofPolicy, state: 'granted' },
    { state: 'ended', endedAt: at, endReason: plan.said },
  );
  await record(work, plan);
  return rows.policies.get({ organisationId, id: policyId });
}
