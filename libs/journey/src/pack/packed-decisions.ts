import { sayInterest, sayVotes, votesOf, votersOn, type PlainDate, type Route } from '@ratify/policy';
import type { Attendance, Body, Decision, Interest, UnitOfWork } from '@ratify/store';
import { readToldDecisions, readToldMinutes } from '../adopt/standing-decision.ts';

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

/** The decision behind each version in force of a setting, by title, as it is told on a day. Who was there is its own body's to show. */
export async function readPackedDecisions(
  rows: UnitOfWork,
  organisationId: string,
  today: PlainDate,
): Promise<PackedDecision[]> {
  const policies = await rows.policies.list({ organisationId, retiredOn: null });
  const inForce = policies.flatMap(({ adoptedRevisionId }) => adoptedRevisionId ?? []);
  const adoptions = await rows.adoptions.list(
    { organisationId, revisionId: inForce, setAsideAt: null },
    { order: { recordedAt: 'asc' } },
  );
  const latest = new Map(adoptions.map((each) => [each.revisionId, each.decisionId]));
  const ids = [...latest.values()].flatMap((id) => id ?? []);
  const told = await readToldDecisions(rows, ids);
  const minutes = await readToldMinutes(rows, ids, { on: today });
  const decisions = [...told.values()].flatMap((each) => each ?? []);
  const meetingId = [...new Set(decisions.flatMap((each) => each.meetingId ?? []))];
  const bodies = await rows.bodies.list({ organisationId, id: decisions.map((each) => each.bodyId) });
  const attendances = await rows.attendances.list({ organisationId, meetingId }, { order: { position: 'asc' } });
  const interests = await rows.interests.list({ organisationId, meetingId });
  return policies
    .toSorted((a, b) => a.title.localeCompare(b.title, 'en-GB'))
    .flatMap(({ title, adoptedRevisionId }) => {
      const id = latest.get(adoptedRevisionId);
      const decision = id && told.get(id);
      if (!decision) return [];
      return packDecision(title, decision, {
        body: bodies.find((each) => each.id === decision.bodyId),
        minute: minutes.get(id) ?? '',
        people: attendances.filter((each) => each.meetingId === decision.meetingId),
        declared: interests.filter(
          (each) => each.meetingId === decision.meetingId && each.revisionId === decision.revisionId,
        ),
      });
    });
}

/** What is known of a decision besides. */
interface Around {
  readonly body: Body | undefined;
  readonly minute: string;
  readonly people: readonly Attendance[];
  readonly declared: readonly Interest[];
}

function packDecision(policy: string, decision: Decision, { body, minute, people, declared }: Around): PackedDecision {
  const { revisionId, outcome, route, decidedOn } = decision;
  const votes = votesOf(decision);
  const byName = people.length > 0 ? votersOn(people, declared, revisionId) : null;
  return {
    ...{ policy, body: body?.name ?? '', route, decidedOn, quorum: body?.quorum ?? null, minuteReference: minute },
    attendance: decision.attendance ?? byName,
    votes: votes ? sayVotes(votes, outcome) : '',
    people: people.map(({ personName, office, votes: hasVote, presence }) => ({
      ...{ personName, office, votes: hasVote, presence },
    })),
    interests: declared.map((each) => sayInterest(each, null)),
  };
}
