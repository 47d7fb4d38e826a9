import type { DataSource, QueryRunner } from 'typeorm';
import { asStoreError } from '../store-error.ts';

/** One connection answers one query at a time: siblings of one request queue here, and errors leave as the store's own. */
function inTurn(runner: QueryRunner): QueryRunner {
  const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
  let last: Promise<unknown> = Promise.resolve();
  runner.query = ((...given: unknown[]) => {
    const next = last.then(() => query(...given)).catch((error: unknown) => Promise.reject(asStoreError(error)));
    last = next.catch(() => undefined);
    return next;
  }) as QueryRunner['query'];
  return runner;
}

/**
 * Runs `inside` in one transaction: committed before the answer is given, rolled back when it throws. What an entrance sets
 * is local to the transaction, so a pooled connection carries nothing over.
 */
export async function inTransaction<T>(source: DataSource, inside: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const runner = inTurn(source.createQueryRunner());
  try {
    await runner.startTransaction();
    try {
      const answer = await inside(runner);
      await runner.commitTransaction();
      return answer;
    } catch (error) {
      await runner.rollbackTransaction().catch(() => undefined); // the first error is the one to tell
      throw error;
    }
  } finally {
    await runner.release();
  }
}
