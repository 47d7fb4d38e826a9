import { decideRecordDecisions, type DecisionOutcome, type PlainDate, type Votes } from '@ratify/policy';
import type { Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { writing } from '../shell/writing.ts';
import { applyDecision, planDecision, type PlannedDecision, type RecordedDecision } from './record-decision.ts';

/** What was decided as it was put; with changes it is recorded by itself. */
export type PlainOutcome = Exclude<DecisionOutcome, 'adopted-with-changes'>;

export interface RecordDecisionsInput {
  readonly meetingId: string;
  /** Members present who could vote, the same for every item. */
  readonly attendance?: number | null | undefined;
  /** Settings that what is adopted applies to besides the organisation itself; left out, those that each policy covers. */
  readonly settingIds?: readonly string[] | null | undefined;
  readonly decisions: readonly {
    readonly revisionId: string;
    readonly outcome: PlainOutcome;
    readonly votes?: Votes | null | undefined;
    readonly minuteReference?: string | null | undefined;
    /** As the clerk writes it: a date, or `Spring term 2028`. */
    readonly reviewDue?: string | null | undefined;
  }[];
}

/** Records what a meeting decided on several items at once: all of them, or none while one is wrong. */
export async function recordDecisions(
  journey: Journey,
  scope: Scope,
  { meetingId, attendance, settingIds, decisions }: RecordDecisionsInput,
): Promise<Outcome<RecordedDecision[]>> {
  return writing(journey, scope, ['record', 'Decision'], async (work) => {
    const { rows, organisationId } = work;
    const { heldOn } = await rows.meetings.get({ organisationId, id: meetingId }, { lock: true });
    const items: PlannedDecision[] = [];
    for (const each of decisions) {
      const shared = { meetingId, attendance, settingIds, route: 'meeting', decidedOn: heldOn as PlainDate } as const;
      const item = await planDecision(journey, work, { ...each, ...shared });
      if (item) items.push(item);
    }
    return settle(decideRecordDecisions(items), async (plans) => {
      const recorded: RecordedDecision[] = [];
      for (const [at, plan] of plans.entries())
        recorded.push(await applyDecision(work, plan, items[at]?.meeting ?? null));
      return recorded;
    });
  });
}
