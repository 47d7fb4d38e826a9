-- The four entrances. Each sets transaction-local lists and nothing else; outside one, every tenant table is empty.

-- For one person acting in one organisation: the session is alive and the person holds a current appointment there.
create function app.begin_context(p_session bytea, p_organisation uuid, p_write boolean default true)
returns table (person_id uuid, person_name text, organisation_kind text, roles text[],
  own uuid[], below uuid[], above uuid[], linked uuid[], writable uuid[])
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_person directory.people;
  v_roles text[];
begin
  select p.* into v_person from directory.sessions s join directory.people p on p.id = s.person_id
    where s.token_hash = p_session and s.expires_at > clock_timestamp();
  if v_person.id is null then
    raise exception 'the session has ended' using errcode = 'RT004';
  end if;
  select array_agg(distinct a.role order by a.role) into v_roles from app.appointments a
    where a.person_id = v_person.id and a.organisation_id = p_organisation
      and directory.today() >= a.from_on and (a.until_on is null or directory.today() <= a.until_on);
  if v_roles is null then
    raise exception 'no current appointment in this organisation' using errcode = 'RT005';
  end if;
  perform directory.open_reach(v_person.id, array[p_organisation], case when p_write then array[p_organisation] else '{}' end);
  if not p_write then
    perform set_config('transaction_read_only', 'on', true);
  end if;
  return query select v_person.id, v_person.full_name, o.kind, v_roles, app.reach('own'), app.reach('below'),
    app.reach('above'), app.reach('linked'), app.reach('writable')
    from app.organisations o where o.id = p_organisation;
end $$;

-- For what is one person's across organisations (to do, digest, signing sitting): reads only.
create function app.begin_person(p_session bytea)
returns table (person_id uuid, person_name text, own uuid[], below uuid[], above uuid[], linked uuid[])
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_person directory.people;
  v_own uuid[];
begin
  select p.* into v_person from directory.sessions s join directory.people p on p.id = s.person_id
    where s.token_hash = p_session and s.expires_at > clock_timestamp();
  if v_person.id is null then
    raise exception 'the session has ended' using errcode = 'RT004';
  end if;
  select coalesce(array_agg(distinct a.organisation_id), '{}') into v_own from app.appointments a
    where a.person_id = v_person.id
      and directory.today() >= a.from_on and (a.until_on is null or directory.today() <= a.until_on);
  perform directory.open_reach(v_person.id, v_own, '{}');
  perform set_config('transaction_read_only', 'on', true);
  return query select v_person.id, v_person.full_name, v_own, app.reach('below'), app.reach('above'), app.reach('linked');
end $$;

-- For everyone: no list at all. What is public comes from functions that answer one row to one code.
create function app.begin_public() returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  perform directory.open_reach(null, '{}', '{}');
  perform set_config('transaction_read_only', 'on', true);
end $$;

-- For the worker: organisation and actor come from the job's row, which only app.enqueue writes.
create function app.begin_job(p_job uuid, p_write boolean default true)
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
  if not p_write then
    perform set_config('transaction_read_only', 'on', true);
  end if;
  return query select v_job.organisation_id, o.kind, v_job.actor_person_id, p.full_name, v_job.task, v_job.payload,
    app.reach('own'), app.reach('below'), app.reach('above'), app.reach('linked'), app.reach('writable')
    from app.organisations o left join directory.people p on p.id = v_job.actor_person_id where o.id = v_job.organisation_id;
end $$;

grant usage on schema app to ratify_app, ratify_worker, ratify_sign_in, ratify_national, ratify_public;
grant usage on schema directory to ratify_app, ratify_worker, ratify_sign_in;
grant execute on function app.reach(text), directory.today() to ratify_app, ratify_worker;
grant execute on function app.revision_transitions() to ratify_app, ratify_worker;
grant execute on function app.begin_context(bytea, uuid, boolean), app.begin_person(bytea) to ratify_app;
grant execute on function app.begin_public() to ratify_public;
grant execute on function app.begin_job(uuid, boolean) to ratify_worker;
