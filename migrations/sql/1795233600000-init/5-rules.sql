-- What no use case, job or repair script may do: change what has been published, decided, signed or recorded.
-- SQLSTATEs of our own: RT001 immutable, RT002 transition, RT003 out of reach, RT004 session, RT005 appointment, RT006 job.

create function app.refuse_change() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception '%.% is a record: it cannot be changed or removed', tg_table_schema, tg_table_name
    using errcode = 'RT001', table = tg_table_name;
end $$;

-- Arguments: the columns that may change. Everything else of the row stands.
create function app.guard_columns() returns trigger language plpgsql set search_path = '' as $$
begin
  if to_jsonb(old) - tg_argv is distinct from to_jsonb(new) - tg_argv then
    raise exception 'only % of %.% may change', array_to_string(tg_argv, ', '), tg_table_schema, tg_table_name
      using errcode = 'RT001', table = tg_table_name;
  end if;
  return new;
end $$;

do $$
declare
  v_table text;
begin
  foreach v_table in array array['editions', 'decisions', 'adoptions', 'covered_texts', 'reviews', 'signatures', 'document_versions', 'blobs', 'acknowledgements'] loop
    execute format('create trigger is_a_record before update or delete on app.%I for each row execute function app.refuse_change()', v_table);
  end loop;
  foreach v_table in array array['revisions', 'signature_requests', 'documents', 'audit_events', 'update_offers'] loop
    execute format('create trigger is_kept before delete on app.%I for each row execute function app.refuse_change()', v_table);
  end loop;
  foreach v_table in array array['editions', 'decisions', 'adoptions', 'covered_texts', 'reviews', 'signatures', 'document_versions', 'blobs', 'acknowledgements', 'revisions', 'signature_requests', 'documents', 'audit_events', 'update_offers'] loop
    execute format('create trigger is_not_emptied before truncate on app.%I execute function app.refuse_change()', v_table);
  end loop;
end $$;

create trigger text_stands before update on app.revisions
  for each row execute function app.guard_columns('state');
create trigger request_stands before update on app.signature_requests
  for each row execute function app.guard_columns('state', 'signed_by', 'signed_by_name', 'signed_at', 'reason');
create trigger document_stands before update on app.documents
  for each row execute function app.guard_columns('state', 'failure');
create trigger offer_stands before update on app.update_offers
  for each row execute function app.guard_columns('answer', 'answered_by', 'answered_at', 'reason');

-- The states of a revision: the same table as REVISION_TRANSITIONS of libs/policy, held equal by a test.
create function app.revision_transitions() returns table (from_state text, to_state text) language sql immutable set search_path = '' as $$
  values ('submitted', 'tabled'), ('submitted', 'adopted'), ('submitted', 'not-adopted'), ('submitted', 'deferred'), ('submitted', 'withdrawn'),
         ('tabled', 'adopted'), ('tabled', 'not-adopted'), ('tabled', 'deferred'), ('tabled', 'withdrawn'),
         ('deferred', 'tabled'), ('deferred', 'withdrawn'),
         ('adopted', 'superseded')
$$;

create function app.check_revision_state() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'submitted' then
      raise exception 'a revision begins as submitted, not as %', new.state using errcode = 'RT002', table = 'revisions';
    end if;
  elsif new.state <> old.state and not exists (
    select from app.revision_transitions() t where t.from_state = old.state and t.to_state = new.state
  ) then
    raise exception 'a revision that is % cannot become %', old.state, new.state using errcode = 'RT002', table = 'revisions';
  end if;
  return new;
end $$;
create trigger state_follows before insert or update of state on app.revisions
  for each row execute function app.check_revision_state();

create function app.check_request_state() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.state <> 'open' then
    raise exception 'a signature request that is % is closed', old.state using errcode = 'RT002', table = 'signature_requests';
  end if;
  return new;
end $$;
create trigger state_follows before update on app.signature_requests
  for each row execute function app.check_request_state();

create function app.check_offer_answer() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.answer = 'taken' or (old.answer is not null and new.answer is null) then
    raise exception 'an answered offer cannot be reopened' using errcode = 'RT002', table = 'update_offers';
  end if;
  return new;
end $$;
create trigger answer_follows before update on app.update_offers
  for each row execute function app.check_offer_answer();

-- A working text moves one version at a time: a save that forgot `where version = $n` cannot pass as a later one.
create function app.check_version() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.text is distinct from old.text and new.version <> old.version + 1 then
    raise exception 'version % of %.% follows %', new.version, tg_table_schema, tg_table_name, old.version
      using errcode = 'RT002', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger version_follows before update on app.drafts for each row execute function app.check_version();
create trigger version_follows before update on app.template_drafts for each row execute function app.check_version();

-- The audit: one change only, from unlinked to linked.
create function app.check_link() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.sequence is not null then
    raise exception 'an audit row that is linked cannot be changed' using errcode = 'RT001', table = 'audit_events';
  end if;
  return new;
end $$;
create trigger row_stands before update on app.audit_events
  for each row execute function app.guard_columns('sequence', 'previous_hash', 'hash');
create trigger linked_once before update on app.audit_events for each row execute function app.check_link();
