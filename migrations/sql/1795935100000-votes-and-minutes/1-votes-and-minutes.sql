-- Votes on a decision, where the body counts them: all three numbers, or none.
alter table app.decisions
  add column votes_for int check (votes_for >= 0),
  add column votes_against int check (votes_against >= 0),
  add column votes_abstained int check (votes_abstained >= 0),
  add check (num_nulls(votes_for, votes_against, votes_abstained) in (0, 3)),
  add check (votes_for + votes_against + votes_abstained <= attendance);

-- The minutes of a meeting are draft until a later meeting of the same body confirms them: a minute of its own says so.
create table app.minutes_confirmations (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  meeting_id uuid not null,
  confirmed_at_id uuid not null,
  confirmed_on date not null,
  minute_reference text check (minute_reference <> ''),
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  unique (organisation_id, meeting_id),
  check (confirmed_at_id <> meeting_id),
  foreign key (organisation_id, meeting_id) references app.meetings (organisation_id, id),
  foreign key (organisation_id, confirmed_at_id) references app.meetings (organisation_id, id)
);
create index minutes_confirmations_at on app.minutes_confirmations (organisation_id, confirmed_at_id);
create trigger is_a_record before update or delete on app.minutes_confirmations for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.minutes_confirmations execute function app.refuse_change();
select directory.declare_class('minutes_confirmations', 'up', 'select, insert');
