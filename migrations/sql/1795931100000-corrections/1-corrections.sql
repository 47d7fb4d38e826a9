-- A decision that was recorded wrongly is put right by an entry that says what, why and by whom; what was recorded stays.
create table app.corrections (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  policy_id uuid not null,
  -- The decision as it was wrongly recorded, and the adoption that it made, if it is set aside.
  decision_id uuid not null,
  adoption_id uuid,
  -- The decision as it was; null where it was none.
  by_decision_id uuid,
  kind text not null check (kind in ('details', 'set-aside')),
  reason text not null check (reason <> ''),
  -- The minute of the body's resolution to correct: needed where a seal stands.
  resolution text check (resolution <> ''),
  corrected_by uuid not null,
  corrected_by_name text not null,
  corrected_at timestamptz(3) not null default clock_timestamp(),
  unique (organisation_id, id),
  unique (organisation_id, decision_id),
  check (kind <> 'details' or (adoption_id is null and by_decision_id is not null)),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (organisation_id, decision_id) references app.decisions (organisation_id, id),
  -- The correction opens the way for what was decided instead, in one transaction.
  foreign key (organisation_id, by_decision_id) references app.decisions (organisation_id, id) deferrable initially deferred,
  foreign key (organisation_id, adoption_id) references app.adoptions (organisation_id, id)
);
create index corrections_policy on app.corrections (organisation_id, policy_id);
create index corrections_adoption on app.corrections (organisation_id, adoption_id);
create index corrections_by_decision on app.corrections (organisation_id, by_decision_id);
create trigger is_a_record before update or delete on app.corrections for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.corrections execute function app.refuse_change();
select directory.declare_class('corrections', 'up', 'select, insert');

-- An adoption that is set aside stays as it is written, and counts for nothing from then on.
alter table app.adoptions add column set_aside_at timestamptz(3);
grant update (set_aside_at) on app.adoptions to ratify_app;
drop trigger is_a_record on app.adoptions;
create trigger is_kept before delete on app.adoptions for each row execute function app.refuse_change();
create trigger adoption_stands before update on app.adoptions for each row execute function app.guard_columns('set_aside_at');
create function app.check_set_aside() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.set_aside_at is not null and new.set_aside_at is distinct from old.set_aside_at then
    raise exception 'an adoption is set aside once' using errcode = 'RT001', table = 'adoptions';
  end if;
  return new;
end $$;
create trigger set_aside_once before update on app.adoptions for each row execute function app.check_set_aside();

-- A revision goes back to where it was before a decision that is set aside, and what that superseded is in force again.
create or replace function app.revision_transitions() returns table (from_state text, to_state text) language sql immutable set search_path = '' as $$
  values ('submitted', 'tabled'), ('submitted', 'adopted'), ('submitted', 'not-adopted'), ('submitted', 'deferred'), ('submitted', 'withdrawn'),
         ('tabled', 'adopted'), ('tabled', 'not-adopted'), ('tabled', 'deferred'), ('tabled', 'withdrawn'),
         ('deferred', 'tabled'), ('deferred', 'withdrawn'), ('deferred', 'submitted'),
         ('adopted', 'superseded'), ('adopted', 'tabled'), ('adopted', 'submitted'),
         ('not-adopted', 'tabled'), ('not-adopted', 'submitted'),
         ('superseded', 'adopted')
$$;

-- Backwards only in the transaction of a correction of the same policy.
create or replace function app.check_revision_state() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'submitted' then
      raise exception 'a revision begins as submitted, not as %', new.state using errcode = 'RT002', table = 'revisions';
    end if;
  elsif new.state <> old.state and not exists (
    select from app.revision_transitions() t where t.from_state = old.state and t.to_state = new.state
  ) then
    raise exception 'a revision that is % cannot become %', old.state, new.state using errcode = 'RT002', table = 'revisions';
  elsif new.state <> old.state
    and (old.state in ('not-adopted', 'superseded') or (old.state = 'adopted' and new.state <> 'superseded') or (old.state = 'deferred' and new.state = 'submitted'))
    and not exists (select from app.corrections c where c.organisation_id = new.organisation_id and c.policy_id = new.policy_id
      and c.corrected_at >= date_trunc('milliseconds', transaction_timestamp()) - interval '1 millisecond') then
    raise exception 'a revision that is % becomes % by a correction only', old.state, new.state using errcode = 'RT002', table = 'revisions';
  end if;
  return new;
end $$;
