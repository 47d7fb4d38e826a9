-- An adoption from before the record is told as its document says it, `June 2017`: `adopted_on` is the first day of that, to sort and compare by.
-- Of one that a minute shows, the minute is named here; of every other the decision names it. Rows from before say neither.
alter table app.adoptions
  add column adopted_precision text,
  add column adopted_said text,
  add column minute_reference text;
alter table app.adoptions
  add constraint adoptions_adopted_precision_check check (adopted_precision in ('day', 'month', 'term', 'year')) not valid;

-- The words in which a review gave the date of the next one, as its policy has them until a later review.
alter table app.reviews add column next_due_said text;
