-- Nobody enters or signs in as the versions before did: what opens a session says how long it lasts unused, and `enter_session` is entered by.
drop function app.begin_session(bytea);
drop function directory.open_session(bytea, uuid, text, interval);
drop function directory.open_provider_session(bytea, uuid, text, interval, text, timestamptz);

create or replace function directory.begin_session(p_token_hash bytea, p_person uuid, p_csrf_secret text, p_lifetime interval, p_idle interval, p_provider text, p_proved_at timestamptz)
returns void language plpgsql set search_path = '' as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_organisation uuid;
begin
  select a.organisation_id into v_organisation from app.appointments a
    where a.person_id = p_person and directory.today() >= a.from_on and (a.until_on is null or directory.today() <= a.until_on)
    order by a.from_on, a.id limit 1;
  insert into directory.sessions (token_hash, person_id, acting_organisation_id, csrf_secret, idle, ends_at, expires_at, provider, proved_at)
    values (p_token_hash, p_person, v_organisation, p_csrf_secret, p_idle, v_now + p_lifetime,
      v_now + least(p_lifetime, p_idle), p_provider, least(p_proved_at, v_now));
  update directory.credentials c set failed_attempts = 0, locked_until = null where c.person_id = p_person;
  perform directory.note_account_event(p_person, 'person.signed-in', jsonb_build_object('by', coalesce(p_provider, 'password')));
end $$;

drop function directory.begin_session(bytea, uuid, text, interval, text, timestamptz);
