-- That a body withdrew a policy from use, and what took its place. Only a new adoption brings it back: the row then says so, and stays.
create table app.retirements (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  policy_id uuid not null,
  successor_id uuid,
  body_id uuid not null,
  meeting_id uuid,
  route text not null check (route in ('meeting', 'delegated', 'chairs-action', 'written-resolution')),
  decided_on date not null,
  retired_on date not null,
  reason text not null check (reason <> ''),
  minute_reference text check (minute_reference <> ''),
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null default now(),
  ended_on date,
  ended_adoption_id uuid,
  unique (organisation_id, id),
  check (successor_id <> policy_id),
  check (retired_on >= decided_on),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (organisation_id, successor_id) references app.policies (organisation_id, id),
  foreign key (organisation_id, body_id) references app.bodies (organisation_id, id),
  foreign key (organisation_id, meeting_id) references app.meetings (organisation_id, id),
  foreign key (organisation_id, ended_adoption_id) references app.adoptions (organisation_id, id)
);
create unique index retirements_standing on app.retirements (organisation_id, policy_id) where ended_on is null;
create index retirements_policy on app.retirements (organisation_id, policy_id, retired_on);
create index retirements_successor on app.retirements (organisation_id, successor_id);
create index retirements_body on app.retirements (organisation_id, body_id);
create index retirements_meeting on app.retirements (organisation_id, meeting_id);
create index retirements_adoption on app.retirements (organisation_id, ended_adoption_id);
create trigger retirement_stands before update on app.retirements for each row execute function app.guard_columns('ended_on', 'ended_adoption_id');
create trigger is_kept before delete on app.retirements for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.retirements execute function app.refuse_change();
create trigger register_hears_insert after insert on app.retirements referencing new table as changed
  for each statement execute function directory.note_register_change();
create trigger register_hears_update after update on app.retirements referencing new table as changed
  for each statement execute function directory.note_register_change();
select directory.declare_class('retirements', 'up', 'select, insert, update (ended_on, ended_adoption_id)');

-- Titles and templates of what some organisations hold no more under its own name, because a policy of theirs, or one that covers them,
-- took its place: whoever expects the former has the latter.
create function directory.succeeded(p_organisations uuid[]) returns table (organisation_id uuid, title text, template_id uuid)
language sql stable set search_path = '' as $$
  with recursive chain as (
    select r.organisation_id, r.policy_id, r.successor_id from app.retirements r
      where r.organisation_id = any (p_organisations) and r.ended_on is null and r.successor_id is not null
    union
    select c.organisation_id, c.policy_id, r.successor_id from chain c join app.retirements r on r.organisation_id = c.organisation_id
      and r.policy_id = c.successor_id and r.ended_on is null and r.successor_id is not null)
  select c.organisation_id, p.title, p.template_id from chain c
    join app.policies s on s.organisation_id = c.organisation_id and s.id = c.successor_id and s.retired_on is null
    join app.policies p on p.organisation_id = c.organisation_id and p.id = c.policy_id
  union
  select e.organisation_id, e.title, null from app.ended_covers e
    join app.retirements r on r.organisation_id = e.adopting_organisation_id and r.policy_id = e.policy_id and r.ended_on is null
    join app.coverages c on c.organisation_id = e.organisation_id and c.adopting_organisation_id = r.organisation_id and c.policy_id = r.successor_id
    where e.organisation_id = any (p_organisations)
$$;

-- As before, with what took the place of something that is expected.
create or replace function directory.find_missing(p_organisations uuid[], p_publisher uuid, p_today date)
 RETURNS TABLE(organisation_id uuid, publisher_id uuid, required uuid[])
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
 SET jit TO 'off'
AS $function$
begin
  return query
  with expecting as materialized (
    select o.id, o.kind, o.phase, o.id as publisher_id from app.organisations o where o.id = any (p_organisations) and p_publisher is null
    union
    select o.id, o.kind, o.phase, coalesce(p_publisher, k.ancestor_id) from app.organisations o
      left join directory.organisation_closure k on p_publisher is null and k.descendant_id = o.id and k.sight = 'adopted'
        and p_today between k.from_on and k.until_on
      where o.id = any (p_organisations) and (p_publisher is not null or k.ancestor_id is not null)),
  required as materialized (
    select e.id, e.publisher_id, q.id as required_id, q.template_id, lower(q.title) as title
    from expecting e join app.required_policies q on q.organisation_id = e.publisher_id and q.setting_kind = e.kind
      and (q.ended_on is null or q.ended_on >= p_today) and (q.phases = '{}' or e.phase = any (q.phases))
      and (q.standings = '{}' or directory.standing_of(e.id, p_today) = any (q.standings))),
  held as materialized (
    select p.organisation_id, lower(p.title) as title, p.template_id from app.policies p
      where p.organisation_id = any (p_organisations) and p.retired_on is null
    union all
    select c.organisation_id, lower(c.title), null from app.coverages c where c.organisation_id = any (p_organisations)
    union all
    select n.organisation_id, lower(n.title), null from app.not_applicable n where n.organisation_id = any (p_organisations) and n.ended_at is null
    union all
    select s.organisation_id, lower(s.title), s.template_id from directory.succeeded(p_organisations) s),
  found as (
    select r.id, r.required_id from required r join held h on h.organisation_id = r.id and h.title = r.title
    union
    select r.id, r.required_id from required r join held h on h.organisation_id = r.id and h.template_id = r.template_id)
  select e.id, e.publisher_id, coalesce(array_agg(r.required_id order by r.required_id) filter (where r.required_id is not null and f.required_id is null), '{}')
  from expecting e
  left join required r on r.id = e.id and r.publisher_id = e.publisher_id
  left join found f on f.id = r.id and f.required_id = r.required_id
  group by 1, 2;
end $function$
;

-- As before, with when its policy was withdrawn from use and what took its place.
drop function app.public_document(text);
create function app.public_document(p_code text)
 RETURNS TABLE(title text, organisation_name text, state text, revision_number integer, revision_state text, adopted_on date, effective_from date, review_due_on date, sha256 text, length integer, level text, made_at timestamp with time zone, signed jsonb, corrected_at timestamp with time zone, retired_on date, replaced_by text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select d.title, o.name, d.state, r.number, r.state, a.adopted_on, a.effective_from, p.review_due_on,
    v.sha256, v.length, v.level, v.made_at,
    coalesce((select jsonb_agg(jsonb_build_object('role', q.role, 'forRole', q.for_role, 'signedAt', s.signed_at,
        'signedOn', w.signed_on) order by s.signed_at, w.signed_on, q.turn)
      from app.signature_requests q
      left join app.signatures s on s.organisation_id = q.organisation_id and s.request_id = q.id
      left join app.paper_signatures w on w.organisation_id = q.organisation_id and w.request_id = q.id
      where q.organisation_id = d.organisation_id and q.revision_id = d.revision_id and (d.adoption_id is null or q.adoption_id = d.adoption_id)
        and (s.id is not null or w.id is not null)), '[]'),
    a.set_aside_at, w.retired_on, s.title
  from app.documents d
  join app.organisations o on o.id = d.organisation_id
  join app.policies p on p.organisation_id = d.organisation_id and p.id = d.policy_id
  join app.revisions r on r.organisation_id = d.organisation_id and r.id = d.revision_id
  left join app.adoptions a on a.organisation_id = d.organisation_id and a.id = d.adoption_id
  left join lateral (select dv.* from app.document_versions dv
    where dv.organisation_id = d.organisation_id and dv.document_id = d.id order by dv.number desc limit 1) v on true
  left join app.retirements w on w.organisation_id = p.organisation_id and w.policy_id = p.id and w.ended_on is null
  left join app.policies s on s.organisation_id = w.organisation_id and s.id = w.successor_id
  where d.verify_code = p_code
$function$
;
grant execute on function app.public_document(text) to ratify_public;
