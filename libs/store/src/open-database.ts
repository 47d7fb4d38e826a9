import { createHash } from 'node:crypto';
import { migrate, tellSteps, type MigrateOptions, type ToldStep } from '@ratify/migrations';
import { startEmbedded } from './embedded/index.ts';

export interface OpenOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log?: (line: string) => void;
}

/** A database to open a Store on. */
export interface Database {
  /** What api and web use; may lead through a transaction pooler. */
  readonly url: string;
  /** What migrations and the worker use: `DATABASE_DIRECT_URL`, else the same. */
  readonly directUrl: string;
  readonly rolePassword: string;
  readonly kind: 'given' | 'started' | 'attached';
  /** Stops the embedded server if this process started it. */
  stop(): Promise<void>;
}

/**
 * `DATABASE_URL` where it is set, else the embedded PostgreSQL in `RATIFY_DATA_DIR` (default `.data`). The role password is
 * `RATIFY_ROLE_PASSWORD`, else made from the password of the address, so that every process finds the same.
 */
export async function openDatabase({ env, log }: OpenOptions): Promise<Database> {
  const given = env.DATABASE_URL;
  if (given) {
    const secret = new URL(given).password;
    const rolePassword =
      env.RATIFY_ROLE_PASSWORD ?? createHash('sha256').update(`ratify roles ${secret}`).digest('hex');
    return {
      url: given,
      directUrl: env.DATABASE_DIRECT_URL ?? given,
      rolePassword,
      kind: 'given',
      stop: async () => undefined,
    };
  }
  const embedded = await startEmbedded({ dataDir: env.RATIFY_DATA_DIR ?? '.data', ...(log ? { log } : {}) });
  return {
    url: embedded.url,
    directUrl: embedded.url,
    rolePassword: embedded.rolePassword,
    kind: embedded.attached ? 'attached' : 'started',
    stop: () => embedded.stop(),
  };
}

/**
 * Brings the database to the present schema; returns the names of the steps that ran (none: it was there). On a database of this
 * installation alone nothing is held back for processes of the version before.
 */
export async function migrateDatabase(
  database: Database,
  options: Pick<MigrateOptions, 'only' | 'log'> = {},
): Promise<string[]> {
  const { directUrl: url, rolePassword } = database;
  return migrate({ url, rolePassword, isAlone: isOnlyHere(database), ...options });
}

/** What `migrateDatabase` would do, step by step. */
export async function tellMigration(database: Database): Promise<ToldStep[]> {
  return tellSteps(database.directUrl, isOnlyHere(database));
}

const isOnlyHere = ({ kind }: Database): boolean => kind !== 'given';
