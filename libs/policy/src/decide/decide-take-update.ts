import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import {
  type ChoiceAnswerKind,
  type KeptAnswer,
  type UpdateQuestion,
  answerFor,
  isFitting,
  isSettled,
} from '../update/update-questions.ts';
import { type KeptChoice, keepAnswer } from './decide-answer-choice.ts';
import { refuseStaleDraft } from './decide-save-draft.ts';
import { type PlanRecord, clausePlace } from './plan-parts.ts';
import { type OfferAnswer, type OfferAnswerKind, type UpdateState, answerOffer, checkEdition } from './update-state.ts';

/** An answer given together with the taking: it holds for the question of that clause as it stands. */
export interface ChoiceAnswer {
  readonly clauseId: string;
  readonly answer: ChoiceAnswerKind;
  /** The final wording with `own`; the reason for leaving a new optional clause out. */
  readonly text?: string | null | undefined;
}

/** An edition offered, with its answer so far. */
export interface StandingOffer {
  readonly id: string;
  readonly editionNumber: number;
  readonly editionId: string;
  readonly editionOrganisationId: string;
  readonly answer: OfferAnswerKind | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly reason: string | null;
}

export interface TakeUpdateState extends UpdateState {
  readonly baseEdition: { readonly id: string; readonly organisationId: string };
  readonly draft: { readonly version: number; readonly text: string };
  /** Of the policy, whatever their answers. */
  readonly offers: readonly StandingOffer[];
  /** Everything that a person has to say, whether said or not. */
  readonly questions: readonly UpdateQuestion[];
  /** Answers kept so far, of any wordings. */
  readonly kept: readonly KeptAnswer[];
  /** The text with the answers worked in. */
  readonly mergedText: string;
  /** What of the school's words is not in the new text, kept in the record. */
  readonly notCarriedOver: readonly { readonly clauseId: string; readonly text: string }[];
  /** Number of the policy's newest revision; 0 without one. */
  readonly lastRevisionNumber: number;
}

export interface TakeUpdateInput {
  readonly version: number;
  readonly answers: readonly ChoiceAnswer[];
}

export interface TakeUpdatePlan extends PlanRecord {
  readonly draft: {
    readonly text: string;
    readonly version: number;
    readonly baseEditionOrganisationId: string;
    readonly baseEditionId: string;
    readonly updatedBy: string;
  };
  readonly policy: { readonly id: string; readonly baseEditionId: string };
  /** The offer of this edition, and of the editions that it includes. */
  readonly offers: readonly OfferAnswer[];
  /** Answers that came with the taking; those kept before stand as they are. */
  readonly choices: readonly KeptChoice[];
  readonly taken: {
    readonly policyId: string;
    readonly editionOrganisationId: string;
    readonly editionId: string;
    readonly beforeEditionOrganisationId: string;
    readonly beforeEditionId: string;
    readonly beforeText: string;
    readonly offersBefore: readonly {
      readonly id: string;
      readonly answer: 'declined' | null;
      readonly answeredBy: string | null;
      readonly answeredAt: string | null;
      readonly reason: string | null;
    }[];
    readonly version: number;
    readonly revisionNumber: number;
    readonly takenBy: string;
    readonly takenByName: string;
  };
}

/**
 * Takes a newer edition into the draft, and with it the editions between. Each question has to be answered first; a declined
 * edition may still be taken. Only the draft moves: a submitted or tabled revision stays what it is.
 */
export function decideTakeUpdate(state: TakeUpdateState, input: TakeUpdateInput): Decided<TakeUpdatePlan> {
  const given = new Map(input.answers.map((answer) => [answer.clauseId, answer]));
  return decided(
    [
      refuseStaleTaking(state, input),
      ...checkEdition(state),
      ...state.questions.map((question) => checkAnswer(question, given.get(question.clauseId), state.kept)),
    ],
    () => takeUpdatePlan(state, given),
  );
}

/** The draft was saved after the final check: both texts come back, the one saved and the one that taking it would make. */
function refuseStaleTaking({ draft, mergedText }: TakeUpdateState, { version }: TakeUpdateInput): Refusal | null {
  return refuseStaleDraft(draft, { version, text: mergedText });
}

/** The refusal of a question that is not answered, or not in a way that settles it. */
export function checkAnswer(
  question: UpdateQuestion,
  given: ChoiceAnswer | undefined,
  kept: readonly KeptAnswer[],
): Refusal | null {
  const place = clausePlace(question);
  const standing = given ? { answer: given.answer, finalText: given.text ?? null } : answerFor(question, kept);
  if (!standing) return refuse(question.kind === 'both' ? 'BOTH_NOT_CONFIRMED' : 'CHOICE_UNANSWERED', place);
  if (!isFitting(question.kind, standing.answer)) return refuse('ANSWER_NOT_FITTING', place);
  return isSettled(standing) ? null : refuse('CHOICE_TEXT_MISSING', place);
}

function takeUpdatePlan(state: TakeUpdateState, given: ReadonlyMap<string, ChoiceAnswer>): TakeUpdatePlan {
  const { actor, policy, edition, baseEdition, draft } = state;
  const version = draft.version + 1;
  const included = state.offers.filter((offer) => offer.answer === null && offer.editionNumber < edition.number);
  const answered = [...included, ...state.offers.filter((offer) => offer.editionId === edition.id)];
  return {
    draft: {
      text: state.mergedText,
      version,
      baseEditionOrganisationId: edition.organisationId,
      baseEditionId: edition.id,
      updatedBy: actor.personId,
    },
    policy: { id: policy.id, baseEditionId: edition.id },
    offers: [
      answerOffer(state, 'taken', null),
      ...included.map(({ editionId, editionOrganisationId }) => ({
        ...answerOffer(state, 'included', null),
        ...{ editionId, editionOrganisationId },
      })),
    ],
    choices: state.questions.flatMap((question) => {
      const answer = given.get(question.clauseId);
      return answer ? [keepAnswer(state, question, answer)] : [];
    }),
    taken: {
      policyId: policy.id,
      editionOrganisationId: edition.organisationId,
      editionId: edition.id,
      beforeEditionOrganisationId: baseEdition.organisationId,
      beforeEditionId: baseEdition.id,
      beforeText: draft.text,
      offersBefore: answered.map(({ id, answer, answeredBy, answeredAt, reason }) => ({
        ...{ id, answeredBy, reason },
        answer: answer === 'declined' ? answer : null,
        answeredAt: answeredAt?.toISOString() ?? null,
      })),
      version,
      revisionNumber: state.lastRevisionNumber,
      takenBy: actor.personId,
      takenByName: actor.name,
    },
    ...takingRecord(state, given),
  };
}

function takingRecord(state: TakeUpdateState, given: ReadonlyMap<string, ChoiceAnswer>): PlanRecord {
  const { policy, edition, draft, notCarriedOver } = state;
  const answers = state.questions.flatMap((question) => {
    const answer = given.get(question.clauseId)?.answer ?? answerFor(question, state.kept)?.answer;
    return answer ? [[question.clauseId, answer] as const] : [];
  });
  return {
    audit: [
      {
        action: 'update.taken',
        subject: 'Policy',
        subjectId: policy.id,
        data: {
          editionId: edition.id,
          edition: edition.number,
          version: draft.version + 1,
          answers: Object.fromEntries(answers),
          notCarriedOver: notCarriedOver.map((words) => words.clauseId),
        },
        ...(notCarriedOver.length > 0
          ? { personal: Object.fromEntries(notCarriedOver.map((words) => [words.clauseId, words.text])) }
          : {}),
      },
    ],
    jobs: [],
  };
}
