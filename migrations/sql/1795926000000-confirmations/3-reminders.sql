-- Asks for the reminders of rounds that are due: a week before their day and on it. A round opened within that week gets the second only.
-- Returns how many were asked for; one that was sent or is on its way is not asked for again.
create function app.enqueue_due_reminders(p_today date) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_due record;
  v_key text;
  v_count integer := 0;
begin
  for v_due in
    select r.organisation_id, r.id, case when r.due_on <= p_today then 'on-the-day' else 'week-before' end as kind
    from app.confirmation_rounds r
    where r.closed_at is null and (r.due_on = p_today or r.due_on - 7 <= p_today and r.due_on > p_today and r.opened_on < r.due_on - 7)
  loop
    v_key := 'remind-round:' || v_due.id || ':' || v_due.kind;
    if not exists (select from app.round_reminders s
        where s.organisation_id = v_due.organisation_id and s.round_id = v_due.id and s.kind = v_due.kind)
      and not exists (select from app.jobs j where j.organisation_id = v_due.organisation_id and j.key = v_key) then
      perform directory.add_job(v_due.organisation_id, 'remind-round', jsonb_build_object('roundId', v_due.id, 'kind', v_due.kind), v_key);
      v_count := v_count + 1;
    end if;
  end loop;
  return v_count;
end $$;
revoke execute on function app.enqueue_due_reminders(date) from public;
grant execute on function app.enqueue_due_reminders(date) to ratify_worker;
