-- Written by `npm run schema:write -w @ratify/migrations` from the catalog. Do not edit.

-- Schema directory

create table directory.account_links (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  purpose text not null,
  token_hash bytea,
  created_at timestamp(3) with time zone not null default clock_timestamp(),
  expires_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  constraint account_links_pkey PRIMARY KEY (id),
  constraint account_links_check CHECK ((expires_at > created_at)),
  constraint account_links_purpose_check CHECK ((purpose = ANY (ARRAY['reset'::text, 'invitation'::text]))),
  constraint account_links_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint account_links_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.people(id) ON DELETE CASCADE
);
CREATE INDEX account_links_person ON directory.account_links USING btree (person_id, created_at);
CREATE UNIQUE INDEX account_links_token ON directory.account_links USING btree (token_hash);

create table directory.account_messages (
  id uuid not null default uuidv7(),
  kind text not null,
  person_id uuid not null,
  link_id uuid,
  created_at timestamp(3) with time zone not null default clock_timestamp(),
  state text not null default 'waiting'::text,
  reason text,
  settled_at timestamp(3) with time zone,
  constraint account_messages_pkey PRIMARY KEY (id),
  constraint account_messages_kind_check CHECK ((kind ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint account_messages_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'refused'::text, 'dropped'::text]))),
  constraint account_messages_link_id_fkey FOREIGN KEY (link_id) REFERENCES directory.account_links(id) ON DELETE CASCADE,
  constraint account_messages_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.people(id) ON DELETE CASCADE
);
CREATE INDEX account_messages_link ON directory.account_messages USING btree (link_id);
CREATE INDEX account_messages_person ON directory.account_messages USING btree (person_id);
CREATE INDEX account_messages_settled ON directory.account_messages USING btree (settled_at);
CREATE INDEX account_messages_waiting ON directory.account_messages USING btree (created_at) WHERE (state = 'waiting'::text);

create table directory.authorities (
  id uuid not null default uuidv7(),
  kind text not null,
  certificate bytea not null,
  enveloped_key bytea,
  not_after timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null default now(),
  constraint authorities_pkey PRIMARY KEY (id),
  constraint authorities_kind_check CHECK ((kind = ANY (ARRAY['root'::text, 'issuing'::text, 'tsa'::text])))
);

create table directory.backfills (
  name text not null,
  reached text,
  rows_done bigint not null default 0,
  began_at timestamp(3) with time zone not null default clock_timestamp(),
  finished_at timestamp(3) with time zone,
  constraint backfills_pkey PRIMARY KEY (name)
);

create table directory.backups (
  name text not null,
  taken_at timestamp(3) with time zone not null default clock_timestamp(),
  bytes bigint not null,
  constraint backups_pkey PRIMARY KEY (name),
  constraint backups_bytes_check CHECK ((bytes >= 0))
);

create table directory.calendar_links (
  person_id uuid not null,
  token_hash bytea not null,
  created_at timestamp(3) with time zone not null default clock_timestamp(),
  constraint calendar_links_pkey PRIMARY KEY (person_id),
  constraint calendar_links_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint calendar_links_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.people(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX calendar_links_token ON directory.calendar_links USING btree (token_hash);

create table directory.context_key (
  singleton boolean not null default true,
  key bytea not null,
  constraint context_key_pkey PRIMARY KEY (singleton),
  constraint context_key_singleton_check CHECK (singleton)
);

create table directory.credentials (
  person_id uuid not null,
  password_hash text not null,
  failed_attempts integer not null default 0,
  locked_until timestamp(3) with time zone,
  changed_at timestamp(3) with time zone not null default now(),
  constraint credentials_pkey PRIMARY KEY (person_id),
  constraint credentials_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.people(id) ON DELETE CASCADE
);
CREATE TRIGGER account_is_heard AFTER INSERT OR UPDATE OF password_hash ON directory.credentials FOR EACH ROW EXECUTE FUNCTION directory.hear_account_change();

create table directory.digest_choices (
  person_id uuid not null,
  is_off boolean not null,
  weekday integer,
  constraint digest_choices_pkey PRIMARY KEY (person_id),
  constraint digest_choices_check CHECK (((NOT is_off) OR (weekday IS NULL))),
  constraint digest_choices_weekday_check CHECK (((weekday >= 1) AND (weekday <= 5))),
  constraint digest_choices_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.people(id) ON DELETE CASCADE
);

create table directory.digest_lines (
  person_id uuid not null,
  organisation_id uuid not null,
  subject text not null,
  subject_id uuid not null,
  step text not null,
  digest_id uuid not null,
  noted_on date not null,
  constraint digest_lines_pkey PRIMARY KEY (person_id, organisation_id, subject_id, step),
  constraint digest_lines_step_check CHECK ((length(step) <= 64)),
  constraint digest_lines_subject_check CHECK ((subject ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint digest_lines_digest_id_fkey FOREIGN KEY (digest_id) REFERENCES directory.digests(id) ON DELETE CASCADE,
  constraint digest_lines_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint digest_lines_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.people(id) ON DELETE CASCADE
);
CREATE INDEX digest_lines_digest ON directory.digest_lines USING btree (digest_id);
CREATE INDEX digest_lines_subject ON directory.digest_lines USING btree (organisation_id, subject_id);

create table directory.digest_looks (
  person_id uuid not null,
  looked_on date not null,
  constraint digest_looks_pkey PRIMARY KEY (person_id),
  constraint digest_looks_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.people(id) ON DELETE CASCADE
);

create table directory.digests (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  planned_on date not null,
  state text not null default 'waiting'::text,
  reason text,
  claimed_at timestamp(3) with time zone,
  sent_on date,
  settled_at timestamp(3) with time zone,
  constraint digests_pkey PRIMARY KEY (id),
  constraint digests_person_id_planned_on_key UNIQUE (person_id, planned_on),
  constraint digests_check CHECK (((state = 'waiting'::text) = (settled_at IS NULL))),
  constraint digests_check1 CHECK (((state = 'sent'::text) = (sent_on IS NOT NULL))),
  constraint digests_check2 CHECK (((state = 'refused'::text) = (reason IS NOT NULL))),
  constraint digests_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'refused'::text, 'dropped'::text]))),
  constraint digests_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.people(id) ON DELETE CASCADE
);
CREATE INDEX digests_settled ON directory.digests USING btree (settled_at);
CREATE UNIQUE INDEX digests_sent ON directory.digests USING btree (person_id, sent_on);
CREATE UNIQUE INDEX digests_waiting ON directory.digests USING btree (person_id) WHERE (state = 'waiting'::text);

create table directory.former_roots (
  sha256 text not null,
  certificate bytea not null,
  taken_in_at timestamp(3) with time zone not null default clock_timestamp(),
  constraint former_roots_pkey PRIMARY KEY (sha256),
  constraint former_roots_check CHECK ((encode(sha256(certificate), 'hex'::text) = sha256)),
  constraint former_roots_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);

create table directory.identities (
  id uuid not null default uuidv7(),
  issuer text not null,
  subject text not null,
  person_id uuid not null,
  provider text not null,
  linked_at timestamp(3) with time zone not null default clock_timestamp(),
  last_used_at timestamp(3) with time zone not null default clock_timestamp(),
  constraint identities_pkey PRIMARY KEY (id),
  constraint identities_issuer_subject_key UNIQUE (issuer, subject),
  constraint identities_person_id_issuer_key UNIQUE (person_id, issuer),
  constraint identities_issuer_check CHECK (((length(issuer) >= 1) AND (length(issuer) <= 500))),
  constraint identities_provider_check CHECK ((provider ~ '^[a-z][a-z0-9-]{0,30}$'::text)),
  constraint identities_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 255))),
  constraint identities_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.people(id) ON DELETE CASCADE
);
CREATE TRIGGER account_is_heard AFTER INSERT OR DELETE ON directory.identities FOR EACH ROW EXECUTE FUNCTION directory.hear_account_change();

create table directory.kept_mail (
  id uuid not null,
  to_name text not null,
  to_address text not null,
  subject text not null,
  lines text[] not null,
  link_words text not null,
  link_path text not null,
  kept_at timestamp(3) with time zone not null default clock_timestamp(),
  constraint kept_mail_pkey PRIMARY KEY (id)
);
CREATE INDEX kept_mail_kept ON directory.kept_mail USING btree (kept_at);

create table directory.leaving_objects (
  organisation_id uuid not null,
  sha256 text not null,
  noted_at timestamp(3) with time zone not null default clock_timestamp(),
  constraint leaving_objects_pkey PRIMARY KEY (organisation_id, sha256)
);

create table directory.organisation_closure (
  kind text not null,
  ancestor_id uuid not null,
  descendant_id uuid not null,
  depth smallint not null,
  from_on date not null,
  until_on date not null,
  sight text not null,
  governs boolean not null,
  constraint organisation_closure_pkey PRIMARY KEY (kind, ancestor_id, descendant_id, depth, from_on),
  constraint organisation_closure_depth_check CHECK ((depth > 0)),
  constraint organisation_closure_sight_check CHECK ((sight = ANY (ARRAY['adopted'::text, 'bought'::text, 'none'::text])))
);
CREATE INDEX organisation_closure_down ON directory.organisation_closure USING btree (ancestor_id, kind);
CREATE INDEX organisation_closure_up ON directory.organisation_closure USING btree (descendant_id, kind);

create table directory.organisation_numbers (
  kind text not null,
  number text not null,
  organisation_id uuid not null,
  from_on date not null,
  until_on date,
  constraint organisation_numbers_pkey PRIMARY KEY (kind, number, organisation_id, from_on),
  constraint organisation_numbers_check CHECK ((until_on >= from_on)),
  constraint organisation_numbers_kind_check CHECK ((kind = ANY (ARRAY['urn'::text, 'laestab'::text, 'la-code'::text, 'trust-uid'::text]))),
  constraint organisation_numbers_number_check CHECK ((number <> ''::text)),
  constraint organisation_numbers_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id)
);
CREATE UNIQUE INDEX organisation_numbers_one_bearer ON directory.organisation_numbers USING btree (kind, number) WHERE (until_on IS NULL);
CREATE UNIQUE INDEX organisation_numbers_one_number ON directory.organisation_numbers USING btree (organisation_id, kind) WHERE (until_on IS NULL);

create table directory.people (
  id uuid not null default uuidv7(),
  full_name text not null,
  email text not null,
  created_at timestamp(3) with time zone not null default now(),
  constraint people_pkey PRIMARY KEY (id),
  constraint people_email_check CHECK ((email ~~ '%_@_%'::text)),
  constraint people_full_name_check CHECK ((full_name <> ''::text))
);
CREATE UNIQUE INDEX people_email ON directory.people USING btree (lower(email));

create table directory.recovery_codes (
  person_id uuid not null,
  code_hash bytea not null,
  used_at timestamp(3) with time zone,
  constraint recovery_codes_pkey PRIMARY KEY (person_id, code_hash),
  constraint recovery_codes_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint recovery_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.second_factors(person_id) ON DELETE CASCADE
);

create table directory.register_changes (
  id bigint not null,
  organisation_id uuid not null,
  constraint register_changes_pkey PRIMARY KEY (id)
);
CREATE INDEX register_changes_organisation ON directory.register_changes USING btree (organisation_id);

create table directory.register_counts (
  organisation_id uuid not null,
  council_id uuid,
  trust_id uuid,
  counted_for date not null,
  overdue integer not null default 0,
  not_evidenced integer not null default 0,
  unsigned integer not null default 0,
  due_soon integer not null default 0,
  submitted integer not null default 0,
  draft integer not null default 0,
  adopted integer not null default 0,
  covered integer not null default 0,
  missing integer not null default 0,
  missing_of jsonb not null default '{}'::jsonb,
  constraint register_counts_pkey PRIMARY KEY (organisation_id),
  constraint register_counts_council_id_fkey FOREIGN KEY (council_id) REFERENCES app.organisations(id),
  constraint register_counts_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint register_counts_trust_id_fkey FOREIGN KEY (trust_id) REFERENCES app.organisations(id)
);
CREATE INDEX register_counts_council ON directory.register_counts USING btree (council_id);
CREATE INDEX register_counts_stale ON directory.register_counts USING btree (counted_for);
CREATE TRIGGER register_hears_loss AFTER DELETE OR TRUNCATE ON directory.register_counts FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_loss();

create table directory.retention (
  name text not null,
  days integer not null,
  usual_days integer not null,
  what text not null,
  constraint retention_pkey PRIMARY KEY (name),
  constraint retention_days_check CHECK (((days >= 1) AND (days <= 3650)))
);

create table directory.revocation_lists (
  issuer text not null,
  number bigint not null,
  list bytea not null,
  next_update timestamp(3) with time zone not null,
  constraint revocation_lists_pkey PRIMARY KEY (issuer),
  constraint revocation_lists_issuer_check CHECK ((issuer = ANY (ARRAY['root'::text, 'issuing'::text]))),
  constraint revocation_lists_number_check CHECK ((number > 0))
);

create table directory.revoked_certificates (
  serial_number text not null,
  issuer text not null,
  revoked_at timestamp(3) with time zone not null default now(),
  key_compromised boolean not null default false,
  constraint revoked_certificates_pkey PRIMARY KEY (serial_number),
  constraint revoked_certificates_issuer_check CHECK ((issuer = ANY (ARRAY['root'::text, 'issuing'::text]))),
  constraint revoked_certificates_serial_number_check CHECK ((serial_number ~ '^[0-9a-f]{2,40}$'::text))
);

create table directory.round_changes (
  organisation_id uuid not null
);
CREATE INDEX round_changes_organisation ON directory.round_changes USING btree (organisation_id);

create table directory.searched_texts (
  organisation_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  text_id uuid,
  words tsvector not null,
  constraint searched_texts_pkey PRIMARY KEY (organisation_id, kind, subject_id),
  constraint searched_texts_kind_check CHECK ((kind = ANY (ARRAY['policy'::text, 'template'::text]))),
  constraint searched_texts_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id)
);
CREATE INDEX searched_texts_words ON directory.searched_texts USING gin (organisation_id, words);

create table directory.second_factors (
  person_id uuid not null,
  sealed_secret bytea not null,
  created_at timestamp(3) with time zone not null default clock_timestamp(),
  confirmed_at timestamp(3) with time zone,
  last_step bigint not null default 0,
  constraint second_factors_pkey PRIMARY KEY (person_id),
  constraint second_factors_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.people(id) ON DELETE CASCADE
);
CREATE TRIGGER account_begins AFTER UPDATE OF confirmed_at ON directory.second_factors FOR EACH ROW WHEN (((old.confirmed_at IS NULL) AND (new.confirmed_at IS NOT NULL))) EXECUTE FUNCTION directory.hear_account_change();
CREATE TRIGGER account_ends AFTER DELETE ON directory.second_factors FOR EACH ROW WHEN ((old.confirmed_at IS NOT NULL)) EXECUTE FUNCTION directory.hear_account_change();

create table directory.sessions (
  token_hash bytea not null,
  person_id uuid not null,
  acting_organisation_id uuid,
  csrf_secret text not null,
  created_at timestamp(3) with time zone not null default now(),
  last_seen_at timestamp(3) with time zone not null default now(),
  expires_at timestamp(3) with time zone not null,
  proved_at timestamp(3) with time zone not null default clock_timestamp(),
  id uuid not null default uuidv7(),
  device text,
  provider text,
  idle interval not null default '02:00:00'::interval,
  ends_at timestamp(3) with time zone,
  constraint sessions_pkey PRIMARY KEY (token_hash),
  constraint sessions_device_check CHECK (((length(device) >= 1) AND (length(device) <= 100))),
  constraint sessions_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.people(id) ON DELETE CASCADE
);
CREATE INDEX sessions_expiry ON directory.sessions USING btree (expires_at);
CREATE INDEX sessions_person ON directory.sessions USING btree (person_id);
CREATE UNIQUE INDEX sessions_id ON directory.sessions USING btree (id);

create table directory.sign_in_steps (
  token_hash bytea not null,
  person_id uuid not null,
  created_at timestamp(3) with time zone not null default clock_timestamp(),
  expires_at timestamp(3) with time zone not null default (clock_timestamp() + '00:10:00'::interval),
  constraint sign_in_steps_pkey PRIMARY KEY (token_hash),
  constraint sign_in_steps_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint sign_in_steps_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.people(id) ON DELETE CASCADE
);
CREATE INDEX sign_in_steps_expiry ON directory.sign_in_steps USING btree (expires_at);
CREATE INDEX sign_in_steps_person ON directory.sign_in_steps USING btree (person_id);

create table directory.token_keys (
  token_hash bytea not null,
  organisation_id uuid not null,
  token_id uuid not null,
  constraint token_keys_pkey PRIMARY KEY (token_hash),
  constraint token_keys_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint token_keys_organisation_id_token_id_fkey FOREIGN KEY (organisation_id, token_id) REFERENCES app.api_tokens(organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX token_keys_token ON directory.token_keys USING btree (organisation_id, token_id);

create table directory.webhook_keys (
  organisation_id uuid not null,
  webhook_id uuid not null,
  sealed bytea not null,
  constraint webhook_keys_pkey PRIMARY KEY (organisation_id, webhook_id),
  constraint webhook_keys_organisation_id_webhook_id_fkey FOREIGN KEY (organisation_id, webhook_id) REFERENCES app.webhooks(organisation_id, id) ON DELETE CASCADE
);

CREATE OR REPLACE FUNCTION directory.act_for(p_token_hash bytea, p_organisation uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update directory.sessions s set acting_organisation_id = p_organisation
    where s.token_hash = p_token_hash and s.expires_at > clock_timestamp()
      and exists (select from app.appointments a where a.person_id = s.person_id and a.organisation_id = p_organisation
        and directory.today() >= a.from_on and (a.until_on is null or directory.today() <= a.until_on));
  return found;
end $function$
;
grant execute on function directory.act_for(bytea,uuid) to ratify_app;

CREATE OR REPLACE FUNCTION directory.add_authority(p_kind text, p_certificate bytea, p_enveloped_key bytea, p_not_after timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  insert into directory.authorities (kind, certificate, enveloped_key, not_after)
  values (p_kind, p_certificate, p_enveloped_key, p_not_after) returning id
$function$
;
grant execute on function directory.add_authority(text,bytea,bytea,timestamp with time zone) to ratify_worker;

CREATE OR REPLACE FUNCTION directory.add_job(p_organisation uuid, p_task text, p_payload jsonb, p_key text)
 RETURNS uuid
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION directory.announce(p_event text, p_direction text, p_organisation uuid, p_subject uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_delivery record;
  v_job uuid;
begin
  for v_delivery in
    insert into app.webhook_deliveries (organisation_id, webhook_id, event, subject_organisation_id, subject_id)
    select w.organisation_id, w.id, p_event, p_organisation, p_subject from app.webhooks w
    where w.ended_at is null and w.paused_at is null and p_event = any (w.events) and w.organisation_id in (
      select p_organisation
      union all select c.ancestor_id from directory.organisation_closure c where p_direction = 'up' and c.descendant_id = p_organisation
        and c.sight = 'adopted' and directory.today() between c.from_on and c.until_on
      union all select c.descendant_id from directory.organisation_closure c where p_direction = 'down' and c.ancestor_id = p_organisation
        and c.kind not in ('lies-in-area-of', 'record-kept-by') and directory.today() between c.from_on and c.until_on)
    returning id, organisation_id
  loop
    v_job := directory.add_job(v_delivery.organisation_id, 'deliver-webhook', jsonb_build_object('deliveryId', v_delivery.id),
      'deliver-webhook:' || v_delivery.id);
    update app.jobs j set actor_person_id = null where j.id = v_job;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION directory.answered(p_organisations uuid[])
 RETURNS TABLE(organisation_id uuid, requirement_id uuid)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  with recursive chain as (
    select a.organisation_id, a.requirement_id, a.policy_organisation_id, a.policy_id from app.requirement_answers a
      where a.organisation_id = any (p_organisations) and a.ended_at is null
    union
    select c.organisation_id, c.requirement_id, c.policy_organisation_id, r.successor_id from chain c
      join app.retirements r on r.organisation_id = c.policy_organisation_id and r.policy_id = c.policy_id and r.ended_on is null
        and r.successor_id is not null)
  select c.organisation_id, c.requirement_id from chain c
  where exists (select from app.policies p where p.organisation_id = c.organisation_id and p.organisation_id = c.policy_organisation_id
      and p.id = c.policy_id and p.retired_on is null)
    or exists (select from app.coverages v where v.organisation_id = c.organisation_id
      and v.adopting_organisation_id = c.policy_organisation_id and v.policy_id = c.policy_id)
$function$
;

CREATE OR REPLACE FUNCTION directory.approved_by(p_organisations uuid[], p_approver text)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET jit TO 'off'
AS $function$
begin
  return array(
    select p.id from app.policies p
    left join (select distinct on (a.policy_id) a.policy_id, d.body_id, d.route, d.delegation_id from app.adoptions a
      join app.decisions d on d.organisation_id = a.organisation_id and d.id = a.decision_id
      where a.organisation_id = any (p_organisations) and a.set_aside_at is null order by a.policy_id, a.recorded_at desc) d on d.policy_id = p.id
    left join (select distinct on (s.policy_id) s.policy_id, s.body_id, s.office from app.stated_approvers s
      where s.organisation_id = any (p_organisations) order by s.policy_id, s.stated_at desc, s.id desc) s on s.policy_id = p.id
    left join (select distinct on (b.organisation_id) b.organisation_id, b.id from app.bodies b
      where b.organisation_id = any (p_organisations) and 'meeting' = any (b.routes) and (b.ended_on is null or b.ended_on >= directory.today())
      order by b.organisation_id, b.kind in ('committee', 'academy-committee'), b.id) f on f.organisation_id = p.organisation_id
    left join app.bodies b on b.organisation_id = p.organisation_id and b.id = coalesce(s.body_id, d.body_id, f.id)
      and 'meeting' = any (b.routes) and (b.ended_on is null or b.ended_on >= directory.today())
    where p.organisation_id = any (p_organisations) and p.retired_on is null
      and p_approver in (case when s.office is not null then s.office
        when s.body_id is null and d.route = 'delegated' and d.delegation_id is null then 'head' else b.kind end,
        case when s.office is null and (s.body_id is not null or d.route is distinct from 'delegated' or d.delegation_id is not null) then b.id::text end));
end $function$
;

CREATE OR REPLACE FUNCTION directory.arm_account_link(p_link uuid, p_token_hash bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update directory.account_links l set token_hash = p_token_hash
    where l.id = p_link and l.used_at is null and l.expires_at > clock_timestamp();
  return found;
end $function$
;
grant execute on function directory.arm_account_link(uuid,bytea) to ratify_worker;

CREATE OR REPLACE FUNCTION directory.ask_for_password(p_email text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_person uuid;
  v_link uuid;
begin
  select p.id into v_person from directory.people p where lower(p.email) = lower(p_email) for update;
  if v_person is null or (select count(*) from directory.account_links l where l.person_id = v_person and l.purpose = 'reset'
    and l.created_at > clock_timestamp() - interval '1 hour') >= 3 then
    return;
  end if;
  insert into directory.account_links (person_id, purpose, expires_at)
    values (v_person, 'reset', clock_timestamp() + interval '1 hour') returning id into v_link;
  perform directory.post_account_message('password-forgotten', v_person, v_link);
end $function$
;
grant execute on function directory.ask_for_password(text) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.at_work(p_organisations uuid[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  v_kept constant uuid[] := array(select c.descendant_id from directory.organisation_closure c
    where c.ancestor_id = any (app.reach('own')) and c.kind = 'record-kept-by' and directory.today() between c.from_on and c.until_on);
begin
  return case when v_kept = '{}' then p_organisations else array(select unnest(p_organisations) except select unnest(v_kept)) end;
end $function$
;

CREATE OR REPLACE FUNCTION directory.begin_second_factor(p_person uuid, p_sealed_secret bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into directory.second_factors as f (person_id, sealed_secret) values (p_person, p_sealed_secret)
    on conflict (person_id) do update set sealed_secret = excluded.sealed_secret, created_at = clock_timestamp()
    where f.confirmed_at is null;
  return found;
end $function$
;
grant execute on function directory.begin_second_factor(uuid,bytea) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.begin_session(p_token_hash bytea, p_person uuid, p_csrf_secret text, p_lifetime interval, p_idle interval, p_provider text, p_proved_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_now constant timestamptz := clock_timestamp();
  v_organisation uuid;
begin
  select a.organisation_id into v_organisation from app.appointments a
    where a.person_id = p_person and directory.today() >= a.from_on and (a.until_on is null or directory.today() <= a.until_on)
    order by a.from_on, a.id limit 1;
  insert into directory.sessions (token_hash, person_id, acting_organisation_id, csrf_secret, idle, ends_at, expires_at, provider, proved_at)
    values (p_token_hash, p_person, v_organisation, p_csrf_secret, p_idle, v_now + p_lifetime,
      v_now + least(p_lifetime, p_idle), p_provider, least(p_proved_at, v_now));
  update directory.credentials c set failed_attempts = 0, locked_until = null where c.person_id = p_person;
  perform directory.note_account_event(p_person, 'person.signed-in', jsonb_build_object('by', coalesce(p_provider, 'password')));
end $function$
;

CREATE OR REPLACE FUNCTION directory.calendar_since(p_session bytea)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select l.created_at from directory.calendar_links l join directory.sessions s on s.person_id = l.person_id
  where s.token_hash = p_session and s.expires_at > clock_timestamp()
$function$
;
grant execute on function directory.calendar_since(bytea) to ratify_app;

CREATE OR REPLACE FUNCTION directory.can_sign_in(p_person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select exists (select from directory.credentials c where c.person_id = p_person)
    or exists (select from directory.identities i where i.person_id = p_person)
$function$
;

CREATE OR REPLACE FUNCTION directory.choose_digest(p_session bytea, p_is_off boolean, p_weekday integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$
;
grant execute on function directory.choose_digest(bytea,boolean,integer) to ratify_app;

CREATE OR REPLACE FUNCTION directory.close_session(p_token_hash bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  delete from directory.sessions s where s.token_hash = p_token_hash
$function$
;
grant execute on function directory.close_session(bytea) to ratify_app;

CREATE OR REPLACE FUNCTION directory.confirm_second_factor(p_person uuid, p_sealed_secret bytea, p_step bigint, p_code_hashes bytea[])
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update directory.second_factors f set confirmed_at = clock_timestamp(), last_step = p_step
    where f.person_id = p_person and f.sealed_secret = p_sealed_secret and f.confirmed_at is null;
  if not found then
    return false;
  end if;
  insert into directory.recovery_codes (person_id, code_hash) select p_person, unnest(p_code_hashes);
  perform directory.post_account_message('second-factor-on', p_person, null);
  return true;
end $function$
;
grant execute on function directory.confirm_second_factor(uuid,bytea,bigint,bytea[]) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.count_register(p_organisations uuid[], p_today date)
 RETURNS TABLE(organisation_id uuid, status text, policies bigint)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
 SET jit TO 'off'
AS $function$
begin
  return query
  with exceptional as materialized (select x.policy_id, x.status from directory.register_exceptional(p_organisations) x),
  rows as (
    select p.organisation_id, case when p.review_due_on < p_today then 'overdue' when x.status is not null then x.status
      when p.review_due_on <= p_today + 60 then 'due-soon' else 'adopted' end as status
    from app.policies p left join exceptional x on x.policy_id = p.id
    where p.organisation_id = any (p_organisations) and p.retired_on is null and p.adopted_on is not null
    union all
    select p.organisation_id,
      case when exists (select from app.adoptions a where a.set_aside_at is null and a.organisation_id = p.organisation_id and a.policy_id = p.id)
          then case when p.review_due_on < p_today then 'overdue' else 'not-evidenced' end
        when exists (select from app.revisions r where r.organisation_id = p.organisation_id and r.policy_id = p.id and (r.state in ('submitted', 'tabled', 'deferred') or r.state = 'not-adopted'
            and exists (select from app.decisions d where d.organisation_id = r.organisation_id and d.revision_id = r.id and d.outcome = 'adopted-with-changes')))
          then 'submitted' else 'draft' end
    from app.policies p where p.organisation_id = any (p_organisations) and p.retired_on is null and p.adopted_on is null
    union all
    select c.organisation_id, case when c.review_due_on < p_today then 'overdue' else 'covered' end
    from app.coverages c where c.organisation_id = any (p_organisations)
  )
  select r.organisation_id, r.status, count(*) from rows r group by 1, 2;
end $function$
;

CREATE OR REPLACE FUNCTION directory.declare_class(p_table text, p_class text, p_privileges text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_list text := case p_class when 'own' then 'own' when 'up' then 'below' when 'down' then 'above' when 'linked' then 'linked' end;
  v_key text := case p_table when 'organisations' then 'id' else 'organisation_id' end;
  v_reads text := format('%I = any ((select app.reach(%L))::uuid[])', v_key, v_list);
  v_writes text := format('%I = any ((select app.reach(%L))::uuid[])', v_key, 'writable');
begin
  if v_list is null then
    raise exception 'app.% has no visibility class: %', p_table, p_class;
  end if;
  execute format('comment on table app.%I is %L', p_table, 'class: ' || p_class);
  execute format('alter table app.%I enable row level security', p_table);
  execute format('alter table app.%I force row level security', p_table);
  execute format('create policy owner on app.%I to ratify_owner using (true) with check (true)', p_table);
  execute format('create policy reads on app.%I for select to ratify_app, ratify_worker using (%s)', p_table, v_reads);
  execute format('create policy inserts on app.%I for insert to ratify_app, ratify_worker with check (%s)', p_table, v_writes);
  execute format('create policy updates on app.%I for update to ratify_app, ratify_worker using (%s) with check (%s)', p_table, v_writes, v_writes);
  execute format('create policy deletes on app.%I for delete to ratify_app, ratify_worker using (%s)', p_table, v_writes);
  execute format('grant %s on app.%I to ratify_app, ratify_worker', p_privileges, p_table);
end $function$
;

CREATE OR REPLACE FUNCTION directory.digest_choice(p_session bytea)
 RETURNS TABLE(is_off boolean, weekday integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select coalesce(c.is_off, false), c.weekday from directory.sessions s
  left join directory.digest_choices c on c.person_id = s.person_id
  where s.token_hash = p_session and s.expires_at > clock_timestamp()
$function$
;
grant execute on function directory.digest_choice(bytea) to ratify_app;

CREATE OR REPLACE FUNCTION directory.end_factor_of(p_person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  delete from directory.second_factors f where f.person_id = p_person and f.confirmed_at is not null;
  if not found then
    return false;
  end if;
  delete from directory.sign_in_steps t where t.person_id = p_person;
  perform directory.post_account_message('second-factor-reset', p_person, null);
  return true;
end $function$
;

CREATE OR REPLACE FUNCTION directory.end_identity(p_session bytea, p_identity uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_person uuid;
begin
  select s.person_id into v_person from directory.sessions s where s.token_hash = p_session and s.expires_at > clock_timestamp();
  if not exists (select from directory.identities i where i.id = p_identity and i.person_id = v_person) then
    return 'none';
  end if;
  if not exists (select from directory.credentials c where c.person_id = v_person) then
    return 'kept';
  end if;
  delete from directory.identities i where i.id = p_identity;
  perform directory.post_account_message('identity-ended', v_person, null);
  return 'ended';
end $function$
;
grant execute on function directory.end_identity(bytea,uuid) to ratify_app;

CREATE OR REPLACE FUNCTION directory.end_second_factor(p_person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  delete from directory.second_factors f where f.person_id = p_person and f.confirmed_at is not null;
  if not found then
    return false;
  end if;
  perform directory.post_account_message('second-factor-off', p_person, null);
  return true;
end $function$
;
grant execute on function directory.end_second_factor(uuid) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.end_sessions(p_token_hash bytea, p_session uuid)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with gone as (
    delete from directory.sessions s using directory.sessions own
    where own.token_hash = p_token_hash and own.expires_at > clock_timestamp() and s.person_id = own.person_id
      and case when p_session is null then s.token_hash <> p_token_hash else s.id = p_session end
    returning s.id)
  select count(*)::int from gone
$function$
;
grant execute on function directory.end_sessions(bytea,uuid) to ratify_app;

CREATE OR REPLACE FUNCTION directory.erase_account(p_person uuid, p_name text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_table text;
begin
  for v_table in select c.relname from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'directory'::regnamespace and c.relkind = 'r' and a.attname = 'person_id' and not a.attisdropped order by 1 loop
    execute format('delete from directory.%I t where t.person_id = $1', v_table) using p_person;
  end loop;
  delete from directory.kept_mail k using directory.people p where p.id = p_person and lower(k.to_address) = lower(p.email);
  update directory.people p set full_name = p_name, email = p.id || '@erased.invalid' where p.id = p_person;
end $function$
;

CREATE OR REPLACE FUNCTION directory.find_account_link(p_token_hash bytea)
 RETURNS TABLE(purpose text, full_name text, email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select l.purpose, p.full_name, p.email from directory.account_links l join directory.people p on p.id = l.person_id
  where l.token_hash = p_token_hash and l.used_at is null and l.expires_at > clock_timestamp()
$function$
;
grant execute on function directory.find_account_link(bytea) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.find_account_message(p_message uuid)
 RETURNS TABLE(kind text, state text, link_id uuid, full_name text, email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select m.kind, m.state, m.link_id, p.full_name, p.email from directory.account_messages m
  join directory.people p on p.id = m.person_id where m.id = p_message
$function$
;
grant execute on function directory.find_account_message(uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION directory.find_missing(p_organisations uuid[], p_publisher uuid, p_today date)
 RETURNS TABLE(organisation_id uuid, publisher_id uuid, required uuid[])
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
 SET jit TO 'off'
AS $function$
begin
  return query
  with expecting as materialized (
    select o.id, o.kind, o.phase, o.id as publisher_id from app.organisations o where o.id = any (p_organisations) and p_publisher is null
    union
    select o.id, o.kind, o.phase, coalesce(p_publisher, k.ancestor_id) from app.organisations o
      left join directory.organisation_closure k on p_publisher is null and k.descendant_id = o.id and k.sight = 'adopted'
        and p_today between k.from_on and k.until_on
      where o.id = any (p_organisations) and (p_publisher is not null or k.ancestor_id is not null)),
  required as materialized (
    select e.id, e.publisher_id, q.id as required_id, q.template_id, q.statutory_key, lower(q.title) as title
    from expecting e join app.required_policies q on q.organisation_id = e.publisher_id and q.setting_kind = e.kind
      and (q.ended_on is null or q.ended_on >= p_today) and (q.phases = '{}' or e.phase = any (q.phases))
      and (q.standings = '{}' or directory.standing_of(e.id, p_today) = any (q.standings))),
  held as materialized (
    select p.organisation_id, lower(p.title) as title, p.template_id from app.policies p
      where p.organisation_id = any (p_organisations) and p.retired_on is null
    union all
    select c.organisation_id, lower(c.title), p.template_id from app.coverages c
      left join app.policies p on p.organisation_id = c.adopting_organisation_id and p.id = c.policy_id
      where c.organisation_id = any (p_organisations)
    union all
    select n.organisation_id, lower(n.title), null from app.not_applicable n where n.organisation_id = any (p_organisations) and n.ended_at is null
    union all
    select s.organisation_id, lower(s.title), s.template_id from directory.succeeded(p_organisations) s),
  keyed as materialized (select t.id, t.statutory_key from app.templates t where t.statutory_key is not null),
  found as (
    select r.id, r.required_id from required r join held h on h.organisation_id = r.id and h.title = r.title
    union
    select r.id, r.required_id from required r join held h on h.organisation_id = r.id and h.template_id = r.template_id
    union
    select r.id, r.required_id from keyed k join held h on h.template_id = k.id
      join required r on r.id = h.organisation_id and r.statutory_key = k.statutory_key
    union
    select a.organisation_id, a.requirement_id from directory.answered(p_organisations) a)
  select e.id, e.publisher_id, coalesce(array_agg(r.required_id order by r.required_id) filter (where r.required_id is not null and f.required_id is null), '{}')
  from expecting e
  left join required r on r.id = e.id and r.publisher_id = e.publisher_id
  left join found f on f.id = r.id and f.required_id = r.required_id
  group by 1, 2;
end $function$
;

CREATE OR REPLACE FUNCTION directory.find_second_factor(p_person uuid)
 RETURNS TABLE(sealed_secret bytea, confirmed_at timestamp with time zone, codes_left integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select f.sealed_secret, f.confirmed_at,
    (select count(*)::int from directory.recovery_codes r where r.person_id = f.person_id and r.used_at is null)
  from directory.second_factors f where f.person_id = p_person
$function$
;
grant execute on function directory.find_second_factor(uuid) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.find_session(p_token_hash bytea)
 RETURNS TABLE(person_id uuid, full_name text, email text, acting_organisation_id uuid, csrf_secret text, expires_at timestamp with time zone, proved_at timestamp with time zone, provider text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select p.id, p.full_name, p.email, s.acting_organisation_id, s.csrf_secret, coalesce(s.ends_at, s.expires_at), s.proved_at, s.provider
  from directory.sessions s join directory.people p on p.id = s.person_id
  where s.token_hash = p_token_hash and s.expires_at > clock_timestamp()
$function$
;
grant execute on function directory.find_session(bytea) to ratify_app;

CREATE OR REPLACE FUNCTION directory.find_sign_in_step(p_token_hash bytea)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select t.person_id from directory.sign_in_steps t join directory.credentials c on c.person_id = t.person_id
  where t.token_hash = p_token_hash and t.expires_at > clock_timestamp() and t.created_at >= c.changed_at
$function$
;
grant execute on function directory.find_sign_in_step(bytea) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.find_token(p_token_hash bytea)
 RETURNS TABLE(token_id uuid, organisation_id uuid, person_id uuid, name text, scopes text[], expires_on date)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_token app.api_tokens := directory.live_token(p_token_hash);
begin
  if v_token.id is null then
    insert into app.audit_events (organisation_id, action, subject, subject_id, on_behalf_of)
      select k.organisation_id, 'token.refused', 'ApiToken', k.token_id, 'token:' || k.token_id
      from directory.token_keys k
      where k.token_hash = p_token_hash and not exists (select from app.audit_events e
        where e.organisation_id = k.organisation_id and e.subject_id = k.token_id and e.action = 'token.refused'
          and e.at > clock_timestamp() - interval '1 hour');
    return;
  end if;
  update app.api_tokens t set last_used_at = clock_timestamp() where t.organisation_id = v_token.organisation_id and t.id = v_token.id
    and (t.last_used_at is null or t.last_used_at < clock_timestamp() - interval '1 minute');
  return query select v_token.id, v_token.organisation_id, v_token.made_by, v_token.name, v_token.scopes, v_token.expires_on;
end $function$
;
grant execute on function directory.find_token(bytea) to ratify_app;

CREATE OR REPLACE FUNCTION directory.follow_searched_policy()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if tg_op <> 'INSERT' and (tg_op = 'DELETE' or new.retired_on is not null) then
    delete from directory.searched_texts s where s.organisation_id = old.organisation_id and s.kind = 'policy' and s.subject_id = old.id;
  else
    perform directory.search_policies(array[new.id]);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION directory.follow_searched_template()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform directory.search_templates(array[case tg_table_name when 'editions' then to_jsonb(new) ->> 'template_id' else to_jsonb(new) ->> 'id' end::uuid]);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION directory.give_statutory_key()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if new.is_statutory and new.statutory_key is null then
    new.statutory_key := directory.statutory_key_of(new.title);
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION directory.hear_account_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_action text := case
    when tg_table_name = 'credentials' then 'person.password-set'
    when tg_table_name = 'identities' and tg_op = 'INSERT' then 'person.identity-linked'
    when tg_table_name = 'identities' then 'person.identity-ended'
    when tg_op = 'DELETE' then 'person.second-factor-off'
    else 'person.second-factor-on' end;
begin
  perform directory.note_account_event(case when tg_op = 'DELETE' then old.person_id else new.person_id end, v_action);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION directory.keep_cover(p_cover app.coverages, p_until date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if exists (select from app.adoptions a where a.organisation_id = p_cover.adopting_organisation_id and a.id = p_cover.adoption_id
      and a.set_aside_at is not null) then
    update app.ended_covers e set ended_on = p_until
      where e.adopting_organisation_id = p_cover.adopting_organisation_id and e.policy_id = p_cover.policy_id
        and e.organisation_id = p_cover.organisation_id and e.ended_on = p_cover.adopted_on;
  else
    insert into app.ended_covers
        (organisation_id, adopting_organisation_id, policy_id, adoption_id, title, adopted_on, review_due_on, covered_at, ended_on)
      values (p_cover.organisation_id, p_cover.adopting_organisation_id, p_cover.policy_id, p_cover.adoption_id, p_cover.title,
        p_cover.adopted_on, p_cover.review_due_on, p_cover.covered_at, p_until);
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION directory.keep_mail(p_id uuid, p_name text, p_address text, p_subject text, p_lines text[], p_words text, p_path text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  insert into directory.kept_mail (id, to_name, to_address, subject, lines, link_words, link_path)
    values (p_id, p_name, p_address, p_subject, p_lines, p_words, p_path) on conflict (id) do nothing;
  delete from directory.kept_mail k where k.kept_at < clock_timestamp() - interval '30 days'
$function$
;
grant execute on function directory.keep_mail(uuid,text,text,text,text[],text,text) to ratify_worker;

CREATE OR REPLACE FUNCTION directory.known_organisations(p_of uuid[] DEFAULT NULL::uuid[])
 RETURNS TABLE(id uuid, kind text, name text, phase text, address text, "closedOn" text, numbers jsonb, links jsonb)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select o.id, o.kind, o.name, o.phase, o.address, o.closed_on::text,
    coalesce((select jsonb_object_agg(n.kind, n.number) from directory.organisation_numbers n
      where n.organisation_id = o.id and n.until_on is null), '{}'),
    coalesce((select jsonb_agg(jsonb_build_object('upperId', l.upper_id, 'kind', l.kind, 'seesAdopted', l.sees_adopted, 'governs', l.governs))
      from app.organisation_links l where l.organisation_id = o.id and l.until_on is null), '[]')
  from app.organisations o
  where p_of is null or o.id = any (p_of)
    or exists (select from app.organisation_links l where l.organisation_id = o.id and l.until_on is null and l.upper_id = any (p_of))
  order by o.id
$function$
;

CREATE OR REPLACE FUNCTION directory.link_identity(p_issuer text, p_subject text, p_provider text, p_email text)
 RETURNS TABLE(outcome text, person_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_person uuid;
begin
  select p.id into v_person from directory.people p where lower(p.email) = lower(p_email) for update;
  if v_person is null then
    return query select 'nobody', null::uuid;
    return;
  end if;
  insert into directory.identities (issuer, subject, person_id, provider) values (p_issuer, p_subject, v_person, p_provider)
    on conflict do nothing;
  if not found then
    return query select 'taken', null::uuid;
    return;
  end if;
  perform directory.post_account_message('identity-linked', v_person, null);
  return query select 'linked', v_person;
end $function$
;
grant execute on function directory.link_identity(text,text,text,text) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.list_authorities()
 RETURNS TABLE(id uuid, kind text, certificate bytea, enveloped_key bytea, not_after timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select a.id, a.kind, a.certificate, a.enveloped_key, a.not_after from directory.authorities a order by a.created_at desc
$function$
;
grant execute on function directory.list_authorities() to ratify_worker;

CREATE OR REPLACE FUNCTION directory.list_certificates()
 RETURNS TABLE(kind text, certificate bytea, not_after timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select a.kind, a.certificate, a.not_after from directory.authorities a order by a.created_at desc
$function$
;
grant execute on function directory.list_certificates() to ratify_app;
grant execute on function directory.list_certificates() to ratify_public;
grant execute on function directory.list_certificates() to ratify_worker;

CREATE OR REPLACE FUNCTION directory.list_identities(p_session bytea)
 RETURNS TABLE(id uuid, provider text, linked_at timestamp with time zone, last_used_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select i.id, i.provider, i.linked_at, i.last_used_at from directory.sessions s
  join directory.identities i on i.person_id = s.person_id
  where s.token_hash = p_session and s.expires_at > clock_timestamp() order by i.linked_at, i.id
$function$
;
grant execute on function directory.list_identities(bytea) to ratify_app;

CREATE OR REPLACE FUNCTION directory.list_kept_mail()
 RETURNS TABLE(id uuid, to_name text, to_address text, subject text, lines text[], link_words text, link_path text, kept_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select k.id, k.to_name, k.to_address, k.subject, k.lines, k.link_words, k.link_path, k.kept_at
  from directory.kept_mail k order by k.kept_at desc, k.id desc limit 50
$function$
;
grant execute on function directory.list_kept_mail() to ratify_public;

CREATE OR REPLACE FUNCTION directory.list_revocation_lists()
 RETURNS TABLE(issuer text, number bigint, list bytea, next_update timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select l.issuer, l.number, l.list, l.next_update from directory.revocation_lists l order by l.issuer
$function$
;
grant execute on function directory.list_revocation_lists() to ratify_app;
grant execute on function directory.list_revocation_lists() to ratify_public;
grant execute on function directory.list_revocation_lists() to ratify_worker;

CREATE OR REPLACE FUNCTION directory.list_revoked_certificates()
 RETURNS TABLE(serial_number text, issuer text, revoked_at timestamp with time zone, key_compromised boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select r.serial_number, r.issuer, r.revoked_at, r.key_compromised from directory.revoked_certificates r order by r.revoked_at
$function$
;
grant execute on function directory.list_revoked_certificates() to ratify_worker;

CREATE OR REPLACE FUNCTION directory.list_sessions(p_token_hash bytea)
 RETURNS TABLE(id uuid, device text, created_at timestamp with time zone, last_seen_at timestamp with time zone, is_this boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select s.id, s.device, s.created_at, s.last_seen_at, s.token_hash = p_token_hash
  from directory.sessions own join directory.sessions s on s.person_id = own.person_id
  where own.token_hash = p_token_hash and own.expires_at > clock_timestamp() and s.expires_at > clock_timestamp()
  order by s.token_hash = p_token_hash desc, s.last_seen_at desc, s.id
$function$
;
grant execute on function directory.list_sessions(bytea) to ratify_app;

CREATE OR REPLACE FUNCTION directory.list_trusted_roots()
 RETURNS TABLE(certificate bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select a.certificate from directory.authorities a where a.kind = 'root'
  union
  select f.certificate from directory.former_roots f
$function$
;
grant execute on function directory.list_trusted_roots() to ratify_public;

CREATE OR REPLACE FUNCTION directory.live_token(p_token_hash bytea)
 RETURNS app.api_tokens
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select t from directory.token_keys k
  join app.api_tokens t on t.organisation_id = k.organisation_id and t.id = k.token_id
  where k.token_hash = p_token_hash and t.revoked_at is null and t.expires_on >= directory.today() and exists (
    select from app.appointments a where a.organisation_id = t.organisation_id and a.person_id = t.made_by
      and a.role in ('head', 'publisher', 'compliance-officer')
      and directory.today() between a.from_on and coalesce(a.until_on, 'infinity'))
$function$
;

CREATE OR REPLACE FUNCTION directory.measure_installation()
 RETURNS TABLE(measure text, label text, value bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
$function$
;
grant execute on function directory.measure_installation() to ratify_public;

CREATE OR REPLACE FUNCTION directory.missing_here(p_setting uuid, p_today date)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  v_publishers constant uuid[] := array(select distinct k.ancestor_id from directory.organisation_closure k
    where k.descendant_id = p_setting and k.ancestor_id <> p_setting and k.sight = 'adopted' and p_today between k.from_on and k.until_on);
  v_missing uuid[];
begin
  if not exists (select from app.organisations o where o.id = p_setting and o.kind = 'school') then
    return '{}';
  end if;
  select array(select r.id::uuid from unnest(v_publishers) u (id) cross join lateral jsonb_array_elements_text(c.missing_of -> u.id::text) r (id))
    into v_missing from directory.register_counts c
    where c.organisation_id = p_setting and c.counted_for <= p_today and c.missing_of ?& v_publishers::text[]
      and not exists (select from directory.register_changes m where m.organisation_id = p_setting);
  if v_missing is null then
    v_missing := array(select r.id from directory.find_missing(array[p_setting], null, p_today) f cross join lateral unnest(f.required) r (id)
      where f.publisher_id <> p_setting);
  end if;
  return array(select distinct on (lower(q.title)) q.id from app.required_policies q where q.id = any (v_missing)
    and (q.ended_on is null or q.ended_on >= p_today) order by lower(q.title), q.id);
end $function$
;

CREATE OR REPLACE FUNCTION directory.name_device(p_token_hash bytea, p_device text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update directory.sessions s set device = p_device where s.token_hash = p_token_hash
$function$
;
grant execute on function directory.name_device(bytea,text) to ratify_app;

CREATE OR REPLACE FUNCTION directory.narrow_register(p_today date, p_filter jsonb, p_across text)
 RETURNS TABLE(id uuid, place date, organisation_id uuid, kind text, required uuid, status text, is_behind boolean, is_excepted boolean, has_left boolean, has_reason boolean)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
declare
  v_own constant uuid := (app.reach('own'))[1];
  v_above constant uuid[] := app.reach('above');
  v_words constant text := lower(p_filter ->> 'words');
  v_title constant text := lower(p_filter ->> 'title');
  v_template constant uuid := p_filter ->> 'templateId';
  v_edition constant int := p_filter ->> 'edition';
  v_is_statutory constant boolean := p_filter ->> 'isStatutory';
  v_owner constant text := lower(p_filter ->> 'owner');
  v_signed constant text := p_filter ->> 'signed';
  v_base constant text := p_filter ->> 'base';
  v_from constant date := p_filter ->> 'dueFrom';
  v_to constant date := p_filter ->> 'dueTo';
  v_phase constant text := p_filter ->> 'phase';
  v_standing constant text := p_filter ->> 'standing';
  -- What nobody holds has no owner, date, signature or edition; what another adopted has none of its own.
  v_misses constant boolean := num_nonnulls(v_edition, v_owner, v_signed, v_base, v_from, v_to, p_filter ->> 'approver') = 0;
  v_covers constant boolean := num_nonnulls(v_template, v_edition, v_owner, v_signed, v_base, p_filter ->> 'approver') = 0;
  v_all constant boolean := p_across = 'all';
  v_below uuid[] := directory.at_work(app.reach('below'));
  v_named uuid[]; -- settings whose own name holds the words
  v_titles text[];
  v_templates uuid[];
  v_kept uuid[];
  v_others uuid[];
  v_approved uuid[];
  v_owned uuid[];
  v_signed_ones uuid[];
  v_waiting uuid[];
begin
  if p_filter ? 'settingId' then
    v_below := array(select unnest(v_below) intersect select (p_filter ->> 'settingId')::uuid);
  end if;
  if v_phase is not null or v_standing is not null then
    v_below := array(select o.id from app.organisations o where o.id = any (v_below) and (v_phase is null or o.phase = v_phase)
      and (v_standing is null or directory.standing_of(o.id, p_today) = v_standing));
  end if;
  if v_words is not null then
    v_named := array(select o.id from app.organisations o where o.id = any (v_below) and strpos(lower(o.name), v_words) > 0);
  end if;
  if v_is_statutory is not null then
    v_titles := array(select jsonb_array_elements_text(p_filter -> 'statutoryTitles')
      union select lower(q.title) from app.required_policies q where q.organisation_id = any (v_above) and q.is_statutory);
    v_templates := array(select q.template_id from app.required_policies q
      where q.organisation_id = any (v_above) and q.is_statutory and q.template_id is not null);
  end if;
  if p_filter ? 'approver' then
    v_approved := directory.approved_by(v_below, p_filter ->> 'approver');
  end if;
  if v_owner is not null then
    v_owned := array(select r.policy_id from app.revisions r
      where r.organisation_id = any (v_below) and r.state = 'adopted' and app.stated_owner(r.text) = v_owner);
  end if;
  if v_signed is not null then
    v_waiting := array(select p.id from app.signature_requests q join app.policies p on p.organisation_id = q.organisation_id and p.adopted_revision_id = q.revision_id
      where q.organisation_id = any (v_below) and q.state in ('open', 'declined')
        and (q.state = 'open' or not exists (select from app.signature_requests f where f.organisation_id = q.organisation_id and f.follows_id = q.id)));
    v_signed_ones := array(select p.id from app.signature_requests q join app.policies p on p.organisation_id = q.organisation_id and p.adopted_revision_id = q.revision_id
      where q.organisation_id = any (v_below) and q.state in ('signed', 'signed-on-paper') except select unnest(v_waiting));
  end if;
  if v_misses then
    v_kept := directory.register_kept(v_below, v_own, p_today);
    v_others := array(select unnest(v_below) except select unnest(v_kept));
  end if;
  return query
  with exceptional as materialized (select x.policy_id, x.status from directory.register_exceptional(v_below) x),
  newest as materialized (select n.template_id, max(n.number) as number from app.editions n where n.organisation_id = any (v_above) group by 1)
  select p.id, coalesce(p.review_due_on, 'infinity'), p.organisation_id, 'policy', null::uuid,
    case when p.adopted_on is not null then case when p.review_due_on < p_today then 'overdue' when x.status is not null then x.status
        when p.review_due_on <= p_today + 60 then 'due-soon' else 'adopted' end
      when exists (select from app.adoptions a where a.set_aside_at is null and a.organisation_id = p.organisation_id and a.policy_id = p.id)
        then case when p.review_due_on < p_today then 'overdue' else 'not-evidenced' end
      when exists (select from app.revisions r where r.organisation_id = p.organisation_id and r.policy_id = p.id and (r.state in ('submitted', 'tabled', 'deferred')
          or r.state = 'not-adopted' and exists (select from app.decisions d where d.organisation_id = r.organisation_id and d.revision_id = r.id
            and d.outcome = 'adopted-with-changes')))
        then 'submitted' else 'draft' end,
    coalesce(e.number < w.number, false),
    case when v_all or p_across = 'exception' then p.id in (select y.policy_id from app.exceptions y where y.organisation_id = any (v_below) and y.state = 'granted'
      and (y.until_on is null or y.until_on >= p_today)) end,
    case when v_all or p_across = 'left' then p.template_id is null and p.id in (select d.policy_id from app.departures d
      where d.organisation_id = any (v_below) and d.next_edition_id is null) end,
    case when v_all or p_across = 'reason' then p.id in (select r.policy_id from directory.standing_reasons(v_below) r) end
  from app.policies p
  left join exceptional x on x.policy_id = p.id
  left join app.editions e on e.organisation_id = p.template_organisation_id and e.id = p.base_edition_id and e.organisation_id = any (v_above)
  left join newest w on w.template_id = e.template_id
  where p.organisation_id = any (v_below) and p.retired_on is null
    and (v_title is null or lower(p.title) = v_title)
    and (v_words is null or strpos(lower(p.title), v_words) > 0 or p.organisation_id = any (v_named))
    and (v_template is null or p.template_id = v_template and p.template_organisation_id = any (v_above)) -- of one that is seen
    and (v_edition is null or e.number = v_edition)
    and (v_is_statutory is null or v_is_statutory = (lower(p.title) = any (v_titles) or coalesce(p.template_id = any (v_templates), false)))
    and (v_approved is null or p.id in (select unnest(v_approved)))
    and (v_owned is null or p.id in (select unnest(v_owned)))
    and (v_from is null or p.review_due_on >= v_from) and (v_to is null or p.review_due_on <= v_to)
    and (v_base is null or case v_base when 'own-text' then p.base_edition_id is null and (p.held_in is null or p.adopted_revision_id is not null) when 'older' then coalesce(e.number < w.number, false)
      else coalesce(e.number >= w.number, false) end)
    and (v_signed is null or p.adopted_revision_id is not null and case v_signed when 'waiting' then p.id in (select unnest(v_waiting))
      when 'signed' then p.id in (select unnest(v_signed_ones)) else p.id not in (select unnest(v_waiting) union all select unnest(v_signed_ones)) end)
  union all
  select c.id, coalesce(c.review_due_on, 'infinity'), c.organisation_id, 'cover', null,
    case when c.review_due_on < p_today then 'overdue' else 'covered' end, false, false, false, false
  from app.coverages c
  where v_covers and c.organisation_id = any (v_below)
    and (v_title is null or lower(c.title) = v_title)
    and (v_words is null or strpos(lower(c.title), v_words) > 0 or c.organisation_id = any (v_named))
    and (v_is_statutory is null or v_is_statutory = (lower(c.title) = any (v_titles)))
    and (v_from is null or c.review_due_on >= v_from) and (v_to is null or c.review_due_on <= v_to)
  union all
  select md5(q.id::text || h.holder::text)::uuid, '-infinity'::date, h.holder, 'missing', q.id, 'missing', false, false, false, false
  from (select c.organisation_id as holder, c.missing_of -> v_own::text as required from directory.register_counts c where v_misses and c.organisation_id = any (v_kept)
    union all
    select f.organisation_id, to_jsonb(f.required) from directory.find_missing(v_others, v_own, p_today) f where v_misses and cardinality(v_others) > 0
    union all
    select v_own, to_jsonb(directory.missing_here(v_own, p_today)) where v_misses and v_own = any (v_below)) h
  cross join lateral jsonb_array_elements_text(h.required) r (required)
  join app.required_policies q on q.organisation_id = any (v_above) and q.id = r.required::uuid
  where (v_title is null or lower(q.title) = v_title)
    and (v_words is null or strpos(lower(q.title), v_words) > 0 or h.holder = any (v_named))
    and (v_template is null or q.template_id = v_template)
    and (v_is_statutory is null or v_is_statutory = (q.is_statutory or lower(q.title) = any (v_titles)));
end $function$
;

CREATE OR REPLACE FUNCTION directory.note_account_event(p_person uuid, p_action text, p_data jsonb DEFAULT '{}'::jsonb)
 RETURNS void
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id, data)
  select distinct a.organisation_id, p_person, p_action, 'Person', p_person, p_data from app.appointments a
  where a.person_id = p_person and directory.today() between a.from_on and coalesce(a.until_on, 'infinity')
$function$
;

CREATE OR REPLACE FUNCTION directory.note_failed_attempt(p_person uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update directory.credentials c set failed_attempts = c.failed_attempts + 1,
    locked_until = case when (c.failed_attempts + 1) % 5 = 0 then clock_timestamp() + interval '15 minutes' else c.locked_until end
  where c.person_id = p_person returning c.locked_until
$function$
;

CREATE OR REPLACE FUNCTION directory.note_identity_proof(p_session bytea, p_issuer text, p_subject text, p_proved_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update directory.sessions s set proved_at = greatest(s.proved_at, least(p_proved_at, clock_timestamp()))
    where s.token_hash = p_session and s.expires_at > clock_timestamp() and exists (
      select from directory.identities i where i.person_id = s.person_id and i.issuer = p_issuer and i.subject = p_subject);
  return found;
end $function$
;
grant execute on function directory.note_identity_proof(bytea,text,text,timestamp with time zone) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.note_keyed_template()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into directory.register_changes (organisation_id)
    select p.organisation_id from app.policies p where p.template_organisation_id = new.organisation_id and p.template_id = new.id
    union select c.organisation_id from app.coverages c join app.policies p on p.organisation_id = c.adopting_organisation_id and p.id = c.policy_id
      where p.template_organisation_id = new.organisation_id and p.template_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION directory.note_new_organisation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into directory.register_changes (organisation_id) select c.id from changed c;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION directory.note_proof(p_token_hash bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_person uuid;
begin
  update directory.sessions s set proved_at = clock_timestamp()
    where s.token_hash = p_token_hash and s.expires_at > clock_timestamp() returning s.person_id into v_person;
  update directory.credentials c set failed_attempts = 0, locked_until = null where c.person_id = v_person;
  return v_person is not null;
end $function$
;
grant execute on function directory.note_proof(bytea) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.note_register_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into directory.register_changes (organisation_id) select distinct c.organisation_id from changed c;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION directory.note_register_loss()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into directory.register_changes (organisation_id) select o.id from app.organisations o;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION directory.note_required_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into directory.register_changes (organisation_id)
    select distinct c.organisation_id from changed c
    union select k.descendant_id from directory.organisation_closure k where k.ancestor_id in (select c.organisation_id from changed c);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION directory.note_right_password(p_person uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update directory.credentials c set failed_attempts = greatest(c.failed_attempts - 1, 0),
    locked_until = case when c.failed_attempts % 5 = 0 then null else c.locked_until end
  where c.person_id = p_person
$function$
;
grant execute on function directory.note_right_password(uuid) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.note_round_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into directory.round_changes (organisation_id)
    select distinct c.organisation_id from changed c
    where exists (select from app.confirmation_rounds r
      left join app.round_counts k on k.organisation_id = r.organisation_id and k.round_id = r.id
      where r.organisation_id = c.organisation_id and k.closed_on is null);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION directory.note_wrong_attempt(p_person uuid, p_what text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select directory.note_account_event(p_person, 'person.sign-in-failed', jsonb_build_object('what', p_what))
$function$
;
grant execute on function directory.note_wrong_attempt(uuid,text) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.open_for_person(p_person uuid)
 RETURNS TABLE(own uuid[], below uuid[], above uuid[], linked uuid[])
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_own uuid[];
begin
  select coalesce(array_agg(distinct a.organisation_id), '{}') into v_own from app.appointments a
    where a.person_id = p_person and directory.today() between a.from_on and coalesce(a.until_on, 'infinity');
  perform directory.open_reach(p_person, v_own, '{}');
  return query select v_own, app.reach('below'), app.reach('above'), app.reach('linked');
end $function$
;

CREATE OR REPLACE FUNCTION directory.open_provider_session(p_token_hash bytea, p_person uuid, p_csrf_secret text, p_lifetime interval, p_idle interval, p_provider text, p_proved_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select directory.begin_session(p_token_hash, p_person, p_csrf_secret, p_lifetime, p_idle, p_provider, p_proved_at)
$function$
;
grant execute on function directory.open_provider_session(bytea,uuid,text,interval,interval,text,timestamp with time zone) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.open_reach(p_person uuid, p_own uuid[], p_writable uuid[])
 RETURNS TABLE(own uuid[], below uuid[], above uuid[], bought uuid[], linked uuid[])
 LANGUAGE plpgsql
 SET search_path TO ''
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  v_today constant date := directory.today();
  v_key bytea;
  v_set text;
begin
  own := p_own;
  select p_own || coalesce(array_agg(distinct c.descendant_id) filter (where c.sight = 'adopted'), '{}'),
         coalesce(array_agg(distinct c.descendant_id) filter (where c.sight = 'bought'), '{}')
    into below, bought
    from directory.organisation_closure c where c.ancestor_id = any (p_own) and v_today between c.from_on and c.until_on;
  select p_own || coalesce(array_agg(distinct c.ancestor_id), '{}') into above
    from directory.organisation_closure c
    where c.descendant_id = any (p_own) and c.kind not in ('lies-in-area-of', 'record-kept-by') and v_today between c.from_on and c.until_on;
  linked := below || above[cardinality(p_own) + 1 :] || bought;
  select k.key into strict v_key from directory.context_key k;
  v_set := directory.set_list_by(v_key, 'person', array_remove(array[p_person], null));
  v_set := directory.set_list_by(v_key, 'own', p_own);
  v_set := directory.set_list_by(v_key, 'writable', p_writable);
  v_set := directory.set_list_by(v_key, 'below', below);
  v_set := directory.set_list_by(v_key, 'above', above);
  v_set := directory.set_list_by(v_key, 'bought', bought);
  return next;
end $function$
;

CREATE OR REPLACE FUNCTION directory.open_session(p_token_hash bytea, p_person uuid, p_csrf_secret text, p_lifetime interval, p_idle interval)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select directory.begin_session(p_token_hash, p_person, p_csrf_secret, p_lifetime, p_idle, null, clock_timestamp())
$function$
;
grant execute on function directory.open_session(bytea,uuid,text,interval,interval) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.open_sign_in_step(p_token_hash bytea, p_person uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  delete from directory.sign_in_steps t where t.expires_at < clock_timestamp();
  insert into directory.sign_in_steps (token_hash, person_id) values (p_token_hash, p_person)
$function$
;
grant execute on function directory.open_sign_in_step(bytea,uuid) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.operator_of(p_session bytea, p_organisation uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION directory.own_account(p_session bytea)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_person uuid;
  v_table text;
  v_rows jsonb;
  v_all jsonb;
begin
  select s.person_id into v_person from directory.sessions s where s.token_hash = p_session and s.expires_at > clock_timestamp();
  if v_person is null then
    return null;
  end if;
  select jsonb_build_object('people', jsonb_agg(to_jsonb(p))) into v_all from directory.people p where p.id = v_person;
  for v_table in select c.relname from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'directory'::regnamespace and c.relkind = 'r' and a.attname = 'person_id' and not a.attisdropped order by 1 loop
    execute format(
      'select jsonb_agg((select jsonb_object_agg(e.key, e.value) from jsonb_each(to_jsonb(t)) e
         where e.value <> %L and e.key !~ %L)) from directory.%I t where t.person_id = $1',
      'null', 'hash|secret|token|last_step', v_table) into v_rows using v_person;
    if v_rows is not null then
      v_all := v_all || jsonb_build_object(v_table, v_rows);
    end if;
  end loop;
  return v_all;
end $function$
;
grant execute on function directory.own_account(bytea) to ratify_app;

CREATE OR REPLACE FUNCTION directory.personal_columns()
 RETURNS TABLE(name text, id_column text, name_column text, is_kept boolean)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select c.relname::text, a.attname::text, n.attname::text,
    c.relname in ('signature_requests', 'exceptions', 'audit_events') or exists (
      select from pg_catalog.pg_trigger t join pg_catalog.pg_proc f on f.oid = t.tgfoid
      where t.tgrelid = c.oid and t.tgtype & 16 <> 0 and (f.proname = 'refuse_change'
        or (f.proname = 'guard_columns' and not coalesce(n.attname::text = any (string_to_array(encode(t.tgargs, 'escape'), '\000')), false))))
  from pg_catalog.pg_class c
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype
  left join pg_catalog.pg_attribute n on n.attrelid = c.oid and not n.attisdropped
    and n.attname = case when a.attname ~ 'person_id$' then regexp_replace(a.attname, 'person_id$', 'person_name') else a.attname || '_name' end
  where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and a.attname ~ '(^|_)person_id$|_by$|^recipient_id$'
  order by 1, 2
$function$
;
grant execute on function directory.personal_columns() to ratify_app;

CREATE OR REPLACE FUNCTION directory.post_account_message(p_kind text, p_person uuid, p_link uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_message uuid;
begin
  insert into directory.account_messages (kind, person_id, link_id) values (p_kind, p_person, p_link) returning id into v_message;
  perform graphile_worker.add_job('send-account-message', json_build_object('message', v_message));
end $function$
;

CREATE OR REPLACE FUNCTION directory.publish_revocation_list(p_issuer text, p_number bigint, p_list bytea, p_next_update timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  insert into directory.revocation_lists as l (issuer, number, list, next_update)
    values (p_issuer, p_number, p_list, p_next_update)
  on conflict (issuer) do update set number = excluded.number, list = excluded.list, next_update = excluded.next_update
    where l.number < excluded.number
$function$
;
grant execute on function directory.publish_revocation_list(text,bigint,bytea,timestamp with time zone) to ratify_worker;

CREATE OR REPLACE FUNCTION directory.publishes_to(p_publisher uuid, p_organisation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select p_publisher = p_organisation or exists (select from directory.organisation_closure c
    where c.ancestor_id = p_publisher and c.descendant_id = p_organisation and c.kind not in ('lies-in-area-of', 'record-kept-by')
      and directory.today() between c.from_on and c.until_on)
$function$
;

CREATE OR REPLACE FUNCTION directory.reached_by(p_publishers uuid[])
 RETURNS TABLE(publisher_id uuid, organisation_id uuid)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select distinct c.ancestor_id, c.descendant_id from directory.organisation_closure c
    where c.ancestor_id = any (p_publishers) and c.kind not in ('lies-in-area-of', 'record-kept-by')
      and directory.today() between c.from_on and c.until_on
  union select p, p from unnest(p_publishers) p
$function$
;

CREATE OR REPLACE FUNCTION directory.refresh_closure(p_kind text, p_lower uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_descendants uuid[];
  v_chains boolean := p_kind in ('maintained-by', 'academy-of', 'member-of');
begin
  select p_lower || array_agg(c.descendant_id) into v_descendants
    from directory.organisation_closure c where c.kind = p_kind and c.ancestor_id = p_lower;
  delete from directory.organisation_closure c where c.kind = p_kind and c.descendant_id = any (v_descendants);
  insert into directory.organisation_closure (kind, ancestor_id, descendant_id, depth, from_on, until_on, sight, governs)
  with recursive link as not materialized (
    select l.organisation_id, l.upper_id, l.from_on, coalesce(l.until_on, 'infinity') as until_on,
      case when p_kind in ('maintained-by', 'academy-of', 'record-kept-by') or l.sees_adopted then 'adopted'
           when p_kind = 'buys-service-from' then 'bought' else 'none' end as sight,
      p_kind = 'academy-of' or l.governs as governs
    from app.organisation_links l where l.kind = p_kind
  ), up as (
    select l.organisation_id as descendant_id, l.upper_id as ancestor_id, 1 as depth, l.from_on, l.until_on, l.sight, l.governs,
      array[l.organisation_id, l.upper_id] as path
    from link l where l.organisation_id = any (v_descendants)
    union all
    select up.descendant_id, l.upper_id, up.depth + 1, greatest(up.from_on, l.from_on), least(up.until_on, l.until_on),
      case when up.sight = 'adopted' and l.sight = 'adopted' then 'adopted' else 'none' end, false, up.path || l.upper_id
    from up join link l on l.organisation_id = up.ancestor_id
    where v_chains and up.depth < 8 and l.upper_id <> all (up.path)
      and greatest(up.from_on, l.from_on) <= least(up.until_on, l.until_on)
  )
  select p_kind, up.ancestor_id, up.descendant_id, up.depth, up.from_on, max(up.until_on),
    case when bool_or(up.sight = 'adopted') then 'adopted' when bool_or(up.sight = 'bought') then 'bought' else 'none' end,
    bool_or(up.governs)
  from up group by up.ancestor_id, up.descendant_id, up.depth, up.from_on;
end $function$
;

CREATE OR REPLACE FUNCTION directory.register_exceptional(p_organisations uuid[])
 RETURNS TABLE(policy_id uuid, status text)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select p.id, 'not-evidenced' from app.adoptions a
    join app.policies p on p.organisation_id = a.organisation_id and p.id = a.policy_id and p.adopted_on is not null and p.adopted_revision_id is null
    where a.organisation_id = any (p_organisations) and a.historic and a.evidence = 'none'
      and a.id = (select b.id from app.adoptions b where b.set_aside_at is null and b.organisation_id = a.organisation_id and b.policy_id = a.policy_id 
        order by b.adopted_on desc nulls last, b.recorded_at desc limit 1)
  union all
  select distinct p.id, 'unsigned' from app.signature_requests q
    join app.policies p on p.organisation_id = q.organisation_id and p.adopted_revision_id = q.revision_id and p.adopted_on is not null
    where q.organisation_id = any (p_organisations) and q.state in ('open', 'declined')
      and (q.state = 'open' or not exists (select from app.signature_requests f where f.organisation_id = q.organisation_id and f.follows_id = q.id))
$function$
;

CREATE OR REPLACE FUNCTION directory.register_kept(p_organisations uuid[], p_publisher uuid, p_today date)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select coalesce(array_agg(c.organisation_id), '{}') from directory.register_counts c
  where c.organisation_id = any (p_organisations) and c.counted_for <= p_today and (p_publisher is null or c.missing_of ? p_publisher::text)
    and not exists (select from directory.register_changes m where m.organisation_id = c.organisation_id)
$function$
;

CREATE OR REPLACE FUNCTION directory.register_lines(p_ids uuid[], p_places date[], p_holders uuid[], p_kinds text[], p_required uuid[], p_today date)
 RETURNS TABLE(id uuid, place date, organisation_id uuid, organisation_name text, status text, policy_id uuid, title text, template_id uuid, edition_id uuid, edition_number integer, latest_edition_number integer, adopt_by_on date, adopted_on date, review_due_on date, review_due_said text, is_on_paper boolean, exceptions integer, left_on date, lineage jsonb, descends_through text, descends_number integer, reason_on date, held_in text)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
declare
  v_own constant uuid := (app.reach('own'))[1];
  v_above constant uuid[] := app.reach('above');
  v_is_unsigned boolean;
  v_is_on_paper boolean;
  v_is_excepted boolean;
  v_is_reasoned boolean;
begin
  -- What few organisations have is asked once for all on the page; asked for each row, it was a quarter of the time of a school's list.
  select exists (select from app.signature_requests q where q.organisation_id = any (p_holders) and q.state in ('open', 'declined')),
      exists (select from app.paper_signatures s where s.organisation_id = any (p_holders)),
      exists (select from app.exceptions x where x.organisation_id = any (p_holders) and x.state = 'granted'),
      exists (select from app.review_reasons r where r.organisation_id = any (p_holders))
    into v_is_unsigned, v_is_on_paper, v_is_excepted, v_is_reasoned;
  return query
  select page.id, page.place, page.organisation_id, o.name,
    case page.kind when 'missing' then 'missing' when 'cover' then case when c.review_due_on < p_today then 'overdue' else 'covered' end
      else case when p.adopted_on is null then
          case when exists (select from app.adoptions a where a.set_aside_at is null and a.organisation_id = p.organisation_id and a.policy_id = p.id)
              then case when p.review_due_on < p_today then 'overdue' else 'not-evidenced' end
            when exists (select from app.revisions r where r.organisation_id = p.organisation_id and r.policy_id = p.id and (r.state in ('submitted', 'tabled', 'deferred') or r.state = 'not-adopted'
            and exists (select from app.decisions d where d.organisation_id = r.organisation_id and d.revision_id = r.id and d.outcome = 'adopted-with-changes')))
              then 'submitted' else 'draft' end
        else case when p.review_due_on < p_today then 'overdue'
          when p.adopted_revision_id is null and (select a.historic and a.evidence = 'none' from app.adoptions a
            where a.set_aside_at is null and a.organisation_id = p.organisation_id and a.policy_id = p.id 
              order by a.adopted_on desc nulls last, a.recorded_at desc limit 1) then 'not-evidenced'
          when v_is_unsigned and exists (select from app.signature_requests q where q.organisation_id = p.organisation_id and q.revision_id = p.adopted_revision_id
            and q.state in ('open', 'declined') and (q.state = 'open'
              or not exists (select from app.signature_requests f where f.organisation_id = q.organisation_id and f.follows_id = q.id))) then 'unsigned'
          when p.review_due_on <= p_today + 60 then 'due-soon' else 'adopted' end end end,
    p.id, coalesce(p.title, c.title, q.title), coalesce(p.template_id, q.template_id), p.base_edition_id,
    case when e.organisation_id = any (v_above) then e.number end, latest.number,
    case when latest.number > e.number then (select min(n.adopt_by_on) from app.editions n
      where n.organisation_id = t.organisation_id and n.template_id = t.id and n.number > e.number) end,
    coalesce(p.adopted_on, c.adopted_on), coalesce(p.review_due_on, c.review_due_on), p.review_due_said,
    v_is_on_paper and exists (select from app.paper_signatures s where s.organisation_id = p.organisation_id and s.revision_id = p.adopted_revision_id),
    case when v_is_excepted then (select count(*)::int from app.exceptions x where x.organisation_id = p.organisation_id and x.policy_id = p.id
      and x.state = 'granted' and (x.until_on is null or x.until_on >= p_today)) else 0 end,
    case when p.template_id is null then (select max(d.left_on) from app.departures d
      where d.organisation_id = p.organisation_id and d.policy_id = p.id and d.next_edition_id is null) end,
    case when e.organisation_id = any (v_above) or e.lineage @> jsonb_build_array(jsonb_build_object('organisationId', v_own)) then e.lineage end,
    u.name, e.number, 
    -- As directory.standing_reasons says, for the rows of this page alone: joined, they were gathered for all and hashed anew for each row.
    case when v_is_reasoned then (select (max(r.noted_at) at time zone 'Europe/London')::date from app.review_reasons r
      where r.organisation_id = p.organisation_id and r.policy_id = p.id
        and not exists (select from app.reviews w where w.organisation_id = r.organisation_id and w.policy_id = r.policy_id and w.recorded_at >= r.noted_at)
        and not exists (select from app.adoptions a where a.set_aside_at is null and a.organisation_id = r.organisation_id
          and a.policy_id = r.policy_id and a.recorded_at >= r.noted_at)) end,
    case when p.adopted_revision_id is null then p.held_in end
  from unnest(p_ids, p_places, p_holders, p_kinds, p_required) page (id, place, organisation_id, kind, required)
  -- Row by row, whatever the planner thinks of it: it knows neither how long the page is nor of what kind its rows are.
  cross join lateral (select o.name from app.organisations o where o.id = page.organisation_id offset 0) o
  left join app.policies p on page.kind = 'policy' and p.organisation_id = page.organisation_id and p.id = page.id
  left join lateral (select c.title, c.adopted_on, c.review_due_on from app.coverages c
    where page.kind = 'cover' and c.organisation_id = page.organisation_id and c.id = page.id offset 0) c on true
  left join lateral (select q.organisation_id, q.template_id, q.title from app.required_policies q
    where page.kind = 'missing' and q.organisation_id = any (v_above) and q.id = page.required offset 0) q on true
  left join app.editions e on e.organisation_id = p.template_organisation_id and e.id = p.base_edition_id
  left join app.organisations u on u.id = e.organisation_id
  cross join lateral (select coalesce(p.template_organisation_id, q.organisation_id) as organisation_id, coalesce(p.template_id, q.template_id) as id) t
  cross join lateral (select case when t.organisation_id = any (v_above) then (select max(n.number) from app.editions n
    where n.organisation_id = t.organisation_id and n.template_id = t.id) end as number offset 0) latest
  order by page.place, page.id;
end $function$
;

CREATE OR REPLACE FUNCTION directory.register_turnable(p_today date, p_most integer)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select coalesce(array_agg(t.organisation_id), '{}') from (
    select c.organisation_id from directory.register_counts c
    where c.counted_for < p_today and c.counted_for >= p_today - 31
      and abs(hashtextextended(c.organisation_id::text, 0) % 28) <> (p_today - date '2000-01-01') % 28
      and not exists (select from app.organisation_links l where l.organisation_id = c.organisation_id
        and ((l.from_on > c.counted_for and l.from_on <= p_today) or (l.until_on >= c.counted_for and l.until_on < p_today)))
      and not exists (select from directory.organisation_closure k where k.descendant_id = c.organisation_id
        and ((k.from_on > c.counted_for and k.from_on <= p_today) or (k.until_on >= c.counted_for and k.until_on < p_today)))
      -- What is expected no more is missed no more.
      and not exists (select from app.required_policies q where q.ended_on >= c.counted_for and q.ended_on < p_today
        and (q.organisation_id = c.organisation_id or exists (select from directory.organisation_closure k
          where k.ancestor_id = q.organisation_id and k.descendant_id = c.organisation_id)))
    limit p_most) t
$function$
;

CREATE OR REPLACE FUNCTION directory.register_turned(p_organisations uuid[], p_today date)
 RETURNS TABLE(organisation_id uuid, status text, policies bigint)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
 SET jit TO 'off'
AS $function$
declare
  v_since date;
begin
  select min(c.counted_for) into v_since from directory.register_counts c where p_organisations is null or c.organisation_id = any (p_organisations);
  if v_since is null or v_since >= p_today then
    return;
  end if;
  return query
  with candidates as materialized (
    select p.organisation_id, p.id, p.review_due_on, p.adopted_revision_id from app.policies p
      where p.retired_on is null and p.adopted_on is not null and p.review_due_on >= v_since and p.review_due_on < p_today
    union
    select p.organisation_id, p.id, p.review_due_on, p.adopted_revision_id from app.policies p
      where p.retired_on is null and p.adopted_on is not null and p.review_due_on > v_since + 60 and p.review_due_on <= p_today + 60),
  turned as (
    select c.organisation_id, c.review_due_on, k.counted_for,
      case when c.adopted_revision_id is null
          and (select a.historic and a.evidence = 'none' from app.adoptions a
            where a.set_aside_at is null and a.organisation_id = c.organisation_id and a.policy_id = c.id 
              order by a.adopted_on desc nulls last, a.recorded_at desc limit 1) then 'not-evidenced'
        when exists (select from app.signature_requests q where q.organisation_id = c.organisation_id and q.revision_id = c.adopted_revision_id
          and q.state in ('open', 'declined') and (q.state = 'open'
            or not exists (select from app.signature_requests f where f.organisation_id = q.organisation_id and f.follows_id = q.id))) then 'unsigned' end as exceptional
    from candidates c join directory.register_counts k on k.organisation_id = c.organisation_id and k.counted_for < p_today
    where p_organisations is null or c.organisation_id = any (p_organisations)),
  sums as (
    select t.organisation_id, case when t.review_due_on < p_today then 'overdue' when t.exceptional is not null then t.exceptional
      when t.review_due_on <= p_today + 60 then 'due-soon' else 'adopted' end as status, 1 as one from turned t
    union all
    select t.organisation_id, case when t.review_due_on < t.counted_for then 'overdue' when t.exceptional is not null then t.exceptional
      when t.review_due_on <= t.counted_for + 60 then 'due-soon' else 'adopted' end, -1 from turned t
    union all
    select p.organisation_id, s.status, s.one from app.policies p join directory.register_counts k on k.organisation_id = p.organisation_id
      cross join (values ('overdue', 1), ('not-evidenced', -1)) s (status, one)
      where p.retired_on is null and p.adopted_on is null and p.review_due_on >= v_since and p.review_due_on < p_today
        and p.review_due_on >= k.counted_for and (p_organisations is null or p.organisation_id = any (p_organisations))
        and exists (select from app.adoptions a where a.set_aside_at is null and a.organisation_id = p.organisation_id and a.policy_id = p.id)
    union all
    select c.organisation_id, s.status, s.one from app.coverages c join directory.register_counts k on k.organisation_id = c.organisation_id
      cross join (values ('overdue', 1), ('covered', -1)) s (status, one)
      where c.review_due_on >= v_since and c.review_due_on < p_today and c.review_due_on >= k.counted_for
        and (p_organisations is null or c.organisation_id = any (p_organisations)))
  select s.organisation_id, s.status, sum(s.one) from sums s group by 1, 2 having sum(s.one) <> 0;
end $function$
;

CREATE OR REPLACE FUNCTION directory.require_national()
 RETURNS void
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  if cardinality(app.reach('national')) <> 1 then
    raise exception 'what the operator sees is entered by begin_national' using errcode = 'insufficient_privilege';
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION directory.retain(p_now timestamp with time zone, p_carry_out boolean)
 RETURNS TABLE(name text, days integer, usual_days integer, what text, due bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_rule directory.retention;
  v_table text;
  v_ended text;
  v_due bigint;
begin
  for v_rule in select * from directory.retention r order by r.name loop
    select m.t, m.e into v_table, v_ended from (values
      ('sessions', 'directory.sessions', 't.expires_at'),
      ('sign-in-steps', 'directory.sign_in_steps', 't.expires_at'),
      ('account-links', 'directory.account_links', 'least(t.expires_at, coalesce(t.used_at, t.expires_at))'),
      ('account-mail', 'directory.account_messages', 't.settled_at'),
      ('kept-mail', 'directory.kept_mail', 't.kept_at'),
      ('identities', 'directory.identities', 't.last_used_at'),
      ('messages', 'app.messages', 't.settled_at'),
      ('api-tokens', 'app.api_tokens', 'least((t.expires_on + 1)::timestamptz, t.revoked_at)'),
      ('webhook-deliveries', 'app.webhook_deliveries', 't.settled_at'),
      ('webhooks', 'app.webhooks', 'case when not exists (select from app.webhook_deliveries d
        where d.organisation_id = t.organisation_id and d.webhook_id = t.id) then t.ended_at end'),
      ('jobs', 'app.jobs', 't.finished_at')) m (n, t, e) where m.n = v_rule.name;
    if v_table is null then
      continue;
    end if;
    if p_carry_out then
      execute format('delete from %s t where %s < $1 - $2 * interval ''1 day''', v_table, v_ended) using p_now, v_rule.days;
      get diagnostics v_due = row_count;
    else
      execute format('select count(*) from %s t where %s < $1 - $2 * interval ''1 day''', v_table, v_ended)
        into v_due using p_now, v_rule.days;
    end if;
    return query select v_rule.name, v_rule.days, v_rule.usual_days, v_rule.what, v_due;
  end loop;
end $function$
;
grant execute on function directory.retain(timestamp with time zone,boolean) to ratify_worker;

CREATE OR REPLACE FUNCTION directory.revoke_certificate(p_serial_number text, p_issuer text, p_key_compromised boolean)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  insert into directory.revoked_certificates (serial_number, issuer, key_compromised)
    values (p_serial_number, p_issuer, p_key_compromised) on conflict do nothing
$function$
;
grant execute on function directory.revoke_certificate(text,text,boolean) to ratify_worker;

CREATE OR REPLACE FUNCTION directory.roles_today(p_person uuid, p_organisation uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select array_agg(distinct a.role order by a.role) from app.appointments a, directory.today() t (day)
  where a.person_id = p_person and a.organisation_id = p_organisation and t.day >= a.from_on and (a.until_on is null or t.day <= a.until_on)
$function$
;

CREATE OR REPLACE FUNCTION directory.seal(p_name text, p_list text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_key bytea;
begin
  select k.key into strict v_key from directory.context_key k;
  return directory.seal_by(v_key, p_name, p_list);
end $function$
;

CREATE OR REPLACE FUNCTION directory.seal_by(p_key bytea, p_name text, p_list text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return encode(sha256(p_key || sha256(p_key || convert_to(
    concat_ws('/', pg_backend_pid(), extract(epoch from transaction_timestamp()), p_name, p_list), 'UTF8'))), 'hex');
end $function$
;

CREATE OR REPLACE FUNCTION directory.search_policies(p_ids uuid[])
 RETURNS void
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  insert into directory.searched_texts (organisation_id, kind, subject_id, text_id, words)
  select p.organisation_id, 'policy', p.id, r.id, directory.words_of(p.title, r.clause_index, r.text)
  from app.policies p left join app.revisions r on r.organisation_id = p.organisation_id and r.id = p.adopted_revision_id
  where p.id = any (p_ids) and p.retired_on is null
  on conflict (organisation_id, kind, subject_id) do update set text_id = excluded.text_id, words = excluded.words
$function$
;

CREATE OR REPLACE FUNCTION directory.search_templates(p_ids uuid[])
 RETURNS void
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  insert into directory.searched_texts (organisation_id, kind, subject_id, text_id, words)
  select t.organisation_id, 'template', t.id, e.id, directory.words_of(t.title, e.clause_index, e.text)
  from app.templates t
  left join lateral (select e.id, e.clause_index, e.text from app.editions e
    where e.organisation_id = t.organisation_id and e.template_id = t.id order by e.number desc limit 1) e on true
  where t.id = any (p_ids)
  on conflict (organisation_id, kind, subject_id) do update set text_id = excluded.text_id, words = excluded.words
$function$
;

CREATE OR REPLACE FUNCTION directory.set_calendar(p_session bytea, p_token_hash bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$
;
grant execute on function directory.set_calendar(bytea,bytea) to ratify_app;

CREATE OR REPLACE FUNCTION directory.set_list(p_name text, p_list uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_key bytea;
  v_set text;
begin
  select k.key into strict v_key from directory.context_key k;
  v_set := directory.set_list_by(v_key, p_name, p_list);
end $function$
;

CREATE OR REPLACE FUNCTION directory.set_list_by(p_key bytea, p_name text, p_list uuid[])
 RETURNS text
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_list constant text := p_list::text;
begin
  return set_config('app.' || p_name,
    case when cardinality(p_list) > 0 then directory.seal_by(p_key, p_name, v_list) || v_list else '' end, true);
end $function$
;

CREATE OR REPLACE FUNCTION directory.set_password(p_token_hash bytea, p_password_hash text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_link directory.account_links;
begin
  update directory.account_links l set used_at = clock_timestamp()
    where l.token_hash = p_token_hash and l.used_at is null and l.expires_at > clock_timestamp() returning l.* into v_link;
  if v_link.id is null then
    return false;
  end if;
  insert into directory.credentials as c (person_id, password_hash) values (v_link.person_id, p_password_hash)
    on conflict (person_id) do update set password_hash = excluded.password_hash, failed_attempts = 0, locked_until = null,
      changed_at = clock_timestamp();
  update directory.account_links l set used_at = clock_timestamp() where l.person_id = v_link.person_id and l.used_at is null;
  delete from directory.sessions s where s.person_id = v_link.person_id;
  if v_link.purpose = 'reset' then
    perform directory.post_account_message('password-changed', v_link.person_id, null);
  end if;
  return true;
end $function$
;
grant execute on function directory.set_password(bytea,text) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.settle_account_message(p_message uuid, p_state text, p_reason text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update directory.account_messages m set state = p_state, reason = p_reason, settled_at = clock_timestamp()
  where m.id = p_message and m.state = 'waiting'
$function$
;
grant execute on function directory.settle_account_message(uuid,text,text) to ratify_worker;

CREATE OR REPLACE FUNCTION directory.sight_on(p_day date, p_of uuid[] DEFAULT NULL::uuid[])
 RETURNS TABLE(upper text, lower text, what text)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select distinct u.name, l.name, c.sight from directory.organisation_closure c
  join app.organisations u on u.id = c.ancestor_id join app.organisations l on l.id = c.descendant_id
  where c.sight <> 'none' and p_day between c.from_on and c.until_on
    and (p_of is null or c.descendant_id = any (p_of)
      or c.descendant_id in (select b.descendant_id from directory.organisation_closure b where b.ancestor_id = any (p_of)))
  order by 2, 1, 3
$function$
;

CREATE OR REPLACE FUNCTION directory.standing_of(p_setting uuid, p_today date)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select case when bool_or(l.kind = 'academy-of') then 'academy' when bool_or(l.kind = 'maintained-by') then 'maintained' else 'other' end
  from app.organisation_links l
  where l.organisation_id = p_setting and l.from_on <= p_today and (l.until_on is null or l.until_on >= p_today)
$function$
;

CREATE OR REPLACE FUNCTION directory.standing_reasons(p_organisations uuid[])
 RETURNS TABLE(organisation_id uuid, policy_id uuid, noted_on date)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select r.organisation_id, r.policy_id, (r.noted_at at time zone 'Europe/London')::date
  from app.review_reasons r join app.policies p on p.organisation_id = r.organisation_id and p.id = r.policy_id and p.retired_on is null
  where r.organisation_id = any (p_organisations)
    and not exists (select from app.reviews v where v.organisation_id = r.organisation_id and v.policy_id = r.policy_id and v.recorded_at >= r.noted_at)
    and not exists (select from app.adoptions a where a.set_aside_at is null and a.organisation_id = r.organisation_id and a.policy_id = r.policy_id and a.recorded_at >= r.noted_at)
$function$
;

CREATE OR REPLACE FUNCTION directory.statutory_key_of(p_title text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select case lower(p_title)
    when 'admission arrangements' then 'admissions'
    when 'behaviour policy' then 'behaviour'
    when 'written statement of behaviour principles' then 'behaviour-principles'
    when 'charging and remissions policy' then 'charging-and-remissions'
    when 'data protection policy' then 'data-protection'
    when 'protection of biometric information policy' then 'biometric-information'
    when 'complaints procedure' then 'complaints'
    when 'staff capability policy' then 'staff-capability'
    when 'early career teachers policy' then 'early-career-teachers'
    when 'staff discipline, conduct and grievance procedures' then 'staff-discipline'
    when 'procedures for allegations against staff' then 'allegations-against-staff'
    when 'teachers’ pay policy' then 'teachers-pay'
    when 'accessibility plan' then 'accessibility-plan'
    when 'equality information and objectives' then 'equality-objectives'
    when 'child protection policy' then 'child-protection'
    when 'special educational needs policy' then 'special-educational-needs'
    when 'supporting pupils with medical conditions policy' then 'medical-conditions'
    when 'health and safety policy' then 'health-and-safety'
    when 'relationships and sex education policy' then 'relationships-and-sex-education'
    when 'governors’ allowances policy' then 'governors-allowances'
    when 'suspension and exclusion policy' then 'exclusion'
    when 'attendance policy' then 'attendance'
  end
$function$
;

CREATE OR REPLACE FUNCTION directory.succeeded(p_organisations uuid[])
 RETURNS TABLE(organisation_id uuid, title text, template_id uuid)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  with recursive chain as (
    select r.organisation_id, r.policy_id, r.successor_id from app.retirements r
      where r.organisation_id = any (p_organisations) and r.ended_on is null and r.successor_id is not null
    union
    select c.organisation_id, c.policy_id, r.successor_id from chain c join app.retirements r on r.organisation_id = c.organisation_id
      and r.policy_id = c.successor_id and r.ended_on is null and r.successor_id is not null)
  select c.organisation_id, p.title, p.template_id from chain c
    join app.policies s on s.organisation_id = c.organisation_id and s.id = c.successor_id and s.retired_on is null
    join app.policies p on p.organisation_id = c.organisation_id and p.id = c.policy_id
  union
  select e.organisation_id, e.title, null from app.ended_covers e
    join app.retirements r on r.organisation_id = e.adopting_organisation_id and r.policy_id = e.policy_id and r.ended_on is null
    join app.coverages c on c.organisation_id = e.organisation_id and c.adopting_organisation_id = r.organisation_id and c.policy_id = r.successor_id
    where e.organisation_id = any (p_organisations)
$function$
;

CREATE OR REPLACE FUNCTION directory.take_recovery_code(p_person uuid, p_code_hash bytea)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update directory.recovery_codes r set used_at = clock_timestamp()
    where r.person_id = p_person and r.code_hash = p_code_hash and r.used_at is null;
  if not found then
    return null;
  end if;
  return (select count(*)::int from directory.recovery_codes r where r.person_id = p_person and r.used_at is null);
end $function$
;
grant execute on function directory.take_recovery_code(uuid,bytea) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.take_time_step(p_person uuid, p_step bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update directory.second_factors f set last_step = p_step where f.person_id = p_person and f.last_step < p_step;
  return found;
end $function$
;
grant execute on function directory.take_time_step(uuid,bigint) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.today()
 RETURNS date
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$ select (pg_catalog.now() at time zone 'Europe/London')::date $function$
;
grant execute on function directory.today() to ratify_app;
grant execute on function directory.today() to ratify_worker;

CREATE OR REPLACE FUNCTION directory.touch_session(p_token_hash bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update directory.sessions s set last_seen_at = clock_timestamp(),
    expires_at = coalesce(least(s.ends_at, clock_timestamp() + s.idle), s.expires_at)
  where s.token_hash = p_token_hash and s.last_seen_at < clock_timestamp() - interval '1 minute' and s.expires_at > clock_timestamp()
$function$
;
grant execute on function directory.touch_session(bytea) to ratify_app;

CREATE OR REPLACE FUNCTION directory.try_password(p_email text)
 RETURNS TABLE(person_id uuid, password_hash text, locked_until timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
#variable_conflict use_column
declare
  v_person uuid;
  v_hash text;
  v_locked_until timestamptz;
begin
  select p.id, c.password_hash, c.locked_until into v_person, v_hash, v_locked_until
    from directory.people p join directory.credentials c on c.person_id = p.id where lower(p.email) = lower(p_email) for update of c;
  if v_person is null then
    return;
  end if;
  if v_locked_until > clock_timestamp() then
    return query select v_person, null::text, v_locked_until;
    return;
  end if;
  perform directory.note_failed_attempt(v_person);
  return query select v_person, v_hash, null::timestamptz;
end $function$
;
grant execute on function directory.try_password(text) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.try_second_factor(p_person uuid)
 RETURNS TABLE(is_locked boolean, sealed_secret bytea)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_locked_until timestamptz;
begin
  select c.locked_until into v_locked_until from directory.credentials c where c.person_id = p_person for update;
  if v_locked_until > clock_timestamp() then
    return query select true, null::bytea;
    return;
  end if;
  perform directory.note_failed_attempt(p_person);
  return query select false, f.sealed_secret from directory.second_factors f where f.person_id = p_person and f.confirmed_at is not null;
end $function$
;
grant execute on function directory.try_second_factor(uuid) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.turn_register(p_organisations uuid[], p_today date)
 RETURNS void
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  update directory.register_counts c set counted_for = p_today, overdue = c.overdue + coalesce(t.overdue, 0),
    not_evidenced = c.not_evidenced + coalesce(t.not_evidenced, 0), unsigned = c.unsigned + coalesce(t.unsigned, 0),
    due_soon = c.due_soon + coalesce(t.due_soon, 0), adopted = c.adopted + coalesce(t.adopted, 0), covered = c.covered + coalesce(t.covered, 0)
  from unnest(p_organisations) o (id)
  left join (select f.organisation_id, sum(f.policies) filter (where f.status = 'overdue') as overdue,
      sum(f.policies) filter (where f.status = 'not-evidenced') as not_evidenced, sum(f.policies) filter (where f.status = 'unsigned') as unsigned,
      sum(f.policies) filter (where f.status = 'due-soon') as due_soon, sum(f.policies) filter (where f.status = 'adopted') as adopted,
      sum(f.policies) filter (where f.status = 'covered') as covered
    from directory.register_turned(p_organisations, p_today) f group by 1) t on t.organisation_id = o.id
  where c.organisation_id = o.id
$function$
;

CREATE OR REPLACE FUNCTION directory.use_identity(p_issuer text, p_subject text)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update directory.identities i set last_used_at = clock_timestamp()
  where i.issuer = p_issuer and i.subject = p_subject returning i.person_id
$function$
;
grant execute on function directory.use_identity(text,text) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.use_sign_in_step(p_token_hash bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  delete from directory.sign_in_steps t where t.token_hash = p_token_hash;
  return found;
end $function$
;
grant execute on function directory.use_sign_in_step(bytea) to ratify_sign_in;

CREATE OR REPLACE FUNCTION directory.words_of(p_title text, p_clauses jsonb, p_text text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select setweight(to_tsvector('pg_catalog.english', p_title), 'A')
    || setweight(to_tsvector('pg_catalog.english', coalesce((
         select string_agg(c ->> 'title', ' . ') from jsonb_array_elements(p_clauses) c), '')), 'B')
    || to_tsvector('pg_catalog.english', regexp_replace(coalesce(
         (select string_agg(c ->> 'words', ' . ') from jsonb_array_elements(p_clauses) c), p_text, ''), '\{[^}]*\}|:+[a-z-]+(?=\[)|::+[a-z-]+', ' ', 'g'))
$function$
;

CREATE OR REPLACE FUNCTION directory.write_links(p_changed jsonb)
 RETURNS void
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  update app.organisation_links l set until_on = greatest(l.from_on, (e ->> 'untilOn')::date)
  from jsonb_array_elements(p_changed) c, jsonb_array_elements(c -> 'ends') e
  where l.organisation_id = (c ->> 'id')::uuid and l.upper_id = (e ->> 'upperId')::uuid and l.kind = e ->> 'kind' and l.until_on is null;
  insert into app.organisation_links (organisation_id, upper_id, kind, from_on, sees_adopted, governs)
  select (c ->> 'id')::uuid, (o ->> 'upperId')::uuid, o ->> 'kind', (o ->> 'fromOn')::date,
    coalesce((o ->> 'seesAdopted')::boolean, false), coalesce((o ->> 'governs')::boolean, false)
  from jsonb_array_elements(p_changed) c, jsonb_array_elements(c -> 'opens') o;
$function$
;

-- Schema app

-- class: own
create table app.acknowledgements (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  revision_id uuid,
  revision_sha256 text not null,
  acknowledged_at timestamp(3) with time zone not null default now(),
  adopting_organisation_id uuid,
  adoption_id uuid,
  round_id uuid,
  signed_on date,
  collected_by text,
  recorded_by uuid,
  recorded_by_name text,
  constraint acknowledgements_pkey PRIMARY KEY (id),
  constraint acknowledgements_once UNIQUE NULLS NOT DISTINCT (organisation_id, revision_id, adoption_id, person_id, round_id),
  constraint acknowledgements_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint acknowledgements_check CHECK ((num_nonnulls(revision_id, adoption_id) = 1)),
  constraint acknowledgements_check1 CHECK ((num_nulls(adopting_organisation_id, adoption_id) = ANY (ARRAY[0, 2]))),
  constraint acknowledgements_check2 CHECK ((num_nulls(signed_on, collected_by, recorded_by, recorded_by_name) = ANY (ARRAY[0, 4]))),
  constraint acknowledgements_collected_by_check CHECK ((collected_by <> ''::text)),
  constraint acknowledgements_revision_sha256_check CHECK ((revision_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint acknowledgements_adopting_organisation_id_adoption_id_fkey FOREIGN KEY (adopting_organisation_id, adoption_id) REFERENCES app.adoptions(organisation_id, id),
  constraint acknowledgements_organisation_id_revision_id_fkey FOREIGN KEY (organisation_id, revision_id) REFERENCES app.revisions(organisation_id, id),
  constraint acknowledgements_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES app.confirmation_rounds(organisation_id, id)
);
CREATE INDEX acknowledgements_adoption ON app.acknowledgements USING btree (adopting_organisation_id, adoption_id);
CREATE INDEX acknowledgements_person ON app.acknowledgements USING btree (organisation_id, person_id);
CREATE INDEX acknowledgements_round ON app.acknowledgements USING btree (organisation_id, round_id);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.acknowledgements FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.acknowledgements FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER rounds_hear_insert AFTER INSERT ON app.acknowledgements REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_round_change();
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.acknowledgements FOR EACH ROW EXECUTE FUNCTION app.check_reach('adopting_organisation_id', 'above');
alter table app.acknowledgements enable row level security, force row level security;
create policy deletes on app.acknowledgements for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.acknowledgements for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.acknowledgements for all to ratify_owner using true with check true;
create policy reads on app.acknowledgements for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.acknowledgements for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.acknowledgements to ratify_app;
grant insert, select on app.acknowledgements to ratify_worker;

-- class: up
create table app.adoptions (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  revision_id uuid,
  decision_id uuid,
  adopted_on date,
  effective_from date,
  review_due_on date,
  review_due_precision text,
  review_due_said text,
  historic boolean not null default false,
  evidence text,
  recorded_by uuid not null,
  recorded_at timestamp(3) with time zone not null default now(),
  set_aside_at timestamp(3) with time zone,
  adopted_precision text,
  adopted_said text,
  minute_reference text,
  constraint adoptions_pkey PRIMARY KEY (id),
  constraint adoptions_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint adoptions_adopted_precision_check CHECK ((adopted_precision = ANY (ARRAY['day'::text, 'month'::text, 'term'::text, 'year'::text]))),
  constraint adoptions_check CHECK (
CASE
    WHEN historic THEN (evidence IS NOT NULL)
    ELSE ((revision_id IS NOT NULL) AND (decision_id IS NOT NULL))
END),
  constraint adoptions_check1 CHECK (((adopted_on IS NOT NULL) OR (historic AND (evidence = 'none'::text)))),
  constraint adoptions_check2 CHECK (((adopted_on IS NULL) = (effective_from IS NULL))),
  constraint adoptions_evidence_check CHECK ((evidence = ANY (ARRAY['minute'::text, 'signed-copy'::text, 'stated-in-document'::text, 'none'::text]))),
  constraint adoptions_review_due_precision_check CHECK ((review_due_precision = ANY (ARRAY['day'::text, 'month'::text, 'term'::text, 'year'::text, 'ongoing'::text]))),
  constraint adoptions_organisation_id_decision_id_fkey FOREIGN KEY (organisation_id, decision_id) REFERENCES app.decisions(organisation_id, id),
  constraint adoptions_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id),
  constraint adoptions_organisation_id_policy_id_revision_id_fkey FOREIGN KEY (organisation_id, policy_id, revision_id) REFERENCES app.revisions(organisation_id, policy_id, id)
);
CREATE INDEX adoptions_decision ON app.adoptions USING btree (organisation_id, decision_id);
CREATE INDEX adoptions_not_evidenced ON app.adoptions USING btree (organisation_id, policy_id) WHERE (historic AND (evidence = 'none'::text));
CREATE INDEX adoptions_policy ON app.adoptions USING btree (organisation_id, policy_id, adopted_on DESC);
CREATE TRIGGER adoption_stands BEFORE UPDATE ON app.adoptions FOR EACH ROW EXECUTE FUNCTION app.guard_columns('set_aside_at');
CREATE TRIGGER is_kept BEFORE DELETE ON app.adoptions FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.adoptions FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER looks_end AFTER INSERT ON app.adoptions FOR EACH ROW EXECUTE FUNCTION app.end_looks();
CREATE TRIGGER register_hears_delete AFTER DELETE ON app.adoptions REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER register_hears_insert AFTER INSERT ON app.adoptions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER register_hears_update AFTER UPDATE ON app.adoptions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER rounds_hear_insert AFTER INSERT ON app.adoptions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_round_change();
CREATE TRIGGER set_aside_once BEFORE UPDATE ON app.adoptions FOR EACH ROW EXECUTE FUNCTION app.check_set_aside();
CREATE TRIGGER systems_are_told AFTER INSERT ON app.adoptions FOR EACH ROW EXECUTE FUNCTION app.announce_row('policy.adopted', 'up');
alter table app.adoptions enable row level security, force row level security;
create policy deletes on app.adoptions for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.adoptions for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.adoptions for all to ratify_owner using true with check true;
create policy reads on app.adoptions for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.adoptions for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update (set_aside_at) on app.adoptions to ratify_app;
grant insert, select on app.adoptions to ratify_worker;

-- class: up
create table app.agenda_items (
  organisation_id uuid not null,
  meeting_id uuid not null,
  revision_id uuid not null,
  "position" integer not null,
  constraint agenda_items_pkey PRIMARY KEY (organisation_id, meeting_id, revision_id),
  constraint agenda_items_organisation_id_meeting_id_position_key UNIQUE (organisation_id, meeting_id, "position"),
  constraint agenda_items_position_check CHECK (("position" > 0)),
  constraint agenda_items_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES app.meetings(organisation_id, id),
  constraint agenda_items_organisation_id_revision_id_fkey FOREIGN KEY (organisation_id, revision_id) REFERENCES app.revisions(organisation_id, id)
);
CREATE INDEX agenda_items_revision ON app.agenda_items USING btree (organisation_id, revision_id);
alter table app.agenda_items enable row level security, force row level security;
create policy deletes on app.agenda_items for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.agenda_items for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.agenda_items for all to ratify_owner using true with check true;
create policy reads on app.agenda_items for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.agenda_items for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant delete, insert, select, update on app.agenda_items to ratify_app;
grant delete, insert, select, update on app.agenda_items to ratify_worker;

-- class: own
create table app.api_tokens (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  name text not null,
  scopes text[] not null,
  prefix text not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamp(3) with time zone not null default clock_timestamp(),
  expires_on date not null,
  last_used_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  constraint api_tokens_pkey PRIMARY KEY (id),
  constraint api_tokens_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint api_tokens_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint api_tokens_scopes_check CHECK (((cardinality(scopes) > 0) AND (scopes <@ ARRAY['read-policies'::text, 'read-register'::text, 'read-templates'::text]))),
  constraint api_tokens_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id)
);
alter table app.api_tokens enable row level security, force row level security;
create policy deletes on app.api_tokens for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.api_tokens for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.api_tokens for all to ratify_owner using true with check true;
create policy reads on app.api_tokens for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.api_tokens for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update (revoked_at) on app.api_tokens to ratify_app;
grant insert, select, update (revoked_at) on app.api_tokens to ratify_worker;

-- class: own
create table app.appointments (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  role text not null,
  body_id uuid,
  from_on date not null,
  until_on date,
  votes boolean not null default true,
  only_body boolean not null default false,
  constraint appointments_pkey PRIMARY KEY (id),
  constraint appointments_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint appointments_check CHECK ((until_on >= from_on)),
  constraint appointments_only_body_check CHECK (((NOT only_body) OR ((role = 'clerk'::text) AND (body_id IS NOT NULL)))),
  constraint appointments_role_check CHECK ((role = ANY (ARRAY['council-author'::text, 'publisher'::text, 'compliance-officer'::text, 'head'::text, 'clerk'::text, 'chair'::text, 'vice-chair'::text, 'governor'::text, 'staff'::text, 'operator'::text]))),
  constraint appointments_votes_check CHECK ((votes OR (role = 'governor'::text))),
  constraint appointments_organisation_id_body_id_fkey FOREIGN KEY (organisation_id, body_id) REFERENCES app.bodies(organisation_id, id),
  constraint appointments_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint appointments_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.people(id)
);
CREATE INDEX appointments_body ON app.appointments USING btree (organisation_id, body_id);
CREATE INDEX appointments_person ON app.appointments USING btree (person_id, organisation_id);
CREATE TRIGGER rounds_hear_insert AFTER INSERT ON app.appointments REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_round_change();
CREATE TRIGGER rounds_hear_update AFTER UPDATE ON app.appointments REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_round_change();
alter table app.appointments enable row level security, force row level security;
create policy deletes on app.appointments for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.appointments for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy no_operators_from_inside on app.appointments for insert to ratify_app with check (role <> 'operator'::text);
create policy owner on app.appointments for all to ratify_owner using true with check true;
create policy reads on app.appointments for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.appointments for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update (until_on, votes) on app.appointments to ratify_app;
grant select on app.appointments to ratify_worker;

-- class: own
create table app.attendances (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  meeting_id uuid not null,
  person_id uuid,
  person_name text not null,
  office text not null,
  votes boolean not null,
  presence text not null,
  "position" integer not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamp(3) with time zone not null default now(),
  constraint attendances_pkey PRIMARY KEY (id),
  constraint attendances_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint attendances_organisation_id_meeting_id_person_id_key UNIQUE (organisation_id, meeting_id, person_id),
  constraint attendances_organisation_id_meeting_id_position_key UNIQUE (organisation_id, meeting_id, "position"),
  constraint attendances_check CHECK (((person_id IS NOT NULL) OR (NOT votes))),
  constraint attendances_person_name_check CHECK ((person_name <> ''::text)),
  constraint attendances_position_check CHECK (("position" >= 0)),
  constraint attendances_presence_check CHECK ((presence = ANY (ARRAY['present'::text, 'remote'::text, 'apologies-accepted'::text, 'apologies'::text, 'absent'::text]))),
  constraint attendances_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES app.meetings(organisation_id, id)
);
CREATE INDEX attendances_person ON app.attendances USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE TRIGGER is_a_record BEFORE UPDATE ON app.attendances FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.attendances FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.attendances enable row level security, force row level security;
create policy deletes on app.attendances for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.attendances for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.attendances for all to ratify_owner using true with check true;
create policy reads on app.attendances for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.attendances for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant delete, insert, select on app.attendances to ratify_app;
grant delete, insert, select on app.attendances to ratify_worker;

-- class: own
create table app.audit_events (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  at timestamp(3) with time zone not null default clock_timestamp(),
  actor_person_id uuid,
  action text not null,
  subject text not null,
  subject_id uuid,
  data jsonb not null default '{}'::jsonb,
  personal_sha256 text,
  sequence bigint,
  previous_hash text,
  hash text,
  request_id text default "substring"(current_setting('ratify.request'::text, true), '^[A-Za-z0-9_-]{8,64}$'::text),
  on_behalf_of text default "substring"(current_setting('ratify.behalf'::text, true), '^[a-z]+(?::[a-z0-9-]{1,64})?$'::text),
  constraint audit_events_pkey PRIMARY KEY (id),
  constraint audit_events_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint audit_events_organisation_id_sequence_key UNIQUE (organisation_id, sequence),
  constraint audit_events_action_check CHECK ((action ~ '^[a-z-]+\.[a-z-]+$'::text)),
  constraint audit_events_check CHECK ((num_nulls(sequence, previous_hash, hash) = ANY (ARRAY[0, 3]))),
  constraint audit_events_on_behalf_of_check CHECK ((on_behalf_of ~ '^(operator|(body|token):[0-9a-f-]{36}|office:[a-z-]{1,20})$'::text)),
  constraint audit_events_personal_sha256_check CHECK ((personal_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint audit_events_request_id_check CHECK ((request_id ~ '^[A-Za-z0-9_-]{8,64}$'::text)),
  constraint audit_events_sequence_check CHECK ((sequence > 0)),
  constraint audit_events_subject_check CHECK ((subject ~ '^[A-Z][A-Za-z]+$'::text)),
  constraint audit_events_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id)
);
CREATE INDEX audit_events_recent ON app.audit_events USING btree (organisation_id, at DESC, id DESC);
CREATE INDEX audit_events_subject ON app.audit_events USING btree (organisation_id, subject_id);
CREATE INDEX audit_events_unlinked ON app.audit_events USING btree (organisation_id, id) WHERE (sequence IS NULL);
CREATE TRIGGER is_kept BEFORE DELETE ON app.audit_events FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.audit_events FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER linked_once BEFORE UPDATE ON app.audit_events FOR EACH ROW EXECUTE FUNCTION app.check_link();
CREATE TRIGGER row_stands BEFORE UPDATE ON app.audit_events FOR EACH ROW EXECUTE FUNCTION app.guard_columns('sequence', 'previous_hash', 'hash');
alter table app.audit_events enable row level security, force row level security;
create policy deletes on app.audit_events for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.audit_events for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.audit_events for all to ratify_owner using true with check true;
create policy reads on app.audit_events for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.audit_events for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant select on app.audit_events to ratify_app;
grant select on app.audit_events to ratify_worker;

-- class: own
create table app.audit_personal (
  audit_event_id uuid not null,
  organisation_id uuid not null,
  salt bytea not null,
  part jsonb not null,
  constraint audit_personal_pkey PRIMARY KEY (organisation_id, audit_event_id),
  constraint audit_personal_salt_check CHECK ((length(salt) >= 16)),
  constraint audit_personal_organisation_id_audit_event_id_fkey FOREIGN KEY (organisation_id, audit_event_id) REFERENCES app.audit_events(organisation_id, id)
);
alter table app.audit_personal enable row level security, force row level security;
create policy deletes on app.audit_personal for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.audit_personal for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.audit_personal for all to ratify_owner using true with check true;
create policy reads on app.audit_personal for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.audit_personal for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant select on app.audit_personal to ratify_app;
grant select on app.audit_personal to ratify_worker;

-- class: up
create table app.blobs (
  organisation_id uuid not null,
  sha256 text not null,
  mime text not null,
  length integer not null,
  bytes bytea,
  stored_at timestamp(3) with time zone not null default now(),
  place text not null default 'database'::text,
  constraint blobs_pkey PRIMARY KEY (organisation_id, sha256),
  constraint blobs_bytes_somewhere CHECK (((place = 's3'::text) OR (bytes IS NOT NULL))),
  constraint blobs_check CHECK (((length(bytes) = length) AND (encode(sha256(bytes), 'hex'::text) = sha256))),
  constraint blobs_place_check CHECK ((place = ANY (ARRAY['database'::text, 's3'::text]))),
  constraint blobs_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint blobs_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id)
);
CREATE INDEX blobs_here ON app.blobs USING btree (organisation_id) WHERE (bytes IS NOT NULL);
CREATE TRIGGER bytes_stand BEFORE UPDATE ON app.blobs FOR EACH ROW EXECUTE FUNCTION app.guard_bytes();
CREATE TRIGGER is_kept BEFORE DELETE ON app.blobs FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.blobs FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.blobs enable row level security, force row level security;
create policy deletes on app.blobs for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.blobs for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.blobs for all to ratify_owner using true with check true;
create policy reads on app.blobs for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.blobs for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.blobs to ratify_app;
grant insert, select, update (bytes, place) on app.blobs to ratify_worker;

-- class: linked
create table app.bodies (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  name text not null,
  kind text not null,
  quorum integer,
  routes text[] not null default '{meeting}'::text[],
  signatories text[] not null default '{}'::text[],
  signing_order text not null default 'any'::text,
  sign_within_days integer not null default 30,
  may_close_unsigned boolean not null default true,
  remit text,
  in_post integer,
  papers_days integer not null default 7,
  ended_on date,
  separates_author boolean not null default false,
  constraint bodies_pkey PRIMARY KEY (id),
  constraint bodies_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint bodies_in_post_check CHECK (((in_post IS NULL) OR ((in_post > 0) AND (quorum = ((in_post + 1) / 2))))),
  constraint bodies_kind_check CHECK ((kind = ANY (ARRAY['governing-body'::text, 'federation'::text, 'board'::text, 'committee'::text, 'academy-committee'::text, 'management-committee'::text, 'interim-executive-board'::text]))),
  constraint bodies_name_check CHECK ((name <> ''::text)),
  constraint bodies_papers_days_check CHECK (((papers_days >= 0) AND (papers_days <= 60))),
  constraint bodies_quorum_check CHECK ((quorum > 0)),
  constraint bodies_remit_check CHECK ((remit <> ''::text)),
  constraint bodies_routes_check CHECK ((routes <@ ARRAY['meeting'::text, 'delegated'::text, 'chairs-action'::text, 'written-resolution'::text])),
  constraint bodies_sign_within_days_check CHECK (((sign_within_days >= 1) AND (sign_within_days <= 365))),
  constraint bodies_signatories_check CHECK ((signatories <@ ARRAY['chair'::text, 'vice-chair'::text, 'governor'::text, 'head'::text, 'clerk'::text])),
  constraint bodies_signing_order_check CHECK ((signing_order = ANY (ARRAY['any'::text, 'set'::text]))),
  constraint bodies_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id)
);
alter table app.bodies enable row level security, force row level security;
create policy deletes on app.bodies for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.bodies for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.bodies for all to ratify_owner using true with check true;
create policy reads on app.bodies for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('linked'::text) AS reach)::uuid[]));
create policy updates on app.bodies for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.bodies to ratify_app;
grant insert, select, update on app.bodies to ratify_worker;

-- class: linked
create table app.body_settings (
  organisation_id uuid not null,
  body_id uuid not null,
  setting_id uuid not null,
  constraint body_settings_pkey PRIMARY KEY (organisation_id, body_id, setting_id),
  constraint body_settings_organisation_id_body_id_fkey FOREIGN KEY (organisation_id, body_id) REFERENCES app.bodies(organisation_id, id),
  constraint body_settings_setting_id_fkey FOREIGN KEY (setting_id) REFERENCES app.organisations(id)
);
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.body_settings FOR EACH ROW EXECUTE FUNCTION app.check_reach('setting_id', 'below');
alter table app.body_settings enable row level security, force row level security;
create policy deletes on app.body_settings for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.body_settings for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.body_settings for all to ratify_owner using true with check true;
create policy reads on app.body_settings for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('linked'::text) AS reach)::uuid[]));
create policy updates on app.body_settings for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant delete, insert, select on app.body_settings to ratify_app;
grant delete, insert, select on app.body_settings to ratify_worker;

-- class: own
create table app.chases (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  batch_id uuid not null,
  setting_organisation_id uuid not null,
  policy_id uuid not null,
  chased_by uuid not null,
  chased_by_name text not null,
  chased_on date not null,
  constraint chases_pkey PRIMARY KEY (id),
  constraint chases_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint chases_organisation_id_policy_id_chased_on_key UNIQUE (organisation_id, policy_id, chased_on),
  constraint chases_chased_by_fkey FOREIGN KEY (chased_by) REFERENCES directory.people(id),
  constraint chases_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint chases_setting_organisation_id_policy_id_fkey FOREIGN KEY (setting_organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX chases_batch ON app.chases USING btree (organisation_id, batch_id);
CREATE INDEX chases_by ON app.chases USING btree (chased_by);
CREATE INDEX chases_policy ON app.chases USING btree (setting_organisation_id, policy_id);
CREATE TRIGGER is_kept BEFORE DELETE OR UPDATE ON app.chases FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.chases FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.chases FOR EACH ROW EXECUTE FUNCTION app.check_reach('setting_organisation_id', 'below');
alter table app.chases enable row level security, force row level security;
create policy deletes on app.chases for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.chases for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.chases for all to ratify_owner using true with check true;
create policy reads on app.chases for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.chases for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.chases to ratify_app;
grant insert, select on app.chases to ratify_worker;

-- class: own
create table app.choices (
  organisation_id uuid not null,
  policy_id uuid not null,
  edition_organisation_id uuid not null,
  edition_id uuid not null,
  clause_id text not null,
  key text not null,
  answer text not null,
  final_text text,
  answered_by uuid,
  answered_at timestamp(3) with time zone not null default now(),
  version integer not null default 1,
  answered_by_name text,
  constraint choices_pkey PRIMARY KEY (organisation_id, policy_id, clause_id, key),
  constraint choices_answer_check CHECK ((answer = ANY (ARRAY['ours'::text, 'theirs'::text, 'both'::text, 'own'::text, 'remove'::text, 'keep'::text]))),
  constraint choices_version_check CHECK ((version > 0)),
  constraint choices_edition_organisation_id_edition_id_fkey FOREIGN KEY (edition_organisation_id, edition_id) REFERENCES app.editions(organisation_id, id),
  constraint choices_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX choices_edition ON app.choices USING btree (edition_organisation_id, edition_id);
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.choices FOR EACH ROW EXECUTE FUNCTION app.check_reach('edition_organisation_id', 'above');
alter table app.choices enable row level security, force row level security;
create policy deletes on app.choices for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.choices for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.choices for all to ratify_owner using true with check true;
create policy reads on app.choices for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.choices for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant delete, insert, select, update on app.choices to ratify_app;
grant delete, insert, select, update on app.choices to ratify_worker;

-- class: own
create table app.confirmation_rounds (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  title text not null,
  audience text[] not null default '{}'::text[],
  person_ids uuid[] not null default '{}'::uuid[],
  is_renewal boolean not null,
  due_on date not null,
  opened_on date not null,
  opened_by uuid not null,
  opened_by_name text not null,
  opened_at timestamp(3) with time zone not null default clock_timestamp(),
  closed_at timestamp(3) with time zone,
  closed_by uuid,
  closed_by_name text,
  closed_asked integer,
  closed_confirmed integer,
  constraint confirmation_rounds_pkey PRIMARY KEY (id),
  constraint confirmation_rounds_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint confirmation_rounds_audience_check CHECK ((audience <@ ARRAY['staff'::text, 'governors'::text, 'clerks'::text])),
  constraint confirmation_rounds_check CHECK (((closed_confirmed >= 0) AND (closed_confirmed <= closed_asked))),
  constraint confirmation_rounds_check1 CHECK (((audience <> '{}'::text[]) OR (person_ids <> '{}'::uuid[]))),
  constraint confirmation_rounds_check2 CHECK ((due_on >= opened_on)),
  constraint confirmation_rounds_check3 CHECK ((num_nulls(closed_at, closed_by, closed_by_name, closed_asked, closed_confirmed) = ANY (ARRAY[0, 5]))),
  constraint confirmation_rounds_closed_asked_check CHECK ((closed_asked >= 0)),
  constraint confirmation_rounds_title_check CHECK ((title <> ''::text)),
  constraint confirmation_rounds_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id)
);
CREATE INDEX confirmation_rounds_open ON app.confirmation_rounds USING btree (due_on) WHERE (closed_at IS NULL);
CREATE TRIGGER is_kept BEFORE DELETE ON app.confirmation_rounds FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.confirmation_rounds FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER round_stands BEFORE UPDATE ON app.confirmation_rounds FOR EACH ROW EXECUTE FUNCTION app.guard_columns('closed_at', 'closed_by', 'closed_by_name', 'closed_asked', 'closed_confirmed');
CREATE TRIGGER rounds_hear_insert AFTER INSERT ON app.confirmation_rounds REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_round_change();
CREATE TRIGGER rounds_hear_update AFTER UPDATE ON app.confirmation_rounds REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_round_change();
alter table app.confirmation_rounds enable row level security, force row level security;
create policy deletes on app.confirmation_rounds for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.confirmation_rounds for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.confirmation_rounds for all to ratify_owner using true with check true;
create policy reads on app.confirmation_rounds for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.confirmation_rounds for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.confirmation_rounds to ratify_app;
grant insert, select, update on app.confirmation_rounds to ratify_worker;

-- class: up
create table app.consultations (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  revision_id uuid,
  consulted text[] not null,
  from_on date not null,
  until_on date not null,
  outcome text not null,
  evidence text,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamp(3) with time zone not null default now(),
  constraint consultations_pkey PRIMARY KEY (id),
  constraint consultations_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint consultations_check CHECK ((until_on >= from_on)),
  constraint consultations_consulted_check CHECK ((cardinality(consulted) > 0)),
  constraint consultations_outcome_check CHECK ((outcome = ANY (ARRAY['agreed'::text, 'consulted-not-agreed'::text, 'noted'::text]))),
  constraint consultations_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id),
  constraint consultations_organisation_id_policy_id_revision_id_fkey FOREIGN KEY (organisation_id, policy_id, revision_id) REFERENCES app.revisions(organisation_id, policy_id, id)
);
CREATE INDEX consultations_policy ON app.consultations USING btree (organisation_id, policy_id, revision_id);
CREATE TRIGGER consultation_stands BEFORE UPDATE ON app.consultations FOR EACH ROW EXECUTE FUNCTION app.guard_columns('revision_id');
CREATE TRIGGER is_kept BEFORE DELETE ON app.consultations FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.consultations FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.consultations enable row level security, force row level security;
create policy deletes on app.consultations for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.consultations for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.consultations for all to ratify_owner using true with check true;
create policy reads on app.consultations for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.consultations for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.consultations to ratify_app;
grant insert, select, update on app.consultations to ratify_worker;

-- class: up
create table app.corrections (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  decision_id uuid not null,
  adoption_id uuid,
  by_decision_id uuid,
  kind text not null,
  reason text not null,
  resolution text,
  corrected_by uuid not null,
  corrected_by_name text not null,
  corrected_at timestamp(3) with time zone not null default clock_timestamp(),
  constraint corrections_pkey PRIMARY KEY (id),
  constraint corrections_organisation_id_decision_id_key UNIQUE (organisation_id, decision_id),
  constraint corrections_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint corrections_check CHECK (((kind <> 'details'::text) OR ((adoption_id IS NULL) AND (by_decision_id IS NOT NULL)))),
  constraint corrections_kind_check CHECK ((kind = ANY (ARRAY['details'::text, 'set-aside'::text]))),
  constraint corrections_reason_check CHECK ((reason <> ''::text)),
  constraint corrections_resolution_check CHECK ((resolution <> ''::text)),
  constraint corrections_organisation_id_adoption_id_fkey FOREIGN KEY (organisation_id, adoption_id) REFERENCES app.adoptions(organisation_id, id),
  constraint corrections_organisation_id_by_decision_id_fkey FOREIGN KEY (organisation_id, by_decision_id) REFERENCES app.decisions(organisation_id, id) DEFERRABLE INITIALLY DEFERRED,
  constraint corrections_organisation_id_decision_id_fkey FOREIGN KEY (organisation_id, decision_id) REFERENCES app.decisions(organisation_id, id),
  constraint corrections_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint corrections_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX corrections_adoption ON app.corrections USING btree (organisation_id, adoption_id);
CREATE INDEX corrections_by_decision ON app.corrections USING btree (organisation_id, by_decision_id);
CREATE INDEX corrections_policy ON app.corrections USING btree (organisation_id, policy_id);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.corrections FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.corrections FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.corrections enable row level security, force row level security;
create policy deletes on app.corrections for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.corrections for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.corrections for all to ratify_owner using true with check true;
create policy reads on app.corrections for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.corrections for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.corrections to ratify_app;
grant insert, select on app.corrections to ratify_worker;

-- class: up
create table app.coverages (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  adopting_organisation_id uuid not null,
  policy_id uuid not null,
  adoption_id uuid not null,
  title text not null,
  adopted_on date not null,
  review_due_on date,
  covered_at timestamp(3) with time zone not null default now(),
  constraint coverages_pkey PRIMARY KEY (id),
  constraint coverages_organisation_id_adopting_organisation_id_policy_i_key UNIQUE (organisation_id, adopting_organisation_id, policy_id),
  constraint coverages_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint coverages_adopting_organisation_id_adoption_id_fkey FOREIGN KEY (adopting_organisation_id, adoption_id) REFERENCES app.adoptions(organisation_id, id),
  constraint coverages_adopting_organisation_id_policy_id_fkey FOREIGN KEY (adopting_organisation_id, policy_id) REFERENCES app.policies(organisation_id, id),
  constraint coverages_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id)
);
CREATE INDEX coverages_adoption ON app.coverages USING btree (adopting_organisation_id, adoption_id);
CREATE INDEX coverages_due ON app.coverages USING btree (organisation_id, review_due_on, id);
CREATE INDEX coverages_due_everywhere ON app.coverages USING btree (review_due_on, id);
CREATE INDEX coverages_policy ON app.coverages USING btree (adopting_organisation_id, policy_id);
CREATE TRIGGER register_hears_delete AFTER DELETE ON app.coverages REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER register_hears_insert AFTER INSERT ON app.coverages REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER register_hears_update AFTER UPDATE ON app.coverages REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
alter table app.coverages enable row level security, force row level security;
create policy deletes on app.coverages for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.coverages for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy "national" on app.coverages for select to ratify_national using true;
create policy owner on app.coverages for all to ratify_owner using true with check true;
create policy reads on app.coverages for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.coverages for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant select on app.coverages to ratify_app;
grant select (id, organisation_id, adopting_organisation_id, policy_id, title, adopted_on, review_due_on) on app.coverages to ratify_national;
grant select on app.coverages to ratify_worker;

-- class: down
create table app.covered_texts (
  organisation_id uuid not null,
  adoption_id uuid not null,
  text text not null,
  policy_id uuid not null,
  number integer not null,
  level text not null default 'substantive'::text,
  constraint covered_texts_pkey PRIMARY KEY (organisation_id, adoption_id),
  constraint covered_texts_level_check CHECK ((level = ANY (ARRAY['editorial'::text, 'substantive'::text, 'legal'::text]))),
  constraint covered_texts_number_check CHECK ((number > 0)),
  constraint covered_texts_organisation_id_adoption_id_fkey FOREIGN KEY (organisation_id, adoption_id) REFERENCES app.adoptions(organisation_id, id),
  constraint covered_texts_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX covered_texts_policy ON app.covered_texts USING btree (organisation_id, policy_id, number);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.covered_texts FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.covered_texts FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.covered_texts enable row level security, force row level security;
create policy deletes on app.covered_texts for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.covered_texts for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.covered_texts for all to ratify_owner using true with check true;
create policy reads on app.covered_texts for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('above'::text) AS reach)::uuid[]));
create policy updates on app.covered_texts for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.covered_texts to ratify_app;
grant insert, select on app.covered_texts to ratify_worker;

-- class: up
create table app.decision_reports (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  decision_id uuid not null,
  meeting_id uuid not null,
  minute_reference text not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamp(3) with time zone not null default now(),
  constraint decision_reports_pkey PRIMARY KEY (id),
  constraint decision_reports_organisation_id_decision_id_key UNIQUE (organisation_id, decision_id),
  constraint decision_reports_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint decision_reports_minute_reference_check CHECK ((minute_reference <> ''::text)),
  constraint decision_reports_organisation_id_decision_id_fkey FOREIGN KEY (organisation_id, decision_id) REFERENCES app.decisions(organisation_id, id),
  constraint decision_reports_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES app.meetings(organisation_id, id)
);
CREATE INDEX decision_reports_meeting ON app.decision_reports USING btree (organisation_id, meeting_id);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.decision_reports FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.decision_reports FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.decision_reports enable row level security, force row level security;
create policy deletes on app.decision_reports for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.decision_reports for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.decision_reports for all to ratify_owner using true with check true;
create policy reads on app.decision_reports for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.decision_reports for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.decision_reports to ratify_app;
grant insert, select on app.decision_reports to ratify_worker;

-- class: up
create table app.decisions (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  revision_id uuid not null,
  meeting_id uuid,
  body_id uuid not null,
  route text not null,
  outcome text not null,
  decided_on date not null,
  attendance integer,
  minute_reference text,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamp(3) with time zone not null default now(),
  corrects_id uuid,
  note text,
  delegation_id uuid,
  amendments jsonb not null default '[]'::jsonb,
  confirmed_by text,
  takes_effect jsonb not null default '{}'::jsonb,
  votes_for integer,
  votes_against integer,
  votes_abstained integer,
  constraint decisions_pkey PRIMARY KEY (id),
  constraint decisions_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint decisions_amendments_check CHECK ((jsonb_typeof(amendments) = 'array'::text)),
  constraint decisions_attendance_check CHECK ((attendance >= 0)),
  constraint decisions_check CHECK (((meeting_id IS NOT NULL) OR (route <> 'meeting'::text))),
  constraint decisions_check1 CHECK (((outcome <> 'adopted-with-changes'::text) OR (corrects_id IS NOT NULL) OR ((confirmed_by IS NOT NULL) AND (amendments <> '[]'::jsonb)))),
  constraint decisions_check2 CHECK ((num_nulls(votes_for, votes_against, votes_abstained) = ANY (ARRAY[0, 3]))),
  constraint decisions_check3 CHECK ((((votes_for + votes_against) + votes_abstained) <= attendance)),
  constraint decisions_confirmed_by_check CHECK ((confirmed_by = ANY (ARRAY['chair'::text, 'governor'::text, 'head'::text]))),
  constraint decisions_outcome_check CHECK ((outcome = ANY (ARRAY['adopted'::text, 'adopted-with-changes'::text, 'not-adopted'::text, 'deferred'::text]))),
  constraint decisions_route_check CHECK ((route = ANY (ARRAY['meeting'::text, 'delegated'::text, 'chairs-action'::text, 'written-resolution'::text]))),
  constraint decisions_takes_effect_check CHECK ((jsonb_typeof(takes_effect) = 'object'::text)),
  constraint decisions_votes_abstained_check CHECK ((votes_abstained >= 0)),
  constraint decisions_votes_against_check CHECK ((votes_against >= 0)),
  constraint decisions_votes_for_check CHECK ((votes_for >= 0)),
  constraint decisions_organisation_id_body_id_fkey FOREIGN KEY (organisation_id, body_id) REFERENCES app.bodies(organisation_id, id),
  constraint decisions_organisation_id_corrects_id_fkey FOREIGN KEY (organisation_id, corrects_id) REFERENCES app.decisions(organisation_id, id),
  constraint decisions_organisation_id_delegation_id_fkey FOREIGN KEY (organisation_id, delegation_id) REFERENCES app.delegations(organisation_id, id),
  constraint decisions_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES app.meetings(organisation_id, id),
  constraint decisions_organisation_id_revision_id_fkey FOREIGN KEY (organisation_id, revision_id) REFERENCES app.revisions(organisation_id, id)
);
CREATE INDEX decisions_body ON app.decisions USING btree (organisation_id, body_id);
CREATE INDEX decisions_corrects ON app.decisions USING btree (organisation_id, corrects_id);
CREATE INDEX decisions_delegation ON app.decisions USING btree (organisation_id, delegation_id);
CREATE INDEX decisions_meeting ON app.decisions USING btree (organisation_id, meeting_id);
CREATE INDEX decisions_revision ON app.decisions USING btree (organisation_id, revision_id);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.decisions FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.decisions FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.decisions enable row level security, force row level security;
create policy deletes on app.decisions for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.decisions for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.decisions for all to ratify_owner using true with check true;
create policy reads on app.decisions for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.decisions for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.decisions to ratify_app;
grant insert, select on app.decisions to ratify_worker;

-- class: up
create table app.declined_changes (
  organisation_id uuid not null,
  policy_id uuid not null,
  clause_id text not null,
  theirs_sha256 text not null,
  edition_organisation_id uuid not null,
  edition_id uuid not null,
  number text not null,
  title text not null,
  reason text not null,
  declined_by uuid,
  declined_at timestamp(3) with time zone not null default now(),
  constraint declined_changes_pkey PRIMARY KEY (organisation_id, policy_id, clause_id, theirs_sha256),
  constraint declined_changes_theirs_sha256_check CHECK ((theirs_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint declined_changes_edition_organisation_id_edition_id_fkey FOREIGN KEY (edition_organisation_id, edition_id) REFERENCES app.editions(organisation_id, id),
  constraint declined_changes_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX declined_changes_edition ON app.declined_changes USING btree (edition_organisation_id, edition_id);
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.declined_changes FOR EACH ROW EXECUTE FUNCTION app.check_reach('edition_organisation_id', 'above');
alter table app.declined_changes enable row level security, force row level security;
create policy deletes on app.declined_changes for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.declined_changes for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.declined_changes for all to ratify_owner using true with check true;
create policy reads on app.declined_changes for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.declined_changes for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant delete, insert, select, update on app.declined_changes to ratify_app;
grant delete, insert, select, update on app.declined_changes to ratify_worker;

-- class: up
create table app.delegations (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  body_id uuid not null,
  office text not null,
  minute_reference text not null,
  resolved_on date not null,
  ended_on date,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamp(3) with time zone not null default now(),
  constraint delegations_pkey PRIMARY KEY (id),
  constraint delegations_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint delegations_check CHECK ((ended_on >= resolved_on)),
  constraint delegations_minute_reference_check CHECK ((minute_reference <> ''::text)),
  constraint delegations_office_check CHECK ((office = ANY (ARRAY['head'::text, 'clerk'::text, 'chair'::text]))),
  constraint delegations_organisation_id_body_id_fkey FOREIGN KEY (organisation_id, body_id) REFERENCES app.bodies(organisation_id, id)
);
CREATE INDEX delegations_body ON app.delegations USING btree (organisation_id, body_id);
CREATE TRIGGER is_kept BEFORE DELETE ON app.delegations FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.delegations FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER resolution_stands BEFORE UPDATE ON app.delegations FOR EACH ROW EXECUTE FUNCTION app.guard_columns('ended_on');
alter table app.delegations enable row level security, force row level security;
create policy deletes on app.delegations for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.delegations for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.delegations for all to ratify_owner using true with check true;
create policy reads on app.delegations for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.delegations for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.delegations to ratify_app;
grant insert, select, update on app.delegations to ratify_worker;

-- class: up
create table app.departures (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  template_organisation_id uuid not null,
  template_id uuid not null,
  edition_id uuid not null,
  template_title text not null,
  publisher_name text not null,
  edition_number integer not null,
  next_edition_organisation_id uuid,
  next_edition_id uuid,
  left_on date not null,
  reason text not null,
  minute_reference text,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamp(3) with time zone not null default now(),
  constraint departures_pkey PRIMARY KEY (id),
  constraint departures_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint departures_check CHECK ((num_nulls(next_edition_organisation_id, next_edition_id) = ANY (ARRAY[0, 2]))),
  constraint departures_check1 CHECK (((next_edition_id IS NOT NULL) OR (minute_reference <> ''::text))),
  constraint departures_reason_check CHECK ((reason <> ''::text)),
  constraint departures_next_edition_organisation_id_next_edition_id_fkey FOREIGN KEY (next_edition_organisation_id, next_edition_id) REFERENCES app.editions(organisation_id, id),
  constraint departures_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id),
  constraint departures_template_organisation_id_template_id_edition_id_fkey FOREIGN KEY (template_organisation_id, template_id, edition_id) REFERENCES app.editions(organisation_id, template_id, id)
);
CREATE INDEX departures_next ON app.departures USING btree (next_edition_organisation_id, next_edition_id);
CREATE INDEX departures_policy ON app.departures USING btree (organisation_id, policy_id, left_on);
CREATE INDEX departures_template ON app.departures USING btree (template_organisation_id, template_id, edition_id);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.departures FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.departures FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER next_stays_in_reach BEFORE INSERT OR UPDATE ON app.departures FOR EACH ROW EXECUTE FUNCTION app.check_reach('next_edition_organisation_id', 'above');
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.departures FOR EACH ROW EXECUTE FUNCTION app.check_reach('template_organisation_id', 'above');
alter table app.departures enable row level security, force row level security;
create policy deletes on app.departures for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.departures for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.departures for all to ratify_owner using true with check true;
create policy reads on app.departures for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.departures for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.departures to ratify_app;
grant insert, select on app.departures to ratify_worker;

-- class: up
create table app.document_versions (
  organisation_id uuid not null,
  document_id uuid not null,
  number integer not null,
  sha256 text not null,
  length integer not null,
  level text not null,
  made_at timestamp(3) with time zone not null default now(),
  archived_until timestamp(3) with time zone,
  constraint document_versions_pkey PRIMARY KEY (organisation_id, document_id, number),
  constraint document_versions_archived_until_check CHECK (((level = 'B-LTA'::text) = (archived_until IS NOT NULL))),
  constraint document_versions_number_check CHECK ((number > 0)),
  constraint document_versions_organisation_id_document_id_fkey FOREIGN KEY (organisation_id, document_id) REFERENCES app.documents(organisation_id, id),
  constraint document_versions_organisation_id_sha256_fkey FOREIGN KEY (organisation_id, sha256) REFERENCES app.blobs(organisation_id, sha256)
);
CREATE INDEX document_versions_archived ON app.document_versions USING btree (archived_until) WHERE (archived_until IS NOT NULL);
CREATE INDEX document_versions_blob ON app.document_versions USING btree (organisation_id, sha256);
CREATE INDEX document_versions_made ON app.document_versions USING btree (made_at);
CREATE INDEX document_versions_sha256 ON app.document_versions USING btree (sha256);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.document_versions FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.document_versions FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.document_versions enable row level security, force row level security;
create policy deletes on app.document_versions for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.document_versions for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.document_versions for all to ratify_owner using true with check true;
create policy reads on app.document_versions for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.document_versions for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.document_versions to ratify_app;
grant insert, select on app.document_versions to ratify_worker;

-- class: up
create table app.documents (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  revision_id uuid not null,
  adoption_id uuid,
  state text not null default 'printing'::text,
  verify_code text not null,
  title text not null,
  failure text,
  created_at timestamp(3) with time zone not null default now(),
  constraint documents_pkey PRIMARY KEY (id),
  constraint documents_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint documents_verify_code_key UNIQUE (verify_code),
  constraint documents_state_check CHECK ((state = ANY (ARRAY['printing'::text, 'printed'::text, 'sealing'::text, 'sealed'::text, 'failed'::text]))),
  constraint documents_verify_code_check CHECK ((length(verify_code) >= 12)),
  constraint documents_organisation_id_adoption_id_fkey FOREIGN KEY (organisation_id, adoption_id) REFERENCES app.adoptions(organisation_id, id),
  constraint documents_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id),
  constraint documents_organisation_id_policy_id_revision_id_fkey FOREIGN KEY (organisation_id, policy_id, revision_id) REFERENCES app.revisions(organisation_id, policy_id, id)
);
CREATE INDEX documents_adoption ON app.documents USING btree (organisation_id, adoption_id);
CREATE INDEX documents_policy ON app.documents USING btree (organisation_id, policy_id);
CREATE INDEX documents_revision ON app.documents USING btree (organisation_id, revision_id);
CREATE TRIGGER document_stands BEFORE UPDATE ON app.documents FOR EACH ROW EXECUTE FUNCTION app.guard_columns('state', 'failure');
CREATE TRIGGER is_kept BEFORE DELETE ON app.documents FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.documents FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER systems_are_told AFTER UPDATE OF state ON app.documents FOR EACH ROW WHEN (((old.state IS DISTINCT FROM new.state) AND (new.state = 'sealed'::text))) EXECUTE FUNCTION app.announce_row('document.sealed', 'up');
alter table app.documents enable row level security, force row level security;
create policy deletes on app.documents for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.documents for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.documents for all to ratify_owner using true with check true;
create policy reads on app.documents for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.documents for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.documents to ratify_app;
grant insert, select, update on app.documents to ratify_worker;

-- class: own
create table app.draft_comments (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  thread_id uuid not null,
  clause_id text,
  clause_number text,
  clause_title text,
  clause_words text,
  quoted text,
  words text,
  person_id uuid not null,
  person_name text not null,
  person_organisation_id uuid not null,
  person_organisation_name text not null,
  asked_person_ids uuid[] not null default '{}'::uuid[],
  said_at timestamp(3) with time zone not null default clock_timestamp(),
  deleted_at timestamp(3) with time zone,
  state text,
  settled_by uuid,
  settled_by_name text,
  settled_at timestamp(3) with time zone,
  constraint draft_comments_pkey PRIMARY KEY (id),
  constraint draft_comments_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint draft_comments_check CHECK (((thread_id = id) = (state IS NOT NULL))),
  constraint draft_comments_check1 CHECK (((words IS NULL) = (deleted_at IS NOT NULL))),
  constraint draft_comments_check2 CHECK ((num_nulls(clause_id, clause_number, clause_title, clause_words) = ANY (ARRAY[0, 4]))),
  constraint draft_comments_check3 CHECK ((num_nulls(settled_by, settled_by_name, settled_at) = ANY (ARRAY[0, 3]))),
  constraint draft_comments_check4 CHECK ((COALESCE((state <> 'open'::text), false) = (settled_at IS NOT NULL))),
  constraint draft_comments_quoted_check CHECK ((quoted <> ''::text)),
  constraint draft_comments_state_check CHECK ((state = ANY (ARRAY['open'::text, 'resolved'::text, 'changed'::text]))),
  constraint draft_comments_words_check CHECK ((words <> ''::text)),
  constraint draft_comments_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint draft_comments_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id),
  constraint draft_comments_organisation_id_thread_id_fkey FOREIGN KEY (organisation_id, thread_id) REFERENCES app.draft_comments(organisation_id, id),
  constraint draft_comments_person_organisation_id_fkey FOREIGN KEY (person_organisation_id) REFERENCES app.organisations(id)
);
CREATE INDEX draft_comments_open ON app.draft_comments USING btree (organisation_id, policy_id) WHERE (state = 'open'::text);
CREATE INDEX draft_comments_policy ON app.draft_comments USING btree (organisation_id, policy_id, said_at);
CREATE INDEX draft_comments_speaks_for ON app.draft_comments USING btree (person_organisation_id);
CREATE INDEX draft_comments_thread ON app.draft_comments USING btree (organisation_id, thread_id);
CREATE TRIGGER comment_stands BEFORE UPDATE ON app.draft_comments FOR EACH ROW EXECUTE FUNCTION app.guard_columns('words', 'quoted', 'deleted_at', 'person_name', 'state', 'settled_by', 'settled_by_name', 'settled_at');
CREATE TRIGGER is_kept BEFORE DELETE ON app.draft_comments FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.draft_comments FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.draft_comments FOR EACH ROW EXECUTE FUNCTION app.check_reach('person_organisation_id', 'own');
CREATE TRIGGER thread_holds BEFORE INSERT OR UPDATE ON app.draft_comments FOR EACH ROW EXECUTE FUNCTION app.check_comment();
alter table app.draft_comments enable row level security, force row level security;
create policy deletes on app.draft_comments for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.draft_comments for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.draft_comments for all to ratify_owner using true with check true;
create policy reads on app.draft_comments for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.draft_comments for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.draft_comments to ratify_app;
grant insert, select, update on app.draft_comments to ratify_worker;

-- class: own
create table app.draft_looks (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  person_id uuid,
  person_name text,
  addressee_id uuid,
  addressee_name text,
  note text,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamp(3) with time zone not null default clock_timestamp(),
  looked_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  constraint draft_looks_pkey PRIMARY KEY (id),
  constraint draft_looks_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint draft_looks_check CHECK ((num_nonnulls(person_id, addressee_id) = 1)),
  constraint draft_looks_check1 CHECK ((num_nulls(person_id, person_name) = ANY (ARRAY[0, 2]))),
  constraint draft_looks_check2 CHECK ((num_nulls(addressee_id, addressee_name) = ANY (ARRAY[0, 2]))),
  constraint draft_looks_note_check CHECK ((note <> ''::text)),
  constraint draft_looks_addressee_id_fkey FOREIGN KEY (addressee_id) REFERENCES app.organisations(id),
  constraint draft_looks_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint draft_looks_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX draft_looks_addressee ON app.draft_looks USING btree (addressee_id) WHERE (ended_at IS NULL);
CREATE INDEX draft_looks_person ON app.draft_looks USING btree (organisation_id, person_id);
CREATE INDEX draft_looks_policy ON app.draft_looks USING btree (organisation_id, policy_id);
CREATE UNIQUE INDEX draft_looks_once ON app.draft_looks USING btree (organisation_id, policy_id, COALESCE(person_id, addressee_id)) WHERE (ended_at IS NULL);
CREATE TRIGGER is_kept BEFORE DELETE ON app.draft_looks FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.draft_looks FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER question_stands BEFORE UPDATE ON app.draft_looks FOR EACH ROW EXECUTE FUNCTION app.guard_columns('looked_at', 'ended_at', 'person_name', 'asked_by_name');
CREATE TRIGGER stays_in_reach BEFORE INSERT ON app.draft_looks FOR EACH ROW EXECUTE FUNCTION app.check_reach('addressee_id', 'above');
alter table app.draft_looks enable row level security, force row level security;
create policy deletes on app.draft_looks for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.draft_looks for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.draft_looks for all to ratify_owner using true with check true;
create policy reads on app.draft_looks for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.draft_looks for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.draft_looks to ratify_app;
grant insert, select, update on app.draft_looks to ratify_worker;

-- class: own
create table app.drafts (
  organisation_id uuid not null,
  policy_id uuid not null,
  text text not null,
  version integer not null default 1,
  base_edition_organisation_id uuid,
  base_edition_id uuid,
  updated_by uuid,
  updated_at timestamp(3) with time zone not null default now(),
  constraint drafts_pkey PRIMARY KEY (organisation_id, policy_id),
  constraint drafts_check CHECK ((num_nulls(base_edition_organisation_id, base_edition_id) = ANY (ARRAY[0, 2]))),
  constraint drafts_base_edition_organisation_id_base_edition_id_fkey FOREIGN KEY (base_edition_organisation_id, base_edition_id) REFERENCES app.editions(organisation_id, id),
  constraint drafts_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX drafts_edition ON app.drafts USING btree (base_edition_organisation_id, base_edition_id);
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.drafts FOR EACH ROW EXECUTE FUNCTION app.check_reach('base_edition_organisation_id', 'above');
CREATE TRIGGER version_follows BEFORE UPDATE ON app.drafts FOR EACH ROW EXECUTE FUNCTION app.check_version();
alter table app.drafts enable row level security, force row level security;
create policy deletes on app.drafts for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.drafts for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.drafts for all to ratify_owner using true with check true;
create policy reads on app.drafts for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.drafts for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant delete, insert, select, update on app.drafts to ratify_app;
grant delete, insert, select, update on app.drafts to ratify_worker;

-- class: own
create table app.duties (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  revision_id uuid not null,
  clause_id text not null,
  words text not null,
  owner text not null,
  owner_role text not null,
  every text,
  event text,
  anchor_on date not null,
  due_on date,
  ended_on date,
  constraint duties_pkey PRIMARY KEY (id),
  constraint duties_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint duties_organisation_id_policy_id_clause_id_key UNIQUE (organisation_id, policy_id, clause_id),
  constraint duties_check CHECK (((every IS NULL) = (due_on IS NULL))),
  constraint duties_clause_id_check CHECK ((clause_id <> ''::text)),
  constraint duties_event_check CHECK ((event ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint duties_every_check CHECK ((every ~ '^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$'::text)),
  constraint duties_owner_check CHECK ((owner <> ''::text)),
  constraint duties_owner_role_check CHECK ((owner_role = ANY (ARRAY['head'::text, 'clerk'::text]))),
  constraint duties_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint duties_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id),
  constraint duties_organisation_id_policy_id_revision_id_fkey FOREIGN KEY (organisation_id, policy_id, revision_id) REFERENCES app.revisions(organisation_id, policy_id, id)
);
CREATE INDEX duties_due ON app.duties USING btree (organisation_id, due_on) WHERE (ended_on IS NULL);
CREATE INDEX duties_revision ON app.duties USING btree (organisation_id, policy_id, revision_id);
alter table app.duties enable row level security, force row level security;
create policy deletes on app.duties for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.duties for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.duties for all to ratify_owner using true with check true;
create policy reads on app.duties for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.duties for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.duties to ratify_app;
grant insert, select, update on app.duties to ratify_worker;

-- class: own
create table app.duty_records (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  duty_id uuid not null,
  done_on date not null,
  note text not null,
  answered_on date,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamp(3) with time zone not null default now(),
  constraint duty_records_pkey PRIMARY KEY (id),
  constraint duty_records_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint duty_records_note_check CHECK ((note <> ''::text)),
  constraint duty_records_organisation_id_duty_id_fkey FOREIGN KEY (organisation_id, duty_id) REFERENCES app.duties(organisation_id, id),
  constraint duty_records_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint duty_records_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES directory.people(id)
);
CREATE INDEX duty_records_by ON app.duty_records USING btree (recorded_by);
CREATE INDEX duty_records_duty ON app.duty_records USING btree (organisation_id, duty_id);
CREATE TRIGGER is_kept BEFORE DELETE OR UPDATE ON app.duty_records FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.duty_records FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.duty_records enable row level security, force row level security;
create policy deletes on app.duty_records for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.duty_records for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.duty_records for all to ratify_owner using true with check true;
create policy reads on app.duty_records for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.duty_records for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.duty_records to ratify_app;
grant insert, select on app.duty_records to ratify_worker;

-- class: down
create table app.edition_consultations (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  edition_id uuid not null,
  employers text[] not null,
  consulted text[] not null,
  from_on date not null,
  until_on date not null,
  outcome text not null,
  evidence text,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamp(3) with time zone not null default now(),
  constraint edition_consultations_pkey PRIMARY KEY (id),
  constraint edition_consultations_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint edition_consultations_check CHECK ((until_on >= from_on)),
  constraint edition_consultations_consulted_check CHECK ((cardinality(consulted) > 0)),
  constraint edition_consultations_employers_check CHECK ((cardinality(employers) > 0)),
  constraint edition_consultations_outcome_check CHECK ((outcome = ANY (ARRAY['agreed'::text, 'consulted-not-agreed'::text, 'noted'::text]))),
  constraint edition_consultations_organisation_id_edition_id_fkey FOREIGN KEY (organisation_id, edition_id) REFERENCES app.editions(organisation_id, id)
);
CREATE INDEX edition_consultations_edition ON app.edition_consultations USING btree (organisation_id, edition_id);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.edition_consultations FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.edition_consultations FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.edition_consultations enable row level security, force row level security;
create policy deletes on app.edition_consultations for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.edition_consultations for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.edition_consultations for all to ratify_owner using true with check true;
create policy reads on app.edition_consultations for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('above'::text) AS reach)::uuid[]));
create policy updates on app.edition_consultations for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.edition_consultations to ratify_app;
grant insert, select on app.edition_consultations to ratify_worker;

-- class: own
create table app.edition_effects (
  organisation_id uuid not null,
  template_id uuid not null,
  theirs_sha256 text not null,
  base_sha256 text not null,
  ours_sha256 text not null,
  excepted text not null default ''::text,
  declined text not null default ''::text,
  engine integer not null,
  effect jsonb not null,
  counted_at timestamp(3) with time zone not null default now(),
  constraint edition_effects_pkey PRIMARY KEY (organisation_id, template_id, theirs_sha256, base_sha256, ours_sha256, excepted, declined, engine),
  constraint edition_effects_base_sha256_check CHECK ((base_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint edition_effects_ours_sha256_check CHECK ((ours_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint edition_effects_theirs_sha256_check CHECK ((theirs_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint edition_effects_organisation_id_template_id_fkey FOREIGN KEY (organisation_id, template_id) REFERENCES app.templates(organisation_id, id)
);
alter table app.edition_effects enable row level security, force row level security;
create policy deletes on app.edition_effects for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.edition_effects for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.edition_effects for all to ratify_owner using true with check true;
create policy reads on app.edition_effects for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.edition_effects for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant delete, insert, select on app.edition_effects to ratify_app;
grant delete, insert, select on app.edition_effects to ratify_worker;

-- class: down
create table app.editions (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  template_id uuid not null,
  number integer not null,
  text text not null,
  text_sha256 text not null,
  clause_index jsonb not null,
  summary text not null,
  materiality jsonb not null default '{}'::jsonb,
  adopt_by_on date,
  published_by uuid not null,
  published_by_name text not null,
  published_at timestamp(3) with time zone not null default now(),
  base_edition_organisation_id uuid,
  base_edition_id uuid,
  clause_rules jsonb not null default '{}'::jsonb,
  lineage jsonb not null default '[]'::jsonb,
  constraint editions_pkey PRIMARY KEY (id),
  constraint editions_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint editions_organisation_id_template_id_id_key UNIQUE (organisation_id, template_id, id),
  constraint editions_organisation_id_template_id_number_key UNIQUE (organisation_id, template_id, number),
  constraint editions_check CHECK ((num_nulls(base_edition_organisation_id, base_edition_id) = ANY (ARRAY[0, 2]))),
  constraint editions_check1 CHECK ((base_edition_id <> id)),
  constraint editions_clause_rules_check CHECK ((jsonb_typeof(clause_rules) = 'object'::text)),
  constraint editions_lineage_check CHECK ((jsonb_typeof(lineage) = 'array'::text)),
  constraint editions_number_check CHECK ((number > 0)),
  constraint editions_text_sha256_check CHECK ((text_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint editions_base_edition_organisation_id_base_edition_id_fkey FOREIGN KEY (base_edition_organisation_id, base_edition_id) REFERENCES app.editions(organisation_id, id),
  constraint editions_organisation_id_template_id_fkey FOREIGN KEY (organisation_id, template_id) REFERENCES app.templates(organisation_id, id)
);
CREATE INDEX editions_base ON app.editions USING btree (base_edition_organisation_id, base_edition_id);
CREATE INDEX editions_lineage ON app.editions USING gin (lineage jsonb_path_ops);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.editions FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.editions FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER searched_as_published AFTER INSERT ON app.editions FOR EACH ROW EXECUTE FUNCTION directory.follow_searched_template();
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.editions FOR EACH ROW EXECUTE FUNCTION app.check_reach('base_edition_organisation_id', 'above');
CREATE TRIGGER systems_are_told AFTER INSERT ON app.editions FOR EACH ROW EXECUTE FUNCTION app.announce_row('edition.published', 'down');
alter table app.editions enable row level security, force row level security;
create policy deletes on app.editions for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.editions for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.editions for all to ratify_owner using true with check true;
create policy reads on app.editions for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('above'::text) AS reach)::uuid[]));
create policy updates on app.editions for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.editions to ratify_app;
grant insert, select on app.editions to ratify_worker;

-- class: up
create table app.ended_covers (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  adopting_organisation_id uuid not null,
  policy_id uuid not null,
  adoption_id uuid not null,
  title text not null,
  adopted_on date not null,
  review_due_on date,
  covered_at timestamp(3) with time zone not null,
  ended_on date not null,
  constraint ended_covers_pkey PRIMARY KEY (id),
  constraint ended_covers_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint ended_covers_adopting_organisation_id_adoption_id_fkey FOREIGN KEY (adopting_organisation_id, adoption_id) REFERENCES app.adoptions(organisation_id, id),
  constraint ended_covers_adopting_organisation_id_policy_id_fkey FOREIGN KEY (adopting_organisation_id, policy_id) REFERENCES app.policies(organisation_id, id),
  constraint ended_covers_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id)
);
CREATE INDEX ended_covers_adoption ON app.ended_covers USING btree (adopting_organisation_id, adoption_id);
CREATE INDEX ended_covers_policy ON app.ended_covers USING btree (adopting_organisation_id, policy_id, organisation_id, ended_on);
CREATE INDEX ended_covers_setting ON app.ended_covers USING btree (organisation_id, ended_on);
alter table app.ended_covers enable row level security, force row level security;
create policy deletes on app.ended_covers for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.ended_covers for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.ended_covers for all to ratify_owner using true with check true;
create policy reads on app.ended_covers for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.ended_covers for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant select on app.ended_covers to ratify_app;
grant select on app.ended_covers to ratify_worker;

-- class: up
create table app.evidence_files (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  adoption_id uuid not null,
  file_name text not null,
  sha256 text not null,
  mime text not null,
  length integer not null,
  kept_by uuid not null,
  kept_at timestamp(3) with time zone not null default now(),
  constraint evidence_files_pkey PRIMARY KEY (id),
  constraint evidence_files_organisation_id_adoption_id_sha256_key UNIQUE (organisation_id, adoption_id, sha256),
  constraint evidence_files_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint evidence_files_file_name_check CHECK ((file_name <> ''::text)),
  constraint evidence_files_length_check CHECK ((length > 0)),
  constraint evidence_files_mime_check CHECK ((mime = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text]))),
  constraint evidence_files_organisation_id_adoption_id_fkey FOREIGN KEY (organisation_id, adoption_id) REFERENCES app.adoptions(organisation_id, id),
  constraint evidence_files_organisation_id_sha256_fkey FOREIGN KEY (organisation_id, sha256) REFERENCES app.blobs(organisation_id, sha256)
);
CREATE INDEX evidence_files_bytes ON app.evidence_files USING btree (organisation_id, sha256);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.evidence_files FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.evidence_files FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.evidence_files enable row level security, force row level security;
create policy deletes on app.evidence_files for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.evidence_files for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.evidence_files for all to ratify_owner using true with check true;
create policy reads on app.evidence_files for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.evidence_files for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.evidence_files to ratify_app;
grant insert, select on app.evidence_files to ratify_worker;

-- class: up
create table app.exceptions (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid,
  template_id uuid,
  edition_organisation_id uuid not null,
  edition_id uuid not null,
  addressee_id uuid not null,
  addressee_name text not null,
  subject_title text not null,
  clause_id text not null,
  clause_number text not null,
  clause_title text not null,
  published_wording text not null,
  wording text not null,
  reason text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamp(3) with time zone not null default now(),
  state text not null default 'asked'::text,
  answered_by uuid,
  answered_by_name text,
  answered_at timestamp(3) with time zone,
  answer_reason text,
  conditions text,
  until_on date,
  ended_at timestamp(3) with time zone,
  end_reason text,
  constraint exceptions_pkey PRIMARY KEY (id),
  constraint exceptions_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint exceptions_check CHECK ((num_nonnulls(policy_id, template_id) > 0)),
  constraint exceptions_check1 CHECK (((state = ANY (ARRAY['granted'::text, 'refused'::text, 'ended'::text])) = (answered_at IS NOT NULL))),
  constraint exceptions_check2 CHECK (((state = 'ended'::text) = (ended_at IS NOT NULL))),
  constraint exceptions_check3 CHECK (((state <> 'refused'::text) OR (answer_reason <> ''::text))),
  constraint exceptions_reason_check CHECK ((reason <> ''::text)),
  constraint exceptions_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text, 'withdrawn'::text, 'ended'::text]))),
  constraint exceptions_addressee_id_fkey FOREIGN KEY (addressee_id) REFERENCES app.organisations(id),
  constraint exceptions_edition_organisation_id_edition_id_fkey FOREIGN KEY (edition_organisation_id, edition_id) REFERENCES app.editions(organisation_id, id),
  constraint exceptions_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id),
  constraint exceptions_organisation_id_template_id_fkey FOREIGN KEY (organisation_id, template_id) REFERENCES app.templates(organisation_id, id)
);
CREATE INDEX exceptions_addressee ON app.exceptions USING btree (addressee_id, state);
CREATE INDEX exceptions_edition ON app.exceptions USING btree (edition_organisation_id, edition_id);
CREATE INDEX exceptions_policy ON app.exceptions USING btree (organisation_id, policy_id);
CREATE INDEX exceptions_template ON app.exceptions USING btree (organisation_id, template_id);
CREATE UNIQUE INDEX exceptions_one_grant ON app.exceptions USING btree (organisation_id, COALESCE(policy_id, template_id), clause_id) WHERE (state = 'granted'::text);
CREATE UNIQUE INDEX exceptions_one_question ON app.exceptions USING btree (organisation_id, COALESCE(policy_id, template_id), clause_id) WHERE (state = 'asked'::text);
CREATE TRIGGER asker_does_not_answer BEFORE UPDATE ON app.exceptions FOR EACH ROW EXECUTE FUNCTION app.check_asker();
CREATE TRIGGER is_kept BEFORE DELETE ON app.exceptions FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.exceptions FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER question_stands BEFORE UPDATE ON app.exceptions FOR EACH ROW EXECUTE FUNCTION app.guard_columns('state', 'answered_by', 'answered_by_name', 'answered_at', 'answer_reason', 'conditions', 'until_on', 'ended_at', 'end_reason');
CREATE TRIGGER state_follows BEFORE INSERT OR UPDATE ON app.exceptions FOR EACH ROW EXECUTE FUNCTION app.check_exception();
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.exceptions FOR EACH ROW EXECUTE FUNCTION app.check_reach('edition_organisation_id', 'above');
alter table app.exceptions enable row level security, force row level security;
create policy deletes on app.exceptions for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.exceptions for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.exceptions for all to ratify_owner using true with check true;
create policy reads on app.exceptions for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.exceptions for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.exceptions to ratify_app;
grant insert, select, update on app.exceptions to ratify_worker;

-- class: own
create table app.interests (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  meeting_id uuid not null,
  attendance_id uuid not null,
  person_id uuid,
  person_name text not null,
  revision_id uuid,
  said text not null,
  withdrew boolean not null,
  constraint interests_pkey PRIMARY KEY (id),
  constraint interests_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint interests_check CHECK (((revision_id IS NOT NULL) OR (NOT withdrew))),
  constraint interests_person_name_check CHECK ((person_name <> ''::text)),
  constraint interests_said_check CHECK ((said <> ''::text)),
  constraint interests_organisation_id_attendance_id_fkey FOREIGN KEY (organisation_id, attendance_id) REFERENCES app.attendances(organisation_id, id),
  constraint interests_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES app.meetings(organisation_id, id),
  constraint interests_organisation_id_revision_id_fkey FOREIGN KEY (organisation_id, revision_id) REFERENCES app.revisions(organisation_id, id)
);
CREATE INDEX interests_attendance ON app.interests USING btree (organisation_id, attendance_id);
CREATE INDEX interests_meeting ON app.interests USING btree (organisation_id, meeting_id);
CREATE INDEX interests_person ON app.interests USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX interests_revision ON app.interests USING btree (organisation_id, revision_id);
CREATE TRIGGER is_a_record BEFORE UPDATE ON app.interests FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.interests FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.interests enable row level security, force row level security;
create policy deletes on app.interests for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.interests for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.interests for all to ratify_owner using true with check true;
create policy reads on app.interests for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.interests for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant delete, insert, select on app.interests to ratify_app;
grant delete, insert, select on app.interests to ratify_worker;

-- class: own
create table app.jobs (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  actor_person_id uuid,
  task text not null,
  payload jsonb not null default '{}'::jsonb,
  key text,
  state text not null default 'queued'::text,
  attempts integer not null default 0,
  progress integer not null default 0,
  progress_note text,
  error text,
  created_at timestamp(3) with time zone not null default now(),
  finished_at timestamp(3) with time zone,
  put_aside_at timestamp(3) with time zone,
  trace_parent text,
  request_id text default "substring"(current_setting('ratify.request'::text, true), '^[A-Za-z0-9_-]{8,64}$'::text),
  constraint jobs_pkey PRIMARY KEY (id),
  constraint jobs_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint jobs_progress_check CHECK (((progress >= 0) AND (progress <= 100))),
  constraint jobs_put_aside_check CHECK (((put_aside_at IS NULL) OR (state = 'failed'::text))),
  constraint jobs_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  constraint jobs_trace_parent_check CHECK ((trace_parent ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$'::text)),
  constraint jobs_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id)
);
CREATE INDEX jobs_failed ON app.jobs USING btree (finished_at DESC, id DESC) WHERE ((state = 'failed'::text) AND (put_aside_at IS NULL));
CREATE INDEX jobs_finished ON app.jobs USING btree (finished_at);
CREATE INDEX jobs_moving ON app.jobs USING btree (state) WHERE ((task = 'move-bytes'::text) AND (state = ANY (ARRAY['queued'::text, 'running'::text])));
CREATE INDEX jobs_recent ON app.jobs USING btree (organisation_id, created_at DESC);
CREATE INDEX jobs_unfinished ON app.jobs USING btree (task, state) WHERE (state <> 'done'::text);
CREATE UNIQUE INDEX jobs_queued_once ON app.jobs USING btree (organisation_id, key) WHERE (state = 'queued'::text);
alter table app.jobs enable row level security, force row level security;
create policy deletes on app.jobs for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.jobs for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.jobs for all to ratify_owner using true with check true;
create policy reads on app.jobs for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.jobs for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant select on app.jobs to ratify_app;
grant select, update (state, attempts, progress, progress_note, error, finished_at) on app.jobs to ratify_worker;

-- class: up
create table app.live_values (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_organisation_id uuid not null,
  policy_id uuid not null,
  blank_id text not null,
  question text not null,
  items text[] not null,
  as_at date not null,
  why text,
  set_by uuid not null,
  set_by_name text not null,
  set_at timestamp(3) with time zone not null default clock_timestamp(),
  constraint live_values_pkey PRIMARY KEY (id),
  constraint live_values_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint live_values_blank_id_check CHECK ((blank_id <> ''::text)),
  constraint live_values_items_check CHECK ((((cardinality(items) >= 1) AND (cardinality(items) <= 100)) AND (NOT (items && ARRAY[''::text])))),
  constraint live_values_question_check CHECK ((question <> ''::text)),
  constraint live_values_why_check CHECK (((why <> ''::text) AND (length(why) <= 500))),
  constraint live_values_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint live_values_policy_organisation_id_policy_id_fkey FOREIGN KEY (policy_organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX live_values_policy ON app.live_values USING btree (policy_organisation_id, policy_id);
CREATE INDEX live_values_set ON app.live_values USING btree (organisation_id, set_at);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.live_values FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.live_values FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER policy_stays_in_reach BEFORE INSERT OR UPDATE ON app.live_values FOR EACH ROW EXECUTE FUNCTION app.check_reach('policy_organisation_id', 'above');
alter table app.live_values enable row level security, force row level security;
create policy deletes on app.live_values for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.live_values for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.live_values for all to ratify_owner using true with check true;
create policy reads on app.live_values for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.live_values for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.live_values to ratify_app;
grant insert, select on app.live_values to ratify_worker;

-- class: up
create table app.meetings (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  body_id uuid not null,
  held_on date not null,
  place text,
  attendance integer,
  minute_reference_prefix text,
  created_at timestamp(3) with time zone not null default now(),
  cancelled_on date,
  cancelled_because text,
  starts_at text,
  ends_at text,
  sequence integer not null default 0,
  changed_at timestamp(3) with time zone,
  changed_by uuid,
  moved_from date,
  constraint meetings_pkey PRIMARY KEY (id),
  constraint meetings_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint meetings_attendance_check CHECK ((attendance >= 0)),
  constraint meetings_cancelled_check CHECK (((cancelled_on IS NULL) OR (cancelled_because IS NOT NULL))),
  constraint meetings_ends_at_check CHECK ((ends_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)),
  constraint meetings_hours_check CHECK (((ends_at IS NULL) OR ((starts_at IS NOT NULL) AND (ends_at > starts_at)))),
  constraint meetings_sequence_check CHECK ((sequence >= 0)),
  constraint meetings_starts_at_check CHECK ((starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)),
  constraint meetings_organisation_id_body_id_fkey FOREIGN KEY (organisation_id, body_id) REFERENCES app.bodies(organisation_id, id)
);
CREATE INDEX meetings_body ON app.meetings USING btree (organisation_id, body_id, held_on);
CREATE INDEX meetings_changed ON app.meetings USING btree (organisation_id, changed_at) WHERE (changed_at IS NOT NULL);
alter table app.meetings enable row level security, force row level security;
create policy deletes on app.meetings for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.meetings for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.meetings for all to ratify_owner using true with check true;
create policy reads on app.meetings for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.meetings for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.meetings to ratify_app;
grant insert, select, update on app.meetings to ratify_worker;

-- class: own
create table app.messages (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  kind text not null,
  recipient_id uuid not null,
  subjects jsonb not null default '{}'::jsonb,
  caused_by uuid,
  created_at timestamp(3) with time zone not null default now(),
  state text not null default 'waiting'::text,
  reason text,
  settled_at timestamp(3) with time zone,
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint messages_check CHECK (((state = 'waiting'::text) = (settled_at IS NULL))),
  constraint messages_check1 CHECK (((state = 'refused'::text) = (reason IS NOT NULL))),
  constraint messages_kind_check CHECK ((kind ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint messages_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'refused'::text, 'dropped'::text]))),
  constraint messages_subjects_check CHECK (((jsonb_typeof(subjects) = 'object'::text) AND (NOT jsonb_path_exists(subjects, '$.*?(!(@ like_regex "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"))'::jsonpath)) AND (NOT jsonb_path_exists(subjects, 'strict $.*?(@.type() != "string")'::jsonpath)))),
  constraint messages_caused_by_fkey FOREIGN KEY (caused_by) REFERENCES directory.people(id),
  constraint messages_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint messages_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES directory.people(id)
);
CREATE INDEX messages_caused ON app.messages USING btree (caused_by);
CREATE INDEX messages_made ON app.messages USING btree (organisation_id, created_at);
CREATE INDEX messages_recipient ON app.messages USING btree (recipient_id);
CREATE INDEX messages_settled ON app.messages USING btree (settled_at);
CREATE INDEX messages_waiting ON app.messages USING btree (created_at) WHERE (state = 'waiting'::text);
CREATE TRIGGER is_kept BEFORE DELETE ON app.messages FOR EACH ROW EXECUTE FUNCTION app.refuse_unsettled();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.messages FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER message_stands BEFORE UPDATE ON app.messages FOR EACH ROW EXECUTE FUNCTION app.guard_columns('state', 'reason', 'settled_at');
alter table app.messages enable row level security, force row level security;
create policy deletes on app.messages for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.messages for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.messages for all to ratify_owner using true with check true;
create policy reads on app.messages for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.messages for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.messages to ratify_app;
grant insert, select, update on app.messages to ratify_worker;

-- class: up
create table app.minutes_confirmations (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  meeting_id uuid not null,
  confirmed_at_id uuid not null,
  confirmed_on date not null,
  minute_reference text,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamp(3) with time zone not null default now(),
  constraint minutes_confirmations_pkey PRIMARY KEY (id),
  constraint minutes_confirmations_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint minutes_confirmations_organisation_id_meeting_id_key UNIQUE (organisation_id, meeting_id),
  constraint minutes_confirmations_check CHECK ((confirmed_at_id <> meeting_id)),
  constraint minutes_confirmations_minute_reference_check CHECK ((minute_reference <> ''::text)),
  constraint minutes_confirmations_organisation_id_confirmed_at_id_fkey FOREIGN KEY (organisation_id, confirmed_at_id) REFERENCES app.meetings(organisation_id, id),
  constraint minutes_confirmations_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES app.meetings(organisation_id, id)
);
CREATE INDEX minutes_confirmations_at ON app.minutes_confirmations USING btree (organisation_id, confirmed_at_id);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.minutes_confirmations FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.minutes_confirmations FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.minutes_confirmations enable row level security, force row level security;
create policy deletes on app.minutes_confirmations for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.minutes_confirmations for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.minutes_confirmations for all to ratify_owner using true with check true;
create policy reads on app.minutes_confirmations for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.minutes_confirmations for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.minutes_confirmations to ratify_app;
grant insert, select on app.minutes_confirmations to ratify_worker;

-- class: up
create table app.not_applicable (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  title text not null,
  reason text not null,
  declared_by uuid not null,
  declared_by_name text not null,
  declared_at timestamp(3) with time zone not null default clock_timestamp(),
  ended_by uuid,
  ended_by_name text,
  ended_at timestamp(3) with time zone,
  constraint not_applicable_pkey PRIMARY KEY (id),
  constraint not_applicable_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint not_applicable_check CHECK ((num_nulls(ended_by, ended_by_name, ended_at) = ANY (ARRAY[0, 3]))),
  constraint not_applicable_reason_check CHECK ((reason <> ''::text)),
  constraint not_applicable_title_check CHECK ((title <> ''::text)),
  constraint not_applicable_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id)
);
CREATE UNIQUE INDEX not_applicable_once ON app.not_applicable USING btree (organisation_id, lower(title)) WHERE (ended_at IS NULL);
CREATE TRIGGER declaration_stands BEFORE UPDATE ON app.not_applicable FOR EACH ROW EXECUTE FUNCTION app.guard_columns('ended_by', 'ended_by_name', 'ended_at');
CREATE TRIGGER is_kept BEFORE DELETE ON app.not_applicable FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.not_applicable FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER register_hears_insert AFTER INSERT ON app.not_applicable REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER register_hears_update AFTER UPDATE ON app.not_applicable REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
alter table app.not_applicable enable row level security, force row level security;
create policy deletes on app.not_applicable for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.not_applicable for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.not_applicable for all to ratify_owner using true with check true;
create policy reads on app.not_applicable for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.not_applicable for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.not_applicable to ratify_app;
grant insert, select, update on app.not_applicable to ratify_worker;

-- class: linked
create table app.organisation_links (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  upper_id uuid not null,
  kind text not null,
  sees_adopted boolean not null default false,
  governs boolean not null default false,
  from_on date not null,
  until_on date,
  constraint organisation_links_pkey PRIMARY KEY (id),
  constraint organisation_links_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint organisation_links_check CHECK ((upper_id <> organisation_id)),
  constraint organisation_links_check1 CHECK (((NOT sees_adopted) OR (kind = 'member-of'::text))),
  constraint organisation_links_check2 CHECK (((NOT governs) OR (kind = 'member-of'::text))),
  constraint organisation_links_check3 CHECK ((until_on >= from_on)),
  constraint organisation_links_kind_check CHECK ((kind = ANY (ARRAY['maintained-by'::text, 'academy-of'::text, 'buys-service-from'::text, 'member-of'::text, 'lies-in-area-of'::text, 'record-kept-by'::text]))),
  constraint organisation_links_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint organisation_links_upper_id_fkey FOREIGN KEY (upper_id) REFERENCES app.organisations(id)
);
CREATE INDEX organisation_links_upper ON app.organisation_links USING btree (upper_id, kind);
CREATE TRIGGER closure_follows AFTER INSERT OR DELETE OR UPDATE ON app.organisation_links FOR EACH ROW EXECUTE FUNCTION app.follow_links();
CREATE TRIGGER register_hears_delete AFTER DELETE ON app.organisation_links REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER register_hears_insert AFTER INSERT ON app.organisation_links REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER register_hears_update AFTER UPDATE ON app.organisation_links REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
alter table app.organisation_links enable row level security, force row level security;
create policy deletes on app.organisation_links for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.organisation_links for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy "national" on app.organisation_links for select to ratify_national using true;
create policy owner on app.organisation_links for all to ratify_owner using true with check true;
create policy reads on app.organisation_links for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('linked'::text) AS reach)::uuid[]));
create policy updates on app.organisation_links for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant select on app.organisation_links to ratify_app;
grant select on app.organisation_links to ratify_national;
grant select on app.organisation_links to ratify_worker;

-- class: linked
create table app.organisations (
  id uuid not null default uuidv7(),
  kind text not null,
  slug text not null,
  name text not null,
  phase text,
  urn text,
  laestab text,
  address text,
  legal_entity text,
  employer text,
  facts jsonb not null default '{}'::jsonb,
  terms jsonb not null default '{}'::jsonb,
  colour text,
  created_at timestamp(3) with time zone not null default now(),
  logo_sha256 text,
  closed_on date,
  escalates boolean not null default true,
  term_dates jsonb not null default '{}'::jsonb,
  constraint organisations_pkey PRIMARY KEY (id),
  constraint organisations_slug_key UNIQUE (slug),
  constraint organisations_colour_check CHECK ((colour ~ '^#[0-9a-f]{6}$'::text)),
  constraint organisations_kind_check CHECK ((kind = ANY (ARRAY['council'::text, 'trust'::text, 'school'::text]))),
  constraint organisations_name_check CHECK ((name <> ''::text)),
  constraint organisations_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint organisations_logo_fkey FOREIGN KEY (id, logo_sha256) REFERENCES app.blobs(organisation_id, sha256)
);
CREATE INDEX organisations_logo ON app.organisations USING btree (id, logo_sha256);
CREATE TRIGGER register_hears_insert AFTER INSERT ON app.organisations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_new_organisation();
alter table app.organisations enable row level security, force row level security;
create policy deletes on app.organisations for delete to ratify_app, ratify_worker using (id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.organisations for insert to ratify_app, ratify_worker with check (id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy "national" on app.organisations for select to ratify_national using true;
create policy owner on app.organisations for all to ratify_owner using true with check true;
create policy reads on app.organisations for select to ratify_app, ratify_worker using (id = ANY (( SELECT app.reach('linked'::text) AS reach)::uuid[]));
create policy updates on app.organisations for update to ratify_app, ratify_worker using (id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant select, update (phase, address, legal_entity, employer, facts, terms, colour, logo_sha256, escalates, term_dates) on app.organisations to ratify_app;
grant select (id, kind, slug, name, phase, urn, laestab) on app.organisations to ratify_national;
grant select, update (phase, address, legal_entity, employer, facts, terms, colour, logo_sha256) on app.organisations to ratify_worker;

-- class: own
create table app.pack_files (
  pack_id uuid not null,
  organisation_id uuid not null,
  sha256 text not null,
  length integer not null,
  parts integer not null,
  mime text not null,
  policies integer not null,
  made_at timestamp(3) with time zone not null default now(),
  expires_at timestamp(3) with time zone not null,
  constraint pack_files_pkey PRIMARY KEY (pack_id),
  constraint pack_files_organisation_id_pack_id_key UNIQUE (organisation_id, pack_id),
  constraint pack_files_check CHECK ((expires_at > made_at)),
  constraint pack_files_length_check CHECK ((length > 0)),
  constraint pack_files_mime_check CHECK ((mime = ANY (ARRAY['application/pdf'::text, 'application/zip'::text]))),
  constraint pack_files_parts_check CHECK ((parts > 0)),
  constraint pack_files_policies_check CHECK ((policies >= 0)),
  constraint pack_files_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint pack_files_organisation_id_pack_id_fkey FOREIGN KEY (organisation_id, pack_id) REFERENCES app.packs(organisation_id, id)
);
CREATE INDEX pack_files_expiring ON app.pack_files USING btree (expires_at);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.pack_files FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.pack_files FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.pack_files enable row level security, force row level security;
create policy deletes on app.pack_files for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.pack_files for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.pack_files for all to ratify_owner using true with check true;
create policy reads on app.pack_files for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.pack_files for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.pack_files to ratify_app;
grant insert, select on app.pack_files to ratify_worker;

-- class: own
create table app.pack_parts (
  organisation_id uuid not null,
  pack_id uuid not null,
  number integer not null,
  bytes bytea not null,
  constraint pack_parts_pkey PRIMARY KEY (organisation_id, pack_id, number),
  constraint pack_parts_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 4194304))),
  constraint pack_parts_number_check CHECK ((number > 0)),
  constraint pack_parts_organisation_id_pack_id_fkey FOREIGN KEY (organisation_id, pack_id) REFERENCES app.packs(organisation_id, id)
);
alter table app.pack_parts enable row level security, force row level security;
create policy deletes on app.pack_parts for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.pack_parts for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.pack_parts for all to ratify_owner using true with check true;
create policy reads on app.pack_parts for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.pack_parts for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant delete, insert, select on app.pack_parts to ratify_app;
grant delete, insert, select on app.pack_parts to ratify_worker;

-- class: own
create table app.packs (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  kind text not null,
  setting_id uuid,
  meeting_id uuid,
  title text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamp(3) with time zone not null default now(),
  round_id uuid,
  policy_id uuid,
  constraint packs_pkey PRIMARY KEY (id),
  constraint packs_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint packs_check CHECK (((kind <> 'meeting'::text) OR (meeting_id IS NOT NULL))),
  constraint packs_check1 CHECK (((kind <> 'meeting'::text) = (setting_id IS NOT NULL))),
  constraint packs_check2 CHECK (((kind <> 'inspection'::text) OR (setting_id = organisation_id))),
  constraint packs_confirmations_check CHECK (((kind <> 'confirmations'::text) OR (policy_id IS NOT NULL))),
  constraint packs_current_check CHECK (((kind <> 'current'::text) OR (policy_id IS NOT NULL))),
  constraint packs_kind_check CHECK ((kind = ANY (ARRAY['inspection'::text, 'oversight'::text, 'meeting'::text, 'poster'::text, 'confirmations'::text, 'current'::text]))),
  constraint packs_own_check CHECK (((kind <> ALL (ARRAY['poster'::text, 'confirmations'::text, 'current'::text])) OR (setting_id = organisation_id))),
  constraint packs_poster_check CHECK (((kind <> 'poster'::text) OR (round_id IS NOT NULL))),
  constraint packs_title_check CHECK ((title <> ''::text)),
  constraint packs_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint packs_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES app.meetings(organisation_id, id),
  constraint packs_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id),
  constraint packs_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES app.confirmation_rounds(organisation_id, id),
  constraint packs_setting_id_fkey FOREIGN KEY (setting_id) REFERENCES app.organisations(id)
);
CREATE INDEX packs_asked ON app.packs USING btree (organisation_id, asked_at);
CREATE INDEX packs_meeting ON app.packs USING btree (organisation_id, meeting_id);
CREATE INDEX packs_policy ON app.packs USING btree (organisation_id, policy_id);
CREATE INDEX packs_round ON app.packs USING btree (organisation_id, round_id);
CREATE INDEX packs_setting ON app.packs USING btree (setting_id);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.packs FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.packs FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.packs FOR EACH ROW EXECUTE FUNCTION app.check_reach('setting_id', 'below');
alter table app.packs enable row level security, force row level security;
create policy deletes on app.packs for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.packs for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.packs for all to ratify_owner using true with check true;
create policy reads on app.packs for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.packs for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.packs to ratify_app;
grant insert, select on app.packs to ratify_worker;

-- class: up
create table app.paper_signatures (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  request_id uuid not null,
  revision_id uuid not null,
  adoption_id uuid not null,
  role text not null,
  signer_name text not null,
  signed_on date not null,
  document_sha256 text not null,
  scan_sha256 text not null,
  scan_mime text not null,
  scan_length integer not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamp(3) with time zone not null default now(),
  constraint paper_signatures_pkey PRIMARY KEY (id),
  constraint paper_signatures_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint paper_signatures_organisation_id_request_id_key UNIQUE (organisation_id, request_id),
  constraint paper_signatures_document_sha256_check CHECK ((document_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint paper_signatures_scan_length_check CHECK ((scan_length > 0)),
  constraint paper_signatures_scan_mime_check CHECK ((scan_mime = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text]))),
  constraint paper_signatures_signer_name_check CHECK ((signer_name <> ''::text)),
  constraint paper_signatures_organisation_id_adoption_id_fkey FOREIGN KEY (organisation_id, adoption_id) REFERENCES app.adoptions(organisation_id, id),
  constraint paper_signatures_organisation_id_request_id_fkey FOREIGN KEY (organisation_id, request_id) REFERENCES app.signature_requests(organisation_id, id),
  constraint paper_signatures_organisation_id_revision_id_fkey FOREIGN KEY (organisation_id, revision_id) REFERENCES app.revisions(organisation_id, id),
  constraint paper_signatures_organisation_id_scan_sha256_fkey FOREIGN KEY (organisation_id, scan_sha256) REFERENCES app.blobs(organisation_id, sha256)
);
CREATE INDEX paper_signatures_adoption ON app.paper_signatures USING btree (organisation_id, adoption_id);
CREATE INDEX paper_signatures_revision ON app.paper_signatures USING btree (organisation_id, revision_id);
CREATE INDEX paper_signatures_scan ON app.paper_signatures USING btree (organisation_id, scan_sha256);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.paper_signatures FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.paper_signatures FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.paper_signatures enable row level security, force row level security;
create policy deletes on app.paper_signatures for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.paper_signatures for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.paper_signatures for all to ratify_owner using true with check true;
create policy reads on app.paper_signatures for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.paper_signatures for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.paper_signatures to ratify_app;
grant insert, select on app.paper_signatures to ratify_worker;

-- class: up
create table app.planned_reviews (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  due_on date not null,
  meeting_id uuid,
  reason text,
  planned_by uuid not null,
  planned_by_name text not null,
  planned_at timestamp(3) with time zone not null default clock_timestamp(),
  constraint planned_reviews_pkey PRIMARY KEY (id),
  constraint planned_reviews_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint planned_reviews_reason_check CHECK ((reason <> ''::text)),
  constraint planned_reviews_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint planned_reviews_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES app.meetings(organisation_id, id),
  constraint planned_reviews_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX planned_reviews_meeting ON app.planned_reviews USING btree (organisation_id, meeting_id);
CREATE INDEX planned_reviews_policy ON app.planned_reviews USING btree (organisation_id, policy_id, planned_at);
CREATE TRIGGER is_kept BEFORE DELETE OR UPDATE ON app.planned_reviews FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.planned_reviews FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.planned_reviews enable row level security, force row level security;
create policy deletes on app.planned_reviews for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.planned_reviews for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.planned_reviews for all to ratify_owner using true with check true;
create policy reads on app.planned_reviews for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.planned_reviews for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.planned_reviews to ratify_app;
grant insert, select on app.planned_reviews to ratify_worker;

-- class: up
create table app.policies (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  slug text not null,
  title text not null,
  template_organisation_id uuid,
  template_id uuid,
  base_edition_id uuid,
  adopted_revision_id uuid,
  adopted_on date,
  effective_from date,
  review_due_on date,
  review_due_precision text,
  review_due_said text,
  retired_on date,
  created_at timestamp(3) with time zone not null default now(),
  is_public boolean not null default false,
  held_in text,
  held_link text,
  constraint policies_pkey PRIMARY KEY (id),
  constraint policies_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint policies_organisation_id_slug_key UNIQUE (organisation_id, slug),
  constraint policies_check CHECK ((num_nulls(template_organisation_id, template_id) = ANY (ARRAY[0, 2]))),
  constraint policies_check1 CHECK (((base_edition_id IS NULL) OR (template_id IS NOT NULL))),
  constraint policies_check2 CHECK (((held_in IS NOT NULL) OR (held_link IS NULL))),
  constraint policies_held_in_check CHECK ((held_in <> ''::text)),
  constraint policies_held_link_check CHECK ((held_link ~ '^https?://'::text)),
  constraint policies_review_due_precision_check CHECK ((review_due_precision = ANY (ARRAY['day'::text, 'month'::text, 'term'::text, 'year'::text, 'ongoing'::text]))),
  constraint policies_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint policies_title_check CHECK ((title <> ''::text)),
  constraint policies_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint policies_organisation_id_id_adopted_revision_id_fkey FOREIGN KEY (organisation_id, id, adopted_revision_id) REFERENCES app.revisions(organisation_id, policy_id, id),
  constraint policies_template_organisation_id_template_id_base_edition_fkey FOREIGN KEY (template_organisation_id, template_id, base_edition_id) REFERENCES app.editions(organisation_id, template_id, id),
  constraint policies_template_organisation_id_template_id_fkey FOREIGN KEY (template_organisation_id, template_id) REFERENCES app.templates(organisation_id, id)
);
CREATE INDEX policies_adopted_revision ON app.policies USING btree (organisation_id, adopted_revision_id);
CREATE INDEX policies_due ON app.policies USING btree (organisation_id, review_due_on, id) WHERE ((retired_on IS NULL) AND (adopted_on IS NOT NULL));
CREATE INDEX policies_due_everywhere ON app.policies USING btree (review_due_on, id) WHERE ((retired_on IS NULL) AND (adopted_on IS NOT NULL));
CREATE INDEX policies_open ON app.policies USING btree (organisation_id, review_due_on, id) WHERE ((retired_on IS NULL) AND (adopted_on IS NULL));
CREATE INDEX policies_open_due ON app.policies USING btree (review_due_on, id) WHERE ((retired_on IS NULL) AND (adopted_on IS NULL) AND (review_due_on IS NOT NULL));
CREATE INDEX policies_organisation ON app.policies USING btree (organisation_id) INCLUDE (adopted_on, review_due_on, retired_on);
CREATE INDEX policies_template ON app.policies USING btree (template_organisation_id, template_id, base_edition_id);
CREATE TRIGGER register_hears_delete AFTER DELETE ON app.policies REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER register_hears_insert AFTER INSERT ON app.policies REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER register_hears_update AFTER UPDATE ON app.policies REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER searched_as_added AFTER INSERT OR DELETE ON app.policies FOR EACH ROW EXECUTE FUNCTION directory.follow_searched_policy();
CREATE TRIGGER searched_as_changed AFTER UPDATE ON app.policies FOR EACH ROW WHEN (((new.title IS DISTINCT FROM old.title) OR (new.adopted_revision_id IS DISTINCT FROM old.adopted_revision_id) OR (new.retired_on IS DISTINCT FROM old.retired_on))) EXECUTE FUNCTION directory.follow_searched_policy();
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.policies FOR EACH ROW EXECUTE FUNCTION app.check_reach('template_organisation_id', 'above');
CREATE TRIGGER systems_are_told AFTER UPDATE OF review_due_on ON app.policies FOR EACH ROW WHEN ((old.review_due_on IS DISTINCT FROM new.review_due_on)) EXECUTE FUNCTION app.announce_row('policy.due-moved', 'up');
alter table app.policies enable row level security, force row level security;
create policy deletes on app.policies for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.policies for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy "national" on app.policies for select to ratify_national using true;
create policy owner on app.policies for all to ratify_owner using true with check true;
create policy reads on app.policies for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.policies for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.policies to ratify_app;
grant select (id, organisation_id, title, template_organisation_id, template_id, base_edition_id, adopted_on, review_due_on, retired_on) on app.policies to ratify_national;
grant insert, select, update on app.policies to ratify_worker;

-- class: own
create table app.policy_imports (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  file_name text not null,
  source_sha256 text not null,
  report jsonb not null,
  imported_by uuid not null,
  imported_by_name text not null,
  imported_at timestamp(3) with time zone not null default now(),
  constraint policy_imports_pkey PRIMARY KEY (id),
  constraint policy_imports_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint policy_imports_organisation_id_policy_id_key UNIQUE (organisation_id, policy_id),
  constraint policy_imports_file_name_check CHECK ((file_name <> ''::text)),
  constraint policy_imports_report_check CHECK ((jsonb_typeof(report) = 'object'::text)),
  constraint policy_imports_source_sha256_check CHECK ((source_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint policy_imports_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.policy_imports FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.policy_imports FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.policy_imports enable row level security, force row level security;
create policy deletes on app.policy_imports for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.policy_imports for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.policy_imports for all to ratify_owner using true with check true;
create policy reads on app.policy_imports for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.policy_imports for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.policy_imports to ratify_app;
grant insert, select on app.policy_imports to ratify_worker;

-- class: own
create table app.prepared_editions (
  organisation_id uuid not null,
  template_id uuid not null,
  draft_version integer not null,
  summary text not null default ''::text,
  adopt_by_on date,
  materiality jsonb not null default '{}'::jsonb,
  prepared_by uuid not null,
  prepared_at timestamp(3) with time zone not null default now(),
  constraint prepared_editions_pkey PRIMARY KEY (organisation_id, template_id),
  constraint prepared_editions_draft_version_check CHECK ((draft_version > 0)),
  constraint prepared_editions_organisation_id_template_id_fkey FOREIGN KEY (organisation_id, template_id) REFERENCES app.templates(organisation_id, id)
);
alter table app.prepared_editions enable row level security, force row level security;
create policy deletes on app.prepared_editions for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.prepared_editions for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.prepared_editions for all to ratify_owner using true with check true;
create policy reads on app.prepared_editions for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.prepared_editions for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant delete, insert, select, update on app.prepared_editions to ratify_app;
grant delete, insert, select, update on app.prepared_editions to ratify_worker;

-- class: own
create table app.reading_questions (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_organisation_id uuid not null,
  policy_id uuid not null,
  policy_title text not null,
  person_id uuid not null,
  person_name text not null,
  question text not null,
  asked_at timestamp(3) with time zone not null default clock_timestamp(),
  answer text,
  answered_by uuid,
  answered_by_name text,
  answered_at timestamp(3) with time zone,
  constraint reading_questions_pkey PRIMARY KEY (id),
  constraint reading_questions_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint reading_questions_answer_check CHECK ((answer <> ''::text)),
  constraint reading_questions_check CHECK ((num_nulls(answer, answered_by, answered_by_name, answered_at) = ANY (ARRAY[0, 4]))),
  constraint reading_questions_question_check CHECK ((question <> ''::text)),
  constraint reading_questions_policy_organisation_id_policy_id_fkey FOREIGN KEY (policy_organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX reading_questions_asked ON app.reading_questions USING btree (organisation_id, asked_at);
CREATE INDEX reading_questions_policy ON app.reading_questions USING btree (policy_organisation_id, policy_id);
CREATE TRIGGER is_kept BEFORE DELETE ON app.reading_questions FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.reading_questions FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER question_stands BEFORE UPDATE ON app.reading_questions FOR EACH ROW EXECUTE FUNCTION app.guard_columns('person_name', 'answer', 'answered_by', 'answered_by_name', 'answered_at');
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.reading_questions FOR EACH ROW EXECUTE FUNCTION app.check_reach('policy_organisation_id', 'above');
alter table app.reading_questions enable row level security, force row level security;
create policy deletes on app.reading_questions for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.reading_questions for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.reading_questions for all to ratify_owner using true with check true;
create policy reads on app.reading_questions for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.reading_questions for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.reading_questions to ratify_app;
grant insert, select, update on app.reading_questions to ratify_worker;

-- class: down
create table app.required_policies (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  setting_kind text not null,
  template_id uuid,
  title text not null,
  basis text not null,
  is_statutory boolean not null default false,
  phases text[] not null default '{}'::text[],
  standings text[] not null default '{}'::text[],
  ended_on date,
  due_on date,
  statutory_key text,
  constraint required_policies_pkey PRIMARY KEY (id),
  constraint required_policies_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint required_policies_phases_check CHECK ((phases <@ ARRAY['nursery'::text, 'pre-school'::text, 'primary'::text, 'middle deemed primary'::text, 'middle deemed secondary'::text, 'secondary'::text, '16 plus'::text, 'all-through'::text])),
  constraint required_policies_setting_kind_check CHECK ((setting_kind = ANY (ARRAY['council'::text, 'trust'::text, 'school'::text]))),
  constraint required_policies_standings_check CHECK ((standings <@ ARRAY['maintained'::text, 'academy'::text, 'other'::text])),
  constraint required_policies_title_check CHECK ((title <> ''::text)),
  constraint required_policies_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint required_policies_organisation_id_template_id_fkey FOREIGN KEY (organisation_id, template_id) REFERENCES app.templates(organisation_id, id)
);
CREATE INDEX required_policies_ended ON app.required_policies USING btree (ended_on) WHERE (ended_on IS NOT NULL);
CREATE INDEX required_policies_template ON app.required_policies USING btree (organisation_id, template_id);
CREATE TRIGGER register_hears_delete AFTER DELETE ON app.required_policies REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_required_change();
CREATE TRIGGER register_hears_insert AFTER INSERT ON app.required_policies REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_required_change();
CREATE TRIGGER register_hears_update AFTER UPDATE ON app.required_policies REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_required_change();
CREATE TRIGGER statutory_key_given BEFORE INSERT ON app.required_policies FOR EACH ROW EXECUTE FUNCTION directory.give_statutory_key();
alter table app.required_policies enable row level security, force row level security;
create policy deletes on app.required_policies for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.required_policies for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.required_policies for all to ratify_owner using true with check true;
create policy reads on app.required_policies for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('above'::text) AS reach)::uuid[]));
create policy updates on app.required_policies for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant delete, insert, select, update on app.required_policies to ratify_app;
grant delete, insert, select, update on app.required_policies to ratify_worker;

-- class: up
create table app.requirement_answers (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  requirement_organisation_id uuid not null,
  requirement_id uuid not null,
  policy_organisation_id uuid not null,
  policy_id uuid not null,
  linked_by uuid not null,
  linked_by_name text not null,
  linked_at timestamp(3) with time zone not null default clock_timestamp(),
  ended_by uuid,
  ended_by_name text,
  ended_at timestamp(3) with time zone,
  constraint requirement_answers_pkey PRIMARY KEY (id),
  constraint requirement_answers_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint requirement_answers_check CHECK ((num_nulls(ended_by, ended_by_name, ended_at) = ANY (ARRAY[0, 3]))),
  constraint requirement_answers_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint requirement_answers_policy_organisation_id_policy_id_fkey FOREIGN KEY (policy_organisation_id, policy_id) REFERENCES app.policies(organisation_id, id),
  constraint requirement_answers_requirement_organisation_id_requiremen_fkey FOREIGN KEY (requirement_organisation_id, requirement_id) REFERENCES app.required_policies(organisation_id, id)
);
CREATE INDEX requirement_answers_policy ON app.requirement_answers USING btree (policy_organisation_id, policy_id);
CREATE INDEX requirement_answers_requirement ON app.requirement_answers USING btree (requirement_organisation_id, requirement_id);
CREATE UNIQUE INDEX requirement_answers_once ON app.requirement_answers USING btree (organisation_id, requirement_id) WHERE (ended_at IS NULL);
CREATE TRIGGER answer_stands BEFORE UPDATE ON app.requirement_answers FOR EACH ROW EXECUTE FUNCTION app.guard_columns('ended_by', 'ended_by_name', 'ended_at');
CREATE TRIGGER is_kept BEFORE DELETE ON app.requirement_answers FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.requirement_answers FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER policy_stays_in_reach BEFORE INSERT OR UPDATE ON app.requirement_answers FOR EACH ROW EXECUTE FUNCTION app.check_reach('policy_organisation_id', 'above');
CREATE TRIGGER register_hears_insert AFTER INSERT ON app.requirement_answers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER register_hears_update AFTER UPDATE ON app.requirement_answers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.requirement_answers FOR EACH ROW EXECUTE FUNCTION app.check_reach('requirement_organisation_id', 'above');
alter table app.requirement_answers enable row level security, force row level security;
create policy deletes on app.requirement_answers for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.requirement_answers for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.requirement_answers for all to ratify_owner using true with check true;
create policy reads on app.requirement_answers for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.requirement_answers for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.requirement_answers to ratify_app;
grant insert, select, update on app.requirement_answers to ratify_worker;

-- class: up
create table app.retirements (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  successor_id uuid,
  body_id uuid not null,
  meeting_id uuid,
  route text not null,
  decided_on date not null,
  retired_on date not null,
  reason text not null,
  minute_reference text,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamp(3) with time zone not null default now(),
  ended_on date,
  ended_adoption_id uuid,
  constraint retirements_pkey PRIMARY KEY (id),
  constraint retirements_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint retirements_check CHECK ((successor_id <> policy_id)),
  constraint retirements_check1 CHECK ((retired_on >= decided_on)),
  constraint retirements_minute_reference_check CHECK ((minute_reference <> ''::text)),
  constraint retirements_reason_check CHECK ((reason <> ''::text)),
  constraint retirements_route_check CHECK ((route = ANY (ARRAY['meeting'::text, 'delegated'::text, 'chairs-action'::text, 'written-resolution'::text]))),
  constraint retirements_organisation_id_body_id_fkey FOREIGN KEY (organisation_id, body_id) REFERENCES app.bodies(organisation_id, id),
  constraint retirements_organisation_id_ended_adoption_id_fkey FOREIGN KEY (organisation_id, ended_adoption_id) REFERENCES app.adoptions(organisation_id, id),
  constraint retirements_organisation_id_meeting_id_fkey FOREIGN KEY (organisation_id, meeting_id) REFERENCES app.meetings(organisation_id, id),
  constraint retirements_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id),
  constraint retirements_organisation_id_successor_id_fkey FOREIGN KEY (organisation_id, successor_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX retirements_adoption ON app.retirements USING btree (organisation_id, ended_adoption_id);
CREATE INDEX retirements_body ON app.retirements USING btree (organisation_id, body_id);
CREATE INDEX retirements_meeting ON app.retirements USING btree (organisation_id, meeting_id);
CREATE INDEX retirements_policy ON app.retirements USING btree (organisation_id, policy_id, retired_on);
CREATE INDEX retirements_successor ON app.retirements USING btree (organisation_id, successor_id);
CREATE UNIQUE INDEX retirements_standing ON app.retirements USING btree (organisation_id, policy_id) WHERE (ended_on IS NULL);
CREATE TRIGGER is_kept BEFORE DELETE ON app.retirements FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.retirements FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER register_hears_insert AFTER INSERT ON app.retirements REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER register_hears_update AFTER UPDATE ON app.retirements REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER retirement_stands BEFORE UPDATE ON app.retirements FOR EACH ROW EXECUTE FUNCTION app.guard_columns('ended_on', 'ended_adoption_id');
alter table app.retirements enable row level security, force row level security;
create policy deletes on app.retirements for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.retirements for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.retirements for all to ratify_owner using true with check true;
create policy reads on app.retirements for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.retirements for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update (ended_on, ended_adoption_id) on app.retirements to ratify_app;
grant insert, select, update (ended_on, ended_adoption_id) on app.retirements to ratify_worker;

-- class: own
create table app.review_reasons (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  words text not null,
  noted_by uuid not null,
  noted_by_name text not null,
  noted_at timestamp(3) with time zone not null default clock_timestamp(),
  constraint review_reasons_pkey PRIMARY KEY (id),
  constraint review_reasons_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint review_reasons_words_check CHECK ((words <> ''::text)),
  constraint review_reasons_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint review_reasons_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX review_reasons_policy ON app.review_reasons USING btree (organisation_id, policy_id);
CREATE TRIGGER is_kept BEFORE DELETE OR UPDATE ON app.review_reasons FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.review_reasons FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.review_reasons enable row level security, force row level security;
create policy deletes on app.review_reasons for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.review_reasons for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.review_reasons for all to ratify_owner using true with check true;
create policy reads on app.review_reasons for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.review_reasons for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.review_reasons to ratify_app;
grant insert, select on app.review_reasons to ratify_worker;

-- class: up
create table app.reviews (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  adoption_id uuid not null,
  reviewed_on date not null,
  outcome text not null,
  reason text not null,
  next_due_on date,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamp(3) with time zone not null default now(),
  next_due_said text,
  constraint reviews_pkey PRIMARY KEY (id),
  constraint reviews_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint reviews_outcome_check CHECK ((outcome = ANY (ARRAY['no-change'::text, 'changed'::text]))),
  constraint reviews_reason_check CHECK ((reason <> ''::text)),
  constraint reviews_organisation_id_adoption_id_fkey FOREIGN KEY (organisation_id, adoption_id) REFERENCES app.adoptions(organisation_id, id),
  constraint reviews_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX reviews_adoption ON app.reviews USING btree (organisation_id, adoption_id);
CREATE INDEX reviews_policy ON app.reviews USING btree (organisation_id, policy_id, reviewed_on DESC);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.reviews FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.reviews FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.reviews enable row level security, force row level security;
create policy deletes on app.reviews for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.reviews for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.reviews for all to ratify_owner using true with check true;
create policy reads on app.reviews for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.reviews for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.reviews to ratify_app;
grant insert, select on app.reviews to ratify_worker;

-- class: up
create table app.revisions (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  number integer not null,
  state text not null default 'submitted'::text,
  text text not null,
  text_sha256 text not null,
  clause_index jsonb not null,
  base_edition_organisation_id uuid,
  base_edition_id uuid,
  organisation_facts jsonb not null default '{}'::jsonb,
  note text,
  materiality jsonb not null default '{"level": "substantive"}'::jsonb,
  submitted_by uuid not null,
  submitted_by_name text not null,
  submitted_at timestamp(3) with time zone not null default now(),
  predecessor_id uuid,
  amends_id uuid,
  consultation_reason text,
  constraint revisions_pkey PRIMARY KEY (id),
  constraint revisions_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint revisions_organisation_id_policy_id_id_key UNIQUE (organisation_id, policy_id, id),
  constraint revisions_organisation_id_policy_id_number_key UNIQUE (organisation_id, policy_id, number),
  constraint revisions_check CHECK ((num_nulls(base_edition_organisation_id, base_edition_id) = ANY (ARRAY[0, 2]))),
  constraint revisions_consultation_reason_check CHECK ((consultation_reason <> ''::text)),
  constraint revisions_materiality_check CHECK (((materiality ->> 'level'::text) = ANY (ARRAY['editorial'::text, 'substantive'::text, 'legal'::text]))),
  constraint revisions_number_check CHECK ((number > 0)),
  constraint revisions_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'tabled'::text, 'adopted'::text, 'not-adopted'::text, 'deferred'::text, 'superseded'::text, 'withdrawn'::text]))),
  constraint revisions_text_sha256_check CHECK ((text_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint revisions_base_edition_organisation_id_base_edition_id_fkey FOREIGN KEY (base_edition_organisation_id, base_edition_id) REFERENCES app.editions(organisation_id, id),
  constraint revisions_organisation_id_policy_id_amends_id_fkey FOREIGN KEY (organisation_id, policy_id, amends_id) REFERENCES app.revisions(organisation_id, policy_id, id),
  constraint revisions_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id),
  constraint revisions_organisation_id_policy_id_predecessor_id_fkey FOREIGN KEY (organisation_id, policy_id, predecessor_id) REFERENCES app.revisions(organisation_id, policy_id, id)
);
CREATE INDEX revisions_amends ON app.revisions USING btree (organisation_id, policy_id, amends_id);
CREATE INDEX revisions_edition ON app.revisions USING btree (base_edition_organisation_id, base_edition_id);
CREATE INDEX revisions_owner ON app.revisions USING btree (organisation_id, app.stated_owner(text), policy_id) WHERE (state = 'adopted'::text);
CREATE INDEX revisions_predecessor ON app.revisions USING btree (organisation_id, policy_id, predecessor_id);
CREATE TRIGGER is_kept BEFORE DELETE ON app.revisions FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.revisions FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER register_hears_delete AFTER DELETE ON app.revisions REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER register_hears_insert AFTER INSERT ON app.revisions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER register_hears_update AFTER UPDATE ON app.revisions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER state_follows BEFORE INSERT OR UPDATE OF state ON app.revisions FOR EACH ROW EXECUTE FUNCTION app.check_revision_state();
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.revisions FOR EACH ROW EXECUTE FUNCTION app.check_reach('base_edition_organisation_id', 'above');
CREATE TRIGGER text_stands BEFORE UPDATE ON app.revisions FOR EACH ROW EXECUTE FUNCTION app.guard_columns('state');
alter table app.revisions enable row level security, force row level security;
create policy deletes on app.revisions for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.revisions for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.revisions for all to ratify_owner using true with check true;
create policy reads on app.revisions for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.revisions for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.revisions to ratify_app;
grant insert, select, update on app.revisions to ratify_worker;

-- class: up
create table app.round_counts (
  organisation_id uuid not null,
  round_id uuid not null,
  title text not null,
  due_on date not null,
  closed_on date,
  asked integer not null,
  confirmed integer not null,
  counted_for date not null,
  constraint round_counts_pkey PRIMARY KEY (organisation_id, round_id),
  constraint round_counts_asked_check CHECK ((asked >= 0)),
  constraint round_counts_check CHECK (((confirmed >= 0) AND (confirmed <= asked))),
  constraint round_counts_title_check CHECK ((title <> ''::text)),
  constraint round_counts_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES app.confirmation_rounds(organisation_id, id)
);
CREATE INDEX round_counts_open ON app.round_counts USING btree (counted_for) WHERE (closed_on IS NULL);
alter table app.round_counts enable row level security, force row level security;
create policy deletes on app.round_counts for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.round_counts for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.round_counts for all to ratify_owner using true with check true;
create policy reads on app.round_counts for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.round_counts for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.round_counts to ratify_app;
grant insert, select, update on app.round_counts to ratify_worker;

-- class: own
create table app.round_policies (
  organisation_id uuid not null,
  round_id uuid not null,
  policy_organisation_id uuid not null,
  policy_id uuid not null,
  title text not null,
  "position" integer not null,
  constraint round_policies_pkey PRIMARY KEY (organisation_id, round_id, policy_id),
  constraint round_policies_position_check CHECK (("position" > 0)),
  constraint round_policies_title_check CHECK ((title <> ''::text)),
  constraint round_policies_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES app.confirmation_rounds(organisation_id, id),
  constraint round_policies_policy_organisation_id_policy_id_fkey FOREIGN KEY (policy_organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX round_policies_policy ON app.round_policies USING btree (policy_organisation_id, policy_id);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.round_policies FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.round_policies FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.round_policies FOR EACH ROW EXECUTE FUNCTION app.check_reach('policy_organisation_id', 'above');
alter table app.round_policies enable row level security, force row level security;
create policy deletes on app.round_policies for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.round_policies for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.round_policies for all to ratify_owner using true with check true;
create policy reads on app.round_policies for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.round_policies for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.round_policies to ratify_app;
grant insert, select on app.round_policies to ratify_worker;

-- class: own
create table app.round_reminders (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  round_id uuid not null,
  kind text not null,
  reminded_on date not null,
  people integer not null,
  constraint round_reminders_pkey PRIMARY KEY (id),
  constraint round_reminders_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint round_reminders_organisation_id_round_id_kind_reminded_on_key UNIQUE (organisation_id, round_id, kind, reminded_on),
  constraint round_reminders_kind_check CHECK ((kind = ANY (ARRAY['by-hand'::text, 'week-before'::text, 'on-the-day'::text]))),
  constraint round_reminders_people_check CHECK ((people >= 0)),
  constraint round_reminders_organisation_id_round_id_fkey FOREIGN KEY (organisation_id, round_id) REFERENCES app.confirmation_rounds(organisation_id, id)
);
CREATE UNIQUE INDEX round_reminders_once ON app.round_reminders USING btree (organisation_id, round_id, kind) WHERE (kind <> 'by-hand'::text);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.round_reminders FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.round_reminders FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.round_reminders enable row level security, force row level security;
create policy deletes on app.round_reminders for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.round_reminders for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.round_reminders for all to ratify_owner using true with check true;
create policy reads on app.round_reminders for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.round_reminders for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.round_reminders to ratify_app;
grant insert, select on app.round_reminders to ratify_worker;

-- class: own
create table app.sent_documents (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  batch_id uuid not null,
  file_name text not null,
  sha256 text not null,
  length integer not null,
  bytes bytea,
  state text not null default 'waiting'::text,
  policy_id uuid,
  to_look_at integer,
  refusal jsonb,
  sent_by uuid not null,
  sent_by_name text not null,
  sent_at timestamp(3) with time zone not null default clock_timestamp(),
  ended_at timestamp(3) with time zone,
  constraint sent_documents_pkey PRIMARY KEY (id),
  constraint sent_documents_organisation_id_batch_id_sha256_file_name_key UNIQUE (organisation_id, batch_id, sha256, file_name),
  constraint sent_documents_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint sent_documents_check CHECK (((state = 'waiting'::text) = (bytes IS NOT NULL))),
  constraint sent_documents_check1 CHECK (((state = 'waiting'::text) = (ended_at IS NULL))),
  constraint sent_documents_check2 CHECK (((state = 'read'::text) = (policy_id IS NOT NULL))),
  constraint sent_documents_check3 CHECK (((state = 'read'::text) = (to_look_at IS NOT NULL))),
  constraint sent_documents_check4 CHECK (((state = 'refused'::text) = (refusal IS NOT NULL))),
  constraint sent_documents_file_name_check CHECK ((file_name <> ''::text)),
  constraint sent_documents_length_check CHECK (((length >= 0) AND (length <= 30000000))),
  constraint sent_documents_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint sent_documents_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'read'::text, 'refused'::text]))),
  constraint sent_documents_to_look_at_check CHECK ((to_look_at >= 0)),
  constraint sent_documents_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id),
  constraint sent_documents_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX sent_documents_policy ON app.sent_documents USING btree (organisation_id, policy_id);
alter table app.sent_documents enable row level security, force row level security;
create policy deletes on app.sent_documents for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.sent_documents for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.sent_documents for all to ratify_owner using true with check true;
create policy reads on app.sent_documents for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.sent_documents for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update (bytes, state, policy_id, to_look_at, refusal, ended_at) on app.sent_documents to ratify_app;
grant insert, select, update (bytes, state, policy_id, to_look_at, refusal, ended_at) on app.sent_documents to ratify_worker;

-- class: up
create table app.signature_requests (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  revision_id uuid not null,
  adoption_id uuid not null,
  role text not null,
  field text not null,
  state text not null default 'open'::text,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamp(3) with time zone,
  reason text,
  requested_at timestamp(3) with time zone not null default now(),
  turn integer not null default 1,
  lapses_on date not null default (directory.today() + 30),
  for_role text,
  asked_person_id uuid,
  asked_person_name text,
  follows_id uuid,
  settled_by uuid,
  settled_by_name text,
  settled_at timestamp(3) with time zone,
  settled_reason text,
  constraint signature_requests_pkey PRIMARY KEY (id),
  constraint signature_requests_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint signature_requests_asked_check CHECK (((asked_person_id IS NULL) OR (asked_person_name IS NOT NULL))),
  constraint signature_requests_for_role_check CHECK ((for_role = ANY (ARRAY['chair'::text, 'vice-chair'::text, 'governor'::text, 'head'::text, 'clerk'::text]))),
  constraint signature_requests_settled_check CHECK (((settled_by IS NULL) OR ((settled_by_name IS NOT NULL) AND (settled_at IS NOT NULL)))),
  constraint signature_requests_state_check CHECK ((state = ANY (ARRAY['open'::text, 'signed'::text, 'signed-on-paper'::text, 'declined'::text, 'handed-on'::text, 'replaced'::text, 'waived'::text, 'void'::text]))),
  constraint signature_requests_turn_check CHECK ((turn > 0)),
  constraint signature_requests_organisation_id_adoption_id_fkey FOREIGN KEY (organisation_id, adoption_id) REFERENCES app.adoptions(organisation_id, id),
  constraint signature_requests_organisation_id_follows_id_fkey FOREIGN KEY (organisation_id, follows_id) REFERENCES app.signature_requests(organisation_id, id),
  constraint signature_requests_organisation_id_revision_id_fkey FOREIGN KEY (organisation_id, revision_id) REFERENCES app.revisions(organisation_id, id)
);
CREATE INDEX signature_requests_adoption ON app.signature_requests USING btree (organisation_id, adoption_id);
CREATE INDEX signature_requests_open ON app.signature_requests USING btree (organisation_id, role) WHERE (state = 'open'::text);
CREATE INDEX signature_requests_revision ON app.signature_requests USING btree (organisation_id, revision_id);
CREATE INDEX signature_requests_unsigned ON app.signature_requests USING btree (organisation_id, revision_id) WHERE (state = ANY (ARRAY['open'::text, 'declined'::text]));
CREATE UNIQUE INDEX signature_requests_field ON app.signature_requests USING btree (organisation_id, adoption_id, field) WHERE (state = ANY (ARRAY['open'::text, 'signed'::text, 'signed-on-paper'::text]));
CREATE UNIQUE INDEX signature_requests_follows ON app.signature_requests USING btree (organisation_id, follows_id);
CREATE TRIGGER is_kept BEFORE DELETE ON app.signature_requests FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.signature_requests FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER register_hears_delete AFTER DELETE ON app.signature_requests REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER register_hears_insert AFTER INSERT ON app.signature_requests REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER register_hears_update AFTER UPDATE ON app.signature_requests REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directory.note_register_change();
CREATE TRIGGER request_stands BEFORE UPDATE ON app.signature_requests FOR EACH ROW EXECUTE FUNCTION app.guard_columns('state', 'signed_by', 'signed_by_name', 'signed_at', 'reason', 'settled_by', 'settled_by_name', 'settled_at', 'settled_reason');
CREATE TRIGGER state_follows BEFORE UPDATE ON app.signature_requests FOR EACH ROW EXECUTE FUNCTION app.check_request_state();
alter table app.signature_requests enable row level security, force row level security;
create policy deletes on app.signature_requests for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.signature_requests for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.signature_requests for all to ratify_owner using true with check true;
create policy reads on app.signature_requests for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.signature_requests for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.signature_requests to ratify_app;
grant insert, select, update on app.signature_requests to ratify_worker;

-- class: up
create table app.signatures (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  request_id uuid not null,
  revision_id uuid not null,
  person_id uuid not null,
  name text not null,
  role text not null,
  signed_at timestamp(3) with time zone not null default now(),
  document_sha256 text not null,
  declaration text not null,
  evidence jsonb not null default '{}'::jsonb,
  constraint signatures_pkey PRIMARY KEY (id),
  constraint signatures_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint signatures_organisation_id_request_id_key UNIQUE (organisation_id, request_id),
  constraint signatures_document_sha256_check CHECK ((document_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint signatures_organisation_id_request_id_fkey FOREIGN KEY (organisation_id, request_id) REFERENCES app.signature_requests(organisation_id, id),
  constraint signatures_organisation_id_revision_id_fkey FOREIGN KEY (organisation_id, revision_id) REFERENCES app.revisions(organisation_id, id)
);
CREATE INDEX signatures_revision ON app.signatures USING btree (organisation_id, revision_id);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.signatures FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.signatures FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.signatures enable row level security, force row level security;
create policy deletes on app.signatures for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.signatures for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.signatures for all to ratify_owner using true with check true;
create policy reads on app.signatures for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.signatures for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.signatures to ratify_app;
grant insert, select on app.signatures to ratify_worker;

-- class: up
create table app.stated_approvers (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  body_id uuid,
  office text,
  source text not null,
  stated_by uuid not null,
  stated_by_name text not null,
  stated_at timestamp(3) with time zone not null default now(),
  constraint stated_approvers_pkey PRIMARY KEY (id),
  constraint stated_approvers_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint stated_approvers_check CHECK ((num_nonnulls(body_id, office) <= 1)),
  constraint stated_approvers_office_check CHECK ((office = 'head'::text)),
  constraint stated_approvers_source_check CHECK ((source <> ''::text)),
  constraint stated_approvers_organisation_id_body_id_fkey FOREIGN KEY (organisation_id, body_id) REFERENCES app.bodies(organisation_id, id),
  constraint stated_approvers_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX stated_approvers_body ON app.stated_approvers USING btree (organisation_id, body_id);
CREATE INDEX stated_approvers_policy ON app.stated_approvers USING btree (organisation_id, policy_id, stated_at DESC);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.stated_approvers FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.stated_approvers FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.stated_approvers enable row level security, force row level security;
create policy deletes on app.stated_approvers for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.stated_approvers for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.stated_approvers for all to ratify_owner using true with check true;
create policy reads on app.stated_approvers for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.stated_approvers for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.stated_approvers to ratify_app;
grant insert, select on app.stated_approvers to ratify_worker;

-- class: own
create table app.taken_updates (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  edition_organisation_id uuid not null,
  edition_id uuid not null,
  before_edition_organisation_id uuid not null,
  before_edition_id uuid not null,
  before_text text not null,
  offers_before jsonb not null,
  version integer not null,
  revision_number integer not null,
  taken_by uuid,
  taken_by_name text,
  taken_at timestamp(3) with time zone not null default now(),
  undone_by uuid,
  undone_at timestamp(3) with time zone,
  set_aside_text text,
  constraint taken_updates_pkey PRIMARY KEY (id),
  constraint taken_updates_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint taken_updates_check CHECK (((undone_at IS NOT NULL) OR (undone_by IS NULL))),
  constraint taken_updates_before_edition_organisation_id_before_editio_fkey FOREIGN KEY (before_edition_organisation_id, before_edition_id) REFERENCES app.editions(organisation_id, id),
  constraint taken_updates_edition_organisation_id_edition_id_fkey FOREIGN KEY (edition_organisation_id, edition_id) REFERENCES app.editions(organisation_id, id),
  constraint taken_updates_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX taken_updates_before_edition ON app.taken_updates USING btree (before_edition_organisation_id, before_edition_id);
CREATE INDEX taken_updates_edition ON app.taken_updates USING btree (edition_organisation_id, edition_id);
CREATE INDEX taken_updates_policy ON app.taken_updates USING btree (organisation_id, policy_id, taken_at);
CREATE TRIGGER before_stays_in_reach BEFORE INSERT OR UPDATE ON app.taken_updates FOR EACH ROW EXECUTE FUNCTION app.check_reach('before_edition_organisation_id', 'above');
CREATE TRIGGER is_kept BEFORE DELETE ON app.taken_updates FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.taken_updates FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER row_stands BEFORE UPDATE ON app.taken_updates FOR EACH ROW EXECUTE FUNCTION app.guard_columns('undone_by', 'undone_at', 'set_aside_text');
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.taken_updates FOR EACH ROW EXECUTE FUNCTION app.check_reach('edition_organisation_id', 'above');
alter table app.taken_updates enable row level security, force row level security;
create policy deletes on app.taken_updates for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.taken_updates for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.taken_updates for all to ratify_owner using true with check true;
create policy reads on app.taken_updates for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.taken_updates for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.taken_updates to ratify_app;
grant insert, select, update on app.taken_updates to ratify_worker;

-- class: own
create table app.template_drafts (
  organisation_id uuid not null,
  template_id uuid not null,
  text text not null,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp(3) with time zone not null default now(),
  base_edition_organisation_id uuid,
  base_edition_id uuid,
  constraint template_drafts_pkey PRIMARY KEY (organisation_id, template_id),
  constraint template_drafts_check CHECK ((num_nulls(base_edition_organisation_id, base_edition_id) = ANY (ARRAY[0, 2]))),
  constraint template_drafts_base_edition_organisation_id_base_edition__fkey FOREIGN KEY (base_edition_organisation_id, base_edition_id) REFERENCES app.editions(organisation_id, id),
  constraint template_drafts_organisation_id_template_id_fkey FOREIGN KEY (organisation_id, template_id) REFERENCES app.templates(organisation_id, id)
);
CREATE INDEX template_drafts_base ON app.template_drafts USING btree (base_edition_organisation_id, base_edition_id);
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.template_drafts FOR EACH ROW EXECUTE FUNCTION app.check_reach('base_edition_organisation_id', 'above');
CREATE TRIGGER version_follows BEFORE UPDATE ON app.template_drafts FOR EACH ROW EXECUTE FUNCTION app.check_version();
alter table app.template_drafts enable row level security, force row level security;
create policy deletes on app.template_drafts for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.template_drafts for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.template_drafts for all to ratify_owner using true with check true;
create policy reads on app.template_drafts for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.template_drafts for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant delete, insert, select, update on app.template_drafts to ratify_app;
grant delete, insert, select, update on app.template_drafts to ratify_worker;

-- class: own
create table app.template_reviews (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  template_id uuid not null,
  reviewed_on date not null,
  reason text not null,
  next_due_on date,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamp(3) with time zone not null default now(),
  constraint template_reviews_pkey PRIMARY KEY (id),
  constraint template_reviews_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint template_reviews_reason_check CHECK ((reason <> ''::text)),
  constraint template_reviews_organisation_id_template_id_fkey FOREIGN KEY (organisation_id, template_id) REFERENCES app.templates(organisation_id, id)
);
CREATE INDEX template_reviews_template ON app.template_reviews USING btree (organisation_id, template_id, reviewed_on);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.template_reviews FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.template_reviews FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.template_reviews enable row level security, force row level security;
create policy deletes on app.template_reviews for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.template_reviews for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.template_reviews for all to ratify_owner using true with check true;
create policy reads on app.template_reviews for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.template_reviews for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.template_reviews to ratify_app;
grant insert, select on app.template_reviews to ratify_worker;

-- class: down
create table app.templates (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  slug text not null,
  title text not null,
  category text,
  owner text,
  created_at timestamp(3) with time zone not null default now(),
  base_template_organisation_id uuid,
  base_template_id uuid,
  review_every text,
  review_due_on date,
  statutory_key text,
  constraint templates_pkey PRIMARY KEY (id),
  constraint templates_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint templates_organisation_id_slug_key UNIQUE (organisation_id, slug),
  constraint templates_check CHECK ((num_nulls(base_template_organisation_id, base_template_id) = ANY (ARRAY[0, 2]))),
  constraint templates_check1 CHECK ((base_template_id <> id)),
  constraint templates_review_every_check CHECK ((review_every ~ '^P[1-9][0-9]?[YM]$'::text)),
  constraint templates_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint templates_title_check CHECK ((title <> ''::text)),
  constraint templates_base_template_organisation_id_base_template_id_fkey FOREIGN KEY (base_template_organisation_id, base_template_id) REFERENCES app.templates(organisation_id, id),
  constraint templates_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id)
);
CREATE INDEX templates_base ON app.templates USING btree (base_template_organisation_id, base_template_id);
CREATE INDEX templates_due ON app.templates USING btree (organisation_id, review_due_on) WHERE (review_due_on IS NOT NULL);
CREATE INDEX templates_keyed ON app.templates USING btree (id) WHERE (statutory_key IS NOT NULL);
CREATE TRIGGER register_hears_key AFTER UPDATE ON app.templates FOR EACH ROW WHEN ((new.statutory_key IS DISTINCT FROM old.statutory_key)) EXECUTE FUNCTION directory.note_keyed_template();
CREATE TRIGGER searched_as_added AFTER INSERT ON app.templates FOR EACH ROW EXECUTE FUNCTION directory.follow_searched_template();
CREATE TRIGGER searched_as_changed AFTER UPDATE ON app.templates FOR EACH ROW WHEN ((new.title IS DISTINCT FROM old.title)) EXECUTE FUNCTION directory.follow_searched_template();
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.templates FOR EACH ROW EXECUTE FUNCTION app.check_reach('base_template_organisation_id', 'above');
alter table app.templates enable row level security, force row level security;
create policy deletes on app.templates for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.templates for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.templates for all to ratify_owner using true with check true;
create policy reads on app.templates for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('above'::text) AS reach)::uuid[]));
create policy updates on app.templates for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.templates to ratify_app;
grant insert, select, update on app.templates to ratify_worker;

-- class: up
create table app.update_offers (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  edition_organisation_id uuid not null,
  edition_id uuid not null,
  offered_at timestamp(3) with time zone not null default now(),
  answer text,
  answered_by uuid,
  answered_at timestamp(3) with time zone,
  reason text,
  constraint update_offers_pkey PRIMARY KEY (id),
  constraint update_offers_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint update_offers_organisation_id_policy_id_edition_id_key UNIQUE (organisation_id, policy_id, edition_id),
  constraint update_offers_answer_check CHECK ((answer = ANY (ARRAY['taken'::text, 'included'::text, 'declined'::text]))),
  constraint update_offers_edition_organisation_id_edition_id_fkey FOREIGN KEY (edition_organisation_id, edition_id) REFERENCES app.editions(organisation_id, id),
  constraint update_offers_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX update_offers_edition ON app.update_offers USING btree (edition_organisation_id, edition_id);
CREATE TRIGGER answer_follows BEFORE UPDATE ON app.update_offers FOR EACH ROW EXECUTE FUNCTION app.check_offer_answer();
CREATE TRIGGER is_kept BEFORE DELETE ON app.update_offers FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.update_offers FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER offer_stands BEFORE UPDATE ON app.update_offers FOR EACH ROW EXECUTE FUNCTION app.guard_columns('answer', 'answered_by', 'answered_at', 'reason');
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.update_offers FOR EACH ROW EXECUTE FUNCTION app.check_reach('edition_organisation_id', 'above');
alter table app.update_offers enable row level security, force row level security;
create policy deletes on app.update_offers for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.update_offers for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.update_offers for all to ratify_owner using true with check true;
create policy reads on app.update_offers for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('below'::text) AS reach)::uuid[]));
create policy updates on app.update_offers for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.update_offers to ratify_app;
grant insert, select, update on app.update_offers to ratify_worker;

-- class: own
create table app.webhook_deliveries (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  webhook_id uuid not null,
  event text not null,
  subject_organisation_id uuid not null,
  subject_id uuid not null,
  happened_at timestamp(3) with time zone not null default clock_timestamp(),
  body text,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  last_status integer,
  last_error text,
  last_tried_at timestamp(3) with time zone,
  settled_at timestamp(3) with time zone,
  constraint webhook_deliveries_pkey PRIMARY KEY (id),
  constraint webhook_deliveries_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint webhook_deliveries_attempts_check CHECK ((attempts >= 0)),
  constraint webhook_deliveries_body_check CHECK ((length(body) <= 4000)),
  constraint webhook_deliveries_check CHECK (((state = 'waiting'::text) = (settled_at IS NULL))),
  constraint webhook_deliveries_event_check CHECK ((event = ANY (ARRAY['policy.adopted'::text, 'policy.due-moved'::text, 'document.sealed'::text, 'edition.published'::text, 'webhook.test'::text]))),
  constraint webhook_deliveries_last_error_check CHECK ((last_error ~ '^[A-Z0-9_]{1,40}$'::text)),
  constraint webhook_deliveries_last_status_check CHECK (((last_status >= 100) AND (last_status <= 599))),
  constraint webhook_deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text, 'dropped'::text]))),
  constraint webhook_deliveries_organisation_id_webhook_id_fkey FOREIGN KEY (organisation_id, webhook_id) REFERENCES app.webhooks(organisation_id, id)
);
CREATE INDEX webhook_deliveries_settled ON app.webhook_deliveries USING btree (settled_at);
CREATE INDEX webhook_deliveries_webhook ON app.webhook_deliveries USING btree (organisation_id, webhook_id, happened_at DESC, id DESC);
CREATE TRIGGER delivery_stands BEFORE UPDATE ON app.webhook_deliveries FOR EACH ROW EXECUTE FUNCTION app.guard_columns('body', 'state', 'attempts', 'last_status', 'last_error', 'last_tried_at', 'settled_at');
CREATE TRIGGER stays_in_reach BEFORE INSERT OR UPDATE ON app.webhook_deliveries FOR EACH ROW EXECUTE FUNCTION app.check_reach('subject_organisation_id', 'own');
alter table app.webhook_deliveries enable row level security, force row level security;
create policy deletes on app.webhook_deliveries for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.webhook_deliveries for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.webhook_deliveries for all to ratify_owner using true with check true;
create policy reads on app.webhook_deliveries for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.webhook_deliveries for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.webhook_deliveries to ratify_app;
grant insert, select, update on app.webhook_deliveries to ratify_worker;

-- class: own
create table app.webhooks (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  url text not null,
  events text[] not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamp(3) with time zone not null default clock_timestamp(),
  failing_since timestamp(3) with time zone,
  failures integer not null default 0,
  next_try_at timestamp(3) with time zone,
  paused_at timestamp(3) with time zone,
  paused_because text,
  ended_at timestamp(3) with time zone,
  constraint webhooks_pkey PRIMARY KEY (id),
  constraint webhooks_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint webhooks_check CHECK (((paused_at IS NULL) = (paused_because IS NULL))),
  constraint webhooks_check1 CHECK (((failing_since IS NULL) = (failures = 0))),
  constraint webhooks_events_check CHECK (((cardinality(events) > 0) AND (events <@ ARRAY['policy.adopted'::text, 'policy.due-moved'::text, 'document.sealed'::text, 'edition.published'::text]))),
  constraint webhooks_failures_check CHECK ((failures >= 0)),
  constraint webhooks_paused_because_check CHECK ((paused_because = ANY (ARRAY['by-hand'::text, 'failing'::text, 'gone'::text]))),
  constraint webhooks_url_check CHECK (((url ~ '^https?://'::text) AND (length(url) <= 500))),
  constraint webhooks_made_by_fkey FOREIGN KEY (made_by) REFERENCES directory.people(id),
  constraint webhooks_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES app.organisations(id)
);
CREATE INDEX webhooks_by ON app.webhooks USING btree (made_by);
CREATE TRIGGER webhook_stands BEFORE UPDATE ON app.webhooks FOR EACH ROW EXECUTE FUNCTION app.guard_columns('failing_since', 'failures', 'next_try_at', 'paused_at', 'paused_because', 'ended_at', 'made_by_name');
alter table app.webhooks enable row level security, force row level security;
create policy deletes on app.webhooks for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.webhooks for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.webhooks for all to ratify_owner using true with check true;
create policy reads on app.webhooks for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.webhooks for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select, update on app.webhooks to ratify_app;
grant insert, select, update on app.webhooks to ratify_worker;

-- class: own
create table app.word_copies (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  draft_version integer not null,
  text text not null,
  text_sha256 text not null,
  facts jsonb not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamp(3) with time zone not null default now(),
  constraint word_copies_pkey PRIMARY KEY (id),
  constraint word_copies_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint word_copies_draft_version_check CHECK ((draft_version > 0)),
  constraint word_copies_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text)),
  constraint word_copies_text_sha256_check CHECK ((text_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint word_copies_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX word_copies_policy ON app.word_copies USING btree (organisation_id, policy_id, made_at);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.word_copies FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.word_copies FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.word_copies enable row level security, force row level security;
create policy deletes on app.word_copies for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.word_copies for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.word_copies for all to ratify_owner using true with check true;
create policy reads on app.word_copies for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.word_copies for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.word_copies to ratify_app;
grant insert, select on app.word_copies to ratify_worker;

-- class: own
create table app.word_returns (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  policy_id uuid not null,
  copy_id uuid not null,
  is_guess boolean not null,
  file_name text not null,
  source_sha256 text not null,
  found jsonb not null,
  brought_by uuid not null,
  brought_by_name text not null,
  brought_at timestamp(3) with time zone not null default now(),
  constraint word_returns_pkey PRIMARY KEY (id),
  constraint word_returns_organisation_id_id_key UNIQUE (organisation_id, id),
  constraint word_returns_file_name_check CHECK ((file_name <> ''::text)),
  constraint word_returns_found_check CHECK ((jsonb_typeof(found) = 'object'::text)),
  constraint word_returns_source_sha256_check CHECK ((source_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint word_returns_organisation_id_copy_id_fkey FOREIGN KEY (organisation_id, copy_id) REFERENCES app.word_copies(organisation_id, id),
  constraint word_returns_organisation_id_policy_id_fkey FOREIGN KEY (organisation_id, policy_id) REFERENCES app.policies(organisation_id, id)
);
CREATE INDEX word_returns_copy ON app.word_returns USING btree (organisation_id, copy_id);
CREATE INDEX word_returns_policy ON app.word_returns USING btree (organisation_id, policy_id, brought_at);
CREATE TRIGGER is_a_record BEFORE DELETE OR UPDATE ON app.word_returns FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON app.word_returns FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
alter table app.word_returns enable row level security, force row level security;
create policy deletes on app.word_returns for delete to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy inserts on app.word_returns for insert to ratify_app, ratify_worker with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
create policy owner on app.word_returns for all to ratify_owner using true with check true;
create policy reads on app.word_returns for select to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('own'::text) AS reach)::uuid[]));
create policy updates on app.word_returns for update to ratify_app, ratify_worker using (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[])) with check (organisation_id = ANY (( SELECT app.reach('writable'::text) AS reach)::uuid[]));
grant insert, select on app.word_returns to ratify_app;
grant insert, select on app.word_returns to ratify_worker;

CREATE OR REPLACE FUNCTION app.add_person(p_id uuid, p_email text, p_full_name text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform app.check_writing();
  insert into directory.people (id, email, full_name) values (p_id, p_email, p_full_name);
end $function$
;
grant execute on function app.add_person(uuid,text,text) to ratify_app;

CREATE OR REPLACE FUNCTION app.announce_row()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform directory.announce(tg_argv[0], tg_argv[1], new.organisation_id, new.id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.answer_exception(p_exception uuid, p_state text, p_reason text, p_conditions text DEFAULT NULL::text, p_until date DEFAULT NULL::date)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_exception app.exceptions;
  v_person directory.people;
begin
  select p.* into v_person from directory.people p where p.id = (app.reach('person'))[1];
  select x.* into v_exception from app.exceptions x
    where x.id = p_exception and x.addressee_id = any (app.reach('writable')) for update;
  if v_exception.id is null or v_person.id is null then
    raise exception 'there is no such question to answer' using errcode = 'RT003';
  end if;
  if p_state = 'ended' then
    update app.exceptions x set state = p_state, ended_at = clock_timestamp(), end_reason = p_reason where x.id = p_exception;
  else
    if p_state = 'granted' then -- one wording stands at a time; one that has lapsed makes room
      update app.exceptions x set state = 'ended', ended_at = clock_timestamp(), end_reason = 'A later exception took its place.'
        where x.organisation_id = v_exception.organisation_id and x.clause_id = v_exception.clause_id and x.state = 'granted'
          and coalesce(x.policy_id, x.template_id) = coalesce(v_exception.policy_id, v_exception.template_id);
    end if;
    update app.exceptions x set state = p_state, answered_by = v_person.id, answered_by_name = v_person.full_name,
      answered_at = clock_timestamp(), answer_reason = p_reason, conditions = p_conditions, until_on = p_until
      where x.id = p_exception;
  end if;
  insert into app.audit_events (organisation_id, action, subject, subject_id, data)
    values (v_exception.organisation_id, 'exception.' || p_state, 'Exception', p_exception,
      jsonb_build_object('clauseId', v_exception.clause_id, 'addresseeId', v_exception.addressee_id, 'untilOn', p_until));
  return v_exception.organisation_id;
end $function$
;
grant execute on function app.answer_exception(uuid,text,text,text,date) to ratify_app;
grant execute on function app.answer_exception(uuid,text,text,text,date) to ratify_worker;

CREATE OR REPLACE FUNCTION app.any_of(p_query text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select case when querytree(q.query) in ('', 'T') then q.query
    else regexp_replace(querytree(q.query), ' (&|<->|<[0-9]+>) ', ' | ', 'g')::tsquery end
  from (select websearch_to_tsquery('pg_catalog.english', p_query) as query) q
$function$
;
grant execute on function app.any_of(text) to ratify_app;

CREATE OR REPLACE FUNCTION app.arm_token(p_token uuid, p_token_hash bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_own uuid := app.check_writing();
begin
  if exists (select from directory.token_keys k where k.organisation_id = v_own and k.token_id = p_token) then
    raise exception 'this token has its key already' using errcode = 'RT001';
  end if;
  insert into directory.token_keys (token_hash, organisation_id, token_id) values (p_token_hash, v_own, p_token);
end $function$
;
grant execute on function app.arm_token(uuid,bytea) to ratify_app;

CREATE OR REPLACE FUNCTION app.arm_webhook(p_webhook uuid, p_sealed bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into directory.webhook_keys (organisation_id, webhook_id, sealed) values (app.check_writing(), p_webhook, p_sealed);
end $function$
;
grant execute on function app.arm_webhook(uuid,bytea) to ratify_app;

CREATE OR REPLACE FUNCTION app.audit_text(p_event app.audit_events, p_sequence bigint, p_previous_hash text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select concat_ws(E'\n', p_previous_hash, p_sequence, p_event.id, p_event.organisation_id,
    to_char(p_event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), coalesce(p_event.actor_person_id::text, ''),
    p_event.action, p_event.subject, coalesce(p_event.subject_id::text, ''), p_event.data::text, coalesce(p_event.personal_sha256, ''),
    case when num_nonnulls(p_event.request_id, p_event.on_behalf_of) > 0
      then coalesce(p_event.request_id, '') || E'\n' || coalesce(p_event.on_behalf_of, '') end)
$function$
;

CREATE OR REPLACE FUNCTION app.awaits_signature(p_organisation uuid, p_adoption uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (
    select from app.signature_requests q
    join app.revisions r on r.organisation_id = q.organisation_id and r.id = q.revision_id
    where q.organisation_id = p_organisation and q.adoption_id = p_adoption
      and (q.state = 'open' or (q.state = 'declined' and r.state = 'adopted' and not exists (
        select from app.signature_requests f where f.organisation_id = q.organisation_id and f.follows_id = q.id))))
$function$
;

CREATE OR REPLACE FUNCTION app.begin_context(p_session bytea, p_organisation uuid, p_write boolean DEFAULT true)
 RETURNS TABLE(person_id uuid, person_name text, organisation_kind text, roles text[], own uuid[], below uuid[], above uuid[], linked uuid[], writable uuid[], is_seller boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  v_person directory.people;
  v_token app.api_tokens;
  v_roles text[];
  v_writable constant uuid[] := case when p_write then array[p_organisation] else '{}' end;
begin
  select p.* into v_person from directory.sessions s join directory.people p on p.id = s.person_id
    where s.token_hash = p_session and s.expires_at > clock_timestamp();
  if v_person.id is null then
    v_token := directory.live_token(p_session);
    if v_token.id is null or p_write or v_token.organisation_id <> p_organisation then
      raise exception 'the session has ended' using errcode = 'RT004';
    end if;
    select p.* into v_person from directory.people p where p.id = v_token.made_by;
    v_roles := array(select distinct s.role from (values ('read-policies', 'staff'), ('read-register', 'compliance-officer'),
      ('read-templates', 'compliance-officer')) s (scope, role) where s.scope = any (v_token.scopes) order by 1);
  else
    v_roles := directory.roles_today(v_person.id, p_organisation);
  end if;
  if v_roles is null then
    raise exception 'no current appointment in this organisation' using errcode = 'RT005';
  end if;
  if not p_write then
    perform set_config('transaction_read_only', 'on', true);
  end if;
  return query select v_person.id, v_person.full_name, o.kind, v_roles, r.own, r.below, r.above, r.linked, v_writable, r.bought <> '{}'
    from directory.open_reach(v_person.id, array[p_organisation], v_writable) r join app.organisations o on o.id = p_organisation;
end $function$
;
grant execute on function app.begin_context(bytea,uuid,boolean) to ratify_app;

CREATE OR REPLACE FUNCTION app.begin_digest(p_digest uuid)
 RETURNS TABLE(person_id uuid, person_name text, address text, own uuid[], below uuid[], above uuid[], linked uuid[])
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return query select p.id, p.full_name, p.email, o.own, o.below, o.above, o.linked
    from directory.digests d join directory.people p on p.id = d.person_id cross join directory.open_for_person(p.id) o
    where d.id = p_digest and d.state = 'waiting';
  perform set_config('transaction_read_only', 'on', true);
end $function$
;
grant execute on function app.begin_digest(uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION app.begin_job(p_job uuid, p_write boolean DEFAULT true)
 RETURNS TABLE(organisation_id uuid, organisation_kind text, person_id uuid, person_name text, task text, payload jsonb, own uuid[], below uuid[], above uuid[], linked uuid[], writable uuid[])
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$
;
grant execute on function app.begin_job(uuid,boolean) to ratify_worker;

CREATE OR REPLACE FUNCTION app.begin_national(p_session bytea, p_organisation uuid)
 RETURNS TABLE(person_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_person uuid := directory.operator_of(p_session, p_organisation);
begin
  perform directory.set_list('national', array[p_organisation]), set_config('transaction_read_only', 'on', true);
  return query select v_person;
end $function$
;
grant execute on function app.begin_national(bytea,uuid) to ratify_national;

CREATE OR REPLACE FUNCTION app.begin_organisations(p_session bytea, p_organisation uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform directory.operator_of(p_session, p_organisation);
  perform pg_advisory_xact_lock(6402118537); -- one writer at a time, the command among them
end $function$
;
grant execute on function app.begin_organisations(bytea,uuid) to ratify_national;

CREATE OR REPLACE FUNCTION app.begin_person(p_session bytea)
 RETURNS TABLE(person_id uuid, person_name text, own uuid[], below uuid[], above uuid[], linked uuid[])
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  v_person directory.people;
  v_today constant date := directory.today();
begin
  select p.* into v_person from directory.sessions s join directory.people p on p.id = s.person_id
    where s.token_hash = p_session and s.expires_at > clock_timestamp();
  if v_person.id is null then
    raise exception 'the session has ended' using errcode = 'RT004';
  end if;
  perform set_config('transaction_read_only', 'on', true);
  return query select v_person.id, v_person.full_name, r.own, r.below, r.above, r.linked from directory.open_reach(v_person.id, array(
    select distinct a.organisation_id from app.appointments a
    where a.person_id = v_person.id and v_today >= a.from_on and (a.until_on is null or v_today <= a.until_on)), '{}') r;
end $function$
;
grant execute on function app.begin_person(bytea) to ratify_app;

CREATE OR REPLACE FUNCTION app.begin_public()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform directory.open_reach(null, '{}', '{}');
  perform set_config('transaction_read_only', 'on', true);
end $function$
;
grant execute on function app.begin_public() to ratify_public;

CREATE OR REPLACE FUNCTION app.begin_reminders(p_person uuid, p_day date)
 RETURNS TABLE(person_name text, own uuid[], below uuid[], above uuid[], linked uuid[], is_off boolean, weekday integer, looked_on date)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$
;
grant execute on function app.begin_reminders(uuid,date) to ratify_worker;

CREATE OR REPLACE FUNCTION app.bought_policies()
 RETURNS TABLE(policy_id uuid, organisation_id uuid, title text, template_id uuid, base_edition_id uuid, adopted_on date, review_due_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select p.id, p.organisation_id, p.title, p.template_id, p.base_edition_id, p.adopted_on, p.review_due_on from app.policies p
  where p.organisation_id = any (app.reach('bought')) and p.template_organisation_id = any (app.reach('own')) and p.retired_on is null
$function$
;
grant execute on function app.bought_policies() to ratify_app;
grant execute on function app.bought_policies() to ratify_worker;

CREATE OR REPLACE FUNCTION app.calendar_entries(p_token_hash bytea, p_today date)
 RETURNS TABLE(kind text, id uuid, organisation_name text, title text, place text, falls_on date, starts_at text, ends_at text, sequence integer, changed_at timestamp with time zone, is_cancelled boolean, papers_days integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
$function$
;
grant execute on function app.calendar_entries(bytea,date) to ratify_public;

CREATE OR REPLACE FUNCTION app.calendar_events(p_token_hash bytea, p_today date)
 RETURNS TABLE(kind text, id uuid, organisation_name text, title text, place text, falls_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with posts as (
    select a.organisation_id, o.name, bool_or(a.role in ('head', 'clerk')) as does_duties from directory.calendar_links l
    join app.appointments a on a.person_id = l.person_id
    join app.organisations o on o.id = a.organisation_id
    where l.token_hash = p_token_hash and p_today between a.from_on and coalesce(a.until_on, 'infinity')
      and a.role in ('head', 'clerk', 'chair', 'vice-chair', 'governor')
    group by a.organisation_id, o.name)
  select 'review', p.id, s.name, p.title, null, p.review_due_on from posts s
    join app.policies p on p.organisation_id = s.organisation_id
    where p.review_due_on is not null and p.retired_on is null
      and (p.adopted_on is not null or p.adopted_revision_id is not null or p.held_in is not null
        or exists (select from app.adoptions u where u.organisation_id = p.organisation_id and u.policy_id = p.id and u.set_aside_at is null))
  union all
  select 'meeting', m.id, s.name, b.name, m.place, m.held_on from posts s
    join app.meetings m on m.organisation_id = s.organisation_id
    join app.bodies b on b.organisation_id = m.organisation_id and b.id = m.body_id
    where m.held_on > p_today - 400 and m.cancelled_on is null
  union all
  select 'duty', d.id, s.name, d.words || ' (' || p.title || ')', null, d.due_on from posts s
    join app.duties d on d.organisation_id = s.organisation_id and d.due_on is not null and d.ended_on is null
    join app.policies p on p.organisation_id = d.organisation_id and p.id = d.policy_id and p.retired_on is null
    where s.does_duties
  union all
  select 'review', t.id, o.name, 'Template: ' || t.title, null, t.review_due_on from app.templates t
    join app.organisations o on o.id = t.organisation_id
    where t.review_due_on is not null and exists (select from directory.calendar_links l
      join app.appointments a on a.person_id = l.person_id and a.organisation_id = t.organisation_id
      where l.token_hash = p_token_hash and p_today between a.from_on and coalesce(a.until_on, 'infinity')
        and a.role in ('council-author', 'publisher'))
$function$
;
grant execute on function app.calendar_events(bytea,date) to ratify_public;

CREATE OR REPLACE FUNCTION app.calendar_of_reader()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select l.created_at from directory.calendar_links l where l.person_id = (app.reach('person'))[1]
$function$
;
grant execute on function app.calendar_of_reader() to ratify_worker;

CREATE OR REPLACE FUNCTION app.change_organisations(p_session bytea, p_organisation uuid, p_changed jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_person uuid := directory.operator_of(p_session, p_organisation);
begin
  update app.organisations o set closed_on = (c ->> 'closedOn')::date from jsonb_array_elements(p_changed) c
    where o.id = (c ->> 'id')::uuid and o.closed_on is distinct from (c ->> 'closedOn')::date;
  perform directory.write_links(p_changed);
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id, data)
    select o.id, v_person, 'organisation.changed', 'Organisation', o.id,
      jsonb_build_object('name', o.name, 'closedOn', c -> 'closedOn', 'opens', c -> 'opens', 'ends', c -> 'ends')
    from jsonb_array_elements(p_changed) c join app.organisations o on o.id = (c ->> 'id')::uuid;
end $function$
;
grant execute on function app.change_organisations(bytea,uuid,jsonb) to ratify_national;

CREATE OR REPLACE FUNCTION app.change_shown_comment(p_comment uuid, p_change text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_own uuid := app.check_writing();
  v_person directory.people;
  v_comment app.draft_comments;
begin
  select p.* into v_person from directory.people p where p.id = (app.reach('person'))[1];
  select c.* into v_comment from app.draft_comments c
    where c.id = p_comment and c.person_id = v_person.id and c.person_organisation_id = v_own for update;
  if v_comment.id is null or (app.shown_look(v_comment.policy_id)).organisation_id is distinct from v_comment.organisation_id then
    raise exception 'there is no such comment of yours' using errcode = 'RT003';
  end if;
  if p_change = 'deleted' then
    update app.draft_comments c set words = null, quoted = null, deleted_at = clock_timestamp() where c.id = p_comment;
  elsif p_change = 'open' then
    update app.draft_comments c set state = 'open', settled_by = null, settled_by_name = null, settled_at = null where c.id = p_comment;
  else
    update app.draft_comments c set state = 'resolved', settled_by = v_person.id, settled_by_name = v_person.full_name,
      settled_at = clock_timestamp() where c.id = p_comment;
  end if;
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id, data)
    values (v_comment.organisation_id, v_person.id, 'comment.' || case p_change when 'open' then 'reopened' else p_change end, 'Comment',
      p_comment, jsonb_build_object('policyId', v_comment.policy_id, 'organisationId', v_own));
end $function$
;
grant execute on function app.change_shown_comment(uuid,text) to ratify_app;
grant execute on function app.change_shown_comment(uuid,text) to ratify_worker;

CREATE OR REPLACE FUNCTION app.chased_for(p_batch uuid, p_person uuid, p_day date)
 RETURNS TABLE(setting_id uuid, setting_name text, title text, review_due_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select o.id, o.name, p.title, p.review_due_on from app.chases c
  join app.policies p on p.organisation_id = c.setting_organisation_id and p.id = c.policy_id and p.retired_on is null
  join app.organisations o on o.id = c.setting_organisation_id
  where c.batch_id = p_batch and c.organisation_id = any (app.reach('own')) and exists (select from app.appointments a
    where a.organisation_id = o.id and a.person_id = p_person and a.role in ('head', 'clerk')
      and p_day between a.from_on and coalesce(a.until_on, 'infinity'))
$function$
;
grant execute on function app.chased_for(uuid,uuid,date) to ratify_worker;

CREATE OR REPLACE FUNCTION app.check_asker()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if not pg_catalog.pg_has_role(current_user, 'ratify_owner', 'usage')
    and to_jsonb(new) - array['state', 'ended_at', 'end_reason'] is distinct from to_jsonb(old) - array['state', 'ended_at', 'end_reason']
    or (new.state in ('granted', 'refused') and not pg_catalog.pg_has_role(current_user, 'ratify_owner', 'usage')) then
    raise exception 'only whoever fixed the clause answers' using errcode = 'RT003', table = 'exceptions';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.check_comment()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'UPDATE' and ((new.words is distinct from old.words and new.words is not null)
    or (new.quoted is distinct from old.quoted and new.quoted is not null)) then
    raise exception 'what was said cannot be worded anew' using errcode = 'RT001', table = 'draft_comments';
  end if;
  if tg_op = 'INSERT' and new.thread_id <> new.id and not exists (select from app.draft_comments t
    where t.organisation_id = new.organisation_id and t.id = new.thread_id and t.thread_id = t.id and t.policy_id = new.policy_id) then
    raise exception 'there is no such comment to reply to' using errcode = 'RT003', table = 'draft_comments', column = 'thread_id';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.check_exception()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'asked' then
      raise exception 'an exception begins as asked, not as %', new.state using errcode = 'RT002', table = 'exceptions';
    end if;
    if not exists (select from app.editions e
      where e.organisation_id = new.edition_organisation_id and e.id = new.edition_id
        and coalesce(e.clause_rules -> new.clause_id ->> 'by', e.organisation_id::text) = new.addressee_id::text) then
      raise exception 'that organisation did not fix this clause' using errcode = 'RT003', table = 'exceptions', column = 'addressee_id';
    end if;
  elsif new.state <> old.state and not exists (
    select from app.exception_transitions() t where t.from_state = old.state and t.to_state = new.state
  ) then
    raise exception 'an exception that is % cannot become %', old.state, new.state using errcode = 'RT002', table = 'exceptions';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.check_link()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if old.sequence is not null then
    raise exception 'an audit row that is linked cannot be changed' using errcode = 'RT001', table = 'audit_events';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.check_offer_answer()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if old.answer = 'declined' and new.answer is null
    or (old.answer in ('taken', 'included') and not exists (
      select from app.taken_updates t
      where t.organisation_id = old.organisation_id and t.policy_id = old.policy_id and t.undone_at >= old.answered_at
        and exists (select from jsonb_array_elements(t.offers_before) o where o ->> 'id' = old.id::text)
    )) then
    raise exception 'an answered offer cannot be reopened' using errcode = 'RT002', table = 'update_offers';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.check_reach()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_new jsonb := to_jsonb(new);
  v_old jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
  i int := 0;
begin
  if pg_catalog.pg_has_role(current_user, 'ratify_owner', 'usage') then
    return new;
  end if;
  while i < tg_nargs loop
    if v_new ->> tg_argv[i] is not null and v_new ->> tg_argv[i] is distinct from v_old ->> tg_argv[i]
      and not (v_new ->> tg_argv[i])::uuid = any (app.reach(tg_argv[i + 1])) then
      raise exception '% of app.% refers to an organisation out of reach', tg_argv[i], tg_table_name
        using errcode = 'RT003', table = tg_table_name, column = tg_argv[i];
    end if;
    i := i + 2;
  end loop;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.check_request_state()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if not exists (select from app.signature_request_transitions() t where t.from_state = old.state and t.to_state = new.state) then
    raise exception 'a signature request that is % cannot become %', old.state, new.state
      using errcode = 'RT002', table = 'signature_requests';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.check_revision_state()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'submitted' then
      raise exception 'a revision begins as submitted, not as %', new.state using errcode = 'RT002', table = 'revisions';
    end if;
  elsif new.state <> old.state and not exists (
    select from app.revision_transitions() t where t.from_state = old.state and t.to_state = new.state
  ) then
    raise exception 'a revision that is % cannot become %', old.state, new.state using errcode = 'RT002', table = 'revisions';
  elsif new.state <> old.state
    and (old.state in ('not-adopted', 'superseded') or (old.state = 'adopted' and new.state <> 'superseded') or (old.state = 'deferred' and new.state = 'submitted'))
    and not exists (select from app.corrections c where c.organisation_id = new.organisation_id and c.policy_id = new.policy_id
      and c.corrected_at >= date_trunc('milliseconds', transaction_timestamp()) - interval '1 millisecond') then
    raise exception 'a revision that is % becomes % by a correction only', old.state, new.state using errcode = 'RT002', table = 'revisions';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.check_set_aside()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if old.set_aside_at is not null and new.set_aside_at is distinct from old.set_aside_at then
    raise exception 'an adoption is set aside once' using errcode = 'RT001', table = 'adoptions';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.check_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if new.text is distinct from old.text and new.version <> old.version + 1 then
    raise exception 'version % of %.% follows %', new.version, tg_table_schema, tg_table_name, old.version
      using errcode = 'RT002', table = tg_table_name;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.check_writing()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_own uuid[] := app.reach('writable');
begin
  if cardinality(v_own) <> 1 then
    raise exception 'people are appointed in the writing context of one organisation' using errcode = 'insufficient_privilege';
  end if;
  return v_own[1];
end $function$
;

CREATE OR REPLACE FUNCTION app.claim_digest(p_digest uuid, p_now timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update directory.digests d set claimed_at = p_now
    where d.id = p_digest and d.state = 'waiting' and (d.claimed_at is null or d.claimed_at < p_now - interval '10 minutes');
  return found;
end $function$
;
grant execute on function app.claim_digest(uuid,timestamp with time zone) to ratify_worker;

CREATE OR REPLACE FUNCTION app.comment_on_shown(p_policy uuid, p_comment jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_own uuid := app.check_writing();
  v_look app.draft_looks := app.shown_look(p_policy);
  v_person directory.people;
  v_new app.draft_comments;
begin
  select p.* into v_person from directory.people p where p.id = (app.reach('person'))[1];
  if v_look.id is null or v_person.id is null then
    raise exception 'there is no such draft to comment on' using errcode = 'RT003';
  end if;
  v_new := jsonb_populate_record(null::app.draft_comments, p_comment);
  insert into app.draft_comments (id, organisation_id, policy_id, thread_id, clause_id, clause_number, clause_title, clause_words, quoted,
      words, person_id, person_name, person_organisation_id, person_organisation_name, asked_person_ids, state)
    values (v_new.id, v_look.organisation_id, p_policy, v_new.thread_id, v_new.clause_id, v_new.clause_number, v_new.clause_title,
      v_new.clause_words, v_new.quoted, v_new.words, v_person.id, v_person.full_name, v_own,
      (select o.name from app.organisations o where o.id = v_own), coalesce(v_new.asked_person_ids, '{}'),
      case when v_new.thread_id = v_new.id then 'open' end);
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id, data)
    values (v_look.organisation_id, v_person.id, 'comment.made', 'Comment', v_new.id,
      jsonb_build_object('policyId', p_policy, 'threadId', v_new.thread_id, 'clauseId', v_new.clause_id, 'organisationId', v_own));
  return v_new.id;
end $function$
;
grant execute on function app.comment_on_shown(uuid,jsonb) to ratify_app;
grant execute on function app.comment_on_shown(uuid,jsonb) to ratify_worker;

CREATE OR REPLACE FUNCTION app.comments_shown(p_policy uuid)
 RETURNS SETOF app.draft_comments
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select c.* from app.shown_look(p_policy) l
    join app.draft_comments c on c.organisation_id = l.organisation_id and c.policy_id = l.policy_id
$function$
;
grant execute on function app.comments_shown(uuid) to ratify_app;
grant execute on function app.comments_shown(uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION app.cover(p_adoption uuid, p_setting uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_adoption app.adoptions;
  v_former app.coverages;
  v_coverage uuid;
begin
  select a.* into v_adoption from app.adoptions a where a.id = p_adoption and a.organisation_id = any (app.reach('writable'));
  if v_adoption.id is null or not exists (select from directory.organisation_closure c
    where c.ancestor_id = v_adoption.organisation_id and c.descendant_id = p_setting and c.governs
      and directory.today() between c.from_on and c.until_on) then
    raise exception 'this adoption cannot cover that setting' using errcode = 'RT003';
  end if;
  select c.* into v_former from app.coverages c where c.organisation_id = p_setting
    and c.adopting_organisation_id = v_adoption.organisation_id and c.policy_id = v_adoption.policy_id for update;
  if v_former.adoption_id <> p_adoption then
    perform directory.keep_cover(v_former, v_adoption.adopted_on);
  end if;
  insert into app.coverages (organisation_id, adopting_organisation_id, policy_id, adoption_id, title, adopted_on, review_due_on)
    select p_setting, p.organisation_id, p.id, v_adoption.id, p.title, v_adoption.adopted_on, p.review_due_on
    from app.policies p where p.organisation_id = v_adoption.organisation_id and p.id = v_adoption.policy_id
    on conflict (organisation_id, adopting_organisation_id, policy_id) do update
      set adoption_id = excluded.adoption_id, title = excluded.title, adopted_on = excluded.adopted_on,
        review_due_on = excluded.review_due_on
    returning id into v_coverage;
  return v_coverage;
end $function$
;
grant execute on function app.cover(uuid,uuid) to ratify_app;
grant execute on function app.cover(uuid,uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION app.covering_values(p_policies uuid[])
 RETURNS TABLE(policy_id uuid, blank_id text, items text[], as_at date, set_at timestamp with time zone, put_forward_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select v.policy_id, v.blank_id, v.items, v.as_at, v.set_at, coalesce(put.submitted_at, r.submitted_at)
  from app.coverages c
  join app.adoptions a on a.organisation_id = c.adopting_organisation_id and a.id = c.adoption_id
  join app.revisions r on r.organisation_id = a.organisation_id and r.policy_id = a.policy_id and r.id = a.revision_id
  left join app.revisions put on put.organisation_id = r.organisation_id and put.policy_id = r.policy_id and put.id = r.amends_id
  join app.live_values v on v.organisation_id = c.adopting_organisation_id
    and v.policy_organisation_id = c.adopting_organisation_id and v.policy_id = c.policy_id
  where c.organisation_id = any (app.reach('own')) and c.adopting_organisation_id <> c.organisation_id and c.policy_id = any (p_policies)
$function$
;
grant execute on function app.covering_values(uuid[]) to ratify_app;
grant execute on function app.covering_values(uuid[]) to ratify_worker;

CREATE OR REPLACE FUNCTION app.covers_of(p_policy uuid)
 RETURNS TABLE(setting_id uuid, is_governed boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select c.organisation_id, exists (select from directory.organisation_closure g
    where g.ancestor_id = c.adopting_organisation_id and g.descendant_id = c.organisation_id and g.governs
      and directory.today() between g.from_on and g.until_on)
  from app.coverages c where c.policy_id = p_policy and c.adopting_organisation_id = any (app.reach('writable'))
    and c.organisation_id <> c.adopting_organisation_id
$function$
;
grant execute on function app.covers_of(uuid) to ratify_app;
grant execute on function app.covers_of(uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION app.departures_told()
 RETURNS TABLE(departure app.departures, organisation_name text, policy_title text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select d, o.name, p.title from app.departures d
  join app.organisations o on o.id = d.organisation_id
  join app.policies p on p.organisation_id = d.organisation_id and p.id = d.policy_id
  where d.template_organisation_id = any (app.reach('own'))
$function$
;
grant execute on function app.departures_told() to ratify_app;
grant execute on function app.departures_told() to ratify_worker;

CREATE OR REPLACE FUNCTION app.descended_editions()
 RETURNS TABLE(edition_id uuid, number integer, publisher_name text, lineage jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select e.id, e.number, o.name, e.lineage
  from unnest(app.reach('own')) own join app.editions e
    on e.lineage @> jsonb_build_array(jsonb_build_object('organisationId', own)) and e.organisation_id <> own
  join app.organisations o on o.id = e.organisation_id
$function$
;
grant execute on function app.descended_editions() to ratify_app;
grant execute on function app.descended_editions() to ratify_worker;

CREATE OR REPLACE FUNCTION app.digest_lines(p_digest uuid)
 RETURNS TABLE(organisation_id uuid, subject text, subject_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select distinct l.organisation_id, l.subject, l.subject_id from directory.digest_lines l
  where l.digest_id = p_digest and l.person_id = (app.reach('person'))[1]
$function$
;
grant execute on function app.digest_lines(uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION app.draft_shown(p_policy uuid)
 RETURNS TABLE(look app.draft_looks, organisation_name text, title text, draft app.drafts)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select l, o.name, p.title, d from app.shown_look(p_policy) l
    join app.organisations o on o.id = l.organisation_id
    join app.policies p on p.organisation_id = l.organisation_id and p.id = l.policy_id
    join app.drafts d on d.organisation_id = l.organisation_id and d.policy_id = l.policy_id
$function$
;
grant execute on function app.draft_shown(uuid) to ratify_app;
grant execute on function app.draft_shown(uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION app.drafts_shown()
 RETURNS TABLE(look app.draft_looks, organisation_name text, title text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select l, o.name, p.title from app.draft_looks l
    join app.organisations o on o.id = l.organisation_id
    join app.policies p on p.organisation_id = l.organisation_id and p.id = l.policy_id
  where l.addressee_id = any (app.reach('own')) and l.organisation_id = any (app.reach('below'))
    and l.ended_at is null and p.retired_on is null
$function$
;
grant execute on function app.drafts_shown() to ratify_app;
grant execute on function app.drafts_shown() to ratify_worker;

CREATE OR REPLACE FUNCTION app.empty_expired_packs(p_now timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with gone as (
    delete from app.pack_parts p using app.packs k
    where k.organisation_id = p.organisation_id and k.id = p.pack_id and k.asked_at < p_now - interval '1 day'
      and not exists (select from app.pack_files f
        where f.organisation_id = p.organisation_id and f.pack_id = p.pack_id and f.expires_at > p_now)
    returning p.pack_id)
  select count(distinct pack_id)::int from gone
$function$
;
grant execute on function app.empty_expired_packs(timestamp with time zone) to ratify_worker;

CREATE OR REPLACE FUNCTION app.end_looks()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  update app.draft_looks l set ended_at = clock_timestamp()
    where l.organisation_id = new.organisation_id and l.policy_id = new.policy_id and l.ended_at is null and l.asked_at <= new.recorded_at;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.enqueue(p_task text, p_payload jsonb, p_key text DEFAULT NULL::text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_own uuid[] := app.reach('writable');
begin
  if cardinality(v_own) <> 1 then
    raise exception 'jobs are enqueued in the writing context of one organisation' using errcode = 'insufficient_privilege';
  end if;
  return directory.add_job(v_own[1], p_task, p_payload, p_key);
end $function$
;
grant execute on function app.enqueue(text,jsonb,text) to ratify_app;
grant execute on function app.enqueue(text,jsonb,text) to ratify_worker;

CREATE OR REPLACE FUNCTION app.enqueue_due_reminders(p_today date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_due record;
  v_key text;
  v_count integer := 0;
begin
  for v_due in
    select r.organisation_id, r.id, case when r.due_on <= p_today then 'on-the-day' else 'week-before' end as kind
    from app.confirmation_rounds r
    where r.closed_at is null and (r.due_on = p_today or r.due_on - 7 <= p_today and r.due_on > p_today and r.opened_on < r.due_on - 7)
  loop
    v_key := 'remind-round:' || v_due.id || ':' || v_due.kind;
    if not exists (select from app.round_reminders s
        where s.organisation_id = v_due.organisation_id and s.round_id = v_due.id and s.kind = v_due.kind)
      and not exists (select from app.jobs j where j.organisation_id = v_due.organisation_id and j.key = v_key) then
      perform directory.add_job(v_due.organisation_id, 'remind-round', jsonb_build_object('roundId', v_due.id, 'kind', v_due.kind), v_key);
      v_count := v_count + 1;
    end if;
  end loop;
  return v_count;
end $function$
;
grant execute on function app.enqueue_due_reminders(date) to ratify_worker;

CREATE OR REPLACE FUNCTION app.enqueue_due_sealing(p_renew_before timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_due record;
  v_count integer := 0;
begin
  for v_due in
    select d.organisation_id, d.id, 'renew-archive' as task
    from app.documents d
    cross join lateral (select v.archived_until from app.document_versions v
      where v.organisation_id = d.organisation_id and v.document_id = d.id order by v.number desc limit 1) latest
    where d.state = 'sealed' and latest.archived_until < p_renew_before
    union all
    select d.organisation_id, d.id, 'seal-document'
    from app.documents d
    where d.state in ('printed', 'sealing') and d.adoption_id is not null
      and not app.awaits_signature(d.organisation_id, d.adoption_id)
      and not exists (select from app.jobs j where j.organisation_id = d.organisation_id
        and j.task in ('seal-document', 'sign-document') and j.state in ('queued', 'running')
        and j.payload ->> 'documentId' = d.id::text)
  loop
    -- A renewal that could not carry the proof any further is tried again after a week, not at every round.
    if not exists (select from app.jobs j where j.organisation_id = v_due.organisation_id
        and j.key = v_due.task || ':' || v_due.id and (j.state in ('queued', 'running')
          or v_due.task = 'renew-archive' and j.created_at > now() - interval '7 days')) then
      perform directory.add_job(v_due.organisation_id, v_due.task, jsonb_build_object('documentId', v_due.id),
        v_due.task || ':' || v_due.id);
      v_count := v_count + 1;
    end if;
  end loop;
  return v_count;
end $function$
;
grant execute on function app.enqueue_due_sealing(timestamp with time zone) to ratify_worker;

CREATE OR REPLACE FUNCTION app.enqueue_for(p_organisation uuid, p_task text, p_payload jsonb, p_key text DEFAULT NULL::text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_own uuid[] := app.reach('writable');
begin
  if cardinality(v_own) <> 1 or not directory.publishes_to(v_own[1], p_organisation) then
    raise exception 'no job may be given to an organisation out of reach' using errcode = 'RT003';
  end if;
  return directory.add_job(p_organisation, p_task, p_payload, p_key);
end $function$
;
grant execute on function app.enqueue_for(uuid,text,jsonb,text) to ratify_worker;

CREATE OR REPLACE FUNCTION app.enqueue_moves()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_organisation uuid;
  v_busy integer := (select count(*) from app.jobs j where j.task = 'move-bytes' and j.state in ('queued', 'running'));
  v_count integer := 0;
begin
  for v_organisation in
    select distinct b.organisation_id from app.blobs b
    where b.bytes is not null and not exists (select from app.jobs j
      where j.organisation_id = b.organisation_id and j.key = 'move-bytes'
        and (j.state in ('queued', 'running') or j.state = 'failed' and j.finished_at > now() - interval '1 hour'))
    limit greatest(0, 2 - v_busy)
  loop
    perform directory.add_job(v_organisation, 'move-bytes', '{}', 'move-bytes');
    v_count := v_count + 1;
  end loop;
  return v_count;
end $function$
;
grant execute on function app.enqueue_moves() to ratify_worker;

CREATE OR REPLACE FUNCTION app.enqueue_round_counts(p_today date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_organisation uuid;
  v_count int := 0;
begin
  for v_organisation in
    select d.organisation_id from (
      select m.organisation_id from directory.round_changes m
      union select k.organisation_id from app.round_counts k where k.closed_on is null and k.counted_for <> p_today
      union select r.organisation_id from app.confirmation_rounds r
        where not exists (select from app.round_counts k where k.organisation_id = r.organisation_id and k.round_id = r.id)) d
    where not exists (select from app.jobs j where j.organisation_id = d.organisation_id and j.key = 'count-rounds:' || d.organisation_id
      and j.state in ('queued', 'running'))
  loop
    delete from directory.round_changes m where m.organisation_id = v_organisation;
    perform directory.add_job(v_organisation, 'count-rounds', '{}', 'count-rounds:' || v_organisation);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $function$
;
grant execute on function app.enqueue_round_counts(date) to ratify_worker;

CREATE OR REPLACE FUNCTION app.enqueue_waiting_digests(p_now timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update directory.digests d set claimed_at = null
    where d.state = 'waiting' and d.claimed_at < p_now - interval '10 minutes';
  select count(graphile_worker.add_job('send-digest', json_build_object('digest', d.id), job_key => 'digest:' || d.id,
    job_key_mode => 'unsafe_dedupe'))::int
  from directory.digests d where d.state = 'waiting' and d.claimed_at is null
$function$
;
grant execute on function app.enqueue_waiting_digests(timestamp with time zone) to ratify_worker;

CREATE OR REPLACE FUNCTION app.enter_in_turn(p_job uuid, p_organisation uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_job app.jobs;
begin
  select j.* into v_job from app.jobs j
    where j.id = p_job and j.task = 'offer-edition' and j.state in ('queued', 'running', 'failed');
  if v_job.id is null or not directory.publishes_to(v_job.organisation_id, p_organisation) then
    raise exception 'no organisation out of reach may be entered in turn' using errcode = 'RT003';
  end if;
  perform directory.open_reach(v_job.actor_person_id, array[p_organisation], array[p_organisation]);
end $function$
;
grant execute on function app.enter_in_turn(uuid,uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION app.enter_session(p_session bytea)
 RETURNS TABLE(person_id uuid, person_name text, email text, acting_organisation_id uuid, csrf_secret text, expires_at timestamp with time zone, proved_at timestamp with time zone, provider text, is_stale boolean, organisation_kind text, roles text[], own uuid[], below uuid[], above uuid[], bought uuid[])
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  perform set_config('transaction_read_only', 'on', true);
  select p.id, p.full_name, p.email, s.acting_organisation_id, s.csrf_secret, coalesce(s.ends_at, s.expires_at), s.proved_at, s.provider,
      s.last_seen_at < clock_timestamp() - interval '1 minute'
    into person_id, person_name, email, acting_organisation_id, csrf_secret, expires_at, proved_at, provider, is_stale
    from directory.sessions s join directory.people p on p.id = s.person_id
    where s.token_hash = p_session and s.expires_at > clock_timestamp();
  if person_id is null then
    return;
  end if;
  if acting_organisation_id is not null then
    roles := directory.roles_today(person_id, acting_organisation_id);
  end if;
  if roles is not null then
    select o.kind, r.own, r.below, r.above, r.bought into organisation_kind, own, below, above, bought
      from directory.open_reach(person_id, array[acting_organisation_id], '{}') r
      join app.organisations o on o.id = acting_organisation_id;
  end if;
  return next;
end $function$
;
grant execute on function app.enter_session(bytea) to ratify_app;

CREATE OR REPLACE FUNCTION app.erase_person(p_person uuid, p_carry_out boolean)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_own uuid := case when p_carry_out then app.check_writing() else (app.reach('own'))[1] end;
  v_left constant text := 'Somebody who has left';
  v_column record;
  v_count int;
  v_erased jsonb := '{}';
  v_kept jsonb := '{}';
  v_account text;
begin
  if not exists (select from app.appointments a where a.organisation_id = v_own and a.person_id = p_person) then
    raise exception 'there is no such person here' using errcode = 'RT003';
  end if;
  if exists (select from app.appointments a where a.organisation_id = v_own and a.person_id = p_person
    and directory.today() <= coalesce(a.until_on, 'infinity')) then
    return jsonb_build_object('erased', v_erased, 'kept', v_kept, 'account', 'in-post');
  end if;
  for v_column in select * from directory.personal_columns() p where p.name_column is not null loop
    if v_column.is_kept or not p_carry_out then
      execute format('select count(*)::int from app.%I t where t.organisation_id = $1 and t.%I = $2 and t.%I <> $3',
        v_column.name, v_column.id_column, v_column.name_column) into v_count using v_own, p_person, v_left;
    else
      execute format('update app.%I t set %I = $3 where t.organisation_id = $1 and t.%I = $2 and t.%I <> $3',
        v_column.name, v_column.name_column, v_column.id_column, v_column.name_column) using v_own, p_person, v_left;
      get diagnostics v_count = row_count;
    end if;
    if v_count > 0 and v_column.is_kept then
      v_kept := v_kept || jsonb_build_object(v_column.name, coalesce((v_kept ->> v_column.name)::int, 0) + v_count);
    elsif v_count > 0 then
      v_erased := v_erased || jsonb_build_object(v_column.name, coalesce((v_erased ->> v_column.name)::int, 0) + v_count);
    end if;
  end loop;
  select count(*)::int into v_count from app.audit_personal p join app.audit_events e
    on e.organisation_id = p.organisation_id and e.id = p.audit_event_id
    where p.organisation_id = v_own and p_person in (e.actor_person_id, e.subject_id);
  if v_count > 0 then
    v_erased := v_erased || jsonb_build_object('audit_personal', v_count);
  end if;
  v_account := case when exists (select from app.appointments a where a.person_id = p_person and a.organisation_id <> v_own
    and a.person_name <> v_left) then 'elsewhere' else 'erased' end;
  if p_carry_out then
    delete from app.audit_personal p using app.audit_events e where e.organisation_id = p.organisation_id and e.id = p.audit_event_id
      and p.organisation_id = v_own and p_person in (e.actor_person_id, e.subject_id);
    if v_account = 'erased' then
      perform directory.erase_account(p_person, v_left);
    end if;
  end if;
  return jsonb_build_object('erased', v_erased, 'kept', v_kept, 'account', v_account);
end $function$
;
grant execute on function app.erase_person(uuid,boolean) to ratify_app;

CREATE OR REPLACE FUNCTION app.exception_transitions()
 RETURNS TABLE(from_state text, to_state text)
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  values ('asked', 'granted'), ('asked', 'refused'), ('asked', 'withdrawn'), ('granted', 'ended')
$function$
;
grant execute on function app.exception_transitions() to ratify_app;
grant execute on function app.exception_transitions() to ratify_worker;

CREATE OR REPLACE FUNCTION app.exceptions_addressed()
 RETURNS TABLE(exception app.exceptions, organisation_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select x, o.name from app.exceptions x join app.organisations o on o.id = x.organisation_id
  where x.addressee_id = any (app.reach('own'))
$function$
;
grant execute on function app.exceptions_addressed() to ratify_app;
grant execute on function app.exceptions_addressed() to ratify_worker;

CREATE OR REPLACE FUNCTION app.find_organisations(p_session bytea, p_organisation uuid, p_find text, p_most integer)
 RETURNS TABLE(id uuid, name text, slug text, kind text, urn text, closed_on text, is_exact boolean, above jsonb, below jsonb)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform directory.operator_of(p_session, p_organisation);
  return query
    with found as (
      select o.*, coalesce(p_find in (o.id::text, o.slug, o.urn), false) or lower(o.name) = lower(p_find) as exactly from app.organisations o
      where p_find in (o.id::text, o.slug, o.urn) or position(lower(p_find) in lower(o.name)) > 0
      order by exactly desc, o.name, o.id limit p_most)
    select f.id, f.name, f.slug, f.kind, f.urn, f.closed_on::text, f.exactly,
      coalesce((select jsonb_agg(jsonb_build_object('name', u.name, 'kind', l.kind) order by u.name, l.kind)
        from app.organisation_links l join app.organisations u on u.id = l.upper_id where l.organisation_id = f.id and l.until_on is null), '[]'),
      coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name) order by b.name, b.id)
        from app.organisations b where exists (select from app.organisation_links l where l.organisation_id = b.id and l.upper_id = f.id
          and l.until_on is null and l.kind <> 'record-kept-by')), '[]')
    from found f order by f.exactly desc, f.name, f.id;
end $function$
;
grant execute on function app.find_organisations(bytea,uuid,text,integer) to ratify_national;

CREATE OR REPLACE FUNCTION app.find_person(p_email text)
 RETURNS TABLE(id uuid, can_sign_in boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform app.check_writing();
  return query select p.id, directory.can_sign_in(p.id) from directory.people p where lower(p.email) = lower(p_email);
end $function$
;
grant execute on function app.find_person(text) to ratify_app;

CREATE OR REPLACE FUNCTION app.follow_links()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if tg_op <> 'INSERT' then
    perform directory.refresh_closure(old.kind, old.organisation_id);
  end if;
  if tg_op <> 'DELETE' then
    perform directory.refresh_closure(new.kind, new.organisation_id);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.forks_of(p_template uuid)
 RETURNS TABLE(organisation_id uuid, policy_id uuid, base_edition_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select p.organisation_id, p.id, p.base_edition_id from app.policies p
  join directory.reached_by(app.reach('own')) r on r.publisher_id = p.template_organisation_id and r.organisation_id = p.organisation_id
  where p.template_organisation_id = any (app.reach('own')) and p.template_id = p_template and p.retired_on is null
$function$
;
grant execute on function app.forks_of(uuid) to ratify_app;
grant execute on function app.forks_of(uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION app.guard_bytes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if (new.organisation_id, new.sha256, new.mime, new.length, new.stored_at)
       is distinct from (old.organisation_id, old.sha256, old.mime, old.length, old.stored_at)
     or (new.place, new.bytes is null) is not distinct from (old.place, old.bytes is null)
     or old.place = 'database' and new.bytes is null then
    raise exception 'only where the bytes of app.blobs are may change, and first that they leave'
      using errcode = 'RT001', table = tg_table_name;
  end if;
  if old.place = 'database' and new.place = 's3' then
    perform pg_advisory_xact_lock_shared(6402118538);
    if exists (select from directory.leaving_objects l where l.organisation_id = new.organisation_id and l.sha256 = new.sha256) then
      raise exception 'an object of the same bytes is being removed from the store of files' using errcode = 'RT007';
    end if;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.guard_columns()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if to_jsonb(old) - tg_argv is distinct from to_jsonb(new) - tg_argv then
    raise exception 'only % of %.% may change', array_to_string(tg_argv, ', '), tg_table_schema, tg_table_name
      using errcode = 'RT001', table = tg_table_name;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.has_calendar(p_token_hash bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from directory.calendar_links l where l.token_hash = p_token_hash)
$function$
;
grant execute on function app.has_calendar(bytea) to ratify_public;

CREATE OR REPLACE FUNCTION app.have_left(p_organisations uuid[], p_digests text[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  delete from directory.leaving_objects l using unnest(p_organisations, p_digests) g (id, digest)
    where l.organisation_id = g.id and l.sha256 = g.digest
$function$
;
grant execute on function app.have_left(uuid[],text[]) to ratify_worker;

CREATE OR REPLACE FUNCTION app.known_document(p_sha256 text)
 RETURNS TABLE(verify_code text, number integer, sha256 text, length integer, level text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select d.verify_code, v.number, v.sha256, v.length, v.level
  from app.document_versions held
  join app.documents d on d.organisation_id = held.organisation_id and d.id = held.document_id
  join app.document_versions v on v.organisation_id = d.organisation_id and v.document_id = d.id
  where held.sha256 = p_sha256
  order by v.number
$function$
;
grant execute on function app.known_document(text) to ratify_public;

CREATE OR REPLACE FUNCTION app.known_organisations(p_session bytea, p_organisation uuid, p_of uuid[])
 RETURNS TABLE(id uuid, kind text, name text, phase text, address text, "closedOn" text, numbers jsonb, links jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform directory.operator_of(p_session, p_organisation);
  return query select k.* from directory.known_organisations(coalesce(p_of, '{}')) k;
end $function$
;
grant execute on function app.known_organisations(bytea,uuid,uuid[]) to ratify_national;

CREATE OR REPLACE FUNCTION app.link_audit(p_organisation uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$
;
grant execute on function app.link_audit(uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION app.look_up_objects(p_organisations uuid[], p_digests text[])
 RETURNS TABLE(organisation_id uuid, sha256 text, is_known boolean, is_referred boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform pg_advisory_xact_lock(6402118538);
  return query
    select g.id, g.digest, exists (select from app.organisations o where o.id = g.id),
      exists (select from app.blobs b where b.organisation_id = g.id and b.sha256 = g.digest and b.place = 's3')
    from unnest(p_organisations, p_digests) g (id, digest);
end $function$
;
grant execute on function app.look_up_objects(uuid[],text[]) to ratify_worker;

CREATE OR REPLACE FUNCTION app.mark_words(p_query text, p_passages text[])
 RETURNS SETOF text
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select ts_headline('pg_catalog.english', q.passage, app.any_of(p_query),
    E'StartSel=\uE000, StopSel=\uE001, MaxFragments=1, MinWords=16, MaxWords=36')
  from unnest(p_passages) with ordinality q (passage, turn) order by q.turn
$function$
;
grant execute on function app.mark_words(text,text[]) to ratify_app;

CREATE OR REPLACE FUNCTION app.missing_at(p_setting uuid, p_today date)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select r.id from directory.find_missing(array(select p_setting where p_setting = any (app.reach('own')) or p_setting = any (app.reach('below'))),
    null, p_today) f cross join lateral unnest(f.required) r (id)
$function$
;
grant execute on function app.missing_at(uuid,date) to ratify_app;
grant execute on function app.missing_at(uuid,date) to ratify_worker;

CREATE OR REPLACE FUNCTION app.missing_here(p_setting uuid, p_today date)
 RETURNS TABLE(id uuid, title text, basis text, template_id uuid, publisher_name text, due_on date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_missing constant uuid[] := case when p_setting = any (app.reach('own')) then directory.missing_here(p_setting, p_today) end;
begin
  return query select q.id, q.title, q.basis, case when exists (select from app.editions e where e.organisation_id = q.organisation_id
      and e.template_id = q.template_id) then q.template_id end, o.name, q.due_on
    from app.required_policies q join app.organisations o on o.id = q.organisation_id
    where q.id = any (v_missing) and q.organisation_id = any (app.reach('above')) order by lower(q.title), q.id;
end $function$
;
grant execute on function app.missing_here(uuid,date) to ratify_app;
grant execute on function app.missing_here(uuid,date) to ratify_worker;

CREATE OR REPLACE FUNCTION app.move_covers(p_policy uuid, p_on date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_cover app.coverages;
  v_due date;
begin
  select p.review_due_on into v_due from app.policies p where p.id = p_policy and p.organisation_id = any (app.reach('writable'));
  for v_cover in select c.* from app.coverages c where c.policy_id = p_policy and c.review_due_on is distinct from v_due
      and c.adopting_organisation_id = any (app.reach('writable')) for update loop
    perform directory.keep_cover(v_cover, p_on);
  end loop;
  update app.coverages c set review_due_on = v_due where c.policy_id = p_policy and c.review_due_on is distinct from v_due
    and c.adopting_organisation_id = any (app.reach('writable'));
end $function$
;
grant execute on function app.move_covers(uuid,date) to ratify_app;
grant execute on function app.move_covers(uuid,date) to ratify_worker;

CREATE OR REPLACE FUNCTION app.national_counts(p_today date)
 RETURNS TABLE(council_id uuid, status text, policies bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  v_others uuid[];
begin
  if cardinality(app.reach('national')) <> 1 then
    raise exception 'the national register is entered by begin_national' using errcode = 'insufficient_privilege';
  end if;
  v_others := array(
    select m.organisation_id from directory.register_changes m
    union select c.organisation_id from directory.register_counts c where c.counted_for > p_today);
  return query
  with sums as materialized (
    select c.council_id, sum(c.overdue) as overdue, sum(c.not_evidenced) as not_evidenced, sum(c.unsigned) as unsigned, sum(c.due_soon) as due_soon,
      sum(c.submitted) as submitted, sum(c.draft) as draft, sum(c.adopted) as adopted, sum(c.covered) as covered, sum(c.missing) as missing
    from directory.register_counts c where c.organisation_id <> all (v_others) group by 1),
  counted as (
    select s.council_id, k.status, k.policies from sums s cross join lateral (values ('overdue', s.overdue), ('not-evidenced', s.not_evidenced),
      ('unsigned', s.unsigned), ('due-soon', s.due_soon), ('submitted', s.submitted), ('draft', s.draft), ('adopted', s.adopted),
      ('covered', s.covered), ('missing', s.missing)) k (status, policies)
    union all
    select c.council_id, t.status, t.policies from directory.register_turned(null, p_today) t
      join directory.register_counts c on c.organisation_id = t.organisation_id where t.organisation_id <> all (v_others)
    union all
    select l.upper_id, f.status, f.policies from (
        select r.organisation_id, r.status, r.policies from directory.count_register(v_others, p_today) r where cardinality(v_others) > 0
        union all select m.organisation_id, 'missing', cardinality(m.required)::bigint from directory.find_missing(v_others, null, p_today) m where cardinality(v_others) > 0) f
      left join lateral (select l.upper_id from app.organisation_links l join app.organisations u on u.id = l.upper_id and u.kind = 'council'
        where l.organisation_id = f.organisation_id and l.kind in ('maintained-by', 'lies-in-area-of')
          and p_today between l.from_on and coalesce(l.until_on, 'infinity')
        order by l.kind = 'maintained-by' desc, l.from_on desc limit 1) l on true)
  select c.council_id, c.status, sum(c.policies)::bigint from counted c group by 1, 2 having sum(c.policies) <> 0;
end $function$
;
grant execute on function app.national_counts(date) to ratify_national;

CREATE OR REPLACE FUNCTION app.national_counts_by(p_today date, p_by text, p_within uuid)
 RETURNS TABLE(organisation_id uuid, status text, policies bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
#variable_conflict use_column
declare
  v_only uuid[];
  v_others uuid[];
begin
  perform directory.require_national();
  if p_within is not null then
    v_only := array(select app.national_within(p_within));
  end if;
  v_others := array(
    select m.organisation_id from directory.register_changes m where v_only is null or m.organisation_id = any (v_only)
    union select c.organisation_id from directory.register_counts c where c.counted_for > p_today and (v_only is null or c.organisation_id = any (v_only)));
  return query
  with groups as materialized (
    select g.id, g.key from app.organisations o left join directory.register_counts c on c.organisation_id = o.id
      cross join lateral (select o.id, case when p_by = 'setting' or o.kind = 'trust' then o.id
        when o.id = any (v_others) then (select l.upper_id from app.organisation_links l where l.organisation_id = o.id and l.kind = 'academy-of'
          and p_today between l.from_on and coalesce(l.until_on, 'infinity') order by l.from_on desc limit 1)
        else c.trust_id end as key) g
    where (v_only is null or o.id = any (v_only)) and g.key is not null),
  sums as materialized (
    select g.key, sum(c.overdue) as overdue, sum(c.not_evidenced) as not_evidenced, sum(c.unsigned) as unsigned, sum(c.due_soon) as due_soon,
      sum(c.submitted) as submitted, sum(c.draft) as draft, sum(c.adopted) as adopted, sum(c.covered) as covered, sum(c.missing) as missing
    from directory.register_counts c join groups g on g.id = c.organisation_id where c.organisation_id <> all (v_others) group by 1),
  counted as (
    select s.key, k.status, k.policies from sums s cross join lateral (values ('overdue', s.overdue), ('not-evidenced', s.not_evidenced),
      ('unsigned', s.unsigned), ('due-soon', s.due_soon), ('submitted', s.submitted), ('draft', s.draft), ('adopted', s.adopted),
      ('covered', s.covered), ('missing', s.missing)) k (status, policies)
    union all
    select g.key, f.status, f.policies from (
        select t.organisation_id, t.status, t.policies from directory.register_turned(v_only, p_today) t where t.organisation_id <> all (v_others)
        union all select r.organisation_id, r.status, r.policies from directory.count_register(v_others, p_today) r where cardinality(v_others) > 0
        union all select m.organisation_id, 'missing', cardinality(m.required)::bigint from directory.find_missing(v_others, null, p_today) m where cardinality(v_others) > 0) f
      join groups g on g.id = f.organisation_id)
  select c.key, c.status, sum(c.policies)::bigint from counted c group by 1, 2 having sum(c.policies) <> 0;
end $function$
;
grant execute on function app.national_counts_by(date,text,uuid) to ratify_national;

CREATE OR REPLACE FUNCTION app.national_settings(p_council uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select l.organisation_id from app.organisation_links l
  where l.upper_id = p_council and l.kind in ('maintained-by', 'lies-in-area-of') and cardinality(app.reach('national')) = 1
    and directory.today() between l.from_on and coalesce(l.until_on, 'infinity')
$function$
;
grant execute on function app.national_settings(uuid) to ratify_national;

CREATE OR REPLACE FUNCTION app.national_within(p_upper uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select l.organisation_id from app.organisation_links l
  where l.upper_id = p_upper and l.kind in ('maintained-by', 'lies-in-area-of', 'academy-of') and cardinality(app.reach('national')) = 1
    and directory.today() between l.from_on and coalesce(l.until_on, 'infinity')
  union
  select o.id from app.organisations o where o.id = p_upper and o.kind <> 'council' and cardinality(app.reach('national')) = 1
$function$
;
grant execute on function app.national_within(uuid) to ratify_national;

CREATE OR REPLACE FUNCTION app.note_leaving(p_organisations uuid[], p_digests text[])
 RETURNS TABLE(organisation_id uuid, sha256 text, is_known boolean, is_noted boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform pg_advisory_xact_lock(6402118538);
  return query
    with looked as materialized (
      select g.id, g.digest, exists (select from app.organisations o where o.id = g.id) as is_there,
        exists (select from app.blobs b where b.organisation_id = g.id and b.sha256 = g.digest and b.place = 's3') as is_referred
      from unnest(p_organisations, p_digests) g (id, digest)),
    noted as (
      insert into directory.leaving_objects as l (organisation_id, sha256)
        select k.id, k.digest from looked k where k.is_there and not k.is_referred
        on conflict do nothing returning l.organisation_id, l.sha256)
    select k.id, k.digest, k.is_there, n.sha256 is not null
    from looked k left join noted n on n.organisation_id = k.id and n.sha256 = k.digest;
end $function$
;
grant execute on function app.note_leaving(uuid[],text[]) to ratify_worker;

CREATE OR REPLACE FUNCTION app.note_personal_read(p_session bytea, p_organisation uuid, p_action text, p_subject_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_person uuid;
  v_token app.api_tokens;
begin
  if p_action !~ '^[a-z]+\.read$' then
    return false;
  end if;
  select s.person_id into v_person from directory.sessions s join app.appointments a on a.person_id = s.person_id
    where s.token_hash = p_session and s.expires_at > clock_timestamp() and a.organisation_id = p_organisation
      and directory.today() between a.from_on and coalesce(a.until_on, 'infinity') limit 1;
  if v_person is null then
    v_token := directory.live_token(p_session);
    if v_token.id is null or v_token.organisation_id <> p_organisation then
      return false;
    end if;
  end if;
  if exists (select from app.audit_events e where e.organisation_id = p_organisation and e.at > clock_timestamp() - interval '1 hour'
    and e.actor_person_id is not distinct from v_person and e.action = p_action
    and e.on_behalf_of is not distinct from 'token:' || v_token.id
    and e.subject_id is not distinct from coalesce(v_token.id, p_subject_id)) then
    return false;
  end if;
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id, on_behalf_of)
    values (p_organisation, v_person, p_action, case when v_token.id is null then 'Person' else 'ApiToken' end,
      coalesce(v_token.id, p_subject_id), 'token:' || v_token.id);
  return true;
end $function$
;
grant execute on function app.note_personal_read(bytea,uuid,text,uuid) to ratify_app;

CREATE OR REPLACE FUNCTION app.note_reminders(p_day date, p_lines jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$
;
grant execute on function app.note_reminders(date,jsonb) to ratify_worker;

CREATE OR REPLACE FUNCTION app.note_shown_look(p_policy uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_own uuid := app.check_writing();
  v_look app.draft_looks := app.shown_look(p_policy);
begin
  if v_look.id is null then
    raise exception 'there is no such draft to look at' using errcode = 'RT003';
  end if;
  update app.draft_looks l set looked_at = clock_timestamp() where l.id = v_look.id;
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id, data)
    values (v_look.organisation_id, (app.reach('person'))[1], 'draft.looked-at', 'Draft', p_policy, jsonb_build_object('organisationId', v_own));
end $function$
;
grant execute on function app.note_shown_look(uuid) to ratify_app;
grant execute on function app.note_shown_look(uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION app.offer_in_turn(p_job uuid, p_edition_organisation uuid, p_edition uuid, p_organisations uuid[], p_policies uuid[])
 RETURNS TABLE(policy_id uuid, outcome text)
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_lists constant text[] := array['person', 'own', 'writable', 'below', 'above', 'bought', 'linked'];
  v_publisher text[] := array(select current_setting('app.' || list, true) from unnest(v_lists) list);
  i int;
begin
  for i in 1 .. cardinality(p_policies) loop
    policy_id := p_policies[i];
    begin
      perform app.enter_in_turn(p_job, p_organisations[i]);
      perform 1 from app.drafts d where d.organisation_id = p_organisations[i] and d.policy_id = p_policies[i] for update;
      insert into app.update_offers (organisation_id, policy_id, edition_organisation_id, edition_id)
        select p.organisation_id, p.id, e.organisation_id, e.id
        from app.policies p
        join app.editions e on e.organisation_id = p.template_organisation_id and e.template_id = p.template_id
        where p.organisation_id = p_organisations[i] and p.id = p_policies[i] and p.retired_on is null
          and e.organisation_id = p_edition_organisation and e.id = p_edition
        on conflict do nothing;
      if found then
        perform app.record_audit('update.offered', 'Policy', p_policies[i],
          (select jsonb_build_object('editionId', e.id, 'edition', e.number) from app.editions e
            where e.organisation_id = p_edition_organisation and e.id = p_edition), null);
        outcome := 'offered';
      else
        outcome := 'there';
      end if;
    exception when others then
      outcome := sqlstate;
    end;
    return next;
  end loop;
  for i in 1 .. cardinality(v_lists) loop -- back to the publisher
    perform set_config('app.' || v_lists[i], coalesce(v_publisher[i], ''), true);
  end loop;
end $function$
;
grant execute on function app.offer_in_turn(uuid,uuid,uuid,uuid[],uuid[]) to ratify_worker;

CREATE OR REPLACE FUNCTION app.offers_of(p_template uuid)
 RETURNS TABLE(organisation_id uuid, policy_id uuid, edition_id uuid, offered_at timestamp with time zone, answer text, answered_at timestamp with time zone, reason text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select u.organisation_id, u.policy_id, u.edition_id, u.offered_at, u.answer, u.answered_at, u.reason
  from app.editions e
  join app.update_offers u on u.edition_organisation_id = e.organisation_id and u.edition_id = e.id
  join directory.reached_by(app.reach('own')) r on r.publisher_id = e.organisation_id and r.organisation_id = u.organisation_id
  where e.organisation_id = any (app.reach('own')) and e.template_id = p_template
$function$
;
grant execute on function app.offers_of(uuid) to ratify_app;
grant execute on function app.offers_of(uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION app.open_invitation(p_person uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_own uuid := app.check_writing();
  v_link uuid;
begin
  if not exists (select from app.appointments a where a.person_id = p_person and a.organisation_id = v_own) then
    raise exception 'there is no such person here' using errcode = 'RT003';
  end if;
  if directory.can_sign_in(p_person) then
    return null;
  end if;
  insert into directory.account_links (person_id, purpose, expires_at)
    values (p_person, 'invitation', clock_timestamp() + interval '14 days') returning id into v_link;
  return v_link;
end $function$
;
grant execute on function app.open_invitation(uuid) to ratify_app;

CREATE OR REPLACE FUNCTION app.operate_job(p_session bytea, p_organisation uuid, p_job uuid, p_act text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$
;
grant execute on function app.operate_job(bytea,uuid,uuid,text) to ratify_national;

CREATE OR REPLACE FUNCTION app.operating_facts()
 RETURNS TABLE(mail_waiting bigint, mail_oldest_at timestamp with time zone, mail_refused bigint, backup_at timestamp with time zone, backup_bytes bigint, log_handed_over_at timestamp with time zone, schema_version text, unlinked bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$
;
grant execute on function app.operating_facts() to ratify_national;

CREATE OR REPLACE FUNCTION app.operating_failures(p_limit integer)
 RETURNS TABLE(id uuid, task text, organisation_name text, error text, attempts integer, finished_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform directory.require_national();
  return query
  select j.id, j.task, o.name, j.error, j.attempts, j.finished_at
  from app.jobs j join app.organisations o on o.id = j.organisation_id
  where j.state = 'failed' and j.put_aside_at is null order by j.finished_at desc, j.id desc limit least(p_limit, 200);
end $function$
;
grant execute on function app.operating_failures(integer) to ratify_national;

CREATE OR REPLACE FUNCTION app.operating_queues()
 RETURNS TABLE(task text, waiting bigint, running bigint, failed bigint, oldest_at timestamp with time zone, waits_for text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$
;
grant execute on function app.operating_queues() to ratify_national;

CREATE OR REPLACE FUNCTION app.people_here()
 RETURNS TABLE(person_id uuid, email text, can_sign_in boolean, has_second_factor boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select p.id, p.email, directory.can_sign_in(p.id),
    exists (select from directory.second_factors f where f.person_id = p.id and f.confirmed_at is not null)
  from directory.people p
  where p.id in (select a.person_id from app.appointments a where a.organisation_id = any (app.reach('own')))
$function$
;
grant execute on function app.people_here() to ratify_app;

CREATE OR REPLACE FUNCTION app.people_to_remind(p_day date, p_most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
      -- As many days as the induction set may take, and a fortnight in which somebody looks once a week.
      or a.role in ('staff', 'head', 'clerk', 'chair', 'vice-chair', 'governor') and a.from_on >= p_day - 30
      or a.role = 'head' and exists (select from app.reading_questions q where q.organisation_id = a.organisation_id and q.answered_at is null)
      or a.role in ('head', 'clerk') and exists (select from app.update_offers f where f.organisation_id = a.organisation_id and f.answer is null)
      or a.role in ('head', 'clerk') and exists (select from directory.register_counts c
        where c.organisation_id = a.organisation_id and c.missing > 0)
      or a.role = 'council-author' and exists (select from app.templates t
        where t.organisation_id = a.organisation_id and t.review_due_on <= p_day + 70)
      or a.role in ('council-author', 'publisher') and exists (select from app.draft_looks k
        where k.addressee_id = a.organisation_id and k.ended_at is null))
  group by a.person_id order by a.person_id limit p_most
$function$
;
grant execute on function app.people_to_remind(date,integer) to ratify_worker;

CREATE OR REPLACE FUNCTION app.public_document(p_code text)
 RETURNS TABLE(title text, organisation_name text, state text, revision_number integer, revision_state text, adopted_on date, effective_from date, review_due_on date, sha256 text, length integer, level text, made_at timestamp with time zone, signed jsonb, corrected_at timestamp with time zone, retired_on date, replaced_by text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select d.title, o.name, d.state, r.number, r.state, a.adopted_on, a.effective_from, p.review_due_on,
    v.sha256, v.length, v.level, v.made_at,
    coalesce((select jsonb_agg(jsonb_build_object('role', q.role, 'forRole', q.for_role, 'signedAt', s.signed_at,
        'signedOn', w.signed_on) order by s.signed_at, w.signed_on, q.turn)
      from app.signature_requests q
      left join app.signatures s on s.organisation_id = q.organisation_id and s.request_id = q.id
      left join app.paper_signatures w on w.organisation_id = q.organisation_id and w.request_id = q.id
      where q.organisation_id = d.organisation_id and q.revision_id = d.revision_id and (d.adoption_id is null or q.adoption_id = d.adoption_id)
        and (s.id is not null or w.id is not null)), '[]'),
    a.set_aside_at, w.retired_on, s.title
  from app.documents d
  join app.organisations o on o.id = d.organisation_id
  join app.policies p on p.organisation_id = d.organisation_id and p.id = d.policy_id
  join app.revisions r on r.organisation_id = d.organisation_id and r.id = d.revision_id
  left join app.adoptions a on a.organisation_id = d.organisation_id and a.id = d.adoption_id
  left join lateral (select dv.* from app.document_versions dv
    where dv.organisation_id = d.organisation_id and dv.document_id = d.id order by dv.number desc limit 1) v on true
  left join app.retirements w on w.organisation_id = p.organisation_id and w.policy_id = p.id and w.ended_on is null
  left join app.policies s on s.organisation_id = w.organisation_id and s.id = w.successor_id
  where d.verify_code = p_code
$function$
;
grant execute on function app.public_document(text) to ratify_public;

CREATE OR REPLACE FUNCTION app.public_policies(p_organisation text)
 RETURNS TABLE(title text, slug text, organisation_name text, colour text, adopted_on date, review_due_on date, review_due_said text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select p.title, p.slug, o.name, o.colour, p.adopted_on, p.review_due_on, p.review_due_said
  from app.organisations o
  join app.policies p on p.organisation_id = o.id
  join app.revisions r on r.organisation_id = p.organisation_id and r.id = p.adopted_revision_id
  where o.slug = p_organisation and p.is_public and p.retired_on is null and r.state = 'adopted'
  order by p.title, p.slug
$function$
;
grant execute on function app.public_policies(text) to ratify_public;

CREATE OR REPLACE FUNCTION app.public_policy(p_organisation text, p_policy text)
 RETURNS TABLE(title text, slug text, organisation_name text, organisation_slug text, colour text, text text, facts jsonb, number integer, adopted_on date, effective_from date, review_due_on date, review_due_said text, adopted_by text, verify_code text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select p.title, p.slug, o.name, o.slug, o.colour, r.text, r.organisation_facts, r.number,
    p.adopted_on, p.effective_from, p.review_due_on, p.review_due_said,
    case when c.route in ('meeting', 'written-resolution') then b.name end, d.verify_code
  from app.organisations o
  join app.policies p on p.organisation_id = o.id
  join app.revisions r on r.organisation_id = p.organisation_id and r.id = p.adopted_revision_id
  left join lateral (select a.decision_id from app.adoptions a
    where a.set_aside_at is null and a.organisation_id = r.organisation_id and a.revision_id = r.id order by a.recorded_at desc limit 1) adoption on true
  left join app.decisions c on c.organisation_id = p.organisation_id and c.id = adoption.decision_id
  left join app.bodies b on b.id = c.body_id
  left join lateral (select f.verify_code from app.documents f
    where f.organisation_id = r.organisation_id and f.revision_id = r.id order by f.created_at desc limit 1) d on true
  where o.slug = p_organisation and p.slug = p_policy and p.is_public and p.retired_on is null and r.state = 'adopted'
$function$
;
grant execute on function app.public_policy(text,text) to ratify_public;

CREATE OR REPLACE FUNCTION app.public_withdrawn(p_organisation text, p_policy text)
 RETURNS TABLE(title text, slug text, organisation_name text, organisation_slug text, colour text, retired_on date, successor_title text, successor_slug text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with recursive withdrawn as (
    select p.id, p.organisation_id, p.title, p.slug, o.name, o.slug as organisation_slug, o.colour, w.retired_on, w.successor_id
    from app.organisations o
    join app.policies p on p.organisation_id = o.id
    join app.retirements w on w.organisation_id = p.organisation_id and w.policy_id = p.id and w.ended_on is null
    where o.slug = p_organisation and p.slug = p_policy and p.is_public and p.retired_on is not null),
  chain as (
    select w.organisation_id, w.successor_id from withdrawn w where w.successor_id is not null
    union
    select c.organisation_id, r.successor_id from chain c join app.retirements r on r.organisation_id = c.organisation_id
      and r.policy_id = c.successor_id and r.ended_on is null and r.successor_id is not null)
  select w.title, w.slug, w.name, w.organisation_slug, w.colour, w.retired_on, s.title, s.slug
  from withdrawn w
  left join lateral (select p.title, p.slug from chain c join app.policies p on p.organisation_id = c.organisation_id and p.id = c.successor_id
    join app.revisions r on r.organisation_id = p.organisation_id and r.id = p.adopted_revision_id and r.state = 'adopted'
    where p.is_public and p.retired_on is null limit 1) s on true
$function$
;
grant execute on function app.public_withdrawn(text,text) to ratify_public;

CREATE OR REPLACE FUNCTION app.reach(p_name text)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_sealed constant text := current_setting('app.' || p_name, true);
  v_list constant text := substr(v_sealed, 65);
  v_key bytea;
begin
  if coalesce(v_sealed, '') = '' then
    if p_name = 'linked' then
      return app.reach('below') || (app.reach('above'))[cardinality(app.reach('own')) + 1 :] || app.reach('bought');
    end if;
    return '{}';
  end if;
  select k.key into strict v_key from directory.context_key k;
  -- As directory.seal_by makes it.
  if left(v_sealed, 64) is distinct from encode(sha256(v_key || sha256(v_key || convert_to(
    concat_ws('/', pg_backend_pid(), extract(epoch from transaction_timestamp()), p_name, v_list), 'UTF8'))), 'hex') then
    raise exception 'app.% was not set by an entrance of this transaction', p_name using errcode = 'insufficient_privilege';
  end if;
  return v_list::uuid[];
end $function$
;
grant execute on function app.reach(text) to ratify_app;
grant execute on function app.reach(text) to ratify_worker;

CREATE OR REPLACE FUNCTION app.recipient_of(p_message uuid)
 RETURNS TABLE(full_name text, email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select p.full_name, p.email from app.messages m join directory.people p on p.id = m.recipient_id
  where m.id = p_message and m.organisation_id = any (app.reach('own'))
$function$
;
grant execute on function app.recipient_of(uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION app.recipients_of_chase(p_batch uuid, p_day date)
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select distinct a.person_id from app.chases c join app.appointments a on a.organisation_id = c.setting_organisation_id
  where c.batch_id = p_batch and c.organisation_id = any (app.reach('own')) and a.role in ('head', 'clerk')
    and p_day between a.from_on and coalesce(a.until_on, 'infinity')
$function$
;
grant execute on function app.recipients_of_chase(uuid,date) to ratify_worker;

CREATE OR REPLACE FUNCTION app.record_audit(p_action text, p_subject text, p_subject_id uuid, p_data jsonb, p_personal jsonb DEFAULT NULL::jsonb, p_behalf text DEFAULT NULL::text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$
;
grant execute on function app.record_audit(text,text,uuid,jsonb,jsonb,text) to ratify_app;
grant execute on function app.record_audit(text,text,uuid,jsonb,jsonb,text) to ratify_worker;

CREATE OR REPLACE FUNCTION app.recount_register(p_today date, p_most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET jit TO 'off'
AS $function$
declare
  v_organisations uuid[];
begin
  if not pg_try_advisory_xact_lock(hashtextextended('register', 0)) then
    return 0;
  end if;
  select array_agg(organisation_id) into v_organisations from (
    select distinct m.organisation_id from directory.register_changes m limit p_most) changed;
  if v_organisations is null then
    v_organisations := directory.register_turnable(p_today, p_most * 10);
    if cardinality(v_organisations) > 0 then
      perform directory.turn_register(v_organisations, p_today);
      return cardinality(v_organisations);
    end if;
    select array_agg(c.organisation_id) into v_organisations from (
      select c.organisation_id from directory.register_counts c where c.counted_for < p_today or c.counted_for > p_today
      order by c.organisation_id limit p_most) c;
  end if;
  if v_organisations is null then
    return 0;
  end if;
  delete from directory.register_changes m where m.organisation_id = any (v_organisations);
  insert into directory.register_counts as c (organisation_id, council_id, trust_id, counted_for, overdue, not_evidenced, unsigned, due_soon,
    submitted, draft, adopted, covered, missing, missing_of)
  select o.id, l.council_id, l.trust_id, p_today, coalesce(s.overdue, 0), coalesce(s.not_evidenced, 0), coalesce(s.unsigned, 0),
    coalesce(s.due_soon, 0), coalesce(s.submitted, 0), coalesce(s.draft, 0), coalesce(s.adopted, 0), coalesce(s.covered, 0),
    coalesce(m.missing, 0), coalesce(m.missing_of, '{}')
  from app.organisations o
  left join (select f.organisation_id, sum(f.policies) filter (where f.status = 'overdue') as overdue,
      sum(f.policies) filter (where f.status = 'not-evidenced') as not_evidenced, sum(f.policies) filter (where f.status = 'unsigned') as unsigned,
      sum(f.policies) filter (where f.status = 'due-soon') as due_soon, sum(f.policies) filter (where f.status = 'submitted') as submitted,
      sum(f.policies) filter (where f.status = 'draft') as draft, sum(f.policies) filter (where f.status = 'adopted') as adopted,
      sum(f.policies) filter (where f.status = 'covered') as covered
    from directory.count_register(v_organisations, p_today) f group by 1) s on s.organisation_id = o.id
  left join (select f.organisation_id, sum(cardinality(f.required)) as missing, jsonb_object_agg(f.publisher_id, f.required) as missing_of
    from directory.find_missing(v_organisations, null, p_today) f group by 1) m on m.organisation_id = o.id
  left join (select l.organisation_id,
      (array_agg(l.upper_id order by l.kind = 'maintained-by' desc, l.from_on desc) filter (where l.kind in ('maintained-by', 'lies-in-area-of') and u.kind = 'council'))[1] as council_id,
      (array_agg(l.upper_id order by l.from_on desc) filter (where l.kind = 'academy-of'))[1] as trust_id
    from app.organisation_links l join app.organisations u on u.id = l.upper_id
    where l.organisation_id = any (v_organisations) and p_today between l.from_on and coalesce(l.until_on, 'infinity')
    group by 1) l on l.organisation_id = o.id
  where o.id = any (v_organisations)
  on conflict (organisation_id) do update set council_id = excluded.council_id, trust_id = excluded.trust_id, counted_for = excluded.counted_for,
    overdue = excluded.overdue, not_evidenced = excluded.not_evidenced, unsigned = excluded.unsigned, due_soon = excluded.due_soon,
    submitted = excluded.submitted, draft = excluded.draft, adopted = excluded.adopted, covered = excluded.covered, missing = excluded.missing, missing_of = excluded.missing_of;
  return cardinality(v_organisations);
end
$function$
;
grant execute on function app.recount_register(date,integer) to ratify_worker;

CREATE OR REPLACE FUNCTION app.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  raise exception '%.% is a record: it cannot be changed or removed', tg_table_schema, tg_table_name
    using errcode = 'RT001', table = tg_table_name;
end $function$
;

CREATE OR REPLACE FUNCTION app.refuse_unsettled()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if old.settled_at is null then
    raise exception 'a row of %.% that waits is kept', tg_table_schema, tg_table_name using errcode = 'RT001', table = tg_table_name;
  end if;
  return old;
end $function$
;

CREATE OR REPLACE FUNCTION app.register_counts(p_today date)
 RETURNS TABLE(status text, policies bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
 SET jit TO 'off'
AS $function$
declare
  v_below constant uuid[] := directory.at_work(app.reach('below'));
  v_above constant uuid[] := app.reach('above');
  v_own constant uuid := (app.reach('own'))[1];
  v_kept constant uuid[] := directory.register_kept(v_below, v_own, p_today);
  v_others uuid[] := '{}';
begin
  if cardinality(v_kept) < cardinality(v_below) then
    v_others := array(select unnest(v_below) except select unnest(v_kept));
  end if;
  return query
  select k.status, k.policies from (
    select sum(c.overdue) as overdue, sum(c.not_evidenced) as not_evidenced, sum(c.unsigned) as unsigned, sum(c.due_soon) as due_soon,
      sum(c.submitted) as submitted, sum(c.draft) as draft, sum(c.adopted) as adopted, sum(c.covered) as covered,
      sum(jsonb_array_length(c.missing_of -> v_own::text)) as missing
    from directory.register_counts c where c.organisation_id = any (v_kept)) s
  cross join lateral (values ('overdue', s.overdue), ('not-evidenced', s.not_evidenced), ('unsigned', s.unsigned), ('due-soon', s.due_soon),
    ('submitted', s.submitted), ('draft', s.draft), ('adopted', s.adopted), ('covered', s.covered), ('missing', s.missing)) k (status, policies)
  where k.policies <> 0;
  return query select t.status, sum(t.policies)::bigint from directory.register_turned(v_kept, p_today) t group by 1;
  if cardinality(v_others) > 0 then
    return query
    select f.status, sum(f.policies)::bigint from directory.count_register(v_others, p_today) f group by 1
    union all
    select 'missing', sum(cardinality(m.required))::bigint from directory.find_missing(v_others, v_own, p_today) m having sum(cardinality(m.required)) > 0;
  end if;
  return query select 'missing', cardinality(m.here)::bigint from directory.missing_here(v_own, p_today) m (here) where m.here <> '{}';
  return query
  select 'behind', count(*) from app.editions e
    join app.policies p on p.template_organisation_id = e.organisation_id and p.template_id = e.template_id and p.base_edition_id = e.id
    where e.organisation_id = any (v_above) and p.organisation_id = any (v_below) and p.retired_on is null
      and exists (select from app.editions n where n.organisation_id = e.organisation_id and n.template_id = e.template_id and n.number > e.number);
  return query
  select 'exception', count(distinct x.policy_id) from app.exceptions x join app.policies p on p.organisation_id = x.organisation_id and p.id = x.policy_id
    where x.organisation_id = any (v_below) and x.state = 'granted' and (x.until_on is null or x.until_on >= p_today) and p.retired_on is null;
  return query select 'reason', count(distinct r.policy_id) from directory.standing_reasons(v_below) r;
  return query
  select 'left', count(distinct d.policy_id) from app.departures d join app.policies p on p.organisation_id = d.organisation_id and p.id = d.policy_id
    where d.organisation_id = any (v_below) and d.next_edition_id is null and p.template_id is null and p.retired_on is null;
end $function$
;
grant execute on function app.register_counts(date) to ratify_app;
grant execute on function app.register_counts(date) to ratify_worker;

CREATE OR REPLACE FUNCTION app.register_counts_by(p_today date, p_filter jsonb)
 RETURNS TABLE(status text, policies bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  return query
  with found as materialized (select n.* from directory.narrow_register(p_today, p_filter, 'all') n)
  select f.status, count(*) from found f group by 1
  union all
  select a.name, a.lines from (select count(*) filter (where f.is_behind) as behind, count(*) filter (where f.is_excepted) as excepted,
      count(*) filter (where f.has_left) as gone, count(*) filter (where f.has_reason) as reasoned from found f) s
    cross join lateral (values ('behind', s.behind), ('exception', s.excepted), ('left', s.gone), ('reason', s.reasoned)) a (name, lines);
end $function$
;
grant execute on function app.register_counts_by(date,jsonb) to ratify_app;
grant execute on function app.register_counts_by(date,jsonb) to ratify_worker;

CREATE OR REPLACE FUNCTION app.register_page(p_today date, p_status text, p_across text, p_setting uuid, p_after date, p_after_id uuid, p_most integer)
 RETURNS TABLE(id uuid, place date, organisation_id uuid, organisation_name text, status text, policy_id uuid, title text, template_id uuid, edition_id uuid, edition_number integer, latest_edition_number integer, adopt_by_on date, adopted_on date, review_due_on date, review_due_said text, is_on_paper boolean, exceptions integer, left_on date, lineage jsonb, descends_through text, descends_number integer, reason_on date, held_in text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
declare
  v_own constant uuid := (app.reach('own'))[1];
  v_above constant uuid[] := app.reach('above');
  v_below uuid[] := directory.at_work(app.reach('below'));
  v_plain constant boolean := p_across is null;
  v_from constant date := case p_status when 'due-soon' then p_today when 'adopted' then p_today + 61 when 'unsigned' then p_today
    when 'not-evidenced' then p_today else '-infinity' end;
  v_to constant date := case p_status when 'overdue' then p_today - 1 when 'due-soon' then p_today + 60 else 'infinity' end;
  v_in_force boolean := v_plain and coalesce(p_status in ('overdue', 'due-soon', 'adopted', 'unsigned', 'not-evidenced'), true);
  v_open boolean := v_plain and coalesce(p_status in ('overdue', 'not-evidenced', 'submitted', 'draft'), true);
  v_covers boolean := v_plain and coalesce(p_status in ('overdue', 'covered'), true);
  v_misses constant boolean := v_plain and coalesce(p_status = 'missing', true) and (p_after is null or p_after = '-infinity');
  v_kept uuid[];
  v_others uuid[];
  v_only uuid[];
  v_but uuid[];
  v_missing_ids uuid[];
  v_missing_holders uuid[];
  v_missing_required uuid[];
  v_ids uuid[];
  v_places date[];
  v_holders uuid[];
  v_kinds text[];
  v_required uuid[];
begin
  if p_setting is not null then
    v_below := array(select unnest(v_below) intersect select p_setting);
  end if;
  if p_status in ('unsigned', 'not-evidenced') then
    v_only := array(select x.policy_id from directory.register_exceptional(v_below) x where x.status = p_status);
  elsif p_status in ('due-soon', 'adopted') then
    v_but := array(select x.policy_id from directory.register_exceptional(v_below) x);
  end if;
  if v_misses then
    v_kept := directory.register_kept(v_below, v_own, p_today);
    v_others := array(select unnest(v_below) except select unnest(v_kept));
    select array_agg(m.id order by m.id), array_agg(m.holder order by m.id), array_agg(m.required order by m.id)
      into v_missing_ids, v_missing_holders, v_missing_required
    from (
      select md5(q.required || h.holder::text)::uuid as id, h.holder, q.required::uuid as required from (
        select c.organisation_id as holder, c.missing_of -> v_own::text as required from directory.register_counts c where c.organisation_id = any (v_kept)
        union all
        select f.organisation_id, to_jsonb(f.required) from directory.find_missing(v_others, v_own, p_today) f where cardinality(v_others) > 0
        union all
        select v_own, to_jsonb(directory.missing_here(v_own, p_today))) h
      cross join lateral jsonb_array_elements_text(h.required) q (required)
      where p_after is null or md5(q.required || h.holder::text)::uuid > p_after_id
      order by 1 limit p_most) m;
    -- What is missing comes first: where it fills the page, nothing else is looked for.
    if cardinality(v_missing_ids) >= p_most then
      v_in_force := false;
      v_open := false;
      v_covers := false;
    end if;
  end if;
  -- Each a statement of its own, with a plan of its own that is kept.
  if p_across is null then
    select array_agg(k.id order by k.place, k.id), array_agg(k.place order by k.place, k.id), array_agg(k.organisation_id order by k.place, k.id),
        array_agg(k.kind order by k.place, k.id), array_agg(k.required order by k.place, k.id)
      into v_ids, v_places, v_holders, v_kinds, v_required
    from (
      select m.id, '-infinity'::date as place, m.holder as organisation_id, 'missing' as kind, m.required
        from unnest(v_missing_ids, v_missing_holders, v_missing_required) m (id, holder, required)
      union all
      (select p.id, coalesce(p.review_due_on, 'infinity'), p.organisation_id, 'policy', null from app.policies p
        where v_in_force and p.organisation_id = any (v_below) and p.retired_on is null and p.adopted_on is not null
          and coalesce(p.review_due_on, 'infinity') between v_from and v_to
          and (v_only is null or p.id in (select unnest(v_only))) and p.id not in (select unnest(v_but)) -- hashed; compared one by one they took 15 ms
          and (p_after is null or (coalesce(p.review_due_on, 'infinity'), p.id) > (p_after, p_after_id))
        order by coalesce(p.review_due_on, 'infinity'), p.id limit p_most)
      union all
      (select p.id, coalesce(p.review_due_on, 'infinity'), p.organisation_id, 'policy', null from app.policies p
        where v_open and p.organisation_id = any (v_below) and p.retired_on is null and p.adopted_on is null
          and (p_after is null or (coalesce(p.review_due_on, 'infinity'), p.id) > (p_after, p_after_id))
          and (p_status is null or p_status = case
            when exists (select from app.adoptions a where a.set_aside_at is null and a.organisation_id = p.organisation_id and a.policy_id = p.id)
              then case when p.review_due_on < p_today then 'overdue' else 'not-evidenced' end
            when exists (select from app.revisions r where r.organisation_id = p.organisation_id and r.policy_id = p.id and (r.state in ('submitted', 'tabled', 'deferred') or r.state = 'not-adopted'
            and exists (select from app.decisions d where d.organisation_id = r.organisation_id and d.revision_id = r.id and d.outcome = 'adopted-with-changes')))
              then 'submitted' else 'draft' end)
        order by coalesce(p.review_due_on, 'infinity'), p.id limit p_most)
      union all
      (select c.id, coalesce(c.review_due_on, 'infinity'), c.organisation_id, 'cover', null from app.coverages c
        where v_covers and c.organisation_id = any (v_below)
          and (p_status is null or p_status = case when c.review_due_on < p_today then 'overdue' else 'covered' end)
          and (p_after is null or (coalesce(c.review_due_on, 'infinity'), c.id) > (p_after, p_after_id))
        order by coalesce(c.review_due_on, 'infinity'), c.id limit p_most)
      order by place, id limit p_most) k;
  elsif p_across = 'behind' then
    select array_agg(k.id order by k.place, k.id), array_agg(k.place order by k.place, k.id), array_agg(k.organisation_id order by k.place, k.id),
        array_agg(k.kind order by k.place, k.id), array_agg(k.required order by k.place, k.id)
      into v_ids, v_places, v_holders, v_kinds, v_required
    from (
      select p.id, coalesce(p.review_due_on, 'infinity') as place, p.organisation_id, 'policy' as kind, null::uuid as required
        from app.editions e cross join lateral ( -- by its template: by its holders, whose number no plan knows, it read 16 times as much
          select p.id, p.organisation_id, p.review_due_on from app.policies p
          where p.template_organisation_id = e.organisation_id and p.template_id = e.template_id and p.base_edition_id = e.id
            and p.organisation_id = any (v_below) and p.retired_on is null offset 0) p
        where e.organisation_id = any (v_above)
          and exists (select from app.editions n where n.organisation_id = e.organisation_id and n.template_id = e.template_id and n.number > e.number)
          and (p_after is null or (coalesce(p.review_due_on, 'infinity'), p.id) > (p_after, p_after_id))
        order by coalesce(p.review_due_on, 'infinity'), p.id limit p_most) k;
  else
    select array_agg(k.id order by k.place, k.id), array_agg(k.place order by k.place, k.id), array_agg(k.organisation_id order by k.place, k.id),
        array_agg(k.kind order by k.place, k.id), array_agg(k.required order by k.place, k.id)
      into v_ids, v_places, v_holders, v_kinds, v_required
    from (
      select p.id, coalesce(p.review_due_on, 'infinity') as place, p.organisation_id, 'policy' as kind, null::uuid as required from app.policies p
        where p.organisation_id = any (v_below) and p.retired_on is null
          and (p_across <> 'left' or p.template_id is null)
          and p.id in (select x.policy_id from app.exceptions x where p_across = 'exception' and x.organisation_id = any (v_below)
              and x.state = 'granted' and (x.until_on is null or x.until_on >= p_today)
            union all select d.policy_id from app.departures d where p_across = 'left' and d.organisation_id = any (v_below) and d.next_edition_id is null
            union all select r.policy_id from directory.standing_reasons(v_below) r where p_across = 'reason')
          and (p_after is null or (coalesce(p.review_due_on, 'infinity'), p.id) > (p_after, p_after_id))
        order by coalesce(p.review_due_on, 'infinity'), p.id limit p_most) k;
  end if;
  return query select l.* from directory.register_lines(v_ids, v_places, v_holders, v_kinds, v_required, p_today) l;
end $function$
;
grant execute on function app.register_page(date,text,text,uuid,date,uuid,integer) to ratify_app;
grant execute on function app.register_page(date,text,text,uuid,date,uuid,integer) to ratify_worker;

CREATE OR REPLACE FUNCTION app.register_page_by(p_today date, p_status text, p_across text, p_filter jsonb, p_after date, p_after_id uuid, p_most integer)
 RETURNS TABLE(id uuid, place date, organisation_id uuid, organisation_name text, status text, policy_id uuid, title text, template_id uuid, edition_id uuid, edition_number integer, latest_edition_number integer, adopt_by_on date, adopted_on date, review_due_on date, review_due_said text, is_on_paper boolean, exceptions integer, left_on date, lineage jsonb, descends_through text, descends_number integer, reason_on date, held_in text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
declare
  v_ids uuid[];
  v_places date[];
  v_holders uuid[];
  v_kinds text[];
  v_required uuid[];
begin
  select array_agg(k.id order by k.place, k.id), array_agg(k.place order by k.place, k.id), array_agg(k.organisation_id order by k.place, k.id),
      array_agg(k.kind order by k.place, k.id), array_agg(k.required order by k.place, k.id)
    into v_ids, v_places, v_holders, v_kinds, v_required
  from (
    select n.id, n.place, n.organisation_id, n.kind, n.required from directory.narrow_register(p_today, p_filter, p_across) n
    where (p_status is null or n.status = p_status)
      and (p_across is null or case p_across when 'behind' then n.is_behind when 'exception' then n.is_excepted when 'left' then n.has_left else n.has_reason end)
      and (p_after is null or (n.place, n.id) > (p_after, p_after_id))
    order by n.place, n.id limit p_most) k;
  return query select l.* from directory.register_lines(v_ids, v_places, v_holders, v_kinds, v_required, p_today) l;
end $function$
;
grant execute on function app.register_page_by(date,text,text,jsonb,date,uuid,integer) to ratify_app;
grant execute on function app.register_page_by(date,text,text,jsonb,date,uuid,integer) to ratify_worker;

CREATE OR REPLACE FUNCTION app.register_remarks(p_today date, p_policies uuid[])
 RETURNS TABLE(policy_id uuid, expected_by text, is_unevidenced boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  v_below constant uuid[] := app.reach('below');
  v_above constant uuid[] := app.reach('above');
begin
  return query
  select p.id,
    case when p.adopted_on is null and a.id is null then (
      select string_agg(distinct o.name, ' and ' order by o.name)
      from app.required_policies q join app.organisations o on o.id = q.organisation_id
      where q.organisation_id = any (v_above) and q.setting_kind = s.kind and (q.ended_on is null or q.ended_on >= p_today)
        and (q.phases = '{}' or s.phase = any (q.phases))
        and (q.standings = '{}' or directory.standing_of(s.id, p_today) = any (q.standings))
        and (q.organisation_id = s.id or exists (select from directory.organisation_closure k where k.ancestor_id = q.organisation_id
          and k.descendant_id = s.id and k.sight = 'adopted' and p_today between k.from_on and k.until_on))
        and (lower(q.title) = lower(p.title) or q.template_id = p.template_id
          or q.statutory_key = (select t.statutory_key from app.templates t where t.id = p.template_id)
          or exists (select from app.requirement_answers w where w.organisation_id = p.organisation_id and w.requirement_id = q.id
            and w.policy_organisation_id = p.organisation_id and w.policy_id = p.id and w.ended_at is null))
        and not exists (select from app.coverages c where c.organisation_id = s.id and lower(c.title) = lower(q.title))
        and not exists (select from app.not_applicable n where n.organisation_id = s.id and n.ended_at is null and lower(n.title) = lower(q.title))
    ) end,
    p.adopted_revision_id is null and coalesce(a.historic and a.evidence = 'none', false)
  from app.policies p
  join app.organisations s on s.id = p.organisation_id
  left join lateral (select b.id, b.historic, b.evidence from app.adoptions b
    where b.set_aside_at is null and b.organisation_id = p.organisation_id and b.policy_id = p.id
    order by b.adopted_on desc nulls last, b.recorded_at desc limit 1) a on true
  where p.id = any (p_policies) and p.organisation_id = any (v_below) and p.retired_on is null;
end $function$
;
grant execute on function app.register_remarks(date,uuid[]) to ratify_app;
grant execute on function app.register_remarks(date,uuid[]) to ratify_worker;

CREATE OR REPLACE FUNCTION app.release_digest(p_digest uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update directory.digests d set claimed_at = null where d.id = p_digest and d.state = 'waiting'
$function$
;
grant execute on function app.release_digest(uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION app.reminders_refused()
 RETURNS TABLE(person_id uuid, person_name text, refused_on date, reason text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select a.person_id, a.person_name, (d.settled_at at time zone 'Europe/London')::date, d.reason
  from (select distinct on (p.person_id) p.person_id, p.person_name from app.appointments p
    where p.organisation_id = any (app.reach('own')) and directory.today() between p.from_on and coalesce(p.until_on, 'infinity')
    order by p.person_id, p.from_on desc) a
  join lateral (select g.state, g.reason, g.settled_at from directory.digests g
    where g.person_id = a.person_id and g.state in ('sent', 'refused') order by g.planned_on desc limit 1) d on d.state = 'refused'
  order by a.person_name, a.person_id
$function$
;
grant execute on function app.reminders_refused() to ratify_app;

CREATE OR REPLACE FUNCTION app.reset_second_factor(p_person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_own uuid := app.check_writing();
begin
  if not exists (select from app.appointments a where a.person_id = p_person and a.organisation_id = v_own
    and directory.today() between a.from_on and coalesce(a.until_on, 'infinity')) or app.works_elsewhere(p_person) then
    raise exception 'there is no such person here' using errcode = 'RT003';
  end if;
  return directory.end_factor_of(p_person);
end $function$
;
grant execute on function app.reset_second_factor(uuid) to ratify_app;

CREATE OR REPLACE FUNCTION app.restore_covers(p_policy uuid, p_adoption uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  delete from app.coverages c using app.adoptions a
    where c.policy_id = p_policy and c.adopting_organisation_id = any (app.reach('writable'))
      and a.organisation_id = c.adopting_organisation_id and a.id = c.adoption_id and a.set_aside_at is not null;
  with last as (select distinct on (e.organisation_id) e.* from app.ended_covers e
      where e.policy_id = p_policy and e.adopting_organisation_id = any (app.reach('writable'))
      order by e.organisation_id, e.ended_on desc, e.id desc),
    taken as (delete from app.ended_covers e using last l where e.organisation_id = l.organisation_id and e.id = l.id
      and l.adoption_id = p_adoption returning e.*)
  insert into app.coverages (organisation_id, adopting_organisation_id, policy_id, adoption_id, title, adopted_on, review_due_on, covered_at)
    select t.organisation_id, t.adopting_organisation_id, t.policy_id, t.adoption_id, t.title, t.adopted_on, t.review_due_on, t.covered_at
    from taken t;
end $function$
;
grant execute on function app.restore_covers(uuid,uuid) to ratify_app;
grant execute on function app.restore_covers(uuid,uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION app.revision_transitions()
 RETURNS TABLE(from_state text, to_state text)
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  values ('submitted', 'tabled'), ('submitted', 'adopted'), ('submitted', 'not-adopted'), ('submitted', 'deferred'), ('submitted', 'withdrawn'),
         ('tabled', 'adopted'), ('tabled', 'not-adopted'), ('tabled', 'deferred'), ('tabled', 'withdrawn'), ('tabled', 'submitted'),
         ('deferred', 'tabled'), ('deferred', 'withdrawn'), ('deferred', 'submitted'),
         ('adopted', 'superseded'), ('adopted', 'tabled'), ('adopted', 'submitted'),
         ('not-adopted', 'tabled'), ('not-adopted', 'submitted'),
         ('superseded', 'adopted')
$function$
;
grant execute on function app.revision_transitions() to ratify_app;
grant execute on function app.revision_transitions() to ratify_worker;

CREATE OR REPLACE FUNCTION app.search(p_query text, p_kinds text[], p_first integer, p_skip integer)
 RETURNS TABLE(kind text, organisation_id uuid, organisation_name text, subject_id uuid, text_id uuid, title text, clauses jsonb, found integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
#variable_conflict use_column
declare
  v_query constant tsquery := websearch_to_tsquery('pg_catalog.english', p_query);
  v_own constant uuid := (app.reach('own'))[1];
  v_below constant uuid[] := app.reach('below');
  v_above constant uuid[] := app.reach('above');
  v_any constant tsquery := app.any_of(p_query);
begin
  -- Nothing to look for, or only what to leave out: no index answers that, and nobody means everything else.
  if numnode(v_query) = 0 or querytree(v_query) in ('', 'T') then
    return;
  end if;
  return query
  with hits as materialized (
    select s.kind, s.organisation_id, s.subject_id, s.text_id, ts_rank(s.words, v_query) as rank
    from directory.searched_texts s
    where s.kind = 'policy' and 'policy' = any (p_kinds) and s.organisation_id = any (v_below) and s.words @@ v_query
    union all
    select s.kind, s.organisation_id, s.subject_id, s.text_id, ts_rank(s.words, v_query)
    from directory.searched_texts s
    where s.kind = 'template' and 'template' = any (p_kinds) and s.organisation_id = any (v_above) and s.words @@ v_query
      and (s.text_id is not null or s.organisation_id = v_own)),
  page as materialized (
    select h.*, row_number() over (order by h.organisation_id = v_own desc, h.rank desc, h.subject_id) as place, count(*) over () as found
    from hits h order by place limit p_first offset p_skip)
  select g.kind, g.organisation_id, o.name, g.subject_id, g.text_id, coalesce(p.title, t.title), coalesce(c.best, '[]'), g.found::int
  from page g
  join app.organisations o on o.id = g.organisation_id
  left join app.policies p on g.kind = 'policy' and p.organisation_id = g.organisation_id and p.id = g.subject_id
  left join app.templates t on g.kind = 'template' and t.organisation_id = g.organisation_id and t.id = g.subject_id
  left join app.revisions r on g.kind = 'policy' and r.organisation_id = g.organisation_id and r.id = g.text_id
  left join app.editions e on g.kind = 'template' and e.organisation_id = g.organisation_id and e.id = g.text_id
  left join lateral (
    select jsonb_agg(b.clause order by b.turn) as best from (
      select c.clause - 'words' as clause, c.turn from (
        select c.clause, c.turn, directory.words_of(c.clause ->> 'title', '[]', c.clause ->> 'words') as words
        from jsonb_array_elements(coalesce(r.clause_index, e.clause_index)) with ordinality c (clause, turn)
        where c.clause ->> 'kind' not in ('section', 'appendix', 'preamble')) c
      where c.words @@ v_any order by ts_rank(c.words, v_any) desc, c.turn limit 2) b) c on true
  order by g.place;
end $function$
;
grant execute on function app.search(text,text[],integer,integer) to ratify_app;

CREATE OR REPLACE FUNCTION app.settings_to_tell(p_upper uuid, p_day date, p_due_until date)
 RETURNS TABLE(setting_id uuid, setting_name text, overdue integer, longest_since date, is_vacant boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
      and (p.adopted_on is not null or p.adopted_revision_id is not null or p.held_in is not null)
      and (s.is_whole or p.template_organisation_id = p_upper)) c
  cross join lateral (select s.is_whole and c.has_due and not exists (select from app.appointments a
      where a.organisation_id = o.id and a.role in ('head', 'clerk')
        and p_day between a.from_on and coalesce(a.until_on, 'infinity')) as is_vacant) v
  where c.overdue > 0 or v.is_vacant
$function$
;
grant execute on function app.settings_to_tell(uuid,date,date) to ratify_worker;

CREATE OR REPLACE FUNCTION app.settle_digest(p_digest uuid, p_state text, p_reason text, p_day date)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update directory.digests d set state = p_state, reason = p_reason, claimed_at = null, settled_at = clock_timestamp(),
      sent_on = case p_state when 'sent' then p_day end
    where d.id = p_digest and d.state = 'waiting'
$function$
;
grant execute on function app.settle_digest(uuid,text,text,date) to ratify_worker;

CREATE OR REPLACE FUNCTION app.shown_look(p_policy uuid)
 RETURNS app.draft_looks
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select l from app.draft_looks l join app.policies p on p.organisation_id = l.organisation_id and p.id = l.policy_id
  where l.policy_id = p_policy and l.ended_at is null and p.retired_on is null
    and l.addressee_id = any (app.reach('own')) and l.organisation_id = any (app.reach('below'))
  order by l.asked_at limit 1
$function$
;

CREATE OR REPLACE FUNCTION app.sight_on(p_session bytea, p_organisation uuid, p_day date, p_of uuid[])
 RETURNS TABLE(upper text, lower text, what text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform directory.operator_of(p_session, p_organisation);
  return query select s.* from directory.sight_on(p_day, coalesce(p_of, '{}')) s;
end $function$
;
grant execute on function app.sight_on(bytea,uuid,date,uuid[]) to ratify_national;

CREATE OR REPLACE FUNCTION app.signature_request_transitions()
 RETURNS TABLE(from_state text, to_state text)
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  values ('open', 'signed'), ('open', 'signed-on-paper'), ('open', 'declined'), ('open', 'handed-on'), ('open', 'replaced'),
         ('open', 'waived'), ('open', 'void'), ('declined', 'waived')
$function$
;
grant execute on function app.signature_request_transitions() to ratify_app;
grant execute on function app.signature_request_transitions() to ratify_worker;

CREATE OR REPLACE FUNCTION app.stated_owner(p_text text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
AS $function$
  select lower((regexp_match(split_part(substr(p_text, 4, 4000), E'\n---', 1), '\nowner:[ \t]*["'']?([^\n]*?)["'']?[ \t]*(?:\n|$)'))[1])
  where starts_with(p_text, '---')
$function$
;
grant execute on function app.stated_owner(text) to ratify_app;
grant execute on function app.stated_owner(text) to ratify_worker;

CREATE OR REPLACE FUNCTION app.subject_rows(p_person uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_column record;
  v_rows jsonb;
  v_all jsonb := '{}';
begin
  for v_column in select p.name, string_agg(format('t.%I = $1', p.id_column), ' or ' order by p.id_column) as of_person
    from directory.personal_columns() p group by p.name order by p.name loop
    execute format(
      'select jsonb_agg((select jsonb_object_agg(e.key, case when length(e.value::text) > 1000
           then to_jsonb(format(%L, length(e.value::text))) else e.value end)
         from jsonb_each(to_jsonb(t)) e where e.value <> %L and e.key !~ %L))
       from app.%I t where t.organisation_id = any ((select app.reach(%L))::uuid[]) and (%s)',
      '%s characters', 'null', 'sha256|_hash$|^bytes$', v_column.name, 'own', v_column.of_person) into v_rows using p_person;
    if v_rows is not null then
      v_all := v_all || jsonb_build_object(v_column.name, v_rows);
    end if;
  end loop;
  select jsonb_agg(jsonb_build_object('at', e.at, 'action', e.action, 'part', p.part) order by e.at) into v_rows
    from app.audit_personal p join app.audit_events e on e.organisation_id = p.organisation_id and e.id = p.audit_event_id
    where p.organisation_id = any ((select app.reach('own'))::uuid[]) and p_person in (e.actor_person_id, e.subject_id);
  if v_rows is not null then
    v_all := v_all || jsonb_build_object('audit_personal', v_rows);
  end if;
  return v_all;
end $function$
;
grant execute on function app.subject_rows(uuid) to ratify_app;

CREATE OR REPLACE FUNCTION app.take_up_leaving(p_before timestamp with time zone)
 RETURNS TABLE(organisation_id uuid, sha256 text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update directory.leaving_objects l set noted_at = clock_timestamp() where l.noted_at < p_before returning l.organisation_id, l.sha256
$function$
;
grant execute on function app.take_up_leaving(timestamp with time zone) to ratify_worker;

CREATE OR REPLACE FUNCTION app.told_lines(p_subjects uuid[])
 RETURNS TABLE(organisation_id uuid, subject_id uuid, step text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select l.organisation_id, l.subject_id, l.step from directory.digest_lines l
  where l.person_id = (app.reach('person'))[1] and l.subject_id = any (p_subjects)
$function$
;
grant execute on function app.told_lines(uuid[]) to ratify_worker;

CREATE OR REPLACE FUNCTION app.uncover(p_policy uuid, p_setting uuid, p_on date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_cover app.coverages;
begin
  delete from app.coverages c where c.policy_id = p_policy and c.organisation_id = p_setting
    and c.adopting_organisation_id = any (app.reach('writable')) returning c.* into v_cover;
  if v_cover.id is not null then
    perform directory.keep_cover(v_cover, coalesce(p_on, directory.today()));
  end if;
end $function$
;
grant execute on function app.uncover(uuid,uuid,date) to ratify_app;
grant execute on function app.uncover(uuid,uuid,date) to ratify_worker;

CREATE OR REPLACE FUNCTION app.unlinked_organisations()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select distinct e.organisation_id from app.audit_events e where e.sequence is null
$function$
;
grant execute on function app.unlinked_organisations() to ratify_worker;

CREATE OR REPLACE FUNCTION app.webhook_key(p_webhook uuid)
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select k.sealed from directory.webhook_keys k where k.webhook_id = p_webhook and k.organisation_id = any (app.reach('own'))
$function$
;
grant execute on function app.webhook_key(uuid) to ratify_worker;

CREATE OR REPLACE FUNCTION app.works_elsewhere(p_person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_own uuid := app.check_writing();
begin
  return exists (select from app.appointments a where a.person_id = p_person and a.organisation_id = v_own)
    and exists (select from app.appointments b where b.person_id = p_person and b.organisation_id <> v_own
      and directory.today() <= coalesce(b.until_on, 'infinity'));
end $function$
;
grant execute on function app.works_elsewhere(uuid) to ratify_app;
