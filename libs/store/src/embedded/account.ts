import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The account that PostgreSQL runs under: it refuses root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** As root, `postgres` where there is one, else `nobody`; undefined when this process is not root and runs it itself. */
export function findAccount(passwd = '/etc/passwd'): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync(passwd, 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find(([known]) => known === name) ?? [];
    if (uid && gid) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and this machine has no account named postgres or nobody');
}

/** The first folder on the way to a path that the account cannot pass through, or null. */
export function findBarrier(path: string, account: Account): string | null {
  const parents: string[] = [];
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    parents.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  for (const folder of parents) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (!found) return null; // not made yet: it will be made passable
    const mayPass =
      found.uid === account.uid
        ? found.mode & 0o100
        : found.gid === account.gid
          ? found.mode & 0o010
          : found.mode & 0o001;
    if (!mayPass) return folder;
  }
  return null;
}
