import { dateInLondon, type PlainDate } from '../dates/plain-date.ts';

export interface SpanMeeting {
  readonly id: string;
  readonly heldOn: PlainDate;
  readonly cancelledOn: PlainDate | null;
}

/**
 * The days of which a meeting is told what keepers changed: from the body's last meeting before it that has been held, to its own. Both days
 * count: what was set after the last meeting on its very day is told, rather twice than not at all. Null: there was none, so from the beginning.
 */
export function reportSpan(
  meeting: SpanMeeting,
  others: readonly SpanMeeting[],
  today: PlainDate,
): { readonly from: PlainDate | null; readonly until: PlainDate } {
  const before = others
    .filter(({ id, heldOn, cancelledOn }) => id !== meeting.id && cancelledOn === null && heldOn < meeting.heldOn)
    .filter(({ heldOn }) => heldOn <= today)
    .map(({ heldOn }) => heldOn)
    .toSorted();
  return { from: before.at(-1) ?? null, until: meeting.heldOn };
}

/** Whether something was set in these days. */
export function isInSpan(setAt: Date, { from, until }: ReturnType<typeof reportSpan>): boolean {
  const on = dateInLondon(setAt.getTime());
  return (from === null || on >= from) && on <= until;
}

/** What was set of a policy, as far as it decides who is told. */
export interface ToldChange {
  /** Whose policy it is, and who approves it by the last statement or decision; null where nobody is named. */
  readonly policyOrganisationId: string;
  readonly approvingBodyId: string | null;
}

/**
 * Whether a body is told of a change: the one that approves the policy; where nobody is named, or where the policy is another organisation's that
 * covers the setting, each body of it but its committees.
 */
export function isTold(
  body: { readonly id: string; readonly organisationId: string; readonly kind: string },
  { policyOrganisationId, approvingBodyId }: ToldChange,
): boolean {
  if (policyOrganisationId === body.organisationId && approvingBodyId !== null) return approvingBodyId === body.id;
  return body.kind !== 'committee';
}
