import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { someCorpusTexts } from '../../bench/lint/lint-corpus.ts';
import { countWords } from './count-words.ts';
import { placesOfWords, wordScanner } from './words-in.ts';

const PLAIN = wordScanner();
const WITH_SIGNS = wordScanner('£%\\uFFFC');

/** Scans as the patterns do, whatever stands in a text. */
function expectAsPatterns(text: string): void {
  expect(PLAIN(text)).toEqual([...(text.match(/[\p{L}\p{N}]+/gu) ?? [])]);
  const places = placesOfWords(text);
  expect(PLAIN(text).map((_, at) => text.slice(places[2 * at], places[2 * at + 1]))).toEqual(PLAIN(text));
  expect(places).toHaveLength(2 * PLAIN(text).length);
  expect(WITH_SIGNS(text)).toEqual([...(text.match(/[\p{L}\p{N}£%\uFFFC]+/gu) ?? [])]);
  expect(countWords(text)).toBe(text.match(/[\p{L}\p{N}]+(?:[’'.,/-][\p{L}\p{N}]+)*|\uFFFC/gu)?.length ?? 0);
}

it('finds the words that the patterns find', () => {
  someCorpusTexts(5_000).forEach(expectAsPatterns);
  const pieces = fc.constantFrom(
    'a',
    'é',
    'e\u0301',
    '7',
    '٣',
    '²',
    '£',
    '%',
    '’',
    "'",
    '-',
    '.',
    ' ',
    '\uFFFC',
    '–',
    '𝐀',
    '漢',
    '\ud800',
  );
  fc.assert(
    fc.property(
      fc.array(pieces).map((some) => some.join('')),
      expectAsPatterns,
    ),
    { numRuns: 2_000 },
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), expectAsPatterns));
});
