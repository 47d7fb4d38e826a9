import type { EntityManager } from 'typeorm';

/** A policy whose review comes up, with what a reminder of it needs and no text. */
export interface PolicyToRemind {
  readonly organisationId: string;
  readonly policyId: string;
  readonly title: string;
  readonly dueOn: string;
  /** A new text is on its way to a decision. */
  readonly isUnderWay: boolean;
  /** The body that decided last, or the one that is there to decide; null where there is none or it needs no meeting. */
  readonly bodyName: string | null;
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
       exists (select from app.revisions r where r.organisation_id = p.organisation_id and r.policy_id = p.id
         and r.state in ('submitted', 'tabled', 'deferred') and r.amends_id is null) as "isUnderWay",
       case when d.route is distinct from 'delegated' or d.delegation_id is not null then b.name end as "bodyName",
       array(select m.held_on from app.meetings m where m.organisation_id = b.organisation_id and m.body_id = b.id
         and m.held_on between p.review_due_on - 400 and p.review_due_on order by m.held_on) as "meetsOn"
     from app.policies p
     left join lateral (select d.body_id, d.route, d.delegation_id from app.adoptions a
       join app.decisions d on d.organisation_id = a.organisation_id and d.id = a.decision_id
       where a.organisation_id = p.organisation_id and a.policy_id = p.id order by a.recorded_at desc limit 1) d on true
     left join lateral (select b.organisation_id, b.id, b.name from app.bodies b
       where b.organisation_id = p.organisation_id and 'meeting' = any (b.routes) and b.id = coalesce(d.body_id, b.id)
       order by b.kind in ('committee', 'academy-committee'), b.id limit 1) b on true
     where p.organisation_id = any ($1::uuid[]) and p.review_due_on <= $2 and p.retired_on is null
       and (p.adopted_on is not null or p.adopted_revision_id is not null)
     order by p.organisation_id, p.review_due_on, p.title, p.id`,
    [organisationIds, dueUntil],
  );
}
