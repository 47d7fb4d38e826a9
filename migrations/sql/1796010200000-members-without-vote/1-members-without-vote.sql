-- A member of a body may have no vote: an associate member, an observer. Whoever was appointed before has theirs.
alter table app.appointments
  add column votes boolean not null default true,
  add constraint appointments_votes_check check (votes or role = 'governor');
