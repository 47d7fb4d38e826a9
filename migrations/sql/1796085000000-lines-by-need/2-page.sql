-- The page as it was, but that who is counted is asked in it: calling a function for that took three times as long.
create or replace function app.register_page(p_today date, p_status text, p_across text, p_setting uuid, p_after date, p_after_id uuid, p_most integer)
returns table(id uuid, place date, organisation_id uuid, organisation_name text, status text, policy_id uuid, title text, template_id uuid, edition_id uuid, edition_number integer, latest_edition_number integer, adopt_by_on date, adopted_on date, review_due_on date, review_due_said text, is_on_paper boolean, exceptions integer, left_on date, lineage jsonb, descends_through text, descends_number integer, reason_on date, held_in text)
language plpgsql stable security definer set search_path = '' set jit = off set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  v_own constant uuid := (app.reach('own'))[1];
  v_above constant uuid[] := app.reach('above');
  v_below uuid[] := directory.at_work(app.reach('below'));
  v_plain constant boolean := p_across is null;
  v_from constant date := case p_status when 'due-soon' then p_today when 'adopted' then p_today + 61 when 'unsigned' then p_today
    when 'not-evidenced' then p_today else '-infinity' end;
  v_to constant date := case p_status when 'overdue' then p_today - 1 when 'due-soon' then p_today + 60 else 'infinity' end;
  v_in_force boolean := v_plain and coalesce(p_status in ('overdue', 'due-soon', 'adopted', 'unsigned', 'not-evidenced'), true);
  v_open boolean := v_plain and coalesce(p_status in ('overdue', 'not-evidenced', 'submitted', 'draft'), true);
  v_covers boolean := v_plain and coalesce(p_status in ('overdue', 'covered'), true);
  v_misses constant boolean := v_plain and coalesce(p_status = 'missing', true) and (p_after is null or p_after = '-infinity');
  v_kept uuid[];
  v_others uuid[] := '{}';
  v_only uuid[];
  v_but uuid[];
  v_missing_ids uuid[];
  v_missing_holders uuid[];
  v_missing_required uuid[];
  v_ids uuid[];
  v_places date[];
  v_holders uuid[];
  v_kinds text[];
  v_required uuid[];
begin
  if p_setting is not null then
    v_below := array(select unnest(v_below) intersect select p_setting);
  end if;
  if p_status in ('unsigned', 'not-evidenced') then
    v_only := array(select x.policy_id from directory.register_exceptional(v_below) x where x.status = p_status);
  elsif p_status in ('due-soon', 'adopted') then
    v_but := array(select x.policy_id from directory.register_exceptional(v_below) x);
  end if;
  if v_misses then
    -- As directory.register_kept says.
    v_kept := array(select c.organisation_id from directory.register_counts c
      where c.organisation_id = any (v_below) and c.counted_for <= p_today and c.missing_of ? v_own::text
        and not exists (select from directory.register_changes m where m.organisation_id = c.organisation_id));
    if cardinality(v_kept) < cardinality(v_below) then
      v_others := array(select unnest(v_below) except select unnest(v_kept));
    end if;
    select array_agg(m.id order by m.id), array_agg(m.holder order by m.id), array_agg(m.required order by m.id)
      into v_missing_ids, v_missing_holders, v_missing_required
    from (
      select md5(q.required || h.holder::text)::uuid as id, h.holder, q.required::uuid as required from (
        select c.organisation_id as holder, c.missing_of -> v_own::text as required from directory.register_counts c where c.organisation_id = any (v_kept)
        union all
        select f.organisation_id, to_jsonb(f.required) from directory.find_missing(v_others, v_own, p_today) f where cardinality(v_others) > 0
        union all
        select v_own, to_jsonb(directory.missing_here(v_own, p_today))) h
      cross join lateral jsonb_array_elements_text(h.required) q (required)
      where p_after is null or md5(q.required || h.holder::text)::uuid > p_after_id
      order by 1 limit p_most) m;
    -- What is missing comes first: where it fills the page, nothing else is looked for.
    if cardinality(v_missing_ids) >= p_most then
      v_in_force := false;
      v_open := false;
      v_covers := false;
    end if;
  end if;
  -- Each a statement of its own, with a plan of its own that is kept.
  if p_across is null then
    select array_agg(k.id order by k.place, k.id), array_agg(k.place order by k.place, k.id), array_agg(k.organisation_id order by k.place, k.id),
        array_agg(k.kind order by k.place, k.id), array_agg(k.required order by k.place, k.id)
      into v_ids, v_places, v_holders, v_kinds, v_required
    from (
      select m.id, '-infinity'::date as place, m.holder as organisation_id, 'missing' as kind, m.required
        from unnest(v_missing_ids, v_missing_holders, v_missing_required) m (id, holder, required)
      union all
      (select p.id, coalesce(p.review_due_on, 'infinity'), p.organisation_id, 'policy', null from app.policies p
        where v_in_force and p.organisation_id = any (v_below) and p.retired_on is null and p.adopted_on is not null
          and coalesce(p.review_due_on, 'infinity') between v_from and v_to
          and (v_only is null or p.id in (select unnest(v_only))) and p.id not in (select unnest(v_but)) -- hashed; compared one by one they took 15 ms
          and (p_after is null or (coalesce(p.review_due_on, 'infinity'), p.id) > (p_after, p_after_id))
        order by coalesce(p.review_due_on, 'infinity'), p.id limit p_most)
      union all
      (select p.id, coalesce(p.review_due_on, 'infinity'), p.organisation_id, 'policy', null from app.policies p
        where v_open and p.organisation_id = any (v_below) and p.retired_on is null and p.adopted_on is null
          and (p_after is null or (coalesce(p.review_due_on, 'infinity'), p.id) > (p_after, p_after_id))
          and (p_status is null or p_status = case
            when exists (select from app.adoptions a where a.set_aside_at is null and a.organisation_id = p.organisation_id and a.policy_id = p.id)
              then case when p.review_due_on < p_today then 'overdue' else 'not-evidenced' end
            when exists (select from app.revisions r where r.organisation_id = p.organisation_id and r.policy_id = p.id and (r.state in ('submitted', 'tabled', 'deferred') or r.state = 'not-adopted'
            and exists (select from app.decisions d where d.organisation_id = r.organisation_id and d.revision_id = r.id and d.outcome = 'adopted-with-changes')))
              then 'submitted' else 'draft' end)
        order by coalesce(p.review_due_on, 'infinity'), p.id limit p_most)
      union all
      (select c.id, coalesce(c.review_due_on, 'infinity'), c.organisation_id, 'cover', null from app.coverages c
        where v_covers and c.organisation_id = any (v_below)
          and (p_status is null or p_status = case when c.review_due_on < p_today then 'overdue' else 'covered' end)
          and (p_after is null or (coalesce(c.review_due_on, 'infinity'), c.id) > (p_after, p_after_id))
        order by coalesce(c.review_due_on, 'infinity'), c.id limit p_most)
      order by place, id limit p_most) k;
  elsif p_across = 'behind' then
    select array_agg(k.id order by k.place, k.id), array_agg(k.place order by k.place, k.id), array_agg(k.organisation_id order by k.place, k.id),
        array_agg(k.kind order by k.place, k.id), array_agg(k.required order by k.place, k.id)
      into v_ids, v_places, v_holders, v_kinds, v_required
    from (
      select p.id, coalesce(p.review_due_on, 'infinity') as place, p.organisation_id, 'policy' as kind, null::uuid as required
        from app.editions e cross join lateral ( -- by its template: by its holders, whose number no plan knows, it read 16 times as much
          select p.id, p.organisation_id, p.review_due_on from app.policies p
          where p.template_organisation_id = e.organisation_id and p.template_id = e.template_id and p.base_edition_id = e.id
            and p.organisation_id = any (v_below) and p.retired_on is null offset 0) p
        where e.organisation_id = any (v_above)
          and exists (select from app.editions n where n.organisation_id = e.organisation_id and n.template_id = e.template_id and n.number > e.number)
          and (p_after is null or (coalesce(p.review_due_on, 'infinity'), p.id) > (p_after, p_after_id))
        order by coalesce(p.review_due_on, 'infinity'), p.id limit p_most) k;
  else
    select array_agg(k.id order by k.place, k.id), array_agg(k.place order by k.place, k.id), array_agg(k.organisation_id order by k.place, k.id),
        array_agg(k.kind order by k.place, k.id), array_agg(k.required order by k.place, k.id)
      into v_ids, v_places, v_holders, v_kinds, v_required
    from (
      select p.id, coalesce(p.review_due_on, 'infinity') as place, p.organisation_id, 'policy' as kind, null::uuid as required from app.policies p
        where p.organisation_id = any (v_below) and p.retired_on is null
          and (p_across <> 'left' or p.template_id is null)
          and p.id in (select x.policy_id from app.exceptions x where p_across = 'exception' and x.organisation_id = any (v_below)
              and x.state = 'granted' and (x.until_on is null or x.until_on >= p_today)
            union all select d.policy_id from app.departures d where p_across = 'left' and d.organisation_id = any (v_below) and d.next_edition_id is null
            union all select r.policy_id from directory.standing_reasons(v_below) r where p_across = 'reason')
          and (p_after is null or (coalesce(p.review_due_on, 'infinity'), p.id) > (p_after, p_after_id))
        order by coalesce(p.review_due_on, 'infinity'), p.id limit p_most) k;
  end if;
  return query select l.* from directory.register_lines(v_ids, v_places, v_holders, v_kinds, v_required, p_today) l;
end $$;
