import {
  isReportedTo,
  substanceOf,
  type DecisionOutcome,
  type DelegatedOffice,
  type PlainDate,
  type ReportingBody,
  type Route,
} from '@ratify/policy';
import type { Meeting, Repositories, Revision } from '@ratify/store';
import { TEXTS } from './todo-policies.ts';

/** The offices that may adopt a submitted revision without a meeting: none unless it is editorial through and through. */
export async function officesThatAdopt(
  rows: Repositories,
  { organisationId, policyId, state, amendsId, predecessorId, materiality }: Revision,
  today: PlainDate,
): Promise<DelegatedOffice[]> {
  if (state !== 'submitted' || amendsId !== null) return [];
  const policy = await rows.policies.get({ organisationId, id: policyId });
  if (substanceOf(policy, { predecessorId, changes: materiality.changes ?? null })?.length !== 0) return [];
  const delegations = await rows.delegations.list({ organisationId });
  return delegations
    .filter(({ resolvedOn, endedOn }) => resolvedOn <= today && !(endedOn && endedOn <= today))
    .map((each) => each.office);
}

/** A decision that somebody took for a body, and whether the body has been told. */
export interface DelegatedDecision {
  readonly decisionId: string;
  readonly policyId: string;
  readonly policyTitle: string;
  readonly route: Route;
  readonly outcome: DecisionOutcome;
  /** Why it could not wait, or who decided. */
  readonly note: string | null;
  readonly body: ReportingBody;
  readonly bodyName: string;
  readonly decidedOn: PlainDate;
  /** The day of the meeting to which it was reported; null while it waits for one. */
  readonly reportedOn: PlainDate | null;
  readonly reportedAtId: string | null;
  readonly reportReference: string | null;
}

/** Everything but a meeting of the body itself. */
const BETWEEN_MEETINGS: readonly Route[] = ['delegated', 'chairs-action', 'written-resolution'];

/**
 * Decisions of one organisation that were taken for a body between its meetings, as they stand, the latest first: those that wait to be
 * reported, and those that do not.
 */
export async function readDelegatedDecisions(rows: Repositories, organisationId: string): Promise<DelegatedDecision[]> {
  const decisions = await rows.decisions.list(
    { organisationId, route: BETWEEN_MEETINGS },
    { order: { decidedOn: 'desc', id: 'desc' } },
  );
  if (decisions.length === 0) return [];
  const decisionId = decisions.map(({ id }) => id);
  const reports = await rows.decisionReports.list({ organisationId, decisionId });
  const corrected = new Set(
    (await rows.corrections.list({ organisationId, decisionId })).map((each) => each.decisionId),
  );
  const standing = decisions.filter(({ id }) => !corrected.has(id));
  const revisions = await rows.revisions.list(
    { organisationId, id: standing.map(({ revisionId }) => revisionId) },
    { without: TEXTS },
  );
  const policies = await rows.policies.list({ organisationId, id: revisions.map(({ policyId }) => policyId) });
  const bodies = await rows.bodies.list({ organisationId, id: standing.map(({ bodyId }) => bodyId) });
  const meetings = await rows.meetings.list({ organisationId, id: reports.map(({ meetingId }) => meetingId) });
  return standing.flatMap(
    ({ id, correctsId, revisionId, bodyId, route, outcome, note, decidedOn }): DelegatedDecision[] => {
      const body = bodies.find((each) => each.id === bodyId);
      if (!body) return [];
      const policyId = revisions.find((each) => each.id === revisionId)?.policyId ?? '';
      // What was corrected after it was reported has been reported.
      const report = reports.find((each) => each.decisionId === id || each.decisionId === correctsId);
      return [
        {
          ...{ decisionId: id, policyId, decidedOn: decidedOn as PlainDate },
          policyTitle: policies.find((each) => each.id === policyId)?.title ?? 'a policy',
          ...{ route, outcome, note },
          body,
          bodyName: body.name,
          reportedOn: (meetings.find((each) => each.id === report?.meetingId)?.heldOn ?? null) as PlainDate | null,
          reportedAtId: report?.meetingId ?? null,
          reportReference: report?.minuteReference ?? null,
        },
      ];
    },
  );
}

/** What was decided for a body before one of its meetings and waits to be told to it, or was told at this one, the oldest first. */
export async function readDecidedBetween(rows: Repositories, meeting: Meeting): Promise<DelegatedDecision[]> {
  const { organisationId, id, bodyId, heldOn, cancelledOn } = meeting;
  if (cancelledOn !== null) return [];
  const body = await rows.bodies.get({ organisationId, id: bodyId });
  const all = await readDelegatedDecisions(rows, organisationId);
  return all
    .filter(({ reportedAtId, decidedOn, body: decider }) =>
      reportedAtId === null ? decidedOn <= heldOn && isReportedTo(decider, body) : reportedAtId === id,
    )
    .toReversed();
}
