import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCorpus } from '../../bench/merge-corpus/write-corpus.ts';
import { readBeside } from '../../src/merge/read-beside.ts';
import { readPolicy } from '../../src/read/read-policy.ts';
import { readingOf } from '../../src/read/reading.ts';
import { applySplices } from '../../src/splices.ts';
import { AWKWARD, edit, plain, texts } from '../awkward-edits.ts';

const run = { numRuns: Number(process.env['RUNS'] ?? 60) };

describe('reading a text beside another version of it', () => {
  it('gives the same document and tree as from the whole text, wherever the two differ', () => {
    const pairs = fc
      .constantFrom(AWKWARD, AWKWARD, AWKWARD.replace(/^---[^]*?---\n/, ''), ...texts)
      .chain((text) => fc.tuple(fc.constant(text), fc.array(edit(text), { minLength: 1, maxLength: 5 })));
    fc.assert(
      fc.property(pairs, ([text, edits]) => {
        const changed = edits.reduce(
          (now, { start, end, text: words }) =>
            applySplices(now, [{ start: Math.min(start, now.length), end: Math.min(end, now.length), text: words }]),
          text,
        );
        expectSame(text, changed);
      }),
      run,
    );
  });

  it('does so for both sides of every case of the corpus', () => {
    for (const { base, ours, theirs } of [...readCorpus('tuning'), ...readCorpus('held-out')]) {
      expectSame(base, ours);
      expectSame(base, theirs);
    }
  });

  it('reads a closed front matter anew where its last line is gone', () => {
    const text = '---\ntitle: One\n---\n\nWords.\n\nMore words.\n\nStill more.\n\n---\n\nThe end.\n';
    expectSame(text, text.replace('\n---\n', '\n'));
    expectSame(text.replace('\n---\n', '\n'), text);
  });
});

function expectSame(known: string, text: string): void {
  const before = readPolicy(known);
  const [beside, full] = [readBeside(before, text), readPolicy(text)];
  expect(beside).toEqual(full);
  expect(plain(readingOf(beside).tree.children)).toEqual(plain(readingOf(full).tree.children));
  expect(plain(readingOf(before).tree.children)).toEqual(plain(readingOf(readPolicy(known)).tree.children));
}
