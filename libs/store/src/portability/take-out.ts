import type { EntityManager } from 'typeorm';
import { readBytes, type ObjectStore } from '../bytes/object-store.ts';
import type { AuditLine } from '../audit/chain.ts';
import { readAuditLines } from '../audit/verify-audit.ts';
import { readTableShapes, type TableShape } from './table-shapes.ts';

/** A row as the database writes it in JSON: instants in UTC, bytes as `\\x…`. */
export type TakenRow = Readonly<Record<string, unknown>>;

export interface TakenBytes {
  readonly sha256: string;
  readonly mime: string;
  readonly storedAt: string;
  readonly bytes: Buffer;
}

/** Somebody who stands in the records. */
export interface TakenPerson {
  readonly id: string;
  readonly fullName: string;
  /** Of those only who hold an office here. */
  readonly email: string | null;
}

/** The personal part of a line of the record: the digest over salt and part stands in the line. */
export interface PersonalPart {
  readonly auditEventId: string;
  /** hexadecimal */
  readonly salt: string;
  /** The exact text the digest is over. */
  readonly part: string;
}

export interface TakenNumber {
  readonly kind: string;
  readonly number: string;
  readonly fromOn: string;
  readonly untilOn: string | null;
}

/** Of an organisation that another leans on, no more than who it is. */
const FOREIGN_ORGANISATION = ['id', 'kind', 'slug', 'name'];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const AT_ONCE = 200;

/** All that one organisation takes along, read in one transaction: every part is of the same moment. */
export class TakeOut {
  readonly #people = new Set<string>();
  /** Rows that are not taken in elsewhere: what hangs on them is not either. */
  readonly #staying = new Set<string>();
  readonly #wanted = new Map<string, { readonly table: string; readonly where: TakenRow }>();

  private constructor(
    private readonly manager: EntityManager,
    readonly organisationId: string,
    readonly tables: readonly TableShape[],
    private readonly objects: ObjectStore | null,
  ) {}

  /** To be called in a transaction of repeatable reads. */
  static async begin(manager: EntityManager, organisationId: string, objects: ObjectStore | null): Promise<TakeOut> {
    await manager.query(`set local timezone = 'UTC'`);
    return new TakeOut(manager, organisationId, await readTableShapes(manager), objects);
  }

  /** The organisation's rows of one table, by their keys, after those of the tables it refers to; and why one is not taken in elsewhere. */
  async *rows(table: TableShape): AsyncGenerator<{ readonly row: TakenRow; readonly stays: string | null }> {
    const { name, owner, key } = table;
    const order = key.map((column) => `t.${column}`).join(', ');
    const cursor = `taken_${name}`;
    await this.manager.query(
      `declare ${cursor} no scroll cursor for select to_jsonb(t) as row from app.${name} t where t.${owner} = '${checked(this.organisationId)}' order by ${order}`,
    );
    for (;;) {
      const found: { row: TakenRow }[] = await this.manager.query(`fetch ${AT_ONCE} from ${cursor}`);
      for (const { row } of found) {
        const stays = this.#whyStays(table, row);
        if (stays === null) {
          this.#lean(table, row);
          for (const value of Object.values(row))
            if (typeof value === 'string' && UUID.test(value)) this.#people.add(value);
        }
        yield { row, stays };
      }
      if (found.length < AT_ONCE) break;
    }
    await this.manager.query(`close ${cursor}`);
  }

  /** The short names of its rows of a table, by id. */
  async slugs(table: 'organisations' | 'policies' | 'templates'): Promise<Map<string, string>> {
    const owner = table === 'organisations' ? 'id' : 'organisation_id';
    const rows: { id: string; slug: string }[] = await this.manager.query(
      `select id, slug from app.${table} where ${owner} = $1`,
      [this.organisationId],
    );
    return new Map(rows.map(({ id, slug }) => [id, slug]));
  }

  /** Why a row is written and not taken in elsewhere: it hangs on a record of another organisation, or on a row that stays itself. */
  #whyStays(table: TableShape, row: TakenRow): string | null {
    for (const { columns, target, targetColumns } of table.references) {
      const values = columns.map((column) => row[column]);
      if (values.some((value) => value === null || value === undefined)) continue;
      const visibility = this.tables.find(({ name }) => name === target)?.visibility;
      const at = targetColumns.indexOf('organisation_id');
      const isForeign = at >= 0 && (visibility === 'up' || visibility === 'own') && values[at] !== this.organisationId;
      const hangsOn = this.#staying.has(`${target} ${String(values[targetColumns.indexOf('id')])}`);
      if (!isForeign && !hangsOn) continue;
      this.#staying.add(`${table.name} ${String(row['id'])}`);
      return isForeign
        ? `it stands on ${target} of another organisation, which stay with that`
        : `it stands on ${target} that stay too`;
    }
    return null;
  }

  /** Published rows of others that the rows read so far lean on, and all that these lean on. After all `rows`. */
  async foreignRows(): Promise<ReadonlyMap<string, readonly TakenRow[]>> {
    const found = new Map<string, TakenRow[]>();
    const seen = new Set<string>();
    for (const [id, { table: name, where }] of this.#wanted) {
      const table = this.tables.find((each) => each.name === name);
      if (!table || seen.has(id)) continue;
      seen.add(id);
      const columns = Object.keys(where);
      const [row] = (await this.manager.query(
        `select to_jsonb(t) as row from app.${name} t where ${columns.map((each, at) => `t.${each} = $${at + 1}`).join(' and ')}`,
        Object.values(where),
      )) as { row: TakenRow }[];
      if (!row) continue;
      const told = name === 'organisations' ? onlyColumns(row.row, FOREIGN_ORGANISATION) : row.row;
      const rows = found.get(name) ?? [];
      const key = keyOf(table, told);
      if (rows.some((each) => keyOf(table, each) === key)) continue;
      found.set(name, [...rows, told]);
      this.#lean(table, told); // the map grows while it is walked through
    }
    for (const [name, rows] of found) {
      const table = this.tables.find((each) => each.name === name) as TableShape;
      rows.sort((one, other) => (keyOf(table, one) < keyOf(table, other) ? -1 : 1));
    }
    return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** Everybody who stands in the rows and the record read so far, by id. After those. */
  async people(): Promise<TakenPerson[]> {
    return this.manager.query(
      `select p.id, p.full_name as "fullName", case when exists (select from app.appointments a
         where a.organisation_id = $2 and a.person_id = p.id) then p.email end as email
       from directory.people p where p.id = any ($1::uuid[]) order by p.id`,
      [[...this.#people], this.organisationId],
    );
  }

  /** The numbers it bears and has borne. */
  async numbers(): Promise<TakenNumber[]> {
    return this.manager.query(
      `select kind, number, from_on::text as "fromOn", until_on::text as "untilOn" from directory.organisation_numbers
       where organisation_id = $1 order by kind, from_on, number`,
      [this.organisationId],
    );
  }

  /** Its stored bytes, one after the other, by their digests, from wherever they are. */
  async *bytes(): AsyncGenerator<TakenBytes> {
    const digests: { sha256: string }[] = await this.manager.query(
      'select sha256 from app.blobs where organisation_id = $1 order by sha256',
      [this.organisationId],
    );
    for (const { sha256 } of digests) {
      const [found] = (await this.manager.query(
        `select sha256, mime, to_jsonb(stored_at) #>> '{}' as "storedAt", bytes from app.blobs where organisation_id = $1 and sha256 = $2`,
        [this.organisationId, sha256],
      )) as (Omit<TakenBytes, 'bytes'> & { bytes: Buffer | null })[];
      const { organisationId } = this;
      if (found) yield { ...found, bytes: await readBytes({ organisationId, ...found }, this.objects) };
    }
  }

  /** The record, each line linked to the one before it. */
  async *auditLines(): AsyncGenerator<AuditLine> {
    for (let after = 0; ;) {
      const lines = await readAuditLines(this.manager, this.organisationId, after);
      for (const line of lines) if (line.actorPersonId) this.#people.add(line.actorPersonId);
      yield* lines;
      const last = lines.at(-1);
      if (!last) return;
      after = last.sequence;
    }
  }

  /** The personal parts of the record, in the order of its lines. */
  async personalParts(): Promise<PersonalPart[]> {
    return this.manager.query(
      `select p.audit_event_id as "auditEventId", encode(p.salt, 'hex') as salt, p.part::text as part
       from app.audit_personal p join app.audit_events e on e.organisation_id = p.organisation_id and e.id = p.audit_event_id
       where p.organisation_id = $1 order by e.sequence`,
      [this.organisationId],
    );
  }

  /** Certificates that its sealed documents are believed by, DER: this installation's own roots, and those it has taken over. */
  async roots(): Promise<Buffer[]> {
    const rows: { certificate: Buffer }[] = await this.manager.query(
      'select certificate from directory.list_trusted_roots() order by sha256(certificate)',
    );
    return rows.map(({ certificate }) => certificate);
  }

  /** The last change of the schema that the rows are written in. */
  async schema(): Promise<string> {
    const [last] = (await this.manager.query(
      'select name from directory.schema_migrations order by timestamp desc limit 1',
    )) as { name: string }[];
    return last?.name ?? '';
  }

  #lean(table: TableShape, row: TakenRow): void {
    for (const { columns, target, targetColumns } of table.references) {
      const values = columns.map((column) => row[column]);
      const of = values[targetColumns.indexOf(target === 'organisations' ? 'id' : 'organisation_id')];
      if (of === this.organisationId || values.some((value) => value === null || value === undefined)) continue;
      const where = Object.fromEntries(targetColumns.map((column, at) => [column, values[at]]));
      this.#wanted.set(`${target} ${JSON.stringify(where)}`, { table: target, where });
    }
  }
}

function onlyColumns(row: TakenRow, columns: readonly string[]): TakenRow {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}

const keyOf = ({ key }: TableShape, row: TakenRow): string => key.map((column) => String(row[column])).join(' ');

/** A cursor takes no parameters. */
function checked(id: string): string {
  if (!UUID.test(id)) throw new Error(`${id} is no identifier`);
  return id;
}
