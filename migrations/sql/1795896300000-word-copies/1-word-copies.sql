-- The text that went out as a Word file, with the facts that were said in it: what comes back is compared with exactly this. It is
-- a draft's text, and the organisation's own like the draft.
create table app.word_copies (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  policy_id uuid not null,
  draft_version integer not null check (draft_version > 0),
  text text not null,
  text_sha256 text not null check (text_sha256 ~ '^[0-9a-f]{64}$'),
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id)
);
create index word_copies_policy on app.word_copies (organisation_id, policy_id, made_at);
create trigger is_a_record before update or delete on app.word_copies for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.word_copies execute function app.refuse_change();
select directory.declare_class('word_copies', 'own', 'select, insert');

-- What a Word file says otherwise than the copy it was made from, kept until somebody takes it, and afterwards as what was sent.
create table app.word_returns (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  policy_id uuid not null,
  copy_id uuid not null,
  -- The file did not say which copy it is: it was compared with the newest.
  is_guess boolean not null,
  file_name text not null check (file_name <> ''),
  source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  found jsonb not null check (jsonb_typeof(found) = 'object'),
  brought_by uuid not null,
  brought_by_name text not null,
  brought_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (organisation_id, copy_id) references app.word_copies (organisation_id, id)
);
create index word_returns_policy on app.word_returns (organisation_id, policy_id, brought_at);
create index word_returns_copy on app.word_returns (organisation_id, copy_id);
create trigger is_a_record before update or delete on app.word_returns for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.word_returns execute function app.refuse_change();
select directory.declare_class('word_returns', 'own', 'select, insert');
