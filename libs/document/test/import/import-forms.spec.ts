import { describe, expect, it } from '@jest/globals';
import { accountForWords, importText, readPolicy, walkNodes } from '../../src/index.ts';

/** Imports, and holds every example to the promise that no word is lost or added and that the reader has no objection. */
function bring(
  source: string,
  fileName = 'policy.txt',
): { body: string; stated: Readonly<Record<string, string>>; outline: string[] } {
  const imported = importText(source, { fileName });
  expect(accountForWords(source, imported)).toEqual({ missing: [], added: [] });
  const document = readPolicy(imported.text);
  expect(document.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return {
    body: imported.text.slice(document.contentStart).trim(),
    stated: document.frontMatter?.stated ?? {},
    outline: walkNodes(document.nodes).flatMap(({ kind, depth, number, title }) =>
      kind === 'section' || kind === 'appendix' ? ['  '.repeat(depth - 1) + `${number} ${title}`.trim()] : [],
    ),
  };
}

describe('lines', () => {
  it('wrapped by hand are one paragraph; a page number between its halves goes', () => {
    const { body } = bring(
      [
        'Bicycles Policy',
        '',
        'Bicycles are welcome on the site when their riders get off at the gate and',
        'walk with them to the racks behind the hall, where they are locked, and when',
        'lights and brakes work. Riders under ten come with a grown-up who also looks',
        'after the helmet and signs the sheet that hangs by the door to the',
        '',
        'Page 2 of 9',
        '',
        'office.',
      ].join('\n'),
    );
    expect(body.split('\n\n')).toHaveLength(1);
    expect(body).toMatch(/by the door to the office\.$/);
  });

  it('that begin with a capital after a finished sentence stay paragraphs', () => {
    expect(bring('Bees Policy\n\nBees come first here.\n\nHoney comes later, all of it.').body).toBe(
      'Bees come first here.\n\nHoney comes later, all of it.',
    );
  });
});

describe('headings', () => {
  it('of a Markdown document keep their order of levels', () => {
    const source =
      '# Bees policy\n\n## Hives\n\nHives stand still.\n\n### Paint\n\nPaint is blue.\n\n**Brushes**\n\nBrushes are washed.\n\n## Honey\n\nHoney is shared.\n';
    expect(bring(source, 'bees.md').outline).toEqual(['Hives', '  Paint', '    Brushes', 'Honey']);
  });

  it('are never found in a lead-in, a sentence or an address', () => {
    const source =
      'Bees Policy\n\nThe rules are:\n\n- be slow\n\nBees must be fed\n\nThe hut is at:\n\nHoney Hut\nLong Lane\nApplewick\n';
    expect(bring(source).outline).toEqual([]);
  });

  it('may end in a word that also leads in to a list', () => {
    expect(bring('Bees Policy\n\nHouse rules\n\nWalk slowly.\n\nNext steps\n\nSit down.\n').outline).toEqual([
      'House rules',
      'Next steps',
    ]);
  });

  it('without a policy’s name give way to the name of the file', () => {
    const imported = importText('Introduction\n\nHives stand still in this garden all year.\n', {
      fileName: 'C:\\docs\\bee-keeping_2024.txt',
    });
    expect(imported.text).toContain('title: Bee keeping 2024');
    expect(imported.text).toContain('## Introduction {#x-introduction}');
  });
});

describe('lists', () => {
  it('keep letters, which Markdown cannot count, in the words', () => {
    expect(bring('Bees Policy\n\nKeep these:\n\na) a hat\nb) a veil\n(i) gloves\n').body).toBe(
      'Keep these:\n\n- a) a hat\n- b) a veil\n- (i) gloves',
    );
  });

  it('begin where they were typed to begin', () => {
    expect(
      bring('Bees Policy\n\nGo on with these points here:\n\n10) smoke the hive\n\n11) close the hive\n').body,
    ).toBe('Go on with these points here:\n\n10) smoke the hive\n11) close the hive');
  });

  it('are nested as they were indented, to any depth', () => {
    expect(
      bring('Bees Policy\n\nWe keep these:\n\n• hives\n    o blue\n        o dark blue\n    o red\n• honey\n').body,
    ).toContain('- hives\n  - blue\n    - dark blue\n  - red\n- honey');
  });
});

describe('tables', () => {
  it('typed with pipes or tabs become tables; a pipe in a cell stays a pipe', () => {
    const { body } = bring(
      'Bees Policy\n\n| Hive | Colour |\n|---|---|\n| North | blue \\| green |\n\nHere is another one for you.\n\nHive\t\tQueen\nNorth\t\tMaude\n',
      'bees.md',
    );
    expect(body).toContain('| Hive | Colour |\n| --- | --- |\n| North | blue \\| green |');
    expect(body).toContain('| Hive | Queen |\n| --- | --- |\n| North | Maude |');
  });

  it('of versions become the review history', () => {
    expect(
      bring(
        'Bees Policy\n\nVersion\tDate\tChanges\n1\tMay 2019\tFirst\n2\tJune 2021\tSmoke added\n\nBees live here, and so do we.\n',
      ).stated['review-history'],
    ).toBe('1: May 2019, First; 2: June 2021, Smoke added');
  });
});

describe('facts about the document', () => {
  it('are read from a run of labels, with no date among them', () => {
    const { stated, body } = bring(
      'Bees Policy\n\nBees live here, and so do we.\n\nVersion: 4\n\nCommittee: Garden and Grounds\n',
    );
    expect(stated).toMatchObject({ version: '4', committee: 'Garden and Grounds' });
    expect(body).toBe('Bees live here, and so do we.\n\n::document-control');
  });

  it('are not read from the policy speaking', () => {
    const { stated, body } = bring(
      'Bees Policy\n\nCommittee: the garden committee meets in the shed when it rains.\n\nBees live here, and so do we.\n',
    );
    expect(stated).toEqual({});
    expect(body).toContain('Committee: the garden committee');
  });

  it.each([
    ['Date approved: 12th May 2024', 'adopted-on', '12th May 2024'],
    ['Approved by the Bee Board: Autumn 2023', 'adopted-on', 'Autumn 2023'],
    ['Next review - September 2027', 'review-due', 'September 2027'],
    ['Review date: 03/09/2026', 'review-due', '03/09/2026'],
    ['Last reviewed: 2024-05-12', 'reviewed-on', '2024-05-12'],
    ['To be reviewed Spring 2026', 'review-due', 'Spring 2026'],
    ['This policy was adopted by the Bee Board on 3 May 2024.', 'adopted-on', '3 May 2024'],
    ['The policy has been approved at a meeting of the governors dated 3/5/24', 'adopted-on', '3/5/24'],
  ])('%s', (line, key, said) => {
    expect(bring(`Bees Policy\n\nBees live here, and so do we.\n\n${line}\n`).stated[key]).toBe(said);
  });
});

describe('what could be read as markup', () => {
  it.each([
    ['an Act with an ampersand code', 'Write R&D and AT&amp;T on the board, please.'],
    ['a tag', 'Use <b> and <!-- nothing --> in the report, please.'],
    ['a directive', 'Say :org[name] and :see[hives] to nobody at all.'],
    ['a year at the start', '2018. That was the year the bees came.'],
    ['a definition', '[hive]: a house for bees, nothing more.'],
    ['a time and a ratio', 'Come at 3:30pm and stand 2:1 by the wall.'],
  ])('%s is words only', (_what, line) => {
    const imported = importText(`Bees Policy\n\n${line}\n`, { fileName: 'bees.txt' });
    expect(readPolicy(imported.text).problems).toEqual([]);
    const shown = imported.text
      .slice(imported.text.lastIndexOf('---') + 3)
      .replace(/\\(?=[^\w\s])/g, '')
      .trim();
    expect(shown).toBe(line);
  });

  it('blanks drawn with dots or underscores become blanks with the words before them as their question', () => {
    const imported = importText('Bees Policy\n\nOur bee keeper is called ………………… and lives at ________ nearby.\n', {
      fileName: 'bees.txt',
    });
    expect(readPolicy(imported.text).frontMatter?.blanks.map(({ label }) => label)).toEqual([
      'Our bee keeper is called',
      'and lives at',
    ]);
  });
});
