import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

/** Longest question, and longest answer. */
export const LONGEST_QUESTION = 4_000;

export interface AskQuestionState {
  readonly actor: Actor;
  /** The policy in force that it is about. */
  readonly text: { readonly policyId: string; readonly policyOrganisationId: string; readonly title: string };
}

export interface AskQuestionPlan extends PlanRecord {
  readonly question: {
    readonly id: string;
    readonly policyOrganisationId: string;
    readonly policyId: string;
    readonly policyTitle: string;
    readonly personId: string;
    readonly personName: string;
    readonly question: string;
  };
}

/** Asks the head something about a policy that one is reading. */
export function decideAskQuestion(
  { actor, text }: AskQuestionState,
  { questionId, ...input }: { readonly questionId: string; readonly question: string },
): Decided<AskQuestionPlan> {
  return decided(wordsMissing(input.question, 'QUESTION_MISSING'), () => ({
    question: {
      ...{ id: questionId, policyOrganisationId: text.policyOrganisationId, policyId: text.policyId },
      ...{ policyTitle: text.title, personId: actor.personId, personName: actor.name },
      question: input.question.trim(),
    },
    audit: [
      { action: 'question.asked', subject: 'Question', subjectId: questionId, data: { policyId: text.policyId } },
    ],
    jobs: [],
  }));
}

export interface AnswerQuestionState {
  readonly actor: Actor;
  readonly question: { readonly id: string; readonly personId: string; readonly answeredAt: Date | null };
}

export interface AnswerQuestionPlan extends PlanRecord {
  readonly answer: { readonly answer: string; readonly answeredBy: string; readonly answeredByName: string };
}

/** Answers a question, once; whoever asked is told by mail. */
export function decideAnswerQuestion(
  { actor, question }: AnswerQuestionState,
  input: { readonly answer: string },
): Decided<AnswerQuestionPlan> {
  const { id: questionId, personId: recipientId } = question;
  return decided(
    question.answeredAt !== null ? [refuse('QUESTION_ANSWERED')] : wordsMissing(input.answer, 'ANSWER_MISSING'),
    () => ({
      answer: { answer: input.answer.trim(), answeredBy: actor.personId, answeredByName: actor.name },
      audit: [{ action: 'question.answered', subject: 'Question', subjectId: questionId, data: {} }],
      jobs: [],
      messages: [{ kind: 'question-answered', recipientId, subjects: { questionId } }],
    }),
  );
}

function wordsMissing(words: string, code: 'QUESTION_MISSING' | 'ANSWER_MISSING'): (Refusal | false)[] {
  return [isBlankText(words) && refuse(code), words.trim().length > LONGEST_QUESTION && refuse('QUESTION_TOO_LONG')];
}
