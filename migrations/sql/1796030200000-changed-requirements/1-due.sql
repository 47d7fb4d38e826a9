-- By which day what is expected is to be held: told to whoever misses it. It is missing until then too.
alter table app.required_policies add column due_on date;

drop function app.missing_here(uuid, date);
create function app.missing_here(p_setting uuid, p_today date)
 RETURNS TABLE(id uuid, title text, basis text, template_id uuid, publisher_name text, due_on date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_missing constant uuid[] := case when p_setting = any (app.reach('own')) then directory.missing_here(p_setting, p_today) end;
begin
  return query select q.id, q.title, q.basis, case when exists (select from app.editions e where e.organisation_id = q.organisation_id
      and e.template_id = q.template_id) then q.template_id end, o.name, q.due_on
    from app.required_policies q join app.organisations o on o.id = q.organisation_id
    where q.id = any (v_missing) and q.organisation_id = any (app.reach('above')) order by lower(q.title), q.id;
end $function$
;
grant execute on function app.missing_here(uuid, date) to ratify_app, ratify_worker;
