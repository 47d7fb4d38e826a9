import { lintPolicy } from '@ratify/document';
import { canDo } from '@ratify/access';
import type { PlainDate } from '@ratify/policy';
import type { Policy, Repositories, ReviewReason, Revision, UnitOfWork } from '@ratify/store';
import { LRUCache } from 'lru-cache';
import { readStored } from '../shell/read-stored.ts';
import { abilityOf } from '../shell/writing.ts';

/** Why a policy in force is to be looked at before its date. */
export interface ShownReason {
  readonly kind: 'incident' | 'law' | 'edition';
  readonly words: string;
  /** Who noted it; null: found by the service. */
  readonly by: string | null;
  readonly at: Date | null;
}

/**
 * The reasons that stand today: what was noted since the policy was last looked at, law and bodies in its text that have been
 * superseded, and a newer edition that waits for an answer. Only for its own organisation.
 */
export async function readReviewReasons(rows: UnitOfWork, policy: Policy, today: PlainDate): Promise<ShownReason[]> {
  const { organisationId, id: policyId, adoptedRevisionId } = policy;
  if (organisationId !== rows.organisationId || !canDo(abilityOf(rows), 'read', 'Review', { organisationId }))
    return [];
  const noted = await readNoted(rows, organisationId, [policyId]);
  const revision = adoptedRevisionId ? await rows.revisions.find({ organisationId, id: adoptedRevisionId }) : null;
  const offers = await rows.updateOffers.count({ organisationId, policyId, answer: null });
  return [
    ...noted.map(({ words, notedByName: by, notedAt: at }) => ({ kind: 'incident' as const, words, by, at })),
    ...(revision ? supersededIn(revision, today) : []).map((words) => ({
      kind: 'law' as const,
      words,
      by: null,
      at: null,
    })),
    ...(offers > 0
      ? [{ kind: 'edition' as const, words: 'A newer edition of its template is out.', by: null, at: null }]
      : []),
  ];
}

/** A text in force does not change: it is looked through once a day, and its page opened many times. */
const FOUND = new LRUCache<string, readonly string[]>({ max: 2_000 });

function supersededIn({ text, textSha256 }: Revision, today: PlainDate): readonly string[] {
  const key = `${textSha256} ${today}`;
  const known = FOUND.get(key);
  if (known) return known;
  const problems = lintPolicy(readStored(text), { today }).filter(({ rule }) => rule === 'superseded-term');
  const found = [...new Set(problems.map(({ message }) => message))];
  FOUND.set(key, found);
  return found;
}

/** What was noted about policies since each was last reviewed or adopted, the newest first. */
export async function readNoted(
  rows: Repositories,
  organisationId: string,
  policyIds: readonly string[],
): Promise<ReviewReason[]> {
  if (policyIds.length === 0) return [];
  const of = { organisationId, policyId: policyIds };
  const noted = await rows.reviewReasons.list(of, { order: { notedAt: 'desc', id: 'desc' } });
  if (noted.length === 0) return [];
  const looks = [...(await rows.reviews.list(of)), ...(await rows.adoptions.list({ ...of, setAsideAt: null }))];
  return noted.filter(
    (reason) => !looks.some((look) => look.policyId === reason.policyId && look.recordedAt >= reason.notedAt),
  );
}
