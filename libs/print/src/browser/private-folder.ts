import { mkdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder under the user's cache where the browser and its font are unpacked. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'ratify');
}

/**
 * Makes a folder that only we may write to, and refuses one that others could have filled:
 * what lies in it is executed.
 */
export async function makePrivateFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const facts = await stat(path);
  const owner = process.getuid?.();
  if (owner !== undefined && facts.uid !== owner) throw new Error(`${path} belongs to another user.`);
  if (process.platform !== 'win32' && (facts.mode & 0o022) !== 0) throw new Error(`${path} can be written by others.`);
  return path;
}
