import type pg from 'pg';

/**
 * The schema as text in a stable order: what `pg_dump` would show of it, written from the catalog because the embedded
 * PostgreSQL brings no pg_dump. For people to read and for diffs; it is not meant to be run.
 */
export async function describeSchema(client: Pick<pg.Client, 'query'>): Promise<string> {
  const parts: string[] = ['-- Written by `npm run schema:write -w @ratify/migrations` from the catalog. Do not edit.'];
  for (const schema of ['directory', 'app']) {
    parts.push(`-- Schema ${schema}`);
    const tables = await list(client, TABLES, schema);
    for (const table of tables) parts.push(await describeTable(client, schema, table));
    parts.push(...(await list(client, FUNCTIONS, schema)));
  }
  return `${parts.join('\n\n')}\n`;
}

async function describeTable(client: Pick<pg.Client, 'query'>, schema: string, table: string): Promise<string> {
  const name = `${schema}.${table}`;
  const body = [...(await list(client, COLUMNS, name)), ...(await list(client, CONSTRAINTS, name))];
  const lines = [
    ...(await list(client, COMMENT, name)),
    `create table ${name} (\n${body.map((line) => `  ${line}`).join(',\n')}\n);`,
    ...(await list(client, INDEXES, name)),
    ...(await list(client, TRIGGERS, name)),
    ...(await list(client, SECURITY, name)),
    ...(await list(client, POLICIES, name)),
    ...(await list(client, GRANTS, name)),
  ];
  return lines.join('\n');
}

async function list(client: Pick<pg.Client, 'query'>, sql: string, subject: string): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(sql, [subject]);
  return rows.map(({ line }) => line);
}

const TABLES = `select c.relname::text as line from pg_class c
  where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migrations' order by 1`;

const COMMENT = `select '-- ' || obj_description($1::regclass, 'pg_class') as line where obj_description($1::regclass, 'pg_class') is not null`;

const COLUMNS = `select format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
    || case when a.attnotnull then ' not null' else '' end
    || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`;

const CONSTRAINTS = `select format('constraint %I %s', c.conname, pg_get_constraintdef(c.oid)) as line
  from pg_constraint c where c.conrelid = $1::regclass and c.contype in ('p', 'u', 'f', 'c')
  order by array_position(array['p', 'u', 'c', 'f'], c.contype::text), c.conname`;

const INDEXES = `select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i
  where i.indrelid = $1::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u'))
  order by 1`;

const TRIGGERS = `select pg_get_triggerdef(t.oid) || ';' as line from pg_trigger t
  where t.tgrelid = $1::regclass and not t.tgisinternal order by t.tgname`;

const SECURITY = `select format('alter table %s %s;', c.oid::regclass,
    array_to_string(array_remove(array[case when c.relrowsecurity then 'enable row level security' end,
      case when c.relforcerowsecurity then 'force row level security' end], null), ', ')) as line
  from pg_class c where c.oid = $1::regclass and (c.relrowsecurity or c.relforcerowsecurity)`;

const POLICIES = `select format('create policy %I on %s for %s to %s', p.polname, p.polrelid::regclass,
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    (select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r where r.oid = any(p.polroles)))
    || coalesce(' using ' || pg_get_expr(p.polqual, p.polrelid), '')
    || coalesce(' with check ' || pg_get_expr(p.polwithcheck, p.polrelid), '') || ';' as line
  from pg_policy p where p.polrelid = $1::regclass order by p.polname`;

const GRANTS = `select format('grant %s on %s to %s;', string_agg(what, ', ' order by what), $1, who) as line from (
    select r.rolname as who, lower(x.privilege_type) as what
    from pg_class c cross join lateral aclexplode(c.relacl) x join pg_roles r on r.oid = x.grantee
    where c.oid = $1::regclass and x.grantee <> c.relowner
    union all
    select r.rolname, lower(x.privilege_type) || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ')'
    from pg_attribute a cross join lateral aclexplode(a.attacl) x join pg_roles r on r.oid = x.grantee
    where a.attrelid = $1::regclass group by r.rolname, x.privilege_type
  ) granted group by who order by who`;

const FUNCTIONS = `select pg_get_functiondef(f.oid) || ';' || coalesce(E'\\n' || (
    select string_agg(format('grant execute on function %s to %s;', f.oid::regprocedure, r.rolname), E'\\n' order by r.rolname)
    from aclexplode(f.proacl) x join pg_roles r on r.oid = x.grantee where x.grantee <> f.proowner), '') as line
  from pg_proc f where f.pronamespace = $1::regnamespace order by f.proname, pg_get_function_identity_arguments(f.oid)`;
