-- The document that a policy was brought in from, and what became of every word of it. The report quotes the document, so it is
-- the organisation's own, like the draft.
create table app.policy_imports (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  policy_id uuid not null,
  file_name text not null check (file_name <> ''),
  source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  report jsonb not null check (jsonb_typeof(report) = 'object'),
  imported_by uuid not null,
  imported_by_name text not null,
  imported_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  unique (organisation_id, policy_id),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id)
);
create trigger is_a_record before update or delete on app.policy_imports for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.policy_imports execute function app.refuse_change();
select directory.declare_class('policy_imports', 'own', 'select, insert');
