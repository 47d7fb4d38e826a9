import type { PlainDate } from '../dates/plain-date.ts';
import { canMove } from '../journey/revision-states.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { planAdoption } from './plan-adoption.ts';
import type {
  DecisionRevision,
  RecordDecisionInput,
  RecordDecisionPlan,
  RecordDecisionState,
  RevisionMove,
} from './decision-state.ts';
import { isBlankText, job } from './plan-parts.ts';
import { reviewDueFor } from './review-due.ts';

type Checks = (Refusal | false | null | undefined)[];

/**
 * Records what a body decided on a revision. An adoption supersedes the one in force, fixes the dates, prints the document and
 * asks for the signatures that the body's rules want. `adopted-with-changes` adopts the changed revision in its place.
 */
export function decideRecordDecision(
  state: RecordDecisionState,
  input: RecordDecisionInput,
  today: PlainDate,
): Decided<RecordDecisionPlan> {
  const adopts = input.outcome === 'adopted' || input.outcome === 'adopted-with-changes';
  const text = input.outcome === 'adopted-with-changes' ? (state.changedRevision ?? state.revision) : state.revision;
  const review = adopts
    ? reviewDueFor({
        adoptedOn: input.decidedOn,
        review: text.review,
        stated: input.reviewDue,
        termCalendar: state.termCalendar,
      })
    : null;
  return decided(
    [
      ...checkRevisions(state, input),
      ...checkRoute(state, input),
      ...(input.route === 'meeting' ? checkMeeting(state, input) : []),
      ...checkDates(input, today, adopts),
      ...(review?.refusals ?? []),
      ...(adopts ? checkCovers(state, input) : []),
    ],
    () => {
      const adopted = review ? planAdoption(state, input, text, review.due) : null;
      const printed = adopted?.document.id;
      return {
        decision: decisionRow(state, input),
        revisions: movesOf(state, input, adopted ? text : null),
        adopted,
        audit: auditOf(state, input, adopted ? text : null),
        jobs: printed ? [job('print-document', { documentId: printed }, printed)] : [],
      };
    },
  );
}

function checkRevisions({ revision, changedRevision }: RecordDecisionState, input: RecordDecisionInput): Checks {
  const open = isOpen(revision) ? null : refuse('REVISION_NOT_OPEN', { where: `version ${revision.number}` });
  if (input.outcome !== 'adopted-with-changes') return [open];
  if (!changedRevision) return [open, refuse('CHANGED_REVISION_MISSING', { where: 'changed text' })];
  const fits =
    isOpen(changedRevision) &&
    changedRevision.policyId === revision.policyId &&
    changedRevision.number > revision.number;
  return [open, !fits && refuse('CHANGED_REVISION_NOT_OPEN', { where: `version ${changedRevision.number}` })];
}

function isOpen(revision: DecisionRevision): boolean {
  return canMove(revision.state, 'adopted');
}

/** SI 2013/1624 gives maintained bodies meetings, delegation and, in reg 8, the chair's action; never a vote by e-mail. */
function checkRoute({ body, organisationId }: RecordDecisionState, input: RecordDecisionInput): Checks {
  const { route } = input;
  const where = body.name;
  const unknownInLaw =
    (route === 'written-resolution' && body.constitution === 'maintained' && 'WRITTEN_RESOLUTION_NOT_ALLOWED') ||
    (route === 'chairs-action' && body.constitution === 'charity' && 'CHAIRS_ACTION_NOT_ALLOWED');
  return [
    !body.actsFor.includes(organisationId) && refuse('BODY_NOT_FOR_SETTING', { where }),
    unknownInLaw && refuse(unknownInLaw, { where }),
    !unknownInLaw && !body.routes.includes(route) && refuse('ROUTE_NOT_ALLOWED', { where }),
    route === 'chairs-action' &&
      isBlankText(input.note) &&
      refuse('REASON_MISSING', { where: 'why delay would have been seriously detrimental' }),
  ];
}

function checkMeeting({ body, meeting, revision }: RecordDecisionState, input: RecordDecisionInput): Checks {
  if (!meeting) return [refuse('MEETING_MISSING', { where: 'meeting' })];
  const { quorum } = body;
  const present = input.attendance ?? null;
  const elsewhere = revision.tabledAtMeetingId !== null && revision.tabledAtMeetingId !== meeting.id;
  return [
    meeting.bodyId !== body.id && refuse('MEETING_OF_OTHER_BODY', { where: body.name }),
    meeting.heldOn !== input.decidedOn && refuse('DECIDED_ON_NOT_MEETING_DATE', { where: 'decided on' }),
    revision.state === 'tabled' && elsewhere && refuse('NOT_ON_AGENDA', { where: `version ${revision.number}` }),
    quorum !== null && present === null && refuse('ATTENDANCE_MISSING', { where: 'attendance' }),
    quorum !== null &&
      present !== null &&
      present < quorum &&
      refuse('QUORUM_NOT_MET', {
        where: `${present} present, ${quorum} needed`,
        details: { quorum: String(quorum), attendance: String(present) },
      }),
  ];
}

function checkDates(input: RecordDecisionInput, today: PlainDate, adopts: boolean): Checks {
  return [
    input.decidedOn > today && refuse('DATE_IN_FUTURE', { where: 'decided on' }),
    adopts &&
      input.effectiveFrom &&
      input.effectiveFrom < input.decidedOn &&
      refuse('EFFECTIVE_BEFORE_DECISION', { where: 'effective from' }),
  ];
}

function checkCovers({ body }: RecordDecisionState, input: RecordDecisionInput): Checks {
  return (input.alsoCovers ?? [])
    .filter((setting) => !body.actsFor.includes(setting))
    .map((setting) => refuse('SETTING_NOT_COVERED', { where: setting, details: { organisationId: setting } }));
}

function decisionRow(state: RecordDecisionState, input: RecordDecisionInput): RecordDecisionPlan['decision'] {
  return {
    id: input.ids.decision,
    organisationId: state.organisationId,
    revisionId: state.revision.id,
    meetingId: input.route === 'meeting' ? (state.meeting?.id ?? null) : null,
    bodyId: state.body.id,
    route: input.route,
    outcome: input.outcome,
    decidedOn: input.decidedOn,
    attendance: input.attendance ?? null,
    minuteReference: input.minuteReference?.trim() || null,
    note: input.note?.trim() || null,
    recordedBy: state.actor.personId,
    recordedByName: state.actor.name,
  };
}

/** The revision in force goes first, so that at no moment two are adopted. */
function movesOf(
  state: RecordDecisionState,
  input: RecordDecisionInput,
  text: DecisionRevision | null,
): RevisionMove[] {
  const { id, state: from } = state.revision;
  if (input.outcome === 'deferred') return [{ id, from, to: 'deferred' }];
  if (!text) return [{ id, from, to: 'not-adopted' }];
  const inForce = state.policy.adoptedRevisionId;
  return [
    ...(inForce ? [{ id: inForce, from: 'adopted', to: 'superseded' } as const] : []),
    // As it was put to the meeting it was not adopted; the changed text was.
    ...(text.id === id ? [] : [{ id, from, to: 'not-adopted' } as const]),
    { id: text.id, from: text.state, to: 'adopted' },
  ];
}

function auditOf(state: RecordDecisionState, input: RecordDecisionInput, text: DecisionRevision | null) {
  const { route, outcome, decidedOn, minuteReference } = input;
  const recorded = {
    action: 'decision.recorded',
    subject: 'Decision',
    subjectId: input.ids.decision,
    data: {
      revisionId: state.revision.id,
      bodyId: state.body.id,
      route,
      outcome,
      decidedOn,
      minuteReference: minuteReference?.trim() || null,
    },
  } as const;
  if (!text) return [recorded];
  const adopted = {
    action: 'policy.adopted',
    subject: 'Adoption',
    subjectId: input.ids.adoption,
    data: {
      policyId: state.policy.id,
      revisionId: text.id,
      decisionId: input.ids.decision,
      supersededRevisionId: state.policy.adoptedRevisionId,
      alsoCovers: input.alsoCovers ?? [],
    },
  } as const;
  return [recorded, adopted];
}
