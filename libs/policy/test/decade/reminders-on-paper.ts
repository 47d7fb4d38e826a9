import { DAYS, placeOf } from './plain-calendar.ts';

/** 1 January 2020 was a Wednesday; Monday is 1, Sunday 7. */
export const weekdayAt = (place: number): number => ((place + 2) % 7) + 1;

export interface PaperReview {
  readonly due: number;
  /** Days on which the body that decides meets; null where it needs no meeting. */
  readonly meets: readonly number[] | null;
}

/**
 * The step that a review stands at, found by walking through the calendar a day at a time: what falls on a weekend is put up on
 * Monday, and what is put up takes the place of what was there.
 */
export class Walk {
  readonly #last: number | null;
  #day: number;
  #standing: string | null = null;
  #put: string[] = [];

  constructor(private readonly review: PaperReview) {
    const { due, meets } = review;
    let last: number | null = null;
    for (let day = due - 150; day <= due; day += 1) if (meets?.includes(day)) last = day;
    this.#last = last;
    this.#day = due - 240;
  }

  standingAt(today: number): string | null {
    for (; this.#day <= today; this.#day += 1) this.#pass(this.#day);
    return this.#standing;
  }

  #pass(day: number): void {
    const { due } = this.review;
    const last = this.#last;
    if (last === null) for (const before of [60, 30, 7]) if (day === due - before) this.#put.push(`due-${before}`);
    if (last !== null) {
      const papers = last - 8; // seven clear days lie between
      for (const before of [60, 30, 7, 0]) if (day === papers - before) this.#put.push(`papers-${before}`);
      if (day === last + 1 && last < due) this.#put.push('no-meeting-left');
    }
    if (day === due) this.#put.push('due-0');
    if (weekdayAt(day) === 1 && day > due) this.#put.push(`overdue-${DAYS[day]}`);
    if (weekdayAt(day) > 5 || this.#put.length === 0) return;
    this.#standing = this.#put.at(-1) as string;
    this.#put = [];
  }
}

/** Whose mail it is, as the rules on paper see it. */
export interface PaperPerson {
  readonly isOff: boolean;
  readonly weekday: number | null;
  /** A day of theirs has passed on which nobody looked. */
  isOwed: boolean;
}

/** Whether their reminders go out on a day on which somebody looks. */
export function isTheirDay({ isOff, weekday, isOwed }: PaperPerson, day: number): boolean {
  if (isOff) return false;
  return weekday === null || weekdayAt(day) === weekday || isOwed;
}

/** The clocks by which people are written to, and their hours ahead of London all year round. */
export const ZONES = [
  ['Europe/London', 0],
  ['Europe/Paris', 1],
] as const;

export const FIRST = placeOf('2026-09-01');
export const LAST = placeOf('2036-08-31');
