-- What a publisher has entered for the next edition and not published yet: it outlives a refusal, a closed page, a lost session.
create table app.prepared_editions (
  organisation_id uuid not null,
  template_id uuid not null,
  draft_version int not null check (draft_version > 0),
  summary text not null default '',
  adopt_by_on date,
  materiality jsonb not null default '{}',
  prepared_by uuid not null,
  prepared_at timestamptz(3) not null default now(),
  primary key (organisation_id, template_id),
  foreign key (organisation_id, template_id) references app.templates (organisation_id, id)
);

-- What a text of a template does to an adopted text, by the hashes of the three texts, the fixed clauses whose wording is granted
-- there and the clauses whose change was declined: schools whose texts are equal share a row, and the count made before publishing serves the roll-out and the
-- template's page. Clause ids only, no words of anybody.
create table app.edition_effects (
  organisation_id uuid not null,
  template_id uuid not null,
  theirs_sha256 text not null check (theirs_sha256 ~ '^[0-9a-f]{64}$'),
  base_sha256 text not null check (base_sha256 ~ '^[0-9a-f]{64}$'),
  ours_sha256 text not null check (ours_sha256 ~ '^[0-9a-f]{64}$'),
  excepted text not null default '', -- clause ids in order, a space between
  declined text not null default '', -- the same
  engine int not null,
  effect jsonb not null,
  counted_at timestamptz(3) not null default now(),
  primary key (organisation_id, template_id, theirs_sha256, base_sha256, ours_sha256, excepted, declined, engine),
  foreign key (organisation_id, template_id) references app.templates (organisation_id, id)
);

select directory.declare_class('prepared_editions', 'own', 'select, insert, update, delete');
select directory.declare_class('edition_effects', 'own', 'select, insert, delete');
