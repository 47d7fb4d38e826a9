import type { ClauseIndexEntry, OrganisationFacts, Problem, RuleBreach } from '@ratify/document';
import type { RevisionState } from '../journey/revision-states.ts';
import type { DecisionOutcome } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type SubmitPlan, type SubmittedWeight, weighRevision } from './decide-submit.ts';
import type { Amendment } from './decision-state.ts';
import { type Actor, type PlanRecord, clausePlace, refuseErrors } from './plan-parts.ts';

/** A decision whose changes are still to be entered or confirmed. */
export interface AmendingDecision {
  readonly id: string;
  readonly outcome: DecisionOutcome;
  readonly amendments: readonly Amendment[];
  /** Whether its adoption is recorded. */
  readonly isAdopted: boolean;
}

export interface EnterAmendmentsState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly decision: AmendingDecision;
  /** The revision that was put to the meeting. */
  readonly revision: {
    readonly id: string;
    readonly policyId: string;
    readonly number: number;
    readonly baseEditionOrganisationId: string | null;
    readonly baseEditionId: string | null;
  };
  /** An earlier entry that waits to be confirmed, or any other version of the policy that waits. */
  readonly openRevision: { readonly number: number; readonly state: RevisionState } | null;
  readonly lastRevisionNumber: number;
  readonly organisationFacts: OrganisationFacts;
  /** The text with the changes entered. */
  readonly text: {
    readonly text: string;
    readonly textSha256: string;
    readonly clauseIndex: readonly ClauseIndexEntry[];
    readonly problems: readonly Problem[];
    readonly breaches: readonly RuleBreach[];
  };
  /** What it changes of the text that was put to the meeting. */
  readonly entered: readonly { readonly key: string; readonly number: string; readonly title: string }[];
  /** For each amendment the id of the clause that holds it: its own, or that of the clause added. */
  readonly amendedIds: readonly string[];
  readonly weight: SubmittedWeight;
}

export interface EnterAmendmentsPlan extends PlanRecord {
  readonly revision: SubmitPlan['revision'] & { readonly amendsId: string };
}

/**
 * Makes the revision that a meeting adopted with changes: the text put to it with those changes and nothing else. It is in force
 * once whoever the meeting named confirms that it matches the minute.
 */
export function decideEnterAmendments(
  state: EnterAmendmentsState,
  input: { readonly revisionId: string },
): Decided<EnterAmendmentsPlan> {
  const { decision, openRevision, text } = state;
  const isOpen = decision.outcome === 'adopted-with-changes' && !decision.isAdopted;
  return decided(
    [
      !isOpen && refuse('NOTHING_TO_AMEND', { where: `version ${state.revision.number}` }),
      isOpen && openRevision && refuse('ALREADY_SUBMITTED', { where: `version ${openRevision.number}` }),
      ...checkEntered(state),
      ...text.breaches.map((breach) => refuse(breach.code, clausePlace(breach))),
      ...refuseErrors(text.problems),
    ],
    () => enterPlan(state, input.revisionId),
  );
}

function checkEntered({ decision, entered, amendedIds }: EnterAmendmentsState): Refusal[] {
  const changed = new Set(entered.map((change) => change.key));
  const unmade = decision.amendments.filter((_, at) => !changed.has(amendedIds[at] ?? ''));
  const beyond = entered.filter((change) => !amendedIds.includes(change.key));
  return [
    ...unmade.map(({ clauseId, said }) => refuse('AMENDMENT_NOT_MADE', { clauseId, where: said })),
    ...beyond.map(({ key, number, title }) =>
      refuse('CHANGED_BEYOND_AMENDMENTS', clausePlace({ clauseId: key, number, title })),
    ),
  ];
}

function enterPlan(state: EnterAmendmentsState, revisionId: string): EnterAmendmentsPlan {
  const { actor, organisationId, decision, revision, text, weight } = state;
  const number = state.lastRevisionNumber + 1;
  return {
    revision: {
      id: revisionId,
      organisationId,
      policyId: revision.policyId,
      number,
      state: 'submitted',
      text: text.text,
      textSha256: text.textSha256,
      clauseIndex: text.clauseIndex,
      baseEditionOrganisationId: revision.baseEditionOrganisationId,
      baseEditionId: revision.baseEditionId,
      organisationFacts: state.organisationFacts,
      note: null,
      materiality: weighRevision(weight, {}),
      predecessorId: weight.predecessorId,
      consultationReason: null,
      amendsId: revision.id,
      submittedBy: actor.personId,
      submittedByName: actor.name,
    },
    audit: [
      {
        action: 'amendments.entered',
        subject: 'Revision',
        subjectId: revisionId,
        data: { decisionId: decision.id, amendsRevisionId: revision.id, number, textSha256: text.textSha256 },
      },
    ],
    jobs: [],
  };
}
