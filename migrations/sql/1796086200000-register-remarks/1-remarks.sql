-- What a line of the register does not say by its status: that what is only a draft or waits is expected of its setting and not held,
-- and that nothing shows the adoption of what is overdue. Asked for the lines of one page, beside the page and not within it.
create function app.register_remarks(p_today date, p_policies uuid[])
returns table (policy_id uuid, expected_by text, is_unevidenced boolean)
language plpgsql stable security definer set search_path = '' set jit = off set plan_cache_mode = force_generic_plan as $$
declare
  v_below constant uuid[] := app.reach('below');
  v_above constant uuid[] := app.reach('above');
begin
  return query
  select p.id,
    case when p.adopted_on is null and a.id is null then (
      select string_agg(distinct o.name, ' and ' order by o.name)
      from app.required_policies q join app.organisations o on o.id = q.organisation_id
      where q.organisation_id = any (v_above) and q.setting_kind = s.kind and (q.ended_on is null or q.ended_on >= p_today)
        and (q.phases = '{}' or s.phase = any (q.phases))
        and (q.standings = '{}' or directory.standing_of(s.id, p_today) = any (q.standings))
        and (q.organisation_id = s.id or exists (select from directory.organisation_closure k where k.ancestor_id = q.organisation_id
          and k.descendant_id = s.id and k.sight = 'adopted' and p_today between k.from_on and k.until_on))
        and (lower(q.title) = lower(p.title) or q.template_id = p.template_id
          or q.statutory_key = (select t.statutory_key from app.templates t where t.id = p.template_id)
          or exists (select from app.requirement_answers w where w.organisation_id = p.organisation_id and w.requirement_id = q.id
            and w.policy_organisation_id = p.organisation_id and w.policy_id = p.id and w.ended_at is null))
        and not exists (select from app.coverages c where c.organisation_id = s.id and lower(c.title) = lower(q.title))
        and not exists (select from app.not_applicable n where n.organisation_id = s.id and n.ended_at is null and lower(n.title) = lower(q.title))
    ) end,
    p.adopted_revision_id is null and coalesce(a.historic and a.evidence = 'none', false)
  from app.policies p
  join app.organisations s on s.id = p.organisation_id
  left join lateral (select b.id, b.historic, b.evidence from app.adoptions b
    where b.set_aside_at is null and b.organisation_id = p.organisation_id and b.policy_id = p.id
    order by b.adopted_on desc nulls last, b.recorded_at desc limit 1) a on true
  where p.id = any (p_policies) and p.organisation_id = any (v_below) and p.retired_on is null;
end $$;
revoke all on function app.register_remarks(date, uuid[]) from public;
grant execute on function app.register_remarks(date, uuid[]) to ratify_app, ratify_worker;
