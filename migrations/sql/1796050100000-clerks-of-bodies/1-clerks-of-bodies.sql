-- A clerk looks after every body here, unless appointed for one alone. Whoever was appointed before goes on as they did.
alter table app.appointments
  add column only_body boolean not null default false,
  add constraint appointments_only_body_check check (not only_body or (role = 'clerk' and body_id is not null));
