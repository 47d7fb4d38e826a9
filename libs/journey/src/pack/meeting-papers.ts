import { readPolicy, renderPolicy, type OrganisationFacts } from '@ratify/document';
import type { PlainDate, RollLine } from '@ratify/policy';
import type {
  Attendance,
  Body,
  Decision,
  Interest,
  Meeting,
  Organisation,
  Repositories,
  Revision,
} from '@ratify/store';
import { readRoll } from '../approve/read-roll.ts';
import { readDecisionOn, readToldMinute } from '../adopt/standing-decision.ts';
import { readChangedAnswers, type ChangedAnswer } from '../reading/changed-answers.ts';
import { readDecidedBetween, type DelegatedDecision } from '../reading/delegated.ts';
import { readChanges, type ShownChange } from '../reading/changes.ts';
import { readRecord } from '../reading/texts.ts';

/** A policy on an agenda as the papers have it. */
export interface MeetingPaper {
  readonly revision: Revision;
  readonly title: string;
  /** Against the text that was in force when it was put forward; null where there was none. */
  readonly changes: readonly ShownChange[] | null;
  /** What the meeting decided, once it has. */
  readonly decision: Decision | null;
  /** The text as it would be adopted. */
  readonly html: string;
}

/** The papers of a meeting. */
export interface MeetingPapers {
  readonly meeting: Meeting;
  readonly body: Body;
  readonly organisation: Organisation;
  /** Who belongs to the body on the day, or serves it. */
  readonly members: readonly RollLine[];
  /** Who was there, once it is recorded by name, and the interests that were declared. */
  readonly attendances: readonly Attendance[];
  readonly interests: readonly Interest[];
  readonly papers: readonly MeetingPaper[];
  /** What keepers changed since the last meeting of the body. */
  readonly changedAnswers: readonly ChangedAnswer[];
  /** What was decided for the body before the meeting, to be reported to it. */
  readonly decidedBetween: readonly DelegatedDecision[];
}

/** The versions on an agenda, in its order. */
export async function agendaOf(rows: Repositories, { organisationId, id: meetingId }: Meeting): Promise<Revision[]> {
  const items = await rows.agendaItems.list({ organisationId, meetingId }, { order: { position: 'asc' } });
  const ids = items.map((each) => each.revisionId);
  const revisions = ids.length > 0 ? await rows.revisions.list({ organisationId, id: ids }) : [];
  return ids.flatMap((id) => revisions.find((each) => each.id === id) ?? []);
}

/** Gathers the papers: each policy's text, and what it changes of the one in force with the weight of each change. */
export async function readMeetingPapers(
  rows: Repositories,
  meeting: Meeting,
  today: PlainDate,
): Promise<MeetingPapers> {
  const { organisationId, bodyId, id: meetingId } = meeting;
  const body = await rows.bodies.get({ id: bodyId });
  const papers: MeetingPaper[] = [];
  for (const revision of await agendaOf(rows, meeting))
    papers.push(await readPaper(rows, { meeting, body }, revision, today));
  return {
    ...{ meeting, body, papers },
    organisation: await rows.organisations.get({ id: organisationId }),
    members: await readRoll(rows, meeting),
    attendances: await rows.attendances.list({ organisationId, meetingId }, { order: { position: 'asc' } }),
    changedAnswers: await readChangedAnswers(rows, meeting, today),
    decidedBetween: await readDecidedBetween(rows, meeting),
    interests: await rows.interests.list({ organisationId, meetingId }, { order: { id: 'asc' } }),
  };
}

async function readPaper(
  rows: Repositories,
  { meeting: { id: meetingId, organisationId }, body }: { readonly meeting: Meeting; readonly body: Body },
  revision: Revision,
  today: PlainDate,
): Promise<MeetingPaper> {
  const policy = await rows.policies.get({ organisationId, id: revision.policyId });
  // A body that asks nobody to sign has its minute as the evidence, whatever offices the text names.
  const asksNobody = body.signatories.length === 0 ? { signatories: [] } : {};
  const record = { ...asksNobody, ...(await readRecord(rows, revision, today)) };
  const organisation = revision.organisationFacts as OrganisationFacts;
  const decision = await readDecisionOn(rows, { organisationId, revisionId: revision.id, meetingId });
  return {
    ...{ revision, title: policy.title },
    changes: revision.predecessorId ? await readChanges(rows, revision) : null,
    decision: decision && { ...decision, minuteReference: await readToldMinute(rows, decision, today) },
    html: renderPolicy(readPolicy(revision.text), { organisation, record, purpose: 'reading' }).html,
  };
}
