import type {
  EntityManager,
  EntityMetadata,
  FindOptionsOrder,
  FindOptionsWhere,
  InsertQueryBuilder,
  ObjectLiteral,
} from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm';
import { visibility, type EntityClass } from '../entities/index.ts';
import { StoreError } from '../store-error.ts';
import { conditionsOf, type Where } from './conditions.ts';
import { isUuid } from './is-uuid.ts';
import { seen, type Reach } from './reach.ts';

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
  | 'payload'
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
  readonly #key: 'id' | 'organisationId';

  constructor(
    protected readonly manager: EntityManager,
    protected readonly entity: EntityClass<E>,
    protected readonly reach: Reach,
  ) {
    this.#key = this.#metadata.findColumnWithPropertyName('organisationId') ? 'organisationId' : 'id';
  }

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

  /** The rows, in the order asked for. */
  async list(where: Where<E> = {}, options: ListOptions<E> = {}): Promise<E[]> {
    const conditions = this.#conditions(where);
    if (!conditions) return [];
    return this.manager.find<E>(this.entity, {
      where: conditions as FindOptionsWhere<E>,
      ...(options.order ? { order: options.order as FindOptionsOrder<E> } : {}),
      ...(options.limit === undefined ? {} : { take: options.limit }),
      ...(options.lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
  }

  /** How many rows there are. */
  async count(where: Where<E> = {}): Promise<number> {
    const conditions = this.#conditions(where);
    return conditions ? this.manager.countBy<E>(this.entity, conditions as FindOptionsWhere<E>) : 0;
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
    const conditions = conditionsOf<E>(where, [this.#writable()], this.#key);
    if (!conditions) return 0;
    const result = await this.manager.update(
      this.entity,
      conditions as FindOptionsWhere<E>,
      changes as unknown as QueryDeepPartialEntity<E>,
    );
    return result.affected ?? 0;
  }

  /** Removes the acting organisation's rows and returns how many there were. */
  async remove(where: Where<E>): Promise<number> {
    const conditions = conditionsOf<E>(where, [this.#writable()], this.#key);
    if (!conditions) return 0;
    const result = await this.manager.delete(this.entity, conditions as FindOptionsWhere<E>);
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

  get #metadata(): EntityMetadata {
    return this.manager.dataSource.getMetadata(this.entity);
  }

  #conditions(where: Where<E>): ReturnType<typeof conditionsOf> {
    const level = visibility.get(this.entity);
    if (!level) throw new Error(`${this.entity.name} declares no visibility class`);
    if (this.#asksForNobody(where)) return null;
    return conditionsOf<E>(where, seen(this.reach, level), this.#key);
  }

  #asksForNobody(where: Where<E>): boolean {
    return Object.entries(where).some(
      ([property, value]) =>
        typeof value === 'string' &&
        this.#metadata.findColumnWithPropertyName(property)?.type === 'uuid' &&
        !isUuid(value),
    );
  }

  #writable(): string {
    if (!this.reach.writable) throw new Error('this unit of work reads only: open it with { write: true }');
    return this.reach.writable;
  }
}
