import { papersBy, sayDate, type PlainDate } from '@ratify/policy';
import type { CalendarEvent } from '@ratify/store';
import ical from 'ical-generator';

const SUMMARIES: { readonly [Kind in CalendarEvent['kind']]: (title: string) => string } = {
  review: (title) => `Review due: ${title}`,
  meeting: (title) => `Meeting of the ${title}`,
  duty: (title) => `Duty: ${title}`,
};

const HALF_A_DAY_S = 12 * 60 * 60;

/**
 * Dates as RFC 5545 has them, whole days each. An event keeps its UID when it moves, and the file stays byte for byte the same for a
 * day while nothing changes.
 */
export function calendarOf(events: readonly CalendarEvent[], today: PlainDate): string {
  const calendar = ical({
    name: 'Policies: reviews and meetings',
    prodId: { company: 'Ratify', product: 'Ratify', language: 'EN' },
    ttl: HALF_A_DAY_S,
  });
  for (const { kind, id, organisationName, title, place, fallsOn } of events) {
    calendar.createEvent({
      id: `${kind}-${id}@ratify`,
      stamp: noonOf(today),
      start: noonOf(fallsOn),
      allDay: true,
      summary: SUMMARIES[kind](title),
      description: organisationName,
      ...(place ? { location: place } : {}),
    });
    if (kind === 'meeting' && fallsOn >= today)
      calendar.createEvent({
        id: `papers-${id}@ratify`,
        stamp: noonOf(today),
        start: noonOf(papersBy(fallsOn as PlainDate)),
        allDay: true,
        summary: `Papers go out: ${title}`,
        description: `${organisationName}: the last day for the papers of the meeting on ${sayDate(fallsOn as PlainDate)}.`,
      });
  }
  return calendar.toString();
}

/** A day has no hour: at noon in UTC it is that day in all of Europe. */
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);
