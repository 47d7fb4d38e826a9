-- What is in use falls due for review, though nobody knows when it was adopted. The rest of the calendar is as it was.
create or replace function app.calendar_events(p_token_hash bytea, p_today date)
returns table (kind text, id uuid, organisation_name text, title text, place text, falls_on date)
language sql stable security definer set search_path = '' as $$
  with posts as (
    select a.organisation_id, o.name, bool_or(a.role in ('head', 'clerk')) as does_duties from directory.calendar_links l
    join app.appointments a on a.person_id = l.person_id
    join app.organisations o on o.id = a.organisation_id
    where l.token_hash = p_token_hash and p_today between a.from_on and coalesce(a.until_on, 'infinity')
      and a.role in ('head', 'clerk', 'chair', 'vice-chair', 'governor')
    group by a.organisation_id, o.name)
  select 'review', p.id, s.name, p.title, null, p.review_due_on from posts s
    join app.policies p on p.organisation_id = s.organisation_id
    where p.review_due_on is not null and p.retired_on is null
      and (p.adopted_on is not null or p.adopted_revision_id is not null or p.held_in is not null
        or exists (select from app.adoptions u where u.organisation_id = p.organisation_id and u.policy_id = p.id and u.set_aside_at is null))
  union all
  select 'meeting', m.id, s.name, b.name, m.place, m.held_on from posts s
    join app.meetings m on m.organisation_id = s.organisation_id
    join app.bodies b on b.organisation_id = m.organisation_id and b.id = m.body_id
    where m.held_on > p_today - 400 and m.cancelled_on is null
  union all
  select 'duty', d.id, s.name, d.words || ' (' || p.title || ')', null, d.due_on from posts s
    join app.duties d on d.organisation_id = s.organisation_id and d.due_on is not null and d.ended_on is null
    join app.policies p on p.organisation_id = d.organisation_id and p.id = d.policy_id and p.retired_on is null
    where s.does_duties
  union all
  select 'review', t.id, o.name, 'Template: ' || t.title, null, t.review_due_on from app.templates t
    join app.organisations o on o.id = t.organisation_id
    where t.review_due_on is not null and exists (select from directory.calendar_links l
      join app.appointments a on a.person_id = l.person_id and a.organisation_id = t.organisation_id
      where l.token_hash = p_token_hash and p_today between a.from_on and coalesce(a.until_on, 'infinity')
        and a.role in ('council-author', 'publisher'))
$$;
