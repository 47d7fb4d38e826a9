import { type PlainDate, addDays, dateOf, endOfMonth, parsePlainDate } from './plain-date.ts';
import type { StatedDate } from './stated-date.ts';

export const TERMS = ['autumn', 'spring', 'summer'] as const;
export type Term = (typeof TERMS)[number];

/**
 * When an organisation's terms end. The usual ends are months and days; `years` overrides single terms with real dates, by the
 * calendar year in which the term ends, e.g. `{ '2027': { spring: '2027-03-25' } }`.
 */
export interface TermCalendar {
  /** `MM-DD`. */
  readonly ends: Readonly<Record<Term, string>>;
  readonly years?: TermEnds;
}

/** Last days of terms, by the calendar year in which they are. */
export type TermEnds = Readonly<Record<string, Partial<Readonly<Record<Term, PlainDate>>>>>;

/**
 * The calendar where an organisation has set none: the school year of 1 September to 31 August without gaps. Ends are late on
 * purpose: "Spring 2027" is not overdue while any school in England may still be in its spring term.
 */
export const USUAL_TERM_CALENDAR: TermCalendar = { ends: { autumn: '12-31', spring: '04-30', summer: '08-31' } };

/** The usual first day of a term, which only orders stated dates; nothing falls due by it. */
export function usualTermStart(term: Term, year: number): PlainDate | undefined {
  return dateOf(year, { autumn: 9, spring: 1, summer: 5 }[term], 1);
}

/** The last day of a term of the calendar year in which it is held. */
export function endOfTerm(term: Term, year: number, calendar: TermCalendar = USUAL_TERM_CALENDAR): PlainDate {
  const given = calendar.years?.[String(year)]?.[term];
  if (given) return given;
  const [month = 1, day = 1] = calendar.ends[term].split('-').map(Number);
  const first = dateOf(year, month, 1);
  if (!first) throw new RangeError(`Not the end of a term: ${calendar.ends[term]}`);
  return dateOf(year, month, day) ?? endOfMonth(first);
}

/** The last day of what was written, on which a review so dated falls due; undefined where no end was meant or read. */
export function endOfStatedDate(
  stated: StatedDate,
  calendar: TermCalendar = USUAL_TERM_CALENDAR,
): PlainDate | undefined {
  if (!stated.date || stated.precision === 'ongoing') return undefined;
  const year = Number(stated.date.slice(0, 4));
  if (stated.precision === 'month') return endOfMonth(stated.date);
  if (stated.precision === 'term' && stated.term) return endOfTerm(stated.term, year, calendar);
  if (stated.precision === 'year') return addDays(`${year + 1}${stated.date.slice(4)}` as PlainDate, -1);
  return stated.date;
}

/**
 * The calendar of an organisation from its own settings and those of who is above it, the nearest first: what an organisation has not
 * set is as the next one says, and what nobody has set, or what cannot be read, is as usual.
 */
export function parseTermCalendar(...settings: readonly unknown[]): TermCalendar {
  const years: Record<string, Partial<Record<Term, PlainDate>>> = {};
  for (const setting of settings)
    for (const [year, terms] of Object.entries(record(record(setting)['years'])))
      years[year] = { ...termEnds(terms), ...years[year] };
  const end = (term: Term): string =>
    settings
      .map((setting) => record(record(setting)['ends'])[term])
      .find((text): text is string => typeof text === 'string' && !!parsePlainDate(`2024-${text}`)) ??
    USUAL_TERM_CALENDAR.ends[term];
  return { ends: { autumn: end('autumn'), spring: end('spring'), summer: end('summer') }, years };
}

function termEnds(terms: unknown): Partial<Record<Term, PlainDate>> {
  const given = record(terms);
  return Object.fromEntries(
    TERMS.flatMap((term) => {
      const date = typeof given[term] === 'string' ? parsePlainDate(given[term]) : undefined;
      return date ? [[term, date] as const] : [];
    }),
  );
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
