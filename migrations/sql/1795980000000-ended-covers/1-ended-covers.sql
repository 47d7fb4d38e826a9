-- How a setting was covered until a day: another adoption followed, a review moved its date, or the cover ended. What was in force on a
-- past day is read from here; app.coverages holds what covers it now.
create table app.ended_covers (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  adopting_organisation_id uuid not null,
  policy_id uuid not null,
  adoption_id uuid not null,
  title text not null,
  adopted_on date not null,
  review_due_on date,
  covered_at timestamptz(3) not null,
  ended_on date not null,
  unique (organisation_id, id),
  foreign key (adopting_organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (adopting_organisation_id, adoption_id) references app.adoptions (organisation_id, id)
);
create index ended_covers_policy on app.ended_covers (adopting_organisation_id, policy_id, organisation_id, ended_on);
create index ended_covers_setting on app.ended_covers (organisation_id, ended_on);
create index ended_covers_adoption on app.ended_covers (adopting_organisation_id, adoption_id);
select directory.declare_class('ended_covers', 'up', 'select');

/* Keeps what a cover is until a day. Of an adoption that was set aside nothing stands: what it replaced lasted until the one that follows. */
create function directory.keep_cover(p_cover app.coverages, p_until date) returns void
language plpgsql security definer set search_path to '' as $$
begin
  if exists (select from app.adoptions a where a.organisation_id = p_cover.adopting_organisation_id and a.id = p_cover.adoption_id
      and a.set_aside_at is not null) then
    update app.ended_covers e set ended_on = p_until
      where e.adopting_organisation_id = p_cover.adopting_organisation_id and e.policy_id = p_cover.policy_id
        and e.organisation_id = p_cover.organisation_id and e.ended_on = p_cover.adopted_on;
  else
    insert into app.ended_covers
        (organisation_id, adopting_organisation_id, policy_id, adoption_id, title, adopted_on, review_due_on, covered_at, ended_on)
      values (p_cover.organisation_id, p_cover.adopting_organisation_id, p_cover.policy_id, p_cover.adoption_id, p_cover.title,
        p_cover.adopted_on, p_cover.review_due_on, p_cover.covered_at, p_until);
  end if;
end $$;
revoke execute on function directory.keep_cover(app.coverages, date) from public;

create or replace function app.cover(p_adoption uuid, p_setting uuid) returns uuid
language plpgsql security definer set search_path to '' as $$
declare
  v_adoption app.adoptions;
  v_former app.coverages;
  v_coverage uuid;
begin
  select a.* into v_adoption from app.adoptions a where a.id = p_adoption and a.organisation_id = any (app.reach('writable'));
  if v_adoption.id is null or not exists (select from directory.organisation_closure c
    where c.ancestor_id = v_adoption.organisation_id and c.descendant_id = p_setting and c.governs
      and directory.today() between c.from_on and c.until_on) then
    raise exception 'this adoption cannot cover that setting' using errcode = 'RT003';
  end if;
  select c.* into v_former from app.coverages c where c.organisation_id = p_setting
    and c.adopting_organisation_id = v_adoption.organisation_id and c.policy_id = v_adoption.policy_id for update;
  if v_former.adoption_id <> p_adoption then
    perform directory.keep_cover(v_former, v_adoption.adopted_on);
  end if;
  insert into app.coverages (organisation_id, adopting_organisation_id, policy_id, adoption_id, title, adopted_on, review_due_on)
    select p_setting, p.organisation_id, p.id, v_adoption.id, p.title, v_adoption.adopted_on, p.review_due_on
    from app.policies p where p.organisation_id = v_adoption.organisation_id and p.id = v_adoption.policy_id
    on conflict (organisation_id, adopting_organisation_id, policy_id) do update
      set adoption_id = excluded.adoption_id, title = excluded.title, adopted_on = excluded.adopted_on,
        review_due_on = excluded.review_due_on
    returning id into v_coverage;
  return v_coverage;
end $$;

/* Ends the cover of a setting from a day on, today where none is told. */
create function app.uncover(p_policy uuid, p_setting uuid, p_on date) returns void
language plpgsql security definer set search_path to '' as $$
declare
  v_cover app.coverages;
begin
  delete from app.coverages c where c.policy_id = p_policy and c.organisation_id = p_setting
    and c.adopting_organisation_id = any (app.reach('writable')) returning c.* into v_cover;
  if v_cover.id is not null then
    perform directory.keep_cover(v_cover, coalesce(p_on, directory.today()));
  end if;
end $$;

/* The review date of a policy has moved: so has that of everyone whom it covers. */
create function app.move_covers(p_policy uuid, p_on date) returns void
language plpgsql security definer set search_path to '' as $$
declare
  v_cover app.coverages;
  v_due date;
begin
  select p.review_due_on into v_due from app.policies p where p.id = p_policy and p.organisation_id = any (app.reach('writable'));
  for v_cover in select c.* from app.coverages c where c.policy_id = p_policy and c.review_due_on is distinct from v_due
      and c.adopting_organisation_id = any (app.reach('writable')) for update loop
    perform directory.keep_cover(v_cover, p_on);
  end loop;
  update app.coverages c set review_due_on = v_due where c.policy_id = p_policy and c.review_due_on is distinct from v_due
    and c.adopting_organisation_id = any (app.reach('writable'));
end $$;

/* The adoption that covers settings now is set aside: an earlier one covers those again that it covered, as it did. */
create function app.restore_covers(p_policy uuid, p_adoption uuid) returns void
language plpgsql security definer set search_path to '' as $$
begin
  delete from app.coverages c using app.adoptions a
    where c.policy_id = p_policy and c.adopting_organisation_id = any (app.reach('writable'))
      and a.organisation_id = c.adopting_organisation_id and a.id = c.adoption_id and a.set_aside_at is not null;
  with last as (select distinct on (e.organisation_id) e.* from app.ended_covers e
      where e.policy_id = p_policy and e.adopting_organisation_id = any (app.reach('writable'))
      order by e.organisation_id, e.ended_on desc, e.id desc),
    taken as (delete from app.ended_covers e using last l where e.organisation_id = l.organisation_id and e.id = l.id
      and l.adoption_id = p_adoption returning e.*)
  insert into app.coverages (organisation_id, adopting_organisation_id, policy_id, adoption_id, title, adopted_on, review_due_on, covered_at)
    select t.organisation_id, t.adopting_organisation_id, t.policy_id, t.adoption_id, t.title, t.adopted_on, t.review_due_on, t.covered_at
    from taken t;
end $$;

/* Whom a policy of one's own covers, and whether an adoption still can. */
create function app.covers_of(p_policy uuid) returns table (setting_id uuid, is_governed boolean)
language sql stable security definer set search_path to '' as $$
  select c.organisation_id, exists (select from directory.organisation_closure g
    where g.ancestor_id = c.adopting_organisation_id and g.descendant_id = c.organisation_id and g.governs
      and directory.today() between g.from_on and g.until_on)
  from app.coverages c where c.policy_id = p_policy and c.adopting_organisation_id = any (app.reach('writable'))
    and c.organisation_id <> c.adopting_organisation_id
$$;

grant execute on function app.uncover(uuid, uuid, date) to ratify_app, ratify_worker;
grant execute on function app.move_covers(uuid, date) to ratify_app, ratify_worker;
grant execute on function app.restore_covers(uuid, uuid) to ratify_app, ratify_worker;
grant execute on function app.covers_of(uuid) to ratify_app, ratify_worker;
