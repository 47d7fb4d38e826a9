-- Signatures, printed documents, acknowledgements, jobs and the audit.

create table app.signature_requests (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  revision_id uuid not null,
  adoption_id uuid not null,
  role text not null,
  field text not null,
  state text not null default 'open' check (state in ('open', 'signed', 'declined', 'void')),
  signed_by uuid,
  signed_by_name text,
  signed_at timestamptz(3),
  reason text,
  requested_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  unique (organisation_id, adoption_id, field),
  foreign key (organisation_id, revision_id) references app.revisions (organisation_id, id),
  foreign key (organisation_id, adoption_id) references app.adoptions (organisation_id, id)
);
create index signature_requests_revision on app.signature_requests (organisation_id, revision_id);
create index signature_requests_open on app.signature_requests (organisation_id, role) where state = 'open';

create table app.signatures (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  request_id uuid not null,
  revision_id uuid not null,
  person_id uuid not null,
  name text not null,
  role text not null,
  signed_at timestamptz(3) not null default now(),
  document_sha256 text not null check (document_sha256 ~ '^[0-9a-f]{64}$'),
  declaration text not null,
  evidence jsonb not null default '{}',
  unique (organisation_id, id),
  unique (organisation_id, request_id),
  foreign key (organisation_id, request_id) references app.signature_requests (organisation_id, id),
  foreign key (organisation_id, revision_id) references app.revisions (organisation_id, id)
);
create index signatures_revision on app.signatures (organisation_id, revision_id);

create table app.documents (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  policy_id uuid not null,
  revision_id uuid not null,
  adoption_id uuid,
  state text not null default 'printing' check (state in ('printing', 'printed', 'sealing', 'sealed', 'failed')),
  verify_code text not null unique check (length(verify_code) >= 12),
  title text not null,
  failure text,
  created_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (organisation_id, policy_id, revision_id) references app.revisions (organisation_id, policy_id, id),
  foreign key (organisation_id, adoption_id) references app.adoptions (organisation_id, id)
);
create index documents_policy on app.documents (organisation_id, policy_id);
create index documents_revision on app.documents (organisation_id, revision_id);
create index documents_adoption on app.documents (organisation_id, adoption_id);

create table app.blobs (
  organisation_id uuid not null references app.organisations (id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  mime text not null,
  length int not null,
  bytes bytea not null check (length(bytes) = length and encode(sha256(bytes), 'hex') = sha256),
  stored_at timestamptz(3) not null default now(),
  primary key (organisation_id, sha256)
);
alter table app.blobs alter column bytes set storage external; -- PDFs are compressed already

create table app.document_versions (
  organisation_id uuid not null,
  document_id uuid not null,
  number int not null check (number > 0),
  sha256 text not null,
  length int not null,
  level text not null,
  made_at timestamptz(3) not null default now(),
  primary key (organisation_id, document_id, number),
  foreign key (organisation_id, document_id) references app.documents (organisation_id, id),
  foreign key (organisation_id, sha256) references app.blobs (organisation_id, sha256)
);
create index document_versions_blob on app.document_versions (organisation_id, sha256);

create table app.acknowledgements (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  revision_id uuid not null,
  revision_sha256 text not null check (revision_sha256 ~ '^[0-9a-f]{64}$'),
  acknowledged_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  unique (organisation_id, revision_id, person_id),
  foreign key (organisation_id, revision_id) references app.revisions (organisation_id, id)
);

create table app.jobs (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  actor_person_id uuid,
  task text not null,
  payload jsonb not null default '{}',
  key text,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  attempts int not null default 0,
  progress int not null default 0 check (progress between 0 and 100),
  progress_note text,
  error text,
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3),
  unique (organisation_id, id)
);
create index jobs_recent on app.jobs (organisation_id, created_at desc);
create unique index jobs_queued_once on app.jobs (organisation_id, key) where state = 'queued';

-- Requests append unchained rows through app.record_audit; the linker gives sequence and hash afterwards, in commit order.
-- No role may write here itself: actor and organisation are the context's, never an argument.
create table app.audit_events (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  at timestamptz(3) not null default clock_timestamp(),
  actor_person_id uuid,
  action text not null check (action ~ '^[a-z-]+\.[a-z-]+$'),
  subject text not null check (subject ~ '^[A-Z][A-Za-z]+$'),
  subject_id uuid,
  data jsonb not null default '{}',
  personal_sha256 text check (personal_sha256 ~ '^[0-9a-f]{64}$'),
  sequence bigint check (sequence > 0),
  previous_hash text,
  hash text,
  unique (organisation_id, id),
  unique (organisation_id, sequence),
  check (num_nulls(sequence, previous_hash, hash) in (0, 3))
);
create index audit_events_recent on app.audit_events (organisation_id, at desc, id desc);
create index audit_events_unlinked on app.audit_events (organisation_id, id) where sequence is null;
create index audit_events_subject on app.audit_events (organisation_id, subject_id);

-- The part that may be erased: the chain holds sha256(salt || part) only.
create table app.audit_personal (
  audit_event_id uuid not null,
  organisation_id uuid not null,
  salt bytea not null check (length(salt) >= 16),
  part jsonb not null,
  primary key (organisation_id, audit_event_id),
  foreign key (organisation_id, audit_event_id) references app.audit_events (organisation_id, id)
);
