-- An organisation that came from another installation brings documents that were sealed there: they go on being believed by the root
-- of that installation. These are certificates only, no keys: nothing is ever signed with them.
create table directory.former_roots (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  certificate bytea not null,
  taken_in_at timestamptz(3) not null default clock_timestamp(),
  check (encode(sha256(certificate), 'hex') = sha256)
);

create function directory.list_trusted_roots() returns table (certificate bytea) language sql stable security definer set search_path = '' as $$
  select a.certificate from directory.authorities a where a.kind = 'root'
  union
  select f.certificate from directory.former_roots f
$$;
revoke all on function directory.list_trusted_roots() from public;
grant execute on function directory.list_trusted_roots() to ratify_public;
