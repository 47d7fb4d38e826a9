-- Whoever looks after the service sees what waits, what has failed and why, and has it tried again or puts it aside: by the appointment
-- of an operator, in no organisation's name. Numbers, names of organisations and sentences that quote nobody; no text of a policy, no
-- payload, no address.
alter table app.jobs add column put_aside_at timestamptz(3),
  add constraint jobs_put_aside_check check (put_aside_at is null or state = 'failed');
create index jobs_failed on app.jobs (finished_at desc, id desc) where state = 'failed' and put_aside_at is null;

-- When `ratify backup` made a copy of this database; kept for whoever asks when the last one was.
create table directory.backups (
  name text not null primary key,
  taken_at timestamptz(3) not null default clock_timestamp(),
  bytes bigint not null check (bytes >= 0)
);

-- Whoever is signed in and appointed as operator now; an error otherwise.
create function directory.operator_of(p_session bytea, p_organisation uuid) returns uuid
language plpgsql stable set search_path = '' as $$
declare
  v_person uuid;
begin
  select s.person_id into v_person from directory.sessions s where s.token_hash = p_session and s.expires_at > clock_timestamp();
  if v_person is null then
    raise exception 'the session has ended' using errcode = 'RT004';
  end if;
  if not exists (select from app.appointments a where a.person_id = v_person and a.organisation_id = p_organisation and a.role = 'operator'
    and directory.today() >= a.from_on and (a.until_on is null or directory.today() <= a.until_on)) then
    raise exception 'no current appointment as operator' using errcode = 'RT005';
  end if;
  return v_person;
end $$;

create or replace function app.begin_national(p_session bytea, p_organisation uuid) returns table (person_id uuid)
language plpgsql security definer set search_path = '' as $$
declare
  v_person uuid := directory.operator_of(p_session, p_organisation);
begin
  perform directory.set_list('national', array[p_organisation]), set_config('transaction_read_only', 'on', true);
  return query select v_person;
end $$;

create function directory.require_national() returns void language plpgsql stable set search_path = '' as $$
begin
  if cardinality(app.reach('national')) <> 1 then
    raise exception 'what the operator sees is entered by begin_national' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Queues by kind of work: of organisations' jobs, and of mail that is no organisation's.
create function app.operating_queues()
returns table (task text, waiting bigint, running bigint, failed bigint, oldest_at timestamptz, waits_for text)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform directory.require_national();
  return query
  select j.task, count(*) filter (where j.state = 'queued'), count(*) filter (where j.state = 'running'),
    count(*) filter (where j.state = 'failed'), min(j.created_at) filter (where j.state = 'queued'),
    max(j.progress_note) filter (where j.state = 'queued')
  from app.jobs j where j.state in ('queued', 'running') or j.state = 'failed' and j.put_aside_at is null group by j.task
  union all
  select t.identifier, count(*) filter (where q.locked_at is null and q.attempts < q.max_attempts), count(*) filter (where q.locked_at is not null),
    count(*) filter (where q.locked_at is null and q.attempts >= q.max_attempts), min(q.created_at) filter (where q.locked_at is null), null
  from graphile_worker._private_jobs q join graphile_worker._private_tasks t on t.id = q.task_id
  where q.payload ->> 'job' is null group by t.identifier
  order by 1;
end $$;
grant execute on function app.operating_queues() to ratify_national;

create function app.operating_failures(p_limit integer)
returns table (id uuid, task text, organisation_name text, error text, attempts integer, finished_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform directory.require_national();
  return query
  select j.id, j.task, o.name, j.error, j.attempts, j.finished_at
  from app.jobs j join app.organisations o on o.id = j.organisation_id
  where j.state = 'failed' and j.put_aside_at is null order by j.finished_at desc, j.id desc limit least(p_limit, 200);
end $$;
grant execute on function app.operating_failures(integer) to ratify_national;

create function app.operating_facts()
returns table (mail_waiting bigint, mail_oldest_at timestamptz, mail_refused bigint, backup_at timestamptz, backup_bytes bigint,
  log_handed_over_at timestamptz, schema_version text, unlinked bigint)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform directory.require_national();
  return query
  with mail as (
    select m.state, m.created_at, m.settled_at from app.messages m where m.state = 'waiting' or m.settled_at > now() - interval '1 day'
    union all select a.state, a.created_at, a.settled_at from directory.account_messages a where a.state = 'waiting' or a.settled_at > now() - interval '1 day'
    union all select d.state, null, d.settled_at from directory.digests d where d.state = 'refused' and d.settled_at > now() - interval '1 day'),
  latest as (select b.taken_at, b.bytes from directory.backups b order by b.taken_at desc limit 1)
  select (select count(*) from mail m where m.state = 'waiting'), (select min(m.created_at) from mail m where m.state = 'waiting'),
    (select count(*) from mail m where m.state = 'refused'), (select l.taken_at from latest l), (select l.bytes from latest l),
    (select s.last_archived_time from pg_catalog.pg_stat_archiver s),
    (select g.name::text from directory.schema_migrations g order by g.id desc limit 1),
    (select count(*) from app.audit_events e where e.sequence is null);
end $$;
grant execute on function app.operating_facts() to ratify_national;

-- Has failed work tried again, or puts it aside; says what came of it. The organisation whose work it is finds it in its record.
create function app.operate_job(p_session bytea, p_organisation uuid, p_job uuid, p_act text) returns text
language plpgsql security definer set search_path = '' as $$
declare
  v_person uuid := directory.operator_of(p_session, p_organisation);
  v_job app.jobs;
begin
  select j.* into v_job from app.jobs j where j.id = p_job for update;
  if v_job.id is null then
    return 'not-found';
  elsif v_job.state <> 'failed' or v_job.put_aside_at is not null then
    return 'not-failed';
  elsif p_act = 'again' then
    if exists (select from app.jobs j where j.organisation_id = v_job.organisation_id and j.key = v_job.key and j.state in ('queued', 'running')) then
      return 'asked-already';
    end if;
    update app.jobs j set state = 'queued', attempts = 0, progress = 0, progress_note = null, error = null, finished_at = null where j.id = p_job;
    -- A mail that was given up waits again.
    update app.messages m set state = 'waiting', reason = null, settled_at = null
      where v_job.task = 'send-message' and m.organisation_id = v_job.organisation_id and m.id::text = v_job.payload ->> 'messageId' and m.state = 'refused';
    perform graphile_worker.add_job(v_job.task, json_build_object('job', p_job), job_key => v_job.organisation_id::text || ':' || v_job.key);
  elsif p_act = 'aside' then
    update app.jobs j set put_aside_at = clock_timestamp() where j.id = p_job;
  else
    raise exception 'failed work is tried again or put aside' using errcode = 'check_violation';
  end if;
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id, data)
    values (v_job.organisation_id, v_person, case p_act when 'again' then 'job.retried' else 'job.put-aside' end, 'Job', p_job,
      jsonb_build_object('task', v_job.task));
  return 'done';
end $$;
grant execute on function app.operate_job(bytea, uuid, uuid, text) to ratify_national;

-- Of mail too, and of the last backup, for the monitoring.
create or replace function directory.measure_installation() returns table (measure text, label text, value bigint)
language sql stable security definer set search_path = '' as $$
  select 'jobs.' || j.state, j.task, count(*) from app.jobs j
    where j.state in ('queued', 'running') or (j.state = 'failed' and j.finished_at > now() - interval '1 day')
    group by j.state, j.task
  union all
  select 'seals', v.level, count(*) from app.document_versions v where v.made_at > now() - interval '1 day' group by v.level
  union all
  select 'reminders', d.state, count(*) from directory.digests d
    where d.state = 'waiting' or d.settled_at > now() - interval '1 day' group by d.state
  union all
  select 'mails', m.state, count(*) from (
    select state, settled_at from app.messages union all select state, settled_at from directory.account_messages) m
    where m.state = 'waiting' or m.settled_at > now() - interval '1 day' group by m.state
  union all
  select 'oldest', j.task, extract(epoch from now() - min(j.created_at))::bigint from app.jobs j where j.state = 'queued' group by j.task
  union all
  select 'backup', 'taken', extract(epoch from max(b.taken_at))::bigint from directory.backups b having count(*) > 0
  union all
  select 'unlinked', 'audit', count(*) from app.audit_events e where e.sequence is null
$$;
create index messages_waiting on app.messages (created_at) where state = 'waiting';
create index account_messages_waiting on directory.account_messages (created_at) where state = 'waiting';
create index account_messages_settled on directory.account_messages (settled_at);
