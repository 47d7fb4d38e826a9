import { canDo } from '@ratify/access';
import { clauseIndex } from '@ratify/document';
import type { CommentedClause } from '@ratify/policy';
import type { Draft, DraftComment, DraftLook, UnitOfWork } from '@ratify/store';
import { readStored } from '../shell/read-stored.ts';
import { abilityOf } from '../shell/writing.ts';

/** A draft that somebody may comment on, and how they come to it. */
export interface DraftToComment {
  readonly draft: Draft;
  readonly title: string;
  /** Whether another organisation shows it to the acting one. */
  readonly isShown: boolean;
  /** Whether the person works on it themself. */
  readonly writesDraft: boolean;
  /** By which they, or the organisation they act for, are asked to look; null: they see it by their office. */
  readonly look: DraftLook | null;
}

/**
 * The draft of a policy for whoever may comment on it: its writer and the clerk by their office, a member of a body where they are
 * asked to look, and whoever publishes its template where its organisation is; null for everybody else.
 */
export async function findDraftToComment(rows: UnitOfWork, policyId: string): Promise<DraftToComment | null> {
  const { organisationId } = rows;
  const policy = await rows.policies.find({ organisationId, id: policyId, retiredOn: null });
  if (!policy) return findShownDraft(rows, policyId);
  const ability = abilityOf(rows);
  const look = await findOwnLook(rows, policyId);
  const row = { organisationId, ...(look?.personId ? { personId: look.personId } : {}) };
  if (!canDo(ability, 'comment', 'Draft', row)) return null;
  const draft = await rows.drafts.find({ organisationId, policyId });
  if (!draft) return null;
  const writesDraft = canDo(ability, 'customise', 'Draft', { organisationId });
  return { draft, title: policy.title, isShown: false, writesDraft, look };
}

/** The same for whoever says or settles something: one after another, so that nobody answers what is settled at that moment. */
export async function findDraftToSpeakOn(rows: UnitOfWork, policyId: string): Promise<DraftToComment | null> {
  const found = await findDraftToComment(rows, policyId);
  if (found && !found.isShown) await rows.drafts.get({ organisationId: rows.organisationId, policyId }, { lock: true });
  return found;
}

async function findOwnLook(rows: UnitOfWork, policyId: string): Promise<DraftLook | null> {
  const { organisationId } = rows;
  const { personId } = rows.actor;
  return personId ? rows.draftLooks.find({ organisationId, policyId, personId, endedAt: null }) : null;
}

async function findShownDraft(rows: UnitOfWork, policyId: string): Promise<DraftToComment | null> {
  const ability = abilityOf(rows);
  if (!ability.can('comment', 'Draft')) return null;
  const shown = await rows.shownDrafts.find(policyId);
  if (shown?.look.addresseeId !== rows.organisationId) return null;
  const { draft, title, look } = shown;
  if (!canDo(ability, 'comment', 'Draft', { organisationId: draft.organisationId })) return null;
  return { draft, title, isShown: true, writesDraft: false, look };
}

/** Everything said on a draft, the earliest first. */
export async function readComments(
  rows: UnitOfWork,
  { draft: { organisationId, policyId }, isShown }: Pick<DraftToComment, 'draft' | 'isShown'>,
): Promise<DraftComment[]> {
  if (isShown) return rows.shownDrafts.comments(policyId);
  return rows.draftComments.list({ organisationId, policyId }, { order: { saidAt: 'asc', id: 'asc' } });
}

/** A part of a draft; one that is no clause is not reworded by itself. */
export interface CommentedPart extends CommentedClause {
  readonly isClause: boolean;
}

/** Blocks that the document room writes: nobody’s words. */
const GENERATED = /::[a-z-]+(?:\{[^}]*\})?/g;

/** The parts of a draft that a comment can stand by: every section and clause, written with an id or not, and the words before them. */
export function commentedClauses(text: string): CommentedPart[] {
  return clauseIndex(readStored(text))
    .filter(({ kind, words }) => kind !== 'preamble' || words.replaceAll(GENERATED, '').trim() !== '')
    .map(({ id: clauseId, kind, number, title, words }) => ({
      ...{ clauseId, number, words },
      title: kind === 'preamble' ? 'Opening words' : title,
      isClause: kind === 'clause',
    }));
}
