import type { EntityManager } from 'typeorm';
import type { VisibilityClass } from '../entities/index.ts';

/** A reference of one table to another, by their columns in order. */
export interface Reference {
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
  /** Whether every row has it. */
  readonly always: boolean;
}

/** What an organisation takes along of one table, read from the catalog: a table that is new is taken like every other. */
export interface TableShape {
  readonly name: string;
  readonly visibility: VisibilityClass;
  /** The column that says whose a row is. */
  readonly owner: string;
  readonly key: readonly string[];
  readonly references: readonly Reference[];
}

/** Why a table is left out of what an organisation takes along. */
export const LEFT_BEHIND: Readonly<Record<string, string>> = {
  api_tokens: 'they let programs into this installation, and into no other',
  webhooks: 'systems that listen to this installation, and to no other',
  jobs: 'the work of this installation',
  messages: 'mail that this installation sent',
  sent_documents: 'what was read of them stands with the policies that they became',
  packs: 'made anew whenever they are asked for',
  edition_effects: 'counted anew',
  prepared_editions: 'weighed anew when an edition is prepared',
};

/** Written by themselves: bytes as files, the record as a chain. */
const APART = ['blobs', 'audit_events', 'audit_personal'];

/** The tables of an organisation, each after those it refers to, without those left behind and those that hang on them. */
export async function readTableShapes(manager: EntityManager): Promise<TableShape[]> {
  const tables: TableShape[] = await manager.query(`
    select c.relname as name, substr(obj_description(c.oid, 'pg_class'), 8) as visibility,
      case c.relname when 'organisations' then 'id' else 'organisation_id' end as owner,
      (select array_agg(a.attname::text order by k.at) from pg_constraint p cross join unnest(p.conkey) with ordinality k (number, at)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number where p.conrelid = c.oid and p.contype = 'p') as key,
      coalesce((select jsonb_agg(jsonb_build_object(
          'columns', (select jsonb_agg(a.attname order by k.at) from unnest(f.conkey) with ordinality k (number, at)
            join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number),
          'target', t.relname,
          'targetColumns', (select jsonb_agg(a.attname order by k.at) from unnest(f.confkey) with ordinality k (number, at)
            join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.number),
          'always', (select bool_and(a.attnotnull) from pg_attribute a where a.attrelid = f.conrelid and a.attnum = any (f.conkey))) order by f.conname)
        from pg_constraint f join pg_class t on t.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and t.relnamespace = 'app'::regnamespace), '[]') as "references"
    from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' order by c.relname`);
  const left = leftBehind(tables);
  return referredFirst(tables.filter(({ name }) => !left.has(name) && !APART.includes(name)));
}

/** Each table after those it refers to, as far as they do not refer to one another. */
function referredFirst(tables: readonly TableShape[]): TableShape[] {
  const sorted: TableShape[] = [];
  const seen = new Set<string>();
  const visit = (table: TableShape): void => {
    if (seen.has(table.name)) return;
    seen.add(table.name);
    for (const { target } of table.references) {
      const found = tables.find(({ name }) => name === target);
      if (found) visit(found);
    }
    sorted.push(table);
  };
  for (const table of tables) visit(table);
  return sorted;
}

/** Tables left behind, and those of which each row hangs on one of them. */
function leftBehind(tables: readonly TableShape[]): ReadonlySet<string> {
  const left = new Set(Object.keys(LEFT_BEHIND));
  for (let size = -1; size !== left.size;) {
    size = left.size;
    for (const { name, references } of tables)
      if (references.some(({ target, always }) => always && left.has(target))) left.add(name);
  }
  return left;
}
