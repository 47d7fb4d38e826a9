import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applySplices } from '../src/splices.ts';
import { walkNodes } from '../src/find-node.ts';
import { lintPolicy } from '../src/lint/lint-policy.ts';
import { lintForEditing, relintPolicy } from '../src/lint/relint-policy.ts';
import { readPolicy } from '../src/read/read-policy.ts';
import { rereadPolicy } from '../src/read/reread-policy.ts';
import { readingOf } from '../src/read/reading.ts';
import { renderPolicy } from '../src/render/render-policy.ts';
import { workOn } from './work-on.ts';
import { AWKWARD, edit, insertion, plain, texts } from './awkward-edits.ts';

const TODAY = { today: '2026-11-20' };
describe('rereading and relinting after an edit', () => {
  it('give the same document, tree and findings as from the whole text, whatever is edited', () => {
    const edits = fc
      .constantFrom(AWKWARD, AWKWARD, ...texts)
      .chain((text) => fc.tuple(fc.constant(text), edit(text), fc.nat(), insertion));
    fc.assert(
      fc.property(edits, ([text, splice, at, words]) => {
        const once = relintPolicy(lintForEditing(text, TODAY), [splice]);
        const changed = applySplices(text, [splice]);
        const second = { start: at % (changed.length + 1), end: at % (changed.length + 1), text: words };
        const twice = relintPolicy(once, [second]);
        const full = readPolicy(applySplices(changed, [second]));
        expect(twice.document).toEqual(full);
        expect(plain(readingOf(twice.document).tree.children)).toEqual(plain(readingOf(full).tree.children));
        expect(twice.problems).toEqual(lintPolicy(full, TODAY));
      }),
      { numRuns: Number(process.env['RUNS'] ?? 50) },
    );
  });

  it('leaves the document before the edit as it was', () => {
    const [text = ''] = texts;
    const before = readPolicy(text);
    const html = renderPolicy(before, { organisation: {}, purpose: 'reading' }).html;
    rereadPolicy(before, [{ start: text.length - 300, end: text.length - 300, text: 'new words' }]);
    expect(renderPolicy(before, { organisation: {}, purpose: 'reading' }).html).toBe(html);
  });

  it('parses a small part of a long text, so that it is many times quicker than a full lint', () => {
    const long = longPolicy(20_000);
    const clause = walkNodes(readPolicy(long).nodes).filter(({ kind }) => kind === 'clause')[300];
    const at = long.indexOf(' ', clause?.bodyStart ?? 0);
    let linted = lintForEditing(long, TODAY);
    const quick = workOn(() => (linted = relintPolicy(linted, [{ start: at, end: at, text: ' again' }])), { tries: 6 });
    const full = workOn(() => lintPolicy(readPolicy(linted.document.text), TODAY), { tries: 1 });
    expect(quick).toBeLessThan(full / 3);
  });
});

/** The longest template over and over, ids made different. */
function longPolicy(words: number): string {
  const [, matter = '', body = ''] =
    /^(---[\s\S]*?\n---\n)([\s\S]*)$/.exec([...texts].sort((a, b) => b.length - a.length)[0] ?? '') ?? [];
  let text = matter;
  for (let copy = 0; text.split(/\s+/).length < words; copy++) {
    text += body.replace(/\{#([a-z-]+)/g, `{#$1-${copy}`).replace(/:see\[([A-Za-z-]+)\]/g, `:see[$1-${copy}]`);
  }
  return text;
}
