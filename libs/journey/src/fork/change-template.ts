import { readPolicy, startFromOwnWords, type OwnWords } from '@ratify/document';
import { decideChangeTemplate, refuse } from '@ratify/policy';
import type { Draft, Edition, Policy, Repositories, Scope, Template } from '@ratify/store';
import { findAmendingDecision } from '../adopt/amending.ts';
import { openDraft } from '../customise/change-draft.ts';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { writing } from '../shell/writing.ts';
import { readFollowed, rebase } from './leave-template.ts';

export interface ChangeTemplateInput {
  readonly policyId: string;
  readonly templateId: string;
  /** Of the draft, as it was open. */
  readonly version: number;
  readonly reason: string;
}

/** Puts a policy on another template's newest edition, in the organisation's own words; the old base stays on record. */
export async function changeTemplate(
  journey: Journey,
  scope: Scope,
  input: ChangeTemplateInput,
): Promise<Outcome<Policy>> {
  return writing(journey, scope, ['leave', 'Policy'], async (work) => {
    const { rows, actor, organisationId, today } = work;
    const { policy, draft, edition } = await openDraft(work, input.policyId);
    const next = await readNext(rows, input.templateId);
    if (!next) return refused(refuse('NOT_FOUND'));
    const followed = edition ? await readFollowed(rows, organisationId, edition, today) : null;
    const policies = await rows.policies.list({ organisationId, retiredOn: null });
    const decision = decideChangeTemplate(
      {
        actor,
        organisationId,
        policy,
        draft,
        amendmentsWait: (await findAmendingDecision(rows, organisationId, policy.id)) !== null,
        followed,
        next: {
          ...next,
          edition: { ...next.edition, isLatest: true },
          keepsFaith:
            next.edition.organisationId === followed?.organisationId ||
            next.edition.lineage.some((each) => each.templateId === followed?.templateId),
        },
        others: policies.filter((each) => each.id !== policy.id),
        text: onNewBase(draft, next).text,
      },
      { ...input, departureId: journey.ids.id() },
      today,
    );
    return settle(decision, async (plan) => {
      const { baseEditionOrganisationId, baseEditionId } = plan.draft;
      const base = { baseEditionOrganisationId, baseEditionId };
      return rebase(journey, work, { policyId: policy.id, version: draft.version }, { ...plan, base });
    });
  });
}

/** A template to go over to, with its newest edition. */
export interface NextTemplate {
  readonly template: Template;
  readonly edition: Edition;
}

/** The template in sight, with its newest edition; null where it has none. */
export async function readNext(rows: Repositories, templateId: string): Promise<NextTemplate | null> {
  const template = await rows.templates.get({ id: templateId });
  const edition = await rows.editions.find(
    { organisationId: template.organisationId, templateId },
    { order: { number: 'desc' } },
  );
  return edition ? { template, edition } : null;
}

/** A draft's own words on another edition, and what became of each. */
export function onNewBase(draft: Draft, { template, edition }: NextTemplate): OwnWords {
  return startFromOwnWords(readPolicy(edition.text), readPolicy(draft.text), {
    slug: template.slug,
    edition: edition.number,
  });
}
