import { refusalErrors, type FormErrors, type Refused } from '../pages/form-errors.ts';
import { typedText, type Posted } from '../pages/typed.ts';

/** What is asked about a fixed clause. */
export interface Question {
  readonly wording: string;
  readonly reason: string;
}

export function typedQuestion(body: Posted | undefined): Question {
  return { wording: typedText(body, 'wording'), reason: typedText(body, 'reason') };
}

/** Beside the reason if that is missing, else beside the wording. */
export function askErrors(refusals: readonly Refused[]): FormErrors {
  return refusalErrors(
    refusals.map((each) => ({ ...each, where: null })),
    ({ code }) => (code === 'REASON_MISSING' ? 'reason' : 'wording'),
    ['wording', 'reason'],
  );
}

interface AskedClause {
  readonly number: string;
  readonly title: string;
  readonly fixedBy: string | null;
}

/** The form's part of the page, for a policy and for a template alike. */
export function askForm(clause: AskedClause, typed: Question, said: FormErrors) {
  return {
    ...{ clause, typed },
    rows: Math.min(20, Math.max(6, Math.ceil(typed.wording.length / 60))),
    ...said,
  };
}
