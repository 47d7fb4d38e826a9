-- Rounds of confirmations in figures, for those who watch a school from above: how many are asked and how many have confirmed, and no name.
-- They are counted for a day, not live: by a job of the school's own, soon after something changed and anew each day.
create table app.round_counts (
  organisation_id uuid not null,
  round_id uuid not null,
  title text not null check (title <> ''),
  due_on date not null,
  closed_on date,
  asked int not null check (asked >= 0),
  confirmed int not null check (confirmed between 0 and asked),
  counted_for date not null,
  primary key (organisation_id, round_id),
  foreign key (organisation_id, round_id) references app.confirmation_rounds (organisation_id, id)
);
create index round_counts_open on app.round_counts (counted_for) where closed_on is null;
select directory.declare_class('round_counts', 'up', 'select, insert, update');

-- Schools in which something changed that a round may count.
create table directory.round_changes (organisation_id uuid not null);
create index round_changes_organisation on directory.round_changes (organisation_id);

create function directory.note_round_change() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into directory.round_changes (organisation_id)
    select distinct c.organisation_id from changed c
    where exists (select from app.confirmation_rounds r
      left join app.round_counts k on k.organisation_id = r.organisation_id and k.round_id = r.id
      where r.organisation_id = c.organisation_id and k.closed_on is null);
  return null;
end $$;
create trigger rounds_hear_insert after insert on app.confirmation_rounds referencing new table as changed
  for each statement execute function directory.note_round_change();
create trigger rounds_hear_update after update on app.confirmation_rounds referencing new table as changed
  for each statement execute function directory.note_round_change();
create trigger rounds_hear_insert after insert on app.acknowledgements referencing new table as changed
  for each statement execute function directory.note_round_change();
create trigger rounds_hear_insert after insert on app.appointments referencing new table as changed
  for each statement execute function directory.note_round_change();
create trigger rounds_hear_update after update on app.appointments referencing new table as changed
  for each statement execute function directory.note_round_change();
create trigger rounds_hear_insert after insert on app.adoptions referencing new table as changed
  for each statement execute function directory.note_round_change();

-- Asks each school to count whose rounds have changed, were never counted or were counted for another day; one that is at it is asked
-- again when it has done.
create function app.enqueue_round_counts(p_today date) returns int language plpgsql security definer set search_path = '' as $$
declare
  v_organisation uuid;
  v_count int := 0;
begin
  for v_organisation in
    select d.organisation_id from (
      select m.organisation_id from directory.round_changes m
      union select k.organisation_id from app.round_counts k where k.closed_on is null and k.counted_for <> p_today
      union select r.organisation_id from app.confirmation_rounds r
        where not exists (select from app.round_counts k where k.organisation_id = r.organisation_id and k.round_id = r.id)) d
    where not exists (select from app.jobs j where j.organisation_id = d.organisation_id and j.key = 'count-rounds:' || d.organisation_id
      and j.state in ('queued', 'running'))
  loop
    delete from directory.round_changes m where m.organisation_id = v_organisation;
    perform directory.add_job(v_organisation, 'count-rounds', '{}', 'count-rounds:' || v_organisation);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;
revoke all on function app.enqueue_round_counts(date) from public;
grant execute on function app.enqueue_round_counts(date) to ratify_worker;
