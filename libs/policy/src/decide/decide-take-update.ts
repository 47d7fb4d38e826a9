import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { refuseStaleDraft } from './decide-save-draft.ts';
import { type Actor, type PlanRecord, clausePlace, isBlankText } from './plan-parts.ts';

export type ChoiceAnswerKind = 'ours' | 'theirs' | 'both' | 'own' | 'remove' | 'keep';

export interface ChoiceAnswer {
  readonly clauseId: string;
  readonly answer: ChoiceAnswerKind;
  /** The final wording, with `own`. */
  readonly text?: string | null | undefined;
}

/** A choice as the comparison of the two texts found it. */
export interface OpenChoice {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  /** Of the wordings it is about: an answer holds for these and no others. */
  readonly key: string;
}

export interface EditionOfTemplate {
  readonly id: string;
  readonly organisationId: string;
  readonly templateId: string;
  readonly number: number;
}

export interface UpdateState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly policy: { readonly id: string; readonly templateId: string | null };
  readonly baseEditionNumber: number | null;
  readonly edition: EditionOfTemplate;
  readonly offerAnswer: 'taken' | 'declined' | null;
}

export interface TakeUpdateState extends UpdateState {
  readonly draft: { readonly version: number; readonly text: string };
  /** Everything that both sides changed, whether answered or not. */
  readonly choices: readonly OpenChoice[];
  /** The text with the answers worked in. */
  readonly mergedText: string;
  /** What of the school's words is not in the new text, kept in the record. */
  readonly notCarriedOver: readonly { readonly clauseId: string; readonly text: string }[];
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
  readonly offer: OfferAnswer;
  readonly choices: readonly {
    readonly organisationId: string;
    readonly policyId: string;
    readonly editionOrganisationId: string;
    readonly editionId: string;
    readonly clauseId: string;
    readonly key: string;
    readonly answer: ChoiceAnswerKind;
    readonly finalText: string | null;
    readonly answeredBy: string;
  }[];
}

/** The answer to an offer, which is written if it was never made. */
export interface OfferAnswer {
  readonly organisationId: string;
  readonly policyId: string;
  readonly editionOrganisationId: string;
  readonly editionId: string;
  readonly answer: 'taken' | 'declined';
  readonly answeredBy: string;
  readonly reason: string | null;
}

/** Takes a newer edition into the draft. Each choice has to be answered first; a declined edition may still be taken. */
export function decideTakeUpdate(state: TakeUpdateState, input: TakeUpdateInput): Decided<TakeUpdatePlan> {
  const answers = new Map(input.answers.map((answer) => [answer.clauseId, answer]));
  return decided(
    [
      refuseStaleDraft(state.draft, input),
      ...checkEdition(state),
      ...state.choices.map((choice) => checkAnswer(choice, answers)),
    ],
    () => takeUpdatePlan(state, answers),
  );
}

/** Refusals that taking and declining an edition share. */
export function checkEdition({
  policy,
  edition,
  baseEditionNumber,
}: {
  readonly policy: { readonly templateId: string | null };
  readonly edition: EditionOfTemplate;
  readonly baseEditionNumber: number | null;
}): (Refusal | false)[] {
  const where = `edition ${edition.number}`;
  return [
    policy.templateId !== edition.templateId && refuse('EDITION_OF_OTHER_TEMPLATE', { where }),
    policy.templateId === edition.templateId &&
      baseEditionNumber !== null &&
      baseEditionNumber >= edition.number &&
      refuse('EDITION_ALREADY_TAKEN', { where }),
  ];
}

/** The refusal of a choice that is not answered. */
export function checkAnswer(choice: OpenChoice, answers: ReadonlyMap<string, ChoiceAnswer>): Refusal | null {
  const answer = answers.get(choice.clauseId);
  if (!answer) return refuse('CHOICE_UNANSWERED', clausePlace(choice));
  const empty = answer.answer === 'own' && isBlankText(answer.text);
  return empty ? refuse('CHOICE_TEXT_MISSING', clausePlace(choice)) : null;
}

/** The row that answers an offer. */
export function answerOffer(state: UpdateState, answer: 'taken' | 'declined', reason: string | null): OfferAnswer {
  return {
    organisationId: state.organisationId,
    policyId: state.policy.id,
    editionOrganisationId: state.edition.organisationId,
    editionId: state.edition.id,
    answer,
    answeredBy: state.actor.personId,
    reason,
  };
}

function takeUpdatePlan(state: TakeUpdateState, answers: ReadonlyMap<string, ChoiceAnswer>): TakeUpdatePlan {
  const { actor, organisationId, policy, edition, draft } = state;
  const choices = state.choices.flatMap((choice) => {
    const given = answers.get(choice.clauseId);
    return given
      ? [{ clauseId: choice.clauseId, key: choice.key, answer: given.answer, finalText: given.text ?? null }]
      : [];
  });
  return {
    draft: {
      text: state.mergedText,
      version: draft.version + 1,
      baseEditionOrganisationId: edition.organisationId,
      baseEditionId: edition.id,
      updatedBy: actor.personId,
    },
    policy: { id: policy.id, baseEditionId: edition.id },
    offer: answerOffer(state, 'taken', null),
    choices: choices.map((choice) => ({
      organisationId,
      policyId: policy.id,
      editionOrganisationId: edition.organisationId,
      editionId: edition.id,
      ...choice,
      answeredBy: actor.personId,
    })),
    audit: [
      {
        action: 'update.taken',
        subject: 'Policy',
        subjectId: policy.id,
        data: {
          editionId: edition.id,
          edition: edition.number,
          version: draft.version + 1,
          answers: Object.fromEntries(choices.map((choice) => [choice.clauseId, choice.answer])),
          notCarriedOver: state.notCarriedOver.map((words) => words.clauseId),
        },
        ...(state.notCarriedOver.length > 0
          ? { personal: Object.fromEntries(state.notCarriedOver.map((words) => [words.clauseId, words.text])) }
          : {}),
      },
    ],
    jobs: [],
  };
}
