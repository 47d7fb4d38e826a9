-- A second factor guards all of a person's posts: an organisation resets it only for somebody who has a post in no other. For the others
-- whoever runs the installation does.
create function app.works_elsewhere(p_person uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$
declare
  v_own uuid := app.check_writing();
begin
  return exists (select from app.appointments a where a.person_id = p_person and a.organisation_id = v_own)
    and exists (select from app.appointments b where b.person_id = p_person and b.organisation_id <> v_own
      and directory.today() <= coalesce(b.until_on, 'infinity'));
end $$;

create or replace function app.reset_second_factor(p_person uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_own uuid := app.check_writing();
begin
  if not exists (select from app.appointments a where a.person_id = p_person and a.organisation_id = v_own
    and directory.today() between a.from_on and coalesce(a.until_on, 'infinity')) or app.works_elsewhere(p_person) then
    raise exception 'there is no such person here' using errcode = 'RT003';
  end if;
  return directory.end_factor_of(p_person);
end $$;

create function directory.end_factor_of(p_person uuid) returns boolean language plpgsql volatile set search_path = '' as $$
begin
  delete from directory.second_factors f where f.person_id = p_person and f.confirmed_at is not null;
  if not found then
    return false;
  end if;
  delete from directory.sign_in_steps t where t.person_id = p_person;
  perform directory.post_account_message('second-factor-reset', p_person, null);
  return true;
end $$;

revoke execute on function app.works_elsewhere(uuid), directory.end_factor_of(uuid) from public;
grant execute on function app.works_elsewhere(uuid) to ratify_app;
