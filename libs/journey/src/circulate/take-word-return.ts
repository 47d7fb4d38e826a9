import { decideTakeWordReturn, type TakeWordReturnInput } from '@ratify/policy';
import type { Draft, Scope } from '@ratify/store';
import { changeDraft } from '../customise/change-draft.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { changesOf, takenText, weighReturn } from './weigh-return.ts';

export interface TakeReturnInput extends TakeWordReturnInput {
  readonly policyId: string;
  readonly returnId: string;
}

/** Takes the chosen changes of a Word file into the draft, as one save over the version that was open. */
export async function takeWordReturn(journey: Journey, scope: Scope, input: TakeReturnInput): Promise<Outcome<Draft>> {
  const { policyId, returnId } = input;
  return changeDraft(journey, scope, input, async (open, { rows, organisationId }) => {
    const brought = await rows.wordReturns.get({ organisationId, policyId, id: returnId });
    const { draft, document } = open;
    const { plan, refusals } = decideTakeWordReturn({ draft, changes: weighReturn(open, brought) }, input);
    if (refusals) return { refusals };
    return {
      text: takenText(document, changesOf(brought), plan.take),
      audit: [
        {
          ...{ action: 'word-copy.taken', subject: 'Draft', subjectId: policyId },
          data: { returnId, changes: plan.take.map(({ changeId }) => changeId).join(' ') },
        },
      ],
    };
  });
}
