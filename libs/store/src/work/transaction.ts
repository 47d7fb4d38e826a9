import pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { asStoreError, isOutdatedPlan } from '../store-error.ts';
import { inSpan, traceParent } from '../trace/in-span.ts';
import { forgetPrepared, nameOf } from './prepared.ts';

/** One connection answers one query at a time: siblings of one request queue here, and errors leave as the store's own. */
function inTurn(runner: QueryRunner, counted: () => void): QueryRunner {
  const write = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
  let last: Promise<unknown> = Promise.resolve();
  runner.query = ((text: string, values?: unknown[], isBuilders?: boolean) => {
    counted();
    // What TypeORM builds, it takes the answer of apart itself; everything else is between us and the driver.
    const next = last
      .then(() => (isBuilders ? write(text, values, true) : rowsOf(runner, text, values)))
      .catch((error: unknown) => {
        if (isOutdatedPlan(error)) forgetPrepared();
        return Promise.reject(asStoreError(error));
      });
    last = next.catch(() => undefined);
    return next;
  }) as QueryRunner['query'];
  return runner;
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
    const runner = inTurn(source.createQueryRunner(), () => void (queries += 1));
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
 * what the transaction is to know.
 */
export async function beginBy<R>(
  runner: QueryRunner,
  call: string,
  parameters: readonly (Buffer | string | boolean)[],
  saying = '',
): Promise<R[]> {
  const connection = (await runner.connect()) as pg.PoolClient;
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 }); // as its own startTransaction leaves it
  // Several statements at once take no parameters: their values stand in them, written by the driver.
  const parent = traceParent();
  // Jobs that are asked for inside go on with the trace.
  const trace = parent === null ? '' : `select set_config('ratify.trace', ${literal(parent)}, true); `;
  const text = `begin; ${trace}${saying}select * from ${call}(${parameters.map(literal).join(', ')})`;
  try {
    const answers = (await connection.query(text)) as unknown as pg.QueryResult[];
    return (answers.at(-1)?.rows ?? []) as R[];
  } catch (error) {
    throw asStoreError(error);
  }
}

function literal(parameter: Buffer | string | boolean): string {
  if (typeof parameter === 'boolean') return String(parameter);
  return pg.escapeLiteral(typeof parameter === 'string' ? parameter : `\\x${parameter.toString('hex')}`);
}
