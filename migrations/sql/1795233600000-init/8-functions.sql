-- Doors with one purpose each: sign-in, jobs, coverage, roll-out, the public page, the installation's certificates.

-- Sign-in. These have a login role of their own: a role that can open a session for anybody can be anybody, so the role that
-- runs tenant queries must not have them.
create function directory.find_credentials(p_email text)
returns table (person_id uuid, full_name text, password_hash text, failed_attempts int, locked_until timestamptz)
language sql stable security definer set search_path = '' as $$
  select p.id, p.full_name, c.password_hash, c.failed_attempts, c.locked_until
  from directory.people p join directory.credentials c on c.person_id = p.id where lower(p.email) = lower(p_email)
$$;

create function directory.open_session(p_token_hash bytea, p_person uuid, p_csrf_secret text, p_lifetime interval)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  v_organisation uuid;
begin
  select a.organisation_id into v_organisation from app.appointments a
    where a.person_id = p_person and directory.today() >= a.from_on and (a.until_on is null or directory.today() <= a.until_on)
    order by a.from_on, a.id limit 1;
  insert into directory.sessions (token_hash, person_id, acting_organisation_id, csrf_secret, expires_at)
    values (p_token_hash, p_person, v_organisation, p_csrf_secret, clock_timestamp() + p_lifetime);
  update directory.credentials c set failed_attempts = 0, locked_until = null where c.person_id = p_person;
  delete from directory.sessions s where s.expires_at < clock_timestamp() - interval '1 day';
end $$;

-- Five wrong passwords close the account for a quarter of an hour.
create function directory.note_failed_attempt(p_person uuid) returns timestamptz
language sql volatile security definer set search_path = '' as $$
  update directory.credentials c set failed_attempts = c.failed_attempts + 1,
    locked_until = case when (c.failed_attempts + 1) % 5 = 0 then clock_timestamp() + interval '15 minutes' else c.locked_until end
  where c.person_id = p_person returning c.locked_until
$$;

create function directory.find_session(p_token_hash bytea)
returns table (person_id uuid, full_name text, email text, acting_organisation_id uuid, csrf_secret text, expires_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select p.id, p.full_name, p.email, s.acting_organisation_id, s.csrf_secret, s.expires_at
  from directory.sessions s join directory.people p on p.id = s.person_id
  where s.token_hash = p_token_hash and s.expires_at > clock_timestamp()
$$;

create function directory.touch_session(p_token_hash bytea) returns void
language sql volatile security definer set search_path = '' as $$
  update directory.sessions s set last_seen_at = clock_timestamp()
  where s.token_hash = p_token_hash and s.last_seen_at < clock_timestamp() - interval '1 minute'
$$;

create function directory.close_session(p_token_hash bytea) returns void
language sql volatile security definer set search_path = '' as $$
  delete from directory.sessions s where s.token_hash = p_token_hash
$$;

-- Another of the person's own organisations to act for; false when there is no current appointment there.
create function directory.act_for(p_token_hash bytea, p_organisation uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update directory.sessions s set acting_organisation_id = p_organisation
    where s.token_hash = p_token_hash and s.expires_at > clock_timestamp()
      and exists (select from app.appointments a where a.person_id = s.person_id and a.organisation_id = p_organisation
        and directory.today() >= a.from_on and (a.until_on is null or directory.today() <= a.until_on));
  return found;
end $$;

-- Outbox: a job is a row of its organisation and a graphile-worker job that holds the row's id, in the caller's transaction.
create function directory.add_job(p_organisation uuid, p_task text, p_payload jsonb, p_key text) returns uuid
language plpgsql volatile set search_path = '' as $$
declare
  v_job uuid;
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
    insert into app.jobs (organisation_id, actor_person_id, task, payload, key)
      values (p_organisation, (app.reach('person'))[1], p_task, p_payload, p_key) returning id into v_job;
  else
    update app.jobs j set payload = p_payload where j.id = v_job;
  end if;
  perform graphile_worker.add_job(p_task, json_build_object('job', v_job), job_key => p_organisation::text || ':' || p_key);
  return v_job;
end $$;

create function app.enqueue(p_task text, p_payload jsonb, p_key text default null) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_own uuid[] := app.reach('writable');
begin
  if cardinality(v_own) <> 1 then
    raise exception 'jobs are enqueued in the writing context of one organisation' using errcode = 'insufficient_privilege';
  end if;
  return directory.add_job(v_own[1], p_task, p_payload, p_key);
end $$;

-- Whom a publisher's editions reach: everyone linked to it, except by mere area.
create function directory.publishes_to(p_publisher uuid, p_organisation uuid) returns boolean language sql stable set search_path = '' as $$
  select p_publisher = p_organisation or exists (select from directory.organisation_closure c
    where c.ancestor_id = p_publisher and c.descendant_id = p_organisation and c.kind <> 'lies-in-area-of'
      and directory.today() between c.from_on and c.until_on)
$$;

-- Fan-out of the worker: a job for each organisation in turn, entered by its own begin_job.
create function app.enqueue_for(p_organisation uuid, p_task text, p_payload jsonb, p_key text default null) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_own uuid[] := app.reach('writable');
begin
  if cardinality(v_own) <> 1 or not directory.publishes_to(v_own[1], p_organisation) then
    raise exception 'no job may be given to an organisation out of reach' using errcode = 'RT003';
  end if;
  return directory.add_job(p_organisation, p_task, p_payload, p_key);
end $$;

create function app.forks_of(p_template uuid)
returns table (organisation_id uuid, policy_id uuid, base_edition_id uuid)
language sql stable security definer set search_path = '' as $$
  select p.organisation_id, p.id, p.base_edition_id from app.policies p
  where p.template_organisation_id = any (app.reach('own')) and p.template_id = p_template and p.retired_on is null
    and directory.publishes_to(p.template_organisation_id, p.organisation_id)
$$;

-- buys-service-from: the policies of buyers that are forks of one's own templates, and of those the register's columns only.
create function app.bought_policies()
returns table (policy_id uuid, organisation_id uuid, title text, template_id uuid, base_edition_id uuid, adopted_on date, review_due_on date)
language sql stable security definer set search_path = '' as $$
  select p.id, p.organisation_id, p.title, p.template_id, p.base_edition_id, p.adopted_on, p.review_due_on from app.policies p
  where p.organisation_id = any (app.reach('bought')) and p.template_organisation_id = any (app.reach('own')) and p.retired_on is null
$$;

-- One adoption covers a setting: only of an academy by its trust, or of a setting whose link says that body governs it.
create function app.cover(p_adoption uuid, p_setting uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_adoption app.adoptions;
  v_coverage uuid;
begin
  select a.* into v_adoption from app.adoptions a where a.id = p_adoption and a.organisation_id = any (app.reach('writable'));
  if v_adoption.id is null or not exists (select from directory.organisation_closure c
    where c.ancestor_id = v_adoption.organisation_id and c.descendant_id = p_setting and c.governs
      and directory.today() between c.from_on and c.until_on) then
    raise exception 'this adoption cannot cover that setting' using errcode = 'RT003';
  end if;
  insert into app.coverages (organisation_id, adopting_organisation_id, policy_id, adoption_id, title, adopted_on, review_due_on)
    select p_setting, p.organisation_id, p.id, v_adoption.id, p.title, v_adoption.adopted_on, p.review_due_on
    from app.policies p where p.organisation_id = v_adoption.organisation_id and p.id = v_adoption.policy_id
    on conflict (organisation_id, adopting_organisation_id, policy_id) do update
      set adoption_id = excluded.adoption_id, title = excluded.title, adopted_on = excluded.adopted_on,
        review_due_on = excluded.review_due_on
    returning id into v_coverage;
  return v_coverage;
end $$;

-- Audit. The personal part is kept apart under a salt, so that it can be erased and the chain still verifies.
create function app.record_audit(p_action text, p_subject text, p_subject_id uuid, p_data jsonb, p_personal jsonb default null) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_own uuid[] := app.reach('writable');
  v_event uuid;
  v_salt bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
begin
  if cardinality(v_own) <> 1 then
    raise exception 'audit rows are written in the writing context of one organisation' using errcode = 'insufficient_privilege';
  end if;
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id, data, personal_sha256)
    values (v_own[1], (app.reach('person'))[1], p_action, p_subject, p_subject_id, p_data,
      case when p_personal is not null then encode(sha256(v_salt || convert_to(p_personal::text, 'UTF8')), 'hex') end)
    returning id into v_event;
  if p_personal is not null then
    insert into app.audit_personal (audit_event_id, organisation_id, salt, part) values (v_event, v_own[1], v_salt, p_personal);
  end if;
  return v_event;
end $$;

-- What the hash of an audit row covers, one field a line; verifying programs rebuild exactly this text.
create function app.audit_text(p_event app.audit_events, p_sequence bigint, p_previous_hash text) returns text
language sql stable set search_path = '' as $$
  select concat_ws(E'\n', p_previous_hash, p_sequence, p_event.id, p_event.organisation_id,
    to_char(p_event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), coalesce(p_event.actor_person_id::text, ''),
    p_event.action, p_event.subject, coalesce(p_event.subject_id::text, ''), p_event.data::text, coalesce(p_event.personal_sha256, ''))
$$;

-- The linker: gives every committed, unlinked row of one organisation its place. Two linkers of one organisation queue here.
create function app.link_audit(p_organisation uuid) returns int
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_event app.audit_events;
  v_sequence bigint;
  v_hash text;
  v_linked int := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('audit:' || p_organisation, 0));
  select e.sequence, e.hash into v_sequence, v_hash from app.audit_events e
    where e.organisation_id = p_organisation and e.sequence is not null order by e.sequence desc limit 1;
  v_sequence := coalesce(v_sequence, 0);
  v_hash := coalesce(v_hash, repeat('0', 64));
  for v_event in select e.* from app.audit_events e
    where e.organisation_id = p_organisation and e.sequence is null order by e.at, e.id
  loop
    v_sequence := v_sequence + 1;
    update app.audit_events e set sequence = v_sequence, previous_hash = v_hash,
      hash = encode(sha256(convert_to(app.audit_text(v_event, v_sequence, v_hash), 'UTF8')), 'hex')
      where e.id = v_event.id returning e.hash into v_hash;
    v_linked := v_linked + 1;
  end loop;
  return v_linked;
end $$;

create function app.unlinked_organisations() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct e.organisation_id from app.audit_events e where e.sequence is null
$$;

-- The page that anyone may open with the code printed on a document. Roles, never names.
create function app.public_document(p_code text)
returns table (title text, organisation_name text, state text, revision_number int, revision_state text, adopted_on date,
  effective_from date, review_due_on date, sha256 text, length int, level text, made_at timestamptz, signed jsonb)
language sql stable security definer set search_path = '' as $$
  select d.title, o.name, d.state, r.number, r.state, a.adopted_on, a.effective_from, p.review_due_on,
    v.sha256, v.length, v.level, v.made_at,
    coalesce((select jsonb_agg(jsonb_build_object('role', s.role, 'signedAt', s.signed_at) order by s.signed_at)
      from app.signatures s join app.signature_requests q on q.organisation_id = s.organisation_id and q.id = s.request_id
      where s.organisation_id = d.organisation_id and s.revision_id = d.revision_id), '[]')
  from app.documents d
  join app.organisations o on o.id = d.organisation_id
  join app.policies p on p.organisation_id = d.organisation_id and p.id = d.policy_id
  join app.revisions r on r.organisation_id = d.organisation_id and r.id = d.revision_id
  left join app.adoptions a on a.organisation_id = d.organisation_id and a.id = d.adoption_id
  left join lateral (select dv.* from app.document_versions dv
    where dv.organisation_id = d.organisation_id and dv.document_id = d.id order by dv.number desc limit 1) v on true
  where d.verify_code = p_code
$$;

-- Certificates are public; enveloped keys go to the worker, which signs.
create function directory.list_certificates() returns table (kind text, certificate bytea, not_after timestamptz)
language sql stable security definer set search_path = '' as $$
  select a.kind, a.certificate, a.not_after from directory.authorities a order by a.created_at desc
$$;
create function directory.list_authorities()
returns table (id uuid, kind text, certificate bytea, enveloped_key bytea, not_after timestamptz)
language sql stable security definer set search_path = '' as $$
  select a.id, a.kind, a.certificate, a.enveloped_key, a.not_after from directory.authorities a order by a.created_at desc
$$;
create function directory.add_authority(p_kind text, p_certificate bytea, p_enveloped_key bytea, p_not_after timestamptz) returns uuid
language sql volatile security definer set search_path = '' as $$
  insert into directory.authorities (kind, certificate, enveloped_key, not_after)
  values (p_kind, p_certificate, p_enveloped_key, p_not_after) returning id
$$;

grant execute on function directory.find_credentials(text), directory.open_session(bytea, uuid, text, interval),
  directory.note_failed_attempt(uuid) to ratify_sign_in;
grant execute on function directory.find_session(bytea), directory.touch_session(bytea), directory.close_session(bytea),
  directory.act_for(bytea, uuid) to ratify_app;
grant execute on function app.enqueue(text, jsonb, text) to ratify_app, ratify_worker;
grant execute on function app.enqueue_for(uuid, text, jsonb, text) to ratify_worker;
grant execute on function app.forks_of(uuid), app.bought_policies() to ratify_app, ratify_worker;
grant execute on function app.cover(uuid, uuid) to ratify_app, ratify_worker;
grant execute on function app.record_audit(text, text, uuid, jsonb, jsonb) to ratify_app, ratify_worker;
grant execute on function app.link_audit(uuid), app.unlinked_organisations() to ratify_worker;
grant execute on function app.public_document(text) to ratify_public;
grant usage on schema directory to ratify_public;
grant execute on function directory.list_certificates() to ratify_app, ratify_worker, ratify_public;
grant execute on function directory.list_authorities(), directory.add_authority(text, bytea, bytea, timestamptz) to ratify_worker;
