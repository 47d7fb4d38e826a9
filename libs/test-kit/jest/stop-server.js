import { rmSync } from 'node:fs';

export default async function stopServer() {
  const { folder, stop } = globalThis.ratifyTestServer;
  await stop();
  rmSync(folder, { recursive: true, force: true });
}
