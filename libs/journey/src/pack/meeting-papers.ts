import { readPolicy, renderPolicy, type OrganisationFacts } from '@ratify/document';
import { isRunning, type PlainDate } from '@ratify/policy';
import type { AppointedRole, Body, Decision, Meeting, Organisation, Repositories, Revision } from '@ratify/store';
import { readDecisionOn, readToldMinute } from '../adopt/standing-decision.ts';
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

/** Somebody who belongs to the body on the day of its meeting. */
export interface MeetingMember {
  readonly name: string;
  readonly offices: readonly AppointedRole[];
}

/** The papers of a meeting. */
export interface MeetingPapers {
  readonly meeting: Meeting;
  readonly body: Body;
  readonly organisation: Organisation;
  readonly members: readonly MeetingMember[];
  readonly papers: readonly MeetingPaper[];
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
  const { organisationId, bodyId } = meeting;
  const papers: MeetingPaper[] = [];
  for (const revision of await agendaOf(rows, meeting)) papers.push(await readPaper(rows, meeting, revision, today));
  const body = await rows.bodies.get({ id: bodyId });
  return {
    ...{ meeting, body, papers },
    organisation: await rows.organisations.get({ id: organisationId }),
    members: await readMembers(rows, meeting),
  };
}

async function readPaper(
  rows: Repositories,
  { id: meetingId, organisationId }: Meeting,
  revision: Revision,
  today: PlainDate,
): Promise<MeetingPaper> {
  const policy = await rows.policies.get({ organisationId, id: revision.policyId });
  const record = await readRecord(rows, revision, today);
  const organisation = revision.organisationFacts as OrganisationFacts;
  const decision = await readDecisionOn(rows, { organisationId, revisionId: revision.id, meetingId });
  return {
    ...{ revision, title: policy.title },
    changes: revision.predecessorId ? await readChanges(rows, revision) : null,
    decision: decision && { ...decision, minuteReference: await readToldMinute(rows, decision, today) },
    html: renderPolicy(readPolicy(revision.text), { organisation, record, purpose: 'reading' }).html,
  };
}

/** Offices of those who sit on a body or serve it, in the order in which they are listed. */
const OFFICES: readonly AppointedRole[] = ['chair', 'vice-chair', 'governor', 'head', 'clerk'];

/** Who belongs to the body on the day, by what is recorded: each person once, with every office they hold. */
async function readMembers(
  rows: Repositories,
  { organisationId, bodyId, heldOn }: Meeting,
): Promise<readonly MeetingMember[]> {
  const appointments = (await rows.appointments.list({ organisationId, role: [...OFFICES] }))
    .filter((each) => each.bodyId === null || each.bodyId === bodyId)
    .filter((each) => isRunning(each, heldOn));
  const inOrder = OFFICES.flatMap((role) =>
    appointments.filter((each) => each.role === role).sort((a, b) => a.personName.localeCompare(b.personName, 'en-GB')),
  );
  const byPerson = new Map<string, { name: string; offices: AppointedRole[] }>();
  for (const { personId, personName, role } of inOrder) {
    const known = byPerson.get(personId) ?? { name: personName, offices: [] };
    if (!known.offices.includes(role)) known.offices.push(role);
    byPerson.set(personId, known);
  }
  return [...byPerson.values()];
}
