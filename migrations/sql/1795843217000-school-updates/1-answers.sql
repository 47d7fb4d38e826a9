-- An answer belongs to the wordings it was given for, not to the edition that happened to ask: the next edition that asks the
-- same finds it answered. Several rows of a clause are its answers to several wordings.
alter table app.choices drop constraint choices_pkey;
alter table app.choices add primary key (organisation_id, policy_id, clause_id, key);
alter table app.choices add column version int not null default 1 check (version > 0);
alter table app.choices add column answered_by_name text;

-- A change of one clause that a school does not take, for as long as the publisher's wording is that one. The publisher reads it.
create table app.declined_changes (
  organisation_id uuid not null,
  policy_id uuid not null,
  clause_id text not null,
  theirs_sha256 text not null check (theirs_sha256 ~ '^[0-9a-f]{64}$'),
  edition_organisation_id uuid not null,
  edition_id uuid not null,
  number text not null,
  title text not null,
  reason text not null,
  declined_by uuid,
  declined_at timestamptz(3) not null default now(),
  primary key (organisation_id, policy_id, clause_id, theirs_sha256),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (edition_organisation_id, edition_id) references app.editions (organisation_id, id)
);
create index declined_changes_edition on app.declined_changes (edition_organisation_id, edition_id);
create trigger stays_in_reach before insert or update on app.declined_changes
  for each row execute function app.check_reach('edition_organisation_id', 'above');
select directory.declare_class('declined_changes', 'up', 'select, insert, update, delete');

-- Taking an edition into a draft, with what it takes to undo it: the text, its base and the offers as they were.
create table app.taken_updates (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  policy_id uuid not null,
  edition_organisation_id uuid not null,
  edition_id uuid not null,
  before_edition_organisation_id uuid not null,
  before_edition_id uuid not null,
  before_text text not null,
  offers_before jsonb not null,
  -- The draft's version and the newest revision's number just after it.
  version int not null,
  revision_number int not null,
  taken_by uuid,
  taken_by_name text,
  taken_at timestamptz(3) not null default now(),
  undone_by uuid,
  undone_at timestamptz(3),
  -- What had been written into the draft since, if it was undone all the same.
  set_aside_text text,
  unique (organisation_id, id),
  check (undone_at is not null or undone_by is null),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (edition_organisation_id, edition_id) references app.editions (organisation_id, id),
  foreign key (before_edition_organisation_id, before_edition_id) references app.editions (organisation_id, id)
);
create index taken_updates_policy on app.taken_updates (organisation_id, policy_id, taken_at);
create index taken_updates_edition on app.taken_updates (edition_organisation_id, edition_id);
create index taken_updates_before_edition on app.taken_updates (before_edition_organisation_id, before_edition_id);
create trigger stays_in_reach before insert or update on app.taken_updates
  for each row execute function app.check_reach('edition_organisation_id', 'above');
create trigger before_stays_in_reach before insert or update on app.taken_updates
  for each row execute function app.check_reach('before_edition_organisation_id', 'above');
create trigger is_kept before delete on app.taken_updates for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.taken_updates execute function app.refuse_change();
create trigger row_stands before update on app.taken_updates
  for each row execute function app.guard_columns('undone_by', 'undone_at', 'set_aside_text');
select directory.declare_class('taken_updates', 'own', 'select, insert, update');
