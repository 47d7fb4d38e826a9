-- As before, with whoever is new, is asked something, adapts a template that has a newer edition, or misses what is expected.
CREATE OR REPLACE FUNCTION app.people_to_remind(p_day date, p_most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select a.person_id from app.appointments a
  left join directory.digest_looks l on l.person_id = a.person_id
  where p_day between a.from_on and coalesce(a.until_on, 'infinity') and coalesce(l.looked_on, '-infinity') < p_day
    and (a.role in ('head', 'clerk', 'publisher') and exists (select from app.policies p
        where p.organisation_id = a.organisation_id and p.review_due_on <= p_day + 320 and p.retired_on is null)
      or a.role in ('head', 'clerk') and exists (select from app.duties d
        where d.organisation_id = a.organisation_id and d.due_on <= p_day + 20 and d.ended_on is null)
      or a.role in ('head', 'clerk', 'chair', 'vice-chair', 'governor') and exists (select from app.signature_requests q
        where q.organisation_id = a.organisation_id and q.state = 'open')
      -- As many days as a change is told.
      or a.role in ('head', 'clerk', 'chair', 'vice-chair', 'governor') and exists (select from app.meetings m
        where m.organisation_id = a.organisation_id and m.changed_at >= p_day - 30)
      or a.role in ('compliance-officer', 'publisher')
      or exists (select from app.draft_looks k
        where k.organisation_id = a.organisation_id and k.person_id = a.person_id and k.ended_at is null)
      -- As many days as a settled comment is told of.
      or a.role in ('head', 'clerk') and exists (select from app.draft_comments c
        where c.organisation_id = a.organisation_id and (c.state = 'open' or c.settled_at >= p_day - 14))
      -- As many days as the induction set may take, and a fortnight in which somebody looks once a week.
      or a.role in ('staff', 'head', 'clerk', 'chair', 'vice-chair', 'governor') and a.from_on >= p_day - 30
      or a.role = 'head' and exists (select from app.reading_questions q where q.organisation_id = a.organisation_id and q.answered_at is null)
      or a.role in ('head', 'clerk') and exists (select from app.update_offers f where f.organisation_id = a.organisation_id and f.answer is null)
      or a.role in ('head', 'clerk') and exists (select from directory.register_counts c
        where c.organisation_id = a.organisation_id and c.missing > 0)
      or a.role = 'council-author' and exists (select from app.templates t
        where t.organisation_id = a.organisation_id and t.review_due_on <= p_day + 70)
      or a.role in ('council-author', 'publisher') and exists (select from app.draft_looks k
        where k.addressee_id = a.organisation_id and k.ended_at is null))
  group by a.person_id order by a.person_id limit p_most
$function$
;
