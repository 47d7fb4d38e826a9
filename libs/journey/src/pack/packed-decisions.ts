import { sayInterest, sayVotes, votesOf, votersOn, type Route } from '@ratify/policy';
import type { Attendance, Decision, Interest, Policy, UnitOfWork } from '@ratify/store';
import { readToldDecision, readToldMinute } from '../adopt/standing-decision.ts';

/** Somebody at the meeting of a decision, or who was to be there. */
export type PackedAttendee = Pick<Attendance, 'personName' | 'office' | 'votes' | 'presence'>;

/** What a version in force was decided by, with who was there. */
export interface PackedDecision {
  readonly policy: string;
  readonly body: string;
  readonly route: Route;
  readonly decidedOn: string;
  readonly minuteReference: string;
  /** Members present who could vote on it; null where nobody counted. */
  readonly attendance: number | null;
  /** What the body's rule asks for today; null where it keeps none. */
  readonly quorum: number | null;
  /** In words; empty where the body did not count. */
  readonly votes: string;
  /** By name, in the order of the minutes; none where they are not recorded, or not for whoever asks. */
  readonly people: readonly PackedAttendee[];
  /** Interests that were declared in it, in words. */
  readonly interests: readonly string[];
}

/** The decision behind each version in force of a setting, by title. Who was there is its own body's to show. */
export async function readPackedDecisions(rows: UnitOfWork, organisationId: string): Promise<PackedDecision[]> {
  const policies = await rows.policies.list({ organisationId, retiredOn: null });
  const packed: PackedDecision[] = [];
  for (const policy of policies.toSorted((a, b) => a.title.localeCompare(b.title, 'en-GB'))) {
    const decision = await findDecision(rows, policy);
    if (decision) packed.push(await packDecision(rows, policy, decision));
  }
  return packed;
}

async function findDecision(rows: UnitOfWork, policy: Policy): Promise<Decision | null> {
  const { organisationId, adoptedRevisionId: revisionId } = policy;
  if (!revisionId) return null;
  const adoption = await rows.adoptions.find(
    { organisationId, revisionId, setAsideAt: null },
    { order: { recordedAt: 'desc' } },
  );
  return adoption?.decisionId ? readToldDecision(rows, organisationId, adoption.decisionId) : null;
}

async function packDecision(rows: UnitOfWork, { title }: Policy, decision: Decision): Promise<PackedDecision> {
  const { organisationId, meetingId, bodyId, revisionId, outcome, route, decidedOn } = decision;
  const body = await rows.bodies.find({ organisationId, id: bodyId });
  const there = { organisationId, meetingId: meetingId ?? '' };
  const people = meetingId ? await rows.attendances.list(there, { order: { position: 'asc' } }) : [];
  const declared: Interest[] = meetingId ? await rows.interests.list({ ...there, revisionId }) : [];
  const votes = votesOf(decision);
  const byName = people.length > 0 ? votersOn(people, declared, revisionId) : null;
  return {
    ...{ policy: title, body: body?.name ?? '', route, decidedOn, quorum: body?.quorum ?? null },
    minuteReference: (await readToldMinute(rows, decision, decidedOn)) ?? '',
    attendance: decision.attendance ?? byName,
    votes: votes ? sayVotes(votes, outcome) : '',
    people: people.map(({ personName, office, votes: hasVote, presence }) => ({
      ...{ personName, office, votes: hasVote, presence },
    })),
    interests: declared.map((each) => sayInterest(each, null)),
  };
}
