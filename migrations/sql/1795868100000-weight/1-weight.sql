-- What a change weighs once it has reached a body: the text it is measured against, who was consulted, what the meeting changed,
-- what the body leaves to an office, and what was reported back.

alter table app.revisions
  -- The revision in force when this one was submitted: its changes are told against that text.
  add column predecessor_id uuid,
  -- The revision put to the meeting, where this one holds what the meeting changed.
  add column amends_id uuid,
  -- Why wording that was agreed with somebody is changed without consulting them; governors see it.
  add column consultation_reason text check (consultation_reason <> ''),
  add foreign key (organisation_id, policy_id, predecessor_id) references app.revisions (organisation_id, policy_id, id),
  add foreign key (organisation_id, policy_id, amends_id) references app.revisions (organisation_id, policy_id, id);
create index revisions_predecessor on app.revisions (organisation_id, policy_id, predecessor_id);
create index revisions_amends on app.revisions (organisation_id, policy_id, amends_id);

-- A body may resolve that updates which are editorial through and through are taken by an office-holder and reported.
create table app.delegations (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  body_id uuid not null,
  office text not null check (office in ('head', 'clerk', 'chair')),
  minute_reference text not null check (minute_reference <> ''),
  resolved_on date not null,
  ended_on date check (ended_on >= resolved_on),
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  foreign key (organisation_id, body_id) references app.bodies (organisation_id, id)
);
create index delegations_body on app.delegations (organisation_id, body_id);

alter table app.decisions
  add column delegation_id uuid,
  -- With adopted-with-changes: what the meeting changed, as minuted, and who confirms that the new text matches.
  add column amendments jsonb not null default '[]' check (jsonb_typeof(amendments) = 'array'),
  add column confirmed_by text check (confirmed_by in ('chair', 'governor', 'head')),
  -- What the adoption will say once it is confirmed: effective from, review due, settings covered.
  add column takes_effect jsonb not null default '{}' check (jsonb_typeof(takes_effect) = 'object'),
  add foreign key (organisation_id, delegation_id) references app.delegations (organisation_id, id),
  add check (outcome <> 'adopted-with-changes' or corrects_id is not null or (confirmed_by is not null and amendments <> '[]'));
create index decisions_delegation on app.decisions (organisation_id, delegation_id);

-- A delegated decision is open until it is reported to the body.
create table app.decision_reports (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  decision_id uuid not null,
  meeting_id uuid not null,
  minute_reference text not null check (minute_reference <> ''),
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  unique (organisation_id, decision_id),
  foreign key (organisation_id, decision_id) references app.decisions (organisation_id, id),
  foreign key (organisation_id, meeting_id) references app.meetings (organisation_id, id)
);
create index decision_reports_meeting on app.decision_reports (organisation_id, meeting_id);

-- On an organisation's own text: recorded while it is a draft, bound to the revision once that is submitted.
create table app.consultations (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  policy_id uuid not null,
  revision_id uuid,
  consulted text[] not null check (cardinality(consulted) > 0),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  outcome text not null check (outcome in ('agreed', 'consulted-not-agreed', 'noted')),
  evidence text,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (organisation_id, policy_id, revision_id) references app.revisions (organisation_id, policy_id, id)
);
create index consultations_policy on app.consultations (organisation_id, policy_id, revision_id);

-- On an edition: it covers those whose employer was party to it.
create table app.edition_consultations (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  edition_id uuid not null,
  employers text[] not null check (cardinality(employers) > 0),
  consulted text[] not null check (cardinality(consulted) > 0),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  outcome text not null check (outcome in ('agreed', 'consulted-not-agreed', 'noted')),
  evidence text,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  foreign key (organisation_id, edition_id) references app.editions (organisation_id, id)
);
create index edition_consultations_edition on app.edition_consultations (organisation_id, edition_id);

do $$
declare
  v_table text;
begin
  foreach v_table in array array['decision_reports', 'edition_consultations'] loop
    execute format('create trigger is_a_record before update or delete on app.%I for each row execute function app.refuse_change()', v_table);
  end loop;
  foreach v_table in array array['delegations', 'consultations'] loop
    execute format('create trigger is_kept before delete on app.%I for each row execute function app.refuse_change()', v_table);
  end loop;
  foreach v_table in array array['decision_reports', 'edition_consultations', 'delegations', 'consultations'] loop
    execute format('create trigger is_not_emptied before truncate on app.%I execute function app.refuse_change()', v_table);
  end loop;
end $$;
create trigger resolution_stands before update on app.delegations
  for each row execute function app.guard_columns('ended_on');
create trigger consultation_stands before update on app.consultations
  for each row execute function app.guard_columns('revision_id');

select directory.declare_class(name, class, privileges) from (values
  ('delegations',           'up',   'select, insert, update'),
  ('decision_reports',      'up',   'select, insert'),
  ('consultations',         'up',   'select, insert, update'),
  ('edition_consultations', 'down', 'select, insert')
) as declared (name, class, privileges);
