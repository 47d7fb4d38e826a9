import { emptyBlanks } from '@ratify/document';
import { decideSubmit, isOpenRevision, type Materiality } from '@ratify/policy';
import type { Policy, Revision, Scope } from '@ratify/store';
import { breachesOf, openDraft } from '../customise/change-draft.ts';
import { countOpenComments } from '../circulate/read-talks.ts';
import { findAmendingDecision } from '../adopt/amending.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import { knowOrganisation } from '../shell/organisation.ts';
import type { Journey } from '../shell/ports.ts';
import { freeze } from '../shell/texts.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { weighText } from './weigh-text.ts';

export interface SubmitPolicyInput {
  readonly policyId: string;
  readonly version: number;
  readonly note?: string | null | undefined;
  /** How much the organisation's own changes matter; substantive unless it says otherwise. */
  readonly materiality?: Materiality | null | undefined;
  readonly materialityReason?: string | null | undefined;
  /** Why agreed wording is changed without consulting. */
  readonly consultationReason?: string | null | undefined;
}

/** Freezes the draft into a revision and puts it forward for a decision, with the weight of what it changes. */
export async function submitPolicy(
  journey: Journey,
  scope: Scope,
  input: SubmitPolicyInput,
): Promise<Outcome<Revision>> {
  return writing(journey, scope, ['submit', 'Draft'], async (work) => {
    const { rows, actor, organisationId } = work;
    const open = await openDraft(work, input.policyId);
    const { policy, draft, edition, editionDocument } = open;
    const { facts } = await knowOrganisation(rows, organisationId);
    const frozen = freeze(draft.text, {
      today: journey.clock.today(),
      organisation: facts,
      ...(editionDocument ? { edition: editionDocument } : {}),
    });
    const revisions = await rows.revisions.list({ organisationId, policyId: policy.id }, { order: { number: 'desc' } });
    const offers = await rows.updateOffers.list({ organisationId, policyId: policy.id, answer: null });
    const offered = await Promise.all(offers.map((each) => rows.editions.get({ id: each.editionId })));
    const consultations = await rows.consultations.list({ organisationId, policyId: policy.id, revisionId: null });
    const decision = decideSubmit(
      {
        actor,
        organisationId,
        policy: (await isWithdrawn(work, policy)) ? { ...policy, retiredOn: null } : policy,
        draft: {
          ...frozen,
          version: draft.version,
          baseEditionOrganisationId: edition?.organisationId ?? null,
          baseEditionId: edition?.id ?? null,
          breaches: breachesOf(frozen.document, open),
          emptyBlanks: emptyBlanks(frozen.document),
        },
        organisationFacts: facts,
        openRevision: revisions.find((each) => isOpenRevision(each.state)) ?? null,
        lastRevisionNumber: revisions[0]?.number ?? 0,
        adoptedTextSha256: revisions.find((each) => each.id === policy.adoptedRevisionId)?.textSha256 ?? null,
        openOffers: offered.map((each) => ({ editionNumber: each.number })),
        openComments: await countOpenComments(rows, organisationId, policy.id),
        weight: await weighText(rows, { policy, document: frozen.document, edition }),
        consultationIds: consultations.map((each) => each.id),
        amendmentsWait: (await findAmendingDecision(rows, organisationId, policy.id)) !== null,
      },
      { ...input, revisionId: journey.ids.id() },
    );
    return settle(decision, async (plan) => {
      if (plan.withdrawn) await rows.revisions.change({ id: plan.withdrawn.id }, { state: plan.withdrawn.to });
      const revision = await rows.revisions.add({ ...plan.revision, submittedAt: journey.clock.now() });
      for (const id of plan.consultationIds) await rows.consultations.change({ id }, { revisionId: revision.id });
      await record(work, plan);
      return revision;
    });
  });
}

/** What a decision withdrew from use is brought back by a new adoption, and so it may be put forward. */
async function isWithdrawn({ rows }: Work, { organisationId, id: policyId, retiredOn }: Policy): Promise<boolean> {
  return retiredOn !== null && (await rows.retirements.count({ organisationId, policyId, endedOn: null })) > 0;
}
