import type { ChoiceKind } from '@ratify/document';
import { type ClauseAdvice } from './combine-materiality.ts';

export type ChoiceAnswerKind = 'ours' | 'theirs' | 'both' | 'own' | 'remove' | 'keep';

/** A choice as the comparison of the texts found it; `both`: both sides changed it, words apart, and a person has to confirm. */
export type QuestionKind = ChoiceKind | 'both';

/** What an update asks of one clause. */
export interface UpdateQuestion {
  readonly clauseId: string;
  readonly kind: QuestionKind;
  readonly number: string;
  readonly title: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** Of clause and wordings: an answer holds for these and no others. */
  readonly key: string;
  /** With `both`: the wording that has the changes of both sides. */
  readonly merged: string | null;
  readonly advice: ClauseAdvice | null;
  /** What both sides did to the wording, without what stands around it; null for what is never asked twice. */
  readonly asks: string | null;
}

/** An answer as it is kept. */
export interface KeptAnswer {
  readonly clauseId: string;
  readonly key: string;
  readonly answer: ChoiceAnswerKind;
  /** The wording of one's own, or the reason for leaving a new optional clause out. */
  readonly finalText: string | null;
  /** Counts the answers given to this question. */
  readonly version: number;
}

/** The answers that fit each kind of question. */
const FITTING: Readonly<Record<QuestionKind, readonly ChoiceAnswerKind[]>> = {
  words: ['ours', 'theirs', 'both', 'own'],
  both: ['both', 'ours', 'theirs', 'own'],
  'removed-but-changed': ['remove', 'keep', 'theirs', 'ours'],
  'changed-but-removed': ['theirs', 'keep', 'ours', 'remove'],
  'now-fixed': ['theirs', 'keep'],
  place: ['ours', 'theirs'],
  'optional-added': ['theirs', 'keep', 'remove', 'ours'],
};

/** Whether an answer fits a question of this kind. */
export function isFitting(kind: QuestionKind, answer: ChoiceAnswerKind): boolean {
  return FITTING[kind].includes(answer);
}

/** The answer kept for exactly this question, if there is one. */
export function answerFor<A extends Pick<KeptAnswer, 'clauseId' | 'key'>>(
  question: Pick<UpdateQuestion, 'clauseId' | 'key'>,
  kept: readonly A[],
): A | null {
  return kept.find(({ clauseId, key }) => clauseId === question.clauseId && key === question.key) ?? null;
}

/** Whether an answer settles its question: a wording of one's own has to be written first. */
export function isSettled(answer: Pick<KeptAnswer, 'answer' | 'finalText'> | null): boolean {
  return answer !== null && (answer.answer !== 'own' || !!answer.finalText?.trim());
}

/** The last answer given to a question about this clause when its wordings were others: to be shown, never to be used. */
export function earlierAnswerFor<A extends KeptAnswer & { readonly answeredAt: Date }>(
  question: Pick<UpdateQuestion, 'clauseId' | 'key'>,
  kept: readonly A[],
): A | null {
  const others = kept.filter(({ clauseId, key }) => clauseId === question.clauseId && key !== question.key);
  return others.toSorted((a, b) => b.answeredAt.getTime() - a.answeredAt.getTime())[0] ?? null;
}

/** The other questions that ask the same: both sides made the same changes of words there. */
export function alikeTo(question: UpdateQuestion, questions: readonly UpdateQuestion[]): UpdateQuestion[] {
  if (question.asks === null) return [];
  return questions.filter(
    (other) => other !== question && other.kind === question.kind && other.asks === question.asks,
  );
}
