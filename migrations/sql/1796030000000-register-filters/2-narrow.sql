-- The owner that a policy's own front matter names, in small letters; null where it names none.
create function app.stated_owner(p_text text) returns text
language sql immutable parallel safe set search_path = '' as $$
  select lower((regexp_match(split_part(substr(p_text, 4, 4000), E'\n---', 1), '\nowner:[ \t]*["'']?([^\n]*?)["'']?[ \t]*(?:\n|$)'))[1])
  where starts_with(p_text, '---')
$$;
grant execute on function app.stated_owner(text) to ratify_app, ratify_worker;
create index revisions_owner on app.revisions (organisation_id, app.stated_owner(text), policy_id) where state = 'adopted';

-- Policies that a body, a kind of body or the head approves: as APPROVER of libs/store says, of many at once.
create function directory.approved_by(p_organisations uuid[], p_approver text) returns uuid[]
language plpgsql stable set search_path = '' set jit = off as $$
begin
  return array(
    select p.id from app.policies p
    left join (select distinct on (a.policy_id) a.policy_id, d.body_id, d.route, d.delegation_id from app.adoptions a
      join app.decisions d on d.organisation_id = a.organisation_id and d.id = a.decision_id
      where a.organisation_id = any (p_organisations) and a.set_aside_at is null order by a.policy_id, a.recorded_at desc) d on d.policy_id = p.id
    left join (select distinct on (s.policy_id) s.policy_id, s.body_id, s.office from app.stated_approvers s
      where s.organisation_id = any (p_organisations) order by s.policy_id, s.stated_at desc, s.id desc) s on s.policy_id = p.id
    left join (select distinct on (b.organisation_id) b.organisation_id, b.id from app.bodies b
      where b.organisation_id = any (p_organisations) and 'meeting' = any (b.routes) and (b.ended_on is null or b.ended_on >= directory.today())
      order by b.organisation_id, b.kind in ('committee', 'academy-committee'), b.id) f on f.organisation_id = p.organisation_id
    left join app.bodies b on b.organisation_id = p.organisation_id and b.id = coalesce(s.body_id, d.body_id, f.id)
      and 'meeting' = any (b.routes) and (b.ended_on is null or b.ended_on >= directory.today())
    where p.organisation_id = any (p_organisations) and p.retired_on is null
      and p_approver in (case when s.office is not null then s.office
        when s.body_id is null and d.route = 'delegated' and d.delegation_id is null then 'head' else b.kind end,
        case when s.office is null and (s.body_id is not null or d.route is distinct from 'delegated' or d.delegation_id is not null) then b.id::text end));
end $$;

-- Every line of the acting organisation's register that a filter leaves, as RegisterFilter of libs/store says:
--   settingId, phase, standing; title, templateId, edition (a number), statutoryTitles with isStatutory; approver, owner, dueFrom, dueTo,
--   signed ('signed', 'waiting', 'not-asked'), base ('newest', 'older', 'own-text'), words.
-- p_across: of what lies across the statuses, what is to be known: one of it, or 'all'.
create function directory.narrow_register(p_today date, p_filter jsonb, p_across text)
returns table (id uuid, place date, organisation_id uuid, kind text, required uuid, status text, is_behind boolean, is_excepted boolean, has_left boolean, has_reason boolean)
language plpgsql stable set search_path = '' set jit = off set plan_cache_mode = 'force_generic_plan' as $$
#variable_conflict use_column
declare
  v_own constant uuid := (app.reach('own'))[1];
  v_above constant uuid[] := app.reach('above');
  v_words constant text := lower(p_filter ->> 'words');
  v_title constant text := lower(p_filter ->> 'title');
  v_template constant uuid := p_filter ->> 'templateId';
  v_edition constant int := p_filter ->> 'edition';
  v_is_statutory constant boolean := p_filter ->> 'isStatutory';
  v_owner constant text := lower(p_filter ->> 'owner');
  v_signed constant text := p_filter ->> 'signed';
  v_base constant text := p_filter ->> 'base';
  v_from constant date := p_filter ->> 'dueFrom';
  v_to constant date := p_filter ->> 'dueTo';
  v_phase constant text := p_filter ->> 'phase';
  v_standing constant text := p_filter ->> 'standing';
  -- What nobody holds has no owner, date, signature or edition; what another adopted has none of its own.
  v_misses constant boolean := num_nonnulls(v_edition, v_owner, v_signed, v_base, v_from, v_to, p_filter ->> 'approver') = 0;
  v_covers constant boolean := num_nonnulls(v_template, v_edition, v_owner, v_signed, v_base, p_filter ->> 'approver') = 0;
  v_all constant boolean := p_across = 'all';
  v_below uuid[] := directory.at_work(app.reach('below'));
  v_named uuid[]; -- settings whose own name holds the words
  v_titles text[];
  v_templates uuid[];
  v_kept uuid[];
  v_others uuid[];
  v_approved uuid[];
  v_owned uuid[];
  v_signed_ones uuid[];
  v_waiting uuid[];
begin
  if p_filter ? 'settingId' then
    v_below := array(select unnest(v_below) intersect select (p_filter ->> 'settingId')::uuid);
  end if;
  if v_phase is not null or v_standing is not null then
    v_below := array(select o.id from app.organisations o where o.id = any (v_below) and (v_phase is null or o.phase = v_phase)
      and (v_standing is null or directory.standing_of(o.id, p_today) = v_standing));
  end if;
  if v_words is not null then
    v_named := array(select o.id from app.organisations o where o.id = any (v_below) and strpos(lower(o.name), v_words) > 0);
  end if;
  if v_is_statutory is not null then
    v_titles := array(select jsonb_array_elements_text(p_filter -> 'statutoryTitles')
      union select lower(q.title) from app.required_policies q where q.organisation_id = any (v_above) and q.is_statutory);
    v_templates := array(select q.template_id from app.required_policies q
      where q.organisation_id = any (v_above) and q.is_statutory and q.template_id is not null);
  end if;
  if p_filter ? 'approver' then
    v_approved := directory.approved_by(v_below, p_filter ->> 'approver');
  end if;
  if v_owner is not null then
    v_owned := array(select r.policy_id from app.revisions r
      where r.organisation_id = any (v_below) and r.state = 'adopted' and app.stated_owner(r.text) = v_owner);
  end if;
  if v_signed is not null then
    v_waiting := array(select p.id from app.signature_requests q join app.policies p on p.organisation_id = q.organisation_id and p.adopted_revision_id = q.revision_id
      where q.organisation_id = any (v_below) and q.state in ('open', 'declined')
        and (q.state = 'open' or not exists (select from app.signature_requests f where f.organisation_id = q.organisation_id and f.follows_id = q.id)));
    v_signed_ones := array(select p.id from app.signature_requests q join app.policies p on p.organisation_id = q.organisation_id and p.adopted_revision_id = q.revision_id
      where q.organisation_id = any (v_below) and q.state in ('signed', 'signed-on-paper') except select unnest(v_waiting));
  end if;
  if v_misses then
    v_kept := directory.register_kept(v_below, v_own, p_today);
    v_others := array(select unnest(v_below) except select unnest(v_kept));
  end if;
  return query
  with exceptional as materialized (select x.policy_id, x.status from directory.register_exceptional(v_below) x),
  newest as materialized (select n.template_id, max(n.number) as number from app.editions n where n.organisation_id = any (v_above) group by 1)
  select p.id, coalesce(p.review_due_on, 'infinity'), p.organisation_id, 'policy', null::uuid,
    case when p.adopted_on is not null then case when p.review_due_on < p_today then 'overdue' when x.status is not null then x.status
        when p.review_due_on <= p_today + 60 then 'due-soon' else 'adopted' end
      when exists (select from app.adoptions a where a.set_aside_at is null and a.organisation_id = p.organisation_id and a.policy_id = p.id)
        then case when p.review_due_on < p_today then 'overdue' else 'not-evidenced' end
      when exists (select from app.revisions r where r.organisation_id = p.organisation_id and r.policy_id = p.id and (r.state in ('submitted', 'tabled', 'deferred')
          or r.state = 'not-adopted' and exists (select from app.decisions d where d.organisation_id = r.organisation_id and d.revision_id = r.id
            and d.outcome = 'adopted-with-changes')))
        then 'submitted' else 'draft' end,
    coalesce(e.number < w.number, false),
    case when v_all or p_across = 'exception' then p.id in (select y.policy_id from app.exceptions y where y.organisation_id = any (v_below) and y.state = 'granted'
      and (y.until_on is null or y.until_on >= p_today)) end,
    case when v_all or p_across = 'left' then p.template_id is null and p.id in (select d.policy_id from app.departures d
      where d.organisation_id = any (v_below) and d.next_edition_id is null) end,
    case when v_all or p_across = 'reason' then p.id in (select r.policy_id from directory.standing_reasons(v_below) r) end
  from app.policies p
  left join exceptional x on x.policy_id = p.id
  left join app.editions e on e.organisation_id = p.template_organisation_id and e.id = p.base_edition_id and e.organisation_id = any (v_above)
  left join newest w on w.template_id = e.template_id
  where p.organisation_id = any (v_below) and p.retired_on is null
    and (v_title is null or lower(p.title) = v_title)
    and (v_words is null or strpos(lower(p.title), v_words) > 0 or p.organisation_id = any (v_named))
    and (v_template is null or p.template_id = v_template and p.template_organisation_id = any (v_above)) -- of one that is seen
    and (v_edition is null or e.number = v_edition)
    and (v_is_statutory is null or v_is_statutory = (lower(p.title) = any (v_titles) or coalesce(p.template_id = any (v_templates), false)))
    and (v_approved is null or p.id in (select unnest(v_approved)))
    and (v_owned is null or p.id in (select unnest(v_owned)))
    and (v_from is null or p.review_due_on >= v_from) and (v_to is null or p.review_due_on <= v_to)
    and (v_base is null or case v_base when 'own-text' then p.base_edition_id is null and (p.held_in is null or p.adopted_revision_id is not null) when 'older' then coalesce(e.number < w.number, false)
      else coalesce(e.number >= w.number, false) end)
    and (v_signed is null or p.adopted_revision_id is not null and case v_signed when 'waiting' then p.id in (select unnest(v_waiting))
      when 'signed' then p.id in (select unnest(v_signed_ones)) else p.id not in (select unnest(v_waiting) union all select unnest(v_signed_ones)) end)
  union all
  select c.id, coalesce(c.review_due_on, 'infinity'), c.organisation_id, 'cover', null,
    case when c.review_due_on < p_today then 'overdue' else 'covered' end, false, false, false, false
  from app.coverages c
  where v_covers and c.organisation_id = any (v_below)
    and (v_title is null or lower(c.title) = v_title)
    and (v_words is null or strpos(lower(c.title), v_words) > 0 or c.organisation_id = any (v_named))
    and (v_is_statutory is null or v_is_statutory = (lower(c.title) = any (v_titles)))
    and (v_from is null or c.review_due_on >= v_from) and (v_to is null or c.review_due_on <= v_to)
  union all
  select md5(q.id::text || h.holder::text)::uuid, '-infinity'::date, h.holder, 'missing', q.id, 'missing', false, false, false, false
  from (select c.organisation_id as holder, c.missing_of -> v_own::text as required from directory.register_counts c where v_misses and c.organisation_id = any (v_kept)
    union all
    select f.organisation_id, to_jsonb(f.required) from directory.find_missing(v_others, v_own, p_today) f where v_misses and cardinality(v_others) > 0
    union all
    select v_own, to_jsonb(directory.missing_here(v_own, p_today)) where v_misses and v_own = any (v_below)) h
  cross join lateral jsonb_array_elements_text(h.required) r (required)
  join app.required_policies q on q.organisation_id = any (v_above) and q.id = r.required::uuid
  where (v_title is null or lower(q.title) = v_title)
    and (v_words is null or strpos(lower(q.title), v_words) > 0 or h.holder = any (v_named))
    and (v_template is null or q.template_id = v_template)
    and (v_is_statutory is null or v_is_statutory = (q.is_statutory or lower(q.title) = any (v_titles)));
end $$;

-- A page of what a filter leaves, as app.register_page answers without any.
create function app.register_page_by(p_today date, p_status text, p_across text, p_filter jsonb, p_after date, p_after_id uuid, p_most integer)
returns table(id uuid, place date, organisation_id uuid, organisation_name text, status text, policy_id uuid, title text, template_id uuid, edition_id uuid, edition_number integer, latest_edition_number integer, adopt_by_on date, adopted_on date, review_due_on date, review_due_said text, is_on_paper boolean, exceptions integer, left_on date, lineage jsonb, descends_through text, descends_number integer, reason_on date, held_in text)
language plpgsql stable security definer set search_path = '' set jit = off set plan_cache_mode = 'force_generic_plan' as $$
#variable_conflict use_column
declare
  v_ids uuid[];
  v_places date[];
  v_holders uuid[];
  v_kinds text[];
  v_required uuid[];
begin
  select array_agg(k.id order by k.place, k.id), array_agg(k.place order by k.place, k.id), array_agg(k.organisation_id order by k.place, k.id),
      array_agg(k.kind order by k.place, k.id), array_agg(k.required order by k.place, k.id)
    into v_ids, v_places, v_holders, v_kinds, v_required
  from (
    select n.id, n.place, n.organisation_id, n.kind, n.required from directory.narrow_register(p_today, p_filter, p_across) n
    where (p_status is null or n.status = p_status)
      and (p_across is null or case p_across when 'behind' then n.is_behind when 'exception' then n.is_excepted when 'left' then n.has_left else n.has_reason end)
      and (p_after is null or (n.place, n.id) > (p_after, p_after_id))
    order by n.place, n.id limit p_most) k;
  return query select l.* from directory.register_lines(v_ids, v_places, v_holders, v_kinds, v_required, p_today) l;
end $$;

-- How many lines of each status a filter leaves, and how many across the statuses.
create function app.register_counts_by(p_today date, p_filter jsonb) returns table (status text, policies bigint)
language plpgsql stable security definer set search_path = '' set jit = off set plan_cache_mode = 'force_generic_plan' as $$
begin
  return query
  with found as materialized (select n.* from directory.narrow_register(p_today, p_filter, 'all') n)
  select f.status, count(*) from found f group by 1
  union all
  select a.name, a.lines from (select count(*) filter (where f.is_behind) as behind, count(*) filter (where f.is_excepted) as excepted,
      count(*) filter (where f.has_left) as gone, count(*) filter (where f.has_reason) as reasoned from found f) s
    cross join lateral (values ('behind', s.behind), ('exception', s.excepted), ('left', s.gone), ('reason', s.reasoned)) a (name, lines);
end $$;
grant execute on function app.register_page_by(date, text, text, jsonb, date, uuid, integer), app.register_counts_by(date, jsonb) to ratify_app, ratify_worker;
