-- What a program reads by its token stands in the record too, once an hour for each token and kind of question: nobody acts, it is on behalf
-- of the token. The names of people stand in much of what it may ask for, so every question is noted, not only those that hold one.
create or replace function app.note_personal_read(p_session bytea, p_organisation uuid, p_action text, p_subject_id uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_person uuid;
  v_token app.api_tokens;
begin
  if p_action !~ '^[a-z]+\.read$' then
    return false;
  end if;
  select s.person_id into v_person from directory.sessions s join app.appointments a on a.person_id = s.person_id
    where s.token_hash = p_session and s.expires_at > clock_timestamp() and a.organisation_id = p_organisation
      and directory.today() between a.from_on and coalesce(a.until_on, 'infinity') limit 1;
  if v_person is null then
    v_token := directory.live_token(p_session);
    if v_token.id is null or v_token.organisation_id <> p_organisation then
      return false;
    end if;
  end if;
  if exists (select from app.audit_events e where e.organisation_id = p_organisation and e.at > clock_timestamp() - interval '1 hour'
    and e.actor_person_id is not distinct from v_person and e.action = p_action
    and e.on_behalf_of is not distinct from 'token:' || v_token.id
    and e.subject_id is not distinct from coalesce(v_token.id, p_subject_id)) then
    return false;
  end if;
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id, on_behalf_of)
    values (p_organisation, v_person, p_action, case when v_token.id is null then 'Person' else 'ApiToken' end,
      coalesce(v_token.id, p_subject_id), 'token:' || v_token.id);
  return true;
end $$;
