import { decideAnswerException, refuse, type AnswerExceptionInput, type PlainDate } from '@ratify/policy';
import { StoreError, type AddressedException, type Scope } from '@ratify/store';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface GrantExceptionInput {
  readonly exceptionId: string;
  readonly conditions?: string | null | undefined;
  /** The last day on which it holds; without an end when left out. */
  readonly until?: PlainDate | null | undefined;
}

export interface ReasonedInput {
  readonly exceptionId: string;
  readonly reason: string;
}

/** Grants that a fixed clause stands in the wording asked for, in that one policy or template. */
export async function grantException(journey: Journey, scope: Scope, input: GrantExceptionInput) {
  return answerException(journey, scope, input.exceptionId, { answer: 'grant', ...input });
}

/** Refuses an exception, with the reason that the asker reads. */
export async function refuseException(journey: Journey, scope: Scope, input: ReasonedInput) {
  return answerException(journey, scope, input.exceptionId, { answer: 'refuse', reason: input.reason });
}

/** Ends an exception that was granted. What was adopted under it stays in force until the next decision on that policy. */
export async function endException(journey: Journey, scope: Scope, input: ReasonedInput) {
  return answerException(journey, scope, input.exceptionId, { answer: 'end', reason: input.reason });
}

/** The one way to an answer: of whoever fixed the clause, about a row that is the asker's. */
async function answerException(
  journey: Journey,
  scope: Scope,
  exceptionId: string,
  input: AnswerExceptionInput,
): Promise<Outcome<AddressedException>> {
  try {
    return await writing(journey, scope, ['answer', 'Exception'], async (work) => {
      const { rows, today } = work;
      const find = async () => (await rows.exceptions.addressed()).find((each) => each.exception.id === exceptionId);
      const asked = await find();
      if (!asked) return refused(refuse('NOT_FOUND'));
      const decision = decideAnswerException(asked.exception, input, today);
      return settle(decision, async (plan) => {
        await rows.exceptions.answer(exceptionId, plan.answer);
        await record(work, plan);
        return (await find()) ?? asked;
      });
    });
  } catch (error) {
    // Somebody else answered in the same moment.
    if (error instanceof StoreError && error.code === 'WRONG_TRANSITION') return refused(refuse('EXCEPTION_ANSWERED'));
    throw error;
  }
}
