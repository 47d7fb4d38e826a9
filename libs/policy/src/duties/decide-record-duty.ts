import type { PlainDate } from '../dates/plain-date.ts';
import { type Actor, type PlanRecord, isBlankText } from '../decide/plan-parts.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { answersDue, nextDutyDue, type DutyCycle } from './duty-due.ts';

export interface RecordDutyState {
  readonly actor: Actor;
  readonly duty: DutyCycle & { readonly id: string; readonly endedOn: PlainDate | null };
}

export interface RecordDutyInput {
  readonly recordId: string;
  /** What was done and where it can be seen. */
  readonly note: string;
  /** Today when it is left out. */
  readonly doneOn?: PlainDate | null | undefined;
}

export interface RecordDutyPlan extends PlanRecord {
  readonly record: {
    readonly id: string;
    readonly dutyId: string;
    readonly doneOn: PlainDate;
    readonly note: string;
    readonly answeredOn: PlainDate | null;
    readonly recordedBy: string;
    readonly recordedByName: string;
  };
  readonly dueOn: PlainDate | null;
}

/** Records that a duty was done, and when it comes round next. */
export function decideRecordDuty(
  { actor, duty }: RecordDutyState,
  input: RecordDutyInput,
  today: PlainDate,
): Decided<RecordDutyPlan> {
  const doneOn = input.doneOn ?? today;
  return decided(
    [
      duty.endedOn !== null && refuse('DUTY_ENDED'),
      isBlankText(input.note) && refuse('EVIDENCE_MISSING', { where: 'what shows it' }),
      doneOn > today && refuse('DATE_IN_FUTURE', { where: 'done on' }),
    ],
    () => {
      const dueOn = nextDutyDue(duty, doneOn);
      const answeredOn = answersDue(duty, doneOn) ? duty.dueOn : null;
      return {
        record: {
          ...{ id: input.recordId, dutyId: duty.id, doneOn, note: input.note.trim(), answeredOn },
          ...{ recordedBy: actor.personId, recordedByName: actor.name },
        },
        dueOn,
        audit: [
          {
            ...{ action: 'duty.recorded', subject: 'Duty' as const, subjectId: duty.id },
            data: { recordId: input.recordId, doneOn, answeredOn, nextDueOn: dueOn },
          },
        ],
        jobs: [],
      };
    },
  );
}
