-- That something happened which is a reason to look at a policy before its date: noted by head or clerk. It stands until the policy is
-- reviewed or adopted anew, which is worked out and not stored.
create table app.review_reasons (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  policy_id uuid not null,
  words text not null check (words <> ''),
  noted_by uuid not null,
  noted_by_name text not null,
  noted_at timestamptz(3) not null default clock_timestamp(),
  unique (organisation_id, id),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id)
);
create index review_reasons_policy on app.review_reasons (organisation_id, policy_id);
create trigger is_kept before update or delete on app.review_reasons for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.review_reasons execute function app.refuse_change();
select directory.declare_class('review_reasons', 'own', 'select, insert');
