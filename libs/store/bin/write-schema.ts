import { mkdtempSync, chmodSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSchema, locksFile, measureSteps, migrate } from '@ratify/migrations';
import pg from 'pg';
import { startEmbedded } from '../src/embedded/index.ts';

// npm run schema:write -w @ratify/migrations
const folder = mkdtempSync(join(tmpdir(), 'ratify-schema-'));
chmodSync(folder, 0o755);
const server = await startEmbedded({ dataDir: folder, durable: false });
try {
  await migrate({ url: server.url });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  writeFileSync(new URL('../../../migrations/schema.sql', import.meta.url), await describeSchema(client));
  await client.query('create database measured');
  await client.end();
  const measured = new URL(server.url);
  measured.pathname = '/measured';
  for (const { name, locks } of await measureSteps(measured.href))
    writeFileSync(locksFile(name), `${locks.join('\n')}\n`);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
