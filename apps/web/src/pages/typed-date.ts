import { sayDate, type PlainDate } from '@ratify/policy';
import { typedText, type Posted } from './typed.ts';

export interface TypedDate {
  /** The calendar date, when the three parts make one. */
  readonly date: string | null;
  readonly isBlank: boolean;
  readonly parts: { readonly day: string; readonly month: string; readonly year: string };
}

/** A date typed as day, month and year in three fields, which keep what was typed whatever it was. */
export function typedDate(body: Posted | undefined, name: string): TypedDate {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => typedText(body, `${name}-${part}`).trim()) as [
    string,
    string,
    string,
  ];
  return { date: dateOf(day, month, year), isBlank: day + month + year === '', parts: { day, month, year } };
}

/** The parts of a known date, to fill the fields with. */
export function datedParts(date: string): TypedDate {
  const [year = '', month = '', day = ''] = date.split('-');
  return { date, isBlank: false, parts: { day: String(Number(day)), month: String(Number(month)), year } };
}

function dateOf(day: string, month: string, year: string): string | null {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = new Date(`${date}T12:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date) ? date : null;
}

/** An instant as people read it: "14 November 2026 at 09:05", in London's time. */
export function sayInstant(instant: string | null | undefined): string {
  if (!instant) return '';
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  } as Intl.DateTimeFormatOptions).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${sayDate(`${part('year')}-${part('month')}-${part('day')}` as PlainDate)} at ${part('hour')}:${part('minute')}`;
}
