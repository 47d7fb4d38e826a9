import { describe, expect, it } from '@jest/globals';
import { dateInLondon, dateOf, endOfMonth, parsePlainDate, plainDate, sayDate } from './plain-date.ts';

describe('plain dates', () => {
  it.each(['2027-02-29', '2027-13-01', '2027-1-1', '20270101', '2027-01-01T00:00:00Z', '', 'today'])(
    'refuses %p',
    (text) => {
      expect(parsePlainDate(text)).toBeUndefined();
      expect(() => plainDate(text)).toThrow(RangeError);
    },
  );

  it('keeps 29 February of a leap year only', () => {
    expect(parsePlainDate('2028-02-29')).toBe('2028-02-29');
    expect(dateOf(2100, 2, 29)).toBeUndefined();
    expect(dateOf(2000, 2, 29)).toBe('2000-02-29');
  });

  it.each([
    ['2027-02-10', '2027-02-28'],
    ['2028-02-01', '2028-02-29'],
    ['2027-12-31', '2027-12-31'],
  ])('ends the month of %s on %s', (date, end) => expect(endOfMonth(plainDate(date))).toBe(end));

  it('says a date in words', () => expect(sayDate(plainDate('2027-11-30'))).toBe('30 November 2027'));
});

describe('the date in London', () => {
  // Summer time begins on 28 March 2027 at 01:00 and ends on 31 October 2027 at 02:00.
  it.each([
    ['2027-03-27T23:59:59Z', '2027-03-27'],
    ['2027-03-28T22:59:59Z', '2027-03-28'],
    ['2027-03-28T23:00:00Z', '2027-03-29'],
    ['2027-10-30T23:30:00Z', '2027-10-31'],
    ['2027-10-31T23:30:00Z', '2027-10-31'],
    ['2027-12-31T23:59:59Z', '2027-12-31'],
  ])('is at %s the %s', (instant, date) => expect(dateInLondon(Date.parse(instant))).toBe(date));
});
