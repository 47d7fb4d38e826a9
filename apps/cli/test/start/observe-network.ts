import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, libraryPath } from '@ratify/print';

/** What processes asked, of whom: names to look up, addresses to connect to, and what the browser wanted. */
export interface Asked {
  readonly who: string;
  readonly what: string;
  readonly where: string;
}

/** Watches processes that are started with its environment, and whatever they start with theirs. */
export interface NetworkObserver {
  readonly env: Readonly<Record<string, string>>;
  /** Everything that was asked until now. */
  all(): Asked[];
  /** Of these, whatever is not on this machine. */
  outside(): Asked[];
  stop(): void;
}

const NOTE = fileURLToPath(new URL('./note-network.mjs', import.meta.url));

/** Processes of Node note whom they ask; the browser is started with its own log of the network. PostgreSQL asks nobody. */
export async function observeNetwork(): Promise<NetworkObserver> {
  const folder = mkdtempSync(join(tmpdir(), 'ratify-network-'));
  chmodSync(folder, 0o755);
  const notes = join(folder, 'notes');
  writeFileSync(notes, '');
  const found = await findBrowser({ environment: process.env, folder: join(tmpdir(), 'ratify-browser') });
  const libraries = libraryPath(found);
  const browser = join(folder, found.headless === 'shell' ? 'chromium-headless-shell' : 'chromium');
  writeFileSync(
    browser,
    [
      '#!/bin/sh',
      ...(libraries ? [`export LD_LIBRARY_PATH='${libraries}'`] : []),
      `exec '${found.path}' --log-net-log='${folder}'/browser-$$.json --net-log-capture-mode=Everything "$@"`,
      '',
    ].join('\n'),
    { mode: 0o755 },
  );
  const all = (): Asked[] => [...notedIn(notes), ...ofBrowsers(folder)];
  return {
    env: {
      NODE_OPTIONS: `--import=${NOTE}`,
      RATIFY_TEST_NETWORK: notes,
      PUPPETEER_EXECUTABLE_PATH: browser,
    },
    all,
    outside: () => all().filter(({ what, where }) => what !== 'began' && !isHere(where)),
    stop: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function notedIn(file: string): Asked[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Asked);
}

/** Addresses in the log of a browser, which ends anywhere where that was killed. */
function ofBrowsers(folder: string): Asked[] {
  const logs = readdirSync(folder).filter((name) => name.startsWith('browser-'));
  return logs.flatMap((name) => [
    { who: name, what: 'began', where: '' },
    ...[...readFileSync(join(folder, name), 'utf8').matchAll(/"(url|host|hostname|address)":"([^"]+)"/g)].map(
      ([, what = '', where = '']) => ({ who: name, what, where }),
    ),
  ]);
}

function isHere(where: string): boolean {
  if (/^(data|about|blob|chrome):/.test(where)) return true;
  const host = URL.canParse(where) && where.includes('//') ? new URL(where).hostname : where;
  return /^(localhost|127\.\d+\.\d+\.\d+(:\d+)?|\[?::1\]?(:\d+)?|\[?::ffff:127\.\d+\.\d+\.\d+\]?|0\.0\.0\.0)$/.test(
    host,
  );
}
