import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';

// Which role may do what to which table, and by which rule, as PostgreSQL itself says it: for a council's IT (`npm run report:isolation`).

const ROLES = ['ratify_app', 'ratify_worker', 'ratify_sign_in', 'ratify_national', 'ratify_public'] as const;

interface TableLine {
  readonly name: string;
  readonly class: string;
  readonly isForced: boolean;
  /** `reads`, `inserts` and so on: the list that a row's organisation has to stand in. */
  readonly policies: Readonly<Record<string, string>>;
  readonly grants: Readonly<Record<(typeof ROLES)[number], readonly string[]>>;
}

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database?.close());

async function readMatrix(): Promise<TableLine[]> {
  return database.owner.query(
    `select c.relname as name, replace(obj_description(c.oid), 'class: ', '') as class,
       c.relrowsecurity and c.relforcerowsecurity as "isForced",
       (select jsonb_object_agg(p.polname, coalesce(substring(coalesce(pg_get_expr(p.polqual, p.polrelid), '')
           || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') from 'reach\\(''(\\w+)'), 'every row'))
         from pg_policy p where p.polrelid = c.oid) as policies,
       (select jsonb_object_agg(r.name, (select coalesce(jsonb_agg(w.verb), '[]') from unnest(array['select', 'insert', 'update', 'delete']) w (verb)
           where has_table_privilege(r.name, c.oid, w.verb)
             or (w.verb <> 'delete' and has_any_column_privilege(r.name, c.oid, w.verb))))
         from unnest($1::text[]) r (name)) as grants
     from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    [ROLES],
  );
}

describe('the matrix of tables, policies and roles', () => {
  it('lets tenants through the four rules only, and the other roles to no table but what the national register reads', async () => {
    const matrix = await readMatrix();
    expect(matrix.length).toBeGreaterThan(40);
    for (const { name, class: its, isForced, policies, grants } of matrix) {
      expect({ name, isForced }).toEqual({ name, isForced: true });
      const reads = { own: 'own', up: 'below', down: 'above', linked: 'linked' }[its];
      expect({ name, policies }).toMatchObject({
        name,
        policies: { reads, inserts: 'writable', updates: 'writable', deletes: 'writable', owner: 'every row' },
      });
      expect({ name, signIn: grants.ratify_sign_in, everybody: grants.ratify_public }).toEqual({ name, signIn: [], everybody: [] }); // prettier-ignore
      // The operator's register reads dates, never texts: some columns of four tables, and writes nothing.
      expect(grants.ratify_national.filter((verb) => verb !== 'select')).toEqual([]);
      expect({ name, national: grants.ratify_national.length > 0 }).toEqual({ name, national: 'national' in policies });
    }
    const folder = process.env['ISOLATION_REPORT'];
    if (folder) writeFileSync(join(folder, 'matrix.json'), JSON.stringify(matrix));
  });

  it('would be wrong for a table whose rule lets every tenant in', async () => {
    await database.owner.query(`create policy loose on app.bodies for select to ratify_app using (true)`);
    const bodies = (await readMatrix()).find(({ name }) => name === 'bodies');
    expect(bodies?.policies['loose']).toBe('every row');
    await database.owner.query('drop policy loose on app.bodies');
  });

  it('is of roles that cannot step around row-level security', async () => {
    const roles = await database.owner.query(
      `select rolname as name from pg_roles where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
      [[...ROLES, 'ratify_owner']],
    );
    expect(roles).toEqual([]);
  });
});
