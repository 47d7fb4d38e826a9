-- A publication reaches its holders in one job. The job belongs to the publisher; each holder is entered in its own name, one
-- after the other, so that an offer and its audit row are written under that organisation's own row-level security.

-- Only inside a job of the roll-out, and only where the job's own organisation publishes to: what `enqueue_for` and `begin_job`
-- would come to one by one.
create function app.enter_in_turn(p_job uuid, p_organisation uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_job app.jobs;
begin
  select j.* into v_job from app.jobs j
    where j.id = p_job and j.task = 'offer-edition' and j.state in ('queued', 'running', 'failed');
  if v_job.id is null or not directory.publishes_to(v_job.organisation_id, p_organisation) then
    raise exception 'no organisation out of reach may be entered in turn' using errcode = 'RT003';
  end if;
  perform directory.open_reach(v_job.actor_person_id, array[p_organisation], array[p_organisation]);
end $$;

-- Offers one edition to several policies and returns what came of each: 'offered', 'there' (already, or no longer a policy in
-- use), or the SQLSTATE of what went wrong, which is that organisation's alone. Runs as the worker: no policy is passed over.
-- The draft's lock makes a school that is taking the edition at this moment come before the offer or after it, never between.
create function app.offer_in_turn(p_job uuid, p_edition_organisation uuid, p_edition uuid, p_organisations uuid[], p_policies uuid[])
returns table (policy_id uuid, outcome text)
language plpgsql volatile set search_path = '' as $$
declare
  i int;
begin
  for i in 1 .. cardinality(p_policies) loop
    policy_id := p_policies[i];
    begin
      perform app.enter_in_turn(p_job, p_organisations[i]);
      perform 1 from app.drafts d where d.organisation_id = p_organisations[i] and d.policy_id = p_policies[i] for update;
      insert into app.update_offers (organisation_id, policy_id, edition_organisation_id, edition_id)
        select p.organisation_id, p.id, e.organisation_id, e.id
        from app.policies p
        join app.editions e on e.organisation_id = p.template_organisation_id and e.template_id = p.template_id
        where p.organisation_id = p_organisations[i] and p.id = p_policies[i] and p.retired_on is null
          and e.organisation_id = p_edition_organisation and e.id = p_edition
        on conflict do nothing;
      if found then
        perform app.record_audit('update.offered', 'Policy', p_policies[i],
          (select jsonb_build_object('editionId', e.id, 'edition', e.number) from app.editions e
            where e.organisation_id = p_edition_organisation and e.id = p_edition), null);
        outcome := 'offered';
      else
        outcome := 'there';
      end if;
    exception when others then
      outcome := sqlstate;
    end;
    return next;
  end loop;
  perform app.begin_job(p_job, true); -- back to the publisher
end $$;

-- Whom a publisher's editions reach, as one set: asked of 24,000 holders at once, a function a row would take a second.
create function directory.reached_by(p_publishers uuid[]) returns table (publisher_id uuid, organisation_id uuid)
language sql stable set search_path = '' as $$
  select distinct c.ancestor_id, c.descendant_id from directory.organisation_closure c
    where c.ancestor_id = any (p_publishers) and c.kind <> 'lies-in-area-of'
      and directory.today() between c.from_on and c.until_on
  union select p, p from unnest(p_publishers) p
$$;

create or replace function app.forks_of(p_template uuid)
returns table (organisation_id uuid, policy_id uuid, base_edition_id uuid)
language sql stable security definer set search_path = '' as $$
  select p.organisation_id, p.id, p.base_edition_id from app.policies p
  join directory.reached_by(app.reach('own')) r on r.publisher_id = p.template_organisation_id and r.organisation_id = p.organisation_id
  where p.template_organisation_id = any (app.reach('own')) and p.template_id = p_template and p.retired_on is null
$$;

-- What holders answered to a publisher's own editions: an answer and its reason are given to the publisher, whatever the link.
create function app.offers_of(p_template uuid)
returns table (organisation_id uuid, policy_id uuid, edition_id uuid, offered_at timestamptz, answer text, answered_at timestamptz, reason text)
language sql stable security definer set search_path = '' as $$
  select u.organisation_id, u.policy_id, u.edition_id, u.offered_at, u.answer, u.answered_at, u.reason
  from app.editions e
  join app.update_offers u on u.edition_organisation_id = e.organisation_id and u.edition_id = e.id
  join directory.reached_by(app.reach('own')) r on r.publisher_id = e.organisation_id and r.organisation_id = u.organisation_id
  where e.organisation_id = any (app.reach('own')) and e.template_id = p_template
$$;

grant execute on function app.enter_in_turn(uuid, uuid), app.offer_in_turn(uuid, uuid, uuid, uuid[], uuid[]) to ratify_worker;
grant execute on function app.offers_of(uuid) to ratify_app, ratify_worker;
