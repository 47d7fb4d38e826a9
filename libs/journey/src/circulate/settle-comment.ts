import {
  decideReopenComment,
  decideSettleComment,
  refuse,
  type Decided,
  type PlanRecord,
  type SettleCommentState,
  type Settling,
} from '@ratify/policy';
import type { Changes, DraftComment, Scope } from '@ratify/store';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import type { CommentOfDraft } from './comment-on-draft.ts';
import { findDraftToSpeakOn, readComments } from './find-draft-to-comment.ts';

const REOPENED = { state: 'open', settledBy: null, settledByName: null, settledAt: null } as const;

/** Settles a comment: resolved, or the draft was changed in response. */
export async function settleComment(
  journey: Journey,
  scope: Scope,
  { settling, ...of }: CommentOfDraft & { readonly settling: Settling },
): Promise<Outcome<{ readonly id: string }>> {
  return turn(journey, scope, of, {
    decide: (state) => decideSettleComment(state, { settling }),
    changes: (plan) => ({ ...plan.settled, settledAt: journey.clock.now() }),
    // The draft of another organisation is not theirs to change.
    shown: 'resolved',
  });
}

/** Opens a comment again that was settled. */
export async function reopenComment(
  journey: Journey,
  scope: Scope,
  of: CommentOfDraft,
): Promise<Outcome<{ readonly id: string }>> {
  return turn(journey, scope, of, { decide: decideReopenComment, changes: () => REOPENED, shown: 'open' });
}

interface Turn<Plan extends PlanRecord> {
  readonly decide: (state: SettleCommentState) => Decided<Plan>;
  readonly changes: (plan: Plan) => Changes<DraftComment>;
  readonly shown: 'resolved' | 'open';
}

async function turn<Plan extends PlanRecord>(
  journey: Journey,
  scope: Scope,
  { policyId, commentId }: CommentOfDraft,
  { decide, changes, shown }: Turn<Plan>,
): Promise<Outcome<{ readonly id: string }>> {
  return writing(journey, scope, ['comment', 'Draft'], async (work) => {
    const found = await findDraftToSpeakOn(work.rows, policyId);
    const comment = found && (await readComments(work.rows, found)).find((each) => each.id === commentId);
    if (!found || !comment?.state) return refused(refuse('NOT_FOUND'));
    const { actor } = work;
    const { writesDraft } = found;
    const decision = decide({ actor, writesDraft, comment: { ...comment, state: comment.state } });
    return settle(decision, async (plan) => {
      if (found.isShown) await work.rows.shownDrafts.change(commentId, shown);
      else await work.rows.draftComments.change({ id: commentId }, changes(plan));
      await record(work, plan);
      return { id: commentId };
    });
  });
}
