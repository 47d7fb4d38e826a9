-- A policy that is expected can be held elsewhere: as part of another document, or in another system. It is declared as what is not needed
-- is, counts as held like it, and says where it is found and by which dates it stands.
alter table app.not_applicable
  add column held_in text check (held_in <> ''),
  add column link text check (link ~ '^https?://'),
  add column adopted_on date,
  add column review_due_on date,
  add column review_due_said text,
  add check (held_in is not null or num_nonnulls(link, adopted_on, review_due_on, review_due_said) = 0);
