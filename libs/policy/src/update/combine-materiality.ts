import { MATERIALITIES, type Materiality } from '../journey/vocabulary.ts';

/** What the publisher says of a change of one clause. */
export interface ClauseAdvice {
  readonly level: Materiality;
  /** Each edition's reason, oldest first. */
  readonly reasons: readonly string[];
}

export interface AdvisedEdition {
  readonly number: number;
  readonly materiality: Readonly<Record<string, { readonly level: Materiality; readonly reason?: string | undefined }>>;
}

/** The advice of several editions taken in one go, clause by clause: the heaviest level, and every reason. */
export function combineMateriality(editions: readonly AdvisedEdition[]): Map<string, ClauseAdvice> {
  const combined = new Map<string, ClauseAdvice>();
  for (const { materiality } of editions.toSorted((a, b) => a.number - b.number))
    for (const [clauseId, { level, reason }] of Object.entries(materiality)) {
      const before = combined.get(clauseId);
      const reasons = [...new Set([...(before?.reasons ?? []), ...(reason ? [reason] : [])])];
      combined.set(clauseId, { level: before ? heavier(before.level, level) : level, reasons });
    }
  return combined;
}

function heavier(one: Materiality, other: Materiality): Materiality {
  return MATERIALITIES.indexOf(one) > MATERIALITIES.indexOf(other) ? one : other;
}
