-- For how many days after its end what belongs to accounts is kept. The operator may set others.
create table directory.retention (
  name text not null primary key,
  days int not null check (days between 1 and 3650),
  usual_days int not null,
  what text not null
);
insert into directory.retention (name, days, usual_days, what) values
  ('sessions', 1, 1, 'sessions that have ended'),
  ('sign-in-steps', 1, 1, 'sign-ins that were begun and not finished'),
  ('account-links', 30, 30, 'links to set a password, and invitations, that were used or have expired'),
  ('account-mail', 90, 90, 'mail about accounts: that it was sent, and when'),
  ('kept-mail', 30, 30, 'mail that a demonstration shows'),
  ('identities', 730, 730, 'accounts of other services that nobody has signed in by');

-- What is due by then, by rule; carried out where it says so. Deletes what has ended and nothing that anybody can still use.
create function directory.retain(p_now timestamptz, p_carry_out boolean) returns table (name text, days int, usual_days int, what text, due bigint)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_rule directory.retention;
  v_table text;
  v_ended text;
  v_due bigint;
begin
  for v_rule in select * from directory.retention r order by r.name loop
    select m.t, m.e into v_table, v_ended from (values
      ('sessions', 'sessions', 't.expires_at'),
      ('sign-in-steps', 'sign_in_steps', 't.expires_at'),
      ('account-links', 'account_links', 'least(t.expires_at, coalesce(t.used_at, t.expires_at))'),
      ('account-mail', 'account_messages', 't.settled_at'),
      ('kept-mail', 'kept_mail', 't.kept_at'),
      ('identities', 'identities', 't.last_used_at')) m (n, t, e) where m.n = v_rule.name;
    if v_table is null then
      continue;
    end if;
    if p_carry_out then
      execute format('delete from directory.%I t where %s < $1 - $2 * interval ''1 day''', v_table, v_ended) using p_now, v_rule.days;
      get diagnostics v_due = row_count;
    else
      execute format('select count(*) from directory.%I t where %s < $1 - $2 * interval ''1 day''', v_table, v_ended)
        into v_due using p_now, v_rule.days;
    end if;
    return query select v_rule.name, v_rule.days, v_rule.usual_days, v_rule.what, v_due;
  end loop;
end $$;
revoke execute on function directory.retain(timestamptz, boolean) from public;
grant execute on function directory.retain(timestamptz, boolean) to ratify_worker;
