import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

// A few rounds of `npm run faults`, drawn by a fixed seed: the drill itself is not to rot between two long runs of it.

const project = fileURLToPath(new URL('../../../', import.meta.url));

describe('the drill of faults', () => {
  it('plays two rounds in which things go wrong, and nothing is lost, doubled or other than it was', async () => {
    const loader = './load-sources.mjs';
    const drill = './apps/cli/bench/faults/run-faults.ts';
    const child = spawn(
      process.execPath,
      [
        '--conditions=@ratify/source',
        '--no-warnings',
        '--import',
        loader,
        drill,
        '--rounds',
        '2',
        '--seed',
        '20261130',
      ],
      { cwd: project, env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    expect([code, said]).toEqual([0, expect.stringMatching(/seed 20261130: 2 rounds with [2-9] faults, 0 findings/)]);
    // People worked all the while, and mail went out.
    expect(said).toMatch(/\n[1-9]\d* mails, /);
    expect(said).toMatch(/\n[1-9]\d* pages answered, /);
  });
});
