-- Whoever is asked to look at a draft, and whoever looks after one that is talked about, is looked through for a mail of the day too:
-- a governor with nothing to sign was not, and neither was the head of a school without a review before it.
create or replace function app.people_to_remind(p_day date, p_most integer) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select a.person_id from app.appointments a
  left join directory.digest_looks l on l.person_id = a.person_id
  where p_day between a.from_on and coalesce(a.until_on, 'infinity') and coalesce(l.looked_on, '-infinity') < p_day
    and (a.role in ('head', 'clerk', 'publisher') and exists (select from app.policies p
        where p.organisation_id = a.organisation_id and p.review_due_on <= p_day + 260 and p.retired_on is null)
      or a.role in ('head', 'clerk') and exists (select from app.duties d
        where d.organisation_id = a.organisation_id and d.due_on <= p_day + 20 and d.ended_on is null)
      or a.role in ('head', 'clerk', 'chair', 'vice-chair', 'governor') and exists (select from app.signature_requests q
        where q.organisation_id = a.organisation_id and q.state = 'open')
      or a.role in ('compliance-officer', 'publisher')
      or exists (select from app.draft_looks k
        where k.organisation_id = a.organisation_id and k.person_id = a.person_id and k.ended_at is null)
      -- As many days as a settled comment is told of.
      or a.role in ('head', 'clerk') and exists (select from app.draft_comments c
        where c.organisation_id = a.organisation_id and (c.state = 'open' or c.settled_at >= p_day - 14))
      or a.role in ('council-author', 'publisher') and exists (select from app.draft_looks k
        where k.addressee_id = a.organisation_id and k.ended_at is null))
  group by a.person_id order by a.person_id limit p_most
$$;
