import pg from 'pg';
import type { TestDatabase } from './create-database.ts';

/** Every row as it was, to be put back as often as it takes; far quicker than to clone the database or to build its rows again. */
export interface KeptRows {
  putBack(): Promise<void>;
  /** Leaves the rows as they are. */
  close(): Promise<void>;
}

interface TableToKeep {
  readonly path: string;
  readonly copy: string;
  readonly columns: string;
  /** `a.id = b.id` of its primary key; null without one. */
  readonly isSame: string | null;
}

/**
 * Keeps every row of a database. Putting back touches only what has come, gone or changed since, by the transaction that wrote it, past
 * triggers and foreign keys. Jobs that wait are not among them, and nobody may be writing meanwhile.
 */
export async function keepRows({ url }: TestDatabase): Promise<KeptRows> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const tables = await tablesOf(client);
  await client.query(
    [
      'create schema kept',
      ...tables.map(({ path, copy }) => `create table kept.${copy} as select * from ${path}`),
      'create table kept.since as select pg_current_xact_id()::text::bigint as xid',
      `create procedure kept.put_back() language plpgsql set session_replication_role to 'replica' as $$
       declare last bigint := (select xid from kept.since);
       begin
         ${tables.map(puttingBack).join('\n')}
         update kept.since set xid = pg_current_xact_id()::text::bigint;
       end $$`,
    ].join(';\n'),
  );
  return { putBack: async () => void (await client.query('call kept.put_back()')), close: () => client.end() };
}

function puttingBack({ path, copy, columns, isSame }: TableToKeep): string {
  return `if exists (select from ${path} where xmin::text::bigint > last)
      or (select count(*) from ${path}) <> (select count(*) from kept.${copy}) then
    delete from ${path} where ${isSame === null} or xmin::text::bigint > last;
    insert into ${path} (${columns}) overriding system value
      select ${columns} from kept.${copy} b where not exists (select from ${path} a where ${isSame ?? false});
  end if;`;
}

async function tablesOf(client: pg.Client): Promise<TableToKeep[]> {
  const { rows } = await client.query<TableToKeep>(`
    select format('%I.%I', n.nspname, c.relname) as path, format('%I', n.nspname || '_' || c.relname) as copy,
      (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      (select string_agg(format('a.%1$I = b.%1$I', attname), ' and ') from pg_attribute
        where attrelid = c.oid and attnum = any (i.indkey)) as "isSame"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname !~ '^(pg_|information_schema|graphile_worker)' order by 1`);
  return rows;
}
