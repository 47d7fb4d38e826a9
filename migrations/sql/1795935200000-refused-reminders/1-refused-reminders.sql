-- Whose reminders do not arrive, of those who hold a post in the organisation acted for: told to whoever looks after its people, who can
-- put the address right or ask them. Only the newest mail counts: one that arrived ends it. A person has one mail for all organisations.
create function app.reminders_refused()
returns table (person_id uuid, person_name text, refused_on date, reason text)
language sql stable security definer set search_path = '' as $$
  select a.person_id, a.person_name, (d.settled_at at time zone 'Europe/London')::date, d.reason
  from (select distinct on (p.person_id) p.person_id, p.person_name from app.appointments p
    where p.organisation_id = any (app.reach('own')) and directory.today() between p.from_on and coalesce(p.until_on, 'infinity')
    order by p.person_id, p.from_on desc) a
  join lateral (select g.state, g.reason, g.settled_at from directory.digests g
    where g.person_id = a.person_id and g.state in ('sent', 'refused') order by g.planned_on desc limit 1) d on d.state = 'refused'
  order by a.person_name, a.person_id
$$;
revoke all on function app.reminders_refused() from public;
grant execute on function app.reminders_refused() to ratify_app;
