-- What a publisher expects: of settings of some phases, or under some law, and until a day.
alter table app.required_policies
  add column is_statutory boolean not null default false,
  add column phases text[] not null default '{}'
    constraint required_policies_phases_check check (phases <@ array['nursery', 'pre-school', 'primary', 'middle deemed primary',
      'middle deemed secondary', 'secondary', '16 plus', 'all-through']),
  add column standings text[] not null default '{}'
    constraint required_policies_standings_check check (standings <@ array['maintained', 'academy', 'other']),
  add column ended_on date;

-- What a setting stands under, from its links: the same as standingBy of libs/policy.
create function directory.standing_of(p_setting uuid, p_today date) returns text
language sql stable set search_path = '' as $$
  select case when bool_or(l.kind = 'academy-of') then 'academy' when bool_or(l.kind = 'maintained-by') then 'maintained' else 'other' end
  from app.organisation_links l
  where l.organisation_id = p_setting and l.from_on <= p_today and (l.until_on is null or l.until_on >= p_today)
$$;

-- As before, of those alone of whom it is expected on the day.
CREATE OR REPLACE FUNCTION directory.find_missing(p_organisations uuid[], p_publisher uuid, p_today date)
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
    select e.id, e.publisher_id, q.id as required_id, q.template_id, lower(q.title) as title
    from expecting e join app.required_policies q on q.organisation_id = e.publisher_id and q.setting_kind = e.kind
      and (q.ended_on is null or q.ended_on >= p_today) and (q.phases = '{}' or e.phase = any (q.phases))
      and (q.standings = '{}' or directory.standing_of(e.id, p_today) = any (q.standings))),
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
end $function$
;

create index required_policies_ended on app.required_policies (ended_on) where ended_on is not null;

-- As before; a setting of whom something is expected no more since it was counted is counted again.
CREATE OR REPLACE FUNCTION directory.register_turnable(p_today date, p_most integer)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select coalesce(array_agg(t.organisation_id), '{}') from (
    select c.organisation_id from directory.register_counts c
    where c.counted_for < p_today and c.counted_for >= p_today - 31
      and abs(hashtextextended(c.organisation_id::text, 0) % 28) <> (p_today - date '2000-01-01') % 28
      and not exists (select from app.organisation_links l where l.organisation_id = c.organisation_id
        and ((l.from_on > c.counted_for and l.from_on <= p_today) or (l.until_on >= c.counted_for and l.until_on < p_today)))
      and not exists (select from directory.organisation_closure k where k.descendant_id = c.organisation_id
        and ((k.from_on > c.counted_for and k.from_on <= p_today) or (k.until_on >= c.counted_for and k.until_on < p_today)))
      -- What is expected no more is missed no more.
      and not exists (select from app.required_policies q where q.ended_on >= c.counted_for and q.ended_on < p_today
        and (q.organisation_id = c.organisation_id or exists (select from directory.organisation_closure k
          where k.ancestor_id = q.organisation_id and k.descendant_id = c.organisation_id)))
    limit p_most) t
$function$
;

-- As before, without what ended since the counters were made.
CREATE OR REPLACE FUNCTION directory.missing_here(p_setting uuid, p_today date)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_publishers constant uuid[] := array(select distinct k.ancestor_id from directory.organisation_closure k
    where k.descendant_id = p_setting and k.ancestor_id <> p_setting and k.sight = 'adopted' and p_today between k.from_on and k.until_on);
  v_missing uuid[];
begin
  if not exists (select from app.organisations o where o.id = p_setting and o.kind = 'school') then
    return '{}';
  end if;
  select array(select r.id::uuid from unnest(v_publishers) u (id) cross join lateral jsonb_array_elements_text(c.missing_of -> u.id::text) r (id))
    into v_missing from directory.register_counts c
    where c.organisation_id = p_setting and c.counted_for <= p_today and c.missing_of ?& v_publishers::text[]
      and not exists (select from directory.register_changes m where m.organisation_id = p_setting);
  if v_missing is null then
    v_missing := array(select r.id from directory.find_missing(array[p_setting], null, p_today) f cross join lateral unnest(f.required) r (id)
      where f.publisher_id <> p_setting);
  end if;
  return array(select distinct on (lower(q.title)) q.id from app.required_policies q where q.id = any (v_missing)
    and (q.ended_on is null or q.ended_on >= p_today) order by lower(q.title), q.id);
end $function$
;
