import type { PlainDate } from '../dates/plain-date.ts';
import { canMove } from '../journey/revision-states.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { NOBODY_SIGNS, adoptedAudit, adoptingMoves, planAdoption } from './plan-adoption.ts';
import type {
  DecisionRevision,
  RecordDecisionInput,
  RecordDecisionPlan,
  RecordDecisionState,
  RevisionMove,
} from './decision-state.ts';
import { checkStanding } from './decide-set-up-body.ts';
import { checkNotCancelled } from './decide-table.ts';
import { type Behalf, clausePlace, isBlankText, job } from './plan-parts.ts';
import { reviewDueFor } from './review-due.ts';
import { checkVotes, votesRow } from './votes.ts';

type Checks = (Refusal | false | null | undefined)[];

/**
 * Records what a body decided on a revision. An adoption supersedes the one in force, fixes the dates, prints the document and
 * asks for the signatures that the body's rules want. `adopted-with-changes` lists what the meeting changed: the text put to it was
 * not adopted, and the changed one is in force only once it is entered and confirmed to match the minute.
 */
export function decideRecordDecision(
  state: RecordDecisionState,
  given: RecordDecisionInput,
  today: PlainDate,
): Decided<RecordDecisionPlan> {
  const input = countedByName(state, given);
  const adopts = input.outcome === 'adopted' || input.outcome === 'adopted-with-changes';
  const text = state.revision;
  const asPut = input.outcome === 'adopted';
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
      ...checkRevision(state.revision),
      ...(input.outcome === 'adopted-with-changes' ? checkAmendments(state, input) : []),
      ...checkRoute(state, input),
      checkAuthor(state, input),
      ...(input.route === 'meeting' ? checkMeeting(state, input) : []),
      checkTyped(input, given),
      ...checkCounted(input),
      ...checkDates(input, today, adopts),
      ...(review?.refusals ?? []),
      ...(adopts ? checkCovers(state, input) : []),
    ],
    () => {
      // Whoever decides for the body reports to it: with that nobody of the body is asked to sign.
      const adopting = input.route === 'delegated' ? { ...state, body: NOBODY_SIGNS } : state;
      const adopted = review && asPut ? planAdoption(adopting, input, text, review.due, today) : null;
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

/** Names that are recorded tell how many could vote; without them the number that was typed does. */
function countedByName({ voters = null }: RecordDecisionState, input: RecordDecisionInput): RecordDecisionInput {
  return input.route === 'meeting' && voters !== null ? { ...input, attendance: voters } : input;
}

function checkTyped(counted: RecordDecisionInput, { attendance: typed = null }: RecordDecisionInput): Refusal | false {
  const byName = counted.attendance ?? null;
  return typed !== null && typed !== byName && refuse('ATTENDANCE_BY_NAME', { where: `${byName} by name` });
}

function checkRevision(revision: DecisionRevision): Checks {
  const where = `version ${revision.number}`;
  return [
    !canMove(revision.state, 'adopted') && refuse('REVISION_NOT_OPEN', { where }),
    revision.amendsId !== null && refuse('CONFIRMATION_WAITS', { where }),
  ];
}

function checkAmendments({ clauses }: RecordDecisionState, { amendments = [] }: RecordDecisionInput): Checks {
  if (amendments.length === 0) return [refuse('AMENDMENTS_MISSING', { where: 'amendments' })];
  const ids = amendments.filter(({ what }) => what !== 'add').map(({ clauseId }) => clauseId);
  return amendments.flatMap(({ clauseId, said }, at): Checks => {
    const place = clausePlace({ clauseId, number: '', title: '', ...clauses.get(clauseId) });
    return [
      !clauses.has(clauseId) && refuse('CLAUSE_NOT_FOUND', place),
      isBlankText(said) && refuse('AMENDMENT_UNSAID', place),
      ids.indexOf(clauseId) !== ids.lastIndexOf(clauseId) &&
        amendments.findIndex((one) => one.clauseId === clauseId) === at &&
        refuse('AMENDED_TWICE', place),
    ];
  });
}

/** SI 2013/1624 gives maintained bodies meetings, delegation and, in reg 8, the chair's action; never a vote by e-mail. */
export function checkRoute(
  { body, organisationId }: Pick<RecordDecisionState, 'body' | 'organisationId'>,
  input: Pick<RecordDecisionInput, 'route' | 'decidedOn' | 'note'>,
): Checks {
  const { route } = input;
  const where = body.name;
  const unknownInLaw =
    (route === 'written-resolution' && body.constitution === 'maintained' && 'WRITTEN_RESOLUTION_NOT_ALLOWED') ||
    (route === 'chairs-action' && body.constitution === 'charity' && 'CHAIRS_ACTION_NOT_ALLOWED');
  return [
    !body.actsFor.includes(organisationId) && refuse('BODY_NOT_FOR_SETTING', { where }),
    checkStanding(body, input.decidedOn),
    unknownInLaw && refuse(unknownInLaw, { where }),
    !unknownInLaw && !body.routes.includes(route) && refuse('ROUTE_NOT_ALLOWED', { where }),
    route === 'chairs-action' &&
      isBlankText(input.note) &&
      refuse('REASON_MISSING', { where: 'why delay would have been seriously detrimental' }),
  ];
}

/** Where the body has it so, one person does not send a text in and approve it too; at a meeting, or by a resolution, others do. */
function checkAuthor(
  { actor, body, revision }: RecordDecisionState,
  { route, outcome }: RecordDecisionInput,
): Refusal | false {
  const isAlone = route === 'delegated' || route === 'chairs-action';
  const approves = outcome === 'adopted' || outcome === 'adopted-with-changes';
  return isAlone && approves && refuseAuthor(body, revision, actor);
}

/** Whether somebody would approve for a body what they sent in themselves, where the body lets nobody do so. */
export function refuseAuthor(
  { name, separatesAuthor }: { readonly name: string; readonly separatesAuthor?: boolean | undefined },
  { submittedBy }: { readonly submittedBy: string },
  { personId }: { readonly personId: string },
): Refusal | false {
  return separatesAuthor === true && submittedBy === personId && refuse('OWN_SUBMISSION', { where: name });
}

function checkMeeting(
  { body, meeting, revision, voters = null }: RecordDecisionState,
  input: RecordDecisionInput,
): Checks {
  if (!meeting) return [refuse('MEETING_MISSING', { where: 'meeting' })];
  const { quorum } = body;
  const present = input.attendance ?? null;
  const elsewhere = revision.tabledAtMeetingId !== null && revision.tabledAtMeetingId !== meeting.id;
  return [
    checkNotCancelled(meeting),
    meeting.bodyId !== body.id && refuse('MEETING_OF_OTHER_BODY', { where: body.name }),
    meeting.heldOn !== input.decidedOn && refuse('DECIDED_ON_NOT_MEETING_DATE', { where: 'decided on' }),
    revision.state === 'tabled' && elsewhere && refuse('NOT_ON_AGENDA', { where: `version ${revision.number}` }),
    quorum !== null && present === null && refuse('ATTENDANCE_MISSING', { where: 'attendance' }),
    quorum !== null &&
      present !== null &&
      present < quorum &&
      refuse('QUORUM_NOT_MET', {
        where: `${present} present, ${quorum} needed`,
        details: { quorum: String(quorum), attendance: String(present), ...(voters === null ? {} : { by: 'name' }) },
      }),
  ];
}

/** Who was there and how they voted is known of a meeting; elsewhere nobody met. */
function checkCounted({ route, outcome, votes = null, attendance = null }: RecordDecisionInput): Checks {
  if (route === 'meeting') return checkVotes(votes, { outcome, attendance });
  return [
    votes !== null && refuse('COUNTED_WITHOUT_MEETING', { where: 'votes' }),
    votes === null && attendance !== null && refuse('COUNTED_WITHOUT_MEETING', { where: 'attendance' }),
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
    ...votesRow(input.votes ?? null),
    minuteReference: input.minuteReference?.trim() || null,
    note: input.note?.trim() || null,
    recordedBy: state.actor.personId,
    recordedByName: state.actor.name,
    ...amendedRow(input),
    delegationId: null,
  };
}

function amendedRow(
  input: RecordDecisionInput,
): Pick<RecordDecisionPlan['decision'], 'amendments' | 'confirmedBy' | 'takesEffect'> {
  if (input.outcome !== 'adopted-with-changes') return { amendments: [], confirmedBy: null, takesEffect: {} };
  const amendments = (input.amendments ?? []).map(({ clauseId, what, said }) => ({
    clauseId,
    what,
    said: said.trim(),
  }));
  const { effectiveFrom = null, reviewDue = null, alsoCovers } = input;
  const takesEffect = { effectiveFrom, reviewDue, ...(alsoCovers ? { settingIds: [...alsoCovers] } : {}) };
  return { amendments, confirmedBy: input.confirmedBy ?? 'chair', takesEffect };
}

/** As it was put to the meeting, a text adopted with changes was not adopted. */
function movesOf(
  state: RecordDecisionState,
  input: RecordDecisionInput,
  text: DecisionRevision | null,
): RevisionMove[] {
  const { id, state: from } = state.revision;
  if (input.outcome === 'deferred') return [{ id, from, to: 'deferred' }];
  if (!text) return [{ id, from, to: 'not-adopted' }];
  return adoptingMoves(state.policy, text);
}

function auditOf(state: RecordDecisionState, input: RecordDecisionInput, text: DecisionRevision | null) {
  const { route, outcome, decidedOn, minuteReference } = input;
  const onBehalfOf: Behalf = route === 'chairs-action' ? 'office:chair' : `body:${state.body.id}`;
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
    onBehalfOf,
  } as const;
  if (!text) return [recorded];
  return [recorded, { ...adoptedAudit(state, input, text.id), onBehalfOf }];
}
