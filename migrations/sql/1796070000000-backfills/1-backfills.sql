-- How far each backfill has come: what it was killed after, it goes on from. For whoever migrates, and nobody else.
create table directory.backfills (
  name text not null primary key,
  -- The last row that is done, as its statement names it; null before the first.
  reached text,
  rows_done bigint not null default 0,
  began_at timestamptz(3) not null default clock_timestamp(),
  finished_at timestamptz(3)
);
