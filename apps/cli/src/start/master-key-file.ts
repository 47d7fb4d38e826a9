import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMasterKey } from '@ratify/seal';
import { StartRefusal } from './start-refusal.ts';

/**
 * The master key kept in the data folder, made at the first start: whoever has it and the database can sign as this
 * installation, so it is readable by the account that runs it and by no other.
 */
export function openMasterKeyFile(dataDir: string): string {
  const file = join(dataDir, 'master.key');
  const made = `local:${randomBytes(32).toString('hex')}`;
  try {
    writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const kept = readFileSync(file, 'utf8').trim();
  check(file, kept);
  return kept;
}

function check(file: string, kept: string): void {
  const readable = statSync(file).mode & 0o077;
  if (readable)
    throw new StartRefusal([
      { where: file, what: 'Other accounts of this machine can read the master key.', whatToDo: `chmod 600 ${file}` },
    ]);
  try {
    readMasterKey(kept);
  } catch {
    const whatToDo = 'Put back the file from your backup: without it nothing can be signed as before.';
    throw new StartRefusal([{ where: file, what: 'This file does not hold a master key any more.', whatToDo }]);
  }
}
