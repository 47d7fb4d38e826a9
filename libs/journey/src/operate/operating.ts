import { refuse } from '@ratify/policy';
import { StoreError, type Scope } from '@ratify/store';
import { refused, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { abilityOf } from '../shell/writing.ts';

/** What only the operator of the service does, across organisations: the database checks the same again. */
export async function operating<T>(
  journey: Journey,
  scope: Scope,
  act: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    const may = await journey.store.inContext(scope, {}, async (rows) => abilityOf(rows).can('operate', 'Nation'));
    return may ? await act() : refused(refuse('NOT_PERMITTED'));
  } catch (error) {
    if (error instanceof StoreError && error.code === 'SESSION_ENDED') return refused(refuse('NOT_SIGNED_IN'));
    if (error instanceof StoreError && error.code === 'NO_APPOINTMENT') return refused(refuse('NOT_PERMITTED'));
    throw error;
  }
}
