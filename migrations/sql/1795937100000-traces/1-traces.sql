-- A job goes on with the trace of the request that asked for it: W3C's traceparent, which names nobody. Where traces are made, whoever
-- enters says where the trace stands, for the transaction.
alter table app.jobs add column trace_parent text check (trace_parent ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$');

create or replace function directory.add_job(p_organisation uuid, p_task text, p_payload jsonb, p_key text) returns uuid
language plpgsql set search_path = '' as $$
declare
  v_job uuid;
  v_trace text := nullif(current_setting('ratify.trace', true), '');
begin
  if jsonb_typeof(p_payload) <> 'object' or exists (select from jsonb_each(p_payload) e
    where jsonb_typeof(e.value) not in ('string', 'number', 'boolean', 'null') or length(e.value #>> '{}') > 64) then
    raise exception 'the payload of a job holds ids, not contents' using errcode = 'check_violation';
  end if;
  if p_key is not null then
    select j.id into v_job from app.jobs j
      where j.organisation_id = p_organisation and j.key = p_key and j.state = 'queued' for update;
  end if;
  if v_job is null then
    insert into app.jobs (organisation_id, actor_person_id, task, payload, key, trace_parent)
      values (p_organisation, (app.reach('person'))[1], p_task, p_payload, p_key, v_trace) returning id into v_job;
  else
    update app.jobs j set payload = p_payload, trace_parent = coalesce(v_trace, j.trace_parent) where j.id = v_job;
  end if;
  perform graphile_worker.add_job(p_task, json_build_object('job', v_job), job_key => p_organisation::text || ':' || p_key);
  return v_job;
end $$;
