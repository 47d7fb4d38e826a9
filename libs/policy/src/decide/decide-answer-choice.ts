import type { Rule } from '@ratify/document';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import {
  type ChoiceAnswerKind,
  type KeptAnswer,
  type UpdateQuestion,
  alikeTo,
  answerFor,
  isFitting,
} from '../update/update-questions.ts';
import { LONGEST_TEXT } from './decide-save-draft.ts';
import { type PlanRecord, clausePlace, isBlankText } from './plan-parts.ts';
import { type UpdateState, checkEdition } from './update-state.ts';

export interface AnswerChoiceState extends UpdateState {
  readonly questions: readonly UpdateQuestion[];
  readonly kept: readonly KeptAnswer[];
  /** The clause's rule in the newer edition; null where it has none. */
  readonly rule: Rule | null;
  /** Why the wording that was typed would break the text around it; null when it fits. */
  readonly brokenBy: { readonly message: string; readonly advice: string } | null;
}

export interface AnswerChoiceInput {
  readonly clauseId: string;
  /** Of the question as the person saw it. */
  readonly key: string;
  /** Version of the answer that the person saw; 0 when there was none. */
  readonly seen: number;
  readonly answer: ChoiceAnswerKind;
  /** The final wording with `own`, which may come later; the reason for leaving a new optional clause out. */
  readonly text?: string | null | undefined;
  /** The same answer for every question that asks the same. */
  readonly alsoAlike?: boolean | undefined;
}

/** An answer to be kept. */
export interface KeptChoice {
  readonly policyId: string;
  readonly editionOrganisationId: string;
  readonly editionId: string;
  readonly clauseId: string;
  readonly key: string;
  readonly answer: ChoiceAnswerKind;
  readonly finalText: string | null;
  readonly version: number;
  readonly answeredBy: string;
  readonly answeredByName: string;
}

export interface AnswerChoicePlan extends PlanRecord {
  readonly choices: readonly KeptChoice[];
}

/**
 * Keeps the answer to one question at once, so that nothing is lost by leaving. It is refused, with what was typed, when the
 * wordings have changed since the page was opened, or when somebody else has answered the same question meanwhile.
 */
export function decideAnswerChoice(state: AnswerChoiceState, input: AnswerChoiceInput): Decided<AnswerChoicePlan> {
  const { questions, kept } = state;
  const question = questions.find((each) => each.clauseId === input.clauseId);
  const edition = checkEdition(state);
  if (!question) return decided([...edition, refuse('CHOICE_NOT_ASKED', { clauseId: input.clauseId })], noPlan);
  const place = clausePlace(question);
  const standing = answerFor(question, kept);
  const text = input.text ?? '';
  return decided(
    [
      ...edition,
      question.key !== input.key && refuse('CHOICE_CHANGED', place),
      question.key === input.key &&
        (standing?.version ?? 0) !== input.seen &&
        !isSame(standing, input) &&
        refuse('ANSWERED_MEANWHILE', place),
      !isFitting(question.kind, input.answer) && refuse('ANSWER_NOT_FITTING', place),
      // A fixed clause is asked about where an exception was granted: the wording granted stands or gives way, and no third one.
      (input.answer === 'own' || input.answer === 'both') &&
        state.rule === 'fixed' &&
        refuse('FIXED_CLAUSE_CHANGED', place),
      input.answer === 'own' &&
        state.rule === 'local' &&
        text !== '' &&
        isBlankText(text) &&
        refuse('LOCAL_CLAUSE_EMPTY', place),
      text.length > LONGEST_TEXT && refuse('TEXT_TOO_LARGE', place),
      state.brokenBy &&
        refuse('WORDING_BREAKS_TEXT', { ...place, what: state.brokenBy.message, whatToDo: state.brokenBy.advice }),
    ],
    () => {
      // A wording of one's own is for the clause it was written for: others that ask the same stay open.
      const alike = input.alsoAlike && input.answer !== 'own' ? alikeTo(question, questions) : [];
      const choices = [question, ...alike].map((each) => keepAnswer(state, each, input));
      return {
        choices,
        audit: [
          {
            action: 'choice.answered',
            subject: 'Policy',
            subjectId: state.policy.id,
            data: {
              editionId: state.edition.id,
              answers: Object.fromEntries(choices.map(({ clauseId, answer }) => [clauseId, answer])),
            },
          },
        ],
        jobs: [],
      };
    },
  );
}

function noPlan(): never {
  throw new Error('a question that is not asked has no plan');
}

/** The same answer sent twice is no clash, whoever sent it first. */
function isSame(standing: KeptAnswer | null, { answer, text }: AnswerChoiceInput): boolean {
  return standing?.answer === answer && (standing.finalText ?? '') === (text?.trim() ?? '');
}

/** The row of an answer, one version after the one that stands. */
export function keepAnswer(
  { actor, policy, edition, kept }: Pick<AnswerChoiceState, 'actor' | 'policy' | 'edition' | 'kept'>,
  question: UpdateQuestion,
  { answer, text }: { readonly answer: ChoiceAnswerKind; readonly text?: string | null | undefined },
): KeptChoice {
  return {
    policyId: policy.id,
    editionOrganisationId: edition.organisationId,
    editionId: edition.id,
    clauseId: question.clauseId,
    key: question.key,
    answer,
    finalText: text?.trim() || null,
    version: (answerFor(question, kept)?.version ?? 0) + 1,
    answeredBy: actor.personId,
    answeredByName: actor.name,
  };
}
