import { type Hours, parseClockTime } from '../dates/clock-time.ts';
import type { PlainDate } from '../dates/plain-date.ts';
import { parseStatedDate } from '../dates/stated-date.ts';

/** One line of a list of meetings, as somebody typed it. */
export interface MeetingLine extends Hours {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  /** Null where the line does not begin with a day. */
  readonly heldOn: PlainDate | null;
  readonly place: string | null;
}

/** Reads dates one a line: `Tuesday 22 September 2026`, behind commas with a time and a place: `6pm to 8pm, Main hall`. Empty lines are left out. */
export function readMeetingDates(text: string): MeetingLine[] {
  return text.split(/\r\n|\r|\n/).flatMap((written, at) => {
    const words = written.replace(/\s+/g, ' ').trim();
    return words === '' ? [] : [{ line: at + 1, text: words, ...readLine(words) }];
  });
}

/** The longest beginning that is a day, for a comma may stand in a date as well: `Tuesday, 22 September, 2026, Main hall`. */
function readLine(words: string): Omit<MeetingLine, 'line' | 'text'> {
  const parts = words.split(/[,;\t]/);
  for (let taken = parts.length; taken > 0; taken--) {
    const stated = parseStatedDate(parts.slice(0, taken).join(','));
    if (stated.precision !== 'day' || !stated.date) continue;
    const [next = '', ...rest] = parts.slice(taken);
    const hours = hoursIn(next);
    const place = (hours ? rest : parts.slice(taken)).join(',').trim() || null;
    return { heldOn: stated.date, place, ...(hours ?? NO_HOURS) };
  }
  return { heldOn: null, place: null, ...NO_HOURS };
}

const NO_HOURS: Hours = { startsAt: null, endsAt: null };

/** `6pm`, or `6pm to 8pm`; null where it says no time. */
function hoursIn(words: string): Hours | null {
  const [starts = '', ends, ...more] = words.split(/ to |[-–]/);
  const startsAt = parseClockTime(starts);
  if (!startsAt || more.length > 0) return null;
  if (ends === undefined) return { startsAt, endsAt: null };
  const endsAt = parseClockTime(ends);
  return endsAt && endsAt > startsAt ? { startsAt, endsAt } : null;
}
