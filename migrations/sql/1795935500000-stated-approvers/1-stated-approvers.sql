-- Who approves a policy, where the scheme of delegation or the text names somebody: a body, or the head. The latest row of a policy counts;
-- with neither, it is whoever decided last. Reminders and the plan of the year follow it.
create table app.stated_approvers (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  policy_id uuid not null,
  body_id uuid,
  office text check (office = 'head'),
  source text not null check (source <> ''),
  stated_by uuid not null,
  stated_by_name text not null,
  stated_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  check (num_nonnulls(body_id, office) <= 1),
  foreign key (organisation_id, policy_id) references app.policies (organisation_id, id),
  foreign key (organisation_id, body_id) references app.bodies (organisation_id, id)
);
create index stated_approvers_policy on app.stated_approvers (organisation_id, policy_id, stated_at desc);
create index stated_approvers_body on app.stated_approvers (organisation_id, body_id);
create trigger is_a_record before update or delete on app.stated_approvers for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.stated_approvers execute function app.refuse_change();
select directory.declare_class('stated_approvers', 'up', 'select, insert');
