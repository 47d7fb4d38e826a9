import { expect, it } from '@jest/globals';
import { someCorpusTexts } from '../../bench/lint/lint-corpus.ts';
import { readPolicy } from '../read/read-policy.ts';
import { allMatches } from './all-matches.ts';
import { deskOf } from './lint-policy.ts';
import { GATED } from './matches-of.ts';
import type { Prose } from './prose.ts';
import { holdsAny } from './words-of.ts';

it('finds every match, also where nothing stands', () => {
  expect(allMatches(/b?/gu, 'a😀b').map(({ index }) => index)).toEqual([0, 1, 3, 4]);
});

it('hides no match by what is asked before a pattern is looked for', () => {
  const blocks = someCorpusTexts(5_000).flatMap(
    (text) => deskOf(readPolicy(text), { today: '2026-11-20' })?.prose ?? [],
  );
  expect(GATED.length).toBeGreaterThan(10);
  expect(hiddenIn(blocks, GATED)).toEqual([]);
  // A word that was left out is seen.
  const forgetful = { pattern: /\b(?:must|shall)\b/g, mayHold: holdsMust };
  expect(hiddenIn(blocks, [forgetful])).toEqual([forgetful.pattern.source]);
});

const holdsMust = holdsAny('must') as (typeof GATED)[number]['mayHold'];

/** The patterns that match where it is said that they cannot. What is asked of a sentence is asked of its block. */
function hiddenIn(blocks: readonly Prose[], patterns: typeof GATED): string[] {
  return patterns
    .filter(({ pattern, mayHold }) =>
      blocks.some((prose) => {
        const words = { text: prose.text, prose, notes: [] };
        return !mayHold(words) && allMatches(pattern, words.text).length > 0;
      }),
    )
    .map(({ pattern }) => pattern.source);
}
