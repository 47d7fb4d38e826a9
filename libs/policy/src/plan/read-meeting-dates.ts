import type { PlainDate } from '../dates/plain-date.ts';
import { parseStatedDate } from '../dates/stated-date.ts';

/** One line of a list of meetings, as somebody typed it. */
export interface MeetingLine {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  /** Null where the line does not begin with a day. */
  readonly heldOn: PlainDate | null;
  readonly place: string | null;
}

/** Reads dates one a line: `Tuesday 22 September 2026`, or with a place behind a comma. Empty lines are left out. */
export function readMeetingDates(text: string): MeetingLine[] {
  return text.split(/\r\n|\r|\n/).flatMap((written, at) => {
    const words = written.replace(/\s+/g, ' ').trim();
    return words === '' ? [] : [{ line: at + 1, text: words, ...readLine(words) }];
  });
}

/** The longest beginning that is a day, for a comma may stand in a date as well: `Tuesday, 22 September, 2026, Main hall`. */
function readLine(words: string): Pick<MeetingLine, 'heldOn' | 'place'> {
  const parts = words.split(/[,;\t]/);
  for (let taken = parts.length; taken > 0; taken--) {
    const stated = parseStatedDate(parts.slice(0, taken).join(','));
    if (stated.precision !== 'day' || !stated.date) continue;
    return { heldOn: stated.date, place: parts.slice(taken).join(',').trim() || null };
  }
  return { heldOn: null, place: null };
}
