import { describe, expect, it } from '@jest/globals';
import { sayAdopted, sayWhenAdopted, statedAdoption } from './stated-adoption.ts';

describe('an adoption as its document dates it', () => {
  it.each([
    ['5th July 2018', '2018-07-05', 'day', '5 July 2018', 'on 5 July 2018'],
    ['June 2017', '2017-06-01', 'month', 'June 2017', 'in June 2017'],
    ['Spring 2024', '2024-01-01', 'term', 'Spring term 2024', 'in Spring term 2024'],
    ['2019', '2019-01-01', 'year', '2019', 'in 2019'],
    ['2018/19', '2018-09-01', 'year', 'school year 2018 to 2019', 'in school year 2018 to 2019'],
  ])('%s counts from its first day and is told as it was said', (written, on, precision, said, when) => {
    const stated = statedAdoption(written);
    expect(stated).toEqual({ adoptedOn: on, adoptedPrecision: precision, adoptedSaid: said });
    expect([sayAdopted(stated), sayWhenAdopted(stated)]).toEqual([said, when]);
  });

  it.each(['', '……', 'ongoing since 2014', 'when we moved'])('%p dates nothing', (written) => {
    const stated = statedAdoption(written);
    expect(stated).toEqual({ adoptedOn: null, adoptedPrecision: null, adoptedSaid: null });
    expect([sayAdopted(stated), sayWhenAdopted(stated)]).toEqual(['', '']);
  });

  it('is told by its day where no words of it are kept', () => {
    const told = { adoptedOn: '2024-01-01', adoptedSaid: null };
    expect([sayAdopted(told), sayWhenAdopted(told)]).toEqual(['1 January 2024', 'on 1 January 2024']);
  });
});
