import { type PlainDate, addDays, sayDate } from '../dates/plain-date.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, job, type PlanRecord } from './plan-parts.ts';

/** Days in which nobody is reminded by hand of the same policy again. */
export const CHASE_PAUSE_DAYS = 7;

/** The last day on which a reminder by hand stands in the way of another. */
export function chasedTooLately(today: PlainDate): PlainDate {
  return addDays(today, 1 - CHASE_PAUSE_DAYS);
}

export interface PolicyToChase {
  readonly policyId: string;
  readonly settingId: string;
  /** When it was last chased from here; null: never. */
  readonly chasedOn: PlainDate | null;
}

export interface ChasePlan extends PlanRecord {
  readonly batchId: string;
  readonly policies: readonly PolicyToChase[];
  /** Left out, for they were reminded of within a week. */
  readonly leftOut: readonly PolicyToChase[];
}

/** Has the schools of a few policies reminded of them. What was reminded of within a week is left out; where that is all, it is refused. */
export function decideChase(
  { found }: { readonly actor: Actor; readonly found: readonly PolicyToChase[] },
  { batchId }: { readonly batchId: string },
  today: PlainDate,
): Decided<ChasePlan> {
  const since = chasedTooLately(today);
  const isRecent = ({ chasedOn }: PolicyToChase): boolean => chasedOn !== null && chasedOn >= since;
  const policies = found.filter((each) => !isRecent(each));
  const leftOut = found.filter(isRecent);
  const latest = leftOut
    .map((each) => each.chasedOn as PlainDate)
    .sort()
    .at(-1);
  return decided(
    [
      found.length === 0 && refuse('NOTHING_TO_CHASE'),
      policies.length === 0 &&
        latest !== undefined &&
        refuse('CHASED_LATELY', { where: `reminded on ${sayDate(latest)}` }),
    ],
    () => ({
      ...{ batchId, policies, leftOut },
      audit: policies.map(({ policyId, settingId }) => ({
        ...{ action: 'policy.chased', subject: 'Policy' as const, subjectId: policyId },
        data: { settingId, batchId },
      })),
      jobs: [job('tell-chased', { batchId }, batchId)],
    }),
  );
}
