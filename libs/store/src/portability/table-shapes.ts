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
  /** Why all its rows are written and not taken in elsewhere; null where that is for each row to say. */
  readonly staysBecause: string | null;
}

type Table = Omit<TableShape, 'staysBecause'>;

/** Why a table is left out of what an organisation takes along. */
export const LEFT_BEHIND: Readonly<Record<string, string>> = {
  jobs: 'the work of this installation',
  messages: 'mail that this installation sent',
  packs: 'made anew whenever they are asked for',
  edition_effects: 'counted anew',
  prepared_editions: 'weighed anew when an edition is prepared',
};

/** Written by themselves: bytes as files, the record as a chain. */
const APART = ['blobs', 'audit_events', 'audit_personal'];

/** The tables of an organisation, by name, without those left behind and those that hang on them. */
export async function readTableShapes(manager: EntityManager): Promise<TableShape[]> {
  const tables: Table[] = await manager.query(`
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
  const stays = staying(tables);
  return tables
    .filter(({ name }) => !left.has(name) && !APART.includes(name))
    .map((table) => ({ ...table, staysBecause: stays.get(table.name) ?? null }));
}

/** Why one row is written and not taken in elsewhere: it hangs on a record of another organisation, or on what stays itself. */
export function whyRowStays(
  table: TableShape,
  row: Readonly<Record<string, unknown>>,
  tables: readonly TableShape[],
): string | null {
  if (table.staysBecause !== null) return table.staysBecause;
  for (const reference of table.references) {
    if (reference.columns.some((column) => row[column] === null || row[column] === undefined)) continue;
    const why =
      whyReferenceStays(table, reference, tables) ?? tables.find(({ name }) => name === reference.target)?.staysBecause;
    if (why) return why;
  }
  return null;
}

/** Tables left behind, and those of which each row hangs on one of them. */
function leftBehind(tables: readonly Table[]): ReadonlySet<string> {
  const left = new Set(Object.keys(LEFT_BEHIND));
  for (let size = -1; size !== left.size;) {
    size = left.size;
    for (const { name, references } of tables)
      if (references.some(({ target, always }) => always && left.has(target))) left.add(name);
  }
  return left;
}

/** Tables of which no row can be taken in elsewhere. */
function staying(tables: readonly Table[]): ReadonlyMap<string, string> {
  const stays = new Map<string, string>();
  for (let size = -1; size !== stays.size;) {
    size = stays.size;
    for (const table of tables.filter(({ name }) => !stays.has(name))) {
      const why = table.references
        .filter(({ always }) => always)
        .map((reference) => whyReferenceStays(table, reference, tables) ?? stays.get(reference.target))
        .find(Boolean);
      if (why) stays.set(table.name, why);
    }
  }
  return stays;
}

/** Records of another organisation can only be taken along by that. */
function whyReferenceStays({ owner }: Table, { columns, target }: Reference, tables: readonly Table[]): string | null {
  const visibility = tables.find(({ name }) => name === target)?.visibility;
  if (columns[0] === owner || (visibility !== 'up' && visibility !== 'own')) return null;
  return `it stands on ${target} of another organisation, which stay with that`;
}
