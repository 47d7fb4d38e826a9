-- Where people stand in the tables of organisations, from the catalogue, so that what is added later is not forgotten: a column that ends in
-- `person_id` or `_by`, or says `recipient_id`; and the name written beside it. What a trigger keeps as a record stays as it is, and so do
-- requests for signatures and answers to questions, which are part of the evidence.
create function directory.personal_columns() returns table (name text, id_column text, name_column text, is_kept boolean)
language sql stable set search_path = '' as $$
  select c.relname::text, a.attname::text, n.attname::text,
    c.relname in ('signature_requests', 'exceptions', 'audit_events') or exists (
      select from pg_catalog.pg_trigger t join pg_catalog.pg_proc f on f.oid = t.tgfoid
      where t.tgrelid = c.oid and t.tgtype & 16 <> 0 and (f.proname = 'refuse_change'
        or (f.proname = 'guard_columns' and not coalesce(n.attname::text = any (string_to_array(encode(t.tgargs, 'escape'), '\000')), false))))
  from pg_catalog.pg_class c
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype
  left join pg_catalog.pg_attribute n on n.attrelid = c.oid and not n.attisdropped
    and n.attname = case when a.attname ~ 'person_id$' then regexp_replace(a.attname, 'person_id$', 'person_name') else a.attname || '_name' end
  where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and a.attname ~ '(^|_)person_id$|_by$|^recipient_id$'
  order by 1, 2
$$;

-- Everything that stands of a person in the organisations of the context: rows by table, long texts by their length, no bytes.
create function app.subject_rows(p_person uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  v_column record;
  v_rows jsonb;
  v_all jsonb := '{}';
begin
  for v_column in select p.name, string_agg(format('t.%I = $1', p.id_column), ' or ' order by p.id_column) as of_person
    from directory.personal_columns() p group by p.name order by p.name loop
    execute format(
      'select jsonb_agg((select jsonb_object_agg(e.key, case when length(e.value::text) > 1000
           then to_jsonb(format(%L, length(e.value::text))) else e.value end)
         from jsonb_each(to_jsonb(t)) e where e.value <> %L and e.key !~ %L))
       from app.%I t where t.organisation_id = any ((select app.reach(%L))::uuid[]) and (%s)',
      '%s characters', 'null', 'sha256|_hash$|^bytes$', v_column.name, 'own', v_column.of_person) into v_rows using p_person;
    if v_rows is not null then
      v_all := v_all || jsonb_build_object(v_column.name, v_rows);
    end if;
  end loop;
  select jsonb_agg(jsonb_build_object('at', e.at, 'action', e.action, 'part', p.part) order by e.at) into v_rows
    from app.audit_personal p join app.audit_events e on e.organisation_id = p.organisation_id and e.id = p.audit_event_id
    where p.organisation_id = any ((select app.reach('own'))::uuid[]) and p_person in (e.actor_person_id, e.subject_id);
  if v_rows is not null then
    v_all := v_all || jsonb_build_object('audit_personal', v_rows);
  end if;
  return v_all;
end $$;

-- The account of whoever holds a session: every table of the directory that has a person, without what lets anybody in.
create function directory.own_account(p_session bytea) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_person uuid;
  v_table text;
  v_rows jsonb;
  v_all jsonb;
begin
  select s.person_id into v_person from directory.sessions s where s.token_hash = p_session and s.expires_at > clock_timestamp();
  if v_person is null then
    return null;
  end if;
  select jsonb_build_object('people', jsonb_agg(to_jsonb(p))) into v_all from directory.people p where p.id = v_person;
  for v_table in select c.relname from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'directory'::regnamespace and c.relkind = 'r' and a.attname = 'person_id' and not a.attisdropped order by 1 loop
    execute format(
      'select jsonb_agg((select jsonb_object_agg(e.key, e.value) from jsonb_each(to_jsonb(t)) e
         where e.value <> %L and e.key !~ %L)) from directory.%I t where t.person_id = $1',
      'null', 'hash|secret|token|last_step', v_table) into v_rows using v_person;
    if v_rows is not null then
      v_all := v_all || jsonb_build_object(v_table, v_rows);
    end if;
  end loop;
  return v_all;
end $$;

-- What erasing somebody who has left would come to here, and what it came to. Names go from working rows, and the personal parts of the
-- record with their salts, so that nothing can be tried against the digests that stay; the chain still verifies. Records of decisions and
-- signatures stand. The account goes too where the person holds, or held, no post that another organisation still keeps by name.
create function app.erase_person(p_person uuid, p_carry_out boolean) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_own uuid := case when p_carry_out then app.check_writing() else (app.reach('own'))[1] end;
  v_left constant text := 'Somebody who has left';
  v_column record;
  v_count int;
  v_erased jsonb := '{}';
  v_kept jsonb := '{}';
  v_account text;
begin
  if not exists (select from app.appointments a where a.organisation_id = v_own and a.person_id = p_person) then
    raise exception 'there is no such person here' using errcode = 'RT003';
  end if;
  if exists (select from app.appointments a where a.organisation_id = v_own and a.person_id = p_person
    and directory.today() <= coalesce(a.until_on, 'infinity')) then
    return jsonb_build_object('erased', v_erased, 'kept', v_kept, 'account', 'in-post');
  end if;
  for v_column in select * from directory.personal_columns() p where p.name_column is not null loop
    if v_column.is_kept or not p_carry_out then
      execute format('select count(*)::int from app.%I t where t.organisation_id = $1 and t.%I = $2 and t.%I <> $3',
        v_column.name, v_column.id_column, v_column.name_column) into v_count using v_own, p_person, v_left;
    else
      execute format('update app.%I t set %I = $3 where t.organisation_id = $1 and t.%I = $2 and t.%I <> $3',
        v_column.name, v_column.name_column, v_column.id_column, v_column.name_column) using v_own, p_person, v_left;
      get diagnostics v_count = row_count;
    end if;
    if v_count > 0 and v_column.is_kept then
      v_kept := v_kept || jsonb_build_object(v_column.name, coalesce((v_kept ->> v_column.name)::int, 0) + v_count);
    elsif v_count > 0 then
      v_erased := v_erased || jsonb_build_object(v_column.name, coalesce((v_erased ->> v_column.name)::int, 0) + v_count);
    end if;
  end loop;
  select count(*)::int into v_count from app.audit_personal p join app.audit_events e
    on e.organisation_id = p.organisation_id and e.id = p.audit_event_id
    where p.organisation_id = v_own and p_person in (e.actor_person_id, e.subject_id);
  if v_count > 0 then
    v_erased := v_erased || jsonb_build_object('audit_personal', v_count);
  end if;
  v_account := case when exists (select from app.appointments a where a.person_id = p_person and a.organisation_id <> v_own
    and a.person_name <> v_left) then 'elsewhere' else 'erased' end;
  if p_carry_out then
    delete from app.audit_personal p using app.audit_events e where e.organisation_id = p.organisation_id and e.id = p.audit_event_id
      and p.organisation_id = v_own and p_person in (e.actor_person_id, e.subject_id);
    if v_account = 'erased' then
      perform directory.erase_account(p_person, v_left);
    end if;
  end if;
  return jsonb_build_object('erased', v_erased, 'kept', v_kept, 'account', v_account);
end $$;

-- The row of the person stays under an address that is nobody's, for records name its key; everything that belongs to it goes.
create function directory.erase_account(p_person uuid, p_name text) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_table text;
begin
  for v_table in select c.relname from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'directory'::regnamespace and c.relkind = 'r' and a.attname = 'person_id' and not a.attisdropped order by 1 loop
    execute format('delete from directory.%I t where t.person_id = $1', v_table) using p_person;
  end loop;
  delete from directory.kept_mail k using directory.people p where p.id = p_person and lower(k.to_address) = lower(p.email);
  update directory.people p set full_name = p_name, email = p.id || '@erased.invalid' where p.id = p_person;
end $$;

revoke execute on function directory.personal_columns(), app.subject_rows(uuid), directory.own_account(bytea),
  app.erase_person(uuid, boolean), directory.erase_account(uuid, text) from public;
grant execute on function directory.personal_columns(), app.subject_rows(uuid), directory.own_account(bytea),
  app.erase_person(uuid, boolean) to ratify_app;
