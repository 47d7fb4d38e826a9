import { decidePrepareEdition, type PrepareEditionInput as Prepared } from '@ratify/policy';
import type { PreparedEdition, Scope } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import { loadPublishing } from './load-publishing.ts';

export interface PrepareEditionInput extends Prepared {
  readonly templateId: string;
}

/** Keeps what is entered for the next edition and has its effect on schools worked out; warnings say what is still missing. */
export async function prepareEdition(
  journey: Journey,
  scope: Scope,
  { templateId, ...input }: PrepareEditionInput,
): Promise<Outcome<PreparedEdition>> {
  return writing(journey, scope, ['publish', 'Edition'], async (work) => {
    const today = journey.clock.today();
    const decision = decidePrepareEdition(await loadPublishing(work, templateId, today), input, today);
    return settle(decision, async (plan) => {
      await work.rows.preparedEditions.remove({ templateId });
      const prepared = await work.rows.preparedEditions.add({ ...plan.prepared, preparedAt: journey.clock.now() });
      await record(work, plan);
      return prepared;
    });
  });
}
