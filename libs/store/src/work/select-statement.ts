import type { EntityMetadata } from 'typeorm';
import type { Conditions } from './conditions.ts';

/** A table as its entity names it, read once. */
export interface Table {
  readonly path: string;
  /** The column that says whose a row is. */
  readonly key: 'id' | 'organisationId';
  /** Properties that hold an identifier. */
  readonly identifiers: ReadonlySet<string>;
  /** Property to column, quoted. */
  readonly columns: ReadonlyMap<string, string>;
  /** Every column under the name of its property. */
  readonly selected: string;
}

/** How rows are asked for: TypeORM's own options say the same and are read at every question. */
export interface Selected {
  readonly order?: { readonly [property: string]: 'asc' | 'desc' | undefined };
  readonly limit?: number;
  readonly lock?: boolean;
  /** Properties to leave out. */
  readonly without?: readonly PropertyKey[];
}

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

const tables = new WeakMap<EntityMetadata, Table>();

/** The statement for rows of one table, whose columns come back under the names of the entity's properties. */
export function selectStatement(table: Table, conditions: Conditions, selected: Selected): Statement {
  const values: unknown[] = [];
  const where = whereOf(table, conditions, values);
  const order = Object.entries(selected.order ?? {}).map(([property, way]) => `${columnOf(table, property)} ${way}`);
  if (selected.limit !== undefined) values.push(selected.limit);
  const text = [
    `select ${selected.without ? columnsBut(table, selected.without) : table.selected} from ${table.path} where ${where}`,
    ...(order.length > 0 ? [`order by ${order.join(', ')}`] : []),
    ...(selected.limit === undefined ? [] : [`limit $${values.length}`]),
    ...(selected.lock ? ['for update'] : []),
  ].join(' ');
  return { text, values };
}

/** The statement that counts rows of one table. */
export function countStatement(table: Table, conditions: Conditions): Statement {
  const values: unknown[] = [];
  const text = `select count(*)::int as count from ${table.path} where ${whereOf(table, conditions, values)}`;
  return { text, values };
}

function columnsBut({ columns }: Table, without: readonly PropertyKey[]): string {
  return selectedOf([...columns].filter(([property]) => !without.includes(property)));
}

function selectedOf(columns: readonly (readonly [property: string, column: string])[]): string {
  return columns.map(([property, column]) => `${column} as "${property}"`).join(', ');
}

function whereOf(table: Table, conditions: Conditions, values: unknown[]): string {
  return Object.entries(conditions)
    .map(([property, value]) => {
      const column = columnOf(table, property);
      if (value === null) return `${column} is null`;
      values.push(value);
      return Array.isArray(value) ? `${column} = any ($${values.length})` : `${column} = $${values.length}`;
    })
    .join(' and ');
}

function columnOf({ columns, path }: Table, property: string): string {
  const column = columns.get(property);
  if (column === undefined) throw new TypeError(`${path} has no column for ${property}`);
  return column;
}

/** The table of an entity. */
export function tableOf(metadata: EntityMetadata): Table {
  const known = tables.get(metadata);
  if (known) return known;
  const columns = new Map(metadata.columns.map((each) => [each.propertyName, `"${each.databaseName}"`]));
  const made: Table = {
    path: `"${metadata.schema ?? 'app'}"."${metadata.tableName}"`,
    key: columns.has('organisationId') ? 'organisationId' : 'id',
    identifiers: new Set(metadata.columns.filter(({ type }) => type === 'uuid').map((each) => each.propertyName)),
    columns,
    selected: selectedOf([...columns]),
  };
  tables.set(metadata, made);
  return made;
}
