import type pg from 'pg';

/** Memberships stay as they are: nobody is head of fifty schools. Bytes are kept once, and work that is done is not done again. */
const LEFT_OUT = ['appointments', 'blobs', 'pack_parts', 'pack_files', 'api_tokens'];

/** What the service counts and finds of schools outside their own rows, by the column that says whose it is: nobody sees a copy without. */
const OF_THE_SERVICE = {
  organisation_closure: 'descendant_id',
  register_counts: 'organisation_id',
  searched_texts: 'organisation_id',
} as const;

interface TenantColumn {
  /** With its schema. */
  readonly table: string;
  readonly column: string;
  readonly type: string;
  /** It stands in a unique index that has no identifier, so that a copy has to say something else. */
  readonly isUnique: boolean;
}

/**
 * Copies every school with all its rows so many times, each identifier replaced by one of the copy’s own: the same stories, told by
 * fifty times as many schools.
 */
export async function multiplySchools(owner: pg.Client, times: number): Promise<number> {
  const columns = await tenantColumns(owner);
  const tables = [...new Set(columns.map(({ table }) => table))].filter(
    (table) => !LEFT_OUT.some((name) => table === `app.${name}`),
  );
  await owner.query(`create temp table schools as select id from app.organisations where kind = 'school'`);
  await owner.query('create temp table originals (id uuid primary key)');
  await owner.query('insert into originals select id from schools');
  for (const table of tables)
    if (columns.some((each) => each.table === table && each.column === 'id'))
      await owner.query(
        `insert into originals select id from ${table} where organisation_id in (select id from schools) on conflict do nothing`,
      );
  await owner.query('analyze originals');
  // What the originals were checked by when they were written holds for their copies.
  await owner.query(`set session_replication_role = 'replica'`);
  const copied = [
    ['app.organisations', 'id'],
    ...tables.map((table) => [table, 'organisation_id']),
    ...Object.entries(OF_THE_SERVICE).map(([name, key]) => [`directory.${name}`, key]),
  ] as [string, string][];
  for (const [table, key] of copied) await copyRows(owner, table, await columnsOf(owner, table), { times, key });
  await owner.query(`set session_replication_role = 'origin'`);
  // Who stands above a copy is worked out by triggers, and the worker counts it then.
  await owner.query(
    `update app.organisation_links set kind = kind where organisation_id not in (select id from schools)`,
  );
  const { rows } = await owner.query<{ count: number }>('select count(*)::int as count from app.policies');
  return rows[0]?.count ?? 0;
}

async function copyRows(
  owner: pg.Client,
  table: string,
  columns: readonly TenantColumn[],
  { times, key }: { readonly times: number; readonly key: string },
): Promise<void> {
  const names = await copiedNames(owner, table, columns, key);
  const joins = names.map((column) => `left join originals "o_${column}" on "o_${column}".id = t."${column}"`);
  const values = columns.map(({ column, type, isUnique }) => {
    if (names.includes(column))
      return `case when "o_${column}".id is null then t."${column}" else md5(t."${column}"::text || n)::uuid end`;
    if (type === 'text' && (isUnique || column === 'slug')) return `t."${column}" || '-' || n`;
    return table === 'app.organisations' && column === 'name' ? `t.name || ' ' || (n + 1)` : `t."${column}"`;
  });
  await owner.query(
    `insert into ${table} (${columns.map(({ column }) => `"${column}"`).join(', ')})
     select ${values.join(', ')} from ${table} t ${joins.join(' ')} cross join generate_series(1, $1::int) n
     where t.${key} in (select id from schools) on conflict do nothing`,
    [times - 1],
  );
}

/** The columns of a table that name a row of a school, so that a copy names the copy: asked once, and not of each row fifty times. */
async function copiedNames(
  owner: pg.Client,
  table: string,
  columns: readonly TenantColumn[],
  key: string,
): Promise<string[]> {
  const ids = columns.filter(({ type }) => type === 'uuid').map(({ column }) => column);
  const asked = ids.map(
    (column) => `bool_or(exists (select from originals o where o.id = t."${column}")) as "${column}"`,
  );
  const { rows } = await owner.query<Record<string, boolean | null>>(
    `select ${asked.join(', ')} from ${table} t where t.${key} in (select id from schools)`,
  );
  return ids.filter((column) => rows[0]?.[column] === true);
}

async function tenantColumns(owner: pg.Client): Promise<TenantColumn[]> {
  const { rows } = await owner.query<TenantColumn>(
    `${COLUMNS} and c.table_schema = 'app' and exists (select from information_schema.columns k
       where k.table_schema = 'app' and k.table_name = c.table_name and k.column_name = 'organisation_id')
     order by c.table_name, c.ordinal_position`,
  );
  return rows;
}

async function columnsOf(owner: pg.Client, table: string): Promise<TenantColumn[]> {
  const { rows } = await owner.query<TenantColumn>(
    `${COLUMNS} and c.table_schema || '.' || c.table_name = $1 order by c.ordinal_position`,
    [table],
  );
  return rows;
}

const COLUMNS = `select c.table_schema || '.' || c.table_name as "table", c.column_name as "column", c.udt_name as type,
    exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
      where i.indisunique and i.indrelid = format('%I.%I', c.table_schema, c.table_name)::regclass and a.attname = c.column_name
        and not exists (select from pg_attribute u
          where u.attrelid = i.indrelid and u.attnum = any (i.indkey) and u.atttypid = 'uuid'::regtype)) as "isUnique"
  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
  where t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'`;
