import { type PlainDate, sayDate } from '../dates/plain-date.ts';
import { readMeetingDates, type MeetingLine } from '../plan/read-meeting-dates.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { checkStanding } from './decide-set-up-body.ts';
import type { ScheduleMeetingPlan, ScheduleMeetingState } from './decide-table.ts';
import type { PlanRecord } from './plan-parts.ts';

/** More than any body meets in a year. */
export const MOST_MEETINGS = 60;

export interface ScheduleYearPlan extends PlanRecord {
  readonly meetings: readonly ScheduleMeetingPlan['meeting'][];
}

/** Adds several meetings of a body from a list of dates, one a line: all of them, or none while a line is wrong. */
export function decideScheduleYear(
  { organisationId, body, heldOn }: ScheduleMeetingState,
  { dates, newId }: { readonly dates: string; readonly newId: () => string },
): Decided<ScheduleYearPlan> {
  const lines = readMeetingDates(dates);
  return decided(
    [
      lines.length === 0 && refuse('MEETING_DATES_MISSING', { where: 'dates' }),
      lines.length > MOST_MEETINGS && refuse('TOO_MANY_MEETINGS', { where: `${lines.length} lines` }),
      ...lines.map((each) => checkLine(each, lines, heldOn)),
      ...lines.map((each) => each.heldOn && checkStanding(body, each.heldOn)),
    ],
    () => {
      const meetings = lines.flatMap(({ heldOn: day, place, startsAt, endsAt }) =>
        day ? [{ id: newId(), organisationId, bodyId: body.id, heldOn: day, place, startsAt, endsAt }] : [],
      );
      return {
        meetings,
        audit: meetings.map(({ id, bodyId, heldOn: day }) => ({
          ...({ action: 'meeting.scheduled', subject: 'Meeting', subjectId: id } as const),
          data: { bodyId, heldOn: day },
        })),
        jobs: [],
      };
    },
  );
}

function checkLine(
  { line, text, heldOn }: MeetingLine,
  lines: readonly MeetingLine[],
  known: readonly PlainDate[],
): Refusal | null {
  const place = { line, where: `line ${line}: ${text}` };
  if (!heldOn) return refuse('MEETING_DATE_NOT_READ', place);
  const isTwice = lines.some((other) => other.heldOn === heldOn && other.line < line);
  return known.includes(heldOn) || isTwice
    ? refuse('MEETING_EXISTS', { ...place, where: `line ${line}: ${sayDate(heldOn)}` })
    : null;
}
