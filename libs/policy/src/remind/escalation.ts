import { type PlainDate, addDays, sayDate } from '../dates/plain-date.ts';
import { countOf } from '../todo/count-of.ts';
import { mondayOf } from './working-days.ts';

/** A policy overdue for longer than this is told of at the other end of the link. */
export const ESCALATE_AFTER_DAYS = 28;

/** The last due date that is told of at the other end on a day. */
export function escalatesUntil(today: PlainDate): PlainDate {
  return addDays(today, -ESCALATE_AFTER_DAYS - 1);
}

/** Once a week for each setting, however many of its policies it is. */
export function escalationStep(today: PlainDate): string {
  return `escalated-${mondayOf(today)}`;
}

/** What the other end of a link is told of one setting. */
export function sayEscalation(settingName: string, count: number, longestSince: PlainDate): string {
  const since = count === 1 ? 'since' : 'the first since';
  return `${settingName}: ${countOf(count, 'policy')} overdue for review, ${since} ${sayDate(longestSince)}.`;
}
