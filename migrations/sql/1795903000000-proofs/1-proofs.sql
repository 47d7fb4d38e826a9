-- When whoever holds a session last proved who they are: signing asks for it again after a while.
alter table directory.sessions add column proved_at timestamptz(3) not null default clock_timestamp();

drop function directory.find_session(bytea);
create function directory.find_session(p_token_hash bytea)
returns table (person_id uuid, full_name text, email text, acting_organisation_id uuid, csrf_secret text, expires_at timestamptz, proved_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select p.id, p.full_name, p.email, s.acting_organisation_id, s.csrf_secret, s.expires_at, s.proved_at
  from directory.sessions s join directory.people p on p.id = s.person_id
  where s.token_hash = p_token_hash and s.expires_at > clock_timestamp()
$$;
revoke execute on function directory.find_session(bytea) from public;
grant execute on function directory.find_session(bytea) to ratify_app;

-- Notes a proof that has been checked, and forgets the failed attempts before it.
create function directory.note_proof(p_token_hash bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_person uuid;
begin
  update directory.sessions s set proved_at = clock_timestamp()
    where s.token_hash = p_token_hash and s.expires_at > clock_timestamp() returning s.person_id into v_person;
  update directory.credentials c set failed_attempts = 0, locked_until = null where c.person_id = v_person;
  return v_person is not null;
end $$;
revoke execute on function directory.note_proof(bytea) from public;
grant execute on function directory.note_proof(bytea) to ratify_sign_in;
