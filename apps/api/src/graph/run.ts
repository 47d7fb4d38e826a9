import { refuse } from '@ratify/policy';
import type { Outcome } from '@ratify/journey';
import type { Scope } from '@ratify/store';
import type { GraphContext } from './graph-context.ts';
import type { RefusalType } from './refusal.types.ts';

export interface Ran<T> {
  readonly value: T | null;
  readonly refusals: RefusalType[];
  readonly warnings: RefusalType[];
  /** What refusals carry so that nothing is lost, e.g. both texts of a stale save. */
  readonly details: Readonly<Record<string, string>>;
}

/** Runs one use case as its own unit of work: reads end before it, and its refusals become the payload's. */
export async function run<T>(context: GraphContext, act: (scope: Scope) => Promise<Outcome<T>>): Promise<Ran<T>> {
  const scope = await context.scope();
  if (!scope) return { value: null, refusals: [refuse('NOT_SIGNED_IN')], warnings: [], details: {} };
  await context.endReading();
  const { value, refusals, warnings } = await act(scope);
  const details = Object.assign({}, ...refusals.map((each) => each.details ?? {})) as Record<string, string>;
  return { value, refusals: [...refusals], warnings: [...warnings], details };
}
