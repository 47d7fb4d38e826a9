import { type Decided, type Refusal } from '@ratify/policy';

/** What a use case came to: the value, or the refusals that stopped it; warnings say what to know before going on. */
export interface Outcome<T> {
  readonly value: T | null;
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly Refusal[];
}

export function done<T>(value: T, warnings: readonly Refusal[] = []): Outcome<T> {
  return { value, refusals: [], warnings };
}

export function refused<T>(...refusals: readonly Refusal[]): Outcome<T> {
  return { value: null, refusals, warnings: [] };
}

/** Refusals as they are, or what `apply` makes of the plan. */
export async function settle<P, T>(decision: Decided<P>, apply: (plan: P) => Promise<T>): Promise<Outcome<T>> {
  return decision.refusals ? refused(...decision.refusals) : done(await apply(decision.plan), decision.warnings);
}
