-- Whoever stood above an organisation that closes goes on seeing what it had adopted: its record is kept by them, and by the one it becomes part
-- of. Nobody further up gains sight of it, it publishes nothing down to it, and the register, which is of those at work, leaves it out.
alter table app.organisation_links drop constraint organisation_links_kind_check;
alter table app.organisation_links add constraint organisation_links_kind_check
  check (kind in ('maintained-by', 'academy-of', 'buys-service-from', 'member-of', 'lies-in-area-of', 'record-kept-by'));

-- Of some organisations, those at work: without the ones whose record alone is kept by whoever acts.
create function directory.at_work(p_organisations uuid[]) returns uuid[] language plpgsql stable set search_path = '' as $$
declare
  v_kept constant uuid[] := array(select c.descendant_id from directory.organisation_closure c
    where c.ancestor_id = any (app.reach('own')) and c.kind = 'record-kept-by' and directory.today() between c.from_on and c.until_on);
begin
  return case when v_kept = '{}' then p_organisations else array(select unnest(p_organisations) except select unnest(v_kept)) end;
end $$;

-- As the functions are by now; nothing else of them changes.
do $$
declare
  v_function record;
  v_written text;
begin
  for v_function in select p.oid::regproc::text as name, pg_get_functiondef(p.oid) as written from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('app', 'directory') and p.prokind = 'f' and p.proname <> 'at_work' loop
    v_written := replace(v_function.written, 'c.kind <> ''lies-in-area-of''', 'c.kind not in (''lies-in-area-of'', ''record-kept-by'')');
    if v_function.name = 'directory.refresh_closure' then
      v_written := replace(v_written, 'when p_kind in (''maintained-by'', ''academy-of'') or l.sees_adopted',
        'when p_kind in (''maintained-by'', ''academy-of'', ''record-kept-by'') or l.sees_adopted');
    elsif v_function.name in ('app.register_page', 'app.register_counts') then
      v_written := replace(v_written, ':= app.reach(''below'')', ':= directory.at_work(app.reach(''below''))');
    end if;
    if v_written <> v_function.written then
      execute v_written;
    end if;
  end loop;
end $$;
