-- What belongs to organisations and is no record of theirs ends too: mail that was sent, ways in that are over, what systems were told, and
-- work that is done. What was decided, signed and read stands.
insert into directory.retention (name, days, usual_days, what) values
  ('messages', 365, 365, 'mail of organisations: that it was sent, and when'),
  ('api-tokens', 365, 365, 'tokens of programs that are revoked or over'),
  ('webhook-deliveries', 30, 30, 'what systems were told'),
  ('webhooks', 365, 365, 'systems that are told nothing more'),
  ('jobs', 90, 90, 'work that is done or given up');

-- A message may go once it is settled; only its owner deletes rows of it at all.
create function app.refuse_unsettled() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.settled_at is null then
    raise exception 'a row of %.% that waits is kept', tg_table_schema, tg_table_name using errcode = 'RT001', table = tg_table_name;
  end if;
  return old;
end $$;
drop trigger is_kept on app.messages;
create trigger is_kept before delete on app.messages for each row execute function app.refuse_unsettled();

create index messages_settled on app.messages (settled_at);
create index jobs_finished on app.jobs (finished_at);

create or replace function directory.retain(p_now timestamptz, p_carry_out boolean) returns table (name text, days int, usual_days int, what text, due bigint)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_rule directory.retention;
  v_table text;
  v_ended text;
  v_due bigint;
begin
  for v_rule in select * from directory.retention r order by r.name loop
    select m.t, m.e into v_table, v_ended from (values
      ('sessions', 'directory.sessions', 't.expires_at'),
      ('sign-in-steps', 'directory.sign_in_steps', 't.expires_at'),
      ('account-links', 'directory.account_links', 'least(t.expires_at, coalesce(t.used_at, t.expires_at))'),
      ('account-mail', 'directory.account_messages', 't.settled_at'),
      ('kept-mail', 'directory.kept_mail', 't.kept_at'),
      ('identities', 'directory.identities', 't.last_used_at'),
      ('messages', 'app.messages', 't.settled_at'),
      ('api-tokens', 'app.api_tokens', 'least((t.expires_on + 1)::timestamptz, t.revoked_at)'),
      ('webhook-deliveries', 'app.webhook_deliveries', 't.settled_at'),
      ('webhooks', 'app.webhooks', 'case when not exists (select from app.webhook_deliveries d
        where d.organisation_id = t.organisation_id and d.webhook_id = t.id) then t.ended_at end'),
      ('jobs', 'app.jobs', 't.finished_at')) m (n, t, e) where m.n = v_rule.name;
    if v_table is null then
      continue;
    end if;
    if p_carry_out then
      execute format('delete from %s t where %s < $1 - $2 * interval ''1 day''', v_table, v_ended) using p_now, v_rule.days;
      get diagnostics v_due = row_count;
    else
      execute format('select count(*) from %s t where %s < $1 - $2 * interval ''1 day''', v_table, v_ended)
        into v_due using p_now, v_rule.days;
    end if;
    return query select v_rule.name, v_rule.days, v_rule.usual_days, v_rule.what, v_due;
  end loop;
end $$;
