import { type PlainDate, addDays, daysBetween, sayDate } from '../dates/plain-date.ts';
import { MOST_PAPERS_DAYS } from '../decide/decide-set-up-body.ts';
import { PAPERS_CLEAR_DAYS } from '../decide/decide-table.ts';
import { type WaitingVersion, sayWaiting } from './waiting-version.ts';
import { mondayOf, nextWorkingDay } from './working-days.ts';

/** Days before the day that counts on which a reminder falls. */
export const REMIND_BEFORE = [60, 30, 7, 0] as const;

/**
 * A meeting longer than this before the due date is not the last one before it: a board meets at least three times a school
 * year, so that others will be called.
 */
export const MEETING_REACH_DAYS = 150;

/** A policy in force with a review date, and how what comes of its review is decided. */
export interface ReviewToRemind {
  readonly policyId: string;
  readonly title: string;
  readonly dueOn: PlainDate;
  /** The body that approves it, the days on which it meets, as they are planned, and the clear days that its papers take; null where it needs no meeting. */
  readonly body: {
    readonly name: string;
    readonly meetsOn: readonly PlainDate[];
    readonly papersDays?: number;
  } | null;
  /** The version that waits for a decision. */
  readonly waiting?: WaitingVersion | null;
}

/** The longest time before a due date at which its first reminder can fall: a meeting, its papers, and a weekend. */
export const FIRST_REMINDER_DAYS = MEETING_REACH_DAYS + REMIND_BEFORE[0] + MOST_PAPERS_DAYS + 3;

export type ReviewStep =
  | `papers-${(typeof REMIND_BEFORE)[number]}`
  | `due-${(typeof REMIND_BEFORE)[number]}`
  | 'no-meeting-left'
  /** Once a week; the Monday of that week. */
  | `overdue-${PlainDate}`;

/** How far the reminding of one policy is on a day. */
export interface ReviewReminder {
  readonly step: ReviewStep;
  /** The working day from which it stands. */
  readonly since: PlainDate;
  /** The meeting it counts back from. */
  readonly meetingOn: PlainDate | null;
}

/** The last day on which papers reach the members of a body in time for a meeting. */
export function papersBy(meetingOn: PlainDate, papersDays: number = PAPERS_CLEAR_DAYS): PlainDate {
  return addDays(meetingOn, -papersDays - 1);
}

/** The last meeting before a due date, of those that are near enough to be it. */
export function lastMeetingBefore({ body, dueOn }: Pick<ReviewToRemind, 'body' | 'dueOn'>): PlainDate | null {
  const near = (body?.meetsOn ?? []).filter((day) => day <= dueOn && daysBetween(day, dueOn) <= MEETING_REACH_DAYS);
  return [...near].sort().at(-1) ?? null;
}

/**
 * The reminder that a policy stands at today, null while its first is not due. Each step is to be told once: whoever has been told
 * of it waits for the next one, and where nobody could be told for a week only the step of today is left, not seven.
 */
export function reviewReminder(policy: ReviewToRemind, today: PlainDate): ReviewReminder | null {
  if (policy.dueOn > addDays(today, FIRST_REMINDER_DAYS)) return null; // most of the time
  const meetingOn = lastMeetingBefore(policy);
  const steps = [...stepsUntilDue(policy, meetingOn), ...overdueStep(policy.dueOn, today)];
  const reached = steps.map(([step, day]) => ({ step, since: nextWorkingDay(day), meetingOn }));
  return reached.filter(({ since }) => since <= today).at(-1) ?? null;
}

function stepsUntilDue(
  { dueOn, body }: ReviewToRemind,
  meetingOn: PlainDate | null,
): (readonly [ReviewStep, PlainDate])[] {
  if (!meetingOn) return REMIND_BEFORE.map((days) => [`due-${days}`, addDays(dueOn, -days)] as const);
  const papers = papersBy(meetingOn, body?.papersDays);
  return [
    ...REMIND_BEFORE.map((days) => [`papers-${days}`, addDays(papers, -days)] as const),
    ...(meetingOn < dueOn ? [['no-meeting-left', addDays(meetingOn, 1)] as const] : []),
    ['due-0', dueOn],
  ];
}

/** Every overdue policy is told of at the start of a week, so that one mail a week holds them all. */
function overdueStep(dueOn: PlainDate, today: PlainDate): (readonly [ReviewStep, PlainDate])[] {
  const monday = mondayOf(today);
  return monday > dueOn ? [[`overdue-${monday}`, monday]] : [];
}

/** The reminder in a plain sentence, and in another that a version waits. */
export function sayReviewReminder(policy: ReviewToRemind, reminder: ReviewReminder, today: PlainDate): string {
  const said = sayReview(policy, reminder, today);
  return policy.waiting ? `${said} ${sayWaiting(policy.waiting, today)}` : said;
}

function sayReview(policy: ReviewToRemind, { meetingOn }: ReviewReminder, today: PlainDate): string {
  const { title, dueOn, body } = policy;
  if (dueOn < today)
    return `${title}: its review was due on ${sayDate(dueOn)}. It stays in force until it is reviewed.`;
  const due = `${title}: its review is due ${dueOn === today ? 'today' : `on ${sayDate(dueOn)}`}.`;
  if (!body) return due;
  if (!meetingOn) return `${due} No meeting of the ${body.name} is planned before then.`;
  const meeting = `The last meeting of the ${body.name} before then`;
  if (meetingOn < today) return `${due} ${meeting} was on ${sayDate(meetingOn)}, and no other is planned.`;
  const when = meetingOn === today ? 'is today' : `is on ${sayDate(meetingOn)}`;
  const papers = papersBy(meetingOn, body.papersDays);
  if (papers < today) return `${due} ${meeting} ${when}; its papers went out on ${sayDate(papers)}.`;
  return `${due} ${meeting} ${when}: papers by ${sayDate(papers)}.`;
}
