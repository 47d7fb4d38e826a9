const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A date as it is printed: `30 November 2027`; a month as `November 2027`; anything else as it was written. */
export function writtenDate(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(value.trim()) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (!year || !name) return value;
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}

/** A length of time in words: `P2Y` is `2 years`, `P3M` is `3 months`. */
export function writtenDuration(value: string): string {
  const [, years, months, weeks, days] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(value) ?? [];
  const parts = [
    [years, 'year'],
    [months, 'month'],
    [weeks, 'week'],
    [days, 'day'],
  ].flatMap(([count, unit]) => (count ? [`${Number(count)} ${unit}${Number(count) === 1 ? '' : 's'}`] : []));
  return parts.join(' and ') || value;
}

/** A list in words: `A, B and C`. */
export function writtenList(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
