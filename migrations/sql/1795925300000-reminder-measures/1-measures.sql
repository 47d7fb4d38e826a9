-- Mails of reminders among the numbers that monitoring asks for: those that wait, and what became of the others within a day.
create index digests_settled on directory.digests (settled_at);

create or replace function directory.measure_installation() returns table (measure text, label text, value bigint)
language sql stable security definer set search_path = '' as $$
  select 'jobs.' || j.state, j.task, count(*) from app.jobs j
    where j.state in ('queued', 'running') or (j.state = 'failed' and j.finished_at > now() - interval '1 day')
    group by j.state, j.task
  union all
  select 'seals', v.level, count(*) from app.document_versions v where v.made_at > now() - interval '1 day' group by v.level
  union all
  select 'reminders', d.state, count(*) from directory.digests d
    where d.state = 'waiting' or d.settled_at > now() - interval '1 day' group by d.state
$$;
