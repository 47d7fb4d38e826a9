import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeFolder, runRatify, type Ran } from './run-ratify.ts';

const many = 1_000_000;
const policy = (body: string): string => `---\ntitle: A policy\n---\n\n## One {#one}\n\n${body}\n`;

/** What is sent to harm or to exhaust; every command ends with an answer. */
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'good.md': policy(':::clause{#a}\nStaff must close the door.\n:::'),
  'huge.md': '['.repeat(10 * many),
  'brackets.md': '['.repeat(many),
  'deep.md': Array.from({ length: 1400 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n'),
  'lines.md': 'a\n'.repeat(many / 2),
  'nul.md': policy('a\0b'),
  'utf8.md': Buffer.concat([Buffer.from(policy('Words ')), Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0xed, 0xa0, 0x80])]),
  'script.md': policy('<script>alert(1)</script>\n\n[x](javascript:alert(1)) <img src=x onerror=alert(1)>'),
  'aliases.md': `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(9)}]\n---\n\nWords.\n`,
};
const NAMES = Object.keys(FILES).filter((name) => name !== 'good.md');

let folder = '';
let remove = async (): Promise<void> => undefined;
/** Half a gigabyte and half a minute's work are all that a command may take. */
const ratify = (...args: string[]): Promise<Ran> =>
  runRatify(folder, args, '', { env: { NODE_OPTIONS: '--max-old-space-size=512' }, mostSeconds: 30 });

beforeAll(async () => {
  ({ folder, remove } = await makeFolder(FILES));
});
afterAll(() => remove());

describe('hostile files through the commands', () => {
  it.each(NAMES)('%s is linted, brought in and compared with a clear end', async (name) => {
    const runs = await Promise.all([
      ratify('lint', name, '--json'),
      ratify('import', name, '--out', `${name}.out.md`),
      ratify('compare', 'good.md', name, '--html', `${name}.html`),
    ]);
    for (const { code, err } of runs) {
      expect([0, 1, 2]).toContain(code);
      expect(err).not.toMatch(/\n\s+at |JavaScript heap|RangeError/);
    }
  });

  it('say what is wrong', async () => {
    expect((await ratify('lint', 'huge.md')).err).toContain('larger than 1 MB');
    expect((await ratify('lint', 'brackets.md')).out).toContain('too-many-marks');
    expect((await ratify('lint', 'nul.md')).out).toContain('nul-character');
    expect((await ratify('lint', 'aliases.md')).out).toContain('too many aliases');
    expect((await ratify('lint', 'script.md')).out).toContain('raw-html');
    expect((await ratify('compare', 'good.md', 'brackets.md')).err).toContain('cannot be read');
  });

  it('put no script into a page', async () => {
    const { out } = await ratify('compare', 'good.md', 'script.md', '--json');
    expect(out).toContain('<script>');
    await ratify('compare', 'good.md', 'script.md', '--html', 'script.html');
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(`${folder}/script.html`, 'utf8')).not.toMatch(/<script|<img|href=/);
  });
});
