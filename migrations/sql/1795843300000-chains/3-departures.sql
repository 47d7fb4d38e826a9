-- A policy that left its template, or went over to another. The text stays with its organisation, and this says what it was based on.
create table app.departures (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  policy_id uuid not null,
  template_organisation_id uuid not null,
  template_id uuid not null,
  edition_id uuid not null,
  template_title text not null,
  publisher_name text not null,
  edition_number int not null,
  next_edition_organisation_id uuid,
  next_edition_id uuid,
  left_on date not null,
  reason text not null check (reason <> ''),
  minute_reference text,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  check (num_nulls(next_edition_organisation_id, next_edition_id) in (0, 2)),
  check (next_edition_id is not null or minute_reference <> ''),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (template_organisation_id, template_id, edition_id) references app.editions (organisation_id, template_id, id),
  foreign key (next_edition_organisation_id, next_edition_id) references app.editions (organisation_id, id)
);
create index departures_policy on app.departures (organisation_id, policy_id, left_on);
create index departures_template on app.departures (template_organisation_id, template_id, edition_id);
create index departures_next on app.departures (next_edition_organisation_id, next_edition_id);
create trigger stays_in_reach before insert or update on app.departures for each row
  execute function app.check_reach('template_organisation_id', 'above');
create trigger next_stays_in_reach before insert or update on app.departures for each row
  execute function app.check_reach('next_edition_organisation_id', 'above');
create trigger is_a_record before update or delete on app.departures for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.departures execute function app.refuse_change();
select directory.declare_class('departures', 'up', 'select, insert');

-- Who left one's own templates: the publisher is told, whether it sees the school or not.
create function app.departures_told() returns table (departure app.departures, organisation_name text, policy_title text)
language sql stable security definer set search_path = '' as $$
  select d, o.name, p.title from app.departures d
  join app.organisations o on o.id = d.organisation_id
  join app.policies p on p.organisation_id = d.organisation_id and p.id = d.policy_id
  where d.template_organisation_id = any (app.reach('own'))
$$;
grant execute on function app.departures_told() to ratify_app, ratify_worker;
