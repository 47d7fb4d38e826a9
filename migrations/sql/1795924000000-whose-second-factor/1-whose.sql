-- A second factor guards all of a person's posts, and anybody who appoints may give anybody a post. So it is reset only where the
-- person holds a post today, and held it (by when the row was made, not by the day that was typed) before the factor was set up,
-- or holds none anywhere else.
create or replace function app.reset_second_factor(p_person uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_own uuid := app.check_writing();
  v_since timestamptz;
begin
  select f.confirmed_at into v_since from directory.second_factors f where f.person_id = p_person and f.confirmed_at is not null;
  if not exists (select from app.appointments a where a.person_id = p_person and a.organisation_id = v_own
    and directory.today() between a.from_on and coalesce(a.until_on, 'infinity')
    and (v_since is null or uuid_extract_timestamp(a.id) < v_since or not exists (
      select from app.appointments b where b.person_id = p_person and b.organisation_id <> v_own
        and directory.today() between b.from_on and coalesce(b.until_on, 'infinity')))) then
    raise exception 'there is no such person here' using errcode = 'RT003';
  end if;
  delete from directory.second_factors f where f.person_id = p_person and f.confirmed_at is not null;
  if not found then
    return false;
  end if;
  delete from directory.sign_in_steps t where t.person_id = p_person;
  perform directory.post_account_message('second-factor-reset', p_person, null);
  return true;
end $$;
