import type { ClauseIndexEntry, Problem } from '@ratify/document';
import { type PlainDate } from '../dates/plain-date.ts';
import type { Materiality } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { changedClauses, isSameProvision, reusableKinds } from './clause-changes.ts';
import { type Actor, type PlanRecord, clausePlace, isBlankText, job, refuseErrors } from './plan-parts.ts';
import { refuseStaleDraft } from './decide-save-draft.ts';

export interface PublishState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly template: { readonly id: string; readonly title: string };
  readonly draft: {
    readonly version: number;
    /** As it will be published: normalised. */
    readonly text: string;
    readonly textSha256: string;
    readonly clauseIndex: readonly ClauseIndexEntry[];
    /** What reader and linter say of this text. */
    readonly problems: readonly Problem[];
  };
  readonly latestEdition: {
    readonly id: string;
    readonly number: number;
    readonly textSha256: string;
    readonly clauseIndex: readonly ClauseIndexEntry[];
  } | null;
  /** Clauses of earlier editions that are not in the latest one, each as it was last published. */
  readonly formerClauses: readonly Pick<ClauseIndexEntry, 'id' | 'title' | 'words'>[];
}

export interface ClauseMateriality {
  readonly clauseId: string;
  readonly level: Materiality;
  readonly reason?: string | undefined;
}

export interface PublishInput {
  readonly editionId: string;
  readonly version: number;
  readonly summary: string;
  readonly materiality: readonly ClauseMateriality[];
  /** By when schools are asked to adopt it. */
  readonly adoptBy?: PlainDate | null | undefined;
}

export interface PublishPlan extends PlanRecord {
  readonly edition: {
    readonly id: string;
    readonly organisationId: string;
    readonly templateId: string;
    readonly number: number;
    readonly text: string;
    readonly textSha256: string;
    readonly clauseIndex: readonly ClauseIndexEntry[];
    readonly summary: string;
    readonly materiality: Readonly<Record<string, { readonly level: Materiality; readonly reason: string }>>;
    readonly adoptByOn: PlainDate | null;
    readonly publishedBy: string;
    readonly publishedByName: string;
  };
}

/** Publishes a template's draft as its next edition; offers to the schools that hold it follow as a job. */
export function decidePublish(state: PublishState, input: PublishInput, today: PlainDate): Decided<PublishPlan> {
  const { draft, latestEdition } = state;
  const changes = latestEdition ? changedClauses(latestEdition.clauseIndex, draft.clauseIndex) : [];
  const given = new Map(input.materiality.map((one) => [one.clauseId, one]));
  return decided(
    [
      refuseStaleDraft(draft, input),
      ...refuseErrors(draft.problems),
      draft.textSha256 === latestEdition?.textSha256 && refuse('NOTHING_TO_PUBLISH'),
      isBlankText(input.summary) && refuse('SUMMARY_MISSING', { where: 'summary' }),
      input.adoptBy && input.adoptBy <= today && refuse('ADOPT_BY_PAST', { where: 'adopt by' }),
      ...refuseIds(state),
      ...changes
        .filter((change) => !given.has(change.clauseId))
        .map((change) => refuse('MATERIALITY_MISSING', clausePlace(change))),
    ],
    () => {
      const changed = changes.flatMap((change) => given.get(change.clauseId) ?? []);
      return publishPlan(state, input, changed);
    },
  );
}

function refuseIds({ draft, latestEdition, formerClauses }: PublishState): Refusal[] {
  const published = new Map([...formerClauses, ...(latestEdition?.clauseIndex ?? [])].map((one) => [one.id, one]));
  return draft.clauseIndex
    .filter((clause) => reusableKinds.has(clause.kind))
    .flatMap((clause) => {
      const place = clausePlace({ ...clause, clauseId: clause.id });
      const before = published.get(clause.id);
      if (clause.id.startsWith('x-')) return [refuse('CLAUSE_ID_RESERVED', place)];
      return before && !isSameProvision(before, clause) ? [refuse('CLAUSE_ID_REUSED', place)] : [];
    });
}

function publishPlan(state: PublishState, input: PublishInput, changed: readonly ClauseMateriality[]): PublishPlan {
  const { actor, draft, template } = state;
  const number = (state.latestEdition?.number ?? 0) + 1;
  const materiality = Object.fromEntries(
    changed.map((one) => [one.clauseId, { level: one.level, reason: one.reason?.trim() ?? '' }]),
  );
  return {
    edition: {
      id: input.editionId,
      organisationId: state.organisationId,
      templateId: template.id,
      number,
      text: draft.text,
      textSha256: draft.textSha256,
      clauseIndex: draft.clauseIndex,
      summary: input.summary.trim(),
      materiality,
      adoptByOn: input.adoptBy ?? null,
      publishedBy: actor.personId,
      publishedByName: actor.name,
    },
    audit: [
      {
        action: 'edition.published',
        subject: 'Edition',
        subjectId: input.editionId,
        data: { templateId: template.id, number, textSha256: draft.textSha256, materiality },
      },
    ],
    jobs: [job('offer-edition', { editionId: input.editionId }, input.editionId)],
  };
}
