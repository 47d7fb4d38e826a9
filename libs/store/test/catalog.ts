import type { TestDatabase } from '@ratify/test-kit';

export interface ForeignKey {
  readonly name: string;
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
}

/** The foreign keys of a table of schema app, from the catalog. */
export async function foreignKeysOf(database: TestDatabase, table: string): Promise<ForeignKey[]> {
  return database.owner.query(
    `select c.conname as name, tn.nspname || '.' || t.relname as target,
       array(select a.attname::text from unnest(c.conkey) with ordinality k(n, i)
         join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by k.i) as columns,
       array(select a.attname::text from unnest(c.confkey) with ordinality k(n, i)
         join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by k.i) as "targetColumns"
     from pg_constraint c join pg_class t on t.oid = c.confrelid join pg_namespace tn on tn.oid = t.relnamespace
     where c.contype = 'f' and c.conrelid = ('app.' || $1)::regclass order by c.conname`,
    [table],
  );
}

/** The tables of schema app, from the catalog: not from the entities, so that one without an entity is found. */
export async function tablesOf(
  database: TestDatabase,
): Promise<{ name: string; comment: string | null; isForced: boolean }[]> {
  return database.owner.query(
    `select c.relname as name, obj_description(c.oid, 'pg_class') as comment, c.relrowsecurity and c.relforcerowsecurity as "isForced"
     from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') order by c.relname`,
  );
}
