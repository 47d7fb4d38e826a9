import type { EntityManager } from 'typeorm';
import { APPROVER, NEEDS_MEETING, PLANNED } from './approver.ts';
import { IN_USE } from './in-use.ts';
import { WAITING, type WaitingRow } from './waiting.ts';

/** A policy whose review comes up, with what a reminder of it needs and no text. */
export interface PolicyToRemind {
  readonly organisationId: string;
  readonly policyId: string;
  readonly title: string;
  readonly dueOn: string;
  /** The version that waits for a decision. */
  readonly waiting: WaitingRow | null;
  /** The body that decided last, or the one that is there to decide; null where there is none or it needs no meeting. */
  readonly bodyName: string | null;
  /** Clear days that its papers take. */
  readonly papersDays: number | null;
  /** The days on which it meets, or the one day for which somebody planned the review. */
  readonly meetsOn: readonly string[];
}

/** A meeting that changed lately, and is still to come. */
export interface ChangedMeetingRow {
  readonly organisationId: string;
  readonly meetingId: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly heldOn: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly place: string | null;
  readonly movedFrom: string | null;
  readonly cancelledOn: string | null;
  readonly cancelledBecause: string | null;
  readonly sequence: number;
  readonly changedAt: Date;
  readonly changedBy: string;
  /** Its papers were made before it changed. */
  readonly hadPapers: boolean;
}

/** Meetings of a few organisations that changed from a day on, and whose day has not passed. */
export async function readChangedMeetings(
  manager: EntityManager,
  organisationIds: readonly string[],
  { since, today }: { readonly since: string; readonly today: string },
): Promise<ChangedMeetingRow[]> {
  return manager.query(
    `select m.organisation_id as "organisationId", m.id as "meetingId", m.body_id as "bodyId", b.name as "bodyName",
       m.held_on as "heldOn", m.starts_at as "startsAt", m.ends_at as "endsAt", m.place, m.moved_from as "movedFrom",
       m.cancelled_on as "cancelledOn", m.cancelled_because as "cancelledBecause", m.sequence,
       m.changed_at as "changedAt", m.changed_by as "changedBy",
       exists (select from app.packs p where p.organisation_id = m.organisation_id and p.meeting_id = m.id
         and p.asked_at < m.changed_at) as "hadPapers"
     from app.meetings m join app.bodies b on b.organisation_id = m.organisation_id and b.id = m.body_id
     where m.organisation_id = any ($1::uuid[]) and m.changed_at >= $2::date and greatest(m.held_on, m.moved_from) >= $3
     order by m.held_on, m.id`,
    [organisationIds, since, today],
  );
}

/** A setting that the other end of its link hears of. */
export interface SettingToTell {
  readonly settingId: string;
  readonly settingName: string;
  readonly overdue: number;
  readonly longestSince: string;
  /** Nobody there is head or clerk. */
  readonly isVacant: boolean;
}

/** Policies in force of a few organisations whose review is due by a day, and the meetings of the bodies that approve them. */
export async function readPoliciesToRemind(
  manager: EntityManager,
  organisationIds: readonly string[],
  dueUntil: string,
): Promise<PolicyToRemind[]> {
  return manager.query(
    `select p.organisation_id as "organisationId", p.id as "policyId", p.title, p.review_due_on as "dueOn",
       w.waiting,
       coalesce(f.name, case when ${NEEDS_MEETING} then b.name end) as "bodyName",
       coalesce(f.papers_days, b.papers_days) as "papersDays",
       case when f.id is not null then array[f.held_on] else array(select m.held_on from app.meetings m
         where m.organisation_id = b.organisation_id and m.body_id = b.id and m.cancelled_on is null
         and m.held_on between p.review_due_on - 400 and p.review_due_on order by m.held_on) end as "meetsOn"
     from app.policies p
     ${APPROVER}
     ${PLANNED}
     ${WAITING}
     where p.organisation_id = any ($1::uuid[]) and p.review_due_on <= $2 and p.retired_on is null
       and ${IN_USE}
     order by p.organisation_id, p.review_due_on, p.title, p.id`,
    [organisationIds, dueUntil],
  );
}
