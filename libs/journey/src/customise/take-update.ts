import { mergeExcepted, readPolicy, type ChoiceAnswer as MergeAnswer, type MergeResult } from '@ratify/document';
import {
  decideDeclineUpdate,
  decideTakeUpdate,
  refuse,
  type ChoiceAnswer,
  type OfferAnswer,
  type OpenChoice,
} from '@ratify/policy';
import type { Draft, Edition, Policy, Scope } from '@ratify/store';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { staleAfterAll } from '../shell/stale.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { openDraft, type OpenDraft } from './change-draft.ts';

export interface TakeUpdateInput {
  readonly policyId: string;
  readonly editionId: string;
  readonly version: number;
  readonly answers: readonly ChoiceAnswer[];
}

/** Takes a newer edition into the draft: what only one side changed by itself, what both changed by the school's answers. */
export async function takeUpdate(journey: Journey, scope: Scope, input: TakeUpdateInput): Promise<Outcome<Draft>> {
  return writing(journey, scope, ['update', 'Draft'], async (work) => {
    const { rows, actor, organisationId } = work;
    const open = await openDraft(work, input.policyId);
    const edition = await rows.editions.get({ id: input.editionId });
    if (!open.edition) return refused(refuse('EDITION_OF_OTHER_TEMPLATE', { where: open.policy.title }));
    const unanswered = mergeUpdate(open, open.edition, edition, []);
    const merged = mergeUpdate(open, open.edition, edition, input.answers);
    const offer = await rows.updateOffers.find({ organisationId, policyId: open.policy.id, editionId: edition.id });
    const decision = decideTakeUpdate(
      {
        actor,
        organisationId,
        policy: open.policy,
        baseEditionNumber: open.edition.number,
        edition,
        offerAnswer: offer?.answer ?? null,
        draft: open.draft,
        choices: openChoices(unanswered),
        mergedText: merged.text,
        notCarriedOver: merged.notCarriedOver,
      },
      input,
    );
    return settle(decision, async (plan) => {
      const { version: _version, ...changes } = plan.draft;
      const saved = await rows.drafts.save({ organisationId, policyId: open.policy.id }, open.draft.version, changes);
      if (!saved) throw staleAfterAll();
      await rows.policies.change({ id: plan.policy.id }, { baseEditionId: plan.policy.baseEditionId });
      await answerOffer(journey, work, plan.offer);
      for (const choice of plan.choices) {
        const { policyId, editionId, clauseId } = choice;
        await rows.choices.remove({ policyId, editionId, clauseId });
        await rows.choices.add({ ...choice, editionOrganisationId: edition.organisationId });
      }
      await record(work, plan);
      return saved;
    });
  });
}

/** What taking an edition would do to a draft, with the answers given so far. */
export function mergeUpdate(
  open: OpenDraft,
  base: Edition,
  edition: Edition,
  answers: readonly ChoiceAnswer[],
): MergeResult {
  const slug = open.document.frontMatter?.basedOn?.slug ?? readPolicy(edition.text).frontMatter?.slug ?? '';
  return mergeExcepted({
    base: base.text,
    ours: open.draft.text,
    theirs: edition.text,
    answers: givenAnswers(answers),
    excepted: open.granted.map((each) => each.clauseId),
    materiality: Object.fromEntries(Object.entries(edition.materiality).map(([id, { level }]) => [id, level])),
    edition: { slug, number: edition.number },
  });
}

/** Answers as the merge reads them. */
export function givenAnswers(answers: readonly ChoiceAnswer[]): Record<string, MergeAnswer> {
  return Object.fromEntries(
    answers.map(({ clauseId, answer, text }): [string, MergeAnswer] => [
      clauseId,
      { answer, ...(text ? { text } : {}) },
    ]),
  );
}

/** The choices a merge leaves, each with its place in the text. */
export function openChoices({ choices, outcomes }: MergeResult): OpenChoice[] {
  const places = new Map(outcomes.map((each) => [each.clauseId, each]));
  return choices.map(({ clauseId, key }) => {
    const { number = '', title = '' } = places.get(clauseId) ?? {};
    return { clauseId, number, title, key };
  });
}

/** Writes the answer to an offer; an edition taken before it was ever offered makes the offer and answers it. */
async function answerOffer(journey: Journey, { rows, organisationId }: Work, offer: OfferAnswer): Promise<void> {
  const { policyId, editionId, editionOrganisationId, answer, answeredBy, reason } = offer;
  const answered = { answer, answeredBy, answeredAt: journey.clock.now(), reason };
  const changed = await rows.updateOffers.change({ organisationId, policyId, editionId }, answered);
  if (changed === 0) await rows.updateOffers.add({ policyId, editionId, editionOrganisationId, ...answered });
}

export interface DeclineUpdateInput {
  readonly policyId: string;
  readonly editionId: string;
  readonly reason: string;
}

/** Declines a newer edition with a reason; the policy stays as it is and says that it is behind. */
export async function declineUpdate(
  journey: Journey,
  scope: Scope,
  input: DeclineUpdateInput,
): Promise<Outcome<Policy>> {
  return writing(journey, scope, ['update', 'Draft'], async (work) => {
    const { rows, actor, organisationId } = work;
    const policy = await rows.policies.get({ organisationId, id: input.policyId });
    const edition = await rows.editions.get({ id: input.editionId });
    const base = policy.baseEditionId ? await rows.editions.find({ id: policy.baseEditionId }) : null;
    const offer = await rows.updateOffers.find({ organisationId, policyId: policy.id, editionId: edition.id });
    const decision = decideDeclineUpdate(
      {
        actor,
        organisationId,
        policy,
        baseEditionNumber: base?.number ?? null,
        edition,
        offerAnswer: offer?.answer ?? null,
      },
      { reason: input.reason },
    );
    return settle(decision, async (plan) => {
      await answerOffer(journey, work, plan.offer);
      await record(work, plan);
      return policy;
    });
  });
}
