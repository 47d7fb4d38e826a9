import type { PlainDate } from '../dates/plain-date.ts';
import type { WeighedChange } from '../journey/materiality.ts';
import { canMove, type RevisionState } from '../journey/revision-states.ts';
import type { DelegatedOffice, Role } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import type { DecisionAdoption, RecordDecisionInput, RecordDecisionPlan, RevisionMove } from './decision-state.ts';
import { refuseAuthor } from './decide-record-decision.ts';
import { NOBODY_SIGNS, adoptedAudit, adoptingMoves, planAdoption, type AdoptingState } from './plan-adoption.ts';
import { type PlanRecord, clausePlace, job } from './plan-parts.ts';
import type { ReviewDue } from './review-due.ts';
import { votesRow } from './votes.ts';

/** A body's resolution that an office-holder takes editorial updates and reports them. */
export interface StandingDelegation {
  readonly id: string;
  readonly bodyId: string;
  readonly body?: { readonly name: string; readonly separatesAuthor: boolean };
  readonly office: DelegatedOffice;
  readonly resolvedOn: PlainDate;
  readonly endedOn: PlainDate | null;
}

export interface AdoptEditorialState extends Omit<AdoptingState, 'body'> {
  /** The offices that the actor holds. */
  readonly offices: readonly Role[];
  /** Resolutions of the bodies that act for the organisation, ended ones too. */
  readonly delegations: readonly StandingDelegation[];
  readonly revision: {
    readonly id: string;
    readonly number: number;
    readonly state: RevisionState;
    readonly text: string;
    readonly amendsId: string | null;
    readonly predecessorId: string | null;
    readonly submittedBy: string;
    /** Null in a record from before changes were weighed. */
    readonly changes: readonly WeighedChange[] | null;
  };
  /** An editorial update is no review: the date stays as it is. */
  readonly due: ReviewDue;
}

export interface AdoptEditorialInput extends Pick<RecordDecisionInput, 'ids' | 'verifyCode'> {
  readonly effectiveFrom?: PlainDate | null | undefined;
}

export interface AdoptEditorialPlan extends PlanRecord {
  readonly decision: RecordDecisionPlan['decision'];
  readonly revisions: readonly RevisionMove[];
  readonly adopted: DecisionAdoption;
}

/**
 * Takes an update that is editorial through and through without a meeting, where the body has resolved that this office may: a
 * delegated decision, open until it is reported to the body. The organisation's own changes always go to the body.
 */
export function decideAdoptEditorial(
  state: AdoptEditorialState,
  input: AdoptEditorialInput,
  today: PlainDate,
): Decided<AdoptEditorialPlan> {
  const { policy, revision, offices } = state;
  const standing = state.delegations.filter(
    ({ resolvedOn, endedOn }) => resolvedOn <= today && (endedOn === null || today < endedOn),
  );
  const held = standing.find(({ office }) => offices.includes(office));
  const where = `version ${revision.number}`;
  const isOpen = revision.state !== 'tabled' && canMove(revision.state, 'adopted') && revision.amendsId === null;
  return decided(
    [
      !isOpen && refuse('REVISION_NOT_OPEN', { where }),
      standing.length === 0 && refuse('NO_DELEGATION', { where: policy.title }),
      standing.length > 0 && !held && refuse('DELEGATED_OFFICE_NOT_HELD', { where: standing[0]?.office ?? 'office' }),
      held?.body && refuseAuthor(held.body, revision, state.actor),
      ...refuseSubstance(state),
      input.effectiveFrom &&
        input.effectiveFrom < today &&
        refuse('EFFECTIVE_BEFORE_DECISION', { where: 'effective from' }),
    ],
    () => adoptPlan(state, held as StandingDelegation, input, today),
  );
}

function refuseSubstance({ policy, revision }: AdoptEditorialState): Refusal[] {
  const heavy = substanceOf(policy, revision);
  if (heavy === null) return [refuse('NOT_EDITORIAL', { where: `version ${revision.number}` })];
  return heavy.map(({ key, number, title }) => refuse('NOT_EDITORIAL', clausePlace({ clauseId: key, number, title })));
}

/**
 * The changes that keep a revision from being editorial through and through: those of substance or law, and every one of the
 * organisation's own. Null where it was not weighed against the text in force.
 */
export function substanceOf(
  { adoptedRevisionId }: Pick<AdoptingState['policy'], 'adoptedRevisionId'>,
  { predecessorId, changes }: Pick<AdoptEditorialState['revision'], 'predecessorId' | 'changes'>,
): readonly WeighedChange[] | null {
  if (predecessorId === null || predecessorId !== adoptedRevisionId || changes === null) return null;
  return changes.filter(({ of, level }) => of !== 'template' || level !== 'editorial');
}

function adoptPlan(
  state: AdoptEditorialState,
  delegation: StandingDelegation,
  input: AdoptEditorialInput,
  today: PlainDate,
): AdoptEditorialPlan {
  const { actor, organisationId, revision } = state;
  // The minute of the resolution is the evidence: nobody is asked to sign, the organisation's seal closes the document.
  const adopting = { ...state, body: NOBODY_SIGNS };
  const dated = { ...input, decidedOn: today };
  return {
    decision: {
      id: input.ids.decision,
      organisationId,
      revisionId: revision.id,
      meetingId: null,
      bodyId: delegation.bodyId,
      route: 'delegated',
      outcome: 'adopted',
      decidedOn: today,
      attendance: null,
      ...votesRow(null),
      minuteReference: null,
      note: null,
      recordedBy: actor.personId,
      recordedByName: actor.name,
      amendments: [],
      confirmedBy: null,
      takesEffect: {},
      delegationId: delegation.id,
    },
    revisions: adoptingMoves(state.policy, revision),
    adopted: planAdoption(adopting, dated, revision, state.due, today),
    audit: [
      {
        action: 'editorial-update.adopted',
        subject: 'Decision',
        subjectId: input.ids.decision,
        data: { revisionId: revision.id, delegationId: delegation.id, office: delegation.office },
        onBehalfOf: `body:${delegation.bodyId}`,
      },
      adoptedAudit(adopting, dated, revision.id),
    ],
    jobs: [job('print-document', { documentId: input.ids.document }, input.ids.document)],
  };
}
