-- An attempt at a password is counted before it is tried, under a lock, as one at a code is: a hundred at once are no more than one after another.
create function directory.try_password(p_email text)
returns table(person_id uuid, password_hash text, locked_until timestamptz)
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
declare
  v_person uuid;
  v_hash text;
  v_locked_until timestamptz;
begin
  select p.id, c.password_hash, c.locked_until into v_person, v_hash, v_locked_until
    from directory.people p join directory.credentials c on c.person_id = p.id where lower(p.email) = lower(p_email) for update of c;
  if v_person is null then
    return;
  end if;
  if v_locked_until > clock_timestamp() then
    return query select v_person, null::text, v_locked_until;
    return;
  end if;
  perform directory.note_failed_attempt(v_person);
  return query select v_person, v_hash, null::timestamptz;
end $$;
revoke all on function directory.try_password(text) from public;
grant execute on function directory.try_password(text) to ratify_sign_in;

-- Takes back what was counted of a right one, and no more: wrong codes after right passwords go on counting.
create function directory.note_right_password(p_person uuid) returns void
language sql security definer set search_path = '' as $$
  update directory.credentials c set failed_attempts = greatest(c.failed_attempts - 1, 0),
    locked_until = case when c.failed_attempts % 5 = 0 then null else c.locked_until end
  where c.person_id = p_person
$$;
revoke all on function directory.note_right_password(uuid) from public;
grant execute on function directory.note_right_password(uuid) to ratify_sign_in;

-- A wrong one has been counted already, whatever it was.
create or replace function directory.note_wrong_attempt(p_person uuid, p_what text) returns void
language sql security definer set search_path = '' as $$
  select directory.note_account_event(p_person, 'person.sign-in-failed', jsonb_build_object('what', p_what))
$$;

drop function directory.find_credentials(text);
