-- A program that comes with a token whose time is over, that was revoked, or whose maker has left is turned away, and the organisation hears of
-- it: once an hour for each token. It may be a program that was forgotten, or a token that somebody else has come by.
create or replace function directory.find_token(p_token_hash bytea)
returns table (token_id uuid, organisation_id uuid, person_id uuid, name text, scopes text[], expires_on date)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_token app.api_tokens := directory.live_token(p_token_hash);
begin
  if v_token.id is null then
    insert into app.audit_events (organisation_id, action, subject, subject_id, on_behalf_of)
      select k.organisation_id, 'token.refused', 'ApiToken', k.token_id, 'token:' || k.token_id
      from directory.token_keys k
      where k.token_hash = p_token_hash and not exists (select from app.audit_events e
        where e.organisation_id = k.organisation_id and e.subject_id = k.token_id and e.action = 'token.refused'
          and e.at > clock_timestamp() - interval '1 hour');
    return;
  end if;
  update app.api_tokens t set last_used_at = clock_timestamp() where t.organisation_id = v_token.organisation_id and t.id = v_token.id
    and (t.last_used_at is null or t.last_used_at < clock_timestamp() - interval '1 minute');
  return query select v_token.id, v_token.organisation_id, v_token.made_by, v_token.name, v_token.scopes, v_token.expires_on;
end $$;
