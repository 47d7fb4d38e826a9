-- A link by which a calendar program fetches a person's dates, with no session: it holds a token, of which only the hash is kept. One a
-- person; another ends it. What it shows follows the person's appointments of the day: a term that has ended shows nothing.
create table directory.calendar_links (
  person_id uuid not null primary key references directory.people (id) on delete cascade,
  token_hash bytea not null check (length(token_hash) = 32),
  created_at timestamptz(3) not null default clock_timestamp()
);
create unique index calendar_links_token on directory.calendar_links (token_hash);

-- Gives the person of a session a link, in place of the one there was; with null, none.
create function directory.set_calendar(p_session bytea, p_token_hash bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_person uuid;
begin
  select s.person_id into v_person from directory.sessions s where s.token_hash = p_session and s.expires_at > clock_timestamp();
  if v_person is null then
    return false;
  end if;
  delete from directory.calendar_links l where l.person_id = v_person;
  if p_token_hash is not null then
    insert into directory.calendar_links (person_id, token_hash) values (v_person, p_token_hash);
  end if;
  return true;
end $$;

create function directory.calendar_since(p_session bytea) returns timestamptz
language sql stable security definer set search_path = '' as $$
  select l.created_at from directory.calendar_links l join directory.sessions s on s.person_id = l.person_id
  where s.token_hash = p_session and s.expires_at > clock_timestamp()
$$;

-- The dates of whoever a token was given to: reviews that are due and meetings, where they hold an office that has to do with them.
create function app.calendar_events(p_token_hash bytea, p_today date)
returns table (kind text, id uuid, organisation_name text, title text, place text, falls_on date)
language sql stable security definer set search_path = '' as $$
  with posts as (
    select distinct a.organisation_id, o.name from directory.calendar_links l
    join app.appointments a on a.person_id = l.person_id
    join app.organisations o on o.id = a.organisation_id
    where l.token_hash = p_token_hash and p_today between a.from_on and coalesce(a.until_on, 'infinity')
      and a.role in ('head', 'clerk', 'chair', 'vice-chair', 'governor'))
  select 'review', p.id, s.name, p.title, null, p.review_due_on from posts s
    join app.policies p on p.organisation_id = s.organisation_id
    where p.review_due_on is not null and p.retired_on is null and p.adopted_revision_id is not null
  union all
  select 'meeting', m.id, s.name, b.name, m.place, m.held_on from posts s
    join app.meetings m on m.organisation_id = s.organisation_id
    join app.bodies b on b.organisation_id = m.organisation_id and b.id = m.body_id
    where m.held_on > p_today - 400
$$;

-- Whether there is such a link at all: one without dates is an empty calendar.
create function app.has_calendar(p_token_hash bytea) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from directory.calendar_links l where l.token_hash = p_token_hash)
$$;
revoke execute on function directory.set_calendar(bytea, bytea), directory.calendar_since(bytea),
  app.calendar_events(bytea, date), app.has_calendar(bytea) from public;
grant execute on function directory.set_calendar(bytea, bytea), directory.calendar_since(bytea) to ratify_app;
grant execute on function app.calendar_events(bytea, date), app.has_calendar(bytea) to ratify_public;
