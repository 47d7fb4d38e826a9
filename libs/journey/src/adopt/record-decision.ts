import { walkNodes } from '@ratify/document';
import {
  decideRecordDecision,
  refuse,
  type Amendment,
  type ConfirmingOffice,
  type DecisionBody,
  type DecisionOutcome,
  type DecisionRevision,
  type ItemDecided,
  type PlainDate,
  type RecordDecisionPlan,
  type Route,
  type Votes,
} from '@ratify/policy';
import type { Adoption, Body, Decision, Meeting, Revision, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { actsFor, knowOrganisation } from '../shell/organisation.ts';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { readTermCalendar } from '../shell/term-calendar.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { readVoters } from '../approve/read-roll.ts';
import { adoptText, coversOf, openRequestsOf, requestIds } from './adopt-text.ts';
import { readStored } from '../shell/read-stored.ts';

export interface RecordDecisionInput {
  readonly revisionId: string;
  readonly meetingId?: string | null | undefined;
  readonly bodyId?: string | null | undefined;
  readonly route: Route;
  readonly outcome: DecisionOutcome;
  readonly decidedOn: PlainDate;
  readonly attendance?: number | null | undefined;
  /** Where the body counts them. */
  readonly votes?: Votes | null | undefined;
  readonly minuteReference?: string | null | undefined;
  readonly effectiveFrom?: PlainDate | null | undefined;
  /** As the clerk writes it: a date, or `Spring term 2028`. */
  readonly reviewDue?: string | null | undefined;
  /** Settings it applies to besides the organisation itself; left out, those that the policy covers. */
  readonly settingIds?: readonly string[] | null | undefined;
  /** With `adopted-with-changes`: each change, as minuted. */
  readonly amendments?: readonly Amendment[] | null | undefined;
  /** With `adopted-with-changes`: who confirms that the changed text matches the minute; the chair by default. */
  readonly confirmedBy?: ConfirmingOffice | null | undefined;
  readonly note?: string | null | undefined;
}

export interface RecordedDecision {
  readonly decision: Decision;
  /** Null unless it was adopted. */
  readonly adoption: Adoption | null;
}

/** Records what a body decided on a revision; an adoption fixes the dates, asks for signatures and has the document printed. */
export async function recordDecision(
  journey: Journey,
  scope: Scope,
  input: RecordDecisionInput,
): Promise<Outcome<RecordedDecision>> {
  return writing(journey, scope, ['record', 'Decision'], (work) => takeDecision(journey, work, input));
}

/** The same inside the transaction of whoever calls; a decision that corrects another names it, and has the id that it was promised. */
export async function takeDecision(
  journey: Journey,
  work: Work,
  input: RecordDecisionInput,
  corrects?: { readonly decisionId: string; readonly correctsId: string },
): Promise<Outcome<RecordedDecision>> {
  const item = await planDecision(journey, work, input, corrects?.decisionId);
  if (!item) return refused(refuse('MEETING_MISSING', { where: 'meeting' }));
  return settle(item.decided, (plan) => applyDecision(work, plan, item.meeting, corrects?.correctsId));
}

/** One decision as it would be recorded, with what it is about. */
export interface PlannedDecision extends ItemDecided {
  readonly meeting: Meeting | null;
}

/** Reads what a decision is about and decides by the rules; nothing is written. Null where neither meeting nor body is named. */
export async function planDecision(
  journey: Journey,
  work: Work,
  input: RecordDecisionInput,
  promisedId?: string,
): Promise<PlannedDecision | null> {
  const { rows, actor, organisationId } = work;
  // The meeting before its items, as whoever moves or cancels it does.
  const meeting = input.meetingId
    ? await rows.meetings.get({ organisationId, id: input.meetingId }, { lock: true })
    : null;
  const revision = await rows.revisions.get({ organisationId, id: input.revisionId }, { lock: true });
  const policy = await rows.policies.get({ organisationId, id: revision.policyId }, { lock: true });
  const bodyId = meeting?.bodyId ?? input.bodyId;
  if (!bodyId) return null;
  const body = await rows.bodies.get({ organisationId, id: bodyId });
  await holdToBody(work, bodyId);
  const decided = decideRecordDecision(
    {
      actor,
      organisationId,
      body: await bodyOf(work, body),
      meeting: meeting ? { ...meeting, heldOn: meeting.heldOn as PlainDate } : null,
      policy,
      revision: await revisionOf(work, revision, meeting),
      clauses: clausesOf(revision),
      openRequestIds: await openRequestsOf(work, policy),
      covers: await coversOf(work, policy),
      termCalendar: await readTermCalendar(rows, organisationId),
      voters: meeting ? await readVoters(rows, meeting, revision.id) : null,
    },
    {
      ...input,
      ids: {
        decision: promisedId ?? journey.ids.id(),
        adoption: journey.ids.id(),
        document: journey.ids.id(),
        signatureRequests: requestIds(journey),
      },
      verifyCode: journey.ids.verifyCode(),
      alsoCovers: input.settingIds?.filter((each) => each !== organisationId),
      amendments: input.amendments ?? [],
    },
    journey.clock.today(),
  );
  return { meeting, decided, policyId: policy.id, policyTitle: policy.title, number: revision.number };
}

async function bodyOf({ rows, organisationId }: Work, body: Body): Promise<DecisionBody> {
  const { constitution } = await knowOrganisation(rows, organisationId);
  return { ...body, constitution, actsFor: await actsFor(rows, body) };
}

async function revisionOf(
  { rows, organisationId }: Work,
  revision: Revision,
  meeting: Meeting | null,
): Promise<DecisionRevision> {
  const items =
    revision.state === 'tabled' ? await rows.agendaItems.list({ organisationId, revisionId: revision.id }) : [];
  // What an earlier meeting deferred stays on its agenda, beside the one on which it stands now.
  const item = items.find(({ meetingId }) => meetingId === meeting?.id) ?? items[0];
  return {
    ...revision,
    review: readStored(revision.text).frontMatter?.review ?? null,
    tabledAtMeetingId: item?.meetingId ?? null,
  };
}

/** What a meeting can change of a revision: everything that has an id of its own. */
function clausesOf({ text }: Revision): Map<string, { number: string; title: string }> {
  return new Map(walkNodes(readStored(text).nodes).map(({ id, number, title }) => [id, { number, title }]));
}

/** Writes a decision as it was planned. */
export async function applyDecision(
  work: Work,
  plan: RecordDecisionPlan,
  meeting: Meeting | null,
  correctsId: string | null = null,
): Promise<RecordedDecision> {
  const { rows } = work;
  const decision = await rows.decisions.add({ ...plan.decision, correctsId });
  for (const move of plan.revisions) await rows.revisions.change({ id: move.id }, { state: move.to });
  // As many as there were at any item: who leaves the room for one has been at the meeting.
  if (meeting && decision.attendance !== null && decision.attendance > (meeting.attendance ?? -1))
    await rows.meetings.change({ id: meeting.id }, { attendance: decision.attendance });
  const { adopted } = plan;
  if (adopted) await adoptText(work, adopted);
  await record(work, plan);
  return { decision, adoption: adopted ? await rows.adoptions.get({ id: adopted.adoption.id }) : null };
}
