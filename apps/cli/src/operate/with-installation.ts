import { existsSync } from 'node:fs';
import { Installation, openDatabase } from '@ratify/store';
import { Misuse } from '../shell/misuse.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Refuses where a command would make an installation instead of finding one. */
export function assertInstallation(env: Environment): void {
  const dataDir = env['RATIFY_DATA_DIR'] ?? '.data';
  if (env['DATABASE_URL'] || existsSync(dataDir)) return;
  throw new Misuse(
    `There is no installation in ${dataDir}: name its folder with RATIFY_DATA_DIR, or its database with DATABASE_URL.`,
  );
}

/** The installation as its administrator sees it: the one at work, or its database started for the moment. */
export async function withInstallation<T>(
  env: Environment,
  act: (installation: Installation) => Promise<T>,
): Promise<T> {
  assertInstallation(env);
  const database = await openDatabase({ env });
  const installation = await Installation.open(database);
  try {
    return await act(installation);
  } finally {
    await installation.close();
    await database.stop();
  }
}
