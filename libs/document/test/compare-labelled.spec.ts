import { describe, expect, it } from '@jest/globals';
import { ourAlignment, readPair, readPairs, type LabelledPair } from '../bench/compare/read-pairs.ts';
import { searchAlignment } from '../bench/compare/plain-search.ts';
import {
  balanceOf,
  precisionOf,
  recallOf,
  scoreAlignment,
  sumOf,
  type Scores,
} from '../bench/compare/score-alignment.ts';
import type { Alignment } from '../bench/compare/read-pairs.ts';

// Guards below what `npm run bench:compare` prints: a change that aligns noticeably worse is seen here.

const scored = (pairs: readonly LabelledPair[], align: (pair: LabelledPair) => Alignment): Scores =>
  sumOf(pairs.map((pair) => scoreAlignment(pair, align(pair))));

describe('policies in different words', () => {
  it.each([
    ['tuned', 0.85, 0.9],
    ['held-out', 0.9, 0.8],
  ] as const)('are aligned as people aligned them: %s', (half, precision, recall) => {
    const pairs = readPairs(half);
    const { answers } = scored(pairs, ourAlignment);
    expect(answers.wanted).toBeGreaterThan(70);
    expect(precisionOf(answers)).toBeGreaterThanOrEqual(precision);
    expect(recallOf(answers)).toBeGreaterThanOrEqual(recall);
    const peer = scored(pairs, (pair) => searchAlignment(pair, 0.02));
    expect(balanceOf(answers)).toBeGreaterThan(balanceOf(peer.answers));
  });
});

describe('the score', () => {
  const PAIR = readPair(
    'lamps',
    'base: Lamps\n== Use\nb1| Lamps burn.\nb2| Lamps shine.\nb3| Lamps fall.\nother: Lights\n== Use\no1| Lamps burn.\no2| Lights glow.\no3| Dogs bark.\ntruth:\nb1 o1\nb2 o2',
  );

  it('counts what is right, found and wanted, kind by kind', () => {
    const answers = new Map([
      ['b1', ['o1']],
      ['b3', ['o3']],
    ]);
    expect(scoreAlignment(PAIR, { answers })).toEqual({
      answers: { right: 1, found: 2, wanted: 2 },
      matched: { right: 1, found: 1, wanted: 1 },
      reworded: { right: 0, found: 1, wanted: 1 },
      'missing here': { right: 0, found: 1, wanted: 1 },
      'only here': { right: 0, found: 1, wanted: 1 },
    });
  });

  it('does not take a label that names nothing', () => {
    expect(() => readPair('x', 'base: A\nb1| a\nother: B\no1| b\ntruth:\nb1 o7')).toThrow('names no clauses');
  });
});
