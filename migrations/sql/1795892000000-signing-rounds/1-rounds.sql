-- How what a body adopts is signed: by which offices, in which order, within how many days, and whether its document may be
-- closed without a signature that was refused. Nobody: the minute is the evidence and the organisation's seal closes it.
alter table app.bodies
  add column signatories text[] not null default '{}'
    constraint bodies_signatories_check check (signatories <@ array['chair', 'vice-chair', 'governor', 'head', 'clerk']),
  add column signing_order text not null default 'any'
    constraint bodies_signing_order_check check (signing_order in ('any', 'set')),
  add column sign_within_days int not null default 30
    constraint bodies_sign_within_days_check check (sign_within_days between 1 and 365),
  add column may_close_unsigned boolean not null default true;
update app.bodies set signatories = array[signature] where signature <> 'none';
alter table app.bodies drop column signature;

alter table app.appointments drop constraint appointments_role_check;
alter table app.appointments add constraint appointments_role_check check (role in
  ('council-author', 'publisher', 'compliance-officer', 'head', 'clerk', 'chair', 'vice-chair', 'governor', 'staff', 'operator'));

-- A request is asked of an office, or of one holder of an office for another; whatever asks again follows the one before, which
-- stays as it ended. It lapses by its date, which no state repeats.
alter table app.signature_requests
  add column turn int not null default 1 constraint signature_requests_turn_check check (turn > 0),
  add column lapses_on date not null default directory.today() + 30,
  add column for_role text
    constraint signature_requests_for_role_check check (for_role in ('chair', 'vice-chair', 'governor', 'head', 'clerk')),
  add column asked_person_id uuid,
  add column asked_person_name text,
  add column follows_id uuid,
  add column settled_by uuid,
  add column settled_by_name text,
  add column settled_at timestamptz(3),
  add column settled_reason text,
  add constraint signature_requests_asked_check check (asked_person_id is null or asked_person_name is not null),
  add constraint signature_requests_settled_check check (settled_by is null or (settled_by_name is not null and settled_at is not null)),
  add foreign key (organisation_id, follows_id) references app.signature_requests (organisation_id, id);
alter table app.signature_requests drop constraint signature_requests_state_check;
alter table app.signature_requests add constraint signature_requests_state_check check (state in
  ('open', 'signed', 'signed-on-paper', 'declined', 'handed-on', 'replaced', 'waived', 'void'));
alter table app.signature_requests drop constraint signature_requests_organisation_id_adoption_id_field_key;
create index signature_requests_adoption on app.signature_requests (organisation_id, adoption_id);
create unique index signature_requests_field on app.signature_requests (organisation_id, adoption_id, field)
  where state in ('open', 'signed', 'signed-on-paper');
create unique index signature_requests_follows on app.signature_requests (organisation_id, follows_id);

drop trigger request_stands on app.signature_requests;
create trigger request_stands before update on app.signature_requests for each row execute function app.guard_columns('state',
  'signed_by', 'signed_by_name', 'signed_at', 'reason', 'settled_by', 'settled_by_name', 'settled_at', 'settled_reason');

-- The states of a request: the same table as SIGNATURE_REQUEST_TABLE of libs/policy, held equal by a test.
create function app.signature_request_transitions() returns table (from_state text, to_state text)
language sql immutable set search_path = '' as $$
  values ('open', 'signed'), ('open', 'signed-on-paper'), ('open', 'declined'), ('open', 'handed-on'), ('open', 'replaced'),
         ('open', 'waived'), ('open', 'void'), ('declined', 'waived')
$$;
grant execute on function app.signature_request_transitions() to ratify_app, ratify_worker;

create or replace function app.check_request_state() returns trigger language plpgsql set search_path = '' as $$
begin
  if not exists (select from app.signature_request_transitions() t where t.from_state = old.state and t.to_state = new.state) then
    raise exception 'a signature request that is % cannot become %', old.state, new.state
      using errcode = 'RT002', table = 'signature_requests';
  end if;
  return new;
end $$;

-- Whether anybody may still sign a document, or the clerk has to say what becomes of a signature that was declined. Once a later
-- decision has superseded the version there is nothing to say any more.
create function app.awaits_signature(p_organisation uuid, p_adoption uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from app.signature_requests q
    join app.revisions r on r.organisation_id = q.organisation_id and r.id = q.revision_id
    where q.organisation_id = p_organisation and q.adoption_id = p_adoption
      and (q.state = 'open' or (q.state = 'declined' and r.state = 'adopted' and not exists (
        select from app.signature_requests f where f.organisation_id = q.organisation_id and f.follows_id = q.id))))
$$;
revoke execute on function app.awaits_signature(uuid, uuid) from public;

create or replace function app.enqueue_due_sealing(p_renew_before timestamptz) returns integer
language plpgsql volatile security definer set search_path = '' as $$
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
end $$;
