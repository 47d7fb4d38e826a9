import { type PlainDate, dateOf, sayDate } from '../dates/plain-date.ts';
import { isDated, parseStatedDate } from '../dates/stated-date.ts';
import { type Term, type TermEnds, TERMS } from '../dates/term-calendar.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import type { PlanRecord } from './plan-parts.ts';

/** The last day of one term, as somebody wrote it; nothing written: as whoever is above says, or else as usual. */
export interface TermEndInput {
  /** In which the school year begins: 2026 is September 2026 to August 2027. */
  readonly schoolYear: number;
  readonly term: Term;
  readonly said: string;
}

export interface SetTermDatesPlan extends PlanRecord {
  readonly organisation: { readonly id: string; readonly termDates: { readonly years: TermEnds } };
}

/** The months in which a term can end, both included, and whether that is in the year after the school year begins. */
const WINDOWS: Readonly<Record<Term, { readonly from: number; readonly to: number; readonly after: 0 | 1 }>> = {
  autumn: { from: 10, to: 12, after: 0 },
  spring: { from: 2, to: 5, after: 1 },
  summer: { from: 6, to: 8, after: 1 },
};

const SCHOOL_YEARS = { first: 2000, last: 2100 };

/** The calendar year in which a term of a school year ends. */
export function termYear(schoolYear: number, term: Term): number {
  return schoolYear + WINDOWS[term].after;
}

/**
 * Sets when an organisation's terms end. What is due "in the spring term" by a decision from now on falls due by them; due dates
 * that are recorded stay, since only an adoption or a review moves them.
 */
export function decideSetTermDates(
  organisation: { readonly id: string; readonly years: TermEnds },
  inputs: readonly TermEndInput[],
): Decided<SetTermDatesPlan> {
  return decided(inputs.flatMap(refusalsOf), () => {
    const years = inputs.reduce(withEnd, organisation.years);
    const isChanged = JSON.stringify(sorted(years)) !== JSON.stringify(sorted(organisation.years));
    const data = { years: sorted(years) };
    const entry = { action: 'term-dates.set', subject: 'Organisation', subjectId: organisation.id, data } as const;
    return {
      organisation: { id: organisation.id, termDates: data },
      audit: isChanged ? [entry] : [],
      jobs: [],
    };
  });
}

function refusalsOf({ schoolYear, term, said }: TermEndInput): Refusal[] {
  const where = `${term} term ${termYear(schoolYear, term)}`;
  const { from, to, after } = WINDOWS[term];
  if (schoolYear < SCHOOL_YEARS.first || schoolYear > SCHOOL_YEARS.last) return [refuse('TERM_END_OUTSIDE', { where })];
  if (said.trim() === '') return [];
  const stated = parseStatedDate(said);
  if (!isDated(stated) || stated.precision !== 'day') return [refuse('DATE_NOT_READ', { where })];
  const first = dateOf(schoolYear + after, from, 1) as PlainDate;
  const end = dateOf(schoolYear + after, to + 1, 1) ?? (dateOf(schoolYear + after + 1, 1, 1) as PlainDate);
  return stated.date >= first && stated.date < end
    ? []
    : [refuse('TERM_END_OUTSIDE', { where: `${where}, ${sayDate(stated.date)}` })];
}

function withEnd(years: TermEnds, { schoolYear, term, said }: TermEndInput): TermEnds {
  const year = String(termYear(schoolYear, term));
  const { [term]: _former, ...others } = years[year] ?? {};
  const { date } = parseStatedDate(said);
  return { ...years, [year]: date ? { ...others, [term]: date } : others };
}

/** Years in order, terms in theirs, nothing empty. */
function sorted(years: TermEnds): TermEnds {
  return Object.fromEntries(
    Object.keys(years)
      .sort()
      .map((year) => [year, TERMS.flatMap((term) => (years[year]?.[term] ? [[term, years[year][term]]] : []))] as const)
      .filter(([, ends]) => ends.length > 0)
      .map(([year, ends]) => [year, Object.fromEntries(ends) as TermEnds[string]]),
  );
}
