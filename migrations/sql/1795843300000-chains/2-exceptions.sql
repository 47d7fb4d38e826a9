-- A fixed clause that one policy (or one derived template) may word otherwise. The row is the asker's; whoever fixed the clause
-- answers it, and nobody else can: by a function, as the row is not theirs to write.
create table app.exceptions (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  policy_id uuid,
  template_id uuid,
  edition_organisation_id uuid not null,
  edition_id uuid not null,
  addressee_id uuid not null references app.organisations (id),
  addressee_name text not null,
  subject_title text not null,
  clause_id text not null,
  clause_number text not null,
  clause_title text not null,
  published_wording text not null,
  wording text not null,
  reason text not null check (reason <> ''),
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz(3) not null default now(),
  state text not null default 'asked' check (state in ('asked', 'granted', 'refused', 'withdrawn', 'ended')),
  answered_by uuid,
  answered_by_name text,
  answered_at timestamptz(3),
  answer_reason text,
  conditions text,
  until_on date,
  ended_at timestamptz(3),
  end_reason text,
  unique (organisation_id, id),
  check (num_nonnulls(policy_id, template_id) > 0),
  check ((state in ('granted', 'refused', 'ended')) = (answered_at is not null)),
  check ((state = 'ended') = (ended_at is not null)),
  check (state <> 'refused' or answer_reason <> ''),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (organisation_id, template_id) references app.templates (organisation_id, id),
  foreign key (edition_organisation_id, edition_id) references app.editions (organisation_id, id)
);
create unique index exceptions_one_question on app.exceptions (organisation_id, coalesce(policy_id, template_id), clause_id) where state = 'asked';
create unique index exceptions_one_grant on app.exceptions (organisation_id, coalesce(policy_id, template_id), clause_id) where state = 'granted';
create index exceptions_policy on app.exceptions (organisation_id, policy_id);
create index exceptions_template on app.exceptions (organisation_id, template_id);
create index exceptions_edition on app.exceptions (edition_organisation_id, edition_id);
create index exceptions_addressee on app.exceptions (addressee_id, state);

create trigger stays_in_reach before insert or update on app.exceptions
  for each row execute function app.check_reach('edition_organisation_id', 'above');
create trigger is_kept before delete on app.exceptions for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.exceptions execute function app.refuse_change();
create trigger question_stands before update on app.exceptions for each row execute function app.guard_columns(
  'state', 'answered_by', 'answered_by_name', 'answered_at', 'answer_reason', 'conditions', 'until_on', 'ended_at', 'end_reason');

-- The states: the same table as EXCEPTION_TRANSITIONS of libs/policy, held equal by a test.
create function app.exception_transitions() returns table (from_state text, to_state text) language sql immutable set search_path = '' as $$
  values ('asked', 'granted'), ('asked', 'refused'), ('asked', 'withdrawn'), ('granted', 'ended')
$$;
grant execute on function app.exception_transitions() to ratify_app, ratify_worker;

-- Asked of the organisation that the edition names as having fixed the clause; answered by app.answer_exception only.
create function app.check_exception() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'asked' then
      raise exception 'an exception begins as asked, not as %', new.state using errcode = 'RT002', table = 'exceptions';
    end if;
    if not exists (select from app.editions e
      where e.organisation_id = new.edition_organisation_id and e.id = new.edition_id
        and coalesce(e.clause_rules -> new.clause_id ->> 'by', e.organisation_id::text) = new.addressee_id::text) then
      raise exception 'that organisation did not fix this clause' using errcode = 'RT003', table = 'exceptions', column = 'addressee_id';
    end if;
  elsif new.state <> old.state and not exists (
    select from app.exception_transitions() t where t.from_state = old.state and t.to_state = new.state
  ) then
    raise exception 'an exception that is % cannot become %', old.state, new.state using errcode = 'RT002', table = 'exceptions';
  end if;
  return new;
end $$;
create trigger state_follows before insert or update on app.exceptions for each row execute function app.check_exception();

create function app.check_asker() returns trigger language plpgsql set search_path = '' as $$
begin
  if not pg_catalog.pg_has_role(current_user, 'ratify_owner', 'usage')
    and to_jsonb(new) - array['state', 'ended_at', 'end_reason'] is distinct from to_jsonb(old) - array['state', 'ended_at', 'end_reason']
    or (new.state in ('granted', 'refused') and not pg_catalog.pg_has_role(current_user, 'ratify_owner', 'usage')) then
    raise exception 'only whoever fixed the clause answers' using errcode = 'RT003', table = 'exceptions';
  end if;
  return new;
end $$;
create trigger asker_does_not_answer before update on app.exceptions for each row execute function app.check_asker();

select directory.declare_class('exceptions', 'up', 'select, insert, update');

-- The answer of whoever fixed the clause. The asker's record of events holds it too.
create function app.answer_exception(p_exception uuid, p_state text, p_reason text, p_conditions text default null, p_until date default null)
returns uuid language plpgsql volatile security definer set search_path = '' as $$
declare
  v_exception app.exceptions;
  v_person directory.people;
begin
  select p.* into v_person from directory.people p where p.id = (app.reach('person'))[1];
  select x.* into v_exception from app.exceptions x
    where x.id = p_exception and x.addressee_id = any (app.reach('writable')) for update;
  if v_exception.id is null or v_person.id is null then
    raise exception 'there is no such question to answer' using errcode = 'RT003';
  end if;
  if p_state = 'ended' then
    update app.exceptions x set state = p_state, ended_at = clock_timestamp(), end_reason = p_reason where x.id = p_exception;
  else
    if p_state = 'granted' then -- one wording stands at a time; one that has lapsed makes room
      update app.exceptions x set state = 'ended', ended_at = clock_timestamp(), end_reason = 'A later exception took its place.'
        where x.organisation_id = v_exception.organisation_id and x.clause_id = v_exception.clause_id and x.state = 'granted'
          and coalesce(x.policy_id, x.template_id) = coalesce(v_exception.policy_id, v_exception.template_id);
    end if;
    update app.exceptions x set state = p_state, answered_by = v_person.id, answered_by_name = v_person.full_name,
      answered_at = clock_timestamp(), answer_reason = p_reason, conditions = p_conditions, until_on = p_until
      where x.id = p_exception;
  end if;
  insert into app.audit_events (organisation_id, action, subject, subject_id, data)
    values (v_exception.organisation_id, 'exception.' || p_state, 'Exception', p_exception,
      jsonb_build_object('clauseId', v_exception.clause_id, 'addresseeId', v_exception.addressee_id, 'untilOn', p_until));
  return v_exception.organisation_id;
end $$;

-- What is asked of the acting organisation, by whomever; askers further down a chain may be out of its sight but for this.
create function app.exceptions_addressed() returns table (exception app.exceptions, organisation_name text)
language sql stable security definer set search_path = '' as $$
  select x, o.name from app.exceptions x join app.organisations o on o.id = x.organisation_id
  where x.addressee_id = any (app.reach('own'))
$$;
grant execute on function app.answer_exception(uuid, text, text, text, date), app.exceptions_addressed() to ratify_app, ratify_worker;
