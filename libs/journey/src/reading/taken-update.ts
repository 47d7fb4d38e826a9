import type { Draft, Repositories, TakenUpdate } from '@ratify/store';

/** The edition that was taken into a draft last and could be taken out again. */
export interface UndoableUpdate {
  readonly editionNumber: number;
  readonly takenAt: Date;
  readonly takenByName: string | null;
  /** The draft was saved since. */
  readonly changedSince: boolean;
}

/** The last taking that stands in a draft; null where there is none. */
export async function readTakenUpdate(rows: Repositories, draft: Draft): Promise<UndoableUpdate | null> {
  const { organisationId, policyId, baseEditionId } = draft;
  const taken = await lastUndoable(rows, { organisationId, policyId });
  if (!taken || taken.editionId !== baseEditionId) return null;
  const edition = await rows.editions.find({ id: taken.editionId });
  if (!edition) return null;
  const { takenAt, takenByName } = taken;
  return { editionNumber: edition.number, takenAt, takenByName, changedSince: draft.version !== taken.version };
}

/** What had been written into a draft before an edition was taken out of it again; null where nothing had. */
export async function readSetAside(rows: Repositories, draft: Draft): Promise<string | null> {
  const { organisationId, policyId } = draft;
  return (await lastTaking(rows, { organisationId, policyId }))?.setAsideText ?? null;
}

/** The last taking that has not been undone; none once the policy left the template or went over to another. */
export async function lastUndoable(
  rows: Repositories,
  policy: { readonly organisationId: string; readonly policyId: string },
): Promise<TakenUpdate | null> {
  const taken = await lastTaking(rows, { ...policy, undoneAt: null });
  const left = taken && (await rows.departures.find(policy, { order: { recordedAt: 'desc' } }));
  return left && left.recordedAt >= taken.takenAt ? null : taken;
}

function lastTaking(
  rows: Repositories,
  where: { organisationId: string; policyId: string; undoneAt?: null },
): Promise<TakenUpdate | null> {
  return rows.takenUpdates.find(where, { order: { takenAt: 'desc', id: 'desc' } });
}
