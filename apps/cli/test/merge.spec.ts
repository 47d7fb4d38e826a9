import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeFolder, runRatify, type Ran } from './run-ratify.ts';

const BASE = '# Bins\n\nBins are emptied on Monday.\n\nGlass goes in the blue bin.\n\nPaper goes in the green bin.\n';
const OURS = BASE.replace('blue', 'brown');
const THEIRS = BASE.replace('Monday', 'Friday');
const RIVAL = BASE.replace('blue', 'black');

let folder = '';
let remove = async (): Promise<void> => undefined;
const ratify = (...args: string[]): Promise<Ran> => runRatify(folder, ['merge', ...args]);

beforeAll(async () => {
  ({ folder, remove } = await makeFolder({ 'base.md': BASE, 'ours.md': OURS, 'theirs.md': THEIRS, 'rival.md': RIVAL }));
});
afterAll(() => remove());

describe('ratify merge', () => {
  it('exits 0 with both sides’ changes when they do not meet', async () => {
    expect(await ratify('base.md', 'ours.md', 'theirs.md')).toEqual({
      code: 0,
      out: OURS.replace('Monday', 'Friday'),
      err: '',
    });
  });

  it('exits 1 with the passage between git’s markers when both changed the same words', async () => {
    const { code, out, err } = await ratify('base.md', 'ours.md', 'rival.md');
    expect(code).toBe(1);
    expect(err).toBe('1 choice to make.\n');
    expect(out).toMatch(/^<<<<<<< ours\.md$[\s\S]*brown[\s\S]*^=======$[\s\S]*black[\s\S]*^>>>>>>> rival\.md$/m);
    expect(out).toContain('Bins are emptied on Monday.');
  });

  it('writes the text to a file, and what it did as JSON', async () => {
    const { code, out } = await ratify('base.md', 'ours.md', 'rival.md', '--out', 'merged.md', '--json');
    expect(code).toBe(1);
    const answer = JSON.parse(out) as { clean: boolean; choices: number; text: string; chunks: unknown[] };
    expect(answer).toMatchObject({ clean: false, choices: 1 });
    expect(await readFile(join(folder, 'merged.md'), 'utf8')).toBe(answer.text);
    expect(answer.chunks.filter((chunk) => typeof chunk === 'object')).toHaveLength(1);
  });

  it('holds a fixed clause to the newer edition, and tells what that leaves out', async () => {
    const policy = (rule: string, words: string): string =>
      `---\ntitle: Bins\n---\n\n## Use {#use}\n\n:::clause{#lids${rule}}\nLids stay ${words}.\n:::\n`;
    const files = { 'b.md': policy('', 'shut'), 'o.md': policy('', 'open'), 't.md': policy(' rule=fixed', 'locked') };
    const other = await makeFolder(files);
    const { code, out, err } = await runRatify(other.folder, ['merge', 'b.md', 'o.md', 't.md']);
    await other.remove();
    expect({ code, out, err }).toEqual({
      code: 0,
      out: files['t.md'],
      err: 'Not carried over, lids: Lids stay open.\n',
    });
  });

  it('takes two files, a missing file and files beside --jsonl for misuse', async () => {
    expect((await ratify('base.md', 'ours.md')).code).toBe(2);
    expect((await ratify('base.md', 'ours.md', 'gone.md')).code).toBe(2);
    expect((await ratify('base.md', '--jsonl')).code).toBe(2);
  });
});

describe('ratify merge --jsonl', () => {
  const ask = (lines: readonly unknown[]): Promise<Ran> =>
    runRatify(
      folder,
      ['merge', '--jsonl'],
      lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    );

  it('answers a line for a line, in order, ids of any kind kept', async () => {
    const { code, out } = await ask([
      { id: 'a', base: BASE, ours: OURS, theirs: THEIRS },
      '',
      { id: 7, base: BASE, ours: OURS, theirs: RIVAL },
      { id: 'same', base: '', ours: '', theirs: '' },
    ]);
    expect(code).toBe(0);
    const answers = out
      .trimEnd()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as { id: unknown; chunks: (string | { ours: string; theirs: string; base: string })[] },
      );
    expect(answers.map(({ id }) => id)).toEqual(['a', 7, 'same']);
    expect(answers[0]?.chunks.join('')).toBe(OURS.replace('Monday', 'Friday'));
    const choice = answers[1]?.chunks.find((chunk) => typeof chunk === 'object');
    expect(Object.keys(choice ?? {}).sort()).toEqual(['base', 'ours', 'theirs']);
    expect(answers[1]?.chunks.map((chunk) => (typeof chunk === 'string' ? chunk : chunk.ours)).join('')).toBe(OURS);
    expect(answers[2]?.chunks).toEqual([]);
  });

  it('answers a line that is no question with an error, goes on, and ends as misuse', async () => {
    const sound = { id: 1, base: BASE, ours: BASE, theirs: THEIRS };
    const { code, out, err } = await ask([sound, '{"id":2,"base":"x"}', 'no json', '[]', { ...sound, id: 5 }]);
    expect(code).toBe(2);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: unknown; error?: string; chunks?: string[] });
    expect(answers.map(({ id }) => id)).toEqual([1, 2, null, null, 5]);
    expect(answers[1]?.error).toContain('Line 2 of standard input');
    expect(answers[4]?.chunks?.join('')).toBe(THEIRS);
    expect(err).toBe('3 lines were no question.\n');
  });

  it('answers a line that is not UTF-8 with an error, and merges nothing of it', async () => {
    const sound = JSON.stringify({ id: 1, base: BASE, ours: OURS, theirs: THEIRS });
    const broken = Buffer.from(sound.replace('"id":1', '"id":2').replace('Monday', 'Mond@y'));
    broken[broken.indexOf('@')] = 0xff;
    const input = Buffer.concat([broken, Buffer.from(`\n${sound}\n`)]);
    const { code, out } = await runRatify(folder, ['merge', '--jsonl'], input);
    expect(code).toBe(2);
    const [first, second] = out.trimEnd().split('\n');
    expect(JSON.parse(first ?? '')).toEqual({ id: 2, error: expect.stringContaining('Line 1') });
    expect(JSON.parse(second ?? '')).toMatchObject({ id: 1, chunks: expect.any(Array) });
    expect(out).not.toContain('\uFFFD');
  });

  it('takes signs that end a line elsewhere for words', async () => {
    const texts = { base: 'One.\n', ours: 'One\u2028\u0085two.\n', theirs: 'One.\n' };
    const { code, out } = await ask([{ id: 1, ...texts }]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ id: 1, chunks: [texts.ours] });
  });

  it('keeps up with a thousand questions', async () => {
    const questions = Array.from({ length: 1000 }, (_, id) => ({ id, base: BASE, ours: OURS, theirs: THEIRS }));
    const { code, out } = await ask(questions);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(1000);
  });
});
