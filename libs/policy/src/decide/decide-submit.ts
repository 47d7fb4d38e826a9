import type {
  BlankDefinition,
  ClauseIndexEntry,
  OrganisationFacts,
  OwnedChange,
  Problem,
  RuleBreach,
} from '@ratify/document';
import {
  heaviest,
  weighChanges,
  type OwnWeight,
  type TakenEdition,
  type WeighedChange,
} from '../journey/materiality.ts';
import type { RevisionState } from '../journey/revision-states.ts';
import type { Materiality } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { refuseStaleDraft } from './decide-save-draft.ts';
import { countOf } from '../todo/count-of.ts';
import { type Actor, type PlanRecord, clausePlace, isBlankText, refuseErrors } from './plan-parts.ts';

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
  /** Comments on the draft that nobody has settled. */
  readonly openComments: number;
  readonly weight: SubmittedWeight;
  /** Recorded on the draft, and not yet bound to a revision. */
  readonly consultationIds: readonly string[];
  /** Whether what a meeting changed of an earlier version has still to be entered and confirmed. */
  readonly amendmentsWait: boolean;
}

/** What the draft changes, and what is known of it. */
export interface SubmittedWeight {
  /** The revision in force; null before the first adoption. */
  readonly predecessorId: string | null;
  /** Against the text in force; before the first adoption against the edition it is based on. */
  readonly changes: readonly OwnedChange[];
  /** The editions taken since the text in force. */
  readonly taken: readonly ConsultedEdition[];
}

export interface ConsultedEdition extends TakenEdition {
  /** Whether this organisation's employer was party to a consultation on it. */
  readonly isConsulted: boolean;
}

export interface SubmitInput {
  readonly revisionId: string;
  readonly version: number;
  readonly note?: string | null | undefined;
  /** How much the school's own changes matter; substantive unless it says otherwise. */
  readonly materiality?: Materiality | null | undefined;
  /** Why, for the governors; an editorial level needs one. */
  readonly materialityReason?: string | null | undefined;
  /** Why agreed wording is put to the governors without consulting. */
  readonly consultationReason?: string | null | undefined;
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
    readonly materiality: RevisionWeight;
    readonly predecessorId: string | null;
    readonly consultationReason: string | null;
    readonly submittedBy: string;
    readonly submittedByName: string;
  };
  /** A deferred revision that this one takes the place of. */
  readonly withdrawn: { readonly id: string; readonly from: 'deferred'; readonly to: 'withdrawn' } | null;
  /** Consultations that are of this revision from now on. */
  readonly consultationIds: readonly string[];
}

/** What a revision weighs, as it is kept with it. */
export interface RevisionWeight {
  readonly level: Materiality;
  readonly own: OwnWeight;
  readonly changes: readonly WeighedChange[];
}

/** The linter's rule whose findings EMPTY_BLANK says already, by label. */
const SAID_BY_BLANKS = 'empty-blank';

/**
 * Freezes a draft into a revision for a decision. Open offers of newer editions warn, they do not stop it; nor
 * does an unchanged text, for many bodies adopt the same words again each year.
 */
export function decideSubmit(state: SubmitState, input: SubmitInput): Decided<SubmitPlan> {
  const { draft, openRevision } = state;
  const waits = openRevision !== null && openRevision.state !== 'deferred';
  const problems = draft.problems.filter(
    (problem) => draft.emptyBlanks.length === 0 || problem.rule !== SAID_BY_BLANKS,
  );
  return decided(
    [
      refuseStaleDraft(draft, input),
      state.policy.retiredOn !== null && refuse('POLICY_RETIRED', { where: state.policy.title }),
      waits && refuse('ALREADY_SUBMITTED', { where: `version ${openRevision?.number}` }),
      ...refuseText(draft.emptyBlanks, draft.breaches),
      ...refuseErrors(problems),
      ...refuseWeight(state, input),
    ],
    () => submitPlan(state, input),
    [
      draft.textSha256 === state.adoptedTextSha256 && refuse('NOTHING_CHANGED'),
      state.openComments > 0 &&
        refuse('COMMENTS_OPEN', {
          what: `${countOf(state.openComments, 'comment')} on the draft ${state.openComments === 1 ? 'is' : 'are'} open.`,
        }),
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

function refuseWeight({ weight, ...state }: SubmitState, input: SubmitInput): (Refusal | false)[] {
  // Until they are entered nobody knows the text that the changes are weighed against.
  if (state.amendmentsWait) return [refuse('AMENDMENTS_WAIT', { where: state.policy.title })];
  const asksReason = input.materiality === 'editorial' && weight.changes.some((change) => change.of !== 'template');
  const isUnsaid = state.consultationIds.length === 0 && isBlankText(input.consultationReason);
  return [
    asksReason && isBlankText(input.materialityReason) && refuse('MATERIALITY_REASON_MISSING', { where: 'reason' }),
    ...(isUnsaid ? unconsultedChanges(weight) : []).map(({ key, number, title, agreedWith }) =>
      refuse('CONSULTATION_MISSING', {
        ...clausePlace({ clauseId: key, number, title }),
        what: `The wording of this clause was agreed with ${agreedWith}, and no consultation on changing it is recorded.`,
        details: { agreedWith },
      }),
    ),
  ];
}

/**
 * Changes of agreed wording that nobody was consulted on: the organisation's own, and the template's where its edition's
 * consultation did not have this organisation's employer for a party.
 */
export function unconsultedChanges({ changes, taken }: Omit<SubmittedWeight, 'predecessorId'>): readonly OwnedChange[] {
  return changes.filter(({ key, of, agreedWith, what }) => {
    if (agreedWith === '' || what === 'moved') return false;
    const covered = taken.some((edition) => edition.isConsulted && Object.hasOwn(edition.materiality, key));
    return of !== 'template' || !covered;
  });
}

/** What a revision weighs: the first of a policy is substantive, an unchanged one editorial, else as its heaviest change. */
export function weighRevision(
  { predecessorId, changes, taken }: SubmittedWeight,
  input: Pick<SubmitInput, 'materiality' | 'materialityReason'>,
): RevisionWeight {
  const own = { level: input.materiality ?? 'substantive', reason: input.materialityReason?.trim() ?? '' } as const;
  if (predecessorId === null) return { level: 'substantive', own, changes: [] };
  const weighed = weighChanges(changes, taken, own);
  return { level: heaviest(weighed.map((change) => change.level)), own, changes: weighed };
}

function submitPlan(state: SubmitState, input: SubmitInput): SubmitPlan {
  const { actor, draft, policy } = state;
  const number = state.lastRevisionNumber + 1;
  const deferred = state.openRevision?.state === 'deferred' ? state.openRevision : null;
  const materiality = weighRevision(state.weight, input);
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
      materiality,
      predecessorId: state.weight.predecessorId,
      consultationReason: input.consultationReason?.trim() || null,
      submittedBy: actor.personId,
      submittedByName: actor.name,
    },
    withdrawn: deferred ? { id: deferred.id, from: 'deferred', to: 'withdrawn' } : null,
    consultationIds: state.consultationIds,
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
          materiality: materiality.level,
          consultationIds: [...state.consultationIds],
          ...(deferred ? { replacesRevisionId: deferred.id } : {}),
        },
      },
    ],
    jobs: [],
  };
}
