-- Run before the migrations, every time, by the connection that migrates: what belongs to the cluster rather than to a table.
-- Parameter: ratify.role_password, the password of the login roles (empty: the administrator keeps them).

do $$
declare
  v_password text := nullif(current_setting('ratify.role_password', true), '');
  v_role text;
begin
  if current_setting('server_version_num')::int < 180000 then
    raise exception 'Ratify needs PostgreSQL 18 or later; this server is %', current_setting('server_version')
      using errcode = 'feature_not_supported';
  end if;

  if not exists (select from pg_catalog.pg_roles where rolname = 'ratify_owner') then
    create role ratify_owner nologin;
  end if;
  foreach v_role in array array['ratify_app', 'ratify_worker', 'ratify_sign_in', 'ratify_national', 'ratify_public'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = v_role) then
      execute format('create role %I login', v_role);
    end if;
    if v_password is not null then
      execute format('alter role %I password %L', v_role, v_password);
    end if;
  end loop;

  -- Row-level security means nothing to a role that may step around it.
  if exists (select from pg_catalog.pg_roles where rolname like 'ratify\_%' and (rolsuper or rolbypassrls)) then
    raise exception 'a ratify_ role is a superuser or has BYPASSRLS' using errcode = 'insufficient_privilege';
  end if;

  if not pg_catalog.pg_has_role(current_user, 'ratify_owner', 'set') then
    execute format('grant ratify_owner to %I with inherit true, set true', current_user);
  end if;
  execute format('grant create on database %I to ratify_owner', current_database());
end $$;

create schema if not exists app authorization ratify_owner;
create schema if not exists directory authorization ratify_owner;
revoke all on schema public from public;

-- A function is callable by those it is granted to, and nobody else.
alter default privileges for role ratify_owner revoke execute on functions from public;
