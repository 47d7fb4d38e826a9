import type { CommentState, CommentedClause, Settling } from '../comments/comment-standing.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

/** Longest comment, in characters. */
export const LONGEST_COMMENT = 4_000;
/** Longest words quoted with a comment, in characters. */
export const LONGEST_QUOTE = 1_000;

export interface CommentOnDraftState {
  readonly actor: Actor;
  /** For whom they speak. */
  readonly organisation: { readonly id: string; readonly name: string };
  readonly policyId: string;
  /** What it is about: `whole` draft; `gone` where no clause of the draft has the name that was given. */
  readonly place: CommentedClause | 'whole' | 'gone';
  /** The comment that is replied to; null where it begins one. */
  readonly thread: { readonly id: string; readonly state: CommentState } | null;
  /** Who sees the draft, and can be asked something about it. */
  readonly readerIds: readonly string[];
}

export interface CommentOnDraftInput {
  readonly commentId: string;
  readonly words: string;
  /** Words of the clause that it is about. */
  readonly quoted?: string | null | undefined;
  /** Readers who are asked something by it. */
  readonly askedPersonIds: readonly string[];
}

export interface CommentOnDraftPlan extends PlanRecord {
  readonly comment: {
    readonly id: string;
    readonly policyId: string;
    readonly threadId: string;
    readonly clauseId: string | null;
    readonly clauseNumber: string | null;
    readonly clauseTitle: string | null;
    readonly clauseWords: string | null;
    readonly quoted: string | null;
    readonly words: string;
    readonly personId: string;
    readonly personName: string;
    readonly personOrganisationId: string;
    readonly personOrganisationName: string;
    readonly askedPersonIds: readonly string[];
    readonly state: 'open' | null;
  };
}

/** Says something about a draft, or replies to what was said. Nobody gets mail of their own for it: it goes into the day's. */
export function decideCommentOnDraft(
  state: CommentOnDraftState,
  input: CommentOnDraftInput,
): Decided<CommentOnDraftPlan> {
  const { actor, organisation, policyId, thread } = state;
  const askedPersonIds = [...new Set(input.askedPersonIds)].filter((id) => id !== actor.personId);
  const threadId = thread?.id ?? input.commentId;
  return decided(
    [
      state.place === 'gone' && refuse('COMMENT_PLACE_GONE'),
      thread !== null && thread.state !== 'open' && refuse('COMMENT_SETTLED'),
      ...refuseWords(input),
      ...askedPersonIds
        .filter((id) => !state.readerIds.includes(id))
        .map(() => refuse('READER_NOT_ASKED', { where: 'asked' })),
    ],
    () => ({
      comment: {
        ...{ id: input.commentId, policyId, threadId, ...placed(thread ? 'whole' : state.place) },
        ...{ quoted: (!thread && input.quoted?.trim()) || null, words: input.words.trim() },
        ...{ personId: actor.personId, personName: actor.name },
        ...{ personOrganisationId: organisation.id, personOrganisationName: organisation.name },
        ...{ askedPersonIds, state: thread ? null : 'open' },
      },
      audit: [
        {
          ...{ action: 'comment.made', subject: 'Comment', subjectId: input.commentId },
          data: {
            policyId,
            threadId,
            clauseId: thread || typeof state.place === 'string' ? null : state.place.clauseId,
          },
        },
      ],
      jobs: [],
    }),
  );
}

function refuseWords({ words, quoted }: CommentOnDraftInput): (Refusal | false)[] {
  return [
    isBlankText(words) && refuse('COMMENT_MISSING', { where: 'words' }),
    words.trim().length > LONGEST_COMMENT && refuse('COMMENT_TOO_LONG', { where: 'words' }),
    (quoted?.trim().length ?? 0) > LONGEST_QUOTE && refuse('QUOTE_TOO_LONG', { where: 'quoted' }),
  ];
}

function placed(place: CommentOnDraftState['place']) {
  if (typeof place === 'string') return { clauseId: null, clauseNumber: null, clauseTitle: null, clauseWords: null };
  const { clauseId, number: clauseNumber, title: clauseTitle, words: clauseWords } = place;
  return { clauseId, clauseNumber, clauseTitle, clauseWords };
}

/** A comment that begins a thread, as far as settling it goes. */
export interface SettleCommentState {
  readonly actor: Actor;
  readonly comment: {
    readonly id: string;
    readonly policyId: string;
    readonly personId: string;
    readonly state: CommentState;
  };
  /** Whether the person writes the draft. */
  readonly writesDraft: boolean;
}

export interface SettleCommentPlan extends PlanRecord {
  readonly settled: { readonly state: Settling; readonly settledBy: string; readonly settledByName: string };
}

/** Settles a comment: whoever writes the draft answers for it, and whoever made it may say that it is met. */
export function decideSettleComment(
  { actor, comment, writesDraft }: SettleCommentState,
  { settling }: { readonly settling: Settling },
): Decided<SettleCommentPlan> {
  const maySettle = settling === 'changed' ? writesDraft : writesDraft || comment.personId === actor.personId;
  return decided(
    [!maySettle && refuse('COMMENT_NOT_YOURS_TO_SETTLE'), comment.state !== 'open' && refuse('COMMENT_SETTLED')],
    () => ({
      settled: { state: settling, settledBy: actor.personId, settledByName: actor.name },
      audit: [
        {
          ...{ action: settling === 'changed' ? 'comment.changed-in-response' : 'comment.resolved' },
          ...{ subject: 'Comment', subjectId: comment.id, data: { policyId: comment.policyId } },
        },
      ],
      jobs: [],
    }),
  );
}

/** Opens a comment again that was settled. */
export function decideReopenComment({ actor, comment, writesDraft }: SettleCommentState): Decided<PlanRecord> {
  return decided(
    [
      !writesDraft && comment.personId !== actor.personId && refuse('COMMENT_NOT_YOURS_TO_SETTLE'),
      comment.state === 'open' && refuse('COMMENT_OPEN'),
    ],
    () => ({
      audit: [
        {
          ...{ action: 'comment.reopened', subject: 'Comment', subjectId: comment.id },
          data: { policyId: comment.policyId },
        },
      ],
      jobs: [],
    }),
  );
}

export interface DeleteCommentState {
  readonly actor: Actor;
  readonly comment: {
    readonly id: string;
    readonly policyId: string;
    readonly personId: string;
    readonly deletedAt: Date | null;
  };
}

/** Takes back what one said oneself. That something stood there stays to be seen, here and in the record of events; its words do not. */
export function decideDeleteComment({ actor, comment }: DeleteCommentState): Decided<PlanRecord> {
  return decided(
    [
      comment.personId !== actor.personId && refuse('COMMENT_OF_ANOTHER'),
      comment.deletedAt !== null && refuse('COMMENT_DELETED'),
    ],
    () => ({
      audit: [
        {
          ...{ action: 'comment.deleted', subject: 'Comment', subjectId: comment.id },
          data: { policyId: comment.policyId },
        },
      ],
      jobs: [],
    }),
  );
}
