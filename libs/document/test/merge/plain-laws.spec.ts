import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainCases } from './generated-plain.ts';
import { faultsOf } from './plain-faults.ts';

/** `npm run long:merge` asks for thousands, by another seed each time; a failure prints its seed and the shrunk case. */
const { RUNS, SEED } = process.env;

describe('plain texts edited by chance on both sides', () => {
  it('keeps every word it should, says nothing twice and asks wherever both touched the same', () => {
    const seed = Number(SEED ?? (RUNS === undefined ? 20_261_128 : Date.now() % 1_000_000_000));
    const run = { seed, numRuns: Number(RUNS ?? 250) };
    fc.assert(
      fc.property(plainCases, (texts) => {
        expect(faultsOf(texts)).toEqual([]);
      }),
      run,
    );
    if (RUNS !== undefined) process.stdout.write(`${run.numRuns} cases from seed ${seed}\n`);
  });
});
