import type { EntityManager } from 'typeorm';
import { APPROVER, NEEDS_MEETING, PLANNED } from './approver.ts';
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
  /** The days on which it meets, or the one day for which somebody planned the review. */
  readonly meetsOn: readonly string[];
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
       case when f.id is not null then array[f.held_on] else array(select m.held_on from app.meetings m
         where m.organisation_id = b.organisation_id and m.body_id = b.id and m.cancelled_on is null
         and m.held_on between p.review_due_on - 400 and p.review_due_on order by m.held_on) end as "meetsOn"
     from app.policies p
     ${APPROVER}
     ${PLANNED}
     ${WAITING}
     where p.organisation_id = any ($1::uuid[]) and p.review_due_on <= $2 and p.retired_on is null
       and (p.adopted_on is not null or p.adopted_revision_id is not null or p.held_in is not null)
     order by p.organisation_id, p.review_due_on, p.title, p.id`,
    [organisationIds, dueUntil],
  );
}
