import { existsSync } from 'node:fs';
import { Installation, openDatabase } from '@ratify/store';
import { readSecretFiles } from '../start/secret-files.ts';
import { StartRefusal } from '../start/start-refusal.ts';
import { Misuse } from '../shell/misuse.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment with the secrets that stand in files. */
export function withSecretFiles(given: Environment): Environment {
  const { env, obstacles } = readSecretFiles(given);
  if (obstacles.length > 0) throw new Misuse(new StartRefusal(obstacles).message);
  return env;
}

/** The environment with its secrets; refuses where a command would make an installation instead of finding one. */
export function assertInstallation(given: Environment): Environment {
  const env = withSecretFiles(given);
  const dataDir = env['RATIFY_DATA_DIR'] ?? '.data';
  if (env['DATABASE_URL'] || existsSync(dataDir)) return env;
  throw new Misuse(
    `There is no installation in ${dataDir}: name its folder with RATIFY_DATA_DIR, or its database with DATABASE_URL.`,
  );
}

/** The installation as its administrator sees it: the one at work, or its database started for the moment. */
export async function withInstallation<T>(
  env: Environment,
  act: (installation: Installation) => Promise<T>,
): Promise<T> {
  const database = await openDatabase({ env: assertInstallation(env) });
  const installation = await Installation.open(database);
  try {
    return await act(installation);
  } finally {
    await installation.close();
    await database.stop();
  }
}
