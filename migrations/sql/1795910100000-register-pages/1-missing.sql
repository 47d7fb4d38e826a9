-- Of what is expected of a setting, not only how much is missing but what: the first lines of a council's register are found without
-- reading what each of its schools holds.
-- An organisation without a counter always has a mark, so that the nation's totals need not look for those that have none.
create function directory.note_register_loss() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into directory.register_changes (organisation_id) select o.id from app.organisations o;
  return null;
end $$;
create trigger register_hears_loss after delete or truncate on directory.register_counts
  for each statement execute function directory.note_register_loss();
delete from directory.register_counts;
comment on column directory.register_counts.missing_of is 'by expecting organisation, the required policies that are missing';

create function directory.find_missing(p_organisations uuid[], p_publisher uuid, p_today date)
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
    select c.organisation_id, lower(c.title), null from app.coverages c where c.organisation_id = any (p_organisations)),
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

create or replace function app.recount_register(p_today date, p_most int) returns int
language plpgsql volatile security definer set search_path = '' set jit = off as $$
declare
  v_organisations uuid[];
begin
  if not pg_try_advisory_xact_lock(hashtextextended('register', 0)) then
    return 0;
  end if;
  select array_agg(organisation_id) into v_organisations from (
    select distinct m.organisation_id from directory.register_changes m limit p_most) changed;
  if v_organisations is null then
    select array_agg(c.organisation_id) into v_organisations from (
      select c.organisation_id from directory.register_counts c where c.counted_for < p_today or c.counted_for > p_today
      order by c.organisation_id limit p_most) c;
  end if;
  if v_organisations is null then
    return 0;
  end if;
  delete from directory.register_changes m where m.organisation_id = any (v_organisations);
  insert into directory.register_counts as c (organisation_id, council_id, trust_id, counted_for, overdue, not_evidenced, unsigned, due_soon,
    submitted, draft, adopted, covered, missing, missing_of)
  select o.id, l.council_id, l.trust_id, p_today, coalesce(s.overdue, 0), coalesce(s.not_evidenced, 0), coalesce(s.unsigned, 0),
    coalesce(s.due_soon, 0), coalesce(s.submitted, 0), coalesce(s.draft, 0), coalesce(s.adopted, 0), coalesce(s.covered, 0),
    coalesce(m.missing, 0), coalesce(m.missing_of, '{}')
  from app.organisations o
  left join (select f.organisation_id, sum(f.policies) filter (where f.status = 'overdue') as overdue,
      sum(f.policies) filter (where f.status = 'not-evidenced') as not_evidenced, sum(f.policies) filter (where f.status = 'unsigned') as unsigned,
      sum(f.policies) filter (where f.status = 'due-soon') as due_soon, sum(f.policies) filter (where f.status = 'submitted') as submitted,
      sum(f.policies) filter (where f.status = 'draft') as draft, sum(f.policies) filter (where f.status = 'adopted') as adopted,
      sum(f.policies) filter (where f.status = 'covered') as covered
    from directory.count_register(v_organisations, p_today) f group by 1) s on s.organisation_id = o.id
  left join (select f.organisation_id, sum(cardinality(f.required)) as missing, jsonb_object_agg(f.publisher_id, f.required) as missing_of
    from directory.find_missing(v_organisations, null, p_today) f group by 1) m on m.organisation_id = o.id
  left join (select l.organisation_id,
      (array_agg(l.upper_id order by l.kind = 'maintained-by' desc, l.from_on desc) filter (where l.kind in ('maintained-by', 'lies-in-area-of') and u.kind = 'council'))[1] as council_id,
      (array_agg(l.upper_id order by l.from_on desc) filter (where l.kind = 'academy-of'))[1] as trust_id
    from app.organisation_links l join app.organisations u on u.id = l.upper_id
    where l.organisation_id = any (v_organisations) and p_today between l.from_on and coalesce(l.until_on, 'infinity')
    group by 1) l on l.organisation_id = o.id
  where o.id = any (v_organisations)
  on conflict (organisation_id) do update set council_id = excluded.council_id, trust_id = excluded.trust_id, counted_for = excluded.counted_for,
    overdue = excluded.overdue, not_evidenced = excluded.not_evidenced, unsigned = excluded.unsigned, due_soon = excluded.due_soon,
    submitted = excluded.submitted, draft = excluded.draft, adopted = excluded.adopted, covered = excluded.covered, missing = excluded.missing, missing_of = excluded.missing_of;
  return cardinality(v_organisations);
end $$;

create or replace function app.national_counts(p_today date) returns table (council_id uuid, status text, policies bigint)
language plpgsql stable security definer set search_path = '' set jit = off set plan_cache_mode = force_custom_plan as $$
declare
  v_others uuid[];
begin
  if cardinality(app.reach('national')) <> 1 then
    raise exception 'the national register is entered by begin_national' using errcode = 'insufficient_privilege';
  end if;
  v_others := array(
    select m.organisation_id from directory.register_changes m
    union select c.organisation_id from directory.register_counts c where c.counted_for > p_today);
  return query
  with sums as materialized (
    select c.council_id, sum(c.overdue) as overdue, sum(c.not_evidenced) as not_evidenced, sum(c.unsigned) as unsigned, sum(c.due_soon) as due_soon,
      sum(c.submitted) as submitted, sum(c.draft) as draft, sum(c.adopted) as adopted, sum(c.covered) as covered, sum(c.missing) as missing
    from directory.register_counts c where c.organisation_id <> all (v_others) group by 1),
  counted as (
    select s.council_id, k.status, k.policies from sums s cross join lateral (values ('overdue', s.overdue), ('not-evidenced', s.not_evidenced),
      ('unsigned', s.unsigned), ('due-soon', s.due_soon), ('submitted', s.submitted), ('draft', s.draft), ('adopted', s.adopted),
      ('covered', s.covered), ('missing', s.missing)) k (status, policies)
    union all
    select c.council_id, t.status, t.policies from directory.register_turned(null, p_today) t
      join directory.register_counts c on c.organisation_id = t.organisation_id where t.organisation_id <> all (v_others)
    union all
    select l.upper_id, f.status, f.policies from (
        select r.organisation_id, r.status, r.policies from directory.count_register(v_others, p_today) r where cardinality(v_others) > 0
        union all select m.organisation_id, 'missing', cardinality(m.required)::bigint from directory.find_missing(v_others, null, p_today) m where cardinality(v_others) > 0) f
      left join lateral (select l.upper_id from app.organisation_links l join app.organisations u on u.id = l.upper_id and u.kind = 'council'
        where l.organisation_id = f.organisation_id and l.kind in ('maintained-by', 'lies-in-area-of')
          and p_today between l.from_on and coalesce(l.until_on, 'infinity')
        order by l.kind = 'maintained-by' desc, l.from_on desc limit 1) l on true)
  select c.council_id, c.status, sum(c.policies)::bigint from counted c group by 1, 2 having sum(c.policies) <> 0;
end $$;
