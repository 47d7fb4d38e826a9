/**
 * Joins policies `p` with the decision `d` of their last adoption, where there is one, with who is stated to approve them, `s`, and with the
 * body `b` that approves them: the one that is stated, that decided last, or that is there to decide; none where none meets.
 */
export const APPROVER = `left join lateral (select d.body_id, d.route, d.delegation_id from app.adoptions a
       join app.decisions d on d.organisation_id = a.organisation_id and d.id = a.decision_id
       where a.organisation_id = p.organisation_id and a.policy_id = p.id and a.set_aside_at is null
         order by a.recorded_at desc limit 1) d on true
     left join lateral (select s.body_id, s.office from app.stated_approvers s
       where s.organisation_id = p.organisation_id and s.policy_id = p.id order by s.stated_at desc, s.id desc limit 1) s on true
     left join lateral (select b.organisation_id, b.id, b.name, b.papers_days from app.bodies b
       where b.organisation_id = p.organisation_id and 'meeting' = any (b.routes)
         and (b.ended_on is null or b.ended_on >= (now() at time zone 'Europe/London')::date) and b.id = coalesce(s.body_id, d.body_id, b.id)
       order by b.kind in ('committee', 'academy-committee'), b.id limit 1) b on true`;

/** Whether the next decision on such a policy needs a meeting: not where it is an office-holder's, or was taken by one for good. */
export const NEEDS_MEETING = `(s.office is null and (s.body_id is not null or d.route is distinct from 'delegated' or d.delegation_id is not null))`;

/**
 * Joins policies `p` with `f`, what is planned for the review that is due: of which meeting, of which body, on which day. Null where
 * nobody planned otherwise than by the rule, or where that meeting was cancelled.
 */
export const PLANNED = `left join lateral (select m.id, m.held_on, k.name, k.papers_days from (
         select n.organisation_id, n.meeting_id from app.planned_reviews n
         where n.organisation_id = p.organisation_id and n.policy_id = p.id and n.due_on = p.review_due_on
         order by n.planned_at desc, n.id desc limit 1) n
       join app.meetings m on m.organisation_id = n.organisation_id and m.id = n.meeting_id and m.cancelled_on is null
       join app.bodies k on k.organisation_id = m.organisation_id and k.id = m.body_id) f on true`;
