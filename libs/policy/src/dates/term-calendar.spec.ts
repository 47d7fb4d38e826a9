import { describe, expect, it } from '@jest/globals';
import { parseStatedDate } from './stated-date.ts';
import { USUAL_TERM_CALENDAR, endOfStatedDate, endOfTerm, parseTermCalendar } from './term-calendar.ts';

describe('a term calendar', () => {
  it('covers the school year without gaps unless an organisation says otherwise', () => {
    expect(endOfTerm('autumn', 2026)).toBe('2026-12-31');
    expect(endOfTerm('spring', 2027)).toBe('2027-04-30');
    expect(endOfTerm('summer', 2027)).toBe('2027-08-31');
  });

  it('is set for an organisation, and for a single year', () => {
    const calendar = parseTermCalendar({ ends: { spring: '03-31' }, years: { '2027': { spring: '2027-03-25' } } });
    expect(endOfStatedDate(parseStatedDate('Spring 2026'), calendar)).toBe('2026-03-31');
    expect(endOfStatedDate(parseStatedDate('Spring 2027'), calendar)).toBe('2027-03-25');
    expect(endOfStatedDate(parseStatedDate('Autumn 2027'), calendar)).toBe('2027-12-31');
  });

  it('is the organisation’s own, then that of who is above it, then the usual one', () => {
    const own = { years: { '2027': { spring: '2027-03-25' } } };
    const above = { years: { '2027': { spring: '2027-04-01', summer: '2027-07-21' } } };
    const calendar = parseTermCalendar(own, above);
    expect(endOfTerm('spring', 2027, calendar)).toBe('2027-03-25');
    expect(endOfTerm('summer', 2027, calendar)).toBe('2027-07-21');
    expect(endOfTerm('autumn', 2027, calendar)).toBe('2027-12-31');
  });

  it('ends a term set to 29 February on the last of February in other years', () => {
    const calendar = parseTermCalendar({ ends: { spring: '02-29' } });
    expect(endOfTerm('spring', 2028, calendar)).toBe('2028-02-29');
    expect(endOfTerm('spring', 2027, calendar)).toBe('2027-02-28');
  });

  it.each([
    null,
    'spring',
    { ends: 7 },
    { ends: { spring: '13-45', autumn: 3 } },
    { years: { '2027': { spring: 'soon' } } },
  ])('stays as usual where the settings cannot be read: %p', (settings) =>
    expect(endOfTerm('spring', 2027, parseTermCalendar(settings))).toBe('2027-04-30'),
  );

  it('throws on a calendar that was never parsed', () => {
    const calendar = { ends: { ...USUAL_TERM_CALENDAR.ends, spring: '14-01' } };
    expect(() => endOfTerm('spring', 2027, calendar)).toThrow(RangeError);
  });
});
