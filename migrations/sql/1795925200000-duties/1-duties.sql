-- Recurring tasks that a text in force asks for, read out of it when it is adopted. When one is next due is worked out from the day of
-- the first adoption that held it, and moves only by a record of its being done.
create table app.duties (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  policy_id uuid not null,
  revision_id uuid not null,
  clause_id text not null check (clause_id <> ''),
  words text not null,
  owner text not null check (owner <> ''),
  owner_role text not null check (owner_role in ('head', 'clerk')),
  every text check (every ~ '^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$'),
  event text check (event ~ '^[a-z]+(-[a-z]+)*$'),
  anchor_on date not null,
  due_on date,
  ended_on date,
  unique (organisation_id, id),
  unique (organisation_id, policy_id, clause_id),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (organisation_id, policy_id, revision_id) references app.revisions (organisation_id, policy_id, id),
  check ((every is null) = (due_on is null))
);
create index duties_revision on app.duties (organisation_id, policy_id, revision_id);
create index duties_due on app.duties (organisation_id, due_on) where ended_on is null;
select directory.declare_class('duties', 'own', 'select, insert, update');

create table app.duty_records (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  duty_id uuid not null,
  done_on date not null,
  note text not null check (note <> ''),
  -- For which date it counted; null: for none, or done when something happened.
  answered_on date,
  recorded_by uuid not null references directory.people (id),
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  foreign key (organisation_id, duty_id) references app.duties (organisation_id, id)
);
create index duty_records_duty on app.duty_records (organisation_id, duty_id);
create index duty_records_by on app.duty_records (recorded_by);
create trigger is_kept before update or delete on app.duty_records for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.duty_records execute function app.refuse_change();
select directory.declare_class('duty_records', 'own', 'select, insert');

-- Duties stand in the calendars of those who have them recorded.
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
    where p.review_due_on is not null and p.retired_on is null and p.adopted_revision_id is not null
  union all
  select 'meeting', m.id, s.name, b.name, m.place, m.held_on from posts s
    join app.meetings m on m.organisation_id = s.organisation_id
    join app.bodies b on b.organisation_id = m.organisation_id and b.id = m.body_id
    where m.held_on > p_today - 400
  union all
  select 'duty', d.id, s.name, d.words || ' (' || p.title || ')', null, d.due_on from posts s
    join app.duties d on d.organisation_id = s.organisation_id and d.due_on is not null and d.ended_on is null
    join app.policies p on p.organisation_id = d.organisation_id and p.id = d.policy_id and p.retired_on is null
    where s.does_duties
$$;

-- Whoever has duties to see to is looked through as well.
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
      or a.role in ('compliance-officer', 'publisher'))
  group by a.person_id order by a.person_id limit p_most
$$;
