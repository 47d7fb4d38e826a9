-- Reach: which organisations' rows a transaction may see, as lists that only an entrance can write.
--
-- Any role can call set_config, so a list that policies simply believed would make row-level security depend on the
-- application's code. Each list is therefore kept as <seal><list>, the seal being a keyed hash over the list, its name, this
-- connection and the start of this transaction: another role cannot make one, and one from another transaction does not fit.

create function directory.seal(p_name text, p_list text) returns text language sql stable set search_path = '' as $$
  select encode(sha256(k.key || sha256(k.key || convert_to(
    concat_ws('/', pg_backend_pid(), extract(epoch from transaction_timestamp()), p_name, p_list), 'UTF8'))), 'hex')
  from directory.context_key k
$$;

create function directory.set_list(p_name text, p_list uuid[]) returns void language sql volatile set search_path = '' as $$
  select set_config('app.' || p_name, directory.seal(p_name, p_list::text) || p_list::text, true)
$$;

-- The list of that name, empty outside an entrance. Policies call it as `(select app.reach('…'))`: evaluated once a
-- statement, and the index on organisation_id stays usable.
create function app.reach(p_name text) returns uuid[] language plpgsql stable security definer parallel restricted set search_path = '' as $$
declare
  v_sealed text := current_setting('app.' || p_name, true);
begin
  if coalesce(v_sealed, '') = '' then
    return '{}';
  end if;
  if left(v_sealed, 64) is distinct from directory.seal(p_name, substr(v_sealed, 65)) then
    raise exception 'app.% was not set by an entrance of this transaction', p_name using errcode = 'insufficient_privilege';
  end if;
  return substr(v_sealed, 65)::uuid[];
end $$;

-- Opens the reach of one or several organisations for one person. Sight by link kind (docs: governance):
--   maintained-by, academy-of, and member-of where the link says so: the upper one sees what the lower one adopted (`below`);
--   buys-service-from: only policies forked from that publisher (`bought`, read through app.bought_policies);
--   lies-in-area-of: the public register only, so nothing here, in either direction.
-- Every kind but the last lets the lower one see what the upper one publishes (`above`).
create function directory.open_reach(p_person uuid, p_own uuid[], p_writable uuid[]) returns void language plpgsql volatile set search_path = '' as $$
declare
  v_below uuid[];
  v_bought uuid[];
  v_above uuid[];
begin
  select array_agg(distinct c.descendant_id) filter (where c.sight = 'adopted'),
         array_agg(distinct c.descendant_id) filter (where c.sight = 'bought')
    into v_below, v_bought
    from directory.organisation_closure c
    where c.ancestor_id = any (p_own) and directory.today() between c.from_on and c.until_on;
  select array_agg(distinct c.ancestor_id) into v_above
    from directory.organisation_closure c
    where c.descendant_id = any (p_own) and c.kind <> 'lies-in-area-of'
      and directory.today() between c.from_on and c.until_on;
  perform directory.set_list('person', array_remove(array[p_person], null)),
          directory.set_list('own', p_own),
          directory.set_list('writable', p_writable),
          directory.set_list('below', p_own || coalesce(v_below, '{}')),
          directory.set_list('above', p_own || coalesce(v_above, '{}')),
          directory.set_list('bought', coalesce(v_bought, '{}')),
          directory.set_list('linked', p_own || coalesce(v_below, '{}') || coalesce(v_above, '{}') || coalesce(v_bought, '{}'));
end $$;

-- A reference across organisations must point where the writer can see: foreign keys alone would let any id be used.
-- Arguments: pairs of column and list. Looks only at references that change, so that an ended link does not lock old rows.
create function app.check_reach() returns trigger language plpgsql set search_path = '' as $$
declare
  v_new jsonb := to_jsonb(new);
  v_old jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
  i int := 0;
begin
  if pg_catalog.pg_has_role(current_user, 'ratify_owner', 'usage') then
    return new;
  end if;
  while i < tg_nargs loop
    if v_new ->> tg_argv[i] is not null and v_new ->> tg_argv[i] is distinct from v_old ->> tg_argv[i]
      and not (v_new ->> tg_argv[i])::uuid = any (app.reach(tg_argv[i + 1])) then
      raise exception '% of app.% refers to an organisation out of reach', tg_argv[i], tg_table_name
        using errcode = 'RT003', table = tg_table_name, column = tg_argv[i];
    end if;
    i := i + 2;
  end loop;
  return new;
end $$;
create trigger stays_in_reach before insert or update on app.policies
  for each row execute function app.check_reach('template_organisation_id', 'above');
create trigger stays_in_reach before insert or update on app.drafts
  for each row execute function app.check_reach('base_edition_organisation_id', 'above');
create trigger stays_in_reach before insert or update on app.revisions
  for each row execute function app.check_reach('base_edition_organisation_id', 'above');
create trigger stays_in_reach before insert or update on app.update_offers
  for each row execute function app.check_reach('edition_organisation_id', 'above');
create trigger stays_in_reach before insert or update on app.choices
  for each row execute function app.check_reach('edition_organisation_id', 'above');
create trigger stays_in_reach before insert or update on app.body_settings
  for each row execute function app.check_reach('setting_id', 'below');

-- The closure follows the links, for the changed settings and those below them only.
create function directory.refresh_closure(p_kind text, p_lower uuid) returns void language plpgsql volatile set search_path = '' as $$
declare
  v_descendants uuid[];
  v_chains boolean := p_kind in ('maintained-by', 'academy-of', 'member-of');
begin
  select p_lower || array_agg(c.descendant_id) into v_descendants
    from directory.organisation_closure c where c.kind = p_kind and c.ancestor_id = p_lower;
  delete from directory.organisation_closure c where c.kind = p_kind and c.descendant_id = any (v_descendants);
  insert into directory.organisation_closure (kind, ancestor_id, descendant_id, depth, from_on, until_on, sight, governs)
  with recursive link as not materialized (
    select l.organisation_id, l.upper_id, l.from_on, coalesce(l.until_on, 'infinity') as until_on,
      case when p_kind in ('maintained-by', 'academy-of') or l.sees_adopted then 'adopted'
           when p_kind = 'buys-service-from' then 'bought' else 'none' end as sight,
      p_kind = 'academy-of' or l.governs as governs
    from app.organisation_links l where l.kind = p_kind
  ), up as (
    select l.organisation_id as descendant_id, l.upper_id as ancestor_id, 1 as depth, l.from_on, l.until_on, l.sight, l.governs,
      array[l.organisation_id, l.upper_id] as path
    from link l where l.organisation_id = any (v_descendants)
    union all
    select up.descendant_id, l.upper_id, up.depth + 1, greatest(up.from_on, l.from_on), least(up.until_on, l.until_on),
      case when up.sight = 'adopted' and l.sight = 'adopted' then 'adopted' else 'none' end, false, up.path || l.upper_id
    from up join link l on l.organisation_id = up.ancestor_id
    where v_chains and up.depth < 8 and l.upper_id <> all (up.path)
      and greatest(up.from_on, l.from_on) <= least(up.until_on, l.until_on)
  )
  select p_kind, up.ancestor_id, up.descendant_id, up.depth, up.from_on, max(up.until_on),
    case when bool_or(up.sight = 'adopted') then 'adopted' when bool_or(up.sight = 'bought') then 'bought' else 'none' end,
    bool_or(up.governs)
  from up group by up.ancestor_id, up.descendant_id, up.depth, up.from_on;
end $$;

create function app.follow_links() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op <> 'INSERT' then
    perform directory.refresh_closure(old.kind, old.organisation_id);
  end if;
  if tg_op <> 'DELETE' then
    perform directory.refresh_closure(new.kind, new.organisation_id);
  end if;
  return null;
end $$;
create trigger closure_follows after insert or update or delete on app.organisation_links
  for each row execute function app.follow_links();
