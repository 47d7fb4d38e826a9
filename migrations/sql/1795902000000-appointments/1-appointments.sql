-- Those who manage the people of an organisation appoint them and end their terms; what a term was stands.
grant insert, update (until_on) on app.appointments to ratify_app;

-- The functions below are for whoever acts for one organisation, and writes.
create function app.check_writing() returns uuid language plpgsql stable set search_path = '' as $$
declare
  v_own uuid[] := app.reach('writable');
begin
  if cardinality(v_own) <> 1 then
    raise exception 'people are appointed in the writing context of one organisation' using errcode = 'insufficient_privilege';
  end if;
  return v_own[1];
end $$;

-- Whether somebody with this address is known, and can sign in.
create function app.find_person(p_email text) returns table (id uuid, can_sign_in boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform app.check_writing();
  return query select p.id, exists (select from directory.credentials c where c.person_id = p.id)
    from directory.people p where lower(p.email) = lower(p_email);
end $$;

create function app.add_person(p_id uuid, p_email text, p_full_name text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform app.check_writing();
  insert into directory.people (id, email, full_name) values (p_id, p_email, p_full_name);
end $$;

-- A link to set the first password, for somebody who holds a post here and has none yet; null for who can sign in.
create function app.open_invitation(p_person uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_own uuid := app.check_writing();
  v_link uuid;
begin
  if not exists (select from app.appointments a where a.person_id = p_person and a.organisation_id = v_own) then
    raise exception 'there is no such person here' using errcode = 'RT003';
  end if;
  if exists (select from directory.credentials c where c.person_id = p_person) then
    return null;
  end if;
  insert into directory.account_links (person_id, purpose, expires_at)
    values (p_person, 'invitation', clock_timestamp() + interval '14 days') returning id into v_link;
  return v_link;
end $$;

-- Those who hold or held a post in the acting organisation.
create function app.people_here() returns table (person_id uuid, email text, can_sign_in boolean)
language sql stable security definer set search_path = '' as $$
  select p.id, p.email, exists (select from directory.credentials c where c.person_id = p.id)
  from directory.people p
  where p.id in (select a.person_id from app.appointments a where a.organisation_id = any (app.reach('own')))
$$;
revoke execute on function app.check_writing(), app.find_person(text), app.add_person(uuid, text, text), app.open_invitation(uuid),
  app.people_here() from public;
grant execute on function app.find_person(text), app.add_person(uuid, text, text), app.open_invitation(uuid), app.people_here()
  to ratify_app;
