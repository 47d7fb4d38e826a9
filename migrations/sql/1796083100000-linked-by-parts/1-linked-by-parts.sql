-- Who is linked in whatever way is those below, those above and those who buy: a council's 160 settings were sealed and checked twice, and sent
-- twice to whoever entered. The list is put together where a policy asks for it.
create or replace function directory.open_reach(p_person uuid, p_own uuid[], p_writable uuid[])
 RETURNS TABLE(own uuid[], below uuid[], above uuid[], bought uuid[], linked uuid[])
 LANGUAGE plpgsql
 SET search_path TO ''
 SET plan_cache_mode TO 'force_generic_plan'
AS $$
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
end $$;

create or replace function app.reach(p_name text)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO ''
AS $$
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
end $$;

-- As app.begin_session, which the version before calls, with each list once.
create function app.enter_session(p_session bytea)
 RETURNS TABLE(person_id uuid, person_name text, email text, acting_organisation_id uuid, csrf_secret text, expires_at timestamp with time zone, proved_at timestamp with time zone, provider text, is_stale boolean, organisation_kind text, roles text[], own uuid[], below uuid[], above uuid[], bought uuid[])
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
    select o.kind, r.own, r.below, r.above, r.bought into organisation_kind, own, below, above, bought
      from directory.open_reach(person_id, array[acting_organisation_id], '{}') r
      join app.organisations o on o.id = acting_organisation_id;
  end if;
  return next;
end $$;
grant execute on function app.enter_session(bytea) to ratify_app;
