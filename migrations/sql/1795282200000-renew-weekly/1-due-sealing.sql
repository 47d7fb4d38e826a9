-- Asks for what nobody asks for by themselves: archive timestamps that end soon are renewed, and a document that waits for a
-- seal without any job doing so (its job was given up while no timestamp could be had) is sealed after all.
create or replace function app.enqueue_due_sealing(p_renew_before timestamptz) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_due record;
  v_count integer := 0;
begin
  for v_due in
    select d.organisation_id, d.id, 'renew-archive' as task
    from app.documents d
    cross join lateral (select v.archived_until from app.document_versions v
      where v.organisation_id = d.organisation_id and v.document_id = d.id order by v.number desc limit 1) latest
    where d.state = 'sealed' and latest.archived_until < p_renew_before
    union all
    select d.organisation_id, d.id, 'seal-document'
    from app.documents d
    where d.state in ('printed', 'sealing') and d.adoption_id is not null
      and not exists (select from app.signature_requests q
        where q.organisation_id = d.organisation_id and q.adoption_id = d.adoption_id and q.state = 'open')
      and not exists (select from app.jobs j where j.organisation_id = d.organisation_id
        and j.task in ('seal-document', 'sign-document') and j.state in ('queued', 'running')
        and j.payload ->> 'documentId' = d.id::text)
  loop
    -- A renewal that could not carry the proof any further is tried again after a week, not at every round.
    if not exists (select from app.jobs j where j.organisation_id = v_due.organisation_id
        and j.key = v_due.task || ':' || v_due.id and (j.state in ('queued', 'running')
          or v_due.task = 'renew-archive' and j.created_at > now() - interval '7 days')) then
      perform directory.add_job(v_due.organisation_id, v_due.task, jsonb_build_object('documentId', v_due.id),
        v_due.task || ':' || v_due.id);
      v_count := v_count + 1;
    end if;
  end loop;
  return v_count;
end $$;
