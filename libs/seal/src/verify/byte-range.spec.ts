import { describe, expect, it } from '@jest/globals';
import { PdfArray, PdfDict, PdfNumber, PdfString } from '@libpdf/core';

import { readCoveredRange } from './byte-range.ts';

/** A file of 40 bytes, a gap of `<00ff00ff>`, and an end. */
const HEAD = 'x'.repeat(40);
const TAIL = ' >> endobj\n%%EOF\n';

function read(gap: string, range: (gap: string) => number[], contents = '00ff00ff', tail = TAIL) {
  const file = Buffer.from(`${HEAD}${gap}${tail}`, 'latin1');
  const dict = PdfDict.of({
    ByteRange: new PdfArray(range(gap).map((each) => PdfNumber.of(each))),
    Contents: PdfString.fromHex(contents),
  });
  return readCoveredRange(file, dict);
}

const whole = (gap: string) => [0, 40, 40 + gap.length, TAIL.length];

describe('the part of the file a signature covers', () => {
  it('is everything but the signature itself', () => {
    const range = read('<00ff00ff>', whole);
    expect(range.faults).toEqual([]);
    expect(range.end).toBe(40 + 10 + TAIL.length);
    expect(Buffer.concat([range.before, range.after]).toString()).toBe(HEAD + TAIL);
  });

  it.each([
    ['starts later', () => [1, 39, 50, TAIL.length]],
    ['ends beyond the file', () => [0, 40, 50, TAIL.length + 1]],
    ['is empty', () => []],
    ['has two gaps', () => [0, 10, 12, 28, 50, TAIL.length]],
    ['runs backwards', () => [0, 50, 40, TAIL.length]],
    ['is not whole numbers', () => [0, 40.5, 50, TAIL.length]],
    ['is negative', () => [0, 40, 50, -5]],
  ])('is refused when it %s', (_what, range) => {
    expect(read('<00ff00ff>', range)).toMatchObject({ faults: ['RANGE_WRONG'], end: 0 });
  });

  it.each([
    ['holds more than the signature', '<00ff00ff> /Reason (forged)'],
    ['holds a comment', '<00ff%ff>'],
    ['holds spaces', '<00ff 00ff>'],
    ['is another signature', '<00ff00fe>'],
    ['mixes small and capital letters', '<00fF00ff>'],
    ['is a literal string', '(00ff00ff)'],
    ['lacks a bracket', '<00ff00ff'],
  ])('is refused when the gap %s', (_what, gap) => {
    expect(read(gap, whole).faults).toContain('RANGE_GAP_WRONG');
  });

  it.each(['', ' >> endobj\n', ' >>\n%%EOF\nx', '%%EOF\n\n'])('is refused when it ends with %j', (tail) => {
    const range = read('<00ff00ff>', (gap) => [0, 40, 40 + gap.length, tail.length], '00ff00ff', tail);
    expect(range.faults).toEqual(['RANGE_NOT_A_REVISION']);
  });
});
