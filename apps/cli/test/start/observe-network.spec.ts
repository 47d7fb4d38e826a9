import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { launch } from 'puppeteer';
import { observeNetwork, type NetworkObserver } from './observe-network.ts';

// That nobody was asked is worth what the observer sees: everything that it is to see is done once.

let network: NetworkObserver;
beforeEach(async () => {
  network = await observeNetwork();
});
afterEach(() => network.stop());

const outside = (): string[] => [...new Set(network.outside().map(({ what, where }) => `${what} ${where}`))].sort();

describe('the observer of the network', () => {
  it('sees names, connections and datagrams, by whatever means, also of threads and of processes of processes', () => {
    const script = `
      const quietly = (act) => Promise.resolve().then(act).catch(() => undefined);
      const { connect } = await import('node:net');
      const { default: dns } = await import('node:dns');
      const { createSocket } = await import('node:dgram');
      const { Worker } = await import('node:worker_threads');
      const { spawnSync } = await import('node:child_process');
      const udp = createSocket('udp4');
      udp.on('error', () => undefined).send('x', 53, '192.0.2.1', () => udp.close());
      connect(1, '192.0.2.2').on('error', () => undefined).destroy();
      connect({ port: 1, host: '127.0.0.1' }).on('error', () => undefined);
      await quietly(() => fetch('http://fetched.invalid/', { signal: AbortSignal.timeout(2000) }));
      await quietly(() => dns.promises.resolve4('resolved.invalid'));
      await quietly(() => new Promise((done) => dns.lookup('looked-up.invalid', done)));
      await new Promise((done) => new Worker("import('node:net').then(({ connect }) => connect(1, 'thread.invalid').on('error', () => process.exit()))", { eval: true }).on('exit', done));
      spawnSync(process.execPath, ['-e', "require('node:http').get('http://child.invalid').on('error', () => process.exit())"]);
      process.exit();`;
    const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { PATH: process.env['PATH'], ...network.env },
      timeout: 60_000,
    });
    expect(status).toBe(0);
    expect(outside()).toEqual(
      expect.arrayContaining([
        ...['connect 192.0.2.2', 'connect child.invalid', 'connect fetched.invalid', 'connect thread.invalid'],
        ...['datagram 192.0.2.1', 'name looked-up.invalid', 'name resolved.invalid'],
      ]),
    );
    expect(outside().filter((each) => each.includes('127.0.0.1'))).toEqual([]);
  });

  it('sees what a browser asks, though no name resolves for it', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'ratify-profile-'));
    const browser = await launch({
      executablePath: network.env['PUPPETEER_EXECUTABLE_PATH'] ?? '',
      headless: 'shell',
      args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND'],
      userDataDir: profile,
    });
    const page = await browser.newPage();
    await page.goto('data:text/html,<img src="http://picture.invalid/a.png">');
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
    expect(outside()).toContain('url http://picture.invalid/a.png');
  });
});
