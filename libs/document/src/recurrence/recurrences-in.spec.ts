import { expect, it } from '@jest/globals';
import { isoDuration } from './iso-duration.ts';
import { lengthsIn, recurrencesIn, type Recurrence } from './recurrences-in.ts';

/** Once in so many units, how strictly, and the months that come of it. */
type Said = readonly [every: number, unit: Recurrence['unit'], kind: Recurrence['kind'], months: number];

const RECURRENCES: readonly (readonly [text: string, ...said: readonly Said[]])[] = [
  ['reviewed every two years', [2, 'year', 'exactly', 24]],
  ['reviewed every 24 months', [24, 'month', 'exactly', 24]],
  ['reviewed every twenty-four months', [24, 'month', 'exactly', 24]],
  ['reviewed every three (3) years', [3, 'year', 'exactly', 36]],
  ['reviewed every couple of years', [2, 'year', 'exactly', 24]],
  ['reviewed every 2 to 3 years', [3, 'year', 'exactly', 36]],
  ['reviewed every 2–3 years', [3, 'year', 'exactly', 36]],
  ['reviewed every one and a half years', [1.5, 'year', 'exactly', 18]],
  ['reviewed every 52 weeks', [52, 'week', 'exactly', 12]],
  ['reviewed every other year', [2, 'year', 'exactly', 24]],
  ['at the end of every second academic year', [2, 'year', 'exactly', 24]],
  ['each fifth year', [5, 'year', 'exactly', 60]],
  ['every twenty-fourth month', [24, 'month', 'exactly', 24]],
  ['in alternate years', [2, 'year', 'exactly', 24]],
  ['in every odd-numbered year', [2, 'year', 'exactly', 24]],
  ['in even years', [2, 'year', 'exactly', 24]],
  ['every second annual meeting', [2, 'year', 'exactly', 24]],
  ['at each annual general meeting', [1, 'year', 'exactly', 12]],
  ['each autumn term', [1, 'year', 'exactly', 12]],
  ['every other September', [2, 'year', 'exactly', 24]],
  ['in every half term', [1, 'half-term', 'exactly', 2]],
  ['each and every school year', [1, 'year', 'exactly', 12]],
  ['once in three years', [3, 'year', 'exactly', 36]],
  ['once within each period of three years', [3, 'year', 'exactly', 36]],
  ['once a year', [1, 'year', 'exactly', 12]],
  ['twice a term', [0.5, 'term', 'exactly', 2]],
  ['twice yearly', [0.5, 'year', 'exactly', 6]],
  ['three times a year', [1 / 3, 'year', 'exactly', 4]],
  ['not less frequently than once in every three years', [3, 'year', 'at least', 36]],
  ['no less often than every two years', [2, 'year', 'at least', 24]],
  ['at least annually', [1, 'year', 'at least', 12]],
  ['a minimum of every three years', [3, 'year', 'at least', 36]],
  ['no more often than every two years', [2, 'year', 'at most', 24]],
  ['at intervals of no more than 18 months', [18, 'month', 'at least', 18]],
  ['at intervals not exceeding three years', [3, 'year', 'at least', 36]],
  ['at intervals of five years', [5, 'year', 'exactly', 60]],
  ['at five-yearly intervals', [5, 'year', 'exactly', 60]],
  ['two-yearly', [2, 'year', 'exactly', 24]],
  ['six-monthly', [6, 'month', 'exactly', 6]],
  ['half-yearly', [6, 'month', 'exactly', 6]],
  ['half-termly', [1, 'half-term', 'exactly', 2]],
  ['fortnightly', [2, 'week', 'exactly', 0.46]],
  ['per annum', [1, 'year', 'exactly', 12]],
  ['biennially', [2, 'year', 'exactly', 24]],
  ['tri-ennially', [3, 'year', 'exactly', 36]],
  ['a quadrennial review', [4, 'year', 'exactly', 48]],
  ['quinquennially', [5, 'year', 'exactly', 60]],
  ['a three-year rolling programme', [3, 'year', 'exactly', 36]],
  ['on a two-year cycle', [2, 'year', 'exactly', 24]],
  ['reviews are two years apart', [2, 'year', 'exactly', 24]],
  // What somebody meant by a word with two meanings, the words behind it say.
  ['biannually, that is once in two years', [6, 'month', 'exactly', 6], [2, 'year', 'exactly', 24]],
  ['every year there, and here every three.', [1, 'year', 'exactly', 12], [3, 'year', 'exactly', 36]],
  // Neither a year group nor a day nor a fraction of a crowd is a cycle.
  ['each Year 6 class, every year group and each day'],
  ['five per cent of each class, every few years'],
  ['for three years, and a child may go'],
  ['every three of them'],
];

it.each(RECURRENCES.map(([text, ...said]) => [text, said] as const))('how often: %s', (text, said) => {
  expect(recurrencesIn(text).map(({ every, unit, kind, months }) => [every, unit, kind, months])).toEqual(said);
});

it.each([
  ['stands for three school years', 'three school years', 36],
  ['for a period of two years', 'two years', 24],
  ['when two years have passed since', 'two years', 24],
  ['in two years’ time', 'two years', 24],
  ['A year, after which', 'A year', 12],
  ['18 months', '18 months', 18],
  ['a fortnight before', 'a fortnight', 0.46],
])('how long: %s', (text, words, months) => {
  expect(lengthsIn(text).map((length) => [length.words, length.months])).toEqual([[words, months]]);
});

it('what recurs is no length, and the words of a find are those of the text', () => {
  const text = 'It stands for two years and is looked at once in three years.';
  expect(lengthsIn(text).map(({ words }) => words)).toEqual(['two years']);
  for (const { index, words } of [...lengthsIn(text), ...recurrencesIn(text)])
    expect(text.slice(index, index + words.length)).toBe(words);
});

it.each([
  ['quarterly', 'P3M'],
  ['three times a year', 'P4M'],
  ['every half term', 'P6W'],
  ['once a fortnight', 'P2W'],
  ['every 90 days', 'P90D'],
  ['every 18 months', 'P18M'],
  ['every other year', 'P2Y'],
])('as front matter writes it: %s', (text, duration) => {
  expect(recurrencesIn(text).map(isoDuration)).toEqual([duration]);
});
