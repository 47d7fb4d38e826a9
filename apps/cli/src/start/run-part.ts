import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase, type Database } from '@ratify/store';
import { readConfiguration, type Configuration } from './configuration.ts';
import { startApi, startWeb, startWork, type RunningPart } from './parts.ts';
import { serveSettings, workSettings, type Place } from './part-settings.ts';
import { StartRefusal } from './start-refusal.ts';
import { startTracing } from './tracing.ts';

export const PARTS = ['api', 'web', 'worker'] as const;
export type Part = (typeof PARTS)[number];

/** As long as a job is given to end by itself before it is handed to another worker. */
const LONGEST_STOP_MS = 25_000;

/**
 * Runs one part of an installation by itself, as many times over as are wanted, until it is told to stop; returns the exit code. The
 * database is given and has been migrated: parts that start side by side do not each try.
 */
export async function runPart(part: Part, env: Readonly<Record<string, string | undefined>>): Promise<number> {
  const asked = Promise.race((['SIGTERM', 'SIGINT'] as const).map((signal) => once(process, signal)));
  try {
    const configuration = readConfiguration(env);
    const place = placeOf(configuration);
    const tracing = await startTracing(configuration.traces ?? null, part);
    const running = await begin(part, configuration, place);
    process.stdout.write(`${JSON.stringify({ at: new Date(), level: 'info', event: 'part.started', part })}\n`);
    const isAsked = await Promise.race([asked.then(() => true), running.ended?.then(() => false) ?? NEVER]);
    if (isAsked && running.drain) {
      running.drain();
      await wait((configuration.drainSeconds ?? 0) * 1_000);
    }
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    await running.stop();
    await tracing.stop();
    return isAsked ? 0 : 1; // whoever runs it starts it anew
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    process.stderr.write(`Ratify does not start.\n${error.message}\n`);
    return 2;
  }
}

const NEVER = new Promise<never>(() => undefined);

async function begin(part: Part, configuration: Configuration, place: Place): Promise<RunningPart> {
  if (part === 'web') return startWeb(serveSettings(NO_DATABASE, place, configuration, null), () => true);
  const { databaseUrl, masterKey } = configuration;
  if (!databaseUrl) throw missing('DATABASE_URL', 'Give the address of the database that all parts share.');
  if (!masterKey) throw missing('RATIFY_MASTER_KEY', KEY);
  const database = await openDatabase({
    env: {
      DATABASE_URL: databaseUrl,
      DATABASE_DIRECT_URL: configuration.databaseDirectUrl,
      RATIFY_ROLE_PASSWORD: configuration.rolePassword,
    },
  });
  if (part === 'api') return startApi(serveSettings(database, place, configuration, masterKey));
  return startWork(workSettings(database, place, configuration, masterKey));
}

const KEY = 'Give the key that API and workers share: it opens the signing keys, and the secrets of two-step sign-in.';

/** The pages ask the API for everything. */
const NO_DATABASE: Database = { url: '', directUrl: '', rolePassword: '', kind: 'given', stop: async () => undefined };

function placeOf(configuration: Configuration): Place {
  const { host, webPort, apiPort, publicOrigin, apiOrigin } = configuration;
  // A part by itself is reached by the others at its own address: both listen where they are told.
  return { host, webPort, apiHost: host, apiPort, apiOrigin: apiOrigin ?? `http://127.0.0.1:${apiPort}`, publicOrigin };
}

function missing(where: string, whatToDo: string): StartRefusal {
  return new StartRefusal([{ where, what: 'This variable is missing.', whatToDo }]);
}
