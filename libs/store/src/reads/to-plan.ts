import type { EntityManager } from 'typeorm';
import { APPROVER, NEEDS_MEETING, PLANNED } from './approver.ts';
import { IN_USE } from './in-use.ts';

/** A policy in force with what it takes to place its review in a year. */
export interface PolicyRowToPlan {
  readonly organisationId: string;
  readonly policyId: string;
  readonly title: string;
  readonly dueOn: string | null;
  /** The body that approves it; null where there is none or it needs no meeting. */
  readonly bodyId: string | null;
  readonly bodyName: string | null;
  /** The meeting on whose agenda a new text of it stands. */
  readonly tabledAtId: string | null;
  /** The meeting for which somebody planned it. */
  readonly movedToId: string | null;
}

/** A meeting of a body, past or planned. */
export interface MeetingRowToPlan {
  readonly organisationId: string;
  readonly meetingId: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly heldOn: string;
  readonly place: string | null;
  readonly papersDays: number;
}

/** What the plan of a year is made from. */
export interface RowsToPlan {
  readonly policies: readonly PolicyRowToPlan[];
  readonly meetings: readonly MeetingRowToPlan[];
}

/**
 * Policies in force of a few organisations that are due by a day or without a date, and the meetings of
 * their bodies from a day on, however late: a review can have been moved there.
 */
export async function readRowsToPlan(
  manager: EntityManager,
  organisationIds: readonly string[],
  { from, until }: { readonly from: string; readonly until: string },
): Promise<RowsToPlan> {
  const policies: PolicyRowToPlan[] = await manager.query(
    `select p.organisation_id as "organisationId", p.id as "policyId", p.title, p.review_due_on as "dueOn",
       case when ${NEEDS_MEETING} then b.id end as "bodyId", case when ${NEEDS_MEETING} then b.name end as "bodyName",
       (select i.meeting_id from app.revisions r
         join app.agenda_items i on i.organisation_id = r.organisation_id and i.revision_id = r.id
         join app.meetings m on m.organisation_id = i.organisation_id and m.id = i.meeting_id
         where r.organisation_id = p.organisation_id and r.policy_id = p.id and r.state = 'tabled'
         order by r.number desc, m.held_on desc limit 1) as "tabledAtId",
       f.id as "movedToId"
     from app.policies p
     ${APPROVER}
     ${PLANNED}
     where p.organisation_id = any ($1::uuid[]) and p.retired_on is null
       and ${IN_USE}
       and (p.review_due_on is null or p.review_due_on <= $2)
     order by p.review_due_on, p.title, p.id`,
    [organisationIds, until],
  );
  const meetings: MeetingRowToPlan[] = await manager.query(
    `select m.organisation_id as "organisationId", m.id as "meetingId", m.body_id as "bodyId", b.name as "bodyName",
       m.held_on as "heldOn", m.place, b.papers_days as "papersDays"
     from app.meetings m join app.bodies b on b.organisation_id = m.organisation_id and b.id = m.body_id
     where m.organisation_id = any ($1::uuid[]) and m.held_on >= $2 and m.cancelled_on is null
     order by m.held_on, b.name, m.id`,
    [organisationIds, from],
  );
  return { policies, meetings };
}
