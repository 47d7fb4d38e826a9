import { walkNodes } from '@ratify/document';
import {
  decideRecordDecision,
  refuse,
  type Amendment,
  type ConfirmingOffice,
  type DecisionBody,
  type DecisionOutcome,
  type DecisionRevision,
  type PlainDate,
  type RecordDecisionPlan,
  type Route,
} from '@ratify/policy';
import type { Adoption, Body, Decision, Meeting, Revision, Scope } from '@ratify/store';
import { actsFor, knowOrganisation } from '../shell/organisation.ts';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { readTermCalendar } from '../shell/term-calendar.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { adoptText, openRequestsOf, requestIds } from './adopt-text.ts';
import { readStored } from '../shell/read-stored.ts';

export interface RecordDecisionInput {
  readonly revisionId: string;
  readonly meetingId?: string | null | undefined;
  readonly bodyId?: string | null | undefined;
  readonly route: Route;
  readonly outcome: DecisionOutcome;
  readonly decidedOn: PlainDate;
  readonly attendance?: number | null | undefined;
  readonly minuteReference?: string | null | undefined;
  readonly effectiveFrom?: PlainDate | null | undefined;
  /** As the clerk writes it: a date, or `Spring term 2028`. */
  readonly reviewDue?: string | null | undefined;
  /** Settings it applies to besides the organisation itself. */
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
  return writing(journey, scope, ['record', 'Decision'], async (work) => {
    const { rows, actor, organisationId } = work;
    const revision = await rows.revisions.get({ organisationId, id: input.revisionId }, { lock: true });
    const policy = await rows.policies.get({ organisationId, id: revision.policyId }, { lock: true });
    const meeting = input.meetingId ? await rows.meetings.get({ organisationId, id: input.meetingId }) : null;
    const bodyId = meeting?.bodyId ?? input.bodyId;
    if (!bodyId) return refused(refuse('MEETING_MISSING', { where: 'meeting' }));
    const body = await rows.bodies.get({ organisationId, id: bodyId });
    const decision = decideRecordDecision(
      {
        actor,
        organisationId,
        body: await bodyOf(work, body),
        meeting: meeting ? { ...meeting, heldOn: meeting.heldOn as PlainDate } : null,
        policy,
        revision: await revisionOf(work, revision),
        clauses: clausesOf(revision),
        openRequestIds: await openRequestsOf(work, policy),
        termCalendar: await readTermCalendar(rows, organisationId),
      },
      {
        ...input,
        ids: {
          decision: journey.ids.id(),
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
    return settle(decision, (plan) => apply(work, plan, meeting, input));
  });
}

async function bodyOf({ rows, organisationId }: Work, body: Body): Promise<DecisionBody> {
  const { constitution } = await knowOrganisation(rows, organisationId);
  return { ...body, constitution, actsFor: await actsFor(rows, body) };
}

async function revisionOf({ rows, organisationId }: Work, revision: Revision): Promise<DecisionRevision> {
  const [item] =
    revision.state === 'tabled' ? await rows.agendaItems.list({ organisationId, revisionId: revision.id }) : [];
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

async function apply(
  work: Work,
  plan: RecordDecisionPlan,
  meeting: Meeting | null,
  input: RecordDecisionInput,
): Promise<RecordedDecision> {
  const { rows } = work;
  const decision = await rows.decisions.add(plan.decision);
  for (const move of plan.revisions) await rows.revisions.change({ id: move.id }, { state: move.to });
  if (meeting && input.attendance != null)
    await rows.meetings.change({ id: meeting.id }, { attendance: input.attendance });
  const { adopted } = plan;
  if (adopted) await adoptText(work, adopted);
  await record(work, plan);
  return { decision, adoption: adopted ? await rows.adoptions.get({ id: adopted.adoption.id }) : null };
}
