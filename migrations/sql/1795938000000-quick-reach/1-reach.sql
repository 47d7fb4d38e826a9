-- Every request has its lists sealed once and looked at once a table. As SQL functions, each of them started the executor for itself and for
-- the key; these evaluate in place, and what opens a reach reads the key once. What is sealed, and how, is as it was.
create or replace function directory.seal(p_name text, p_list text) returns text language plpgsql stable set search_path = '' as $$
declare
  v_key bytea;
begin
  select k.key into strict v_key from directory.context_key k;
  return directory.seal_by(v_key, p_name, p_list);
end $$;

create function directory.seal_by(p_key bytea, p_name text, p_list text) returns text language plpgsql stable set search_path = '' as $$
begin
  return encode(sha256(p_key || sha256(p_key || convert_to(
    concat_ws('/', pg_backend_pid(), extract(epoch from transaction_timestamp()), p_name, p_list), 'UTF8'))), 'hex');
end $$;

create function directory.set_list_by(p_key bytea, p_name text, p_list uuid[]) returns text language plpgsql volatile set search_path = '' as $$
declare
  v_list constant text := p_list::text;
begin
  return set_config('app.' || p_name,
    case when cardinality(p_list) > 0 then directory.seal_by(p_key, p_name, v_list) || v_list else '' end, true);
end $$;

create or replace function directory.set_list(p_name text, p_list uuid[]) returns void language plpgsql volatile set search_path = '' as $$
declare
  v_key bytea;
  v_set text;
begin
  select k.key into strict v_key from directory.context_key k;
  v_set := directory.set_list_by(v_key, p_name, p_list);
end $$;

create or replace function directory.open_reach(p_person uuid, p_own uuid[], p_writable uuid[])
returns table (own uuid[], below uuid[], above uuid[], bought uuid[], linked uuid[])
language plpgsql volatile set search_path = '' as $$
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
    where c.descendant_id = any (p_own) and c.kind <> 'lies-in-area-of' and v_today between c.from_on and c.until_on;
  linked := below || above[cardinality(p_own) + 1 :] || bought;
  select k.key into strict v_key from directory.context_key k;
  v_set := directory.set_list_by(v_key, 'person', array_remove(array[p_person], null));
  v_set := directory.set_list_by(v_key, 'own', p_own);
  v_set := directory.set_list_by(v_key, 'writable', p_writable);
  v_set := directory.set_list_by(v_key, 'below', below);
  v_set := directory.set_list_by(v_key, 'above', above);
  v_set := directory.set_list_by(v_key, 'bought', bought);
  v_set := directory.set_list_by(v_key, 'linked', linked);
  return next;
end $$;
