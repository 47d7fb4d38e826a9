import type { EntityManager, EntityMetadata, FindOptionsWhere, InsertQueryBuilder, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm';
import { visibility, type EntityClass } from '../entities/index.ts';
import { StoreError } from '../store-error.ts';
import { conditionsOf, findOperatorsOf, type Conditions, type Where } from './conditions.ts';
import { isUuid } from './is-uuid.ts';
import { seen, type Reach } from './reach.ts';
import { countStatement, selectStatement, tableOf, type Selected, type Table } from './select-statement.ts';

/** Columns that the database fills when they are not given. */
type Filled =
  | 'id'
  | 'organisationId'
  | 'version'
  | 'state'
  | 'facts'
  | 'terms'
  | 'signatories'
  | 'signingOrder'
  | 'signWithinDays'
  | 'mayCloseUnsigned'
  | 'separatesAuthor'
  | 'onlyBody'
  | 'turn'
  | 'lapsesOn'
  | 'routes'
  | 'organisationFacts'
  | 'materiality'
  | 'evidence'
  | 'clauseRules'
  | 'lineage'
  | 'historic'
  | 'isPublic'
  | 'termDates'
  | 'escalates'
  | 'attempts'
  | 'failures'
  | 'payload'
  | 'sequence'
  | 'votes'
  | `${string}At`;

type Optional<E> = { [K in keyof E]-?: null extends E[K] ? K : K extends Filled ? K : never }[keyof E];

/** A row to add: empty and filled columns may be left out, and the organisation is the unit of work's. */
export type NewRow<E> = Omit<E, Optional<E> | 'organisationId'> & Partial<Omit<Pick<E, Optional<E>>, 'organisationId'>>;

/** Columns to change. */
export type Changes<E> = Partial<Omit<E, 'id' | 'organisationId'>>;

export interface ListOptions<E> {
  readonly order?: { readonly [K in keyof E]?: 'asc' | 'desc' };
  readonly limit?: number;
  /** Hold the rows until the unit of work ends (only in a writing one). */
  readonly lock?: boolean;
}

/**
 * Rows of one table within the reach of a unit of work: the second lock, in code. The first is row-level security, which
 * holds without it.
 */
export class ScopedRepository<E extends ObjectLiteral> {
  constructor(
    protected readonly manager: EntityManager,
    readonly entity: EntityClass<E>,
    protected readonly reach: Reach,
  ) {}

  /** The row, or null when there is none to be seen. */
  async find(where: Where<E>, options: ListOptions<E> = {}): Promise<E | null> {
    const [row] = await this.list(where, { ...options, limit: 1 });
    return row ?? null;
  }

  /** The row; throws `NOT_FOUND` when there is none to be seen. */
  async get(where: Where<E>, options: ListOptions<E> = {}): Promise<E> {
    const row = await this.find(where, options);
    if (!row) throw new StoreError('NOT_FOUND', `there is no such row in ${this.#metadata.tableName}`);
    return row;
  }

  /** The rows, in the order asked for; without columns that nobody looks at, where they are long. */
  async list(where?: Where<E>, options?: ListOptions<E>): Promise<E[]>;
  async list<K extends keyof E>(
    where: Where<E>,
    options: ListOptions<E> & { readonly without: readonly K[] },
  ): Promise<Omit<E, K>[]>;
  async list(where: Where<E> = {}, options: ListOptions<E> & Pick<Selected, 'without'> = {}): Promise<E[]> {
    const conditions = this.#conditions(where);
    if (!conditions) return [];
    const { text, values } = selectStatement(this.#table, conditions, options);
    return this.manager.query<E[]>(text, values);
  }

  /** How many rows there are. */
  async count(where: Where<E> = {}): Promise<number> {
    const conditions = this.#conditions(where);
    if (!conditions) return 0;
    const { text, values } = countStatement(this.#table, conditions);
    const [counted] = await this.manager.query<{ count: number }[]>(text, values);
    return counted?.count ?? 0;
  }

  /** Adds a row of the acting organisation and returns it as stored. */
  async add(row: NewRow<E>): Promise<E> {
    const [added] = await this.addAll([row]);
    return added as E;
  }

  /** Adds several rows of the acting organisation in one statement. */
  async addAll(rows: readonly NewRow<E>[]): Promise<E[]> {
    if (rows.length === 0) return [];
    const result = await this.#insertOf(rows).returning('*').execute();
    return (result.raw as Record<string, unknown>[]).map((raw) => this.hydrate(raw));
  }

  /** Adds those of several rows that are not there yet. */
  async addMissing(rows: readonly NewRow<E>[]): Promise<void> {
    if (rows.length > 0) await this.#insertOf(rows).orIgnore().execute();
  }

  #insertOf(rows: readonly NewRow<E>[]): InsertQueryBuilder<E> {
    const organisationId = this.#writable();
    return this.manager
      .createQueryBuilder()
      .insert()
      .into<E>(this.entity)
      .values(rows.map((row) => ({ ...row, organisationId })) as unknown as QueryDeepPartialEntity<E>[])
      .updateEntity(false);
  }

  /** Changes the acting organisation's rows and returns how many there were. */
  async change(where: Where<E>, changes: Changes<E>): Promise<number> {
    const conditions = conditionsOf<E>(where, [this.#writable()], this.#table.key);
    if (!conditions) return 0;
    const result = await this.manager.update(
      this.entity,
      findOperatorsOf(conditions) as FindOptionsWhere<E>,
      changes as unknown as QueryDeepPartialEntity<E>,
    );
    return result.affected ?? 0;
  }

  /** Changes several of the acting organisation's rows in one statement, each in the columns of the first; returns how many there were. */
  async changeEach(rows: readonly (Changes<E> & { readonly id: string })[]): Promise<number> {
    const [first] = rows;
    if (!first) return 0;
    const columns = this.#metadata.columns.filter(({ propertyName }) => propertyName in first);
    const names = columns.filter(({ propertyName }) => propertyName !== 'id').map(({ databaseName }) => databaseName);
    const types = columns.map((column) => `"${column.databaseName}" ${String(column.type)}`);
    const given = rows.map((row: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(columns.map(({ databaseName, propertyName }) => [databaseName, row[propertyName]])),
    );
    const [, affected] = await this.manager.query<[unknown, number]>(
      `update ${this.#metadata.tablePath} t set ${names.map((name) => `"${name}" = v."${name}"`).join(', ')}
       from jsonb_to_recordset($1::jsonb) as v(${types.join(', ')}) where t.organisation_id = $2 and t.id = v.id`,
      [JSON.stringify(given), this.#writable()],
    );
    return affected;
  }

  /** Removes the acting organisation's rows and returns how many there were. */
  async remove(where: Where<E>): Promise<number> {
    const conditions = conditionsOf<E>(where, [this.#writable()], this.#table.key);
    if (!conditions) return 0;
    const result = await this.manager.delete(this.entity, findOperatorsOf(conditions) as FindOptionsWhere<E>);
    return result.affected ?? 0;
  }

  /** A database row as an entity. */
  protected hydrate(raw: Record<string, unknown>): E {
    const row = this.#metadata.create() as Record<string, unknown>;
    for (const column of this.#metadata.columns) {
      row[column.propertyName] = this.manager.dataSource.driver.prepareHydratedValue(raw[column.databaseName], column);
    }
    return row as E;
  }

  get #table(): Table {
    return tableOf(this.#metadata);
  }

  get #metadata(): EntityMetadata {
    return this.manager.dataSource.getMetadata(this.entity);
  }

  #conditions(where: Where<E>): Conditions | null {
    const level = visibility.get(this.entity);
    if (!level) throw new Error(`${this.entity.name} declares no visibility class`);
    if (this.#asksForNobody(where)) return null;
    return conditionsOf<E>(where, seen(this.reach, level), this.#table.key);
  }

  #asksForNobody(where: Where<E>): boolean {
    const { identifiers } = this.#table;
    return Object.entries(where).some(
      ([property, value]) => typeof value === 'string' && identifiers.has(property) && !isUuid(value),
    );
  }

  #writable(): string {
    if (!this.reach.writable) throw new Error('this unit of work reads only: open it with { write: true }');
    return this.reach.writable;
  }
}
