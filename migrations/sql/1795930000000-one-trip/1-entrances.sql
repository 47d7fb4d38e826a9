-- Every request opens what somebody reaches. The lists are handed back as they were made, instead of being read back with their seals
-- checked, the date is asked once instead of at every link, and a list of nobody is empty instead of sealed: an empty one opens nothing.
create or replace function directory.set_list(p_name text, p_list uuid[]) returns void language sql volatile set search_path = '' as $$
  select set_config('app.' || p_name, case when cardinality(p_list) > 0 then directory.seal(p_name, p_list::text) || p_list::text else '' end, true)
$$;

drop function directory.open_reach(uuid, uuid[], uuid[]);
create function directory.open_reach(p_person uuid, p_own uuid[], p_writable uuid[])
returns table (own uuid[], below uuid[], above uuid[], bought uuid[], linked uuid[])
language plpgsql volatile set search_path = '' as $$
declare
  v_today constant date := directory.today();
begin
  own := p_own;
  select p_own || coalesce(array_agg(distinct c.descendant_id) filter (where c.sight = 'adopted'), '{}'),
         coalesce(array_agg(distinct c.descendant_id) filter (where c.sight = 'bought'), '{}')
    into below, bought
    from directory.organisation_closure c where c.ancestor_id = any (p_own) and v_today between c.from_on and c.until_on;
  select p_own || coalesce(array_agg(distinct c.ancestor_id), '{}') into above
    from directory.organisation_closure c
    where c.descendant_id = any (p_own) and c.kind <> 'lies-in-area-of' and v_today between c.from_on and c.until_on;
  linked := below || above[cardinality(p_own) + 1 :] || bought;
  perform directory.set_list('person', array_remove(array[p_person], null)),
          directory.set_list('own', p_own),
          directory.set_list('writable', p_writable),
          directory.set_list('below', below),
          directory.set_list('above', above),
          directory.set_list('bought', bought),
          directory.set_list('linked', linked);
  return next;
end $$;

create function directory.roles_today(p_person uuid, p_organisation uuid) returns text[] language sql stable set search_path = '' as $$
  select array_agg(distinct a.role order by a.role) from app.appointments a, directory.today() t (day)
  where a.person_id = p_person and a.organisation_id = p_organisation and t.day >= a.from_on and (a.until_on is null or t.day <= a.until_on)
$$;

drop function app.begin_context(bytea, uuid, boolean);
create function app.begin_context(p_session bytea, p_organisation uuid, p_write boolean default true)
returns table (person_id uuid, person_name text, organisation_kind text, roles text[],
  own uuid[], below uuid[], above uuid[], linked uuid[], writable uuid[], is_seller boolean)
language plpgsql volatile security definer set search_path = '' as $$
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
end $$;

-- The session of a cookie and, in the same breath, what its holder reads in the organisation that they act for. Where they act for none,
-- or hold no post there any more, the session alone is answered and nothing is opened; without a live session, nothing is.
create function app.begin_session(p_session bytea)
returns table (person_id uuid, person_name text, email text, acting_organisation_id uuid, csrf_secret text, expires_at timestamptz,
  proved_at timestamptz, provider text, is_stale boolean, organisation_kind text, roles text[],
  own uuid[], below uuid[], above uuid[], linked uuid[], is_seller boolean)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform set_config('transaction_read_only', 'on', true);
  select p.id, p.full_name, p.email, s.acting_organisation_id, s.csrf_secret, s.expires_at, s.proved_at, s.provider,
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

create or replace function app.begin_person(p_session bytea)
returns table (person_id uuid, person_name text, own uuid[], below uuid[], above uuid[], linked uuid[])
language plpgsql volatile security definer set search_path = '' as $$
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
end $$;

grant execute on function app.begin_context(bytea, uuid, boolean), app.begin_session(bytea) to ratify_app;
