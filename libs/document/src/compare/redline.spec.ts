import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { redline } from './redline.ts';
import { redlineHtml } from './redline-html.ts';

describe('redline', () => {
  it('joins changes that stand a word apart', () => {
    expect(redline('Staff do not post pictures. The end.', 'Staff never post any pictures. The end.')).toEqual([
      { kind: 'same', text: 'Staff' },
      { kind: 'removed', text: ' do not post' },
      { kind: 'added', text: ' never post any' },
      { kind: 'same', text: ' pictures. The end.' },
    ]);
  });

  it('keeps changes of two sentences apart', () => {
    expect(
      redline('Go on. Stop now.', 'Go up. Stop here.')
        .filter((piece) => piece.kind !== 'same')
        .map((piece) => piece.text),
    ).toEqual([' on', ' up', ' now', ' here']);
  });

  it('says nothing of texts that are the same', () => {
    expect(redline('A word.', 'A word.')).toEqual([{ kind: 'same', text: 'A word.' }]);
    expect(redline('', '')).toEqual([]);
  });

  it('gives both texts back', () => {
    const text = fc
      .array(fc.constantFrom('may', 'must', 'not', 'film.', 'Ask', 'first,', '**all**'), { maxLength: 14 })
      .map((words) => words.join(' '));
    const joined = (before: string, after: string, kind: string): string =>
      redline(before, after)
        .filter((piece) => piece.kind === 'same' || piece.kind === kind)
        .map((piece) => piece.text)
        .join('');
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(joined(before, after, 'added')).toBe(after);
        expect(joined(before, after, 'removed').replace(/\s/g, '')).toBe(before.replace(/\s/g, ''));
      }),
      { numRuns: 300 },
    );
  });
});

describe('redlineHtml', () => {
  it('says in words what colour says, and escapes the text', () => {
    expect(redlineHtml('Use <b> & go', 'Use <i> & go')).toBe(
      'Use &lt;<del><span class="govuk-visually-hidden">[removed </span>b<span class="govuk-visually-hidden"> end removed]</span></del>' +
        '<ins><span class="govuk-visually-hidden">[added </span>i<span class="govuk-visually-hidden"> end added]</span></ins>&gt; &amp; go',
    );
  });
});
