import { decideAnswerQuestion, decideAskQuestion, refuse } from '@ratify/policy';
import type { ReadingQuestion, Scope } from '@ratify/store';
import { readHeldTexts } from '../reading/held-texts.ts';
import type { ReadableRows } from '../reading/readable.ts';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

/** Asks the head something about a policy in force. */
export async function askQuestion(
  journey: Journey,
  scope: Scope,
  { policyId, question }: { readonly policyId: string; readonly question: string },
): Promise<Outcome<ReadingQuestion>> {
  return writing(journey, scope, ['ask', 'Question'], async (work) => {
    const { rows, organisationId, actor } = work;
    const text = (await readHeldTexts(rows, organisationId)).find((each) => each.policyId === policyId);
    if (!text) return refused(refuse('NOT_FOUND'));
    const decision = decideAskQuestion({ actor, text }, { questionId: journey.ids.id(), question });
    return settle(decision, async (plan) => {
      const asked = await rows.readingQuestions.add(plan.question);
      await record(work, plan);
      return asked;
    });
  });
}

/** Answers a question; whoever asked it is told by mail and finds the answer beside the policy. */
export async function answerQuestion(
  journey: Journey,
  scope: Scope,
  { questionId, answer }: { readonly questionId: string; readonly answer: string },
): Promise<Outcome<ReadingQuestion>> {
  return writing(journey, scope, ['answer', 'Question'], async (work) => {
    const { rows, organisationId, actor } = work;
    const question = await rows.readingQuestions.get({ organisationId, id: questionId }, { lock: true });
    return settle(decideAnswerQuestion({ actor, question }, { answer }), async (plan) => {
      await rows.readingQuestions.change({ id: questionId }, { ...plan.answer, answeredAt: journey.clock.now() });
      await record(work, plan);
      return rows.readingQuestions.get({ organisationId, id: questionId });
    });
  });
}

/** Questions that the person may read: what they asked, or for whoever answers, everybody's; those without an answer first. */
export async function readQuestions(rows: ReadableRows): Promise<ReadingQuestion[]> {
  const { organisationId } = rows;
  const found = await rows.readingQuestions.list({ organisationId }, { order: { askedAt: 'desc', id: 'desc' } });
  return found.sort((a, b) => Number(a.answeredAt !== null) - Number(b.answeredAt !== null));
}
