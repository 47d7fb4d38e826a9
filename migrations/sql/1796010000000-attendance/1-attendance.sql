-- Who was at a meeting by name, and the interests they declared there: part of its minutes. Rows are written anew when the clerk puts them
-- right, and never changed; nothing is put right once a later meeting has confirmed the minutes (libs/policy decides that).
create table app.attendances (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  meeting_id uuid not null,
  person_id uuid,
  person_name text not null check (person_name <> ''),
  office text not null,
  votes boolean not null,
  presence text not null check (presence in ('present', 'remote', 'apologies-accepted', 'apologies', 'absent')),
  position int not null check (position >= 0),
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  unique (organisation_id, meeting_id, position),
  unique (organisation_id, meeting_id, person_id),
  check (person_id is not null or not votes),
  foreign key (organisation_id, meeting_id) references app.meetings (organisation_id, id)
);
create index attendances_person on app.attendances (person_id) where person_id is not null;
create trigger is_a_record before update on app.attendances for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.attendances execute function app.refuse_change();
select directory.declare_class('attendances', 'own', 'select, insert, delete');

create table app.interests (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  meeting_id uuid not null,
  attendance_id uuid not null,
  person_id uuid,
  person_name text not null check (person_name <> ''),
  revision_id uuid,
  said text not null check (said <> ''),
  withdrew boolean not null,
  unique (organisation_id, id),
  check (revision_id is not null or not withdrew),
  foreign key (organisation_id, meeting_id) references app.meetings (organisation_id, id),
  foreign key (organisation_id, attendance_id) references app.attendances (organisation_id, id),
  foreign key (organisation_id, revision_id) references app.revisions (organisation_id, id)
);
create index interests_meeting on app.interests (organisation_id, meeting_id);
create index interests_attendance on app.interests (organisation_id, attendance_id);
create index interests_revision on app.interests (organisation_id, revision_id);
create index interests_person on app.interests (person_id) where person_id is not null;
create trigger is_a_record before update on app.interests for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.interests execute function app.refuse_change();
select directory.declare_class('interests', 'own', 'select, insert, delete');
