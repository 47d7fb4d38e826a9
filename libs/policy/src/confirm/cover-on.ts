import type { PlainDate } from '../dates/plain-date.ts';

/** How a policy of another organisation covers a setting, or did until a day. */
export interface CoverFact {
  readonly adoptedOn: PlainDate;
  readonly reviewDueOn: PlainDate | null;
  /** The first day on which it was not so any more; null: it is so now. */
  readonly endedOn: PlainDate | null;
}

/** Of one policy's covers of a setting, the one that stood on a day. What was so until a later day comes before what is so now. */
export function coverOn<Cover extends CoverFact>(
  covers: readonly Cover[],
  on: PlainDate,
): { readonly cover: Cover; readonly status: 'covered' | 'overdue' } | null {
  const [cover] = covers
    .filter(({ adoptedOn, endedOn }) => adoptedOn <= on && (endedOn === null || on < endedOn))
    .toSorted((a, b) => (a.endedOn ?? '9999').localeCompare(b.endedOn ?? '9999'));
  if (!cover) return null;
  return { cover, status: cover.reviewDueOn !== null && cover.reviewDueOn < on ? 'overdue' : 'covered' };
}
