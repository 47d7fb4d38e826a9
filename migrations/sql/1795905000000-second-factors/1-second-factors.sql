-- Two-step sign-in: the secret of somebody's authenticator app, sealed under a key that the database does not have. It counts once a
-- code of it has been typed. `last_step` is the newest time step of which a code was taken: it is good for no second one.
create table directory.second_factors (
  person_id uuid not null primary key references directory.people (id) on delete cascade,
  sealed_secret bytea not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  confirmed_at timestamptz(3),
  last_step bigint not null default 0
);

-- Ways in for when the app is lost, each good once.
create table directory.recovery_codes (
  person_id uuid not null references directory.second_factors (person_id) on delete cascade,
  code_hash bytea not null check (length(code_hash) = 32),
  used_at timestamptz(3),
  primary key (person_id, code_hash)
);

-- Somebody who has typed the password and not yet the code. It is no session: nothing can be done or read by it.
create table directory.sign_in_steps (
  token_hash bytea not null primary key check (length(token_hash) = 32),
  person_id uuid not null references directory.people (id) on delete cascade,
  created_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz(3) not null default clock_timestamp() + interval '10 minutes'
);
create index sign_in_steps_person on directory.sign_in_steps (person_id);
create index sign_in_steps_expiry on directory.sign_in_steps (expires_at);

create function directory.find_second_factor(p_person uuid)
returns table (sealed_secret bytea, confirmed_at timestamptz, codes_left int)
language sql stable security definer set search_path = '' as $$
  select f.sealed_secret, f.confirmed_at,
    (select count(*)::int from directory.recovery_codes r where r.person_id = f.person_id and r.used_at is null)
  from directory.second_factors f where f.person_id = p_person
$$;

-- A secret to set up with; false where there is one that counts.
create function directory.begin_second_factor(p_person uuid, p_sealed_secret bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into directory.second_factors as f (person_id, sealed_secret) values (p_person, p_sealed_secret)
    on conflict (person_id) do update set sealed_secret = excluded.sealed_secret, created_at = clock_timestamp()
    where f.confirmed_at is null;
  return found;
end $$;

-- From now on it counts: only the secret whose code was typed, and only once.
create function directory.confirm_second_factor(p_person uuid, p_sealed_secret bytea, p_step bigint, p_code_hashes bytea[]) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update directory.second_factors f set confirmed_at = clock_timestamp(), last_step = p_step
    where f.person_id = p_person and f.sealed_secret = p_sealed_secret and f.confirmed_at is null;
  if not found then
    return false;
  end if;
  insert into directory.recovery_codes (person_id, code_hash) select p_person, unnest(p_code_hashes);
  perform directory.post_account_message('second-factor-on', p_person, null);
  return true;
end $$;

create function directory.end_second_factor(p_person uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from directory.second_factors f where f.person_id = p_person and f.confirmed_at is not null;
  if not found then
    return false;
  end if;
  perform directory.post_account_message('second-factor-off', p_person, null);
  return true;
end $$;

-- The secret to check one code with. The attempt counts as failed before it is looked at, or many at once would get past the lock;
-- a session opened or a proof noted afterwards forgets it.
create function directory.try_second_factor(p_person uuid) returns table (is_locked boolean, sealed_secret bytea)
language plpgsql volatile security definer set search_path = '' as $$
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
end $$;

-- Takes a code's time step, once, and none that is older.
create function directory.take_time_step(p_person uuid, p_step bigint) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update directory.second_factors f set last_step = p_step where f.person_id = p_person and f.last_step < p_step;
  return found;
end $$;

-- Takes a recovery code, once, and says how many are left; null where it is none.
create function directory.take_recovery_code(p_person uuid, p_code_hash bytea) returns int
language plpgsql volatile security definer set search_path = '' as $$
begin
  update directory.recovery_codes r set used_at = clock_timestamp()
    where r.person_id = p_person and r.code_hash = p_code_hash and r.used_at is null;
  if not found then
    return null;
  end if;
  return (select count(*)::int from directory.recovery_codes r where r.person_id = p_person and r.used_at is null);
end $$;

create function directory.open_sign_in_step(p_token_hash bytea, p_person uuid) returns void
language sql volatile security definer set search_path = '' as $$
  delete from directory.sign_in_steps t where t.expires_at < clock_timestamp();
  insert into directory.sign_in_steps (token_hash, person_id) values (p_token_hash, p_person)
$$;

-- Who is half-way in; nobody once the time is over, or the password has been set anew.
create function directory.find_sign_in_step(p_token_hash bytea) returns uuid
language sql stable security definer set search_path = '' as $$
  select t.person_id from directory.sign_in_steps t join directory.credentials c on c.person_id = t.person_id
  where t.token_hash = p_token_hash and t.expires_at > clock_timestamp() and t.created_at >= c.changed_at
$$;

create function directory.use_sign_in_step(p_token_hash bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from directory.sign_in_steps t where t.token_hash = p_token_hash;
  return found;
end $$;

-- By those who manage people, for somebody who holds a post here: the password alone lets them in again, and they are told.
create function app.reset_second_factor(p_person uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_own uuid := app.check_writing();
begin
  if not exists (select from app.appointments a where a.person_id = p_person and a.organisation_id = v_own) then
    raise exception 'there is no such person here' using errcode = 'RT003';
  end if;
  delete from directory.second_factors f where f.person_id = p_person and f.confirmed_at is not null;
  if not found then
    return false;
  end if;
  delete from directory.sign_in_steps t where t.person_id = p_person;
  perform directory.post_account_message('second-factor-reset', p_person, null);
  return true;
end $$;

drop function app.people_here();
create function app.people_here() returns table (person_id uuid, email text, can_sign_in boolean, has_second_factor boolean)
language sql stable security definer set search_path = '' as $$
  select p.id, p.email, exists (select from directory.credentials c where c.person_id = p.id),
    exists (select from directory.second_factors f where f.person_id = p.id and f.confirmed_at is not null)
  from directory.people p
  where p.id in (select a.person_id from app.appointments a where a.organisation_id = any (app.reach('own')))
$$;

revoke execute on function directory.find_second_factor(uuid), directory.begin_second_factor(uuid, bytea),
  directory.confirm_second_factor(uuid, bytea, bigint, bytea[]), directory.end_second_factor(uuid), directory.try_second_factor(uuid),
  directory.take_time_step(uuid, bigint), directory.take_recovery_code(uuid, bytea), directory.open_sign_in_step(bytea, uuid),
  directory.find_sign_in_step(bytea), directory.use_sign_in_step(bytea), app.reset_second_factor(uuid), app.people_here() from public;
grant execute on function directory.find_second_factor(uuid), directory.begin_second_factor(uuid, bytea),
  directory.confirm_second_factor(uuid, bytea, bigint, bytea[]), directory.end_second_factor(uuid), directory.try_second_factor(uuid),
  directory.take_time_step(uuid, bigint), directory.take_recovery_code(uuid, bytea), directory.open_sign_in_step(bytea, uuid),
  directory.find_sign_in_step(bytea), directory.use_sign_in_step(bytea) to ratify_sign_in;
grant execute on function app.reset_second_factor(uuid), app.people_here() to ratify_app;
