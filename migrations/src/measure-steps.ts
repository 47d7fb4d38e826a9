import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { installQueue, migrationSource, migrations } from './migrate.ts';
import type { MigrationClass } from './plan-steps.ts';
import { readStep } from './read-sql.ts';

/** What a migration did to a database that had all those before it. */
export interface MeasuredStep {
  readonly name: string;
  /** Each table that was there, and what its users waited for; one line that says so where there is none. */
  readonly locks: readonly string[];
  /** What an earlier version reads, calls or may do, and is not there any more. */
  readonly gone: readonly string[];
  /** Columns of tables that were there which whoever inserts has to give from now on. */
  readonly demanded: readonly string[];
}

/**
 * Runs migrations on an empty database, one by one, and asks PostgreSQL after each, before it commits, what it has locked, read and
 * taken away. That a table is empty here hides nothing: a scan counts as one, and a table that is written anew is another file.
 */
export async function measureSteps(
  url: string,
  classes: readonly MigrationClass[] = migrations,
): Promise<MeasuredStep[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(readStep('ground'));
  await client.end();
  await installQueue(url);
  const source = await migrationSource(url, []).initialize();
  const runner = source.createQueryRunner();
  try {
    const measured: MeasuredStep[] = [];
    for (const migration of classes) measured.push(await measureStep(runner, migration));
    return measured;
  } finally {
    await runner.release();
    await source.destroy();
  }
}

interface TableFacts {
  readonly oid: string;
  readonly file: string;
  /** Counted since the server's statistics were last told of it: a transaction tells them only when it is over. */
  readonly scans: string;
}

async function measureStep(runner: QueryRunner, migration: MigrationClass): Promise<MeasuredStep> {
  const instance = new migration();
  const isInOne = instance.transaction !== false;
  if (isInOne) await runner.startTransaction();
  const before: TableFacts[] = await runner.query(TABLES);
  const offered = await linesOf(runner, OFFERED);
  const demanded = await linesOf(runner, DEMANDED, [before.map(({ oid }) => oid)]);
  await instance.up(runner);
  const locks = isInOne
    ? await linesOf(runner, LOCKS, [
        ...[before.map(({ oid }) => oid), before.map(({ file }) => file), before.map(({ scans }) => scans)],
      ])
    : ['outside a transaction: nobody waits'];
  const offeredNow = new Set(await linesOf(runner, OFFERED));
  const demandedNow = await linesOf(runner, DEMANDED, [before.map(({ oid }) => oid)]);
  if (isInOne) await runner.commitTransaction();
  return {
    name: migration.name,
    locks: locks.length > 0 ? locks : ['nothing that was there'],
    gone: offered.filter((line) => !offeredNow.has(line)),
    demanded: demandedNow.filter((line) => !demanded.includes(line)),
  };
}

async function linesOf(runner: QueryRunner, sql: string, parameters: unknown[] = []): Promise<string[]> {
  const rows: { line: string }[] = await runner.query(sql, parameters);
  return rows.map(({ line }) => line);
}

const TABLES = `select c.oid::text as oid, pg_relation_filenode(c.oid)::text as file, pg_stat_get_xact_numscans(c.oid)::text as scans
  from pg_class c
  where c.relkind in ('r', 'p') and c.relnamespace = any (array['app', 'directory', 'graphile_worker']::regnamespace[])`;

/** $1 tables that were there, $2 their files, $3 how often they had been read. A lock below "share" stops nobody who reads or writes rows. */
const LOCKS = `select format('%s: %s, %s', t.oid::regclass, case
      when bool_or(l.mode = 'AccessExclusiveLock') then 'nobody reads or writes'
      when bool_or(l.mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock')) then 'nobody writes'
      else 'its rows are written' end, case
      when t.file <> pg_relation_filenode(t.oid) then 'as long as all of them are written anew'
      when pg_stat_get_xact_numscans(t.oid) > t.scans then 'as long as its rows are read'
      else 'for a moment' end) as line
  from unnest($1::oid[], $2::oid[], $3::bigint[]) t (oid, file, scans)
  join pg_locks l on l.relation = t.oid and l.pid = pg_backend_pid() and l.locktype = 'relation' and l.granted
    and l.mode in ('RowExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
  where exists (select from pg_class c where c.oid = t.oid)
  group by t.oid, t.file, t.scans order by 1`;

/** Columns, functions and privileges by which a process of an earlier version works. */
const OFFERED = `select format('column %s.%I %s', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod)) as line
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'v') and c.relnamespace = any (array['app', 'directory']::regnamespace[])
  union all
  select format('function %s returns %s', f.oid::regprocedure, pg_get_function_result(f.oid)) from pg_proc f
    where f.pronamespace = any (array['app', 'directory']::regnamespace[])
  union all
  select format('%s on %s for %s', x.privilege_type, c.oid::regclass, r.rolname)
    from pg_class c cross join lateral aclexplode(c.relacl) x join pg_roles r on r.oid = x.grantee
    where c.relnamespace = any (array['app', 'directory']::regnamespace[]) and r.rolname <> 'ratify_owner'
  union all
  select format('execute on %s for %s', f.oid::regprocedure, r.rolname)
    from pg_proc f cross join lateral aclexplode(f.proacl) x join pg_roles r on r.oid = x.grantee
    where f.pronamespace = any (array['app', 'directory']::regnamespace[]) and r.rolname <> 'ratify_owner'
  order by 1`;

const DEMANDED = `select format('%s.%I', a.attrelid::regclass, a.attname) as line from pg_attribute a
  where a.attrelid = any ($1::oid[]) and a.attnum > 0 and not a.attisdropped and a.attnotnull and not a.atthasdef and a.attidentity = ''
    and exists (select from pg_class c where c.oid = a.attrelid)
  order by 1`;
