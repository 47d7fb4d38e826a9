import { afterAll, describe, expect, it } from '@jest/globals';
import {
  USUAL_TERM_CALENDAR,
  dateInLondon,
  decideRecordReview,
  plainDate,
  reviewDueFor,
  reviewStatus,
  type PlainDate,
  type ReviewDue,
} from '../../src/index.ts';
import { buildReviewInput, buildReviewState } from '../builders.ts';
import { adoptOnPaper, reviewOnPaper, standingOnPaper, type PaperPolicy } from './brute-force.ts';
import { chancesFrom } from './chances.ts';
import { DAYS, instantAt, londonDayAt, monthsAfter, placeOf } from './plain-calendar.ts';

// Ten years of two hundred schools, a day at a time: what the service works out for each policy is held against a model that
// knows dates only as a list of days. Whoever looks after these policies is punctual, early, late, or forgets for a year.

const SCHOOLS = 200;
const FIRST = placeOf('2026-09-01');
const LAST = placeOf('2036-08-31');

const CYCLES = [
  { every: 'P1Y', months: 12, maximum: null },
  { every: 'P6M', months: 6, maximum: null },
  { every: 'P2Y', months: 24, maximum: null },
  { every: 'P18M', months: 18, maximum: null },
  { every: 'P3Y', months: 36, maximum: 12 },
  { every: 'P1Y', months: 12, maximum: 12 },
] as const;

/** Dates as a minute may name them, and their last days. */
const NAMED = [
  { said: 'Summer 2029', day: '2029-08-31' },
  { said: 'Spring term 2031', day: '2031-04-30' },
  { said: 'February 2032', day: '2032-02-29' },
  { said: '31 January 2034', day: '2034-01-31' },
] as const;

const DELAYS = [-400, -150, -61, -60, -59, -20, -1, 0, 0, 0, 1, 30, 61, 200, 420];

interface Kept {
  readonly name: string;
  readonly cycle: (typeof CYCLES)[number];
  readonly paper: PaperPolicy;
  adoptedOn: PlainDate;
  firstDueOn: PlainDate | null;
  due: ReviewDue;
  next: { readonly day: number; readonly act: 'review' | 'adopt' };
  overdueDays: number;
}

const zone = process.env.TZ;
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe.each([
  ['Pacific/Auckland', 1],
  ['America/Los_Angeles', 2],
])('ten years, on a machine in %s', (timeZone, seed) => {
  it('every due date is the one on paper on every day: none drifts and none is lost', () => {
    process.env.TZ = timeZone;
    const chance = chancesFrom(seed);
    const kept = Array.from({ length: SCHOOLS }, (_, school) => adoptFirst(school, chance));
    let looks = 0;
    for (let day = FIRST; day <= LAST; day += 1) {
      for (const quarter of hoursOf(day, chance)) {
        const said = dateInLondon(instantAt(quarter));
        if (said !== DAYS[londonDayAt(quarter)])
          throw new Error(`${new Date(instantAt(quarter)).toISOString()}: ${said}`);
      }
      const today = plainDate(DAYS[day] as string);
      for (const each of kept) {
        if (each.next.day === day) act(each, day, chance);
        const standing = reviewStatus(each.due.reviewDueOn, today);
        if (each.due.reviewDueOn !== DAYS[each.paper.due] || standing !== standingOnPaper(each.paper, day))
          throw new Error(
            `${each.name}, ${today}: ${standing}, due ${each.due.reviewDueOn}, on paper ${DAYS[each.paper.due]}`,
          );
        if (standing === 'overdue') each.overdueDays += 1;
        looks += 1;
      }
    }
    expect(looks).toBe(SCHOOLS * (LAST - FIRST + 1));
    expect(kept.filter((each) => each.overdueDays > 0).length).toBeGreaterThan(SCHOOLS / 2); // lateness was seen
  });
});

/** Each day some quarter of an hour and midnight by either clock; where the clocks may change, every quarter of the night. */
function hoursOf(day: number, chance: () => number): number[] {
  const midnight = day * 96;
  const some = [midnight - 5, midnight - 4, midnight - 1, midnight, midnight + Math.floor(chance() * 96)];
  return /-(?:03|10)-(?:2[5-9]|3[01])$/.test(DAYS[day] as string)
    ? Array.from({ length: 16 }, (_, quarter) => midnight - 6 + quarter)
    : some;
}

function adoptFirst(school: number, chance: () => number): Kept {
  const cycle = CYCLES[school % CYCLES.length] as Kept['cycle'];
  const months = { cycle: cycle.months, maximum: cycle.maximum };
  const each: Kept = {
    name: `school ${school}, ${cycle.every}${cycle.maximum ? ', at most P1Y' : ''}`,
    cycle,
    paper: { ...months, anchor: 0, due: 0 },
    adoptedOn: plainDate('2026-01-01'),
    firstDueOn: null,
    due: { reviewDueOn: null, reviewDuePrecision: null, reviewDueSaid: null },
    next: { day: 0, act: 'review' },
    overdueDays: 0,
  };
  // Ends of months and leap days more often than they come.
  const days = ['2024-02-29', '2026-08-31', '2025-12-31', '2026-02-28', '2026-05-30'].map(placeOf);
  adopt(each, chance() < 0.5 ? (days[school % days.length] as number) : FIRST - Math.floor(chance() * 300), chance);
  return each;
}

function act(each: Kept, day: number, chance: () => number): void {
  if (each.next.act === 'adopt') return adopt(each, day, chance);
  const changes = chance() < 0.2;
  const decision = decideRecordReview(
    buildReviewState({
      policy: { id: each.name, ...each.due },
      adoption: { id: 'adoption', adoptedOn: each.adoptedOn, reviewDueOn: each.firstDueOn },
      review: reviewOf(each),
    }),
    buildReviewInput({ outcome: changes ? 'changed' : 'no-change' }),
    plainDate(DAYS[day] as string),
  );
  if (!decision.plan) throw new Error(`${each.name}: ${JSON.stringify(decision.refusals)}`);
  const { reviewDueOn, reviewDuePrecision, reviewDueSaid } = decision.plan.policy;
  each.due = { reviewDueOn, reviewDuePrecision, reviewDueSaid };
  if (changes) each.next = { day: day + 1 + Math.floor(chance() * 150), act: 'adopt' };
  else {
    reviewOnPaper(each.paper, day);
    planNext(each, day, chance);
  }
}

/** A new text is adopted; one minute in four names the date of its review. */
function adopt(each: Kept, day: number, chance: () => number): void {
  const named = NAMED.find((one) => placeOf(one.day) > monthsAfter(day, 3) && placeOf(one.day) < monthsAfter(day, 48));
  const stated = each.cycle.maximum === null && chance() < 0.25 ? named : undefined;
  each.adoptedOn = plainDate(DAYS[day] as string);
  const { due, refusals } = reviewDueFor({
    adoptedOn: each.adoptedOn,
    review: reviewOf(each),
    stated: stated?.said,
    termCalendar: USUAL_TERM_CALENDAR,
  });
  expect(refusals).toEqual([]);
  each.due = due;
  each.firstDueOn = due.reviewDueOn;
  adoptOnPaper(each.paper, day, stated ? placeOf(stated.day) : null);
  planNext(each, day, chance);
}

function planNext(each: Kept, day: number, chance: () => number): void {
  const delay = DELAYS[Math.floor(chance() * DELAYS.length)] as number;
  each.next = { day: Math.max(day + 1, FIRST, each.paper.due + delay), act: 'review' };
}

const reviewOf = ({ cycle }: Kept) => ({
  every: cycle.every,
  ...(cycle.maximum === null ? {} : { statutoryMaximum: `P${cycle.maximum}M` }),
});
