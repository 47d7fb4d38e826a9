-- Ways in for an organisation's own programs: each reads some of what the organisation sees, until a day. What opens it is known by its hash
-- alone, and stands apart from what people see of it, so that no list and no export carries it.
create table app.api_tokens (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  name text not null check (length(name) between 1 and 60),
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['read-policies', 'read-register', 'read-templates']),
  prefix text not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz(3) not null default clock_timestamp(),
  expires_on date not null,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  unique (organisation_id, id)
);
select directory.declare_class('api_tokens', 'own', 'select, insert, update (revoked_at)');

create table directory.token_keys (
  token_hash bytea not null primary key check (length(token_hash) = 32),
  organisation_id uuid not null,
  token_id uuid not null,
  foreign key (organisation_id, token_id) references app.api_tokens (organisation_id, id) on delete cascade
);
create index token_keys_token on directory.token_keys (organisation_id, token_id);

-- Gives a token that was just added here what opens it, once.
create function app.arm_token(p_token uuid, p_token_hash bytea) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_own uuid := app.check_writing();
begin
  if exists (select from directory.token_keys k where k.organisation_id = v_own and k.token_id = p_token) then
    raise exception 'this token has its key already' using errcode = 'RT001';
  end if;
  insert into directory.token_keys (token_hash, organisation_id, token_id) values (p_token_hash, v_own, p_token);
end $$;

-- The token that a hash opens today: while it is neither revoked nor over, and whoever made it still holds a post that may.
create function directory.live_token(p_token_hash bytea) returns app.api_tokens
language sql stable set search_path = '' as $$
  select t from directory.token_keys k
  join app.api_tokens t on t.organisation_id = k.organisation_id and t.id = k.token_id
  where k.token_hash = p_token_hash and t.revoked_at is null and t.expires_on >= directory.today() and exists (
    select from app.appointments a where a.organisation_id = t.organisation_id and a.person_id = t.made_by
      and a.role in ('head', 'publisher', 'compliance-officer')
      and directory.today() between a.from_on and coalesce(a.until_on, 'infinity'))
$$;

create function directory.find_token(p_token_hash bytea)
returns table (token_id uuid, organisation_id uuid, person_id uuid, name text, scopes text[], expires_on date)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_token app.api_tokens := directory.live_token(p_token_hash);
begin
  if v_token.id is null then
    return;
  end if;
  update app.api_tokens t set last_used_at = clock_timestamp() where t.organisation_id = v_token.organisation_id and t.id = v_token.id
    and (t.last_used_at is null or t.last_used_at < clock_timestamp() - interval '1 minute');
  return query select v_token.id, v_token.organisation_id, v_token.made_by, v_token.name, v_token.scopes, v_token.expires_on;
end $$;

-- The same entrance as for a session, and the same lists. A token never writes, and reads by the roles that stand for its scopes.
create or replace function app.begin_context(p_session bytea, p_organisation uuid, p_write boolean default true)
returns table (person_id uuid, person_name text, organisation_kind text, roles text[],
  own uuid[], below uuid[], above uuid[], linked uuid[], writable uuid[])
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_person directory.people;
  v_token app.api_tokens;
  v_roles text[];
begin
  select p.* into v_person from directory.sessions s join directory.people p on p.id = s.person_id
    where s.token_hash = p_session and s.expires_at > clock_timestamp();
  if v_person.id is null then
    v_token := directory.live_token(p_session);
    if v_token.id is null or p_write or v_token.organisation_id <> p_organisation then
      raise exception 'the session has ended' using errcode = 'RT004';
    end if;
    select p.* into v_person from directory.people p where p.id = v_token.made_by;
    v_roles := array(select distinct s.role from (values ('read-policies', 'staff'), ('read-register', 'compliance-officer'),
      ('read-templates', 'compliance-officer')) s (scope, role) where s.scope = any (v_token.scopes) order by 1);
  else
    select array_agg(distinct a.role order by a.role) into v_roles from app.appointments a
      where a.person_id = v_person.id and a.organisation_id = p_organisation
        and directory.today() >= a.from_on and (a.until_on is null or directory.today() <= a.until_on);
  end if;
  if v_roles is null then
    raise exception 'no current appointment in this organisation' using errcode = 'RT005';
  end if;
  perform directory.open_reach(v_person.id, array[p_organisation], case when p_write then array[p_organisation] else '{}' end);
  if not p_write then
    perform set_config('transaction_read_only', 'on', true);
  end if;
  return query select v_person.id, v_person.full_name, o.kind, v_roles, app.reach('own'), app.reach('below'),
    app.reach('above'), app.reach('linked'), app.reach('writable')
    from app.organisations o where o.id = p_organisation;
end $$;
revoke execute on function app.arm_token(uuid, bytea), directory.live_token(bytea), directory.find_token(bytea) from public;
grant execute on function app.arm_token(uuid, bytea), directory.find_token(bytea) to ratify_app;
