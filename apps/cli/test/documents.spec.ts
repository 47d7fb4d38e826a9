import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeFolder, runRatify, type Ran } from './run-ratify.ts';

const POLICY = `---
title: Kitchen policy
---

## Stove {#stove}

:::clause{#off}
Staff must turn the stove off.
:::

:::clause{#clean}
Staff must wipe the stove on Fridays.
:::
`;
const NEWER = POLICY.replace('on Fridays', 'on Mondays').replace(
  ':::clause{#off}\nStaff must turn the stove off.\n:::\n\n',
  '',
);
const SOURCE = `Kitchen Policy

1. Stove

1.1 Staff turn the stove off.
1.2 The hood is cleaned every six months.

Version: 4
Adopted by: The Kitchen Committee
`;

let folder = '';
let remove = async (): Promise<void> => undefined;
const ratify = (...args: string[]): Promise<Ran> => runRatify(folder, args);
const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

beforeAll(async () => {
  ({ folder, remove } = await makeFolder({
    'good.md': POLICY,
    'newer.md': NEWER,
    'old-law.md': POLICY.replace('Staff must wipe', 'Under the Data Protection Act 1998 staff must wipe'),
    'unread.md': POLICY.replace('title:', 'titel:'),
    'kitchen.txt': SOURCE,
    'windows.txt': Buffer.from('Tea Policy\n\n1. Caf\xe9\n\n1.1 Tea \x96 always hot.\n1.2 Cake too.\n', 'latin1'),
    'kitchen.docx': 'PK',
    'large.md': 'x'.repeat(1_048_577),
  }));
});
afterAll(() => remove());

describe('ratify', () => {
  it('lists its commands, and takes an unknown one, a missing file and a file too large for misuse', async () => {
    const help = await ratify('--help');
    expect(help.code).toBe(0);
    for (const command of ['lint', 'import', 'compare', 'diff', 'merge', 'render', 'verify'])
      expect(help.out).toContain(`  ${command} `);
    expect((await ratify('conjure')).code).toBe(2);
    expect((await ratify()).code).toBe(2);
    expect(await ratify('lint', 'nowhere.md')).toMatchObject({
      code: 2,
      err: 'ratify: Cannot read nowhere.md: there is no such file or folder.\n',
    });
    expect((await ratify('lint', 'large.md')).code).toBe(2);
  });
});

describe('ratify lint', () => {
  it('exits 0 without an error and 1 with one, naming file, line, rule and what to write instead', async () => {
    expect((await ratify('lint', 'good.md')).code).toBe(0);
    const { code, out } = await ratify('lint', 'good.md', 'old-law.md');
    expect(code).toBe(1);
    expect(out).toMatch(/^old-law\.md:12:11 error superseded-term: .*Data Protection Act 2018/m);
    expect(out).toMatch(/1 error, \d+ warnings?, \d+ info\n$/);
  });

  it('judges law as on the day asked for', async () => {
    expect((await ratify('lint', 'old-law.md', '--today', '2017-01-01')).code).toBe(0);
    expect((await ratify('lint', 'old-law.md', '--today', 'yesterday')).code).toBe(2);
  });

  it('gives the reader’s problems too, as JSON when asked', async () => {
    const { code, out } = await ratify('lint', 'unread.md', '--json');
    expect(code).toBe(1);
    const [result] = JSON.parse(out) as {
      file: string;
      problems: { severity: string; range: { start: { line: number } } }[];
    }[];
    expect(result?.file).toBe('unread.md');
    expect(result?.problems.some(({ severity, range }) => severity === 'error' && range.start.line === 2)).toBe(true);
  });
});

describe('ratify import', () => {
  it('writes policy Markdown and the whole report', async () => {
    const { code, out, err } = await ratify('import', 'kitchen.txt', '--out', 'kitchen.md', '--report', 'report.json');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('kitchen.txt: every word accounted for');
    expect(err).toContain(':::duty{every=P6M}');
    const text = await read('kitchen.md');
    expect(text).toContain('## Stove {#x-stove}');
    expect(text).toContain('version: "4"');
    const report = JSON.parse(await read('report.json')) as { entries: { what: string }[]; words: unknown };
    expect(report.words).toEqual({ missing: [], added: [] });
    expect(report.entries.map(({ what }) => what)).toContain('metadata');
    expect((await ratify('lint', 'kitchen.md')).out).not.toContain(' error ');
  });

  it('writes to standard output without --out, and everything as JSON when asked', async () => {
    expect((await ratify('import', 'kitchen.txt')).out).toMatch(/^---\ntitle: Kitchen Policy\n/);
    expect(Object.keys(JSON.parse((await ratify('import', 'kitchen.txt', '--json')).out) as object)).toEqual([
      'text',
      'report',
      'words',
    ]);
  });

  it('reads the code page of older word processors, and refuses what is no text', async () => {
    expect((await ratify('import', 'windows.txt')).out).toContain('Tea – always hot.');
    expect((await ratify('import', 'kitchen.docx')).code).toBe(2);
  });
});

describe('ratify compare and diff', () => {
  it('holds one policy against another', async () => {
    const { code, out } = await ratify('compare', 'good.md', 'newer.md');
    expect(code).toBe(0);
    expect(out).toContain('1 missing here');
    const comparison = JSON.parse((await ratify('compare', 'good.md', 'newer.md', '--json')).out) as {
      counts: Record<string, number>;
    };
    expect(comparison.counts['reworded']).toBe(1);
  });

  it('shows what was taken out and put in, and nothing when nothing changed', async () => {
    const { out } = await ratify('diff', 'good.md', 'newer.md');
    expect(out).toContain('on[- Fridays-]{+ Mondays+}.');
    expect(out).toContain('removed: 1.1');
    expect(await ratify('diff', 'good.md', 'good.md')).toMatchObject({ code: 0, out: '' });
    expect(JSON.parse((await ratify('diff', 'good.md', 'good.md', '--json')).out)).toEqual([]);
    expect((await ratify('diff', 'good.md')).code).toBe(2);
  });
});
