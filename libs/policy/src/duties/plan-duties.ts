import type { PlainDate } from '../dates/plain-date.ts';
import { firstDutyDue, type DutyCycle } from './duty-due.ts';

/** A duty as a text says it. */
export interface FoundDuty {
  readonly clauseId: string;
  readonly words: string;
  readonly owner: string;
  readonly ownerRole: 'head' | 'clerk';
  readonly every: string | null;
  readonly event: string | null;
}

/** A duty of the same policy that is on record. */
export interface StandingDuty extends DutyCycle {
  readonly id: string;
  readonly clauseId: string;
  readonly endedOn: PlainDate | null;
}

export interface DutiesPlan {
  readonly added: readonly (FoundDuty & DutyCycle)[];
  readonly changed: readonly (FoundDuty & DutyCycle & { readonly id: string })[];
  readonly ended: readonly { readonly id: string; readonly endedOn: PlainDate }[];
}

/**
 * What an adoption does to a policy's duties. One that the text before asked for as often keeps its dates, whatever its words: a new
 * text is no doing of it. One that is new, or comes round otherwise, counts from the day of the adoption.
 */
export function planDuties(
  found: readonly FoundDuty[],
  standing: readonly StandingDuty[],
  adoptedOn: PlainDate,
): DutiesPlan {
  const before = new Map(standing.map((each) => [each.clauseId, each]));
  const asked = new Set(found.map((each) => each.clauseId));
  const fresh = (each: FoundDuty) => ({
    ...each,
    anchorOn: adoptedOn,
    dueOn: firstDutyDue(each.every, adoptedOn),
  });
  return {
    added: found.filter((each) => !before.has(each.clauseId)).map(fresh),
    changed: found.flatMap((each) => {
      const was = before.get(each.clauseId);
      if (!was) return [];
      const goesOn = was.endedOn === null && was.every === each.every;
      const { anchorOn, dueOn } = goesOn ? was : fresh(each);
      return [{ ...each, id: was.id, anchorOn, dueOn }];
    }),
    ended: standing
      .filter((each) => each.endedOn === null && !asked.has(each.clauseId))
      .map(({ id }) => ({ id, endedOn: adoptedOn })),
  };
}
