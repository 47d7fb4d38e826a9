-- That a review is planned for another meeting than the last one before its due date: for the due date it was planned for and no other,
-- so that an adoption or a review leaves nothing behind. The latest counts; without a meeting the review is planned by the rule again.
create table app.planned_reviews (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  policy_id uuid not null,
  due_on date not null,
  meeting_id uuid,
  reason text check (reason <> ''),
  planned_by uuid not null,
  planned_by_name text not null,
  planned_at timestamptz(3) not null default clock_timestamp(),
  unique (organisation_id, id),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (organisation_id, meeting_id) references app.meetings (organisation_id, id)
);
create index planned_reviews_policy on app.planned_reviews (organisation_id, policy_id, planned_at);
create index planned_reviews_meeting on app.planned_reviews (organisation_id, meeting_id);
create trigger is_kept before update or delete on app.planned_reviews for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.planned_reviews execute function app.refuse_change();
select directory.declare_class('planned_reviews', 'up', 'select, insert');
