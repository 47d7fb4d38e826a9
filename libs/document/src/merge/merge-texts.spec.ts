import { describe, expect, it } from '@jest/globals';
import { mergeMarkdown } from './merge-markdown.ts';
import { mergeTexts, type TextMerge } from './merge-texts.ts';

const policy = (...clauses: readonly string[]): string =>
  `---\ntitle: Phones\n---\n\n## Use {#use}\n\n${clauses.map((clause) => `:::clause{${clause}\n:::`).join('\n\n')}\n`;
const side = ({ chunks }: TextMerge, name: 'ours' | 'theirs'): string =>
  chunks.map((chunk) => (typeof chunk === 'string' ? chunk : chunk[name])).join('');

describe('mergeTexts', () => {
  it('holds a fixed clause to the newer edition, and tells what that leaves out', () => {
    const base = policy('#a rule=fixed}\nBags stay shut.', '#b}\nCall the office.');
    const ours = policy('#a rule=fixed}\nBags may be opened.', '#b}\nCall the office.');
    const theirs = policy('#a rule=fixed}\nBags stay locked.', '#b}\nCall the office first.');
    const merged = mergeTexts({ base, ours, theirs });
    expect(merged).toEqual({
      chunks: [theirs],
      choices: 0,
      notCarriedOver: [{ clauseId: 'a', text: 'Bags may be opened.' }],
    });
  });

  it('gives a choice about a clause as the words that differ, and a whole text for either answer', () => {
    const base = policy('#a}\nBags stay shut. Ask first.', '#b}\nCall the office.');
    const ours = policy('#a}\nBags stay in lockers. Ask first.', '#b}\nCall the office.');
    const theirs = policy('#a}\nBags stay at home. Ask first.', '#b}\nCall the office first.');
    const merged = mergeTexts({ base, ours, theirs });
    expect(merged.choices).toBe(1);
    expect(merged.chunks).toContainEqual({
      base: 'Bags stay shut. Ask first.',
      ours: ' in lockers',
      theirs: ' at home',
    });
    expect(side(merged, 'ours')).toBe(ours.replace('office.', 'office first.'));
    expect(side(merged, 'theirs')).toBe(theirs);
  });

  it('counts a choice that a rule settles whatever is chosen', () => {
    const base = policy('#a rule=optional}\nBags stay shut.', '#b}\nCall us.');
    const ours = policy('#b}\nCall us now.').replace(
      'title: Phones\n',
      'title: Phones\nleft-out:\n  - id: a\n    reason: No bags.\n',
    );
    const merged = mergeTexts({ base, ours, theirs: policy('#a rule=fixed}\nBags stay shut.', '#b}\nCall us.') });
    expect(merged.choices).toBe(1);
    expect(side(merged, 'ours')).toContain('Bags stay shut.');
  });

  it.each([
    ['one text without ids', '# Phones\n\nBags stay shut.\n'],
    ['front matter that cannot be read', policy('#a}\nBags stay shut.').replace('title: Phones', 'title: [Phones')],
  ])('merges %s as plain Markdown', (_, ours) => {
    const texts = { base: policy('#a}\nBags stay open.'), ours, theirs: policy('#a}\nBags stay locked.') };
    expect(mergeTexts(texts).chunks).toEqual(mergeMarkdown(texts).chunks);
  });
});
