import { describe, expect, it } from '@jest/globals';
import { decideSetTermDates, type TermEndInput, type TermEnds } from '../src/index.ts';

const set = (inputs: readonly TermEndInput[], years: TermEnds = {}) =>
  decideSetTermDates({ id: 'school-1', years }, inputs);
const end = (term: TermEndInput['term'], said: string, schoolYear = 2026): TermEndInput => ({ schoolYear, term, said });

describe('term dates', () => {
  it('stand by the year in which a term ends; what is left empty is as before it was set', () => {
    const { plan } = set([end('autumn', '18 December 2026'), end('spring', '25/3/2027'), end('summer', '')], {
      '2025': { autumn: '2025-12-19' as never },
      '2027': { summer: '2027-07-20' as never },
    });
    expect(plan?.organisation.termDates.years).toEqual({
      '2025': { autumn: '2025-12-19' },
      '2026': { autumn: '2026-12-18' },
      '2027': { spring: '2027-03-25' },
    });
    expect(plan?.audit).toMatchObject([{ action: 'term-dates.set', subject: 'Organisation', subjectId: 'school-1' }]);
  });

  it('leave no trace where nothing changes', () => {
    const years = { '2026': { autumn: '2026-12-18' as never } };
    expect(set([end('autumn', '18 December 2026'), end('spring', ' ')], years).plan?.audit).toEqual([]);
  });

  it.each([
    ['autumn', 'before Christmas', 'DATE_NOT_READ'],
    ['autumn', 'December 2026', 'DATE_NOT_READ'],
    ['autumn', '18 December 2025', 'TERM_END_OUTSIDE'],
    ['autumn', '30 September 2026', 'TERM_END_OUTSIDE'],
    ['autumn', '1 January 2027', 'TERM_END_OUTSIDE'],
    ['spring', '1 June 2027', 'TERM_END_OUTSIDE'],
    ['summer', '1 September 2027', 'TERM_END_OUTSIDE'],
  ] as const)('of the %s term cannot be %s', (term, said, code) => {
    const { refusals } = set([end(term, said)]);
    expect(refusals?.map((each) => each.code)).toEqual([code]);
    expect(refusals?.[0]?.where).toMatch(/^(?:autumn term 2026|spring term 2027|summer term 2027)/);
  });
});
