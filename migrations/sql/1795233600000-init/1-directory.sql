-- Directory: what belongs to no organisation. Nobody is granted a table here; functions are the only way in (6, 7).

create table directory.people (
  id uuid primary key default uuidv7(),
  full_name text not null check (full_name <> ''),
  email text not null check (email like '%_@_%'),
  created_at timestamptz(3) not null default now()
);
create unique index people_email on directory.people (lower(email));

create table directory.credentials (
  person_id uuid primary key references directory.people (id) on delete cascade,
  password_hash text not null,
  failed_attempts int not null default 0,
  locked_until timestamptz(3),
  changed_at timestamptz(3) not null default now()
);

-- Only the SHA-256 of a session token is kept.
create table directory.sessions (
  token_hash bytea primary key check (length(token_hash) = 32),
  person_id uuid not null references directory.people (id) on delete cascade,
  acting_organisation_id uuid,
  csrf_secret text not null,
  created_at timestamptz(3) not null default now(),
  last_seen_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null
);
create index sessions_person on directory.sessions (person_id);
create index sessions_expiry on directory.sessions (expires_at);

-- Links followed upwards, one row a path, per kind. What the upper one may see (`sight`) is settled when the row is
-- written; the dates are compared when it is read, so that a link begins and ends by itself.
create table directory.organisation_closure (
  kind text not null,
  ancestor_id uuid not null,
  descendant_id uuid not null,
  depth smallint not null check (depth > 0),
  from_on date not null,
  until_on date not null,
  sight text not null check (sight in ('adopted', 'bought', 'none')),
  governs boolean not null,
  primary key (kind, ancestor_id, descendant_id, depth, from_on)
);
create index organisation_closure_up on directory.organisation_closure (descendant_id, kind);
create index organisation_closure_down on directory.organisation_closure (ancestor_id, kind);

create table directory.authorities (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('root', 'issuing', 'tsa')),
  certificate bytea not null,
  enveloped_key bytea,
  not_after timestamptz(3) not null,
  created_at timestamptz(3) not null default now()
);

-- One secret for the installation: the lists of an entrance are sealed with it, so that no role can write its own.
create table directory.context_key (
  singleton boolean primary key default true check (singleton),
  key bytea not null
);
insert into directory.context_key (key)
select sha256(string_agg(uuid_send(gen_random_uuid()), ''::bytea)) from generate_series(1, 8);

-- The date in the United Kingdom, whatever the server's zone.
create function directory.today() returns date language sql stable set search_path = '' as
$$ select (pg_catalog.now() at time zone 'Europe/London')::date $$;
