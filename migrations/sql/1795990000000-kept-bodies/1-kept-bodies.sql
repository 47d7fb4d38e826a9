-- Bodies are set up, changed and ended by whoever keeps them: what they approve, whom their quorum is counted from, and how long
-- before a meeting their papers go out.
alter table app.bodies
  add column remit text constraint bodies_remit_check check (remit <> ''),
  add column in_post integer,
  add column papers_days integer not null default 7 constraint bodies_papers_days_check check (papers_days between 0 and 60),
  add column ended_on date;
alter table app.bodies add constraint bodies_in_post_check
  check (in_post is null or (in_post > 0 and quorum = (in_post + 1) / 2));
