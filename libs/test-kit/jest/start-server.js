import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../store/src/embedded/index.ts';
import { sweep } from './sweep.js';

/** One throw-away server for the whole run: it forgets everything, so it need not write anything safely. */
export default async function startServer() {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), 'ratify-test-'));
  chmodSync(folder, 0o755);
  const server = await startEmbedded({ dataDir: folder, durable: false });
  process.env.RATIFY_TEST_SERVER = server.url;
  process.env.RATIFY_TEST_ROLE_PASSWORD = server.rolePassword;
  globalThis.ratifyTestServer = { folder, stop: () => server.stop() };
}
