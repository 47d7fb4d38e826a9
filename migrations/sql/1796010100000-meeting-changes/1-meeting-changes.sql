-- When a meeting begins and ends on the clock in England, and how often it was moved, cancelled or given another time or place.
alter table app.meetings
  add column starts_at text check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column ends_at text check (ends_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column sequence int not null default 0 check (sequence >= 0),
  add column changed_at timestamptz(3),
  add column changed_by uuid,
  add column moved_from date,
  add constraint meetings_hours_check check (ends_at is null or (starts_at is not null and ends_at > starts_at));
create index meetings_changed on app.meetings (organisation_id, changed_at) where changed_at is not null;

-- What a calendar shows: a meeting that was cancelled stays in it as cancelled, or programs would go on showing what they once fetched.
create function app.calendar_entries(p_token_hash bytea, p_today date)
returns table (kind text, id uuid, organisation_name text, title text, place text, falls_on date, starts_at text, ends_at text,
  sequence int, changed_at timestamptz, is_cancelled boolean, papers_days int)
language sql stable security definer set search_path = '' as $$
  select e.kind, e.id, e.organisation_name, e.title, e.place, e.falls_on, null, null, 0, null, false, null
    from app.calendar_events(p_token_hash, p_today) e where e.kind <> 'meeting'
  union all
  select 'meeting', m.id, s.name, b.name, m.place, m.held_on, m.starts_at, m.ends_at, m.sequence, m.changed_at,
    m.cancelled_on is not null, b.papers_days
    from (select distinct a.organisation_id, o.name from directory.calendar_links l
      join app.appointments a on a.person_id = l.person_id
      join app.organisations o on o.id = a.organisation_id
      where l.token_hash = p_token_hash and p_today between a.from_on and coalesce(a.until_on, 'infinity')
        and a.role in ('head', 'clerk', 'chair', 'vice-chair', 'governor')) s
    join app.meetings m on m.organisation_id = s.organisation_id
    join app.bodies b on b.organisation_id = m.organisation_id and b.id = m.body_id
    where m.held_on > p_today - 400
$$;

-- Since when the person whose reminders are looked through has a calendar that follows the meetings; null: they have none.
create function app.calendar_of_reader() returns timestamptz
language sql stable security definer set search_path = '' as $$
  select l.created_at from directory.calendar_links l where l.person_id = (app.reach('person'))[1]
$$;

-- Whoever sits on a body may have to hear of a meeting that changed; and papers may go out sixty days before a meeting, which reminders count from.
create or replace function app.people_to_remind(p_day date, p_most integer) returns setof uuid
language sql stable security definer set search_path = '' as $$
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
      or a.role in ('council-author', 'publisher') and exists (select from app.draft_looks k
        where k.addressee_id = a.organisation_id and k.ended_at is null))
  group by a.person_id order by a.person_id limit p_most
$$;

revoke execute on function app.calendar_entries(bytea, date), app.calendar_of_reader() from public;
grant execute on function app.calendar_entries(bytea, date) to ratify_public;
grant execute on function app.calendar_of_reader() to ratify_worker;
