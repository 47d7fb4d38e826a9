import { describe, expect, it } from '@jest/globals';
import { mergeMarkdown } from './merge-markdown.ts';
import { type MarkdownMerge } from './types.ts';

const paragraphs = (...texts: string[]): string => `${texts.join('\n\n')}\n`;
const textOf = ({ chunks }: MarkdownMerge): string =>
  chunks.map((chunk) => (typeof chunk === 'string' ? chunk : chunk.ours)).join('');
const choicesOf = ({ chunks }: MarkdownMerge): unknown[] => chunks.filter((chunk) => typeof chunk !== 'string');

/** Each row: what is shown, base, ours, theirs, and the one text expected without a choice. */
const settled: [string, string, string, string, string][] = [
  [
    'changes in different sentences of a paragraph',
    'One two three. Four five six.\n',
    'One two THREE. Four five six.\n',
    'One two three. Four FIVE six.\n',
    'One two THREE. Four FIVE six.\n',
  ],
  [
    'a new sentence beside a reworded one',
    'The first stands. The second stands.\n',
    'The first stands. One is put in. The second stands.\n',
    'The first falls. The second stands.\n',
    'The first falls. One is put in. The second stands.\n',
  ],
  [
    'a dropped sentence beside a reworded one',
    'The first stands. The second goes. The third stands.\n',
    'The first stands. The third stands.\n',
    'The first stands. The second goes. The third remains.\n',
    'The first stands. The third remains.\n',
  ],
  [
    'numbered items put in by both, counted anew',
    '1. alpha one\n2. beta two\n3. gamma three\n',
    '1. alpha one\n2. ours put in\n3. beta two\n4. gamma three\n',
    '1. alpha one\n2. beta two\n3. quite another thing\n4. gamma three\n',
    '1. alpha one\n2. ours put in\n3. beta two\n4. quite another thing\n5. gamma three\n',
  ],
  [
    'an item put into a list whose bullets became numbers',
    '- alpha one\n- beta two\n- gamma three\n',
    '1. alpha one\n2. beta two\n3. gamma three\n',
    '- alpha one\n- beta two\n- put in here\n- gamma three\n',
    '1. alpha one\n2. beta two\n3. put in here\n4. gamma three\n',
  ],
  [
    'typed section numbers, counted anew',
    paragraphs('## 1. Aim', 'To say why.', '## 2. Scope', 'To say who.'),
    paragraphs('## 1. Aim', 'To say why.', '## 2. Dogs', 'No dogs here.', '## 3. Scope', 'To say who.'),
    paragraphs('## 1. Aim', 'To say why.', '## 2. Scope', 'To say who.', '## 3. End', 'That is all.'),
    paragraphs(
      '## 1. Aim',
      'To say why.',
      '## 2. Dogs',
      'No dogs here.',
      '## 3. Scope',
      'To say who.',
      '## 4. End',
      'That is all.',
    ),
  ],
  [
    'a cell changed and a row added',
    '| a | b |\n|---|---|\n| one | two |\n| three | four |\n',
    '| a | b |\n|---|---|\n| one | TWO |\n| three | four |\n',
    '| a | b |\n|---|---|\n| one | two |\n| three | four |\n| five | six |\n',
    '| a | b |\n|---|---|\n| one | TWO |\n| three | four |\n| five | six |\n',
  ],
  [
    'no line end at the end of the file',
    'The first stays.\n\nThe second stays.',
    'The first stays.\n\nThe second stays.\n\nThe third is new.',
    'The first goes on.\n\nThe second stays.',
    'The first goes on.\n\nThe second stays.\n\nThe third is new.',
  ],
  [
    'Windows line ends',
    'The first stays.\r\n\r\nThe second stays.\r\n',
    'The first goes.\r\n\r\nThe second stays.\r\n',
    'The first stays.\r\n\r\nThe second stays.\r\n\r\nThe third is new.\r\n',
    'The first goes.\r\n\r\nThe second stays.\r\n\r\nThe third is new.\r\n',
  ],
  [
    'an edit inside a section that the other side moved',
    paragraphs(
      '## One',
      'Words of the first part.',
      '## Two',
      'Other words of the second.',
      '## Three',
      'Last words, of the third.',
    ),
    paragraphs(
      '## Three',
      'Last words, of the third.',
      '## One',
      'Words of the first part.',
      '## Two',
      'Other words of the second.',
    ),
    paragraphs(
      '## One',
      'Words of the first part.',
      '## Two',
      'Other words of the second.',
      '## Three',
      'Final words, of the third.',
      'New here.',
    ),
    paragraphs(
      '## Three',
      'Final words, of the third.',
      'New here.',
      '## One',
      'Words of the first part.',
      '## Two',
      'Other words of the second.',
    ),
  ],
  [
    'a place-holder filled in on one side',
    paragraphs('{{school}} expects care.', 'The head of {{school}} decides.'),
    paragraphs('Elm Primary expects care.', 'The head of Elm Primary decides.'),
    paragraphs('{{school}} expects great care.', 'The head of {{school}} decides.', 'Write to {{school}}.'),
    paragraphs('Elm Primary expects great care.', 'The head of Elm Primary decides.', 'Write to Elm Primary.'),
  ],
  [
    'a sentence edited on one side, in an item that the other takes apart',
    '- **Name** Say which trip it is.\n  Send us\n  the approval, and copy it\n  to the office.\n- **Kind** Say which kind.\n',
    '- **Name** Say which trip it is.\n  Send us\n  the approval, and copy it\n  to the travel desk.\n- **Kind** Say which kind.\n',
    '- **Name** Say which trip it is.\n  - the request and its year\n  (or the event). Send us\n  the approval, and copy it\n  to the office.\n- **Kind** Say which kind.\n',
    '- **Name** Say which trip it is.\n  - the request and its year\n  (or the event). Send us\n  the approval, and copy it\n  to the travel desk.\n- **Kind** Say which kind.\n',
  ],
];

/** Each row: what is shown, base, ours, theirs; a person must choose. */
const chosen: [string, string, string, string][] = [
  [
    'two edits of one sentence, far apart',
    'Staff must not post pictures online at any time.\n',
    'Staff should not post pictures online at any time.\n',
    'Staff must not post pictures online at all.\n',
  ],
  [
    'a deletion against an edit',
    paragraphs('A b c d.', 'E f g.'),
    paragraphs('E f g.'),
    paragraphs('A b c D.', 'E f g.'),
  ],
  [
    'a deletion against a rewording past recognition',
    paragraphs('Staff must keep data safe on devices.', 'The end.'),
    paragraphs('The end.'),
    paragraphs('Everything held on a laptop shall be protected by encryption.', 'The end.'),
  ],
  [
    'one block moved to two places',
    paragraphs('Aa aa aa aa.', 'Bb bb bb bb.', 'Cc cc cc cc.', 'Dd dd dd dd.', 'Ee ee ee ee.'),
    paragraphs('Bb bb bb bb.', 'Cc cc cc cc.', 'Aa aa aa aa.', 'Dd dd dd dd.', 'Ee ee ee ee.'),
    paragraphs('Bb bb bb bb.', 'Cc cc cc cc.', 'Dd dd dd dd.', 'Ee ee ee ee.', 'Aa aa aa aa.'),
  ],
  [
    'new text in a section that the other side removed',
    paragraphs('# T', '## One', 'Words of the first.', '## Two', 'Words of two.'),
    paragraphs('# T', '## One', 'Words of the first.'),
    paragraphs('# T', '## One', 'Words of the first.', '## Two', 'Words of two.', 'New words in two.'),
  ],
  [
    'a line between parts, drawn otherwise by each',
    paragraphs('Aa.', '---', 'Bb.'),
    paragraphs('Aa.', '***', 'Bb.'),
    paragraphs('Aa.', '___', 'Bb.'),
  ],
  [
    'a line between parts, taken out and drawn otherwise',
    paragraphs('Aa.', '---', 'Bb.'),
    paragraphs('Aa.', 'Bb.'),
    paragraphs('Aa.', '***', 'Bb.'),
  ],
  [
    'dots, filled in with different words',
    paragraphs('Aa.', '…', 'Bb.'),
    paragraphs('Aa.', 'Cc dd.', 'Bb.'),
    paragraphs('Aa.', 'Ee ff.', 'Bb.'),
  ],
  [
    'an item of dots, filled in with different words',
    '- aa\n- …\n- bb\n',
    '- aa\n- cc dd\n- bb\n',
    '- aa\n- ee ff\n- bb\n',
  ],
  [
    'a lone sign, made another by each',
    paragraphs('Aa.', '§', 'Bb.'),
    paragraphs('Aa.', '†', 'Bb.'),
    paragraphs('Aa.', '‡', 'Bb.'),
  ],
  [
    'an empty row, filled in by both',
    '| a | b |\n|---|---|\n| | |\n',
    '| a | b |\n|---|---|\n| x | |\n',
    '| a | b |\n|---|---|\n| y | |\n',
  ],
];

describe('mergeMarkdown', () => {
  it.each(settled)('settles %s', (_, base, ours, theirs, expected) => {
    const merge = mergeMarkdown({ base, ours, theirs });
    expect(textOf(merge)).toBe(expected);
    expect(choicesOf(merge)).toEqual([]);
  });

  it.each(chosen)('asks about %s', (_, base, ours, theirs) => {
    expect(choicesOf(mergeMarkdown({ base, ours, theirs }))).not.toEqual([]);
    expect(choicesOf(mergeMarkdown({ base, ours: theirs, theirs: ours }))).not.toEqual([]);
  });

  it('keeps a paragraph out of the list before it when an item in between is not taken', () => {
    const base = '- one thing\n- two things\n\nA paragraph.\n';
    const { chunks } = mergeMarkdown({
      base,
      ours: '- one thing\n\nA paragraph.\n',
      theirs: base.replace('things', 'items'),
    });
    expect(chunks).toEqual([
      '- one thing\n',
      { base: '- two things\n\n', ours: '\n', theirs: '- two items\n\n' },
      'A paragraph.\n',
    ]);
  });

  it('gives the changed side byte for byte when the other is unchanged', () => {
    const odd = '\n\tTabs\r\nand \u00a0 spaces  \n\n\n10) ten\nno end';
    expect(mergeMarkdown({ base: 'x', ours: 'x', theirs: odd })).toEqual({ chunks: [odd] });
    expect(mergeMarkdown({ base: 'x', ours: odd, theirs: 'x' })).toEqual({ chunks: [odd] });
    expect(mergeMarkdown({ base: 'x', ours: odd, theirs: odd })).toEqual({ chunks: [odd] });
    expect(mergeMarkdown({ base: 'x', ours: '', theirs: 'x' })).toEqual({ chunks: [] });
  });
});
