-- A head or clerk asks an audience of their setting to confirm some policies by a day. Who is in the audience follows the posts of the day:
-- whoever leaves drops out. One that `is_renewal` asks everybody anew, like a yearly declaration.
create table app.confirmation_rounds (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  title text not null check (title <> ''),
  audience text[] not null default '{}' check (audience <@ array['staff', 'governors', 'clerks']),
  -- Asked by name, whatever their role.
  person_ids uuid[] not null default '{}',
  is_renewal boolean not null,
  due_on date not null,
  opened_on date not null,
  opened_by uuid not null,
  opened_by_name text not null,
  opened_at timestamptz(3) not null default clock_timestamp(),
  closed_at timestamptz(3),
  closed_by uuid,
  closed_by_name text,
  -- How many were asked and how many had confirmed all of it, on the day it was closed.
  closed_asked int check (closed_asked >= 0),
  closed_confirmed int check (closed_confirmed between 0 and closed_asked),
  unique (organisation_id, id),
  check (audience <> '{}' or person_ids <> '{}'),
  check (due_on >= opened_on),
  check (num_nulls(closed_at, closed_by, closed_by_name, closed_asked, closed_confirmed) in (0, 5))
);
create index confirmation_rounds_open on app.confirmation_rounds (due_on) where closed_at is null;
create trigger round_stands before update on app.confirmation_rounds
  for each row execute function app.guard_columns('closed_at', 'closed_by', 'closed_by_name', 'closed_asked', 'closed_confirmed');
create trigger is_kept before delete on app.confirmation_rounds for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.confirmation_rounds execute function app.refuse_change();
select directory.declare_class('confirmation_rounds', 'own', 'select, insert, update');

-- The policies of a round: the organisation's own, or another's that covers it.
create table app.round_policies (
  organisation_id uuid not null,
  round_id uuid not null,
  policy_organisation_id uuid not null,
  policy_id uuid not null,
  title text not null check (title <> ''),
  position int not null check (position > 0),
  primary key (organisation_id, round_id, policy_id),
  foreign key (organisation_id, round_id) references app.confirmation_rounds (organisation_id, id),
  foreign key (policy_organisation_id, policy_id) references app.policies (organisation_id, id)
);
create index round_policies_policy on app.round_policies (policy_organisation_id, policy_id);
create trigger stays_in_reach before insert or update on app.round_policies
  for each row execute function app.check_reach('policy_organisation_id', 'above');
create trigger is_a_record before update or delete on app.round_policies for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.round_policies execute function app.refuse_change();
select directory.declare_class('round_policies', 'own', 'select, insert');

-- That those who had not confirmed were reminded. The two of the service itself go out once each, whoever asks for them how often.
create table app.round_reminders (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  round_id uuid not null,
  kind text not null check (kind in ('by-hand', 'week-before', 'on-the-day')),
  reminded_on date not null,
  people int not null check (people >= 0),
  unique (organisation_id, id),
  unique (organisation_id, round_id, kind, reminded_on),
  foreign key (organisation_id, round_id) references app.confirmation_rounds (organisation_id, id)
);
create unique index round_reminders_once on app.round_reminders (organisation_id, round_id, kind) where kind <> 'by-hand';
create trigger is_a_record before update or delete on app.round_reminders for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.round_reminders execute function app.refuse_change();
select directory.declare_class('round_reminders', 'own', 'select, insert');

-- What somebody who is asked to read a policy wants to know of the head.
create table app.reading_questions (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  policy_organisation_id uuid not null,
  policy_id uuid not null,
  policy_title text not null,
  person_id uuid not null,
  person_name text not null,
  question text not null check (question <> ''),
  asked_at timestamptz(3) not null default clock_timestamp(),
  answer text check (answer <> ''),
  answered_by uuid,
  answered_by_name text,
  answered_at timestamptz(3),
  unique (organisation_id, id),
  foreign key (policy_organisation_id, policy_id) references app.policies (organisation_id, id),
  check (num_nulls(answer, answered_by, answered_by_name, answered_at) in (0, 4))
);
create index reading_questions_asked on app.reading_questions (organisation_id, asked_at);
create index reading_questions_policy on app.reading_questions (policy_organisation_id, policy_id);
create trigger stays_in_reach before insert or update on app.reading_questions
  for each row execute function app.check_reach('policy_organisation_id', 'above');
create trigger question_stands before update on app.reading_questions
  for each row execute function app.guard_columns('person_name', 'answer', 'answered_by', 'answered_by_name', 'answered_at');
create trigger is_kept before delete on app.reading_questions for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.reading_questions execute function app.refuse_change();
select directory.declare_class('reading_questions', 'own', 'select, insert, update');
