-- The statuses are those of the register's rows (libs/store) and of `policyStatus` (libs/policy); tests hold all three equal.

-- Policies in force that are not simply in force while they are in date: adopted without evidence, or waiting for a signature.
create function directory.register_exceptional(p_organisations uuid[]) returns table (policy_id uuid, status text)
language sql stable set search_path = '' as $$
  select p.id, 'not-evidenced' from app.adoptions a
    join app.policies p on p.organisation_id = a.organisation_id and p.id = a.policy_id and p.adopted_on is not null and p.adopted_revision_id is null
    where a.organisation_id = any (p_organisations) and a.historic and a.evidence = 'none'
      and a.id = (select b.id from app.adoptions b where b.organisation_id = a.organisation_id and b.policy_id = a.policy_id order by b.recorded_at desc limit 1)
  union all
  select distinct p.id, 'unsigned' from app.signature_requests q
    join app.policies p on p.organisation_id = q.organisation_id and p.adopted_revision_id = q.revision_id and p.adopted_on is not null
    where q.organisation_id = any (p_organisations) and q.state in ('open', 'declined')
      and (q.state = 'open' or not exists (select from app.signature_requests f where f.organisation_id = q.organisation_id and f.follows_id = q.id))
$$;

-- Where the policies and covers of some organisations stand on a day, counted row by row.
create function directory.count_register(p_organisations uuid[], p_today date) returns table (organisation_id uuid, status text, policies bigint)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan set jit = off as $$
begin
  return query
  with exceptional as materialized (select x.policy_id, x.status from directory.register_exceptional(p_organisations) x),
  rows as (
    select p.organisation_id, case when p.review_due_on < p_today then 'overdue' when x.status is not null then x.status
      when p.review_due_on <= p_today + 60 then 'due-soon' else 'adopted' end as status
    from app.policies p left join exceptional x on x.policy_id = p.id
    where p.organisation_id = any (p_organisations) and p.retired_on is null and p.adopted_on is not null
    union all
    select p.organisation_id,
      case when exists (select from app.adoptions a where a.organisation_id = p.organisation_id and a.policy_id = p.id)
          then case when p.review_due_on < p_today then 'overdue' else 'not-evidenced' end
        when exists (select from app.revisions r where r.organisation_id = p.organisation_id and r.policy_id = p.id and r.state <> 'withdrawn')
          then 'submitted' else 'draft' end
    from app.policies p where p.organisation_id = any (p_organisations) and p.retired_on is null and p.adopted_on is null
    union all
    select c.organisation_id, case when c.review_due_on < p_today then 'overdue' else 'covered' end
    from app.coverages c where c.organisation_id = any (p_organisations)
  )
  select r.organisation_id, r.status, count(*) from rows r group by 1, 2;
end $$;

-- What is missing in some organisations of what each organisation above them, or they themselves, expect. Held means: a fork of the
-- required template, or a policy or a cover of that title.
create function directory.count_missing(p_organisations uuid[], p_publisher uuid, p_today date)
returns table (organisation_id uuid, publisher_id uuid, missing bigint)
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
  select e.id, e.publisher_id, count(r.required_id) - count(f.required_id)
  from expecting e
  left join required r on r.id = e.id and r.publisher_id = e.publisher_id
  left join found f on f.id = r.id and f.required_id = r.required_id
  group by 1, 2;
end $$;

-- What the days since they were counted change in the counters of some organisations (of all, when none are named): policy by policy,
-- one less where it stood and one more where it stands.
create function directory.register_turned(p_organisations uuid[], p_today date) returns table (organisation_id uuid, status text, policies bigint)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan set jit = off as $$
declare
  v_since date;
begin
  select min(c.counted_for) into v_since from directory.register_counts c where p_organisations is null or c.organisation_id = any (p_organisations);
  if v_since is null or v_since >= p_today then
    return;
  end if;
  return query
  with candidates as materialized (
    select p.organisation_id, p.id, p.review_due_on, p.adopted_revision_id from app.policies p
      where p.retired_on is null and p.adopted_on is not null and p.review_due_on >= v_since and p.review_due_on < p_today
    union
    select p.organisation_id, p.id, p.review_due_on, p.adopted_revision_id from app.policies p
      where p.retired_on is null and p.adopted_on is not null and p.review_due_on > v_since + 60 and p.review_due_on <= p_today + 60),
  turned as (
    select c.organisation_id, c.review_due_on, k.counted_for,
      case when c.adopted_revision_id is null
          and (select a.historic and a.evidence = 'none' from app.adoptions a
            where a.organisation_id = c.organisation_id and a.policy_id = c.id order by a.recorded_at desc limit 1) then 'not-evidenced'
        when exists (select from app.signature_requests q where q.organisation_id = c.organisation_id and q.revision_id = c.adopted_revision_id
          and q.state in ('open', 'declined') and (q.state = 'open'
            or not exists (select from app.signature_requests f where f.organisation_id = q.organisation_id and f.follows_id = q.id))) then 'unsigned' end as exceptional
    from candidates c join directory.register_counts k on k.organisation_id = c.organisation_id and k.counted_for < p_today
    where p_organisations is null or c.organisation_id = any (p_organisations)),
  sums as (
    select t.organisation_id, case when t.review_due_on < p_today then 'overdue' when t.exceptional is not null then t.exceptional
      when t.review_due_on <= p_today + 60 then 'due-soon' else 'adopted' end as status, 1 as one from turned t
    union all
    select t.organisation_id, case when t.review_due_on < t.counted_for then 'overdue' when t.exceptional is not null then t.exceptional
      when t.review_due_on <= t.counted_for + 60 then 'due-soon' else 'adopted' end, -1 from turned t
    union all
    select p.organisation_id, s.status, s.one from app.policies p join directory.register_counts k on k.organisation_id = p.organisation_id
      cross join (values ('overdue', 1), ('not-evidenced', -1)) s (status, one)
      where p.retired_on is null and p.adopted_on is null and p.review_due_on >= v_since and p.review_due_on < p_today
        and p.review_due_on >= k.counted_for and (p_organisations is null or p.organisation_id = any (p_organisations))
        and exists (select from app.adoptions a where a.organisation_id = p.organisation_id and a.policy_id = p.id)
    union all
    select c.organisation_id, s.status, s.one from app.coverages c join directory.register_counts k on k.organisation_id = c.organisation_id
      cross join (values ('overdue', 1), ('covered', -1)) s (status, one)
      where c.review_due_on >= v_since and c.review_due_on < p_today and c.review_due_on >= k.counted_for
        and (p_organisations is null or c.organisation_id = any (p_organisations)))
  select s.organisation_id, s.status, sum(s.one) from sums s group by 1, 2 having sum(s.one) <> 0;
end $$;

-- Those of some organisations whose counters may be believed on a day, and that were asked about this publisher.
create function directory.register_kept(p_organisations uuid[], p_publisher uuid, p_today date) returns uuid[]
language sql stable set search_path = '' as $$
  select coalesce(array_agg(c.organisation_id), '{}') from directory.register_counts c
  where c.organisation_id = any (p_organisations) and c.counted_for <= p_today and (p_publisher is null or c.missing_of ? p_publisher::text)
    and not exists (select from directory.register_changes m where m.organisation_id = c.organisation_id)
$$;

-- The counts of the acting organisation's register: one statement, so one moment, whoever is writing or counting meanwhile.
create function app.register_counts(p_today date) returns table (status text, policies bigint)
language plpgsql stable security definer set search_path = '' set jit = off as $$
declare
  v_below constant uuid[] := app.reach('below');
  v_own constant uuid := (app.reach('own'))[1];
  v_kept constant uuid[] := directory.register_kept(v_below, v_own, p_today);
  v_others constant uuid[] := array(select unnest(v_below) except select unnest(v_kept));
begin
  return query
  with counted as (
    select k.* from directory.register_counts c cross join lateral (values ('overdue', c.overdue), ('not-evidenced', c.not_evidenced),
      ('unsigned', c.unsigned), ('due-soon', c.due_soon), ('submitted', c.submitted), ('draft', c.draft), ('adopted', c.adopted),
      ('covered', c.covered), ('missing', (c.missing_of ->> v_own::text)::int)) k (status, policies)
    where c.organisation_id = any (v_kept)
    union all select t.status, t.policies from directory.register_turned(v_kept, p_today) t
    union all select f.status, f.policies from directory.count_register(v_others, p_today) f
    union all select 'missing', m.missing from directory.count_missing(v_others, v_own, p_today) m)
  select c.status, sum(c.policies)::bigint from counted c group by 1 having sum(c.policies) <> 0;
end $$;
grant execute on function app.register_counts(date) to ratify_app, ratify_worker;

-- Counts anew, for a date, up to so many organisations: those that have changed, then those counted for another date. Returns how
-- many there were; none when another worker is at it. The marks are taken before the rows are read: a change that commits in between leaves its own.
create function app.recount_register(p_today date, p_most int) returns int
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
  left join (select f.organisation_id, sum(f.missing) as missing, jsonb_object_agg(f.publisher_id, f.missing) as missing_of
    from directory.count_missing(v_organisations, null, p_today) f group by 1) m on m.organisation_id = o.id
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
grant execute on function app.recount_register(date, int) to ratify_worker;
