import { decideCommentOnDraft, decideDeleteComment, refuse, type CommentOnDraftState } from '@ratify/policy';
import type { DraftComment, Scope } from '@ratify/store';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { readDraftReaders } from './draft-readers.ts';
import { commentedClauses, findDraftToSpeakOn, readComments, type DraftToComment } from './find-draft-to-comment.ts';

export interface CommentInput {
  readonly policyId: string;
  /** The part of the draft that it is about; left out: the whole draft. A reply stands where its comment does. */
  readonly clauseId?: string | null | undefined;
  /** The comment that it replies to. */
  readonly threadId?: string | null | undefined;
  readonly quoted?: string | null | undefined;
  readonly words: string;
  readonly askedPersonIds: readonly string[];
}

/** Says something about a draft, or replies. */
export async function commentOnDraft(
  journey: Journey,
  scope: Scope,
  input: CommentInput,
): Promise<Outcome<{ readonly id: string }>> {
  return writing(journey, scope, ['comment', 'Draft'], async (work) => {
    const found = await findDraftToSpeakOn(work.rows, input.policyId);
    if (!found) return refused(refuse('NOT_FOUND'));
    const comments = await readComments(work.rows, found);
    const state = await stateOf(work, found, comments, input);
    if (!state) return refused(refuse('NOT_FOUND'));
    const decision = decideCommentOnDraft(state, { ...input, commentId: journey.ids.id() });
    return settle(decision, async (plan) => {
      const { comment } = plan;
      if (found.isShown) await work.rows.shownDrafts.comment(input.policyId, spoken(comment));
      else await work.rows.draftComments.add({ ...comment, saidAt: journey.clock.now() });
      await record(work, plan);
      return { id: comment.id };
    });
  });
}

async function stateOf(
  { rows, actor, today, organisationId }: Work,
  found: DraftToComment,
  comments: readonly DraftComment[],
  { policyId, clauseId, threadId }: CommentInput,
): Promise<CommentOnDraftState | null> {
  const thread = threadId ? comments.find((each) => each.id === threadId && each.state !== null) : null;
  if (thread === undefined) return null;
  const organisation = await rows.organisations.get({ id: organisationId });
  const readers = await readDraftReaders(rows, found, comments, today);
  const place =
    clauseId && !thread
      ? (commentedClauses(found.draft.text).find((each) => each.clauseId === clauseId) ?? 'gone')
      : 'whole';
  return {
    ...{ actor, organisation, policyId, place },
    thread: thread?.state ? { id: thread.id, state: thread.state } : null,
    readerIds: readers.flatMap(({ personId }) => personId ?? []),
  };
}

/** Of a comment on a shown draft, what the database is told: by whom and for whom it knows. */
function spoken(comment: Parameters<Work['rows']['shownDrafts']['comment']>[1]) {
  const { id, threadId, clauseId, clauseNumber, clauseTitle, clauseWords, quoted, words, askedPersonIds } = comment;
  return { id, threadId, clauseId, clauseNumber, clauseTitle, clauseWords, quoted, words, askedPersonIds };
}

export interface CommentOfDraft {
  readonly policyId: string;
  readonly commentId: string;
}

/** Takes back what one said oneself; that something stood there stays. */
export async function deleteComment(
  journey: Journey,
  scope: Scope,
  { policyId, commentId }: CommentOfDraft,
): Promise<Outcome<{ readonly id: string }>> {
  return writing(journey, scope, ['comment', 'Draft'], async (work) => {
    const found = await findDraftToSpeakOn(work.rows, policyId);
    const comment = found && (await readComments(work.rows, found)).find((each) => each.id === commentId);
    if (!found || !comment) return refused(refuse('NOT_FOUND'));
    return settle(decideDeleteComment({ actor: work.actor, comment }), async (plan) => {
      const gone = { words: null, quoted: null, deletedAt: journey.clock.now() };
      if (found.isShown) await work.rows.shownDrafts.change(commentId, 'deleted');
      else await work.rows.draftComments.change({ id: commentId }, gone);
      await record(work, plan);
      return { id: commentId };
    });
  });
}
