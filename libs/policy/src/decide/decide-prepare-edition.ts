import type { PlainDate } from '../dates/plain-date.ts';
import type { Materiality } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { changesOf, type PublishState, refusePublishing, refuseSize } from './decide-publish.ts';
import type { PreparedMateriality } from './holder-standing.ts';
import { type PlanRecord, job } from './plan-parts.ts';

export interface PreparedClause {
  readonly clauseId: string;
  /** Null: not chosen yet. */
  readonly level: Materiality | null;
  readonly reason?: string | undefined;
}

export interface PrepareEditionInput {
  /** Of the draft whose changes were looked at. */
  readonly version: number;
  readonly summary: string;
  readonly materiality: readonly PreparedClause[];
  readonly adoptBy?: PlainDate | null | undefined;
}

export interface PrepareEditionPlan extends PlanRecord {
  readonly prepared: {
    readonly templateId: string;
    readonly draftVersion: number;
    readonly summary: string;
    readonly adoptByOn: PlainDate | null;
    readonly materiality: PreparedMateriality;
    readonly preparedBy: string;
  };
}

/**
 * Keeps what a publisher has entered for the next edition, complete or not; what still stands in the way of publishing comes
 * as warnings. Publishes nothing and tells nobody.
 */
export function decidePrepareEdition(
  state: PublishState,
  input: PrepareEditionInput,
  today: PlainDate,
): Decided<PrepareEditionPlan> {
  const { template, actor } = state;
  const chosen = input.materiality.flatMap(({ clauseId, level }) => (level ? [{ clauseId, level }] : []));
  return decided(
    [...refuseSize(input), refuseUnknownClauses(state, input)],
    () => ({
      prepared: {
        templateId: template.id,
        draftVersion: input.version,
        summary: input.summary,
        adoptByOn: input.adoptBy ?? null,
        materiality: Object.fromEntries(
          input.materiality.map(({ clauseId, level, reason = '' }) => [clauseId, { level, reason }]),
        ),
        preparedBy: actor.personId,
      },
      audit: [],
      jobs: [job('count-effects', { templateId: template.id }, template.id)],
    }),
    refusePublishing(state, { ...input, materiality: chosen }, today),
  );
}

/** Of a clause that neither the draft nor the latest edition has there is nothing to keep. */
function refuseUnknownClauses(state: PublishState, { materiality }: PrepareEditionInput): Refusal | null {
  const known = new Set([
    ...state.draft.clauseIndex.map(({ id }) => id),
    ...changesOf(state).map(({ clauseId }) => clauseId),
  ]);
  return materiality.every(({ clauseId }) => known.has(clauseId)) ? null : refuse('CLAUSE_NOT_FOUND');
}
