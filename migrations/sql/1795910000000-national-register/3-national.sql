-- Across the nation: a role and an entrance of their own. Dates, titles and names of organisations; no texts, no names of people.

create function app.begin_national(p_session bytea, p_organisation uuid) returns table (person_id uuid)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_person uuid;
begin
  select s.person_id into v_person from directory.sessions s where s.token_hash = p_session and s.expires_at > clock_timestamp();
  if v_person is null then
    raise exception 'the session has ended' using errcode = 'RT004';
  end if;
  if not exists (select from app.appointments a where a.person_id = v_person and a.organisation_id = p_organisation and a.role = 'operator'
    and directory.today() >= a.from_on and (a.until_on is null or directory.today() <= a.until_on)) then
    raise exception 'no current appointment as operator' using errcode = 'RT005';
  end if;
  perform directory.set_list('national', array[p_organisation]), set_config('transaction_read_only', 'on', true);
  return query select v_person;
end $$;

-- How many policies stand where, by council; nobody's for trusts and whatever lies in no council's area.
create function app.national_counts(p_today date) returns table (council_id uuid, status text, policies bigint)
language plpgsql stable security definer set search_path = '' set jit = off as $$
declare
  v_others uuid[];
begin
  if cardinality(app.reach('national')) <> 1 then
    raise exception 'the national register is entered by begin_national' using errcode = 'insufficient_privilege';
  end if;
  v_others := array(
    select m.organisation_id from directory.register_changes m
    union select o.id from app.organisations o left join directory.register_counts c on c.organisation_id = o.id
      where c.organisation_id is null or c.counted_for > p_today);
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
        select r.organisation_id, r.status, r.policies from directory.count_register(v_others, p_today) r
        union all select m.organisation_id, 'missing', m.missing from directory.count_missing(v_others, null, p_today) m) f
      left join lateral (select l.upper_id from app.organisation_links l join app.organisations u on u.id = l.upper_id and u.kind = 'council'
        where l.organisation_id = f.organisation_id and l.kind in ('maintained-by', 'lies-in-area-of')
          and p_today between l.from_on and coalesce(l.until_on, 'infinity')
        order by l.kind = 'maintained-by' desc, l.from_on desc limit 1) l on true)
  select c.council_id, c.status, sum(c.policies)::bigint from counted c group by 1, 2 having sum(c.policies) <> 0;
end $$;

-- The settings of one council, to narrow a national list by.
create function app.national_settings(p_council uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select l.organisation_id from app.organisation_links l
  where l.upper_id = p_council and l.kind in ('maintained-by', 'lies-in-area-of') and cardinality(app.reach('national')) = 1
    and directory.today() between l.from_on and coalesce(l.until_on, 'infinity')
$$;

grant execute on function app.begin_national(bytea, uuid), app.national_counts(date), app.national_settings(uuid) to ratify_national;
