-- That a policy of a setting, or one that covers it, answers what is expected there, under a title of its own: by whom and since when, until
-- somebody takes it back.
create table app.requirement_answers (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  requirement_organisation_id uuid not null,
  requirement_id uuid not null,
  policy_organisation_id uuid not null,
  policy_id uuid not null,
  linked_by uuid not null,
  linked_by_name text not null,
  linked_at timestamptz(3) not null default clock_timestamp(),
  ended_by uuid,
  ended_by_name text,
  ended_at timestamptz(3),
  unique (organisation_id, id),
  check (num_nulls(ended_by, ended_by_name, ended_at) in (0, 3)),
  foreign key (requirement_organisation_id, requirement_id) references app.required_policies (organisation_id, id),
  foreign key (policy_organisation_id, policy_id) references app.policies (organisation_id, id)
);
create unique index requirement_answers_once on app.requirement_answers (organisation_id, requirement_id) where ended_at is null;
create index requirement_answers_requirement on app.requirement_answers (requirement_organisation_id, requirement_id);
create index requirement_answers_policy on app.requirement_answers (policy_organisation_id, policy_id);
create trigger answer_stands before update on app.requirement_answers
  for each row execute function app.guard_columns('ended_by', 'ended_by_name', 'ended_at');
create trigger is_kept before delete on app.requirement_answers for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.requirement_answers execute function app.refuse_change();
create trigger stays_in_reach before insert or update on app.requirement_answers
  for each row execute function app.check_reach('requirement_organisation_id', 'above');
create trigger policy_stays_in_reach before insert or update on app.requirement_answers
  for each row execute function app.check_reach('policy_organisation_id', 'above');
select directory.declare_class('requirement_answers', 'up', 'select, insert, update');
create trigger register_hears_insert after insert on app.requirement_answers referencing new table as changed
  for each statement execute function directory.note_register_change();
create trigger register_hears_update after update on app.requirement_answers referencing new table as changed
  for each statement execute function directory.note_register_change();

-- What is answered: by a policy in use, by one that covers, or by what took the place of either.
create function directory.answered(p_organisations uuid[]) returns table (organisation_id uuid, requirement_id uuid)
language sql stable set search_path = '' as $$
  with recursive chain as (
    select a.organisation_id, a.requirement_id, a.policy_organisation_id, a.policy_id from app.requirement_answers a
      where a.organisation_id = any (p_organisations) and a.ended_at is null
    union
    select c.organisation_id, c.requirement_id, c.policy_organisation_id, r.successor_id from chain c
      join app.retirements r on r.organisation_id = c.policy_organisation_id and r.policy_id = c.policy_id and r.ended_on is null
        and r.successor_id is not null)
  select c.organisation_id, c.requirement_id from chain c
  where exists (select from app.policies p where p.organisation_id = c.organisation_id and p.organisation_id = c.policy_organisation_id
      and p.id = c.policy_id and p.retired_on is null)
    or exists (select from app.coverages v where v.organisation_id = c.organisation_id
      and v.adopting_organisation_id = c.policy_organisation_id and v.policy_id = c.policy_id)
$$;

-- As before, with what is held by a key of the statutory list or by a link, and what covers by the template it is made from.
create or replace function directory.find_missing(p_organisations uuid[], p_publisher uuid, p_today date)
 RETURNS TABLE(organisation_id uuid, publisher_id uuid, required uuid[])
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
 SET jit TO 'off'
AS $function$
begin
  return query
  with expecting as materialized (
    select o.id, o.kind, o.phase, o.id as publisher_id from app.organisations o where o.id = any (p_organisations) and p_publisher is null
    union
    select o.id, o.kind, o.phase, coalesce(p_publisher, k.ancestor_id) from app.organisations o
      left join directory.organisation_closure k on p_publisher is null and k.descendant_id = o.id and k.sight = 'adopted'
        and p_today between k.from_on and k.until_on
      where o.id = any (p_organisations) and (p_publisher is not null or k.ancestor_id is not null)),
  required as materialized (
    select e.id, e.publisher_id, q.id as required_id, q.template_id, q.statutory_key, lower(q.title) as title
    from expecting e join app.required_policies q on q.organisation_id = e.publisher_id and q.setting_kind = e.kind
      and (q.ended_on is null or q.ended_on >= p_today) and (q.phases = '{}' or e.phase = any (q.phases))
      and (q.standings = '{}' or directory.standing_of(e.id, p_today) = any (q.standings))),
  held as materialized (
    select p.organisation_id, lower(p.title) as title, p.template_id from app.policies p
      where p.organisation_id = any (p_organisations) and p.retired_on is null
    union all
    select c.organisation_id, lower(c.title), p.template_id from app.coverages c
      left join app.policies p on p.organisation_id = c.adopting_organisation_id and p.id = c.policy_id
      where c.organisation_id = any (p_organisations)
    union all
    select n.organisation_id, lower(n.title), null from app.not_applicable n where n.organisation_id = any (p_organisations) and n.ended_at is null
    union all
    select s.organisation_id, lower(s.title), s.template_id from directory.succeeded(p_organisations) s),
  keyed as materialized (select t.id, t.statutory_key from app.templates t where t.statutory_key is not null),
  found as (
    select r.id, r.required_id from required r join held h on h.organisation_id = r.id and h.title = r.title
    union
    select r.id, r.required_id from required r join held h on h.organisation_id = r.id and h.template_id = r.template_id
    union
    select r.id, r.required_id from keyed k join held h on h.template_id = k.id
      join required r on r.id = h.organisation_id and r.statutory_key = k.statutory_key
    union
    select a.organisation_id, a.requirement_id from directory.answered(p_organisations) a)
  select e.id, e.publisher_id, coalesce(array_agg(r.required_id order by r.required_id) filter (where r.required_id is not null and f.required_id is null), '{}')
  from expecting e
  left join required r on r.id = e.id and r.publisher_id = e.publisher_id
  left join found f on f.id = r.id and f.required_id = r.required_id
  group by 1, 2;
end $function$
;

-- All that is expected of a setting in sight and missing there, by whoever expects it.
create function app.missing_at(p_setting uuid, p_today date) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select r.id from directory.find_missing(array(select p_setting where p_setting = any (app.reach('own')) or p_setting = any (app.reach('below'))),
    null, p_today) f cross join lateral unnest(f.required) r (id)
$$;
grant execute on function app.missing_at(uuid, date) to ratify_app, ratify_worker;
