import { existsSync } from 'node:fs';
import { Installation, openDatabase, openS3, StoreError, type ObjectStore } from '@ratify/store';
import { readConfiguration, type Elsewhere } from '../start/configuration.ts';
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

/** Where the environment says that bytes are besides the database; null: nowhere. */
export function elsewhereOf(env: Environment): Elsewhere | null {
  try {
    return readConfiguration(env).elsewhere ?? null;
  } catch (error) {
    throw error instanceof StartRefusal ? new Misuse(error.message) : error;
  }
}

/** With the store of bytes outside the database that the environment names, or none. */
export async function withObjects<T>(env: Environment, act: (objects: ObjectStore | null) => Promise<T>): Promise<T> {
  const elsewhere = elsewhereOf(env);
  const objects = elsewhere ? await openS3(elsewhere.s3) : null;
  return act(objects)
    .catch((error: unknown) => {
      if (!(error instanceof StoreError) || !error.code.startsWith('BYTES_')) throw error;
      const reason = error.where ? ` (${error.where})` : '';
      throw new Misuse(`Not everything was done: ${error.message}${reason}. Put that right and run it again.`);
    })
    .finally(() => objects?.close());
}

/** The installation as its administrator sees it: the one at work, or its database started for the moment. */
export async function withInstallation<T>(
  env: Environment,
  act: (installation: Installation) => Promise<T>,
): Promise<T> {
  return withObjects(env, async (objects) => {
    const database = await openDatabase({ env: assertInstallation(env) });
    const installation = await Installation.open(database, objects);
    try {
      return await act(installation);
    } finally {
      await installation.close();
      await database.stop();
    }
  });
}
