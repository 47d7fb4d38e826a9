-- What the keeper of a live blank answered between meetings: in a setting, for its own policy or for one that covers it, as at a day. What is
-- set is never changed: whoever knows better sets it anew, and the newest counts.
create table app.live_values (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  policy_organisation_id uuid not null,
  policy_id uuid not null,
  blank_id text not null check (blank_id <> ''),
  question text not null check (question <> ''),
  items text[] not null check (cardinality(items) between 1 and 100 and not items && array['']),
  as_at date not null,
  why text check (why <> '' and length(why) <= 500),
  set_by uuid not null,
  set_by_name text not null,
  set_at timestamptz(3) not null default clock_timestamp(),
  unique (organisation_id, id),
  foreign key (policy_organisation_id, policy_id) references app.policies (organisation_id, id)
);
create index live_values_policy on app.live_values (policy_organisation_id, policy_id);
create index live_values_set on app.live_values (organisation_id, set_at);
create trigger is_a_record before update or delete on app.live_values for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.live_values execute function app.refuse_change();
create trigger policy_stays_in_reach before insert or update on app.live_values
  for each row execute function app.check_reach('policy_organisation_id', 'above');
select directory.declare_class('live_values', 'up', 'select, insert');

-- What whoever covers the organisation acted for set of its own policies since: those below do not see its rows. With when the text in force
-- was put forward, for what was put forward later takes the place of what was set before.
create function app.covering_values(p_policies uuid[])
returns table (policy_id uuid, blank_id text, items text[], as_at date, set_at timestamptz, put_forward_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select v.policy_id, v.blank_id, v.items, v.as_at, v.set_at, coalesce(put.submitted_at, r.submitted_at)
  from app.coverages c
  join app.adoptions a on a.organisation_id = c.adopting_organisation_id and a.id = c.adoption_id
  join app.revisions r on r.organisation_id = a.organisation_id and r.policy_id = a.policy_id and r.id = a.revision_id
  left join app.revisions put on put.organisation_id = r.organisation_id and put.policy_id = r.policy_id and put.id = r.amends_id
  join app.live_values v on v.organisation_id = c.adopting_organisation_id
    and v.policy_organisation_id = c.adopting_organisation_id and v.policy_id = c.policy_id
  where c.organisation_id = any (app.reach('own')) and c.adopting_organisation_id <> c.organisation_id and c.policy_id = any (p_policies)
$$;
revoke execute on function app.covering_values(uuid[]) from public;
grant execute on function app.covering_values(uuid[]) to ratify_app, ratify_worker;
