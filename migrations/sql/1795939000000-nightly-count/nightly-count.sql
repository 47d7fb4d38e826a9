-- At midnight an organisation's counters change by what falls due on the new day and by nothing else, unless a link of its begins or
-- ends: the few policies that turn are added, and all are not counted again. Once in four weeks each organisation is counted
-- from its rows all the same, some every night, so that no mistake lives longer.
create function directory.register_turnable(p_today date, p_most integer) returns uuid[]
language sql stable set search_path = '' as $$
  select coalesce(array_agg(t.organisation_id), '{}') from (
    select c.organisation_id from directory.register_counts c
    where c.counted_for < p_today and c.counted_for >= p_today - 31
      and abs(hashtextextended(c.organisation_id::text, 0) % 28) <> (p_today - date '2000-01-01') % 28
      and not exists (select from app.organisation_links l where l.organisation_id = c.organisation_id
        and ((l.from_on > c.counted_for and l.from_on <= p_today) or (l.until_on >= c.counted_for and l.until_on < p_today)))
      and not exists (select from directory.organisation_closure k where k.descendant_id = c.organisation_id
        and ((k.from_on > c.counted_for and k.from_on <= p_today) or (k.until_on >= c.counted_for and k.until_on < p_today)))
    limit p_most) t
$$;

-- Moves the counters of organisations to a later day by what turns between.
create function directory.turn_register(p_organisations uuid[], p_today date) returns void
language sql set search_path = '' as $$
  update directory.register_counts c set counted_for = p_today, overdue = c.overdue + coalesce(t.overdue, 0),
    not_evidenced = c.not_evidenced + coalesce(t.not_evidenced, 0), unsigned = c.unsigned + coalesce(t.unsigned, 0),
    due_soon = c.due_soon + coalesce(t.due_soon, 0), adopted = c.adopted + coalesce(t.adopted, 0), covered = c.covered + coalesce(t.covered, 0)
  from unnest(p_organisations) o (id)
  left join (select f.organisation_id, sum(f.policies) filter (where f.status = 'overdue') as overdue,
      sum(f.policies) filter (where f.status = 'not-evidenced') as not_evidenced, sum(f.policies) filter (where f.status = 'unsigned') as unsigned,
      sum(f.policies) filter (where f.status = 'due-soon') as due_soon, sum(f.policies) filter (where f.status = 'adopted') as adopted,
      sum(f.policies) filter (where f.status = 'covered') as covered
    from directory.register_turned(p_organisations, p_today) f group by 1) t on t.organisation_id = o.id
  where c.organisation_id = o.id
$$;

create or replace function app.recount_register(p_today date, p_most integer) returns integer
language plpgsql security definer set search_path = '' set jit = off as $$
declare
  v_organisations uuid[];
begin
  if not pg_try_advisory_xact_lock(hashtextextended('register', 0)) then
    return 0;
  end if;
  select array_agg(organisation_id) into v_organisations from (
    select distinct m.organisation_id from directory.register_changes m limit p_most) changed;
  if v_organisations is null then
    v_organisations := directory.register_turnable(p_today, p_most * 10);
    if cardinality(v_organisations) > 0 then
      perform directory.turn_register(v_organisations, p_today);
      return cardinality(v_organisations);
    end if;
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
end
$$;
