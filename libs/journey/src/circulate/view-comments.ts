import { renderPolicy } from '@ratify/document';
import { commentStanding, sayCommented, type CommentStanding, type CommentState } from '@ratify/policy';
import type { PlainDate } from '@ratify/policy';
import type { DraftComment, UnitOfWork } from '@ratify/store';
import { knowOrganisation } from '../shell/organisation.ts';
import { readStored } from '../shell/read-stored.ts';
import { readAskable } from './ask-to-look.ts';
import { readDraftReaders, type DraftReader } from './draft-readers.ts';
import {
  commentedClauses,
  findDraftToComment,
  readComments,
  type CommentedPart,
  type DraftToComment,
} from './find-draft-to-comment.ts';

/** A comment, or a reply, as its readers see it. */
export interface ViewedComment {
  readonly id: string;
  /** Null once it is deleted. */
  readonly words: string | null;
  readonly personName: string;
  /** For whom they spoke, where that is another organisation than the draft's. */
  readonly organisationName: string | null;
  readonly saidAt: Date;
  readonly deletedAt: Date | null;
  readonly isMine: boolean;
  /** Whom it asks something. */
  readonly askedNames: readonly string[];
}

/** A comment with its replies, where it stands today and what the one who looks may do about it. */
export interface ViewedThread {
  readonly id: string;
  readonly clauseId: string | null;
  /** `4.2 Privacy settings`, as the draft numbers it today. */
  readonly about: string;
  readonly standing: CommentStanding;
  /** What the clause said when the comment was made, where it says something else now or is gone. */
  readonly wordsThen: string | null;
  readonly quoted: string | null;
  readonly state: CommentState;
  readonly settledByName: string | null;
  readonly settledAt: Date | null;
  readonly maySettle: boolean;
  readonly comments: readonly ViewedComment[];
}

/** A draft with what is said about it. */
export interface ViewedDraft {
  readonly policyId: string;
  readonly title: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly html: string;
  readonly writesDraft: boolean;
  /** That whoever looks is asked to. */
  readonly asked: { readonly byName: string; readonly note: string | null; readonly lookedAt: Date | null } | null;
  readonly clauses: readonly CommentedPart[];
  readonly threads: readonly ViewedThread[];
  readonly readers: readonly DraftReader[];
  /** Who could be asked to look, for whoever writes the draft. */
  readonly askable: readonly { readonly personId: string | null; readonly name: string }[];
}

/** A draft with what is said about it, for whoever may comment on it; null for everybody else. */
export async function viewComments(rows: UnitOfWork, policyId: string, today: PlainDate): Promise<ViewedDraft | null> {
  const found = await findDraftToComment(rows, policyId);
  if (!found) return null;
  const { draft, title, look, writesDraft } = found;
  const comments = await readComments(rows, found);
  const clauses = commentedClauses(draft.text);
  const { organisation, facts } = await knowOrganisation(rows, draft.organisationId);
  const readers = await readDraftReaders(rows, found, comments, today);
  const names = new Map(readers.flatMap(({ personId, name }) => (personId ? [[personId, name] as const] : [])));
  return {
    ...{ policyId, title, organisationId: draft.organisationId, organisationName: organisation.name },
    ...{
      html: renderPolicy(readStored(draft.text), { organisation: facts, purpose: 'reading' }).html,
      writesDraft,
      clauses,
      readers,
    },
    asked: look && { byName: look.askedByName, note: look.note, lookedAt: look.lookedAt },
    threads: comments.flatMap((each) =>
      each.state ? [threadOf({ ...each, state: each.state }, comments, { rows, found, clauses, names })] : [],
    ),
    askable: writesDraft ? await readOffered(rows, found, today) : [],
  };
}

interface Setting {
  readonly rows: UnitOfWork;
  readonly found: DraftToComment;
  readonly clauses: readonly CommentedPart[];
  readonly names: ReadonlyMap<string, string>;
}

function threadOf(
  first: DraftComment & { readonly state: CommentState },
  comments: readonly DraftComment[],
  setting: Setting,
): ViewedThread {
  const { id, clauseId, clauseNumber, clauseTitle, clauseWords, quoted, state, settledByName, settledAt } = first;
  const now = setting.clauses.find((each) => each.clauseId === clauseId);
  const then = clauseId === null ? null : { clauseId, number: clauseNumber ?? '', title: clauseTitle ?? '' };
  const standing = commentStanding(first, setting.clauses);
  return {
    ...{ id, clauseId, about: sayCommented(now ?? then), standing, quoted, state, settledByName, settledAt },
    wordsThen: standing === 'reworded' || standing === 'gone' ? clauseWords : null,
    maySettle: setting.found.writesDraft || first.personId === setting.rows.actor.personId,
    comments: comments.filter(({ threadId }) => threadId === id).map((each) => viewed(each, setting)),
  };
}

function viewed(comment: DraftComment, { rows, found, names }: Setting): ViewedComment {
  const { id, words, personId, personName, saidAt, deletedAt, personOrganisationId, personOrganisationName } = comment;
  return {
    ...{ id, words, personName, saidAt, deletedAt, isMine: personId === rows.actor.personId },
    organisationName: personOrganisationId === found.draft.organisationId ? null : personOrganisationName,
    askedNames: comment.askedPersonIds.flatMap((each) => names.get(each) ?? []),
  };
}

async function readOffered(
  rows: UnitOfWork,
  { draft: { organisationId, policyId } }: DraftToComment,
  today: PlainDate,
): Promise<ViewedDraft['askable']> {
  const policy = await rows.policies.get({ organisationId, id: policyId });
  const { members, publisher, askedIds } = await readAskable(rows, policy, today);
  const asked = new Set(askedIds);
  return [
    ...members.filter(({ personId }) => !asked.has(personId)),
    ...(publisher && !asked.has(publisher.id) ? [{ personId: null, name: publisher.name }] : []),
  ];
}
