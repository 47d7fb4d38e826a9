import { migrateDatabase, openDatabase } from '@ratify/store';
import { claimDataDir } from './claim-data-dir.ts';
import type { ServeSettings, WorkSettings } from './child-settings.ts';
import type { Configuration } from './configuration.ts';
import { beginFilling, seedInvented } from './fill-demonstration.ts';
import { openMasterKeyFile } from './master-key-file.ts';
import { serveSettings, workSettings, type Place as PartPlace } from './part-settings.ts';
import { freePort, requirePort } from './ports.ts';
import { StartRefusal } from './start-refusal.ts';
import { SupervisedChild } from './supervised-child.ts';

/** As a `Configuration`; what is left out is made up: free ports, a key file, an address of the loopback. */
export interface InstallationOptions extends Partial<Omit<Configuration, 'dataDir' | 'demonstration'>> {
  readonly dataDir: string;
  readonly demonstration: Configuration['demonstration'];
  readonly log?: (line: string) => void;
  /** Breaks off a start that is not wanted any more. */
  readonly signal?: AbortSignal;
}

/** An installation at work: its database, and a child each for API with pages and for the worker. */
export interface RunningInstallation {
  readonly webOrigin: string;
  readonly apiOrigin: string;
  /** When the demonstration is filled, at once where there is nothing to fill; true when its policies have just been written. */
  readonly filled: Promise<boolean>;
  /** When a child can never start again: why. */
  readonly failed: Promise<string>;
  /** Kills a child as a crash would, and waits until another has taken its place. */
  kill(child: 'serve' | 'work'): Promise<void>;
  /** Stops the children, then PostgreSQL if it was started here. */
  stop(): Promise<void>;
}

interface Place extends PartPlace {
  readonly dataDir: string;
  readonly webOrigin: string;
}

/**
 * Starts an installation and returns when its pages answer. The worker may need a moment more, and the demonstration's policies are
 * filled in behind: `filled` says when.
 *
 * @throws StartRefusal when something stands in the way; nothing is left running.
 */
export async function startInstallation(options: InstallationOptions): Promise<RunningInstallation> {
  const { log = () => undefined } = options;
  const place = await placeOf(options);
  const undo: (() => unknown)[] = [claimDataDir(place.dataDir, place.webOrigin)];
  let isStopping = false;
  const stop = once(async () => {
    isStopping = true;
    for (const step of undo.toReversed()) await step();
  });
  try {
    await requirePort(place.webPort, place.host, 'RATIFY_PORT');
    await requirePort(place.apiPort, '127.0.0.1', 'RATIFY_API_PORT');
    const masterKey = options.masterKey ?? openMasterKeyFile(place.dataDir);
    const children = beginChildren(log);
    const database = await openDatabase({ env: databaseOf(options), log }).catch(async (error: Error) => {
      await children.stop();
      throw refusal(options.dataDir, error.message, 'Put that right and start again.');
    });
    undo.push(() => database.stop(), children.stop);
    await migrateDatabase(database, { log }).catch((error: Error) => {
      const advice = 'Check that it runs PostgreSQL 18 or newer, and that the user may create roles and schemas.';
      throw refusal(database.kind === 'given' ? 'DATABASE_URL' : options.dataDir, sayError(error), advice);
    });
    if (options.demonstration !== 'none') await seedInvented(database);
    children.tell(
      serveSettings(database, place, options, masterKey),
      workSettings(database, place, options, masterKey),
    );
    const hopeless = await Promise.race([children.serve.ready, children.failed, aborted(options.signal)]);
    if (hopeless !== undefined) throw refusal('start', hopeless, 'Put that right and start again.');
    const filling = beginFilling(database, options.demonstration, { today: options.today, log });
    undo.push(filling.stop);
    void filling.done.then(() => isStopping || children.tellFilled());
    return {
      webOrigin: place.webOrigin,
      apiOrigin: place.apiOrigin,
      filled: filling.done,
      failed: children.failed,
      kill: (name) => children[name].kill(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function placeOf(options: InstallationOptions): Promise<Place> {
  const { dataDir, host = '127.0.0.1' } = options;
  const webPort = options.webPort ?? (await freePort());
  const apiPort = options.apiPort ?? (await freePort());
  const webOrigin = `http://localhost:${webPort}`;
  const [apiHost, apiOrigin] = ['127.0.0.1', `http://127.0.0.1:${apiPort}`];
  const publicOrigin = options.publicOrigin ?? webOrigin;
  return { dataDir, host, webPort, apiHost, apiPort, apiOrigin, webOrigin, publicOrigin };
}

/** Both children begin now and load their code while the database starts; their settings follow. */
function beginChildren(log: (line: string) => void) {
  const failed = Promise.withResolvers<string>();
  const serveSettings = Promise.withResolvers<ServeSettings>();
  const workSettings = Promise.withResolvers<WorkSettings>();
  const begin = (name: 'serve' | 'work', settings: Promise<ServeSettings | WorkSettings>): SupervisedChild =>
    new SupervisedChild({ name, settings, log, onHopeless: failed.resolve });
  const serve = begin('serve', serveSettings.promise);
  const work = begin('work', workSettings.promise);
  return {
    serve,
    work,
    failed: failed.promise,
    tell: (toServe: ServeSettings, toWork: WorkSettings): void => {
      serveSettings.resolve(toServe);
      workSettings.resolve(toWork);
    },
    tellFilled: (): void => {
      serve.tellFilled();
      work.tellFilled();
    },
    stop: async (): Promise<void> => void (await Promise.all([serve.stop(), work.stop()])),
  };
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, fail) => {
    if (signal?.aborted) fail(signal.reason as Error);
    signal?.addEventListener('abort', () => fail(signal.reason as Error), { once: true });
  });
}

function refusal(where: string, what: string, whatToDo: string): StartRefusal {
  return new StartRefusal([{ where, what, whatToDo }]);
}

/** Node gathers the failures of several addresses (::1 and 127.0.0.1) into one error without a message. */
function sayError(error: Error): string {
  return error instanceof AggregateError ? error.errors.map((each: Error) => each.message).join('; ') : error.message;
}

function databaseOf(options: InstallationOptions): Record<string, string | undefined> {
  return {
    DATABASE_URL: options.databaseUrl,
    DATABASE_DIRECT_URL: options.databaseDirectUrl,
    RATIFY_ROLE_PASSWORD: options.rolePassword,
    RATIFY_DATA_DIR: options.dataDir,
  };
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= act());
}
