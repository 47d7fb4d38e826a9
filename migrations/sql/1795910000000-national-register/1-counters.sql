-- How many policies of a setting stand where, counted for a date: a cache of what follows from the rows and the date, and nowhere
-- the truth. It may be emptied at any time: a setting that has no row here, or whose rows have changed since, is counted when asked.

create index policies_open on app.policies (organisation_id, review_due_on, id) where retired_on is null and adopted_on is null;
create index policies_open_due on app.policies (review_due_on, id)
  where retired_on is null and adopted_on is null and review_due_on is not null;
create index coverages_due on app.coverages (organisation_id, review_due_on, id);
create index coverages_due_everywhere on app.coverages (review_due_on, id);
create index signature_requests_unsigned on app.signature_requests (organisation_id, revision_id) where state in ('open', 'declined');
create index adoptions_not_evidenced on app.adoptions (organisation_id, policy_id) where historic and evidence = 'none';

create table directory.register_counts (
  organisation_id uuid primary key references app.organisations (id),
  -- Whose setting it is: the council that maintains it or in whose area it lies, the trust of an academy.
  council_id uuid references app.organisations (id),
  trust_id uuid references app.organisations (id),
  counted_for date not null,
  overdue int not null default 0,
  not_evidenced int not null default 0,
  unsigned int not null default 0,
  due_soon int not null default 0,
  submitted int not null default 0,
  draft int not null default 0,
  adopted int not null default 0,
  covered int not null default 0,
  missing int not null default 0,
  -- By each organisation that may expect policies of it, how many of those are missing; an organisation that is not named here was not asked about.
  missing_of jsonb not null default '{}'
);
create index register_counts_stale on directory.register_counts (counted_for);
create index register_counts_council on directory.register_counts (council_id);

-- Whose rows have changed since they were counted: written in the transaction of the change, so that no register that sees the
-- change believes the counter. Rows are only ever added here, never updated: two clerks of a school do not wait for each other.
create table directory.register_changes (
  id bigint generated always as identity primary key,
  organisation_id uuid not null
);
create index register_changes_organisation on directory.register_changes (organisation_id);

create function directory.note_register_change() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into directory.register_changes (organisation_id) select distinct c.organisation_id from changed c;
  return null;
end $$;
create function directory.note_new_organisation() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into directory.register_changes (organisation_id) select c.id from changed c;
  return null;
end $$;
-- What an organisation expects stands in the counters of those below it.
create function directory.note_required_change() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into directory.register_changes (organisation_id)
    select distinct c.organisation_id from changed c
    union select k.descendant_id from directory.organisation_closure k where k.ancestor_id in (select c.organisation_id from changed c);
  return null;
end $$;

do $$
declare
  v_table text;
  v_noting text;
begin
  foreach v_table in array array['policies', 'revisions', 'adoptions', 'coverages', 'signature_requests', 'organisation_links', 'required_policies'] loop
    v_noting := case v_table when 'required_policies' then 'note_required_change' else 'note_register_change' end;
    execute format('create trigger register_hears_insert after insert on app.%I referencing new table as changed for each statement execute function directory.%I()', v_table, v_noting);
    execute format('create trigger register_hears_update after update on app.%I referencing new table as changed for each statement execute function directory.%I()', v_table, v_noting);
    execute format('create trigger register_hears_delete after delete on app.%I referencing old table as changed for each statement execute function directory.%I()', v_table, v_noting);
  end loop;
end $$;
create trigger register_hears_insert after insert on app.organisations referencing new table as changed
  for each statement execute function directory.note_new_organisation();
insert into directory.register_changes (organisation_id) select o.id from app.organisations o;
