import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { asStoreError, isOutdatedPlan } from '../store-error.ts';
import { inSpan, traceParent } from '../trace/in-span.ts';
import { forgetPrepared, nameOf } from './prepared.ts';

/** A statement and the values of its parameters. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** Counts what is asked, and lets errors leave as the store's own. Siblings of one request are sent at once and answered one after another. */
function asStores(runner: QueryRunner, counted: () => void): QueryRunner {
  const write = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
  runner.query = (async (text: string, values?: unknown[], isBuilders?: boolean) => {
    counted();
    try {
      // What TypeORM builds, it takes the answer of apart itself; everything else is between us and the driver.
      return await (isBuilders ? write(text, values, true) : rowsOf(runner, text, values));
    } catch (error) {
      if (isOutdatedPlan(error)) forgetPrepared();
      throw asStoreError(error);
    }
  }) as QueryRunner['query'];
  return runner;
}

/**
 * Sends what will be asked right after the entrance on its heels: the database goes on to it while the entrance is still being read here. Who
 * asks for the same then is given its answer; where nobody was let in, nobody asks, and the database answered of nothing in sight.
 */
function askAhead(runner: QueryRunner, { text, values }: Statement): void {
  const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
  const answer = query(text, values);
  answer.catch(() => undefined); // whoever asks for it is told
  let isTaken = false;
  runner.query = ((asked: string, given?: unknown[], ...rest: unknown[]) => {
    if (isTaken || asked !== text || !isDeepStrictEqual(given, values)) return query(asked, given, ...rest);
    isTaken = true;
    return answer;
  }) as QueryRunner['query'];
}

async function rowsOf(runner: QueryRunner, text: string, values?: unknown[]): Promise<unknown> {
  const connection = (await runner.connect()) as pg.PoolClient;
  const name = values?.length ? nameOf(runner.dataSource, text) : undefined;
  const { rows, rowCount, command } = await connection.query({ text, values, ...(name ? { name } : {}) });
  return command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows;
}

/**
 * Runs `inside`, which begins by an entrance, in one transaction: committed before the answer is given, rolled back when it throws.
 * What an entrance sets is local to the transaction, so a pooled connection carries nothing over.
 */
export async function inTransaction<T>(source: DataSource, inside: (runner: QueryRunner) => Promise<T>): Promise<T> {
  return inSpan('transaction', { 'db.system.name': 'postgresql' }, async (tell) => {
    let queries = 1; // the entrance
    const runner = asStores(source.createQueryRunner(), () => void (queries += 1));
    try {
      const answer = await inside(runner);
      await runner.commitTransaction();
      return answer;
    } catch (error) {
      await runner.rollbackTransaction().catch(() => undefined); // the first error is the one to tell
      throw error;
    } finally {
      await runner.release();
      tell({ 'ratify.queries': queries });
    }
  });
}

/**
 * Begins the transaction and enters by a function of the database in one trip there: every request waits for it. `saying` is run before, for
 * what the transaction is to know; `ahead` is asked after it in the same trip.
 */
export async function beginBy<R>(
  runner: QueryRunner,
  call: string,
  parameters: readonly (Buffer | string | boolean)[],
  { saying = '', ahead = [] }: { readonly saying?: string; readonly ahead?: readonly Statement[] } = {},
): Promise<R[]> {
  const connection = (await runner.connect()) as pg.PoolClient;
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 }); // as its own startTransaction leaves it
  // Several statements at once take no parameters: their values stand in them, written by the driver.
  const parent = traceParent();
  // Jobs that are asked for inside go on with the trace.
  const trace = parent === null ? '' : `select set_config('ratify.trace', ${literal(parent)}, true); `;
  const text = `begin; ${trace}${saying}select * from ${call}(${parameters.map(literal).join(', ')})`;
  try {
    const entered = connection.query(text) as Promise<unknown> as Promise<pg.QueryResult[]>;
    for (const statement of ahead) askAhead(runner, statement);
    const answers = await entered;
    return (answers.at(-1)?.rows ?? []) as R[];
  } catch (error) {
    throw asStoreError(error);
  }
}

function literal(parameter: Buffer | string | boolean): string {
  if (typeof parameter === 'boolean') return String(parameter);
  return pg.escapeLiteral(typeof parameter === 'string' ? parameter : `\\x${parameter.toString('hex')}`);
}
