import { decideRecordDuty, type PlainDate } from '@ratify/policy';
import type { Duty, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface RecordDutyInput {
  readonly dutyId: string;
  readonly note: string;
  /** Today when it is left out. */
  readonly doneOn?: PlainDate | null | undefined;
}

/** Records that a duty was done; its next date follows from that and from nothing else. */
export async function recordDuty(journey: Journey, scope: Scope, input: RecordDutyInput): Promise<Outcome<Duty>> {
  return writing(journey, scope, ['review', 'Policy'], async (work) => {
    const { rows, actor, organisationId, today } = work;
    const duty = await rows.duties.get({ organisationId, id: input.dutyId }, { lock: true });
    const decision = decideRecordDuty(
      {
        actor,
        duty: {
          ...{ id: duty.id, every: duty.every, anchorOn: duty.anchorOn as PlainDate },
          ...{ dueOn: duty.dueOn as PlainDate | null, endedOn: duty.endedOn as PlainDate | null },
        },
      },
      { ...input, recordId: journey.ids.id() },
      today,
    );
    return settle(decision, async (plan) => {
      await rows.dutyRecords.add(plan.record);
      await rows.duties.change({ id: duty.id }, { dueOn: plan.dueOn });
      await record(work, plan);
      return { ...duty, dueOn: plan.dueOn };
    });
  });
}
