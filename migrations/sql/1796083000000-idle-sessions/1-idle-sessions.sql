-- A session that nobody uses ends: every use moves the moment at which it would, and none past the end it was opened with.
alter table directory.sessions
  add column idle interval not null default '2 hours',
  add column ends_at timestamptz(3); -- null: of a release before; it ends when it was to end

-- At most once a minute, as before: what is noted of a use is what moves the end.
create or replace function directory.touch_session(p_token_hash bytea) returns void language sql security definer set search_path = '' as $$
  update directory.sessions s set last_seen_at = clock_timestamp(),
    expires_at = coalesce(least(s.ends_at, clock_timestamp() + s.idle), s.expires_at)
  where s.token_hash = p_token_hash and s.last_seen_at < clock_timestamp() - interval '1 minute' and s.expires_at > clock_timestamp()
$$;

create function directory.begin_session(p_token_hash bytea, p_person uuid, p_csrf_secret text, p_lifetime interval, p_idle interval, p_provider text, p_proved_at timestamptz)
returns void language plpgsql set search_path = '' as $$
begin
  perform directory.begin_session(p_token_hash, p_person, p_csrf_secret, p_lifetime, p_provider, p_proved_at);
  update directory.sessions s set idle = p_idle, ends_at = s.expires_at, expires_at = least(s.expires_at, clock_timestamp() + p_idle)
    where s.token_hash = p_token_hash;
end $$;

create function directory.open_session(p_token_hash bytea, p_person uuid, p_csrf_secret text, p_lifetime interval, p_idle interval) returns void
language sql security definer set search_path = '' as $$
  select directory.begin_session(p_token_hash, p_person, p_csrf_secret, p_lifetime, p_idle, null, clock_timestamp())
$$;

create function directory.open_provider_session(p_token_hash bytea, p_person uuid, p_csrf_secret text, p_lifetime interval, p_idle interval, p_provider text, p_proved_at timestamptz)
returns void language sql security definer set search_path = '' as $$
  select directory.begin_session(p_token_hash, p_person, p_csrf_secret, p_lifetime, p_idle, p_provider, p_proved_at)
$$;
grant execute on function directory.open_session(bytea, uuid, text, interval, interval),
  directory.open_provider_session(bytea, uuid, text, interval, interval, text, timestamptz) to ratify_sign_in;

-- What a browser is told is the end that no use moves: its cookie is as good until then as the session behind it.
create or replace function directory.find_session(p_token_hash bytea)
 RETURNS TABLE(person_id uuid, full_name text, email text, acting_organisation_id uuid, csrf_secret text, expires_at timestamp with time zone, proved_at timestamp with time zone, provider text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $$
  select p.id, p.full_name, p.email, s.acting_organisation_id, s.csrf_secret, coalesce(s.ends_at, s.expires_at), s.proved_at, s.provider
  from directory.sessions s join directory.people p on p.id = s.person_id
  where s.token_hash = p_token_hash and s.expires_at > clock_timestamp()
$$;

create or replace function app.begin_session(p_session bytea)
 RETURNS TABLE(person_id uuid, person_name text, email text, acting_organisation_id uuid, csrf_secret text, expires_at timestamp with time zone, proved_at timestamp with time zone, provider text, is_stale boolean, organisation_kind text, roles text[], own uuid[], below uuid[], above uuid[], linked uuid[], is_seller boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET plan_cache_mode TO 'force_generic_plan'
AS $$
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
    select o.kind, r.own, r.below, r.above, r.linked, r.bought <> '{}' into organisation_kind, own, below, above, linked, is_seller
      from directory.open_reach(person_id, array[acting_organisation_id], '{}') r
      join app.organisations o on o.id = acting_organisation_id;
  end if;
  return next;
end $$;
