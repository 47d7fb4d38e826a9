-- A person's sessions by a name that lets nobody in, and the device in words, for the list from which they end them.
alter table directory.sessions add column id uuid not null default uuidv7(),
  add column device text check (length(device) between 1 and 100);
create unique index sessions_id on directory.sessions (id);

create function directory.name_device(p_token_hash bytea, p_device text) returns void
language sql volatile security definer set search_path = '' as $$
  update directory.sessions s set device = p_device where s.token_hash = p_token_hash
$$;

-- Those of the person whose session asks.
create function directory.list_sessions(p_token_hash bytea)
returns table (id uuid, device text, created_at timestamptz, last_seen_at timestamptz, is_this boolean)
language sql stable security definer set search_path = '' as $$
  select s.id, s.device, s.created_at, s.last_seen_at, s.token_hash = p_token_hash
  from directory.sessions own join directory.sessions s on s.person_id = own.person_id
  where own.token_hash = p_token_hash and own.expires_at > clock_timestamp() and s.expires_at > clock_timestamp()
  order by s.token_hash = p_token_hash desc, s.last_seen_at desc, s.id
$$;

-- Ends one of them, or with null all but the one that asks; says how many ended.
create function directory.end_sessions(p_token_hash bytea, p_session uuid) returns int
language sql volatile security definer set search_path = '' as $$
  with gone as (
    delete from directory.sessions s using directory.sessions own
    where own.token_hash = p_token_hash and own.expires_at > clock_timestamp() and s.person_id = own.person_id
      and case when p_session is null then s.token_hash <> p_token_hash else s.id = p_session end
    returning s.id)
  select count(*)::int from gone
$$;
revoke execute on function directory.name_device(bytea, text), directory.list_sessions(bytea), directory.end_sessions(bytea, uuid)
  from public;
grant execute on function directory.name_device(bytea, text), directory.list_sessions(bytea), directory.end_sessions(bytea, uuid)
  to ratify_app;
