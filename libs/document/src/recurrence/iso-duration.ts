import type { Recurrence } from './recurrences-in.ts';

/** The months of an ISO 8601 duration of years and months. */
export function monthsOf(duration: string): number {
  const [, years = '0', months = '0'] = /^P(?:(\d+)Y)?(?:(\d+)M)?/.exec(duration) ?? [];
  return Number(years) * 12 + Number(months);
}

/** A recurrence as an ISO 8601 duration, `P3M` for `quarterly`; half a term is six weeks. Undefined for parts of a day. */
export function isoDuration({ every, unit, months }: Recurrence): string | undefined {
  if (unit === 'half-term') return `P${every * 6}W`;
  if (unit === 'week' || unit === 'day') {
    const days = every * (unit === 'week' ? 7 : 1);
    if (!Number.isInteger(days)) return undefined;
    return days % 7 === 0 ? `P${days / 7}W` : `P${days}D`;
  }
  if (Number.isInteger(months)) return months % 12 === 0 ? `P${months / 12}Y` : `P${months}M`;
  return `P${Math.max(1, Math.round(months * 30))}D`;
}
