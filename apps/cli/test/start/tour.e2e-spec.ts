import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { observeNetwork, type NetworkObserver } from './observe-network.ts';

// The whole journey through the public API, as `ratify tour` tells it: what a visitor tries first is not to be found broken.

const RATIFY = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

let network: NetworkObserver;
beforeAll(async () => {
  network = await observeNetwork();
});
afterAll(() => network?.stop());

describe('the tour', () => {
  it('goes from a council’s template to a signed PDF that verifies, and to what is overdue a year later', () => {
    const out = mkdtempSync(join(tmpdir(), 'ratify-tour-'));
    const told = spawnSync(process.execPath, [RATIFY, 'tour', '--out', out], {
      encoding: 'utf8',
      env: { ...process.env, ...network.env },
    });
    expect([told.status, told.stderr]).toEqual([0, '']);
    expect(told.stdout).toContain('social-networking-protocol.pdf: VALID, level B-LTA');
    expect(told.stdout).toMatch(/Social networking protocol, overdue, review/);
    expect(readFileSync(join(out, 'social-networking-protocol.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    // The supervisor of an installation runs in it: it starts the others, and asks nobody either.
    expect(network.all().some(({ what, who }) => what === 'connect' && who.includes('main.js tour'))).toBe(true);
    expect(network.outside()).toEqual([]);
    expect(Object.keys(JSON.parse(readFileSync(join(out, 'tour.json'), 'utf8')) as object).length).toBeGreaterThan(0);
  });
});
