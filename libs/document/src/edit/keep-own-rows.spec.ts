import { describe, expect, it } from '@jest/globals';
import { readPolicy } from '../read/read-policy.ts';
import { keepOwnRows } from './keep-own-rows.ts';

const textOf = (rows: readonly string[]): string => `---
title: Online safety
blanks:
  coordinators: {type: per-setting, label: Coordinators, kept-by: head}
  office: {type: text, label: Where is the office?}
values:
  coordinators: {as-at: 2026-09, items: [${rows.map((row) => `"${row}"`).join(', ')}]}
  office: "Hill School: the hall"
---

## Who {#who}

::approved-list[coordinators]
`;
const read = (text: string) => readPolicy(text).frontMatter;

describe('a text that covers several settings, in one of them', () => {
  const rows = ['Hill School: Ann Example', 'Dale School: Bob Example', 'Hill  school: Cy Example'];

  it('says of what it says setting by setting the rows of that one, and since when', () => {
    const own = read(keepOwnRows(readPolicy(textOf(rows)), 'Hill School'));
    expect(own?.values.coordinators).toEqual([rows[0], rows[2]]);
    expect(own?.valuesAsAt?.coordinators).toBe('2026-09');
    expect(own?.values.office).toBe('Hill School: the hall');
  });

  it('stays as it was adopted where it says nothing of it', () => {
    for (const [its, setting] of [
      [rows, 'Moor School'],
      [['Hill School: Ann Example'], 'Hill School'],
    ] as const)
      expect(keepOwnRows(readPolicy(textOf(its)), setting)).toBe(textOf(its));
  });
});
