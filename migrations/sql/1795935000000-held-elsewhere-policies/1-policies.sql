-- A policy that is held in another document or system is a policy like every other, without a text here: it has its line in the register,
-- its dates, its reviews and its reminders. Once its text is adopted here, where it was held says nothing any more.
alter table app.policies
  add column held_in text check (held_in <> ''),
  add column held_link text check (held_link ~ '^https?://'),
  add check (held_in is not null or held_link is null);

-- Files that show an adoption from before Ratify: the document, a signed copy, the minute. Seen by whoever sees the policy's documents.
create table app.evidence_files (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  adoption_id uuid not null,
  file_name text not null check (file_name <> ''),
  sha256 text not null,
  mime text not null check (mime in ('application/pdf', 'image/png', 'image/jpeg')),
  length int not null check (length > 0),
  kept_by uuid not null,
  kept_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  unique (organisation_id, adoption_id, sha256),
  foreign key (organisation_id, adoption_id) references app.adoptions (organisation_id, id),
  foreign key (organisation_id, sha256) references app.blobs (organisation_id, sha256)
);
create index evidence_files_bytes on app.evidence_files (organisation_id, sha256);
create trigger is_a_record before update or delete on app.evidence_files for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.evidence_files execute function app.refuse_change();
select directory.declare_class('evidence_files', 'up', 'select, insert');

-- What was declared as held elsewhere until now becomes such a policy, in use from the day that was given. Nobody is told of it: it is no
-- adoption of today.
alter table app.adoptions disable trigger systems_are_told;
with declared as materialized (
  select n.*, uuidv7() as policy_id from app.not_applicable n where n.held_in is not null and n.ended_at is null),
entered as (
  insert into app.policies (id, organisation_id, slug, title, adopted_on, effective_from, review_due_on, review_due_precision, review_due_said,
    held_in, held_link)
  select d.policy_id, d.organisation_id, 'held-elsewhere-' || d.id, d.title, d.adopted_on, d.adopted_on, d.review_due_on,
    case when d.review_due_on is not null then 'day' end, d.review_due_said, d.held_in, d.link from declared d)
insert into app.adoptions (organisation_id, policy_id, adopted_on, effective_from, review_due_on, review_due_precision, review_due_said, historic,
  evidence, recorded_by, recorded_at)
select d.organisation_id, d.policy_id, d.adopted_on, d.adopted_on, d.review_due_on, case when d.review_due_on is not null then 'day' end,
  d.review_due_said, true, case when d.adopted_on is null then 'none' else 'stated-in-document' end, d.declared_by, d.declared_at from declared d;
alter table app.adoptions enable trigger systems_are_told;
update app.not_applicable n set ended_by = n.declared_by, ended_by_name = n.declared_by_name, ended_at = clock_timestamp()
  where n.held_in is not null and n.ended_at is null;
-- Its reason says where it was held; the address goes with it.
alter table app.not_applicable disable trigger declaration_stands;
update app.not_applicable n set reason = n.reason || ', ' || n.link where n.link is not null;
alter table app.not_applicable enable trigger declaration_stands;
alter table app.not_applicable drop column held_in, drop column link, drop column adopted_on, drop column review_due_on, drop column review_due_said;
