-- A template made from another organisation's: council -> trust -> school. Its draft and each of its editions say on which
-- edition they stand.
alter table app.templates
  add column base_template_organisation_id uuid,
  add column base_template_id uuid,
  add check (num_nulls(base_template_organisation_id, base_template_id) in (0, 2)),
  add check (base_template_id <> id),
  add foreign key (base_template_organisation_id, base_template_id) references app.templates (organisation_id, id);
create index templates_base on app.templates (base_template_organisation_id, base_template_id);
create trigger stays_in_reach before insert or update on app.templates
  for each row execute function app.check_reach('base_template_organisation_id', 'above');

alter table app.template_drafts
  add column base_edition_organisation_id uuid,
  add column base_edition_id uuid,
  add check (num_nulls(base_edition_organisation_id, base_edition_id) in (0, 2)),
  add foreign key (base_edition_organisation_id, base_edition_id) references app.editions (organisation_id, id);
create index template_drafts_base on app.template_drafts (base_edition_organisation_id, base_edition_id);
create trigger stays_in_reach before insert or update on app.template_drafts
  for each row execute function app.check_reach('base_edition_organisation_id', 'above');

-- clause_rules: by clause id, the effective rule and the organisation that set it, by id and name: those further down the
-- chain may not see that organisation's rows. lineage: the editions it descends from, the root first.
alter table app.editions
  add column base_edition_organisation_id uuid,
  add column base_edition_id uuid,
  add column clause_rules jsonb not null default '{}' check (jsonb_typeof(clause_rules) = 'object'),
  add column lineage jsonb not null default '[]' check (jsonb_typeof(lineage) = 'array'),
  add check (num_nulls(base_edition_organisation_id, base_edition_id) in (0, 2)),
  add check (base_edition_id <> id),
  add foreign key (base_edition_organisation_id, base_edition_id) references app.editions (organisation_id, id);
create index editions_base on app.editions (base_edition_organisation_id, base_edition_id);
create index editions_lineage on app.editions using gin (lineage jsonb_path_ops);
create trigger stays_in_reach before insert or update on app.editions
  for each row execute function app.check_reach('base_edition_organisation_id', 'above');

-- What became of one's own editions in others' templates: for a council's register, which sees a school and not its trust's texts.
create function app.descended_editions() returns table (edition_id uuid, number int, publisher_name text, lineage jsonb)
language sql stable security definer set search_path = '' as $$
  select e.id, e.number, o.name, e.lineage
  from unnest(app.reach('own')) own join app.editions e
    on e.lineage @> jsonb_build_array(jsonb_build_object('organisationId', own)) and e.organisation_id <> own
  join app.organisations o on o.id = e.organisation_id
$$;
grant execute on function app.descended_editions() to ratify_app, ratify_worker;
