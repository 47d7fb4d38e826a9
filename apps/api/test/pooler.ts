import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import type { TestDatabase } from '@ratify/test-kit';
import pg from 'pg';

const ROLES = ['app', 'worker', 'sign_in', 'national', 'public'] as const;
/** So few that two sessions are bound to get the same connection one after the other. */
const CONNECTIONS = 2;

export interface Pooler {
  /** The same database through the pooler. */
  readonly url: string;
  close(): Promise<void>;
}

/** Tests that need pgbouncer: skipped by name where it is missing, unless RATIFY_REQUIRE_TOOLS=1 asks for it. */
export function describeWithPooler(name: string, tests: () => void): void {
  const isThere = spawnSync('pgbouncer', ['--version']).error === undefined;
  if (isThere || process.env['RATIFY_REQUIRE_TOOLS'] === '1') describe(name, tests);
  else describe.skip(`${name} (pgbouncer of the Debian package pgbouncer)`, tests);
}

/** Starts pgbouncer before a database: a connection is anybody's again after each transaction. */
export async function startPooler({ url, rolePassword }: TestDatabase): Promise<Pooler> {
  const server = new URL(url);
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'ratify-pooler-'));
  chmodSync(folder, 0o755); // pgbouncer will not run as root, and reads this as another
  const users = ROLES.map((role) => `"ratify_${role}" "${rolePassword}"\n`).join('');
  writeFileSync(join(folder, 'users.txt'), users, { mode: 0o644 });
  const settings = [
    '[databases]',
    `* = host=${server.hostname} port=${server.port}`,
    '[pgbouncer]',
    `listen_addr = 127.0.0.1`,
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = plain',
    `auth_file = ${join(folder, 'users.txt')}`,
    'pool_mode = transaction',
    `default_pool_size = ${CONNECTIONS}`,
    'max_client_conn = 500',
  ];
  writeFileSync(join(folder, 'pgbouncer.ini'), `${settings.join('\n')}\n`, { mode: 0o644 });
  const asAnother = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn('pgbouncer', [...asAnother, join(folder, 'pgbouncer.ini')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (data: Buffer) => (said += data.toString()));
  const pooled = new URL(url);
  pooled.port = String(port);
  await untilItAnswers(pooled.href, rolePassword, child, () => said);
  return {
    url: pooled.href,
    close: async () => {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilItAnswers(url: string, password: string, child: ChildProcess, said: () => string): Promise<void> {
  const address = new URL(url);
  address.username = 'ratify_public';
  address.password = password;
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    const client = new pg.Client({ connectionString: address.href });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new Error(`pgbouncer does not answer: ${said()}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
