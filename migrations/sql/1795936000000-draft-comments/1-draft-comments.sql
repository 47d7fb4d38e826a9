-- Who is asked to look at a draft and does not write it: a member of a body here, or whoever publishes its template. Until it is taken
-- back, or a version is adopted.
create table app.draft_looks (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  policy_id uuid not null,
  person_id uuid,
  person_name text,
  addressee_id uuid references app.organisations (id),
  addressee_name text,
  note text check (note <> ''),
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz(3) not null default clock_timestamp(),
  -- That whoever was asked has read it through.
  looked_at timestamptz(3),
  ended_at timestamptz(3),
  unique (organisation_id, id),
  check (num_nonnulls(person_id, addressee_id) = 1),
  check (num_nulls(person_id, person_name) in (0, 2)),
  check (num_nulls(addressee_id, addressee_name) in (0, 2)),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id)
);
create unique index draft_looks_once on app.draft_looks (organisation_id, policy_id, coalesce(person_id, addressee_id)) where ended_at is null;
create index draft_looks_policy on app.draft_looks (organisation_id, policy_id);
create index draft_looks_person on app.draft_looks (organisation_id, person_id);
create index draft_looks_addressee on app.draft_looks (addressee_id) where ended_at is null;
create trigger stays_in_reach before insert on app.draft_looks for each row execute function app.check_reach('addressee_id', 'above');
create trigger is_kept before delete on app.draft_looks for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.draft_looks execute function app.refuse_change();
create trigger question_stands before update on app.draft_looks for each row execute function app.guard_columns(
  'looked_at', 'ended_at', 'person_name', 'asked_by_name');
select directory.declare_class('draft_looks', 'own', 'select, insert, update');

-- What those who see a draft say about it. A comment begins a thread, replies belong to it; only who wrote a row may empty it, and then
-- the row stays. No part of any document: nothing of it is printed or sealed.
create table app.draft_comments (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  policy_id uuid not null,
  thread_id uuid not null,
  -- Where it stands, as that was then; empty: about the whole draft.
  clause_id text,
  clause_number text,
  clause_title text,
  clause_words text,
  quoted text check (quoted <> ''),
  words text check (words <> ''),
  person_id uuid not null,
  person_name text not null,
  -- For whom they spoke: the organisation itself, or one that was asked to look.
  person_organisation_id uuid not null references app.organisations (id),
  person_organisation_name text not null,
  asked_person_ids uuid[] not null default '{}',
  said_at timestamptz(3) not null default clock_timestamp(),
  deleted_at timestamptz(3),
  state text check (state in ('open', 'resolved', 'changed')),
  settled_by uuid,
  settled_by_name text,
  settled_at timestamptz(3),
  unique (organisation_id, id),
  check ((thread_id = id) = (state is not null)),
  check ((words is null) = (deleted_at is not null)),
  check (num_nulls(clause_id, clause_number, clause_title, clause_words) in (0, 4)),
  check (num_nulls(settled_by, settled_by_name, settled_at) in (0, 3)),
  check (coalesce(state <> 'open', false) = (settled_at is not null)),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (organisation_id, thread_id) references app.draft_comments (organisation_id, id)
);
create index draft_comments_policy on app.draft_comments (organisation_id, policy_id, said_at);
create index draft_comments_thread on app.draft_comments (organisation_id, thread_id);
create index draft_comments_open on app.draft_comments (organisation_id, policy_id) where state = 'open';
create index draft_comments_speaks_for on app.draft_comments (person_organisation_id);
create trigger stays_in_reach before insert or update on app.draft_comments
  for each row execute function app.check_reach('person_organisation_id', 'own');
create trigger is_kept before delete on app.draft_comments for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.draft_comments execute function app.refuse_change();
create trigger comment_stands before update on app.draft_comments for each row execute function app.guard_columns(
  'words', 'quoted', 'deleted_at', 'person_name', 'state', 'settled_by', 'settled_by_name', 'settled_at');

-- A reply belongs to a comment on the same policy; what was said is taken back whole or stands.
create function app.check_comment() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and ((new.words is distinct from old.words and new.words is not null)
    or (new.quoted is distinct from old.quoted and new.quoted is not null)) then
    raise exception 'what was said cannot be worded anew' using errcode = 'RT001', table = 'draft_comments';
  end if;
  if tg_op = 'INSERT' and new.thread_id <> new.id and not exists (select from app.draft_comments t
    where t.organisation_id = new.organisation_id and t.id = new.thread_id and t.thread_id = t.id and t.policy_id = new.policy_id) then
    raise exception 'there is no such comment to reply to' using errcode = 'RT003', table = 'draft_comments', column = 'thread_id';
  end if;
  return new;
end $$;
create trigger thread_holds before insert or update on app.draft_comments for each row execute function app.check_comment();
select directory.declare_class('draft_comments', 'own', 'select, insert, update');

-- Once a version is adopted nobody is asked any more: the next draft is another.
create function app.end_looks() returns trigger language plpgsql set search_path = '' as $$
begin
  update app.draft_looks l set ended_at = clock_timestamp()
    where l.organisation_id = new.organisation_id and l.policy_id = new.policy_id and l.ended_at is null and l.asked_at <= new.recorded_at;
  return null;
end $$;
create trigger looks_end after insert on app.adoptions for each row execute function app.end_looks();
