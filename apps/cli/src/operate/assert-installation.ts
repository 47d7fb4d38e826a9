import { existsSync } from 'node:fs';
import { Misuse } from '../shell/misuse.ts';

/** Refuses where a command would make an installation instead of finding one. */
export function assertInstallation(env: Readonly<Record<string, string | undefined>>): void {
  const dataDir = env['RATIFY_DATA_DIR'] ?? '.data';
  if (env['DATABASE_URL'] || existsSync(dataDir)) return;
  throw new Misuse(
    `There is no installation in ${dataDir}: name its folder with RATIFY_DATA_DIR, or its database with DATABASE_URL.`,
  );
}
