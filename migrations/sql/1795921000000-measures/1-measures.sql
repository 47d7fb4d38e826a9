-- What an operator's monitoring asks for: numbers of the whole installation, of nobody in particular.
create index jobs_unfinished on app.jobs (task, state) where state <> 'done';
create index document_versions_made on app.document_versions (made_at);
create function directory.measure_installation() returns table (measure text, label text, value bigint)
language sql stable security definer set search_path = '' as $$
  select 'jobs.' || j.state, j.task, count(*) from app.jobs j
    where j.state in ('queued', 'running') or (j.state = 'failed' and j.finished_at > now() - interval '1 day')
    group by j.state, j.task
  union all
  select 'seals', v.level, count(*) from app.document_versions v where v.made_at > now() - interval '1 day' group by v.level
$$;
grant execute on function directory.measure_installation() to ratify_public;
