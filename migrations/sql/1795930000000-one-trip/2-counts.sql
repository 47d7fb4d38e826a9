-- What is missing here stands in the counter of a setting already, by who expects it. Looking for it anew took longer to plan than to do.
create or replace function directory.missing_here(p_setting uuid, p_today date) returns uuid[]
language plpgsql stable set search_path = '' as $$
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
  return array(select distinct on (lower(q.title)) q.id from app.required_policies q where q.id = any (v_missing) order by lower(q.title), q.id);
end $$;

-- Each a statement of its own, with a plan of its own that is kept: all of them in one were planned anew at every call.
create or replace function app.register_counts(p_today date) returns table (status text, policies bigint)
language plpgsql stable security definer set search_path = '' set jit = off as $$
declare
  v_below constant uuid[] := app.reach('below');
  v_above constant uuid[] := app.reach('above');
  v_own constant uuid := (app.reach('own'))[1];
  v_kept constant uuid[] := directory.register_kept(v_below, v_own, p_today);
  v_others uuid[] := '{}';
begin
  if cardinality(v_kept) < cardinality(v_below) then
    v_others := array(select unnest(v_below) except select unnest(v_kept));
  end if;
  return query
  select k.status, k.policies from (
    select sum(c.overdue) as overdue, sum(c.not_evidenced) as not_evidenced, sum(c.unsigned) as unsigned, sum(c.due_soon) as due_soon,
      sum(c.submitted) as submitted, sum(c.draft) as draft, sum(c.adopted) as adopted, sum(c.covered) as covered,
      sum(jsonb_array_length(c.missing_of -> v_own::text)) as missing
    from directory.register_counts c where c.organisation_id = any (v_kept)) s
  cross join lateral (values ('overdue', s.overdue), ('not-evidenced', s.not_evidenced), ('unsigned', s.unsigned), ('due-soon', s.due_soon),
    ('submitted', s.submitted), ('draft', s.draft), ('adopted', s.adopted), ('covered', s.covered), ('missing', s.missing)) k (status, policies)
  where k.policies <> 0;
  return query select t.status, sum(t.policies)::bigint from directory.register_turned(v_kept, p_today) t group by 1;
  if cardinality(v_others) > 0 then
    return query
    select f.status, sum(f.policies)::bigint from directory.count_register(v_others, p_today) f group by 1
    union all
    select 'missing', sum(cardinality(m.required))::bigint from directory.find_missing(v_others, v_own, p_today) m having sum(cardinality(m.required)) > 0;
  end if;
  return query select 'missing', cardinality(m.here)::bigint from directory.missing_here(v_own, p_today) m (here) where m.here <> '{}';
  return query
  select 'behind', count(*) from app.editions e
    join app.policies p on p.template_organisation_id = e.organisation_id and p.template_id = e.template_id and p.base_edition_id = e.id
    where e.organisation_id = any (v_above) and p.organisation_id = any (v_below) and p.retired_on is null
      and exists (select from app.editions n where n.organisation_id = e.organisation_id and n.template_id = e.template_id and n.number > e.number);
  return query
  select 'exception', count(distinct x.policy_id) from app.exceptions x join app.policies p on p.organisation_id = x.organisation_id and p.id = x.policy_id
    where x.organisation_id = any (v_below) and x.state = 'granted' and (x.until_on is null or x.until_on >= p_today) and p.retired_on is null;
  return query
  select 'left', count(distinct d.policy_id) from app.departures d join app.policies p on p.organisation_id = d.organisation_id and p.id = d.policy_id
    where d.organisation_id = any (v_below) and d.next_edition_id is null and p.template_id is null and p.retired_on is null;
end $$;
