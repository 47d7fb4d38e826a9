import { readFile, writeFile } from 'node:fs/promises';
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
    expect(out).toMatch(/^old-law\.md:12:11: error superseded-term .*Data Protection Act 2018/m);
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

describe('ratify lint --fix', () => {
  const text =
    '---\r\ntitle: Checks\r\n---\r\n\r\n## 1. Helpers\r\n\r\nHelpers have a CRB check. We keep to the Data Protection Act 1998.\r\n';
  const mended = text.replace('1. ', '').replace('CRB', 'DBS');

  it('shows the edits as a patch and writes nothing when asked to try', async () => {
    await writeFile(join(folder, 'to-mend.md'), text);
    const { code, out } = await ratify('lint', 'to-mend.md', '--fix', '--dry-run');
    expect(code).toBe(1);
    expect(out).toContain('-Helpers have a CRB check.');
    expect(out).toContain('+Helpers have a DBS check.');
    expect(await read('to-mend.md')).toBe(text);
  });

  it('writes what is certain, keeps every other byte, and says what is left', async () => {
    const { code, out } = await ratify('lint', 'to-mend.md', '--fix');
    expect(await read('to-mend.md')).toBe(mended);
    expect({ code, out: out.replace(/ .*/s, '') }).toEqual({ code: 1, out: 'to-mend.md:7:42:' });
    expect(out).toContain('Write the Data Protection Act 2018 and the UK GDPR.');
    expect(out).not.toContain('Could be');
    await ratify('lint', 'to-mend.md', '--fix');
    expect(await read('to-mend.md')).toBe(mended);
  });

  it('refuses what is not UTF-8, and options that do not go together', async () => {
    await writeFile(join(folder, 'old-code-page.md'), Buffer.from('Caf\xe9 has a CRB check.\n', 'latin1'));
    const { code, err } = await ratify('lint', 'old-code-page.md', '--fix');
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('is not UTF-8') });
    expect((await ratify('lint', 'to-mend.md', '--dry-run')).code).toBe(2);
    expect((await ratify('lint', 'to-mend.md', '--fix', '--watch')).code).toBe(2);
  });

  it('gives editors ranges of problems and edits', async () => {
    await writeFile(join(folder, 'to-mend.md'), text);
    const [json] = JSON.parse((await ratify('lint', 'to-mend.md', '--json')).out) as {
      problems: { rule: string; fix?: { start: number; text: string; range: { start: { line: number } } }[] }[];
    }[];
    const typed = json?.problems.find(({ rule }) => rule === 'typed-number');
    expect(typed?.fix).toEqual([expect.objectContaining({ start: text.indexOf('1. '), text: '' })]);
    expect(typed?.fix?.[0]?.range.start.line).toBe(5);
    const [lsp] = JSON.parse((await ratify('lint', 'to-mend.md', '--format', 'lsp')).out) as {
      uri: string;
      diagnostics: { code: string; range: object; data: { isPreferred: boolean; edits: object[] }[] }[];
    }[];
    expect(lsp?.uri).toMatch(/^file:.*to-mend\.md$/);
    expect(lsp?.diagnostics.find(({ code }) => code === 'typed-number')).toMatchObject({
      range: { start: { line: 4, character: 3 } },
      data: [
        {
          isPreferred: true,
          edits: [{ range: { start: { line: 4, character: 3 }, end: { line: 4, character: 6 } }, newText: '' }],
        },
      ],
    });
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
