import {
  decideTakeUpdate,
  refuse,
  type ChoiceAnswer,
  type KeptAnswer,
  type OfferAnswer,
  type StandingOffer,
  type TakeUpdatePlan,
  type UpdateQuestion,
} from '@ratify/policy';
import type { Draft, Scope } from '@ratify/store';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { staleAfterAll } from '../shell/stale.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { keepChoices } from './answer-choice.ts';
import { openUpdate } from './open-update.ts';
import { weighUpdate, type UpdateToWeigh, type WeighedUpdate } from './weigh-update.ts';

export interface TakeUpdateInput {
  readonly policyId: string;
  readonly editionId: string;
  readonly version: number;
  /** Answers that come with it; those kept before hold without being sent again. */
  readonly answers: readonly ChoiceAnswer[];
}

/** Takes a newer edition into the draft: what only one side changed by itself, what both changed by the school's answers. */
export async function takeUpdate(journey: Journey, scope: Scope, input: TakeUpdateInput): Promise<Outcome<Draft>> {
  return writing(journey, scope, ['update', 'Draft'], async (work) => {
    const { rows, actor, organisationId, today } = work;
    const update = await openUpdate(rows, { organisationId, ...input }, { today, lock: true });
    if (!update) return refused(refuse('EDITION_OF_OTHER_TEMPLATE'));
    const { open, base, edition, kept } = update;
    const weighed = weighWith({ ...update, text: open.draft.text }, update.weighed, input.answers);
    const newest = await rows.revisions.find(
      { organisationId, policyId: open.policy.id },
      { order: { number: 'desc' } },
    );
    const decision = decideTakeUpdate(
      {
        ...{ actor, organisationId, policy: open.policy, baseEditionNumber: base.number, edition, kept },
        baseEdition: base,
        draft: open.draft,
        offers: await standingOffers(work, open.policy.id),
        questions: weighed.questions,
        mergedText: weighed.answered.text,
        notCarriedOver: weighed.answered.notCarriedOver,
        lastRevisionNumber: newest?.number ?? 0,
      },
      input,
    );
    return settle(decision, (plan) => apply(journey, work, open.draft, plan));
  });
}

/** Weighs the update with answers that come along, which may bring up questions that they answer too. */
export function weighWith(
  update: UpdateToWeigh,
  weighed: WeighedUpdate,
  answers: readonly ChoiceAnswer[],
): WeighedUpdate {
  let current = weighed;
  if (answers.length === 0) return current;
  for (let asked = -1; asked < current.questions.length;) {
    asked = current.questions.length;
    const given = current.questions.flatMap((question) => givenTo(question, answers));
    const known = new Set(given.map(({ clauseId }) => clauseId));
    const kept = [...update.kept.filter((each) => !known.has(each.clauseId)), ...given];
    current = weighUpdate({ ...update, kept });
  }
  return current;
}

function givenTo({ clauseId, key }: UpdateQuestion, answers: readonly ChoiceAnswer[]): KeptAnswer[] {
  const found = answers.find((each) => each.clauseId === clauseId);
  return found ? [{ clauseId, key, answer: found.answer, finalText: found.text ?? null, version: 0 }] : [];
}

async function standingOffers({ rows, organisationId }: Work, policyId: string): Promise<StandingOffer[]> {
  const offers = await rows.updateOffers.list({ organisationId, policyId });
  const editions = await rows.editions.list({ id: offers.map((each) => each.editionId) });
  const numbers = new Map(editions.map((each) => [each.id, each.number]));
  return offers.flatMap((offer) => {
    const editionNumber = numbers.get(offer.editionId);
    return editionNumber === undefined ? [] : [{ ...offer, editionNumber }];
  });
}

async function apply(journey: Journey, work: Work, draft: Draft, plan: TakeUpdatePlan): Promise<Draft> {
  const { rows, organisationId } = work;
  const { version: _version, ...changes } = plan.draft;
  const saved = await rows.drafts.save({ organisationId, policyId: plan.policy.id }, draft.version, changes);
  if (!saved) throw staleAfterAll();
  await rows.policies.change({ id: plan.policy.id }, { baseEditionId: plan.policy.baseEditionId });
  for (const offer of plan.offers) await writeOfferAnswer(journey, work, offer);
  await keepChoices(journey, work, plan.choices);
  await rows.takenUpdates.add({ ...plan.taken, takenAt: journey.clock.now() });
  await record(work, plan);
  return saved;
}

/** Writes the answer to an offer; an edition answered before it was ever offered makes the offer and answers it. */
export async function writeOfferAnswer(
  journey: Journey,
  { rows, organisationId }: Work,
  offer: OfferAnswer,
): Promise<void> {
  const { policyId, editionId, editionOrganisationId, answer, answeredBy, reason } = offer;
  const answered = { answer, answeredBy, answeredAt: journey.clock.now(), reason };
  const changed = await rows.updateOffers.change({ organisationId, policyId, editionId }, answered);
  if (changed === 0) await rows.updateOffers.add({ policyId, editionId, editionOrganisationId, ...answered });
}
