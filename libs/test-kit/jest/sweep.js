import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Clears away servers of runs that were killed before they could stop theirs. */
export async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith('ratify-test-'))) {
    const folder = join(tmpdir(), name);
    const owner = firstLine(findFile(folder, 'postgres.owner'));
    if (owner === undefined || isAlive(owner)) continue;
    const server = firstLine(findFile(folder, 'postgres/postmaster.pid'));
    if (server !== undefined && isServerOf(server, folder)) {
      process.kill(server, 'SIGQUIT');
      for (let tries = 0; tries < 50 && isAlive(server); tries += 1) await wait(100);
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

const findFile = (folder, name) =>
  [join(folder, 'cluster', name), join(folder, name)].find((file) => existsSync(file)) ?? null;

const firstLine = (file) => (file ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined);

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// A number may have been given to another process since: only a server that names this folder is ended.
function isServerOf(pid, folder) {
  const file = `/proc/${pid}/cmdline`;
  return existsSync(file) && readFileSync(file, 'utf8').includes(folder);
}
