-- Organisations and what they publish. Every table: organisation_id, and (organisation_id, id) unique so that a foreign
-- key can carry both: checks of foreign keys do not look at row-level security.

create table app.organisations (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('council', 'trust', 'school')),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (name <> ''),
  phase text,
  urn text,
  laestab text,
  address text,
  legal_entity text,
  employer text,
  facts jsonb not null default '{}',
  terms jsonb not null default '{}',
  colour text check (colour ~ '^#[0-9a-f]{6}$'),
  created_at timestamptz(3) not null default now()
);

create table app.organisation_links (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  upper_id uuid not null references app.organisations (id) check (upper_id <> organisation_id),
  kind text not null check (kind in ('maintained-by', 'academy-of', 'buys-service-from', 'member-of', 'lies-in-area-of')),
  -- "As agreed per link" (member-of only): may the upper one see adopted policies, and does its body decide for the lower one?
  sees_adopted boolean not null default false check (not sees_adopted or kind = 'member-of'),
  governs boolean not null default false check (not governs or kind = 'member-of'),
  from_on date not null,
  until_on date check (until_on >= from_on),
  unique (organisation_id, id)
);
create index organisation_links_upper on app.organisation_links (upper_id, kind);

create table app.bodies (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  name text not null check (name <> ''),
  kind text not null check (kind in ('governing-body', 'federation', 'board', 'committee', 'academy-committee', 'management-committee', 'interim-executive-board')),
  signature text not null default 'none' check (signature in ('none', 'chair')),
  quorum int check (quorum > 0),
  routes text[] not null default '{meeting}' check (routes <@ array['meeting', 'delegated', 'chairs-action', 'written-resolution']),
  unique (organisation_id, id)
);

create table app.body_settings (
  organisation_id uuid not null,
  body_id uuid not null,
  setting_id uuid not null references app.organisations (id),
  primary key (organisation_id, body_id, setting_id),
  foreign key (organisation_id, body_id) references app.bodies (organisation_id, id)
);

create table app.appointments (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  person_id uuid not null references directory.people (id),
  person_name text not null,
  role text not null check (role in ('council-author', 'publisher', 'compliance-officer', 'head', 'clerk', 'chair', 'governor', 'staff', 'operator')),
  body_id uuid,
  from_on date not null,
  until_on date check (until_on >= from_on),
  unique (organisation_id, id),
  foreign key (organisation_id, body_id) references app.bodies (organisation_id, id)
);
create index appointments_body on app.appointments (organisation_id, body_id);
create index appointments_person on app.appointments (person_id, organisation_id);

create table app.templates (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null check (title <> ''),
  category text,
  owner text,
  created_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  unique (organisation_id, slug)
);

create table app.template_drafts (
  organisation_id uuid not null,
  template_id uuid not null,
  text text not null,
  version int not null default 1,
  updated_by uuid,
  updated_at timestamptz(3) not null default now(),
  primary key (organisation_id, template_id),
  foreign key (organisation_id, template_id) references app.templates (organisation_id, id)
);

create table app.editions (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  template_id uuid not null,
  number int not null check (number > 0),
  text text not null,
  text_sha256 text not null check (text_sha256 ~ '^[0-9a-f]{64}$'),
  clause_index jsonb not null,
  summary text not null,
  materiality jsonb not null default '{}',
  adopt_by_on date,
  published_by uuid not null,
  published_by_name text not null,
  published_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  unique (organisation_id, template_id, id),
  unique (organisation_id, template_id, number),
  foreign key (organisation_id, template_id) references app.templates (organisation_id, id)
);

-- What a publisher expects each setting of a kind to hold.
create table app.required_policies (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  setting_kind text not null check (setting_kind in ('council', 'trust', 'school')),
  template_id uuid,
  title text not null check (title <> ''),
  basis text not null,
  unique (organisation_id, id),
  foreign key (organisation_id, template_id) references app.templates (organisation_id, id)
);
create index required_policies_template on app.required_policies (organisation_id, template_id);
