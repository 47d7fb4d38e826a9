import type { PlainDate } from '../dates/plain-date.ts';
import type { ExceptionState } from '../journey/exception-states.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type PlanRecord, clausePlace, isBlankText } from './plan-parts.ts';

export interface AskedException {
  readonly id: string;
  readonly organisationId: string;
  readonly state: ExceptionState;
  readonly clauseId: string;
  readonly clauseNumber: string;
  readonly clauseTitle: string;
}

export type AnswerExceptionInput =
  | {
      readonly answer: 'grant';
      readonly conditions?: string | null | undefined;
      readonly until?: PlainDate | null | undefined;
    }
  | { readonly answer: 'refuse' | 'end'; readonly reason: string };

export interface AnswerExceptionPlan extends PlanRecord {
  readonly answer: {
    readonly state: 'granted' | 'refused' | 'ended';
    readonly reason: string | null;
    readonly conditions: string | null;
    readonly untilOn: PlainDate | null;
  };
}

/** What whoever fixed a clause answers to the question whether it may differ somewhere; a grant can be ended again, with a reason. */
export function decideAnswerException(
  exception: AskedException,
  input: AnswerExceptionInput,
  today: PlainDate,
): Decided<AnswerExceptionPlan> {
  const place = placeOf(exception);
  const until = input.answer === 'grant' ? (input.until ?? null) : null;
  return decided(
    [
      input.answer === 'end'
        ? exception.state !== 'granted' && refuse('EXCEPTION_NOT_GRANTED', place)
        : exception.state !== 'asked' && refuse('EXCEPTION_ANSWERED', place),
      input.answer !== 'grant' && isBlankText(input.reason) && refuse('REASON_MISSING', { where: 'reason' }),
      until !== null && until < today && refuse('UNTIL_PAST', { where: 'until' }),
    ],
    () => {
      const state = ({ grant: 'granted', refuse: 'refused', end: 'ended' } as const)[input.answer];
      return {
        answer: {
          state,
          reason: input.answer === 'grant' ? null : input.reason.trim(),
          conditions: input.answer === 'grant' ? input.conditions?.trim() || null : null,
          untilOn: until,
        },
        audit: [
          {
            action: `exception.${state}`,
            subject: 'Exception',
            subjectId: exception.id,
            data: { clauseId: exception.clauseId, askedById: exception.organisationId, untilOn: until },
          },
        ],
        jobs: [],
      };
    },
  );
}

/** Takes a question back before it is answered. */
export function decideWithdrawException(exception: AskedException): Decided<PlanRecord> {
  const refusals: (Refusal | false)[] = [
    exception.state !== 'asked' && refuse('EXCEPTION_ANSWERED', placeOf(exception)),
  ];
  return decided(refusals, () => ({
    audit: [
      {
        action: 'exception.withdrawn',
        subject: 'Exception',
        subjectId: exception.id,
        data: { clauseId: exception.clauseId },
      },
    ],
    jobs: [],
  }));
}

function placeOf({ clauseId, clauseNumber, clauseTitle }: AskedException) {
  return clausePlace({ clauseId, number: clauseNumber, title: clauseTitle });
}
