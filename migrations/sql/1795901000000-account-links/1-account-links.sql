-- A way in that is sent by mail, once: to set a password that is forgotten, or the first one. Only the hash of its token is kept, and
-- that not before the mail is sent: the worker derives the token from a key of its own, so that it stands in no row and in no queue.
create table directory.account_links (
  id uuid not null default uuidv7() primary key,
  person_id uuid not null references directory.people (id) on delete cascade,
  purpose text not null check (purpose in ('reset', 'invitation')),
  token_hash bytea check (length(token_hash) = 32),
  created_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  check (expires_at > created_at)
);
create unique index account_links_token on directory.account_links (token_hash);
create index account_links_person on directory.account_links (person_id, created_at);

-- Mail about an account. It belongs to the person alone: no organisation learns that somebody forgot a password.
create table directory.account_messages (
  id uuid not null default uuidv7() primary key,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  person_id uuid not null references directory.people (id) on delete cascade,
  link_id uuid references directory.account_links (id) on delete cascade,
  created_at timestamptz(3) not null default clock_timestamp(),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'dropped')),
  reason text,
  settled_at timestamptz(3)
);
create index account_messages_person on directory.account_messages (person_id);
create index account_messages_link on directory.account_messages (link_id);

create function directory.post_account_message(p_kind text, p_person uuid, p_link uuid) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_message uuid;
begin
  insert into directory.account_messages (kind, person_id, link_id) values (p_kind, p_person, p_link) returning id into v_message;
  perform graphile_worker.add_job('send-account-message', json_build_object('message', v_message));
end $$;

-- Asks for a link to set a password. Nothing is answered, whether there is such a person or not; three an hour are enough for anybody.
create function directory.ask_for_password(p_email text) returns void
language plpgsql volatile security definer set search_path = '' as $$
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
end $$;

-- The person of a link that can still be used.
create function directory.find_account_link(p_token_hash bytea) returns table (purpose text, full_name text, email text)
language sql stable security definer set search_path = '' as $$
  select l.purpose, p.full_name, p.email from directory.account_links l join directory.people p on p.id = l.person_id
  where l.token_hash = p_token_hash and l.used_at is null and l.expires_at > clock_timestamp()
$$;

-- Sets a password by a link, once: every session of the person ends, and every other link of theirs with it.
create function directory.set_password(p_token_hash bytea, p_password_hash text) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
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
end $$;

-- Gives a link its token, when its mail is about to leave; false where it can no longer be used.
create function directory.arm_account_link(p_link uuid, p_token_hash bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update directory.account_links l set token_hash = p_token_hash
    where l.id = p_link and l.used_at is null and l.expires_at > clock_timestamp();
  return found;
end $$;

create function directory.find_account_message(p_message uuid) returns table (kind text, state text, link_id uuid, full_name text, email text)
language sql stable security definer set search_path = '' as $$
  select m.kind, m.state, m.link_id, p.full_name, p.email from directory.account_messages m
  join directory.people p on p.id = m.person_id where m.id = p_message
$$;

create function directory.settle_account_message(p_message uuid, p_state text, p_reason text) returns void
language sql volatile security definer set search_path = '' as $$
  update directory.account_messages m set state = p_state, reason = p_reason, settled_at = clock_timestamp()
  where m.id = p_message and m.state = 'waiting'
$$;

revoke execute on function directory.post_account_message(text, uuid, uuid), directory.ask_for_password(text),
  directory.find_account_link(bytea), directory.set_password(bytea, text), directory.arm_account_link(uuid, bytea),
  directory.find_account_message(uuid), directory.settle_account_message(uuid, text, text) from public;
grant execute on function directory.ask_for_password(text), directory.find_account_link(bytea), directory.set_password(bytea, text)
  to ratify_sign_in;
grant execute on function directory.arm_account_link(uuid, bytea), directory.find_account_message(uuid),
  directory.settle_account_message(uuid, text, text) to ratify_worker;
