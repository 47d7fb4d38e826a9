-- A setting says, with its reason, that it needs no policy of a title that is expected of it: by whom and since when, until somebody
-- takes it back. Whoever expects the policy reads the reason.
create table app.not_applicable (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  title text not null check (title <> ''),
  reason text not null check (reason <> ''),
  declared_by uuid not null,
  declared_by_name text not null,
  declared_at timestamptz(3) not null default clock_timestamp(),
  ended_by uuid,
  ended_by_name text,
  ended_at timestamptz(3),
  unique (organisation_id, id),
  check (num_nulls(ended_by, ended_by_name, ended_at) in (0, 3))
);
create unique index not_applicable_once on app.not_applicable (organisation_id, lower(title)) where ended_at is null;
create trigger declaration_stands before update on app.not_applicable
  for each row execute function app.guard_columns('ended_by', 'ended_by_name', 'ended_at');
create trigger is_kept before delete on app.not_applicable for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.not_applicable execute function app.refuse_change();
select directory.declare_class('not_applicable', 'up', 'select, insert, update');
create trigger register_hears_insert after insert on app.not_applicable referencing new table as changed
  for each statement execute function directory.note_register_change();
create trigger register_hears_update after update on app.not_applicable referencing new table as changed
  for each statement execute function directory.note_register_change();

-- What does not apply is not missing.
create or replace function directory.find_missing(p_organisations uuid[], p_publisher uuid, p_today date)
returns table (organisation_id uuid, publisher_id uuid, required uuid[])
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan set jit = off as $$
begin
  return query
  with expecting as materialized (
    select o.id, o.kind, o.id as publisher_id from app.organisations o where o.id = any (p_organisations) and p_publisher is null
    union
    select o.id, o.kind, coalesce(p_publisher, k.ancestor_id) from app.organisations o
      left join directory.organisation_closure k on p_publisher is null and k.descendant_id = o.id and k.sight = 'adopted'
        and p_today between k.from_on and k.until_on
      where o.id = any (p_organisations) and (p_publisher is not null or k.ancestor_id is not null)),
  required as materialized (
    select e.id, e.publisher_id, q.id as required_id, q.template_id, lower(q.title) as title
    from expecting e join app.required_policies q on q.organisation_id = e.publisher_id and q.setting_kind = e.kind),
  held as materialized (
    select p.organisation_id, lower(p.title) as title, p.template_id from app.policies p
      where p.organisation_id = any (p_organisations) and p.retired_on is null
    union all
    select c.organisation_id, lower(c.title), null from app.coverages c where c.organisation_id = any (p_organisations)
    union all
    select n.organisation_id, lower(n.title), null from app.not_applicable n where n.organisation_id = any (p_organisations) and n.ended_at is null),
  found as (
    select r.id, r.required_id from required r join held h on h.organisation_id = r.id and h.title = r.title
    union
    select r.id, r.required_id from required r join held h on h.organisation_id = r.id and h.template_id = r.template_id)
  select e.id, e.publisher_id, coalesce(array_agg(r.required_id) filter (where r.required_id is not null and f.required_id is null), '{}')
  from expecting e
  left join required r on r.id = e.id and r.publisher_id = e.publisher_id
  left join found f on f.id = r.id and f.required_id = r.required_id
  group by 1, 2;
end $$;
