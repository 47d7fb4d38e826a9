import {
  planningReach,
  planYear,
  schoolYear,
  type PlainDate,
  type PolicyToPlan,
  type SchoolYear,
  type YearPlan,
} from '@ratify/policy';
import type { MeetingRowToPlan, PolicyRowToPlan } from '@ratify/store';
import { readDelegatedDecisions, type DelegatedDecision } from './delegated.ts';
import type { ReadableRows } from './readable.ts';

/** The plan of one organisation's year. */
export interface OrganisationYear extends YearPlan {
  readonly organisationId: string;
  readonly organisationName: string;
}

/** Delegated decisions of a school year of one organisation in sight, and older ones that still wait to be reported. */
export async function readDelegatedOfYear(
  rows: ReadableRows,
  first: number,
  organisationId: string,
): Promise<DelegatedDecision[]> {
  const year = schoolYear(first);
  if (!year || !plansOf(rows, organisationId) || !rows.canOn('read', 'Decision', { organisationId })) return [];
  const delegated = await readDelegatedDecisions(rows.work, organisationId);
  return delegated.filter(
    ({ decidedOn, reportedOn }) => decidedOn <= year.until && (decidedOn >= year.from || reportedOn === null),
  );
}

/** The plan of a school year of one organisation in sight; null where there is none to be seen. */
export async function readYearPlan(
  rows: ReadableRows,
  first: number,
  organisationId: string,
  today: PlainDate,
): Promise<OrganisationYear | null> {
  const [plan] = await readPlans(rows, first, [organisationId], today);
  return plan ?? null;
}

/** The plans of the settings below, by name: for a trust, a federation or a council. */
export async function readYearPlansBelow(
  rows: ReadableRows,
  first: number,
  today: PlainDate,
): Promise<OrganisationYear[]> {
  const { own, below } = rows.work.reach;
  return readPlans(
    rows,
    first,
    below.filter((id) => !own.includes(id)),
    today,
  );
}

async function readPlans(
  rows: ReadableRows,
  first: number,
  organisationIds: readonly string[],
  today: PlainDate,
): Promise<OrganisationYear[]> {
  const year = schoolYear(first);
  const seen = organisationIds.filter((id) => plansOf(rows, id));
  if (!year || seen.length === 0) return [];
  const organisations = await rows.work.organisations.list({ id: seen }, { order: { name: 'asc', id: 'asc' } });
  const open = organisations.filter(({ closedOn }) => closedOn === null || closedOn > today);
  const found = await rows.work.rowsToPlan(
    open.map(({ id }) => id),
    planningReach(year),
  );
  const policies = Map.groupBy(found.policies, (each) => each.organisationId);
  const meetings = Map.groupBy(found.meetings, (each) => each.organisationId);
  return open.map(({ id, name }) => ({
    ...{ organisationId: id, organisationName: name },
    ...planOf(policies.get(id) ?? [], meetings.get(id) ?? [], year, today),
  }));
}

/** Whoever reads both the meetings and the register of an organisation sees what is to be decided when. */
function plansOf(rows: ReadableRows, organisationId: string): boolean {
  return rows.canOn('read', 'Meeting', { organisationId }) && rows.canOn('read', 'Register', { organisationId });
}

function planOf(
  policies: readonly PolicyRowToPlan[],
  meetings: readonly MeetingRowToPlan[],
  year: SchoolYear,
  today: PlainDate,
): YearPlan {
  return planYear(
    {
      policies: policies.map(policyToPlan),
      meetings: meetings.map((each) => ({ ...each, heldOn: each.heldOn as PlainDate })),
    },
    year,
    today,
  );
}

function policyToPlan({
  policyId,
  title,
  dueOn,
  bodyId,
  bodyName,
  tabledAtId,
  movedToId,
}: PolicyRowToPlan): PolicyToPlan {
  return {
    ...{ policyId, title, tabledAtId, movedToId, dueOn: dueOn as PlainDate | null },
    body: bodyId === null ? null : { id: bodyId, name: bodyName ?? '' },
  };
}
