import { describe, expect, it } from '@jest/globals';
import { importText } from '../../src/index.ts';
import { workOn } from '../work-on.ts';

/** Times that of a plain text of the same size: structure costs more than prose, but not by the square. */
const MOST_TIMES = 30;
const of = (line: string, size: number): string => line.repeat(Math.ceil(size / line.length));

const readingOf = (text: string): number => workOn(() => importText(text, { fileName: 'a.txt' }), { tries: 2 });

describe('a text that is meant to keep the importer busy', () => {
  const plain = (size: number): number =>
    readingOf(of('Every child may help with the garden on a dry day, if the grass is not wet.\n\n', size));

  it.each([
    ['form feeds', '\f'.repeat(100_000)],
    ['role words', 'Head Teacher '.repeat(20_000)],
    ['comments', '<!-- a -->\n'.repeat(10_000)],
    ['rows set with spaces', 'Alpha beta      Gamma delta      Epsilon\n'.repeat(3_000)],
    ['one paragraph of many lines', 'and every child may help with the garden when it is dry and the\n'.repeat(3_000)],
    ['words about reviews without a stop', 'review '.repeat(20_000)],
    ['white space between words', `# a${' '.repeat(100_000)}b`],
    ['dots of a contents line', `# a ${'.'.repeat(100_000)} b`],
    ['capitals that name nothing', 'Aa '.repeat(40_000)],
    ['brackets behind a reference', 'section 1 ('.repeat(10_000)],
  ])('is read in time: %s', (_what, text) => {
    plain(5_000);
    expect(readingOf(text)).toBeLessThan(MOST_TIMES * (plain(text.length) + 0.05));
  });

  it('gives a thousand blanks and clauses alike a name each', () => {
    const { text } = importText('1.1 Keep it.\n\nName: ______\n\n'.repeat(300), { fileName: 'a.txt' });
    const ids = text.match(/\{#[^}]+\}/g) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    const blanks = text.match(/:blank\[[^\]]+\]/g) ?? [];
    expect(new Set(blanks).size).toBe(blanks.length);
    expect(ids.length).toBeGreaterThan(250);
  });
});
