import { type Hours, sayHours } from '../dates/clock-time.ts';
import { type PlainDate, addDays, sayDate } from '../dates/plain-date.ts';

/** For how long whoever knew of a meeting is told that it has changed, in days. */
export const TOLD_OF_CHANGES_DAYS = 30;

/** A meeting that was moved, cancelled, or given another time or place. */
export interface ChangedMeeting extends Hours {
  readonly bodyName: string;
  readonly heldOn: PlainDate;
  readonly place: string | null;
  /** The day before the last change of its day; null where only its time or place changed. */
  readonly movedFrom: PlainDate | null;
  readonly cancelledOn: PlainDate | null;
  readonly cancelledBecause: string | null;
  /** How often it has changed. */
  readonly sequence: number;
}

/** From when on changes of meetings are still told. */
export function changesToldSince(today: PlainDate): PlainDate {
  return addDays(today, -TOLD_OF_CHANGES_DAYS);
}

/** Each change is told once; of several between two mails the last. */
export function meetingStep({ sequence }: Pick<ChangedMeeting, 'sequence'>): string {
  return `changed-${sequence}`;
}

/** What has become of a meeting, in one plain sentence. */
export function sayMeetingChange(meeting: ChangedMeeting): string {
  const { bodyName, heldOn, place, movedFrom, cancelledOn, cancelledBecause } = meeting;
  const said = `The meeting of the ${bodyName}`;
  if (cancelledOn) return `${said} on ${sayDate(heldOn)} is cancelled: ${closed(cancelledBecause ?? '')}`;
  const when = [sayHours(meeting), place ? `at ${place}` : ''].filter((each) => each !== '').join(', ');
  const moved = movedFrom && movedFrom !== heldOn;
  const what = moved
    ? `${said} is moved from ${sayDate(movedFrom)} to ${sayDate(heldOn)}${when ? `, ${when}` : ''}`
    : `${said} on ${sayDate(heldOn)} has another time or place: ${when || 'neither is known yet'}`;
  return closed(what);
}

function closed(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
