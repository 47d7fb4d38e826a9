import type { ClauseIndexEntry, DerivedBreach, Problem } from '@ratify/document';
import { type PlainDate } from '../dates/plain-date.ts';
import type { Materiality } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type ClauseSettings, type SetEdition, setterOf, settingsOf } from './clause-setters.ts';
import { type ClauseChange, changedClauses, isSameProvision, reusableKinds } from './clause-changes.ts';
import { type Actor, type PlanRecord, clausePlace, isBlankText, job, refuseErrors } from './plan-parts.ts';
import { refuseStaleDraft } from './decide-save-draft.ts';

export interface PublishState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly template: { readonly id: string; readonly title: string };
  /** The publisher's name as it is now, kept with each clause whose rule it set. */
  readonly publisherName: string;
  /** For a template made from another's: the edition it stands on, and what it may not do to it. */
  readonly base: PublishBase | null;
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

export interface PublishBase extends SetEdition {
  readonly organisationId: string;
  readonly id: string;
  /** The editions that edition descends from, itself last. */
  readonly lineage: readonly Ancestor[];
  readonly breaches: readonly DerivedBreach[];
}

/** An edition that another descends from; names are kept, as those further down may not see the rows. */
export interface Ancestor {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly templateId: string;
  readonly title: string;
  readonly editionId: string;
  readonly number: number;
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
    readonly clauseRules: ClauseSettings;
    readonly baseEditionOrganisationId: string | null;
    readonly baseEditionId: string | null;
    readonly lineage: readonly Ancestor[];
    readonly summary: string;
    readonly materiality: Readonly<Record<string, { readonly level: Materiality; readonly reason: string }>>;
    readonly adoptByOn: PlainDate | null;
    readonly publishedBy: string;
    readonly publishedByName: string;
  };
}

/** Publishes a template's draft as its next edition; offers to the schools that hold it follow as a job. */
export function decidePublish(state: PublishState, input: PublishInput, today: PlainDate): Decided<PublishPlan> {
  const given = new Map(input.materiality.map((one) => [one.clauseId, one]));
  const refusals = [...refuseSize(input), ...refusePublishing(state, input, today)];
  return decided(refusals, () => {
    const changed = changesOf(state).flatMap((change) => given.get(change.clauseId) ?? []);
    return publishPlan(state, input, changed);
  });
}

/** Everything that stands in the way of publishing, so that it can all be put right at once. */
export function refusePublishing(
  state: PublishState,
  input: Omit<PublishInput, 'editionId'>,
  today: PlainDate,
): Refusal[] {
  const { draft, latestEdition } = state;
  const given = new Set(input.materiality.map((one) => one.clauseId));
  const found = [
    refuseStaleDraft(draft, input),
    ...refuseErrors(draft.problems),
    draft.textSha256 === latestEdition?.textSha256 && refuse('NOTHING_TO_PUBLISH'),
    isBlankText(input.summary) && refuse('SUMMARY_MISSING', { where: 'summary' }),
    refuseAdoptBy(input.adoptBy, today),
    ...refuseIds(state),
    ...refuseBreaches(state.base),
    ...changesOf(state)
      .filter((change) => !given.has(change.clauseId))
      .map((change) => refuse('MATERIALITY_MISSING', clausePlace(change))),
  ];
  return found.filter((refusal) => !!refusal);
}

/** Longest summary and reason, in characters: they are read in lists and on paper. */
export const LONGEST_SUMMARY = 2_000;
export const LONGEST_REASON = 1_000;
/** A date further off than this is a slip of the pen. */
const FURTHEST_ADOPT_BY_YEARS = 5;

/** What is too long to be kept. */
export function refuseSize({
  summary,
  materiality,
}: Pick<PublishInput, 'summary'> & {
  readonly materiality: readonly { readonly clauseId: string; readonly reason?: string | undefined }[];
}): Refusal[] {
  const long = materiality.filter((each) => (each.reason?.length ?? 0) > LONGEST_REASON);
  return [
    ...(summary.length > LONGEST_SUMMARY ? [refuse('SUMMARY_TOO_LONG', { where: 'summary' })] : []),
    ...long.map(({ clauseId }) => refuse('MATERIALITY_REASON_TOO_LONG', { where: clauseId, clauseId })),
  ];
}

function refuseAdoptBy(adoptBy: PlainDate | null | undefined, today: PlainDate): Refusal | null {
  if (!adoptBy) return null;
  if (adoptBy <= today) return refuse('ADOPT_BY_PAST', { where: 'adopt by' });
  const furthest = `${Number(today.slice(0, 4)) + FURTHEST_ADOPT_BY_YEARS}${today.slice(4)}`;
  return adoptBy > furthest ? refuse('ADOPT_BY_FAR', { where: 'adopt by' }) : null;
}

export function changesOf({ draft, latestEdition }: PublishState): ClauseChange[] {
  return latestEdition ? changedClauses(latestEdition.clauseIndex, draft.clauseIndex) : [];
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

/** What an edition made from another's does to it that it may not, each with the name of whoever set the rule. */
function refuseBreaches(base: PublishBase | null): Refusal[] {
  return (base?.breaches ?? []).map((breach) => {
    const place = clausePlace(breach);
    const setter = base ? setterOf(base, breach.clauseId).name : '';
    if (breach.code === 'RULE_LOOSENED')
      return refuse('RULE_LOOSENED', {
        ...place,
        what: `${setter} made this clause ${breach.rule ?? 'stricter'}, and your template lets schools do more with it.`,
        whatToDo: `Put the rule back, or ask ${setter} to change it. You may make a rule stricter.`,
      });
    if (breach.code !== 'FIXED_CLAUSE_CHANGED') return refuse(breach.code, place);
    return refuse(breach.code, {
      ...place,
      what: `This clause is fixed by ${setter}, and its wording differs here.`,
      whatToDo: `Put the published wording back, or ask ${setter} for an exception.`,
    });
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
      clauseRules: settingsOf(draft.clauseIndex, { id: state.organisationId, name: state.publisherName }, state.base),
      baseEditionOrganisationId: state.base?.organisationId ?? null,
      baseEditionId: state.base?.id ?? null,
      lineage: state.base?.lineage ?? [],
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
