import type { BlankDefinition, ClauseIndexEntry, OrganisationFacts, Problem, RuleBreach } from '@ratify/document';
import type { RevisionState } from '../journey/revision-states.ts';
import type { Materiality } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { refuseStaleDraft } from './decide-save-draft.ts';
import { type Actor, type PlanRecord, clausePlace, refuseErrors } from './plan-parts.ts';

export interface SubmitState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly policy: { readonly id: string; readonly title: string; readonly retiredOn: string | null };
  readonly draft: {
    readonly version: number;
    /** As it will be frozen: normalised. */
    readonly text: string;
    readonly textSha256: string;
    readonly clauseIndex: readonly ClauseIndexEntry[];
    readonly baseEditionOrganisationId: string | null;
    readonly baseEditionId: string | null;
    readonly problems: readonly Problem[];
    readonly breaches: readonly RuleBreach[];
    /** Required blanks without a value. */
    readonly emptyBlanks: readonly Pick<BlankDefinition, 'id' | 'label'>[];
  };
  readonly organisationFacts: OrganisationFacts;
  /** The revision submitted, tabled or deferred, if there is one. */
  readonly openRevision: { readonly id: string; readonly number: number; readonly state: RevisionState } | null;
  readonly lastRevisionNumber: number;
  readonly adoptedTextSha256: string | null;
  /** Newer editions neither taken nor declined. */
  readonly openOffers: readonly { readonly editionNumber: number }[];
}

export interface SubmitInput {
  readonly revisionId: string;
  readonly version: number;
  readonly note?: string | null | undefined;
  /** How much the school's own change matters; substantive unless it says otherwise. */
  readonly materiality?: Materiality | undefined;
  /** The open revision whose changes, agreed at the meeting, this one holds. */
  readonly amendsRevisionId?: string | undefined;
}

export interface SubmitPlan extends PlanRecord {
  readonly revision: {
    readonly id: string;
    readonly organisationId: string;
    readonly policyId: string;
    readonly number: number;
    readonly state: 'submitted';
    readonly text: string;
    readonly textSha256: string;
    readonly clauseIndex: readonly ClauseIndexEntry[];
    readonly baseEditionOrganisationId: string | null;
    readonly baseEditionId: string | null;
    readonly organisationFacts: OrganisationFacts;
    readonly note: string | null;
    readonly materiality: { readonly level: Materiality };
    readonly submittedBy: string;
    readonly submittedByName: string;
  };
  /** A deferred revision that this one takes the place of. */
  readonly withdrawn: { readonly id: string; readonly from: 'deferred'; readonly to: 'withdrawn' } | null;
}

/** The linter's rule whose findings EMPTY_BLANK says already, by label. */
const SAID_BY_BLANKS = 'empty-blank';

/**
 * Freezes a draft into a revision for a decision. Open offers of newer editions warn, they do not stop it; nor
 * does an unchanged text, for many bodies adopt the same words again each year.
 */
export function decideSubmit(state: SubmitState, input: SubmitInput): Decided<SubmitPlan> {
  const { draft, openRevision } = state;
  const amends = openRevision !== null && input.amendsRevisionId === openRevision.id;
  const waits = openRevision !== null && openRevision.state !== 'deferred';
  const problems = draft.problems.filter(
    (problem) => draft.emptyBlanks.length === 0 || problem.rule !== SAID_BY_BLANKS,
  );
  return decided(
    [
      refuseStaleDraft(draft, input),
      state.policy.retiredOn !== null && refuse('POLICY_RETIRED', { where: state.policy.title }),
      waits && !amends && refuse('ALREADY_SUBMITTED', { where: `version ${openRevision?.number}` }),
      ...refuseText(draft.emptyBlanks, draft.breaches),
      ...refuseErrors(problems),
    ],
    () => submitPlan(state, input),
    [
      draft.textSha256 === state.adoptedTextSha256 && refuse('NOTHING_CHANGED'),
      ...state.openOffers.map((offer) => refuse('CHOICES_OPEN', { where: `edition ${offer.editionNumber}` })),
    ],
  );
}

function refuseText(emptyBlanks: SubmitState['draft']['emptyBlanks'], breaches: readonly RuleBreach[]): Refusal[] {
  return [
    ...emptyBlanks.map((blank) => refuse('EMPTY_BLANK', { where: blank.label, details: { blankId: blank.id } })),
    ...breaches.map((breach) => refuse(breach.code, clausePlace(breach))),
  ];
}

function submitPlan(state: SubmitState, input: SubmitInput): SubmitPlan {
  const { actor, draft, policy } = state;
  const number = state.lastRevisionNumber + 1;
  const deferred = state.openRevision?.state === 'deferred' ? state.openRevision : null;
  const { text, textSha256, clauseIndex, baseEditionOrganisationId, baseEditionId } = draft;
  return {
    revision: {
      id: input.revisionId,
      organisationId: state.organisationId,
      policyId: policy.id,
      number,
      state: 'submitted',
      text,
      textSha256,
      clauseIndex,
      baseEditionOrganisationId,
      baseEditionId,
      organisationFacts: state.organisationFacts,
      note: input.note?.trim() || null,
      materiality: { level: input.materiality ?? 'substantive' },
      submittedBy: actor.personId,
      submittedByName: actor.name,
    },
    withdrawn: deferred ? { id: deferred.id, from: 'deferred', to: 'withdrawn' } : null,
    audit: [
      {
        action: 'policy.submitted',
        subject: 'Revision',
        subjectId: input.revisionId,
        data: {
          policyId: policy.id,
          number,
          textSha256,
          baseEditionId,
          ...(input.amendsRevisionId ? { amendsRevisionId: input.amendsRevisionId } : {}),
          ...(deferred ? { replacesRevisionId: deferred.id } : {}),
        },
      },
    ],
    jobs: [],
  };
}
