import { describe, expect, it } from '@jest/globals';
import { datedParts, sayInstant, typedDate } from './typed-date.ts';

const typed = (day: string, month: string, year: string) =>
  typedDate({ 'held-day': day, 'held-month': month, 'held-year': year }, 'held');

describe('a date in three fields', () => {
  it('is read where it is a day of the calendar', () => {
    expect(typed('5', '3', '2027').date).toBe('2027-03-05');
    expect(typed(' 29', '02 ', '2028').date).toBe('2028-02-29');
  });

  it.each([
    ['29', '2', '2027'],
    ['31', '4', '2027'],
    ['5', 'March', '2027'],
    ['5', '3', '27'],
    ['', '3', '2027'],
  ])('is not read where it is none, and keeps what was typed: %s/%s/%s', (day, month, year) => {
    expect(typed(day, month, year)).toEqual({ date: null, isBlank: false, parts: { day, month, year } });
  });

  it('is blank only where nothing was typed', () => {
    expect(typed(' ', '', '')).toMatchObject({ date: null, isBlank: true });
    expect(typedDate(undefined, 'held').isBlank).toBe(true);
    expect(datedParts('2027-03-05').parts).toEqual({ day: '5', month: '3', year: '2027' });
  });
});

describe('an instant', () => {
  it('is said in the time of London, summer and winter', () => {
    expect(sayInstant('2027-07-01T23:30:00Z')).toBe('2 July 2027 at 00:30');
    expect(sayInstant('2027-12-01T23:30:00Z')).toBe('1 December 2027 at 23:30');
    expect(sayInstant(null)).toBe('');
  });
});
