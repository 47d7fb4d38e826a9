-- Who somebody is at an outside sign-in provider (OpenID Connect). The pair of issuer and subject is the identity; an address is looked at
-- once, when a known person comes by a provider for the first time. One account of an issuer belongs to one person, and a person has one
-- account of an issuer: an address that a provider gives to somebody else later leads nowhere.
create table directory.identities (
  id uuid not null default uuidv7() primary key,
  issuer text not null check (length(issuer) between 1 and 500),
  subject text not null check (length(subject) between 1 and 255),
  person_id uuid not null references directory.people (id) on delete cascade,
  -- Its name in the configuration of the installation.
  provider text not null check (provider ~ '^[a-z][a-z0-9-]{0,30}$'),
  linked_at timestamptz(3) not null default clock_timestamp(),
  last_used_at timestamptz(3) not null default clock_timestamp(),
  unique (issuer, subject),
  unique (person_id, issuer)
);

-- By which provider a session was opened: signing out says what stays signed in.
alter table directory.sessions add column provider text;

-- Whose an identity is; null where it is nobody's.
create function directory.use_identity(p_issuer text, p_subject text) returns uuid
language sql volatile security definer set search_path = '' as $$
  update directory.identities i set last_used_at = clock_timestamp()
  where i.issuer = p_issuer and i.subject = p_subject returning i.person_id
$$;

-- Gives an identity to the person of an address that its provider has verified: `linked`, `nobody`, or `taken` where that person
-- has another account of the issuer. Nobody is made.
create function directory.link_identity(p_issuer text, p_subject text, p_provider text, p_email text)
returns table (outcome text, person_id uuid)
language plpgsql volatile security definer set search_path = '' as $$
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
end $$;

-- Opens a session for somebody whom a provider vouched for. `p_proved_at` is when it asked them last, which may be hours ago.
create function directory.open_provider_session(
  p_token_hash bytea, p_person uuid, p_csrf_secret text, p_lifetime interval, p_provider text, p_proved_at timestamptz)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  perform directory.open_session(p_token_hash, p_person, p_csrf_secret, p_lifetime);
  update directory.sessions s set provider = p_provider, proved_at = least(p_proved_at, s.proved_at) where s.token_hash = p_token_hash;
end $$;

-- Notes that a provider has asked the holder of a session anew; false where it was somebody else, or the session has ended.
create function directory.note_identity_proof(p_session bytea, p_issuer text, p_subject text, p_proved_at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update directory.sessions s set proved_at = greatest(s.proved_at, least(p_proved_at, clock_timestamp()))
    where s.token_hash = p_session and s.expires_at > clock_timestamp() and exists (
      select from directory.identities i where i.person_id = s.person_id and i.issuer = p_issuer and i.subject = p_subject);
  return found;
end $$;

-- The identities of the person whose session asks.
create function directory.list_identities(p_session bytea)
returns table (id uuid, provider text, linked_at timestamptz, last_used_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select i.id, i.provider, i.linked_at, i.last_used_at from directory.sessions s
  join directory.identities i on i.person_id = s.person_id
  where s.token_hash = p_session and s.expires_at > clock_timestamp() order by i.linked_at, i.id
$$;

-- Ends one of them. Whoever has no password could not come in any more, and keeps it: `kept`.
create function directory.end_identity(p_session bytea, p_identity uuid) returns text
language plpgsql volatile security definer set search_path = '' as $$
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
end $$;

drop function directory.find_session(bytea);
create function directory.find_session(p_token_hash bytea)
returns table (person_id uuid, full_name text, email text, acting_organisation_id uuid, csrf_secret text, expires_at timestamptz,
  proved_at timestamptz, provider text)
language sql stable security definer set search_path = '' as $$
  select p.id, p.full_name, p.email, s.acting_organisation_id, s.csrf_secret, s.expires_at, s.proved_at, s.provider
  from directory.sessions s join directory.people p on p.id = s.person_id
  where s.token_hash = p_token_hash and s.expires_at > clock_timestamp()
$$;

-- Who can come in: by a password, or by a provider.
create function directory.can_sign_in(p_person uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (select from directory.credentials c where c.person_id = p_person)
    or exists (select from directory.identities i where i.person_id = p_person)
$$;

create or replace function app.find_person(p_email text) returns table (id uuid, can_sign_in boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform app.check_writing();
  return query select p.id, directory.can_sign_in(p.id) from directory.people p where lower(p.email) = lower(p_email);
end $$;

create or replace function app.open_invitation(p_person uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
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
end $$;

create or replace function app.people_here() returns table (person_id uuid, email text, can_sign_in boolean, has_second_factor boolean)
language sql stable security definer set search_path = '' as $$
  select p.id, p.email, directory.can_sign_in(p.id),
    exists (select from directory.second_factors f where f.person_id = p.id and f.confirmed_at is not null)
  from directory.people p
  where p.id in (select a.person_id from app.appointments a where a.organisation_id = any (app.reach('own')))
$$;

revoke execute on function directory.use_identity(text, text), directory.link_identity(text, text, text, text),
  directory.open_provider_session(bytea, uuid, text, interval, text, timestamptz),
  directory.note_identity_proof(bytea, text, text, timestamptz), directory.list_identities(bytea),
  directory.end_identity(bytea, uuid), directory.find_session(bytea), directory.can_sign_in(uuid) from public;
grant execute on function directory.use_identity(text, text), directory.link_identity(text, text, text, text),
  directory.open_provider_session(bytea, uuid, text, interval, text, timestamptz),
  directory.note_identity_proof(bytea, text, text, timestamptz) to ratify_sign_in;
grant execute on function directory.find_session(bytea), directory.list_identities(bytea), directory.end_identity(bytea, uuid)
  to ratify_app;
