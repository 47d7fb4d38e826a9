-- How long a closed document can be proven by itself: the end of the certificate behind its archive timestamp.
alter table app.document_versions add column archived_until timestamptz(3)
  constraint document_versions_archived_until_check check ((level = 'B-LTA') = (archived_until is not null));
create index document_versions_archived on app.document_versions (archived_until) where archived_until is not null;

-- Certificates taken back before their time: for the lists that everybody may fetch and that every closed document carries.
create table directory.revoked_certificates (
  serial_number text primary key check (serial_number ~ '^[0-9a-f]{2,40}$'),
  issuer text not null check (issuer in ('root', 'issuing')),
  revoked_at timestamptz(3) not null default now(),
  key_compromised boolean not null default false
);

create table directory.revocation_lists (
  issuer text primary key check (issuer in ('root', 'issuing')),
  number bigint not null check (number > 0),
  list bytea not null,
  next_update timestamptz(3) not null
);

create function directory.revoke_certificate(p_serial_number text, p_issuer text, p_key_compromised boolean) returns void
language sql volatile security definer set search_path = '' as $$
  insert into directory.revoked_certificates (serial_number, issuer, key_compromised)
    values (p_serial_number, p_issuer, p_key_compromised) on conflict do nothing
$$;

create function directory.list_revoked_certificates()
returns table (serial_number text, issuer text, revoked_at timestamptz, key_compromised boolean)
language sql stable security definer set search_path = '' as $$
  select r.serial_number, r.issuer, r.revoked_at, r.key_compromised from directory.revoked_certificates r order by r.revoked_at
$$;

-- An older list never takes the place of a newer one, whichever worker comes last.
create function directory.publish_revocation_list(p_issuer text, p_number bigint, p_list bytea, p_next_update timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  insert into directory.revocation_lists as l (issuer, number, list, next_update)
    values (p_issuer, p_number, p_list, p_next_update)
  on conflict (issuer) do update set number = excluded.number, list = excluded.list, next_update = excluded.next_update
    where l.number < excluded.number
$$;

create function directory.list_revocation_lists()
returns table (issuer text, number bigint, list bytea, next_update timestamptz)
language sql stable security definer set search_path = '' as $$
  select l.issuer, l.number, l.list, l.next_update from directory.revocation_lists l order by l.issuer
$$;

grant execute on function directory.revoke_certificate(text, text, boolean), directory.list_revoked_certificates(),
  directory.publish_revocation_list(text, bigint, bytea, timestamptz) to ratify_worker;
grant execute on function directory.list_revocation_lists() to ratify_app, ratify_worker, ratify_public;

-- Asks for what nobody asks for by themselves: archive timestamps that end soon are renewed, and a document that waits for a
-- seal without any job doing so (its job was given up while no timestamp could be had) is sealed after all.
create function app.enqueue_due_sealing(p_renew_before timestamptz) returns integer
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
      and not exists (select from app.signature_requests q
        where q.organisation_id = d.organisation_id and q.adoption_id = d.adoption_id and q.state = 'open')
      and not exists (select from app.jobs j where j.organisation_id = d.organisation_id
        and j.task in ('seal-document', 'sign-document') and j.state in ('queued', 'running')
        and j.payload ->> 'documentId' = d.id::text)
  loop
    if not exists (select from app.jobs j where j.organisation_id = v_due.organisation_id
        and j.key = v_due.task || ':' || v_due.id and j.state in ('queued', 'running')) then
      perform directory.add_job(v_due.organisation_id, v_due.task, jsonb_build_object('documentId', v_due.id),
        v_due.task || ':' || v_due.id);
      v_count := v_count + 1;
    end if;
  end loop;
  return v_count;
end $$;
grant execute on function app.enqueue_due_sealing(timestamptz) to ratify_worker;
