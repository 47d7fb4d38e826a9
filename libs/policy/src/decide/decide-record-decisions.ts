import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/refusal-text.ts';
import type { RecordDecisionPlan } from './decision-state.ts';

/** One item of a meeting, decided by itself. */
export interface ItemDecided {
  readonly policyId: string;
  readonly policyTitle: string;
  readonly number: number;
  readonly decided: Decided<RecordDecisionPlan>;
}

/** What is wrong with the meeting or who was at it, and so the same for every item: said once, of no item. */
const OF_THE_MEETING: readonly RefusalCode[] = [
  'MEETING_CANCELLED',
  'DATE_IN_FUTURE',
  'ATTENDANCE_MISSING',
  'QUORUM_NOT_MET',
  'ROUTE_NOT_ALLOWED',
  'BODY_ENDED',
  'BODY_NOT_FOR_SETTING',
];

/** The decisions of a meeting on several items, in their order: all of them, or none while one is wrong. `line` of a refusal counts the items from 1. */
export function decideRecordDecisions(items: readonly ItemDecided[]): Decided<readonly RecordDecisionPlan[]> {
  const found = items.flatMap(({ decided: { refusals }, ...item }, at) =>
    (refusals ?? []).map((each) => (isOfMeeting(each) ? each : { ...each, ...placeOf(item, at, each) })),
  );
  return decided(
    [
      items.length === 0 && refuse('NOTHING_DECIDED', { where: 'decisions' }),
      ...items.map((item, at) => isTwice(item, at, items) && refuse('DECIDED_TWICE', placeOf(item, at))),
      ...found.filter((each, at) => !isOfMeeting(each) || found.findIndex(({ code }) => code === each.code) === at),
    ],
    () => items.flatMap((item) => item.decided.plan ?? []),
  );
}

/** Where names are recorded, who withdrew from an item is missing at that one alone. */
function isOfMeeting({ code, details }: Refusal): boolean {
  return OF_THE_MEETING.includes(code) && details?.['by'] !== 'name';
}

function isTwice({ policyId }: ItemDecided, at: number, items: readonly ItemDecided[]): boolean {
  return items.findIndex((other) => other.policyId === policyId) < at;
}

function placeOf(
  { policyTitle, number }: Pick<ItemDecided, 'policyTitle' | 'number'>,
  at: number,
  refusal?: Refusal,
): { readonly where: string; readonly line: number } {
  const version = `version ${number}`;
  const within = refusal?.where && refusal.where !== version ? `, ${refusal.where}` : '';
  return { where: `${policyTitle}, ${version}${within}`, line: at + 1 };
}
