import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { templateTexts } from '../../bench/document/long-text.ts';
import { awkwardPolicy } from './awkward-policies.ts';
import { breaksOfSpliceLaw } from './splice-law.ts';

describe('the law of splices', () => {
  it('holds for every template, as written, with Windows line ends and decomposed', () => {
    for (const { text } of templateTexts().filter(({ name }) => name.endsWith('/template.md'))) {
      expect(breaksOfSpliceLaw(text)).toEqual([]);
      expect(breaksOfSpliceLaw(text.replaceAll('\n', '\r\n').normalize('NFD'))).toEqual([]);
    }
  });

  it('holds for a sample of generated policies; `npm run long:splices` takes 10,000', () => {
    fc.assert(
      fc.property(awkwardPolicy, (text) => {
        expect(breaksOfSpliceLaw(text)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
