-- Somebody who looks after compliance asked that a school be reminded of a policy. One press of the button is one batch; whom its mail
-- goes to is found out when it is sent, for appointments are each school's own.
create table app.chases (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  batch_id uuid not null,
  setting_organisation_id uuid not null,
  policy_id uuid not null,
  chased_by uuid not null references directory.people (id),
  chased_by_name text not null,
  chased_on date not null,
  unique (organisation_id, id),
  unique (organisation_id, policy_id, chased_on),
  foreign key (setting_organisation_id, policy_id) references app.policies (organisation_id, id)
);
create index chases_batch on app.chases (organisation_id, batch_id);
create index chases_policy on app.chases (setting_organisation_id, policy_id);
create index chases_by on app.chases (chased_by);
create trigger stays_in_reach before insert or update on app.chases for each row
  execute function app.check_reach('setting_organisation_id', 'below');
create trigger is_kept before update or delete on app.chases for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.chases execute function app.refuse_change();
select directory.declare_class('chases', 'own', 'select, insert');

-- Head and clerk of the schools of one batch of the acting organisation's, as ids alone.
create function app.recipients_of_chase(p_batch uuid, p_day date) returns table (person_id uuid)
language sql stable security definer set search_path = '' as $$
  select distinct a.person_id from app.chases c join app.appointments a on a.organisation_id = c.setting_organisation_id
  where c.batch_id = p_batch and c.organisation_id = any (app.reach('own')) and a.role in ('head', 'clerk')
    and p_day between a.from_on and coalesce(a.until_on, 'infinity')
$$;

-- What one of them is told: the policies of the batch in the schools where they are head or clerk.
create function app.chased_for(p_batch uuid, p_person uuid, p_day date)
returns table (setting_id uuid, setting_name text, title text, review_due_on date)
language sql stable security definer set search_path = '' as $$
  select o.id, o.name, p.title, p.review_due_on from app.chases c
  join app.policies p on p.organisation_id = c.setting_organisation_id and p.id = c.policy_id and p.retired_on is null
  join app.organisations o on o.id = c.setting_organisation_id
  where c.batch_id = p_batch and c.organisation_id = any (app.reach('own')) and exists (select from app.appointments a
    where a.organisation_id = o.id and a.person_id = p_person and a.role in ('head', 'clerk')
      and p_day between a.from_on and coalesce(a.until_on, 'infinity'))
$$;
revoke execute on function app.recipients_of_chase(uuid, date), app.chased_for(uuid, uuid, date) from public;
grant execute on function app.recipients_of_chase(uuid, date), app.chased_for(uuid, uuid, date) to ratify_worker;
