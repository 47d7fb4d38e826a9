import { describe, expect, it } from '@jest/globals';
import { instantInLondon, parseClockTime, sayClockTime, sayHours } from './clock-time.ts';

describe('a time of day', () => {
  it.each([
    ['6pm', '18:00'],
    ['6.30 pm', '18:30'],
    ['6:30 p.m.', '18:30'],
    ['18:30', '18:30'],
    ['18.30', '18:30'],
    ['09:15', '09:15'],
    ['9.15', '09:15'],
    ['06:30', '06:30'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['Midday', '12:00'],
    ['6.30', null], // in the morning or in the evening
    ['6', null],
    ['18', null],
    ['25:00', null],
    ['13pm', null],
    ['18:60', null],
    ['after school', null],
    ['', null],
  ])('%s is read as %s', (typed, time) => {
    expect(parseClockTime(typed)).toBe(time);
  });

  it.each([
    ['18:00', '6pm'],
    ['18:30', '6:30pm'],
    ['00:05', '12:05am'],
    ['12:00', 'midday'],
    ['12:30', '12:30pm'],
  ])('%s is said as %s', (time, said) => {
    expect(sayClockTime(time)).toBe(said);
    if (said !== 'midday') expect(parseClockTime(said)).toBe(time);
  });

  it('is said with its end where that is known', () => {
    expect(sayHours({ startsAt: '18:00', endsAt: '20:00' })).toBe('from 6pm to 8pm');
    expect(sayHours({ startsAt: '18:00', endsAt: null })).toBe('at 6pm');
    expect(sayHours({ startsAt: null, endsAt: null })).toBe('');
  });

  it.each([
    ['2027-03-27', '18:00', '2027-03-27T18:00:00.000Z'],
    ['2027-03-28', '18:00', '2027-03-28T17:00:00.000Z'], // the clocks went forward that morning
    ['2027-03-28', '01:30', '2027-03-28T01:30:00.000Z'], // no such time: half past two by the new clock
    ['2027-10-31', '18:00', '2027-10-31T18:00:00.000Z'],
    ['2027-10-30', '18:00', '2027-10-30T17:00:00.000Z'],
  ])('on %s, %s in England is %s', (date, time, instant) => {
    expect(new Date(instantInLondon(date, time)).toISOString()).toBe(instant);
  });
});
