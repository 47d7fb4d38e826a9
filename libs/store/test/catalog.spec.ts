import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EXCEPTION_TRANSITIONS, REVISION_TRANSITIONS, SIGNATURE_REQUEST_TABLE } from '@ratify/policy';
import { entities, visibility } from '@ratify/store';
import { builders, createDatabase, type TestDatabase } from '@ratify/test-kit';
import { foreignKeysOf, tablesOf } from './catalog.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.close());

const LOGIN_ROLES = ['ratify_app', 'ratify_worker', 'ratify_sign_in', 'ratify_national', 'ratify_public'];

describe('every table of schema app', () => {
  it('declares a class, forces row-level security and has an entity of the same class with a builder', async () => {
    const tables = await tablesOf(database);
    expect(tables.length).toBeGreaterThanOrEqual(30);
    const entityOf = new Map(entities.map((entity) => [database.owner.getMetadata(entity).tableName, entity]));
    for (const { name, comment, isForced } of tables) {
      const entity = entityOf.get(name);
      expect({ name, comment, isForced, hasBuilder: entity && builders.has(entity) }).toEqual({
        name,
        comment: `class: ${entity ? visibility.get(entity) : 'no entity'}`,
        isForced: true,
        hasBuilder: true,
      });
    }
    expect(tables.map(({ name }) => name)).toEqual([...entityOf.keys()].sort());
  });

  it('would be missed here: a table without a class, an entity, or forced security', async () => {
    await database.owner.query('create table app.loose (id uuid primary key)');
    expect(await tablesOf(database)).toContainEqual({ name: 'loose', comment: null, isForced: false });
    await database.owner.query('drop table app.loose');
  });

  it('has the four policies of the measured shape for tenants, and no other', async () => {
    const policies: { name: string; tables: number; conditions: string[] }[] = await database.owner.query(
      `select p.polname as name, count(*)::int as tables,
         array_agg(distinct regexp_replace(coalesce(pg_get_expr(p.polqual, p.polrelid), '') || '|' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''),
           '''(own|below|above|linked)''|\\morganisation_id\\M|\\mid\\M', '_', 'g')) as conditions
       from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'app'::regnamespace group by 1 order by 1`,
    );
    const shape = (list: string): string => `(_ = ANY (( SELECT app.reach(${list}) AS reach)::uuid[]))`;
    const writable = shape("'writable'::text");
    expect(policies).toEqual([
      { name: 'deletes', tables: entities.length, conditions: [`${writable}|`] },
      { name: 'inserts', tables: entities.length, conditions: [`|${writable}`] },
      { name: 'national', tables: 4, conditions: ['true|'] },
      { name: 'no_operators_from_inside', tables: 1, conditions: ["|(role <> 'operator'::text)"] },
      { name: 'owner', tables: entities.length, conditions: ['true|true'] },
      { name: 'reads', tables: entities.length, conditions: [`${shape('_::text')}|`] },
      { name: 'updates', tables: entities.length, conditions: [`${writable}|${writable}`] },
    ]);
  });

  it('has columns of the names, types and nullability that its entity says', async () => {
    const alike: Record<string, string> = { timestamptz: 'timestamp with time zone', int: 'integer', text: 'text' };
    for (const entity of entities) {
      const metadata = database.owner.getMetadata(entity);
      const columns: { name: string; type: string; nullable: boolean }[] = await database.owner.query(
        `select a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable
         from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attname`,
        [metadata.tablePath],
      );
      const declared = metadata.columns
        .map((column) => ({
          name: column.databaseName,
          type: (alike[String(column.type)] ?? String(column.type)) + (column.isArray ? '[]' : ''),
          nullable: column.isNullable,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      expect({ table: metadata.tableName, columns: declared }).toEqual({ table: metadata.tableName, columns });
    }
  });

  it('refers to other tenant rows by organisation and key together', async () => {
    for (const { name } of await tablesOf(database)) {
      for (const key of await foreignKeysOf(database, name)) {
        if (key.target === 'app.organisations' || !key.target.startsWith('app.')) continue;
        const own = name === 'organisations' ? 'id' : 'organisation_id'; // an organisation is its own
        const carriesOrganisation = key.targetColumns[0] === 'organisation_id' && key.columns[0]?.endsWith(own);
        expect({ key: key.name, carriesOrganisation }).toEqual({ key: key.name, carriesOrganisation: true });
      }
    }
  });

  it('guards by a trigger each reference that can leave the organisation, unless only functions write it', async () => {
    const guarded: { table: string; column: string }[] = await database.owner.query(
      `select c.relname as table, split_part(encode(t.tgargs, 'escape'), '\\000', 1) as column
       from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc f on f.oid = t.tgfoid where f.proname = 'check_reach'`,
    );
    const loose: string[] = [];
    for (const { name } of await tablesOf(database)) {
      const mayWrite = await database.owner.query(
        "select has_any_column_privilege('ratify_app', $1, 'insert') or has_any_column_privilege('ratify_app', $1, 'update') as may",
        [`app.${name}`],
      );
      if (!mayWrite[0].may || name === 'organisations') continue;
      for (const key of await foreignKeysOf(database, name)) {
        const column = key.columns.find(
          (candidate) => candidate !== 'organisation_id' && /organisation_id|setting_id|upper_id/.test(candidate),
        );
        if (!column) continue;
        if (!guarded.some((guard) => guard.table === name && guard.column === column)) loose.push(`${name}.${column}`);
      }
    }
    expect(loose).toEqual([]);
  });

  it('has an index that begins with the columns of each foreign key', async () => {
    const bare: { table: string; key: string }[] = await database.owner.query(
      `select c.conrelid::regclass::text as table, c.conname as key from pg_constraint c
       where c.contype = 'f' and c.connamespace = 'app'::regnamespace and c.confrelid <> 'app.organisations'::regclass
         and not exists (select from pg_index i where i.indrelid = c.conrelid
           and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey[1:2] and i.indpred is null)
       order by 1, 2`,
    );
    expect(bare.map(({ table, key }) => `${table} ${key}`)).toEqual([]);
  });
});

describe('grants', () => {
  it('give nobody a table of the directory', async () => {
    const granted = await database.owner.query(
      `select c.relname, r.rolname from pg_class c cross join pg_roles r
       where c.relnamespace = 'directory'::regnamespace and c.relkind = 'r' and r.rolname = any($1)
         and has_any_column_privilege(r.oid, c.oid, 'select, insert, update, references')`,
      [LOGIN_ROLES],
    );
    expect(granted).toEqual([]);
  });

  it('give no role superuser, BYPASSRLS, ownership, or the right to make anything', async () => {
    const rows = await database.owner.query(
      `select r.rolname, r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb as is_mighty,
         pg_has_role(r.oid, 'ratify_owner', 'member') as is_owner,
         has_schema_privilege(r.oid, 'app', 'create') or has_schema_privilege(r.oid, 'directory', 'create')
           or has_schema_privilege(r.oid, 'public', 'create') as may_create
       from pg_roles r where r.rolname = any($1) order by 1`,
      [LOGIN_ROLES],
    );
    expect(rows).toHaveLength(LOGIN_ROLES.length);
    for (const row of rows) expect(row).toMatchObject({ is_mighty: false, is_owner: false, may_create: false });
  });

  it('are the whole list of functions that each role may call', async () => {
    const rows: { role: string; functions: string[] }[] = await database.owner.query(
      `select r.rolname as role, array_agg(distinct f.pronamespace::regnamespace || '.' || f.proname order by f.pronamespace::regnamespace || '.' || f.proname) as functions
       from pg_roles r join pg_proc f on has_function_privilege(r.oid, f.oid, 'execute')
       where r.rolname = any($1) and f.pronamespace in ('app'::regnamespace, 'directory'::regnamespace) group by 1 order by 1`,
      [LOGIN_ROLES],
    );
    expect(Object.fromEntries(rows.map(({ role, functions }) => [role, functions]))).toMatchSnapshot();
  });

  it('run every security-definer function with an empty search_path', async () => {
    const loose = await database.owner.query(
      `select f.proname from pg_proc f where f.pronamespace in ('app'::regnamespace, 'directory'::regnamespace)
         and not coalesce(f.proconfig @> array['search_path=""'], false)`,
    );
    expect(loose).toEqual([]);
  });
});

describe('states', () => {
  it.each([
    ['a revision', 'app.revision_transitions()', REVISION_TRANSITIONS],
    ['an exception', 'app.exception_transitions()', EXCEPTION_TRANSITIONS],
    ['a signature request', 'app.signature_request_transitions()', SIGNATURE_REQUEST_TABLE.transitions],
  ])('of %s move in the database as in libs/policy', async (_what, table, transitions) => {
    const moves: { from_state: string; to_state: string }[] = await database.owner.query(`select * from ${table}`);
    const inPolicy = transitions.map(({ from, to }) => `${from} > ${to}`);
    expect(moves.map((move) => `${move.from_state} > ${move.to_state}`).sort()).toEqual(inPolicy.sort());
  });
});
