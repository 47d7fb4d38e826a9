-- Reminders: what one person has to be told over all their organisations goes out as one mail a day. Like their sessions it is one
-- person's and no organisation's, and so it stands here; whoever looks through it enters in that person's name, reading only.

-- When somebody wants their reminders; without a row, on every working day that has something.
create table directory.digest_choices (
  person_id uuid not null primary key references directory.people (id) on delete cascade,
  is_off boolean not null,
  weekday integer check (weekday between 1 and 5),
  check (not is_off or weekday is null)
);

-- The day on which a person's reminders were last looked through: by one worker, once a day.
create table directory.digest_looks (
  person_id uuid not null primary key references directory.people (id) on delete cascade,
  looked_on date not null
);

-- A mail of reminders, from the moment at which there is something to tell; its words are made when it is sent.
create table directory.digests (
  id uuid not null default uuidv7() primary key,
  person_id uuid not null references directory.people (id) on delete cascade,
  planned_on date not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'dropped')),
  reason text,
  claimed_at timestamptz(3),
  sent_on date,
  settled_at timestamptz(3),
  unique (person_id, planned_on),
  check ((state = 'waiting') = (settled_at is null)),
  check ((state = 'sent') = (sent_on is not null)),
  check ((state = 'refused') = (reason is not null))
);
-- While one waits, what is new is added to it: after an outage one mail goes out, not one for each day.
create unique index digests_waiting on directory.digests (person_id) where state = 'waiting';
create unique index digests_sent on directory.digests (person_id, sent_on);

-- What it tells: each step of each subject once to a person, whatever becomes of worker, mail or days.
create table directory.digest_lines (
  person_id uuid not null references directory.people (id) on delete cascade,
  organisation_id uuid not null references app.organisations (id),
  subject text not null check (subject ~ '^[a-z]+(-[a-z]+)*$'),
  subject_id uuid not null,
  step text not null check (length(step) <= 64),
  digest_id uuid not null references directory.digests (id) on delete cascade,
  noted_on date not null,
  primary key (person_id, organisation_id, subject_id, step)
);
create index digest_lines_digest on directory.digest_lines (digest_id);
create index digest_lines_subject on directory.digest_lines (organisation_id, subject_id);

-- Whether the other end of a link tells whoever looks after compliance there of what stays overdue.
alter table app.organisations add column escalates boolean not null default true;
grant update (escalates) on app.organisations to ratify_app;

-- Those who may have something to be told today and have not been looked through: whoever holds a post with work to it.
create function app.people_to_remind(p_day date, p_most integer) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select a.person_id from app.appointments a
  left join directory.digest_looks l on l.person_id = a.person_id
  where p_day between a.from_on and coalesce(a.until_on, 'infinity') and coalesce(l.looked_on, '-infinity') < p_day
    and (a.role in ('head', 'clerk', 'publisher') and exists (select from app.policies p
        where p.organisation_id = a.organisation_id and p.review_due_on <= p_day + 260 and p.retired_on is null)
      or a.role in ('head', 'clerk', 'chair', 'vice-chair', 'governor') and exists (select from app.signature_requests q
        where q.organisation_id = a.organisation_id and q.state = 'open')
      or a.role in ('compliance-officer', 'publisher'))
  group by a.person_id order by a.person_id limit p_most
$$;

-- Enters in the name of one person, over the organisations where they hold a post today, reading only.
create function directory.open_for_person(p_person uuid) returns table (own uuid[], below uuid[], above uuid[], linked uuid[])
language plpgsql set search_path = '' as $$
declare
  v_own uuid[];
begin
  select coalesce(array_agg(distinct a.organisation_id), '{}') into v_own from app.appointments a
    where a.person_id = p_person and directory.today() between a.from_on and coalesce(a.until_on, 'infinity');
  perform directory.open_reach(p_person, v_own, '{}');
  return query select v_own, app.reach('below'), app.reach('above'), app.reach('linked');
end $$;

-- Begins to look through what one person is to be told on a day; no row where that was done, or another worker is at it.
create function app.begin_reminders(p_person uuid, p_day date)
returns table (person_name text, own uuid[], below uuid[], above uuid[], linked uuid[], is_off boolean, weekday integer, looked_on date)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_looked date;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('reminders:' || p_person, 0)) then
    return;
  end if;
  select l.looked_on into v_looked from directory.digest_looks l where l.person_id = p_person;
  if v_looked >= p_day then
    return;
  end if;
  return query select p.full_name, o.own, o.below, o.above, o.linked, coalesce(c.is_off, false), c.weekday, v_looked
    from directory.people p cross join directory.open_for_person(p.id) o left join directory.digest_choices c on c.person_id = p.id
    where p.id = p_person;
end $$;

-- What the person entered for has been told of a few subjects, or is about to be.
create function app.told_lines(p_subjects uuid[]) returns table (organisation_id uuid, subject_id uuid, step text)
language sql stable security definer set search_path = '' as $$
  select l.organisation_id, l.subject_id, l.step from directory.digest_lines l
  where l.person_id = (app.reach('person'))[1] and l.subject_id = any (p_subjects)
$$;

-- Ends the look: writes what is to be told into the mail that waits, or into a new one, and has it sent. With nothing, only the day.
create function app.note_reminders(p_day date, p_lines jsonb) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_person uuid := (app.reach('person'))[1];
  v_digest uuid;
  v_claimed timestamptz;
begin
  if v_person is null or cardinality(app.reach('writable')) > 0 then
    raise exception 'reminders are noted where they are looked through' using errcode = 'insufficient_privilege';
  end if;
  select d.id, d.claimed_at into v_digest, v_claimed from directory.digests d
    where d.person_id = v_person and d.state = 'waiting' for update;
  -- It is on its way at this moment, with the words it has: the next round looks again.
  if v_claimed is not null and jsonb_array_length(p_lines) > 0 then
    return null;
  end if;
  insert into directory.digest_looks as l (person_id, looked_on) values (v_person, p_day)
    on conflict (person_id) do update set looked_on = greatest(l.looked_on, excluded.looked_on);
  if jsonb_array_length(p_lines) = 0 then
    return null;
  end if;
  if v_digest is null then
    -- One mail a day: one that had waited since another day may have gone out this morning, and tomorrow comes the next.
    if exists (select from directory.digests d where d.person_id = v_person and (d.sent_on = p_day or d.planned_on = p_day)) then
      return null;
    end if;
    insert into directory.digests (person_id, planned_on) values (v_person, p_day) returning id into v_digest;
  end if;
  insert into directory.digest_lines (person_id, organisation_id, subject, subject_id, step, digest_id, noted_on)
    select v_person, x.organisation_id, x.subject, x.subject_id, x.step, v_digest, p_day
    from jsonb_to_recordset(p_lines) as x (organisation_id uuid, subject text, subject_id uuid, step text)
    where x.organisation_id = any (app.reach('own'))
    on conflict do nothing;
  delete from directory.digest_lines l where l.person_id = v_person and l.noted_on < p_day - 1000;
  perform graphile_worker.add_job('send-digest', json_build_object('digest', v_digest), job_key => 'digest:' || v_digest,
    job_key_mode => 'unsafe_dedupe');
  return v_digest;
end $$;

-- Has mails sent that wait and that nobody is at: after a quiet time, or where a worker ended in the middle.
create function app.enqueue_waiting_digests(p_now timestamptz) returns integer
language sql volatile security definer set search_path = '' as $$
  update directory.digests d set claimed_at = null
    where d.state = 'waiting' and d.claimed_at < p_now - interval '10 minutes';
  select count(graphile_worker.add_job('send-digest', json_build_object('digest', d.id), job_key => 'digest:' || d.id,
    job_key_mode => 'unsafe_dedupe'))::int
  from directory.digests d where d.state = 'waiting' and d.claimed_at is null
$$;

-- One sender at a time, for ten minutes; one that was killed lets go by itself.
create function app.claim_digest(p_digest uuid, p_now timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update directory.digests d set claimed_at = p_now
    where d.id = p_digest and d.state = 'waiting' and (d.claimed_at is null or d.claimed_at < p_now - interval '10 minutes');
  return found;
end $$;

create function app.release_digest(p_digest uuid) returns void
language sql volatile security definer set search_path = '' as $$
  update directory.digests d set claimed_at = null where d.id = p_digest and d.state = 'waiting'
$$;

-- Enters to read what a mail is to tell, in its person's name; no row where it does not wait any more.
create function app.begin_digest(p_digest uuid)
returns table (person_id uuid, person_name text, address text, own uuid[], below uuid[], above uuid[], linked uuid[])
language plpgsql volatile security definer set search_path = '' as $$
begin
  return query select p.id, p.full_name, p.email, o.own, o.below, o.above, o.linked
    from directory.digests d join directory.people p on p.id = d.person_id cross join directory.open_for_person(p.id) o
    where d.id = p_digest and d.state = 'waiting';
  perform set_config('transaction_read_only', 'on', true);
end $$;

create function app.digest_lines(p_digest uuid) returns table (organisation_id uuid, subject text, subject_id uuid)
language sql stable security definer set search_path = '' as $$
  select distinct l.organisation_id, l.subject, l.subject_id from directory.digest_lines l
  where l.digest_id = p_digest and l.person_id = (app.reach('person'))[1]
$$;

create function app.settle_digest(p_digest uuid, p_state text, p_reason text, p_day date) returns void
language sql volatile security definer set search_path = '' as $$
  update directory.digests d set state = p_state, reason = p_reason, claimed_at = null, settled_at = clock_timestamp(),
      sent_on = case p_state when 'sent' then p_day end
    where d.id = p_digest and d.state = 'waiting'
$$;

-- Settings whose other end hears of what stays overdue: those the acting organisation maintains, runs, or sells a service to (of these
-- only what is forked from its templates); and whether anybody there has the post to be reminded at all.
create function app.settings_to_tell(p_upper uuid, p_day date, p_due_until date)
returns table (setting_id uuid, setting_name text, overdue integer, longest_since date, is_vacant boolean)
language sql stable security definer set search_path = '' as $$
  with settings as (
    select l.organisation_id, bool_or(l.kind <> 'buys-service-from') as is_whole from app.organisation_links l
    join app.organisations u on u.id = l.upper_id
    where l.upper_id = p_upper and l.upper_id = any (app.reach('own')) and u.escalates
      and l.kind in ('maintained-by', 'academy-of', 'buys-service-from') and p_day between l.from_on and coalesce(l.until_on, 'infinity')
    group by 1)
  select o.id, o.name, c.overdue, c.longest_since, v.is_vacant
  from settings s join app.organisations o on o.id = s.organisation_id and o.closed_on is null
  cross join lateral (select count(*) filter (where p.review_due_on <= p_due_until)::int as overdue,
      min(p.review_due_on) as longest_since, count(*) > 0 as has_due from app.policies p
    where p.organisation_id = s.organisation_id and p.review_due_on <= p_day + 60 and p.retired_on is null
      and (p.adopted_on is not null or p.adopted_revision_id is not null)
      and (s.is_whole or p.template_organisation_id = p_upper)) c
  cross join lateral (select s.is_whole and c.has_due and not exists (select from app.appointments a
      where a.organisation_id = o.id and a.role in ('head', 'clerk')
        and p_day between a.from_on and coalesce(a.until_on, 'infinity')) as is_vacant) v
  where c.overdue > 0 or v.is_vacant
$$;

-- The person's choice, by their session.
create function directory.digest_choice(p_session bytea) returns table (is_off boolean, weekday integer)
language sql stable security definer set search_path = '' as $$
  select coalesce(c.is_off, false), c.weekday from directory.sessions s
  left join directory.digest_choices c on c.person_id = s.person_id
  where s.token_hash = p_session and s.expires_at > clock_timestamp()
$$;

create function directory.choose_digest(p_session bytea, p_is_off boolean, p_weekday integer) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_person uuid;
begin
  select s.person_id into v_person from directory.sessions s where s.token_hash = p_session and s.expires_at > clock_timestamp();
  if v_person is null then
    return false;
  end if;
  insert into directory.digest_choices as c (person_id, is_off, weekday) values (v_person, p_is_off, p_weekday)
    on conflict (person_id) do update set is_off = excluded.is_off, weekday = excluded.weekday;
  return true;
end $$;

revoke execute on function app.people_to_remind(date, integer), directory.open_for_person(uuid), app.begin_reminders(uuid, date),
  app.told_lines(uuid[]), app.note_reminders(date, jsonb), app.enqueue_waiting_digests(timestamptz), app.claim_digest(uuid, timestamptz),
  app.release_digest(uuid), app.begin_digest(uuid), app.digest_lines(uuid), app.settle_digest(uuid, text, text, date),
  app.settings_to_tell(uuid, date, date), directory.digest_choice(bytea), directory.choose_digest(bytea, boolean, integer) from public;
grant execute on function app.people_to_remind(date, integer), app.begin_reminders(uuid, date), app.told_lines(uuid[]),
  app.note_reminders(date, jsonb), app.enqueue_waiting_digests(timestamptz), app.claim_digest(uuid, timestamptz), app.release_digest(uuid),
  app.begin_digest(uuid), app.digest_lines(uuid), app.settle_digest(uuid, text, text, date), app.settings_to_tell(uuid, date, date)
  to ratify_worker;
grant execute on function directory.digest_choice(bytea), directory.choose_digest(bytea, boolean, integer) to ratify_app;
