-- Documents that somebody sent, several at a time, to be brought in as policies. A job reads each by itself; its bytes are kept until that is
-- done, so that nothing is lost with a session, a page or a worker. What is told of each stands here afterwards.
create table app.sent_documents (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  -- What was sent together.
  batch_id uuid not null,
  file_name text not null check (file_name <> ''),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  length int not null check (length between 0 and 30000000),
  bytes bytea,
  state text not null default 'waiting' check (state in ('waiting', 'read', 'refused')),
  policy_id uuid,
  to_look_at int check (to_look_at >= 0),
  refusal jsonb,
  sent_by uuid not null,
  sent_by_name text not null,
  sent_at timestamptz(3) not null default clock_timestamp(),
  ended_at timestamptz(3),
  unique (organisation_id, id),
  unique (organisation_id, batch_id, sha256, file_name),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  check ((state = 'waiting') = (bytes is not null)),
  check ((state = 'waiting') = (ended_at is null)),
  check ((state = 'read') = (policy_id is not null)),
  check ((state = 'read') = (to_look_at is not null)),
  check ((state = 'refused') = (refusal is not null))
);
alter table app.sent_documents alter column bytes set storage external;
create index sent_documents_policy on app.sent_documents (organisation_id, policy_id);
select directory.declare_class('sent_documents', 'own', 'select, insert, update (state, bytes, policy_id, to_look_at, refusal, ended_at)');
