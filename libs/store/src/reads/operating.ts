import type pg from 'pg';

/** How one kind of work stands. */
export interface OperatingQueue {
  readonly task: string;
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  /** Since when the oldest of it waits. */
  readonly oldestAt: Date | null;
  /** What it waits for, where something outside does not answer. */
  readonly waitsFor: string | null;
}

/** Work that will not be tried again by itself. */
export interface OperatingFailure {
  readonly id: string;
  readonly task: string;
  readonly organisationName: string;
  readonly error: string | null;
  readonly attempts: number;
  readonly finishedAt: Date;
}

export interface OperatingFacts {
  readonly mailWaiting: number;
  readonly mailOldestAt: Date | null;
  readonly mailRefused: number;
  /** The last copy that `ratify backup` made of this database. */
  readonly backupAt: Date | null;
  readonly backupBytes: number | null;
  /** When the server last handed over its log of changes. */
  readonly logHandedOverAt: Date | null;
  /** The last migration that ran. */
  readonly schemaVersion: string;
  /** Events of the record that are not linked yet. */
  readonly unlinked: number;
}

/** What became of an operator's act on failed work. */
export type OperatedJob = 'done' | 'not-found' | 'not-failed' | 'asked-already';

/** What waits, by kind of work. */
export async function readQueues(client: pg.PoolClient): Promise<OperatingQueue[]> {
  const { rows } = await client.query<OperatingQueue>(
    `select task, waiting, running, failed, oldest_at as "oldestAt", waits_for as "waitsFor" from app.operating_queues()`,
  );
  return rows;
}

/** What has failed and was not put aside, newest first. */
export async function readFailures(client: pg.PoolClient, limit: number): Promise<OperatingFailure[]> {
  const { rows } = await client.query<OperatingFailure>(
    `select id, task, organisation_name as "organisationName", error, attempts, finished_at as "finishedAt" from app.operating_failures($1)`,
    [limit],
  );
  return rows;
}

/** The rest of what an operator looks at. */
export async function readFacts(client: pg.PoolClient): Promise<OperatingFacts> {
  const { rows } = await client.query<OperatingFacts>(
    `select mail_waiting as "mailWaiting", mail_oldest_at as "mailOldestAt", mail_refused as "mailRefused", backup_at as "backupAt",
       backup_bytes as "backupBytes", log_handed_over_at as "logHandedOverAt", schema_version as "schemaVersion", unlinked from app.operating_facts()`,
  );
  return rows[0] as OperatingFacts;
}
