import type { OperatingFacts, OperatingFailure, OperatingQueue, Scope } from '@ratify/store';
import type { Journey } from '../shell/ports.ts';

/** How the whole service stands, as whoever looks after it sees it: numbers, names of organisations and reasons that quote nobody. */
export interface Operating extends OperatingFacts {
  readonly queues: readonly OperatingQueue[];
  /** The newest that were not put aside. */
  readonly failures: readonly OperatingFailure[];
}

const FAILURES_SHOWN = 50;

/** Reads how the service stands, by the operator's entrance. */
export async function readOperating(journey: Journey, scope: Scope): Promise<Operating> {
  return journey.store.inNational(scope, async (work) => ({
    queues: await work.queues(),
    failures: await work.failures(FAILURES_SHOWN),
    ...(await work.facts()),
  }));
}
