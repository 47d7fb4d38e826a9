import { instantInLondon, papersBy, sayDate, type PlainDate } from '@ratify/policy';
import type { CalendarEvent } from '@ratify/store';
import ical, { ICalEventStatus } from 'ical-generator';

const SUMMARIES: { readonly [Kind in CalendarEvent['kind']]: (title: string) => string } = {
  review: (title) => `Review due: ${title}`,
  meeting: (title) => `Meeting of the ${title}`,
  duty: (title) => `Duty: ${title}`,
};

const HALF_A_DAY_S = 12 * 60 * 60;

/**
 * Dates as RFC 5545 has them: whole days, and for a meeting with known hours the instants of them in UTC, which is the same in every program
 * and needs no table of zones. An event keeps its UID when it moves, its SEQUENCE counts the changes of a meeting, and the file stays byte
 * for byte the same for a day while nothing changes.
 */
export function calendarOf(events: readonly CalendarEvent[], today: PlainDate): string {
  const calendar = ical({
    name: 'Policies: reviews and meetings',
    prodId: { company: 'Ratify', product: 'Ratify', language: 'EN' },
    ttl: HALF_A_DAY_S,
  });
  for (const event of events) {
    const { kind, id, organisationName, title, place, fallsOn } = event;
    calendar.createEvent({
      id: `${kind}-${id}@ratify`,
      stamp: noonOf(today),
      ...timesOf(event),
      summary: `${event.isCancelled ? 'Cancelled: ' : ''}${SUMMARIES[kind](title)}`,
      description: organisationName,
      ...(place ? { location: place } : {}),
      ...(kind === 'meeting' ? standingOf(event) : {}),
    });
    if (kind === 'meeting' && fallsOn >= today && !event.isCancelled)
      calendar.createEvent({
        id: `papers-${id}@ratify`,
        stamp: noonOf(today),
        start: noonOf(papersBy(fallsOn as PlainDate, event.papersDays ?? undefined)),
        allDay: true,
        sequence: event.sequence,
        summary: `Papers go out: ${title}`,
        description: `${organisationName}: the last day for the papers of the meeting on ${sayDate(fallsOn as PlainDate)}.`,
      });
  }
  return calendar.toString();
}

function timesOf({ fallsOn, startsAt, endsAt }: CalendarEvent) {
  if (!startsAt) return { start: noonOf(fallsOn), allDay: true };
  const start = new Date(instantInLondon(fallsOn, startsAt));
  return endsAt ? { start, end: new Date(instantInLondon(fallsOn, endsAt)) } : { start };
}

/** Programs take what changed where the number has grown, and strike out what is cancelled. */
function standingOf({ sequence, changedAt, isCancelled }: CalendarEvent) {
  const status = isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED;
  return { sequence, status, ...(changedAt ? { lastModified: changedAt } : {}) };
}

/** A day has no hour: at noon in UTC it is that day in all of Europe. */
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);
