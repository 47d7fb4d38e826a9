import type { PlainDate } from '../dates/plain-date.ts';
import { type RevisionState, canGoBack, canMove } from '../journey/revision-states.ts';
import type { DecisionOutcome, Route } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import type { AdoptionRows, RevisionMove } from './decision-state.ts';
import { type Actor, type AuditEntry, type PlanRecord, isBlankText } from './plan-parts.ts';
import { NO_REVIEW_DUE, type ReviewDue } from './review-due.ts';
import { type Votes, type VotesRow, checkVotes, votesRow } from './votes.ts';

/** `details`: the same decision, with its minute told rightly. `set-aside`: it was not so, and what it did is undone. */
export const CORRECTION_KINDS = ['details', 'set-aside'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

export interface CorrectionState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly policy: { readonly id: string; readonly title: string; readonly adoptedRevisionId: string | null };
  readonly decision: {
    readonly id: string;
    readonly route: Route;
    readonly outcome: DecisionOutcome;
    readonly decidedOn: PlainDate;
    readonly minuteReference: string | null;
    readonly attendance: number | null;
    readonly votes: Votes | null;
  };
  /** Members with a vote who were there for the item, where the meeting's attendance is recorded by name. */
  readonly voters: number | null;
  /** It has been corrected: the correction is what can be corrected. */
  readonly isCorrected: boolean;
  readonly revision: {
    readonly id: string;
    readonly number: number;
    readonly state: RevisionState;
    readonly isOnAgenda: boolean;
  };
  /** What the decision adopted. */
  readonly adoption: CorrectedAdoption | null;
  /** What was in force before it. */
  readonly former: FormerAdoption | null;
  /** Another version of the policy waits for a decision. */
  readonly isNewerOpen: boolean;
}

export interface CorrectedAdoption {
  readonly id: string;
  /** Its document is sealed, or somebody has signed it. */
  readonly isSealed: boolean;
  /** A review of it has been recorded. */
  readonly isReviewed: boolean;
  /** It covers other settings, and what was in force before covered none. */
  readonly coversOthers: boolean;
  readonly openRequestIds: readonly string[];
}

export interface FormerAdoption {
  readonly revisionId: string | null;
  readonly adoptedOn: PlainDate | null;
  readonly effectiveFrom: PlainDate | null;
  /** As reviews have moved it. */
  readonly due: ReviewDue;
}

interface CorrectionInput {
  readonly correctionId: string;
  readonly reason: string;
  /** The minute of the body's own resolution to correct its record. */
  readonly resolution?: string | null | undefined;
}

export interface CorrectDetailsInput extends CorrectionInput {
  /** For the decision as it was. */
  readonly decisionId: string;
  readonly minuteReference: string | null;
  readonly attendance: number | null;
  readonly votes: Votes | null;
}

export interface SetAsideInput extends CorrectionInput {
  /** What was decided instead follows, in the same stroke; null: nothing was. */
  readonly instead: { readonly outcome: DecisionOutcome } | null;
}

export interface CorrectionRow {
  readonly id: string;
  readonly organisationId: string;
  readonly policyId: string;
  readonly decisionId: string;
  readonly adoptionId: string | null;
  readonly kind: CorrectionKind;
  readonly reason: string;
  readonly resolution: string | null;
  readonly correctedBy: string;
  readonly correctedByName: string;
}

export interface CorrectDetailsPlan extends PlanRecord {
  readonly correction: CorrectionRow & { readonly byDecisionId: string };
  /** What differs from the decision as it stands. */
  readonly decision: VotesRow & {
    readonly id: string;
    readonly correctsId: string;
    readonly minuteReference: string | null;
    readonly attendance: number | null;
    readonly recordedBy: string;
    readonly recordedByName: string;
  };
}

export interface SetAsidePlan extends PlanRecord {
  readonly correction: CorrectionRow;
  /** In this order: at no moment are two versions adopted. */
  readonly revisions: readonly RevisionMove[];
  /** Null where the decision adopted nothing. */
  readonly policy: AdoptionRows['policy'] | null;
  readonly setAsideAdoptionId: string | null;
  readonly voidedRequestIds: readonly string[];
}

/**
 * Tells the minute of a decision rightly: its reference, how many were there and how they voted. What was decided stays, so that it can be done whatever
 * is sealed, and the sealed document keeps its words beside it. No more members are told than the names on record bear.
 */
export function decideCorrectDetails(state: CorrectionState, input: CorrectDetailsInput): Decided<CorrectDetailsPlan> {
  const { decision, actor } = state;
  const minuteReference = input.minuteReference?.trim() || null;
  const { attendance, votes } = input;
  const isSame =
    minuteReference === decision.minuteReference &&
    attendance === decision.attendance &&
    isSameVotes(votes, decision.votes);
  return decided(
    [
      ...checkCorrection(state, input),
      isSame && refuse('NOTHING_TO_CORRECT', { where: 'minute reference' }),
      checkBorne(state, attendance),
      ...checkVotes(votes, { outcome: decision.outcome, attendance }),
    ],
    () => ({
      correction: { ...rowOf(state, input, 'details'), byDecisionId: input.decisionId },
      decision: {
        ...{ id: input.decisionId, correctsId: decision.id, minuteReference, attendance },
        ...{ ...votesRow(votes), recordedBy: actor.personId, recordedByName: actor.name },
      },
      audit: [auditOf(state, input, 'details', { minuteReference, attendance, ...votesRow(votes) })],
      jobs: [],
    }),
  );
}

/**
 * Sets a decision aside that was recorded wrongly: of another date, another outcome, on another policy, or none at all. Its version goes
 * back to where it was, and what was in force before is in force again with its own dates. A seal closes what the document says:
 * with one, the body itself resolves to correct its record.
 */
export function decideSetAside(state: CorrectionState, input: SetAsideInput): Decided<SetAsidePlan> {
  const { adoption, revision, policy, former } = state;
  const reopened = revision.isOnAgenda ? 'tabled' : 'submitted';
  return decided([...checkCorrection(state, input), ...checkSetAside(state, input)], () => ({
    correction: rowOf(state, input, 'set-aside'),
    revisions: [
      { id: revision.id, from: revision.state, to: reopened },
      ...(adoption && former?.revisionId
        ? [{ id: former.revisionId, from: 'superseded', to: 'adopted' } as const]
        : []),
    ],
    policy: adoption && {
      ...{ id: policy.id, adoptedRevisionId: former?.revisionId ?? null },
      ...{ adoptedOn: former?.adoptedOn ?? null, effectiveFrom: former?.effectiveFrom ?? null },
      ...(former?.due ?? NO_REVIEW_DUE),
    },
    setAsideAdoptionId: adoption?.id ?? null,
    voidedRequestIds: adoption?.openRequestIds ?? [],
    audit: [auditOf(state, input, 'set-aside', { restoredRevisionId: former?.revisionId ?? null })],
    jobs: [],
  }));
}

function checkBorne({ voters }: CorrectionState, attendance: number | null): Refusal | false {
  return (
    voters !== null &&
    attendance !== null &&
    attendance > voters &&
    refuse('ATTENDANCE_NOT_BORNE', {
      where: `${attendance} told, ${voters} by name`,
      details: { told: String(attendance), byName: String(voters) },
    })
  );
}

function isSameVotes(one: Votes | null, other: Votes | null): boolean {
  return one?.for === other?.for && one?.against === other?.against && one?.abstained === other?.abstained;
}

function checkCorrection({ isCorrected, policy }: CorrectionState, { reason }: CorrectionInput): (Refusal | false)[] {
  return [
    isCorrected && refuse('CORRECTED_ALREADY', { where: policy.title }),
    isBlankText(reason) && refuse('REASON_MISSING', { where: 'why it is corrected' }),
  ];
}

function checkSetAside(state: CorrectionState, { instead, resolution }: SetAsideInput): (Refusal | false)[] {
  const { decision, adoption, policy, revision } = state;
  const where = `${policy.title}, version ${revision.number}`;
  const adopts = instead?.outcome === 'adopted';
  const reopened = revision.isOnAgenda ? 'tabled' : 'submitted';
  const isWithChanges = decision.outcome === 'adopted-with-changes' || instead?.outcome === 'adopted-with-changes';
  const isOvertaken =
    adoption?.isReviewed === true ||
    (adoption !== null
      ? policy.adoptedRevisionId !== revision.id
      : !(
          canGoBack(revision.state, reopened) ||
          (decision.outcome === 'deferred' && canMove(revision.state, reopened))
        ));
  return [
    isWithChanges && refuse('CHANGES_NOT_CORRECTED', { where }),
    !isWithChanges && isOvertaken && refuse('DECISION_OVERTAKEN', { where }),
    adoption?.isSealed === true && isBlankText(resolution) && refuse('DECISION_SEALED', { where }),
    adoption?.coversOthers === true && !adopts && refuse('ADOPTION_COVERS_OTHERS', { where }),
    state.isNewerOpen && !adopts && refuse('ALREADY_SUBMITTED', { where: policy.title }),
  ];
}

function rowOf(
  { actor, organisationId, policy, decision, adoption }: CorrectionState,
  input: CorrectionInput,
  kind: CorrectionKind,
): CorrectionRow {
  return {
    ...{ id: input.correctionId, organisationId, policyId: policy.id, decisionId: decision.id, kind },
    adoptionId: kind === 'set-aside' ? (adoption?.id ?? null) : null,
    ...{ reason: input.reason.trim(), resolution: input.resolution?.trim() || null },
    ...{ correctedBy: actor.personId, correctedByName: actor.name },
  };
}

function auditOf(
  { decision, policy, adoption }: CorrectionState,
  { reason, resolution }: CorrectionInput,
  kind: CorrectionKind,
  data: AuditEntry['data'],
): AuditEntry {
  const { outcome, decidedOn, minuteReference } = decision;
  return {
    ...({ action: 'decision.corrected', subject: 'Decision', subjectId: decision.id } as const),
    data: {
      ...{ kind, policyId: policy.id, adoptionId: adoption?.id ?? null, resolution: resolution?.trim() || null },
      was: { outcome, decidedOn, minuteReference },
      ...data,
    },
    personal: { reason: reason.trim() },
  };
}
