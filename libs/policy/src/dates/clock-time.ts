import { Temporal } from 'temporal-polyfill';

/** A time of day on the clock of wherever it is, `HH:MM` of 24 hours. It has no zone and no date. */
const TYPED = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/;
const MIDDAY = ['midday', 'noon', '12noon', '12midday'];

/** The time that somebody typed, `6pm`, `6:30pm`, `18.30`; null where it cannot be told. A bare `6.30` could be either half of the day. */
export function parseClockTime(text: string): string | null {
  const words = text
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/\.m\.?/g, 'm');
  if (MIDDAY.includes(words)) return '12:00';
  const [, hours = '', minutes, half] = TYPED.exec(words) ?? [];
  const hour = Number(hours);
  const minute = Number(minutes ?? 0);
  if (hours === '' || minute > 59) return null;
  if (half) return hour >= 1 && hour <= 12 ? written((hour % 12) + (half === 'pm' ? 12 : 0), minute) : null;
  const isBare = minutes === undefined || (hour >= 1 && hour <= 7 && hours.length === 1);
  return isBare || hour > 23 ? null : written(hour, minute);
}

/** `6pm`, `6:30pm`, `midday`. */
export function sayClockTime(time: string): string {
  const [hours = '', minutes = ''] = time.split(':');
  const hour = Number(hours);
  if (hour === 12 && minutes === '00') return 'midday';
  const said = `${hour % 12 === 0 ? 12 : hour % 12}${minutes === '00' ? '' : `:${minutes}`}`;
  return `${said}${hour < 12 ? 'am' : 'pm'}`;
}

/** When something begins and ends on its day; either may be unknown. */
export interface Hours {
  readonly startsAt: string | null;
  readonly endsAt: string | null;
}

/** `at 6pm`, `from 6pm to 8pm`; empty where it is not known. */
export function sayHours({ startsAt = null, endsAt = null }: Partial<Hours>): string {
  if (!startsAt) return '';
  return endsAt ? `from ${sayClockTime(startsAt)} to ${sayClockTime(endsAt)}` : `at ${sayClockTime(startsAt)}`;
}

/** The instant of a time of day in England, in milliseconds of the epoch; a time that the clocks skip is that much later. */
export function instantInLondon(date: string, time: string): number {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime('Europe/London').epochMilliseconds;
}

function written(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
