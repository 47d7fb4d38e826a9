import { spawn } from 'node:child_process';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { docxFile, notesPart, paragraph, run } from '../../../libs/docx/test/docx-file.ts';
import { MAIN, makeFolder, NODE_FLAGS, runRatify, type Ran } from './run-ratify.ts';

const POLICY = `---
title: Kitchen policy
slug: kitchen
---

## Stove {#stove}

:::clause{#off rule=fixed}
Staff must turn the gas stove off at the wall before they leave the kitchen in the evening.
:::

:::clause{#clean}
Staff must wipe the stove with warm water on Fridays.
:::

:::clause{#spare rule=optional}
Visitors may borrow the spare kettle from the office cupboard.
:::
`;
const OWN = `---
title: Our kitchen
---

## Cooking

Everyone must turn the gas stove off at the wall before leaving.

The stove is wiped with warm water each Friday by staff.

Nobody may bring a dog.
`;

let folder = '';
let remove = async (): Promise<void> => undefined;
const ratify = (...args: string[]): Promise<Ran> => runRatify(folder, args);
const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

beforeAll(async () => {
  const body =
    paragraph('Garden policy', { style: 'Title' }) +
    paragraph('Gate', { style: 'Heading1' }) +
    paragraph('Close the gate.', { list: [1, 1] }) +
    paragraph(run('Lock it ') + run('well', '<w:b/>') + run('.'), { list: [1, 1] });
  ({ folder, remove } = await makeFolder({
    'base.md': POLICY,
    'own.md': OWN,
    'garden.docx': docxFile(body, { 'word/comments.xml': notesPart('comments', 'comment', ['Which gate?']) }),
    'garden.txt': 'Garden policy\n\n1. Gate\n\n1.1 Close the gate.\n1.2 Lock it.\n',
    'broken.docx': docxFile(body).subarray(0, 900),
    'bomb.docx': docxFile('', { 'word/document.xml': Buffer.alloc(100 * 1_048_576, ' ') }),
    'watched.md': POLICY,
  }));
});
afterAll(() => remove());

describe('ratify import of Word files', () => {
  it('writes the policy, and names what is not in it', async () => {
    const { code, err } = await ratify('import', 'garden.docx', '--out', 'garden.md', '--report', 'garden.json');
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('not in the text: comment: Which gate?') });
    const text = await read('garden.md');
    expect(text).toContain('title: Garden policy');
    expect(text).toMatch(/## Gate \{#x-gate\}\n\n:::clause\{#x-[a-z-]+\}\nClose the gate\.\n:::/);
    expect(text).toContain('Lock it **well**.');
    expect(JSON.parse(await read('garden.json'))).toMatchObject({
      words: { missing: [], added: [] },
      notices: [{ what: 'comment', text: 'Which gate?', inText: false }],
    });
  });

  it('refuses a broken file and a bomb in plain words', async () => {
    for (const file of ['broken.docx', 'bomb.docx']) {
      const { code, out, err } = await ratify('import', file);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^ratify: \S+ cannot be brought in\. .+\.\n$/);
    }
  });

  it('brings in many, the broken ones named and skipped', async () => {
    expect((await ratify('import', 'garden.docx', 'garden.txt')).code).toBe(2);
    const { code, err } = await ratify('import', '*.{docx,txt}', '--out-dir', 'in');
    expect(code).toBe(1);
    expect(err).toContain('broken.docx: not brought in.');
    expect(await read('in/garden.md')).toContain('Lock it **well**.');
    expect(await read('in/garden-2.md')).toContain('Lock it.');
    expect((await ratify('import', '*.odt', '--out-dir', 'in')).code).toBe(2);
  });
});

describe('ratify compare of one policy and of many', () => {
  it('writes a page and a fork in the school’s own words', async () => {
    const args = ['compare', 'base.md', 'own.md', '--html', 'gap.html', '--start-from-own-words', 'fork.md'];
    const { code, out, err } = await ratify(...args, '--edition', 'kitchen@3', '--report', 'fork.json');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('to add or leave out: 1.3 Visitors may borrow');
    const page = await read('gap.html');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toContain('<script');
    const fork = await read('fork.md');
    expect(fork).toContain('based-on: kitchen@3');
    expect(fork).toContain(':::clause{#clean}\nThe stove is wiped with warm water each Friday by staff.\n:::');
    expect(fork).toContain('Staff must turn the gas stove off at the wall before they leave');
    expect(fork).toMatch(/:::clause\{#x-[a-z-]+\}\nNobody may bring a dog\./);
    expect((JSON.parse(await read('fork.json')) as { fixed: { was: string }[] }).fixed[0]?.was).toContain(
      'Everyone must',
    );
    expect((await ratify('lint', 'fork.md', '--base', 'base.md')).code).toBe(0);
  });

  it('sums up several, and takes a page of several for misuse', async () => {
    const { code, out } = await ratify('compare', 'base.md', 'own.md', 'base.md');
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^own\.md: 0 matched, 2 reworded, 1 missing here, 1 only here$/),
      'base.md: 3 matched, 0 reworded, 0 missing here, 0 only here',
      '',
    ]);
    expect((await ratify('compare', 'base.md', 'own.md', 'base.md', '--html', 'x.html')).code).toBe(2);
  });
});

describe('ratify lint --watch', () => {
  it('looks again at a file that is written or replaced, and ends with the state of the last look', async () => {
    const child = spawn(process.execPath, [...NODE_FLAGS, MAIN, 'lint', '--watch', 'watched.md'], {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    let [said, watching] = ['', false];
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (watching ||= chunk.toString().includes('Watching')));
    const until = async (holds: () => boolean): Promise<void> => {
      for (let waited = 0; !holds() && waited < 60_000; waited += 50) await new Promise((done) => setTimeout(done, 50));
    };
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    try {
      await until(() => watching);
      expect(said).toContain('0 errors');
      await writeFile(join(folder, 'watched.md'), POLICY.replace('warm water', 'TBC and [insert name]'));
      await until(() => said.includes('placeholder'));
      expect(said).toMatch(/watched\.md:13:\d+: error placeholder/);
      await writeFile(join(folder, 'next.md'), POLICY.replace('warm', 'hot'));
      said = '';
      await rename(join(folder, 'next.md'), join(folder, 'watched.md'));
      await until(() => said.includes('0 errors'));
      expect(said).toContain('0 errors');
    } finally {
      child.kill('SIGINT');
    }
    expect(await ended).toBe(0);
  });

  it('is not for machines', async () => {
    expect((await ratify('lint', 'base.md', '--watch', '--json')).code).toBe(2);
  });
});
