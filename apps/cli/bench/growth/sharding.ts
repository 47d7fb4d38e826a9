import { readFileSync } from 'node:fs';
import { visibility } from '@ratify/store';
import { getMetadataArgsStorage } from 'typeorm';

const SCHEMA = new URL('../../../../migrations/schema.sql', import.meta.url);

/** Seen by those below too, but of one adoption each, and as many. */
const OF_A_POLICY = ['covered_texts'];

interface Key {
  readonly table: string;
  readonly columns: readonly string[];
  /** Left out where it only says that the columns are unique. */
  readonly to?: string;
}

/**
 * Tells, from the committed schema and the class of each table, how the tables would stand if they were distributed over several
 * servers by `organisation_id`: those that are published to others or say who is who on each server, all others by the column.
 */
export function tellSharding(): void {
  const named = new Map(getMetadataArgsStorage().tables.map(({ target, name }) => [target, name]));
  const classes = new Map([...visibility].map(([entity, kind]) => [named.get(entity) ?? '', kind]));
  const placeOf = (table: string): 'reference' | 'distributed' | null => {
    const kind = classes.get(table);
    if (kind === undefined) return null;
    return (kind === 'down' || kind === 'linked') && !OF_A_POLICY.includes(table) ? 'reference' : 'distributed';
  };
  const tablesOf = (place: string): string[] => [...classes.keys()].filter((table) => placeOf(table) === place).sort();
  const keys = keysIn(readFileSync(SCHEMA, 'utf8'));
  const withoutColumn = keys.filter(({ columns }) => !columns.includes('organisation_id'));
  const unique = withoutColumn.filter(({ table, to }) => to === undefined && placeOf(table) === 'distributed');
  const across = withoutColumn.filter(
    ({ table, to = '' }) => placeOf(table) === 'distributed' && placeOf(to) === 'distributed',
  );
  const upwards = keys.filter(({ table, to = '' }) => placeOf(table) === 'reference' && placeOf(to) === 'distributed');
  const tell = (what: string, of: number, which = ''): void =>
    void process.stdout.write(`${String(of).padStart(5)}  ${what}${which ? `: ${which}` : ''}\n`);
  const others = unique.filter((each) => !isId(each));
  process.stdout.write('\nif PostgreSQL were sharded by organisation_id\n');
  tell('tables distributed', tablesOf('distributed').length);
  tell('reference tables, whole on each server', tablesOf('reference').length, tablesOf('reference').join(', '));
  tell('unique keys of one id that would need organisation_id', unique.length - others.length);
  tell('other unique keys that would', others.length, sayKeys(others));
  tell('foreign keys between rows of two organisations', across.length, sayKeys(across));
  tell('foreign keys from a reference table to a distributed one', upwards.length, sayKeys(upwards));
  tell(
    'foreign keys that would hold',
    keys.filter(({ to }) => to !== undefined).length - across.length - upwards.length,
  );
}

const isId = ({ columns }: Key): boolean => columns.join() === 'id';
const sayKeys = (keys: readonly Key[]): string =>
  keys.map(({ table, columns, to }) => `${table} (${columns.join(', ')})${to ? ` to ${to}` : ''}`).join('; ');

/** Unique and foreign keys of the tables of organisations. */
function keysIn(schema: string): Key[] {
  return [...schema.matchAll(/^create table app\.(\w+) \((.*?)^\);/gms)].flatMap(([, table = '', body = '']) =>
    [...body.matchAll(/(?:PRIMARY KEY|UNIQUE|FOREIGN KEY)[^(]*\(([^)]*)\)(?: REFERENCES (\S+?)\()?/g)].map(
      ([, columns = '', to]) => ({
        table,
        columns: columns.split(',').map((each) => each.trim()),
        ...(to === undefined ? {} : { to: to.replace(/^app\./, '') }),
      }),
    ),
  );
}
