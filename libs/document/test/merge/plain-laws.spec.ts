import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainCases } from './generated-plain.ts';
import { faultsOf } from './plain-faults.ts';

/** `npm run long:merge` asks for thousands; a failure prints its seed and the shrunk case. */
describe('plain texts edited by chance on both sides', () => {
  it('keeps every word it should, says nothing twice and asks wherever both touched the same', () => {
    fc.assert(
      fc.property(plainCases, (texts) => {
        expect(faultsOf(texts)).toEqual([]);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 250) },
    );
  });
});
