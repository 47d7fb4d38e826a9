import { type PlainDate, addDays } from '../dates/plain-date.ts';
import { MEETING_REACH_DAYS, lastMeetingBefore, papersBy } from '../remind/review-reminder.ts';
import type { SchoolYear } from './school-year.ts';

/** A policy in force, and who decides on it where. */
export interface PolicyToPlan {
  readonly policyId: string;
  readonly title: string;
  readonly dueOn: PlainDate | null;
  /** The body that approves it; null where it needs no meeting. */
  readonly body: { readonly id: string; readonly name: string } | null;
  /** The meeting on whose agenda a new text of it stands. */
  readonly tabledAtId: string | null;
  /** The meeting for which somebody planned it. */
  readonly movedToId: string | null;
}

export interface MeetingToPlan {
  readonly meetingId: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly heldOn: PlainDate;
  readonly place: string | null;
  /** Clear days that the papers of its body take. */
  readonly papersDays: number;
}

/** Why a policy stands at a meeting. */
export type Placing = 'last-before-due' | 'moved' | 'on-agenda';

export interface PlacedPolicy {
  readonly policyId: string;
  readonly title: string;
  readonly dueOn: PlainDate | null;
  readonly by: Placing;
  /** The meeting is later than the review is due. */
  readonly isLate: boolean;
}

/** A meeting with what it is to take. */
export interface MeetingLoad extends MeetingToPlan {
  /** The last day on which its papers reach the members in time. */
  readonly papersBy: PlainDate;
  readonly isHeld: boolean;
  /** By their due dates. */
  readonly policies: readonly PlacedPolicy[];
}

/** `overdue`: its date has passed; `held`: its last meeting has been, without it; `none-planned`: no meeting is near enough before it; `after-the-year`: moved beyond. */
export type Uncaught = 'overdue' | 'held' | 'none-planned' | 'after-the-year';

export interface UncaughtPolicy {
  readonly policyId: string;
  readonly title: string;
  readonly dueOn: PlainDate;
  readonly bodyName: string;
  readonly why: Uncaught;
  /** The meeting that could take it, though not in time: the next of its body, or the one it was moved to. */
  readonly next: MeetingToPlan | null;
}

export interface YearPlan {
  /** Those that no meeting takes in time, the first due first. */
  readonly uncaught: readonly UncaughtPolicy[];
  /** Meetings of the year in their order. */
  readonly meetings: readonly MeetingLoad[];
  /** Due in the year and decided without a meeting. */
  readonly withoutMeeting: readonly PlacedPolicy[];
  /** In force without a review date: in no plan at all. */
  readonly undated: readonly { readonly policyId: string; readonly title: string }[];
}

/** From when on meetings, and until when due dates, have a say in the plan of a year. */
export function planningReach({ from, until }: SchoolYear): { readonly from: PlainDate; readonly until: PlainDate } {
  return { from: addDays(from, -MEETING_REACH_DAYS), until: addDays(until, MEETING_REACH_DAYS) };
}

/**
 * Policies by meetings over a school year. A policy stands where a text of it is on an agenda, else where somebody moved it, else at
 * the last meeting before its due date of the body that approves it, from which reminders count as well. Nothing here moves a due date.
 */
export function planYear(
  { policies, meetings }: { readonly policies: readonly PolicyToPlan[]; readonly meetings: readonly MeetingToPlan[] },
  year: SchoolYear,
  today: PlainDate,
): YearPlan {
  const inYear = (day: PlainDate): boolean => day >= year.from && day <= year.until;
  const placed = policies.map((policy) => ({ policy, ...placeOf(policy, meetings) }));
  const dated = placed.filter(isDue).filter(({ policy }) => policy.body !== null || policy.movedToId !== null);
  return {
    uncaught: dated
      .flatMap((each) => uncaughtOf(each, meetings, year, today) ?? [])
      .filter(({ dueOn }) => inYear(dueOn) || (dueOn < year.from && inYear(today)))
      .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.title.localeCompare(b.title, 'en-GB')),
    meetings: meetings
      .filter(({ heldOn }) => inYear(heldOn))
      .map((meeting) => ({
        ...meeting,
        papersBy: papersBy(meeting.heldOn, meeting.papersDays),
        isHeld: meeting.heldOn < today,
        policies: placed.flatMap(({ policy, at, by }) =>
          at?.meetingId === meeting.meetingId && (by === 'on-agenda' || meeting.heldOn >= today)
            ? [lineOf(policy, by, at)]
            : [],
        ),
      })),
    withoutMeeting: placed.flatMap(({ policy, at, by }) =>
      !policy.body && !at && policy.dueOn && inYear(policy.dueOn) ? [lineOf(policy, by, null)] : [],
    ),
    undated: policies.filter(({ dueOn }) => dueOn === null).map(({ policyId, title }) => ({ policyId, title })),
  };
}

interface Placed {
  readonly policy: PolicyToPlan;
  readonly at: MeetingToPlan | null;
  readonly by: Placing;
}
type DuePlaced = Placed & { readonly policy: { readonly dueOn: PlainDate } };

function placeOf(
  { dueOn, body, tabledAtId, movedToId }: PolicyToPlan,
  meetings: readonly MeetingToPlan[],
): Omit<Placed, 'policy'> {
  const byId = (id: string | null): MeetingToPlan | undefined => meetings.find(({ meetingId }) => meetingId === id);
  const tabledAt = byId(tabledAtId);
  if (tabledAt) return { at: tabledAt, by: 'on-agenda' };
  const movedTo = byId(movedToId);
  if (movedTo) return { at: movedTo, by: 'moved' };
  if (dueOn === null || body === null) return { at: null, by: 'last-before-due' };
  const ofBody = meetings.filter(({ bodyId }) => bodyId === body.id);
  const last = lastMeetingBefore({ dueOn, body: { name: body.name, meetsOn: ofBody.map(({ heldOn }) => heldOn) } });
  return { at: ofBody.find(({ heldOn }) => heldOn === last) ?? null, by: 'last-before-due' };
}

function isDue(placed: Placed): placed is DuePlaced {
  return placed.policy.dueOn !== null;
}

function uncaughtOf(
  { policy, at, by }: DuePlaced,
  meetings: readonly MeetingToPlan[],
  { until }: SchoolYear,
  today: PlainDate,
): UncaughtPolicy | null {
  const { policyId, title, dueOn, body } = policy;
  const isToCome = at !== null && (at.heldOn >= today || by === 'on-agenda');
  if (isToCome && at.heldOn <= until) return null;
  // Due after the year ends, so that a meeting after the year may well be in time.
  if (isToCome && at.heldOn <= dueOn) return null;
  const next = meetings.find(({ bodyId, heldOn }) => bodyId === body?.id && heldOn >= today) ?? null;
  const why = isToCome ? 'after-the-year' : dueOn < today ? 'overdue' : at ? 'held' : 'none-planned';
  return { policyId, title, dueOn, bodyName: body?.name ?? at?.bodyName ?? '', why, next: isToCome ? at : next };
}

function lineOf({ policyId, title, dueOn }: PolicyToPlan, by: Placing, at: MeetingToPlan | null): PlacedPolicy {
  return { policyId, title, dueOn, by, isLate: at !== null && dueOn !== null && at.heldOn > dueOn };
}
