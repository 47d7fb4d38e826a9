import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PlainDate, addDays, plainDate } from './plain-date.ts';
import {
  REVIEW_WINDOW_DAYS,
  isAnniversary,
  isReviewCycle,
  nextReviewDue,
  reviewStatus,
  sayReviewCycle,
} from './review-cycle.ts';

const date = (text: string | undefined) => (text === undefined ? undefined : plainDate(text));

describe('the first review after an adoption', () => {
  it.each([
    ['2026-11-30', 'P1Y', undefined, '2027-11-30'],
    ['2026-11-30', 'P2Y', undefined, '2028-11-30'],
    ['2028-02-29', 'P1Y', undefined, '2029-02-28'],
    ['2028-02-29', 'P4Y', undefined, '2032-02-29'],
    ['2026-08-31', 'P6M', undefined, '2027-02-28'],
    ['2027-08-31', 'P6M', undefined, '2028-02-29'],
    ['2026-01-31', 'P1M', undefined, '2026-02-28'],
    ['2026-11-30', 'P18M', undefined, '2028-05-30'],
    ['2026-11-30', 'P1Y6M', undefined, '2028-05-30'],
    ['2026-11-30', 'P90D', undefined, '2027-02-28'],
    ['2026-11-30', 'P26W', undefined, '2027-05-31'],
    ['2026-11-30', 'P3Y', 'P1Y', '2027-11-30'],
    ['2026-11-30', 'P1Y', 'P3Y', '2027-11-30'],
  ])('adopted on %s, every %s, at most %s: due on %s', (adoptedOn, every, statutoryMaximum, due) => {
    expect(nextReviewDue({ adoptedOn: plainDate(adoptedOn), every, statutoryMaximum })).toBe(due);
  });
});

describe('the next review after one was held', () => {
  it.each([
    // adopted 1 November 2026, every year: due on each 1 November
    ['2027-11-01', undefined, '2028-11-01'],
    ['2027-10-15', undefined, '2028-11-01'],
    ['2028-01-01', undefined, '2028-11-01'],
    ['2029-01-01', undefined, '2029-11-01'],
    ['2027-01-20', undefined, '2027-11-01'],
    ['2028-07-01', undefined, '2028-11-01'],
    // the law counts from the review itself
    ['2027-10-15', 'P1Y', '2028-10-15'],
  ])('reviewed on %s, at most %s: due on %s', (reviewedOn, statutoryMaximum, due) => {
    const schedule = {
      adoptedOn: plainDate('2026-11-01'),
      every: 'P1Y',
      statutoryMaximum,
      reviewedOn: date(reviewedOn),
    };
    expect(nextReviewDue(schedule)).toBe(due);
  });

  it('comes back to the last day of the month after a short one', () => {
    const schedule = { adoptedOn: plainDate('2026-08-31'), every: 'P6M', reviewedOn: plainDate('2027-02-28') };
    expect(nextReviewDue(schedule)).toBe('2027-08-31');
  });

  it('comes back to 29 February', () => {
    const schedule = { adoptedOn: plainDate('2028-02-29'), every: 'P1Y', reviewedOn: plainDate('2031-02-28') };
    expect(nextReviewDue(schedule)).toBe('2032-02-29');
  });

  it('goes on from a date that was set by hand, and keeps it when the review came far too early', () => {
    const schedule = { adoptedOn: plainDate('2026-11-12'), every: 'P1Y', anchor: plainDate('2027-04-30') };
    expect(nextReviewDue({ ...schedule, reviewedOn: plainDate('2027-04-12') })).toBe('2028-04-30');
    expect(nextReviewDue({ ...schedule, reviewedOn: plainDate('2027-01-12') })).toBe('2027-04-30');
  });
});

const days = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays(plainDate('2000-01-01'), offset));
const cycles = fc.oneof(
  fc.integer({ min: 1, max: 5 }).map((years) => `P${years}Y`),
  fc.integer({ min: 3, max: 60 }).map((months) => `P${months}M`),
);

describe('cycles never drift', () => {
  it('keeps to anniversaries of the adoption through any run of early and late reviews', () => {
    fc.assert(
      fc.property(
        days,
        cycles,
        fc.array(fc.integer({ min: -59, max: 900 }), { maxLength: 8 }),
        (adoptedOn, every, delays) => {
          let due = nextReviewDue({ adoptedOn, every });
          for (const delay of delays) {
            const early = addDays(due, delay);
            const reviewedOn: PlainDate = early < adoptedOn ? adoptedOn : early;
            const next = nextReviewDue({ adoptedOn, every, reviewedOn });
            expect(isAnniversary(next, adoptedOn, every)).toBe(true);
            expect(next > reviewedOn).toBe(true);
            // A review within its window, or late, always moves the date on.
            if (delay >= -20) expect(next > due).toBe(true);
            due = next;
          }
        },
      ),
    );
  });

  it('keeps the law’s maximum from the review itself, whatever the cycle', () => {
    fc.assert(
      fc.property(
        days,
        cycles,
        cycles,
        fc.integer({ min: 0, max: 2000 }),
        (adoptedOn, every, statutoryMaximum, later) => {
          const reviewedOn = addDays(adoptedOn, later);
          const latest = nextReviewDue({ adoptedOn: reviewedOn, every: statutoryMaximum });
          expect(nextReviewDue({ adoptedOn, every, statutoryMaximum, reviewedOn }) <= latest).toBe(true);
        },
      ),
    );
  });

  it('is punctual: a review on each due date comes to the same days as counting from the adoption', () => {
    fc.assert(
      fc.property(days, cycles, (adoptedOn, every) => {
        let due = nextReviewDue({ adoptedOn, every });
        for (let times = 0; times < 12; times += 1) due = nextReviewDue({ adoptedOn, every, reviewedOn: due });
        expect(isAnniversary(due, adoptedOn, every)).toBe(true);
      }),
    );
  });
});

describe('how a due date stands', () => {
  const dueOn = plainDate('2027-11-30');
  it.each([
    [-REVIEW_WINDOW_DAYS - 1, 'in-date'],
    [-REVIEW_WINDOW_DAYS, 'due-soon'],
    [0, 'due-soon'],
    [1, 'overdue'],
  ])('%i days after it: %s', (offset, status) => expect(reviewStatus(dueOn, addDays(dueOn, offset))).toBe(status));

  it('is none without a date', () => expect(reviewStatus(null, dueOn)).toBe('none'));
});

describe('a cycle', () => {
  it.each(['P2Y', 'P18M', 'P1Y6M', 'P26W', 'P90D'])('can be %s', (text) => expect(isReviewCycle(text)).toBe(true));
  it.each(['', 'P', 'P0Y', 'PT1H', '-P1Y', 'P1.5Y', '2 years', 'P1YT0H'])('cannot be %p', (text) => {
    expect(isReviewCycle(text)).toBe(false);
    expect(() => nextReviewDue({ adoptedOn: plainDate('2026-01-01'), every: text })).toThrow(RangeError);
  });
  it.each([
    ['P1Y', '1 year'],
    ['P2Y', '2 years'],
    ['P1Y6M', '1 year and 6 months'],
    ['P26W', '26 weeks'],
  ])('%s is said %s', (text, said) => expect(sayReviewCycle(text)).toBe(said));
});
