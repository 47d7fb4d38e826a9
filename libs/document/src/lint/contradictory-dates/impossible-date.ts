import type { WrittenDate } from './dates-in.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const WEEKDAY = new RegExp(
  `\\b(${DAYS.map((day) => `${day.slice(0, 3)}(?:${day.slice(3)})?`).join('|')})\\b,?\\s*(?:the\\s+)?$`,
  'i',
);

/** What makes a date one that never was: `31 June`, or a weekday that it did not fall on. `before` is what stands before it. */
export function faultOf({ words, from, to }: WrittenDate, before: string): string | undefined {
  if (from !== to || !/^\d{4}-\d{2}-\d{2}$/.test(from)) return undefined;
  const day = new Date(`${from}T00:00:00Z`);
  // A day that a month does not have is carried over into the next.
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== from) return `There is no \`${words}\`.`;
  const said = WEEKDAY.exec(before)?.[1];
  const name = DAYS[day.getUTCDay()] ?? '';
  if (said === undefined || name.toLowerCase().startsWith(said.toLowerCase().slice(0, 3))) return undefined;
  return `\`${words}\` is a ${name}, not a ${DAYS.find((one) => one.toLowerCase().startsWith(said.toLowerCase().slice(0, 3)))}.`;
}
