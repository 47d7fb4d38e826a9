import type { AdoptedRevision } from '../journey/materiality.ts';
import { isAskedIn, isDoneIn, type Given, type Reader, type StandingRound } from './readings.ts';

/** Where one person stands in a round. */
export interface PersonStanding<R extends Reader = Reader> {
  readonly reader: R;
  /** Policies that they have not confirmed. */
  readonly open: readonly string[];
  /** When they had confirmed the last of it; null while something is open. */
  readonly doneAt: Date | null;
}

/** Where everybody whom a round asks stands, in the order given. A policy that is not in force any more is asked of nobody. */
export function roundStandings<R extends Reader>(
  round: StandingRound,
  readers: readonly R[],
  texts: readonly { readonly policyId: string; readonly versions: readonly AdoptedRevision[] }[],
  given: (personId: string, policyId: string) => readonly Given[],
): PersonStanding<R>[] {
  const asked = texts.filter(({ policyId }) => round.policyIds.includes(policyId));
  return readers
    .filter((reader) => isAskedIn(round, reader))
    .map((reader) => {
      const open = asked.filter(
        ({ policyId, versions }) => !isDoneIn(round, versions, given(reader.personId, policyId)),
      );
      const times = asked.flatMap(({ policyId }) => given(reader.personId, policyId).map(({ at }) => at.getTime()));
      const isDone = open.length === 0 && times.length > 0;
      return {
        reader,
        open: open.map(({ policyId }) => policyId),
        doneAt: isDone ? new Date(Math.max(...times)) : null,
      };
    });
}
