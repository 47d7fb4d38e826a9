-- Run after the migrations, every time, as ratify_owner: graphile-worker switches row-level security on for its own tables
-- and makes no policy, so that only their owner reaches them. The worker process is let in here; the application is not.

do $$
declare
  v_table text;
begin
  grant usage on schema graphile_worker to ratify_worker;
  revoke execute on all functions in schema graphile_worker from public;
  grant execute on all functions in schema graphile_worker to ratify_worker;
  grant usage on all sequences in schema graphile_worker to ratify_worker;
  for v_table in select c.relname from pg_catalog.pg_class c
    where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('grant select, insert, update, delete on graphile_worker.%I to ratify_worker', v_table);
    -- Only where it is missing: it stops the queue for whoever is at work.
    if not exists (select from pg_catalog.pg_policies p
        where p.schemaname = 'graphile_worker' and p.tablename = v_table and p.policyname = 'worker') then
      execute format('create policy worker on graphile_worker.%I to ratify_worker using (true) with check (true)', v_table);
    end if;
  end loop;
  grant select on all tables in schema graphile_worker to ratify_worker;
end $$;
