import { type Hours, parseClockTime } from '../dates/clock-time.ts';
import { type Refusal, refuse } from '../refusals/refusal.ts';

/** Times as they were typed; left out: as they were before, empty: not known. */
export interface TypedHours {
  readonly startsAt?: string | null | undefined;
  readonly endsAt?: string | null | undefined;
}

const NO_HOURS: Hours = { startsAt: null, endsAt: null };

/** Reads when a meeting begins and ends, and says why it cannot. */
export function readHours(
  typed: TypedHours,
  before: Hours = NO_HOURS,
): { readonly hours: Hours; readonly refusals: readonly (Refusal | false)[] } {
  const startsAt = read(typed.startsAt, before.startsAt);
  const endsAt = read(typed.endsAt, before.endsAt);
  const isWrong = startsAt === undefined || endsAt === undefined;
  return {
    hours: { startsAt: startsAt ?? null, endsAt: endsAt ?? null },
    refusals: [
      startsAt === undefined && refuse('TIME_NOT_READ', { where: 'starts' }),
      endsAt === undefined && refuse('TIME_NOT_READ', { where: 'ends' }),
      !isWrong &&
        endsAt !== null &&
        (startsAt === null || endsAt <= startsAt) &&
        refuse('ENDS_BEFORE_START', { where: 'ends' }),
    ],
  };
}

/** Undefined where it cannot be read. */
function read(typed: string | null | undefined, before: string | null): string | null | undefined {
  if (typed === undefined) return before;
  if (typed === null || typed.trim() === '') return null;
  return parseClockTime(typed) ?? undefined;
}
