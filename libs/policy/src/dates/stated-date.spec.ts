import { describe, expect, it } from '@jest/globals';
import { isDated, parseStatedDate, sayStatedDate } from './stated-date.ts';
import { endOfStatedDate } from './term-calendar.ts';

/** What is written, how exactly, the first day meant, the last day meant. */
const table: [string, string, string | undefined, string | undefined][] = [
  ['5th July 2018', 'day', '2018-07-05', '2018-07-05'],
  ['5 July 2018', 'day', '2018-07-05', '2018-07-05'],
  ['Thursday, 5th of July, 2018', 'day', '2018-07-05', '2018-07-05'],
  ['July 5th, 2018', 'day', '2018-07-05', '2018-07-05'],
  ['22nd Feb. 2024', 'day', '2024-02-22', '2024-02-22'],
  ['29 February 2024', 'day', '2024-02-29', '2024-02-29'],
  ['2/3/23', 'day', '2023-03-02', '2023-03-02'],
  ['31.12.2026', 'day', '2026-12-31', '2026-12-31'],
  ['01 - 09 - 2026', 'day', '2026-09-01', '2026-09-01'],
  ['2027-02-28', 'day', '2027-02-28', '2027-02-28'],
  ['June 2017', 'month', '2017-06-01', '2017-06-30'],
  ['February 2028', 'month', '2028-02-01', '2028-02-29'],
  ['Sept 25', 'month', '2025-09-01', '2025-09-30'],
  ['Sep ’25', 'month', '2025-09-01', '2025-09-30'],
  ['Oct 98', 'month', '1998-10-01', '1998-10-31'],
  ['by the end of March 2027.', 'month', '2027-03-01', '2027-03-31'],
  ['03/2027', 'month', '2027-03-01', '2027-03-31'],
  ['2027-03', 'month', '2027-03-01', '2027-03-31'],
  ['March 2027', 'month', '2027-03-01', '2027-03-31'],
  ['Spring 2020', 'term', '2020-01-01', '2020-04-30'],
  ['  spring   TERM 2020 ', 'term', '2020-01-01', '2020-04-30'],
  ['Autumn term 2026', 'term', '2026-09-01', '2026-12-31'],
  ['Summer 27', 'term', '2027-05-01', '2027-08-31'],
  ['Spring 2026/27', 'term', '2027-01-01', '2027-04-30'],
  ['Autumn 2026-2027', 'term', '2026-09-01', '2026-12-31'],
  ['2027', 'year', '2027-01-01', '2027-12-31'],
  ['2026/27', 'year', '2026-09-01', '2027-08-31'],
  ['Academic year 2026-2027', 'year', '2026-09-01', '2027-08-31'],
  ['April 2014 & Ongoing', 'ongoing', '2014-04-01', undefined],
  ['Ongoing from April 2014', 'ongoing', '2014-04-01', undefined],
  ['on-going', 'ongoing', undefined, undefined],
  ['', 'blank', undefined, undefined],
  ['……………………', 'blank', undefined, undefined],
  ['.... / .... / ....', 'blank', undefined, undefined],
  ['________', 'blank', undefined, undefined],
  ['TBC', 'blank', undefined, undefined],
  ['n/a', 'blank', undefined, undefined],
];

describe('a date as people write it', () => {
  it.each(table)('%p is a %s', (text, precision, first, last) => {
    const stated = parseStatedDate(text);
    expect({ precision: stated.precision, first: stated.date, last: endOfStatedDate(stated) }).toEqual({
      precision,
      first,
      last,
    });
  });

  it.each([
    '31 February 2027',
    '2/13/23',
    'Michaelmas 2020',
    'every two years',
    '5 July',
    'Spring',
    '2026/29',
    'Marchy 2027',
    '99/99/9999',
  ])('never guesses: %p is unread, words kept', (text) =>
    expect(parseStatedDate(text)).toEqual({ precision: 'unread', text }),
  );

  it.each([
    ['5TH JULY 2018', '5 July 2018'],
    ['sept 25', 'September 2025'],
    ['spring 2020', 'Spring term 2020'],
    ['2026/27', 'school year 2026 to 2027'],
    ['2027', '2027'],
    ['April 2014 & Ongoing', 'April 2014 & Ongoing'],
    ['some day', 'some day'],
  ])('%p is said %p', (text, said) => expect(sayStatedDate(parseStatedDate(text))).toBe(said));

  it('says of a day, month, term or year that it is dated, and of nothing else', () => {
    const dated = table.filter(([text]) => isDated(parseStatedDate(text))).map(([, precision]) => precision);
    expect(new Set(dated)).toEqual(new Set(['day', 'month', 'term', 'year']));
  });
});
