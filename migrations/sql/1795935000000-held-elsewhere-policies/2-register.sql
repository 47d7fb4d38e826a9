-- The register says where a policy is held. One column more of its page; nothing else of it changes.
do $$
declare
  v_page constant regprocedure := 'app.register_page(date, text, text, uuid, date, uuid, int)'::regprocedure;
  v_written text := pg_get_functiondef(v_page);
begin
  v_written := replace(v_written, 'descends_number integer, reason_on date)', 'descends_number integer, reason_on date, held_in text)');
  v_written := replace(v_written, 'u.name, e.number, reasons.noted_on', 'u.name, e.number, reasons.noted_on,
    case when p.adopted_revision_id is null then p.held_in end');
  if v_written not like '%held_in text)%' or v_written not like '%p.held_in end%' then
    raise exception 'app.register_page is not what this migration knows';
  end if;
  drop function app.register_page(date, text, text, uuid, date, uuid, int);
  execute v_written;
end $$;
revoke all on function app.register_page(date, text, text, uuid, date, uuid, int) from public;
grant execute on function app.register_page(date, text, text, uuid, date, uuid, int) to ratify_app, ratify_worker;

-- Whoever is told of what stays overdue is told of what is held elsewhere too, though nobody knows when it was adopted.
do $$
declare
  v_written constant text := pg_get_functiondef('app.settings_to_tell(uuid, date, date)'::regprocedure);
  v_changed constant text := replace(v_written, '(p.adopted_on is not null or p.adopted_revision_id is not null)',
    '(p.adopted_on is not null or p.adopted_revision_id is not null or p.held_in is not null)');
begin
  if v_changed = v_written then
    raise exception 'app.settings_to_tell is not what this migration knows';
  end if;
  execute v_changed;
end $$;
