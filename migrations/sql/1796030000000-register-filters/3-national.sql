-- The settings of a council or a trust, the trust itself among them; of a setting, itself. To narrow a national list by.
create function app.national_within(p_upper uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select l.organisation_id from app.organisation_links l
  where l.upper_id = p_upper and l.kind in ('maintained-by', 'lies-in-area-of', 'academy-of') and cardinality(app.reach('national')) = 1
    and directory.today() between l.from_on and coalesce(l.until_on, 'infinity')
  union
  select o.id from app.organisations o where o.id = p_upper and o.kind <> 'council' and cardinality(app.reach('national')) = 1
$$;

-- How many policies stand where, trust by trust ('trust'; of the trust itself and of its academies) or setting by setting ('setting'),
-- of all or within a council, a trust or a setting.
create function app.national_counts_by(p_today date, p_by text, p_within uuid) returns table (organisation_id uuid, status text, policies bigint)
language plpgsql stable security definer set search_path = '' set jit = off set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  v_only uuid[];
  v_others uuid[];
begin
  perform directory.require_national();
  if p_within is not null then
    v_only := array(select app.national_within(p_within));
  end if;
  v_others := array(
    select m.organisation_id from directory.register_changes m where v_only is null or m.organisation_id = any (v_only)
    union select c.organisation_id from directory.register_counts c where c.counted_for > p_today and (v_only is null or c.organisation_id = any (v_only)));
  return query
  with groups as materialized (
    select g.id, g.key from app.organisations o left join directory.register_counts c on c.organisation_id = o.id
      cross join lateral (select o.id, case when p_by = 'setting' or o.kind = 'trust' then o.id
        when o.id = any (v_others) then (select l.upper_id from app.organisation_links l where l.organisation_id = o.id and l.kind = 'academy-of'
          and p_today between l.from_on and coalesce(l.until_on, 'infinity') order by l.from_on desc limit 1)
        else c.trust_id end as key) g
    where (v_only is null or o.id = any (v_only)) and g.key is not null),
  sums as materialized (
    select g.key, sum(c.overdue) as overdue, sum(c.not_evidenced) as not_evidenced, sum(c.unsigned) as unsigned, sum(c.due_soon) as due_soon,
      sum(c.submitted) as submitted, sum(c.draft) as draft, sum(c.adopted) as adopted, sum(c.covered) as covered, sum(c.missing) as missing
    from directory.register_counts c join groups g on g.id = c.organisation_id where c.organisation_id <> all (v_others) group by 1),
  counted as (
    select s.key, k.status, k.policies from sums s cross join lateral (values ('overdue', s.overdue), ('not-evidenced', s.not_evidenced),
      ('unsigned', s.unsigned), ('due-soon', s.due_soon), ('submitted', s.submitted), ('draft', s.draft), ('adopted', s.adopted),
      ('covered', s.covered), ('missing', s.missing)) k (status, policies)
    union all
    select g.key, f.status, f.policies from (
        select t.organisation_id, t.status, t.policies from directory.register_turned(v_only, p_today) t where t.organisation_id <> all (v_others)
        union all select r.organisation_id, r.status, r.policies from directory.count_register(v_others, p_today) r where cardinality(v_others) > 0
        union all select m.organisation_id, 'missing', cardinality(m.required)::bigint from directory.find_missing(v_others, null, p_today) m where cardinality(v_others) > 0) f
      join groups g on g.id = f.organisation_id)
  select c.key, c.status, sum(c.policies)::bigint from counted c group by 1, 2 having sum(c.policies) <> 0;
end $$;
grant execute on function app.national_within(uuid), app.national_counts_by(date, text, uuid) to ratify_national;
