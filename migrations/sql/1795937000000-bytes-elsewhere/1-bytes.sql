-- Bytes may leave the database for an S3-compatible store, one row after the other, and come back. `place` says where they are to be: a row
-- that says `s3` and still has bytes is on its way there. What is stored stands: only its place changes, and the check on hash and length
-- holds for whatever comes back.
alter table app.blobs alter column bytes drop not null;
alter table app.blobs add column place text not null default 'database' constraint blobs_place_check check (place in ('database', 's3'));
alter table app.blobs add constraint blobs_bytes_somewhere check (place = 's3' or bytes is not null);
create index blobs_here on app.blobs (organisation_id) where bytes is not null;

-- A row that is to leave waits for whoever is removing objects: they look at what rows say, and remove, under the exclusive lock.
create function app.guard_bytes() returns trigger language plpgsql set search_path = '' as $$
begin
  if (new.organisation_id, new.sha256, new.mime, new.length, new.stored_at)
       is distinct from (old.organisation_id, old.sha256, old.mime, old.length, old.stored_at)
     or (new.place, new.bytes is null) is not distinct from (old.place, old.bytes is null)
     or old.place = 'database' and new.bytes is null then
    raise exception 'only where the bytes of app.blobs are may change, and first that they leave'
      using errcode = 'RT001', table = tg_table_name;
  end if;
  if old.place = 'database' and new.place = 's3' then
    perform pg_advisory_xact_lock_shared(6402118538);
  end if;
  return new;
end $$;
drop trigger is_a_record on app.blobs;
create trigger is_kept before delete on app.blobs for each row execute function app.refuse_change();
create trigger bytes_stand before update on app.blobs for each row execute function app.guard_bytes();
grant update (place, bytes) on app.blobs to ratify_worker;

-- Two organisations at a time: the others wait in their rows and not in the queue, before what people wait for.
create function app.enqueue_moves() returns integer language plpgsql security definer set search_path = '' as $$
declare
  v_organisation uuid;
  v_busy integer := (select count(*) from app.jobs j where j.task = 'move-bytes' and j.state in ('queued', 'running'));
  v_count integer := 0;
begin
  for v_organisation in
    select distinct b.organisation_id from app.blobs b
    where b.bytes is not null and not exists (select from app.jobs j
      where j.organisation_id = b.organisation_id and j.key = 'move-bytes'
        and (j.state in ('queued', 'running') or j.state = 'failed' and j.finished_at > now() - interval '1 hour'))
    limit greatest(0, 2 - v_busy)
  loop
    perform directory.add_job(v_organisation, 'move-bytes', '{}', 'move-bytes');
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;
revoke all on function app.enqueue_moves() from public;
grant execute on function app.enqueue_moves() to ratify_worker;
create index jobs_moving on app.jobs (state) where task = 'move-bytes' and state in ('queued', 'running');
