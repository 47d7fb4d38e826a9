import type { TestDatabase } from '@ratify/test-kit';
import pg from 'pg';
import { EVERYWHERE } from './texts.ts';
import { PLACES, type Place, type World } from './world.ts';

/** A column of a table, as a place has it: what a marker word stands for. */
export interface Planted {
  readonly place: Place;
  /** `policies.title` */
  readonly column: string;
}

export interface Markers {
  /** What an answer gives away: every planted column whose marker stands in it. */
  found(answer: string): Planted[];
  /** Text columns that take no marker: words of a closed list, hashes, dates said. */
  readonly unplanted: readonly string[];
  /** Columns with a marker at every place. */
  readonly planted: readonly string[];
}

interface TextColumn {
  readonly table: string;
  readonly column: string;
  readonly type: 'text' | 'jsonb' | 'ARRAY';
}

/** Only those who have somebody above them have links. */
const NOT_EVERYWHERE = new Set(['organisation_links']);

/** Offices are words that rules read, though no constraint closes their list; the code is what one asks by. */
const KEPT = new Set(['signature_requests.role', 'signatures.role', 'paper_signatures.role', 'documents.verify_code']);

/** A clause that a clause index might have. */
const clause = (word: string) => ({
  id: word,
  kind: 'clause',
  parentId: null,
  rule: 'adaptable',
  number: '9',
  title: word,
  start: 0,
  end: 0,
  bodyStart: 0,
  bodyEnd: 0,
  words: word,
});

/** Ways to put a word into a column; the first that the column's constraints let pass is taken. */
const WAYS: Readonly<Record<TextColumn['type'], readonly ((column: string, word: string) => string)[]>> = {
  text: [
    (column, word) =>
      `case when t.${column} like '---%' then replace(t.${column}, '${EVERYWHERE}', '${EVERYWHERE} ${word}')
        else coalesce(t.${column}, '') || ' ${word}' end`,
    (column, word) => `coalesce(t.${column}, '') || '-${word}-n' || numbered.n`,
    (_column, word) => `'https://systems.example/${word}'`,
  ],
  jsonb: [
    (
      column,
      word,
    ) => `case jsonb_typeof(t.${column}) when 'array' then t.${column} || '[${JSON.stringify(clause(word))}]'
      else t.${column} || '{"${word}": {"level": "editorial", "reason": "${word}"}}' end`,
  ],
  ARRAY: [(column, word) => `t.${column} || '{${word}}'`],
};

/**
 * Plants a word of its own into every text column of every row of every place, behind the triggers' back; keys and what
 * they point at stay as they are.
 */
export async function plantMarkers(database: TestDatabase, world: World): Promise<Markers> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const codes: Planted[] = [];
  const unplanted = new Set<string>();
  const planted = new Set<string>();
  try {
    const columns = await textColumns(client);
    await checkRows(client, world, [...new Set(columns.map((each) => each.table))]);
    await client.query('set session_replication_role = replica');
    for (const { table, column, type } of columns) {
      const name = `${table}.${column}`;
      for (const place of PLACES) {
        const word = `leak${String(codes.length).padStart(5, '0')}`;
        const ways = KEPT.has(name) ? [] : WAYS[type].map((way) => `set ${column} = ${way(column, word)}`);
        if (await plant(client, table, ways, world[place].organisation.id)) {
          codes.push({ place, column: name });
          planted.add(name);
        } else unplanted.add(name);
      }
    }
    for (const place of PLACES) {
      await client.query(
        `update directory.people set full_name = full_name || $1 where id in
           (select person_id from app.appointments where organisation_id = $2)`,
        [` leak${String(codes.length).padStart(5, '0')}`, world[place].organisation.id],
      );
      codes.push({ place, column: 'people.full_name' });
    }
  } finally {
    await client.end();
  }
  return {
    planted: [...planted].sort(),
    unplanted: [...unplanted].sort(),
    found: (answer) =>
      [...new Set([...answer.matchAll(/leak(\d{5})/g)].map(([, code]) => Number(code)))].map(
        (code) => codes[code] as Planted,
      ),
  };
}

async function textColumns(client: pg.Client): Promise<TextColumn[]> {
  const { rows } = await client.query<TextColumn>(
    `select c.table_name as table, c.column_name as column, c.data_type as type from information_schema.columns c
     where c.table_schema = 'app' and (c.data_type in ('text', 'jsonb') or c.udt_name = '_text')
       and not exists (select from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
         where k.contype in ('p', 'f') and k.conrelid = ('app.' || c.table_name)::regclass and a.attname = c.column_name)
     order by c.table_name, c.column_name`,
  );
  return rows;
}

const ownerOf = (table: string): string => (table === 'organisations' ? 'id' : 'organisation_id');

/** Before anything is planted: a word that stands nowhere would never be found. */
async function checkRows(client: pg.Client, world: World, tables: readonly string[]): Promise<void> {
  const places = PLACES.map((place) => world[place].organisation.id);
  const counts = tables.map(
    (name) => `select '${name}' as name, count(distinct ${ownerOf(name)})::int as places from app.${name}
      where ${ownerOf(name)} = any ($1)`,
  );
  const { rows } = await client.query<{ name: string; places: number }>(counts.join(' union all '), [places]);
  const empty = rows.find((each) => each.places < places.length && !NOT_EVERYWHERE.has(each.name));
  if (empty) throw new Error(`the world has no row in ${empty.name} at every place`);
}

async function plant(client: pg.Client, table: string, ways: string[], organisationId: string): Promise<boolean> {
  const key = ownerOf(table);
  for (const way of ways) {
    const sql = `update app.${table} t ${way} from
      (select ctid, row_number() over () as n from app.${table} where ${key} = $1) numbered where numbered.ctid = t.ctid`;
    try {
      await client.query(sql, [organisationId]);
      return true;
    } catch (error) {
      if (!['23514', '23505', '23502'].includes((error as { code?: string }).code ?? '')) throw error;
    }
  }
  return false;
}
