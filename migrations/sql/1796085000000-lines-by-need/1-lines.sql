-- The lines of a page as they were, in one order of looking whatever the planner knows; what few have is asked once for the whole page.
create or replace function directory.register_lines(p_ids uuid[], p_places date[], p_holders uuid[], p_kinds text[], p_required uuid[], p_today date)
returns table(id uuid, place date, organisation_id uuid, organisation_name text, status text, policy_id uuid, title text, template_id uuid, edition_id uuid, edition_number integer, latest_edition_number integer, adopt_by_on date, adopted_on date, review_due_on date, review_due_said text, is_on_paper boolean, exceptions integer, left_on date, lineage jsonb, descends_through text, descends_number integer, reason_on date, held_in text)
language plpgsql stable set search_path = '' set jit = off set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  v_own constant uuid := (app.reach('own'))[1];
  v_above constant uuid[] := app.reach('above');
  v_is_unsigned boolean;
  v_is_on_paper boolean;
  v_is_excepted boolean;
  v_is_reasoned boolean;
begin
  -- What few organisations have is asked once for all on the page; asked for each row, it was a quarter of the time of a school's list.
  select exists (select from app.signature_requests q where q.organisation_id = any (p_holders) and q.state in ('open', 'declined')),
      exists (select from app.paper_signatures s where s.organisation_id = any (p_holders)),
      exists (select from app.exceptions x where x.organisation_id = any (p_holders) and x.state = 'granted'),
      exists (select from app.review_reasons r where r.organisation_id = any (p_holders))
    into v_is_unsigned, v_is_on_paper, v_is_excepted, v_is_reasoned;
  return query
  select page.id, page.place, page.organisation_id, o.name,
    case page.kind when 'missing' then 'missing' when 'cover' then case when c.review_due_on < p_today then 'overdue' else 'covered' end
      else case when p.adopted_on is null then
          case when exists (select from app.adoptions a where a.set_aside_at is null and a.organisation_id = p.organisation_id and a.policy_id = p.id)
              then case when p.review_due_on < p_today then 'overdue' else 'not-evidenced' end
            when exists (select from app.revisions r where r.organisation_id = p.organisation_id and r.policy_id = p.id and (r.state in ('submitted', 'tabled', 'deferred') or r.state = 'not-adopted'
            and exists (select from app.decisions d where d.organisation_id = r.organisation_id and d.revision_id = r.id and d.outcome = 'adopted-with-changes')))
              then 'submitted' else 'draft' end
        else case when p.review_due_on < p_today then 'overdue'
          when p.adopted_revision_id is null and (select a.historic and a.evidence = 'none' from app.adoptions a
            where a.set_aside_at is null and a.organisation_id = p.organisation_id and a.policy_id = p.id 
              order by a.adopted_on desc nulls last, a.recorded_at desc limit 1) then 'not-evidenced'
          when v_is_unsigned and exists (select from app.signature_requests q where q.organisation_id = p.organisation_id and q.revision_id = p.adopted_revision_id
            and q.state in ('open', 'declined') and (q.state = 'open'
              or not exists (select from app.signature_requests f where f.organisation_id = q.organisation_id and f.follows_id = q.id))) then 'unsigned'
          when p.review_due_on <= p_today + 60 then 'due-soon' else 'adopted' end end end,
    p.id, coalesce(p.title, c.title, q.title), coalesce(p.template_id, q.template_id), p.base_edition_id,
    case when e.organisation_id = any (v_above) then e.number end, latest.number,
    case when latest.number > e.number then (select min(n.adopt_by_on) from app.editions n
      where n.organisation_id = t.organisation_id and n.template_id = t.id and n.number > e.number) end,
    coalesce(p.adopted_on, c.adopted_on), coalesce(p.review_due_on, c.review_due_on), p.review_due_said,
    v_is_on_paper and exists (select from app.paper_signatures s where s.organisation_id = p.organisation_id and s.revision_id = p.adopted_revision_id),
    case when v_is_excepted then (select count(*)::int from app.exceptions x where x.organisation_id = p.organisation_id and x.policy_id = p.id
      and x.state = 'granted' and (x.until_on is null or x.until_on >= p_today)) else 0 end,
    case when p.template_id is null then (select max(d.left_on) from app.departures d
      where d.organisation_id = p.organisation_id and d.policy_id = p.id and d.next_edition_id is null) end,
    case when e.organisation_id = any (v_above) or e.lineage @> jsonb_build_array(jsonb_build_object('organisationId', v_own)) then e.lineage end,
    u.name, e.number, 
    -- As directory.standing_reasons says, for the rows of this page alone: joined, they were gathered for all and hashed anew for each row.
    case when v_is_reasoned then (select (max(r.noted_at) at time zone 'Europe/London')::date from app.review_reasons r
      where r.organisation_id = p.organisation_id and r.policy_id = p.id
        and not exists (select from app.reviews w where w.organisation_id = r.organisation_id and w.policy_id = r.policy_id and w.recorded_at >= r.noted_at)
        and not exists (select from app.adoptions a where a.set_aside_at is null and a.organisation_id = r.organisation_id
          and a.policy_id = r.policy_id and a.recorded_at >= r.noted_at)) end,
    case when p.adopted_revision_id is null then p.held_in end
  from unnest(p_ids, p_places, p_holders, p_kinds, p_required) page (id, place, organisation_id, kind, required)
  -- Row by row, whatever the planner thinks of it: it knows neither how long the page is nor of what kind its rows are.
  cross join lateral (select o.name from app.organisations o where o.id = page.organisation_id offset 0) o
  left join app.policies p on page.kind = 'policy' and p.organisation_id = page.organisation_id and p.id = page.id
  left join lateral (select c.title, c.adopted_on, c.review_due_on from app.coverages c
    where page.kind = 'cover' and c.organisation_id = page.organisation_id and c.id = page.id offset 0) c on true
  left join lateral (select q.organisation_id, q.template_id, q.title from app.required_policies q
    where page.kind = 'missing' and q.organisation_id = any (v_above) and q.id = page.required offset 0) q on true
  left join app.editions e on e.organisation_id = p.template_organisation_id and e.id = p.base_edition_id
  left join app.organisations u on u.id = e.organisation_id
  cross join lateral (select coalesce(p.template_organisation_id, q.organisation_id) as organisation_id, coalesce(p.template_id, q.template_id) as id) t
  cross join lateral (select case when t.organisation_id = any (v_above) then (select max(n.number) from app.editions n
    where n.organisation_id = t.organisation_id and n.template_id = t.id) end as number offset 0) latest
  order by page.place, page.id;
end $$;
