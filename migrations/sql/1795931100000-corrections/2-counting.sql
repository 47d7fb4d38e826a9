-- Wherever it is asked whether a policy was ever adopted, or by which adoption: by those that stand. One condition more in what the
-- functions are by now; nothing else of them changes.
do $$
declare
  v_function record;
  v_written text;
begin
  for v_function in select p.oid, pg_get_functiondef(p.oid) as written from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('app', 'directory') and p.prokind = 'f' and p.prosrc ~ 'app\.adoptions ' loop
    v_written := regexp_replace(v_function.written, 'from app\.adoptions ([ab])(\s+)where \1\.organisation_id = ',
      'from app.adoptions \1\2where \1.set_aside_at is null and \1.organisation_id = ', 'g');
    if v_written <> v_function.written then
      execute v_written;
    end if;
  end loop;
end $$;
