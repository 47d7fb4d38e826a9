-- Every line of the record says by which request it came about, and on whose behalf where that is not whoever acted. Whoever enters says both
-- for the transaction; a job goes on with the request that asked for it. Lines from before have neither, and their hashes stand.
--
-- On whose behalf: `operator` of the service, `body:<id>` for which a clerk records, `office:chair` and so on, `token:<id>` of a program.
alter table app.audit_events
  add column request_id text default substring(current_setting('ratify.request', true) from '^[A-Za-z0-9_-]{8,64}$'),
  add column on_behalf_of text default substring(current_setting('ratify.behalf', true) from '^[a-z]+(?::[a-z0-9-]{1,64})?$'),
  add constraint audit_events_request_id_check check (request_id ~ '^[A-Za-z0-9_-]{8,64}$'),
  add constraint audit_events_on_behalf_of_check check (on_behalf_of ~ '^(operator|(body|token):[0-9a-f-]{36}|office:[a-z-]{1,20})$');
alter table app.jobs
  add column request_id text default substring(current_setting('ratify.request', true) from '^[A-Za-z0-9_-]{8,64}$');

-- Two more lines where a line has either: what was hashed before is hashed as it was.
create or replace function app.audit_text(p_event app.audit_events, p_sequence bigint, p_previous_hash text) returns text
language sql stable set search_path = '' as $$
  select concat_ws(E'\n', p_previous_hash, p_sequence, p_event.id, p_event.organisation_id,
    to_char(p_event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), coalesce(p_event.actor_person_id::text, ''),
    p_event.action, p_event.subject, coalesce(p_event.subject_id::text, ''), p_event.data::text, coalesce(p_event.personal_sha256, ''),
    case when num_nonnulls(p_event.request_id, p_event.on_behalf_of) > 0
      then coalesce(p_event.request_id, '') || E'\n' || coalesce(p_event.on_behalf_of, '') end)
$$;

drop function app.record_audit(text, text, uuid, jsonb, jsonb);
create function app.record_audit(
  p_action text, p_subject text, p_subject_id uuid, p_data jsonb, p_personal jsonb default null, p_behalf text default null) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_own uuid[] := app.reach('writable');
  v_event uuid;
  v_salt bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
begin
  if cardinality(v_own) <> 1 then
    raise exception 'audit rows are written in the writing context of one organisation' using errcode = 'insufficient_privilege';
  end if;
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id, data, personal_sha256, on_behalf_of)
    values (v_own[1], (app.reach('person'))[1], p_action, p_subject, p_subject_id, p_data,
      case when p_personal is not null then encode(sha256(v_salt || convert_to(p_personal::text, 'UTF8')), 'hex') end, p_behalf)
    returning id into v_event;
  if p_personal is not null then
    insert into app.audit_personal (audit_event_id, organisation_id, salt, part) values (v_event, v_own[1], v_salt, p_personal);
  end if;
  return v_event;
end $$;
revoke execute on function app.record_audit(text, text, uuid, jsonb, jsonb, text) from public;
grant execute on function app.record_audit(text, text, uuid, jsonb, jsonb, text) to ratify_app, ratify_worker;

create or replace function app.begin_job(p_job uuid, p_write boolean default true)
returns table (organisation_id uuid, organisation_kind text, person_id uuid, person_name text, task text, payload jsonb,
  own uuid[], below uuid[], above uuid[], linked uuid[], writable uuid[])
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_job app.jobs;
begin
  select j.* into v_job from app.jobs j where j.id = p_job and j.state in ('queued', 'running', 'failed');
  if v_job.id is null then
    raise exception 'there is no such job to do' using errcode = 'RT006';
  end if;
  perform directory.open_reach(v_job.actor_person_id, array[v_job.organisation_id],
    case when p_write then array[v_job.organisation_id] else '{}' end);
  perform set_config('ratify.request', coalesce(v_job.request_id, ''), true);
  if not p_write then
    perform set_config('transaction_read_only', 'on', true);
  end if;
  return query select v_job.organisation_id, o.kind, v_job.actor_person_id, p.full_name, v_job.task, v_job.payload,
    app.reach('own'), app.reach('below'), app.reach('above'), app.reach('linked'), app.reach('writable')
    from app.organisations o left join directory.people p on p.id = v_job.actor_person_id where o.id = v_job.organisation_id;
end $$;
