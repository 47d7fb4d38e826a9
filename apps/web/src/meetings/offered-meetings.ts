import type { PlainDate } from '@ratify/policy';

/** What a choice of meetings shows of one. */
interface Offered {
  readonly id: string;
  readonly heldOn: string;
  readonly body: { readonly name: string };
}

/** Meetings under one heading of a choice. */
export interface OfferedGroup<Meeting extends Offered> {
  readonly label: string;
  readonly meetings: readonly Meeting[];
}

/** Meetings to come of one body: more than it plans in a year. */
const TO_COME = 12;
/** Held ones, for what is written up late. */
const HELD = 6;

/**
 * Meetings on whose agenda something can be put: those that are next come first, body by body, the body that meets soonest before the
 * others; then the last ones that have been held.
 */
export function offeredMeetings<Meeting extends Offered>(
  meetings: readonly Meeting[],
  today: PlainDate,
): OfferedGroup<Meeting>[] {
  const inOrder = meetings.toSorted((a, b) => a.heldOn.localeCompare(b.heldOn) || a.id.localeCompare(b.id));
  const toCome = Map.groupBy(
    inOrder.filter(({ heldOn }) => heldOn >= today),
    ({ body }) => body.name,
  );
  const held = inOrder.filter(({ heldOn }) => heldOn < today).toReversed();
  return [
    ...[...toCome].map(([label, its]) => ({ label, meetings: its.slice(0, TO_COME) })),
    ...(held.length > 0 ? [{ label: 'Held already', meetings: held.slice(0, HELD) }] : []),
  ];
}
