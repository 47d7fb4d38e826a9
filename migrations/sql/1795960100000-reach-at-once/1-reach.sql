-- Every policy of row-level security asks this once a statement: the seal is computed here, and not by two functions further down.
create or replace function app.reach(p_name text) returns uuid[]
language plpgsql stable parallel restricted security definer set search_path = '' as $$
declare
  v_sealed constant text := current_setting('app.' || p_name, true);
  v_list constant text := substr(v_sealed, 65);
  v_key bytea;
begin
  if coalesce(v_sealed, '') = '' then
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
