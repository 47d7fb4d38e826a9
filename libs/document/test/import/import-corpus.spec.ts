import { describe, expect, it } from '@jest/globals';
import { precisionOf, recallOf, scoreImports } from '../../bench/import/score-import.ts';
import { TYPISTS } from '../../bench/import/typists.ts';

/** Documents whose truth is known, typed in every shape that `npm run bench:import` scores: a few of each, drawn otherwise. */
describe('a made document comes back with its structure and its facts', () => {
  it.each(TYPISTS.map((typist) => [typist.name, typist] as const))('from %s', (_name, typist) => {
    const [score] = scoreImports(3, 23, [typist]);
    expect(score?.structure.wanted).toBeGreaterThan(20);
    expect(score?.metadata.wanted).toBeGreaterThan(8);
    expect(score?.broken).toBe(0);
    for (const tally of score ? [score.structure, score.metadata] : []) {
      expect({ precision: precisionOf(tally), failures: score?.failures }).toMatchObject({ precision: 1 });
      expect({ recall: recallOf(tally), failures: score?.failures }).toMatchObject({ recall: 1 });
    }
  });
});

describe('lines that only look like structure', () => {
  it.each([
    [
      'a double space behind sentences',
      'Bees Policy\n\nBees fly.  They sting.\nBees sit.  They rest.\nBees eat.  They hum.\n',
    ],
    [
      'a version table',
      'Bees Policy\n\nVersion\tDate\tChanges\n1\tMay 2019\tFirst\n2\tJune 2021\tSmoke\n\nBees live here, all of them.\n',
    ],
    ['a name with an initial', 'Bees Policy\n\nAsk these:\n\nA. Smith\n\nBees live here, all of them.\n'],
  ])('%s stays what it is', async (_what, source) => {
    const { importText, readPolicy, walkNodes } = await import('../../src/index.ts');
    const { nodes } = readPolicy(importText(source, { fileName: 'bees.txt' }).text);
    expect(walkNodes(nodes).filter(({ kind }) => kind === 'section' || kind === 'clause')).toEqual([]);
  });
});
