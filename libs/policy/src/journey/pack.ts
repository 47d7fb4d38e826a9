import { addDays, type PlainDate } from '../dates/plain-date.ts';
import { type AdoptedRevision, acknowledgementOf } from './materiality.ts';

/** For how long a pack can be downloaded. What it shows is of one day, and it may name people: it is asked for again, not kept. */
export const PACK_DAYS = 7;

/**
 * When a pack that was made then can no longer be downloaded. The papers of a meeting go out seven clear days before it and are read at
 * the table: their time begins with its day.
 */
export function packExpiry(madeAt: Date, heldOn: PlainDate | null = null): Date {
  const from = Math.max(madeAt.getTime(), heldOn ? Date.parse(addDays(heldOn, 1)) : 0);
  return new Date(from + PACK_DAYS * 86_400_000);
}

export type PackState = 'waiting' | 'making' | 'ready' | 'expired' | 'failed';

/** Where a pack stands: by its file where there is one, else by its job. */
export function packState(
  file: { readonly expiresAt: Date } | null,
  job: { readonly state: string } | null,
  now: Date,
): PackState {
  if (file) return file.expiresAt > now ? 'ready' : 'expired';
  if (job?.state === 'failed') return 'failed';
  return job?.state === 'running' ? 'making' : 'waiting';
}

/** Whether a person has confirmed a text in force: `changed` where something more than editorial came after what they confirmed. */
export interface PolicyConfirmation {
  readonly state: 'confirmed' | 'changed' | 'none';
  /** The version they confirmed last. */
  readonly version: number | null;
  readonly at: Date | null;
}

/** Where a person's confirmation of a policy stands, by all they have confirmed of it. */
export function confirmationOf(
  confirmed: ReadonlyMap<string, Date>,
  adopted: readonly AdoptedRevision[],
): PolicyConfirmation {
  const found = acknowledgementOf(new Set(confirmed.keys()), adopted);
  if (!found) return { state: 'none', version: null, at: null };
  const version = adopted.find(({ id }) => id === found.revisionId)?.number ?? null;
  return { state: found.stands ? 'confirmed' : 'changed', version, at: confirmed.get(found.revisionId) ?? null };
}
