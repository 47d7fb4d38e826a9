-- A policy on its way to a decision. A reference to another organisation's row carries both keys.

create table app.policies (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null check (title <> ''),
  template_organisation_id uuid,
  template_id uuid,
  base_edition_id uuid,
  -- What is in force, written by adoptions and reviews; the status is derived from these and the date of asking.
  adopted_revision_id uuid,
  adopted_on date,
  effective_from date,
  review_due_on date,
  review_due_precision text check (review_due_precision in ('day', 'month', 'term', 'year', 'ongoing')),
  review_due_said text,
  retired_on date,
  created_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  unique (organisation_id, slug),
  check (num_nulls(template_organisation_id, template_id) in (0, 2)),
  check (base_edition_id is null or template_id is not null),
  foreign key (template_organisation_id, template_id) references app.templates (organisation_id, id),
  foreign key (template_organisation_id, template_id, base_edition_id) references app.editions (organisation_id, template_id, id)
);
create index policies_organisation on app.policies (organisation_id) include (adopted_on, review_due_on, retired_on);
create index policies_due on app.policies (organisation_id, review_due_on, id) where retired_on is null and adopted_on is not null;
create index policies_due_everywhere on app.policies (review_due_on, id) where retired_on is null and adopted_on is not null;
create index policies_template on app.policies (template_organisation_id, template_id, base_edition_id);

create table app.drafts (
  organisation_id uuid not null,
  policy_id uuid not null,
  text text not null,
  version int not null default 1,
  base_edition_organisation_id uuid,
  base_edition_id uuid,
  updated_by uuid,
  updated_at timestamptz(3) not null default now(),
  primary key (organisation_id, policy_id),
  check (num_nulls(base_edition_organisation_id, base_edition_id) in (0, 2)),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (base_edition_organisation_id, base_edition_id) references app.editions (organisation_id, id)
);
create index drafts_edition on app.drafts (base_edition_organisation_id, base_edition_id);

create table app.update_offers (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  policy_id uuid not null,
  edition_organisation_id uuid not null,
  edition_id uuid not null,
  offered_at timestamptz(3) not null default now(),
  answer text check (answer in ('taken', 'declined')),
  answered_by uuid,
  answered_at timestamptz(3),
  reason text,
  unique (organisation_id, id),
  unique (organisation_id, policy_id, edition_id),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (edition_organisation_id, edition_id) references app.editions (organisation_id, id)
);
create index update_offers_edition on app.update_offers (edition_organisation_id, edition_id);

create table app.choices (
  organisation_id uuid not null,
  policy_id uuid not null,
  edition_organisation_id uuid not null,
  edition_id uuid not null,
  clause_id text not null,
  key text not null,
  answer text not null check (answer in ('ours', 'theirs', 'both', 'own', 'remove', 'keep')),
  final_text text,
  answered_by uuid,
  answered_at timestamptz(3) not null default now(),
  primary key (organisation_id, policy_id, edition_id, clause_id),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (edition_organisation_id, edition_id) references app.editions (organisation_id, id)
);
create index choices_edition on app.choices (edition_organisation_id, edition_id);

create table app.revisions (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  policy_id uuid not null,
  number int not null check (number > 0),
  state text not null default 'submitted' check (state in ('submitted', 'tabled', 'adopted', 'not-adopted', 'deferred', 'superseded', 'withdrawn')),
  text text not null,
  text_sha256 text not null check (text_sha256 ~ '^[0-9a-f]{64}$'),
  clause_index jsonb not null,
  base_edition_organisation_id uuid,
  base_edition_id uuid,
  organisation_facts jsonb not null default '{}',
  note text,
  materiality jsonb not null default '{"level": "substantive"}' check (materiality ->> 'level' in ('editorial', 'substantive', 'legal')),
  submitted_by uuid not null,
  submitted_by_name text not null,
  submitted_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  unique (organisation_id, policy_id, id),
  unique (organisation_id, policy_id, number),
  check (num_nulls(base_edition_organisation_id, base_edition_id) in (0, 2)),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (base_edition_organisation_id, base_edition_id) references app.editions (organisation_id, id)
);
create index revisions_edition on app.revisions (base_edition_organisation_id, base_edition_id);
alter table app.policies add foreign key (organisation_id, id, adopted_revision_id)
  references app.revisions (organisation_id, policy_id, id);
create index policies_adopted_revision on app.policies (organisation_id, adopted_revision_id);

create table app.meetings (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  body_id uuid not null,
  held_on date not null,
  place text,
  attendance int check (attendance >= 0),
  minute_reference_prefix text,
  created_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  foreign key (organisation_id, body_id) references app.bodies (organisation_id, id)
);
create index meetings_body on app.meetings (organisation_id, body_id, held_on);

create table app.agenda_items (
  organisation_id uuid not null,
  meeting_id uuid not null,
  revision_id uuid not null,
  position int not null check (position > 0),
  primary key (organisation_id, meeting_id, revision_id),
  unique (organisation_id, meeting_id, position),
  foreign key (organisation_id, meeting_id) references app.meetings (organisation_id, id),
  foreign key (organisation_id, revision_id) references app.revisions (organisation_id, id)
);
create index agenda_items_revision on app.agenda_items (organisation_id, revision_id);

create table app.decisions (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  revision_id uuid not null,
  meeting_id uuid,
  body_id uuid not null,
  route text not null check (route in ('meeting', 'delegated', 'chairs-action', 'written-resolution')),
  outcome text not null check (outcome in ('adopted', 'adopted-with-changes', 'not-adopted', 'deferred')),
  decided_on date not null,
  attendance int check (attendance >= 0),
  minute_reference text,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null default now(),
  corrects_id uuid,
  note text,
  unique (organisation_id, id),
  check (meeting_id is not null or route <> 'meeting'),
  foreign key (organisation_id, revision_id) references app.revisions (organisation_id, id),
  foreign key (organisation_id, meeting_id) references app.meetings (organisation_id, id),
  foreign key (organisation_id, body_id) references app.bodies (organisation_id, id),
  foreign key (organisation_id, corrects_id) references app.decisions (organisation_id, id)
);
create index decisions_revision on app.decisions (organisation_id, revision_id);
create index decisions_body on app.decisions (organisation_id, body_id);
create index decisions_corrects on app.decisions (organisation_id, corrects_id);
create index decisions_meeting on app.decisions (organisation_id, meeting_id);

create table app.adoptions (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  policy_id uuid not null,
  revision_id uuid,
  decision_id uuid,
  adopted_on date,
  effective_from date,
  review_due_on date,
  review_due_precision text check (review_due_precision in ('day', 'month', 'term', 'year', 'ongoing')),
  review_due_said text,
  historic boolean not null default false,
  evidence text check (evidence in ('minute', 'signed-copy', 'stated-in-document', 'none')),
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  -- An adoption is a decision on a revision; only a historic one may do without, and it says what evidence there is.
  check (case when historic then evidence is not null else revision_id is not null and decision_id is not null end),
  check (adopted_on is not null or (historic and evidence = 'none')),
  check ((adopted_on is null) = (effective_from is null)),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (organisation_id, policy_id, revision_id) references app.revisions (organisation_id, policy_id, id),
  foreign key (organisation_id, decision_id) references app.decisions (organisation_id, id)
);
create index adoptions_policy on app.adoptions (organisation_id, policy_id, adopted_on desc);
create index adoptions_decision on app.adoptions (organisation_id, decision_id);

-- A setting covered by another organisation's adoption: the row is the setting's, the adoption stays where it was made.
create table app.coverages (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  adopting_organisation_id uuid not null,
  policy_id uuid not null,
  adoption_id uuid not null,
  title text not null,
  adopted_on date not null,
  review_due_on date,
  covered_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  unique (organisation_id, adopting_organisation_id, policy_id),
  foreign key (adopting_organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (adopting_organisation_id, adoption_id) references app.adoptions (organisation_id, id)
);
create index coverages_policy on app.coverages (adopting_organisation_id, policy_id);
create index coverages_adoption on app.coverages (adopting_organisation_id, adoption_id);

create table app.covered_texts (
  organisation_id uuid not null,
  adoption_id uuid not null,
  text text not null,
  primary key (organisation_id, adoption_id),
  foreign key (organisation_id, adoption_id) references app.adoptions (organisation_id, id)
);

create table app.reviews (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  policy_id uuid not null,
  adoption_id uuid not null,
  reviewed_on date not null,
  outcome text not null check (outcome in ('no-change', 'changed')),
  reason text not null check (reason <> ''),
  next_due_on date,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (organisation_id, adoption_id) references app.adoptions (organisation_id, id)
);
create index reviews_policy on app.reviews (organisation_id, policy_id, reviewed_on desc);
create index reviews_adoption on app.reviews (organisation_id, adoption_id);
