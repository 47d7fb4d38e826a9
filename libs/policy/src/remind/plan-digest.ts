import { type PlainDate, addDays } from '../dates/plain-date.ts';
import { isWorkingDay, weekdayOf } from './working-days.ts';

/** When somebody wants their reminders. What only they can do, a signature or a duty of theirs, comes whatever they chose. */
export interface DigestChoice {
  readonly isOff: boolean;
  /** 1 is Monday, 5 Friday; null: on every working day that has something. */
  readonly weekday: number | null;
}

/** What a line of a digest is about. */
export const DIGEST_SUBJECTS = [
  'signature',
  'duty',
  'meeting',
  'question',
  'reading',
  'comment',
  'reason',
  'review',
  'edition',
  'missing',
  'template',
  'vacancy',
  'escalation',
] as const;
export type DigestSubject = (typeof DIGEST_SUBJECTS)[number];

/** Something that somebody is to be reminded of today. */
export interface DigestLine {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly subject: DigestSubject;
  readonly subjectId: string;
  /** Told once; the next step of the same subject is another line. */
  readonly step: string;
  readonly words: string;
}

/** Whether somebody has been told of a step already. */
export interface ToldLine {
  readonly organisationId: string;
  readonly subjectId: string;
  readonly step: string;
}

export interface DigestState {
  readonly choice: DigestChoice;
  /** The day on which their reminders were last looked through; null: never. */
  readonly lookedOn: PlainDate | null;
  /** Everything that stands today. */
  readonly lines: readonly DigestLine[];
  readonly told: readonly ToldLine[];
}

/** What may not be switched off: nobody else can do it. */
const PERSONAL: readonly DigestSubject[] = ['signature', 'duty'];

/** Everything that somebody is to be told today and has not been: for one mail. Nothing at weekends. */
export function planDigest({ choice, lookedOn, lines, told }: DigestState, today: PlainDate): DigestLine[] {
  if (!isWorkingDay(today)) return [];
  const isTheirDay = comesToday(choice, lookedOn, today);
  const known = new Set(told.map(keyOf));
  return lines.filter((line) => !known.has(keyOf(line)) && (isTheirDay || PERSONAL.includes(line.subject)));
}

/** Today is their day, or it passed since the last look while nothing could be sent. */
function comesToday({ isOff, weekday }: DigestChoice, lookedOn: PlainDate | null, today: PlainDate): boolean {
  if (isOff) return false;
  if (weekday === null || weekdayOf(today) === weekday) return true;
  const theirs = addDays(today, -((weekdayOf(today) - weekday + 7) % 7));
  return lookedOn !== null && lookedOn < theirs;
}

function keyOf({ organisationId, subjectId, step }: ToldLine): string {
  return `${organisationId} ${subjectId} ${step}`;
}
