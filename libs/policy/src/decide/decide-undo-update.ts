import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { RevisionState } from '../journey/revision-states.ts';
import type { Actor, PlanRecord } from './plan-parts.ts';

export interface UndoUpdateState {
  readonly actor: Actor;
  readonly policy: { readonly id: string };
  readonly draft: { readonly version: number; readonly text: string; readonly baseEditionId: string | null };
  /** The newest taking that has not been undone. */
  readonly taken: {
    readonly id: string;
    readonly editionId: string;
    readonly editionNumber: number;
    readonly beforeEditionOrganisationId: string;
    readonly beforeEditionId: string;
    readonly beforeText: string;
    readonly version: number;
    readonly revisionNumber: number;
  } | null;
  readonly revisions: readonly { readonly number: number; readonly state: RevisionState }[];
}

export interface UndoUpdateInput {
  /** Put back the earlier text although the draft was changed since; the later text is kept beside it. */
  readonly setAside: boolean;
}

export interface UndoUpdatePlan extends PlanRecord {
  readonly draft: {
    readonly text: string;
    readonly version: number;
    readonly baseEditionOrganisationId: string;
    readonly baseEditionId: string;
    readonly updatedBy: string;
  };
  readonly taken: { readonly id: string; readonly undoneBy: string; readonly setAsideText: string | null };
}

/**
 * Undoes the last taking of an edition: the draft's text, its base edition and the offers are as they were before, and the
 * answers stay remembered. A draft changed since is put back only when asked again, and its later text is kept.
 */
export function decideUndoUpdate(state: UndoUpdateState, input: UndoUpdateInput): Decided<UndoUpdatePlan> {
  const { actor, policy, draft, taken } = state;
  if (!taken || draft.baseEditionId !== taken.editionId) return { refusals: [refuse('NOTHING_TO_UNDO')] };
  const where = `edition ${taken.editionNumber}`;
  const changed = draft.version !== taken.version;
  const sent = state.revisions.find((each) => each.number > taken.revisionNumber && each.state !== 'withdrawn');
  return decided(
    [
      sent && refuse('UPDATE_SENT_SINCE', { where: `version ${sent.number}` }),
      !sent && changed && !input.setAside && refuse('UPDATE_CHANGED_SINCE', { where, details: { later: draft.text } }),
    ],
    () => ({
      draft: {
        text: taken.beforeText,
        version: draft.version + 1,
        baseEditionOrganisationId: taken.beforeEditionOrganisationId,
        baseEditionId: taken.beforeEditionId,
        updatedBy: actor.personId,
      },
      taken: { id: taken.id, undoneBy: actor.personId, setAsideText: changed ? draft.text : null },
      audit: [
        {
          action: 'update.undone',
          subject: 'Policy',
          subjectId: policy.id,
          data: {
            editionId: taken.editionId,
            edition: taken.editionNumber,
            version: draft.version + 1,
            setAside: changed,
          },
        },
      ],
      jobs: [],
    }),
  );
}
