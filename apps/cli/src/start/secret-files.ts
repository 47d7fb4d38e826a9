import { readFileSync } from 'node:fs';
import { isSecret, SETTINGS } from './settings.ts';
import type { Obstacle } from './start-refusal.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment with each secret that stands in a file (`RATIFY_MASTER_KEY_FILE=/run/secrets/key`) in its place, so that it is in no
 * list of processes and no description of a container; and what stands in the way of reading them.
 */
export function readSecretFiles(given: Environment): {
  readonly env: Environment;
  readonly obstacles: readonly Obstacle[];
} {
  const read: Record<string, string> = {};
  const obstacles: Obstacle[] = [];
  for (const name of Object.keys(SETTINGS).filter(isSecret)) {
    const [where, file] = [`${name}_FILE`, given[`${name}_FILE`]?.trim()];
    if (!file) continue;
    if (given[name]?.trim()) obstacles.push({ where, what: `${name} is given too.`, whatToDo: 'Give one of the two.' });
    else {
      const secret = readQuietly(file);
      if (secret) read[name] = secret;
      else
        obstacles.push({
          ...{ where, what: `"${file}" ${secret === '' ? 'is empty' : 'cannot be read'}.` },
          whatToDo: 'Give the path of a file that this account may read, with the secret in it and nothing else.',
        });
    }
  }
  return { env: { ...given, ...read }, obstacles };
}

function readQuietly(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
