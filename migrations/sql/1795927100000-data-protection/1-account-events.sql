-- What happens to somebody's account stands in the record of each organisation in which they hold a post on that day: an account belongs to
-- nobody, and whoever answers for the posts has to be able to see who came in.
create function directory.note_account_event(p_person uuid, p_action text, p_data jsonb default '{}') returns void
language sql volatile set search_path = '' as $$
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id, data)
  select distinct a.organisation_id, p_person, p_action, 'Person', p_person, p_data from app.appointments a
  where a.person_id = p_person and directory.today() between a.from_on and coalesce(a.until_on, 'infinity')
$$;

create function directory.begin_session(
  p_token_hash bytea, p_person uuid, p_csrf_secret text, p_lifetime interval, p_provider text, p_proved_at timestamptz)
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_organisation uuid;
begin
  select a.organisation_id into v_organisation from app.appointments a
    where a.person_id = p_person and directory.today() >= a.from_on and (a.until_on is null or directory.today() <= a.until_on)
    order by a.from_on, a.id limit 1;
  insert into directory.sessions (token_hash, person_id, acting_organisation_id, csrf_secret, expires_at, provider, proved_at)
    values (p_token_hash, p_person, v_organisation, p_csrf_secret, clock_timestamp() + p_lifetime, p_provider,
      least(p_proved_at, clock_timestamp()));
  update directory.credentials c set failed_attempts = 0, locked_until = null where c.person_id = p_person;
  perform directory.note_account_event(p_person, 'person.signed-in', jsonb_build_object('by', coalesce(p_provider, 'password')));
end $$;

-- Sessions that are over are the business of retention (3).
create or replace function directory.open_session(p_token_hash bytea, p_person uuid, p_csrf_secret text, p_lifetime interval)
returns void language sql volatile security definer set search_path = '' as $$
  select directory.begin_session(p_token_hash, p_person, p_csrf_secret, p_lifetime, null, clock_timestamp())
$$;

create or replace function directory.open_provider_session(
  p_token_hash bytea, p_person uuid, p_csrf_secret text, p_lifetime interval, p_provider text, p_proved_at timestamptz)
returns void language sql volatile security definer set search_path = '' as $$
  select directory.begin_session(p_token_hash, p_person, p_csrf_secret, p_lifetime, p_provider, p_proved_at)
$$;

-- A wrong password, or a wrong code: `password` counts here, a code was counted before it was looked at.
create function directory.note_wrong_attempt(p_person uuid, p_what text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if p_what = 'password' then
    perform directory.note_failed_attempt(p_person);
  end if;
  perform directory.note_account_event(p_person, 'person.sign-in-failed', jsonb_build_object('what', p_what));
end $$;

-- The others are told by what they change, whichever way it is changed.
create function directory.hear_account_change() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  v_action text := case
    when tg_table_name = 'credentials' then 'person.password-set'
    when tg_table_name = 'identities' and tg_op = 'INSERT' then 'person.identity-linked'
    when tg_table_name = 'identities' then 'person.identity-ended'
    when tg_op = 'DELETE' then 'person.second-factor-off'
    else 'person.second-factor-on' end;
begin
  perform directory.note_account_event(case when tg_op = 'DELETE' then old.person_id else new.person_id end, v_action);
  return null;
end $$;
create trigger account_is_heard after insert or update of password_hash on directory.credentials
  for each row execute function directory.hear_account_change();
create trigger account_is_heard after insert or delete on directory.identities
  for each row execute function directory.hear_account_change();
create trigger account_begins after update of confirmed_at on directory.second_factors
  for each row when (old.confirmed_at is null and new.confirmed_at is not null) execute function directory.hear_account_change();
create trigger account_ends after delete on directory.second_factors
  for each row when (old.confirmed_at is not null) execute function directory.hear_account_change();

-- Who has read what is personal. Said after the answer, and once an hour for the same thing: a list that is opened twenty times is read once.
create function app.note_personal_read(p_session bytea, p_organisation uuid, p_action text, p_subject_id uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_person uuid;
begin
  select s.person_id into v_person from directory.sessions s join app.appointments a on a.person_id = s.person_id
    where s.token_hash = p_session and s.expires_at > clock_timestamp() and a.organisation_id = p_organisation
      and directory.today() between a.from_on and coalesce(a.until_on, 'infinity') limit 1;
  if v_person is null or p_action !~ '^[a-z]+\.read$' then
    return false;
  end if;
  if exists (select from app.audit_events e where e.organisation_id = p_organisation and e.at > clock_timestamp() - interval '1 hour'
    and e.actor_person_id = v_person and e.action = p_action and e.subject_id is not distinct from p_subject_id) then
    return false;
  end if;
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id)
    values (p_organisation, v_person, p_action, 'Person', p_subject_id);
  return true;
end $$;

revoke execute on function directory.note_account_event(uuid, text, jsonb),
  directory.begin_session(bytea, uuid, text, interval, text, timestamptz), directory.note_wrong_attempt(uuid, text),
  directory.hear_account_change(), app.note_personal_read(bytea, uuid, text, uuid), directory.note_failed_attempt(uuid) from public;
revoke execute on function directory.note_failed_attempt(uuid) from ratify_sign_in;
grant execute on function directory.note_wrong_attempt(uuid, text) to ratify_sign_in;
grant execute on function app.note_personal_read(bytea, uuid, text, uuid) to ratify_app;
