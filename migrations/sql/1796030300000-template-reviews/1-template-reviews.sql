-- A template has a review of its own, beside that of the policies made from it: how often, and when the next is due. The day moves with an
-- edition that is published and with a review that is recorded.
alter table app.templates
  add column review_every text constraint templates_review_every_check check (review_every ~ '^P[1-9][0-9]?[YM]$'),
  add column review_due_on date;
create index templates_due on app.templates (organisation_id, review_due_on) where review_due_on is not null;

create table app.template_reviews (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  template_id uuid not null,
  reviewed_on date not null,
  reason text not null check (reason <> ''),
  next_due_on date,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  foreign key (organisation_id, template_id) references app.templates (organisation_id, id)
);
create index template_reviews_template on app.template_reviews (organisation_id, template_id, reviewed_on);
create trigger is_a_record before update or delete on app.template_reviews for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.template_reviews execute function app.refuse_change();
select directory.declare_class('template_reviews', 'own', 'select, insert');

-- As before, with authors of templates that are due.
create or replace function app.people_to_remind(p_day date, p_most integer) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select a.person_id from app.appointments a
  left join directory.digest_looks l on l.person_id = a.person_id
  where p_day between a.from_on and coalesce(a.until_on, 'infinity') and coalesce(l.looked_on, '-infinity') < p_day
    and (a.role in ('head', 'clerk', 'publisher') and exists (select from app.policies p
        where p.organisation_id = a.organisation_id and p.review_due_on <= p_day + 320 and p.retired_on is null)
      or a.role in ('head', 'clerk') and exists (select from app.duties d
        where d.organisation_id = a.organisation_id and d.due_on <= p_day + 20 and d.ended_on is null)
      or a.role in ('head', 'clerk', 'chair', 'vice-chair', 'governor') and exists (select from app.signature_requests q
        where q.organisation_id = a.organisation_id and q.state = 'open')
      -- As many days as a change is told.
      or a.role in ('head', 'clerk', 'chair', 'vice-chair', 'governor') and exists (select from app.meetings m
        where m.organisation_id = a.organisation_id and m.changed_at >= p_day - 30)
      or a.role in ('compliance-officer', 'publisher')
      or exists (select from app.draft_looks k
        where k.organisation_id = a.organisation_id and k.person_id = a.person_id and k.ended_at is null)
      -- As many days as a settled comment is told of.
      or a.role in ('head', 'clerk') and exists (select from app.draft_comments c
        where c.organisation_id = a.organisation_id and (c.state = 'open' or c.settled_at >= p_day - 14))
      or a.role = 'council-author' and exists (select from app.templates t
        where t.organisation_id = a.organisation_id and t.review_due_on <= p_day + 70)
      or a.role in ('council-author', 'publisher') and exists (select from app.draft_looks k
        where k.addressee_id = a.organisation_id and k.ended_at is null))
  group by a.person_id order by a.person_id limit p_most
$$;

-- As before, with the reviews of templates, for those who write and publish them.
create or replace function app.calendar_events(p_token_hash bytea, p_today date)
 RETURNS TABLE(kind text, id uuid, organisation_name text, title text, place text, falls_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with posts as (
    select a.organisation_id, o.name, bool_or(a.role in ('head', 'clerk')) as does_duties from directory.calendar_links l
    join app.appointments a on a.person_id = l.person_id
    join app.organisations o on o.id = a.organisation_id
    where l.token_hash = p_token_hash and p_today between a.from_on and coalesce(a.until_on, 'infinity')
      and a.role in ('head', 'clerk', 'chair', 'vice-chair', 'governor')
    group by a.organisation_id, o.name)
  select 'review', p.id, s.name, p.title, null, p.review_due_on from posts s
    join app.policies p on p.organisation_id = s.organisation_id
    where p.review_due_on is not null and p.retired_on is null
      and (p.adopted_on is not null or p.adopted_revision_id is not null or p.held_in is not null)
  union all
  select 'meeting', m.id, s.name, b.name, m.place, m.held_on from posts s
    join app.meetings m on m.organisation_id = s.organisation_id
    join app.bodies b on b.organisation_id = m.organisation_id and b.id = m.body_id
    where m.held_on > p_today - 400 and m.cancelled_on is null
  union all
  select 'duty', d.id, s.name, d.words || ' (' || p.title || ')', null, d.due_on from posts s
    join app.duties d on d.organisation_id = s.organisation_id and d.due_on is not null and d.ended_on is null
    join app.policies p on p.organisation_id = d.organisation_id and p.id = d.policy_id and p.retired_on is null
    where s.does_duties
  union all
  select 'review', t.id, o.name, 'Template: ' || t.title, null, t.review_due_on from app.templates t
    join app.organisations o on o.id = t.organisation_id
    where t.review_due_on is not null and exists (select from directory.calendar_links l
      join app.appointments a on a.person_id = l.person_id and a.organisation_id = t.organisation_id
      where l.token_hash = p_token_hash and p_today between a.from_on and coalesce(a.until_on, 'infinity')
        and a.role in ('council-author', 'publisher'))
$function$;
