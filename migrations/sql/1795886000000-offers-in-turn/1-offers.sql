-- Goes back to the publisher by putting its lists back as they were, sealed in this same transaction: to open them anew takes as
-- long as two hundred offers, where a publisher has 24,000 schools.

-- Offers one edition to several policies and returns what came of each: 'offered', 'there' (already, or no longer a policy in
-- use), or the SQLSTATE of what went wrong, which is that organisation's alone. Runs as the worker: no policy is passed over.
-- The draft's lock makes a school that is taking the edition at this moment come before the offer or after it, never between.
create or replace function app.offer_in_turn(p_job uuid, p_edition_organisation uuid, p_edition uuid, p_organisations uuid[], p_policies uuid[])
returns table (policy_id uuid, outcome text)
language plpgsql volatile set search_path = '' as $$
declare
  v_lists constant text[] := array['person', 'own', 'writable', 'below', 'above', 'bought', 'linked'];
  v_publisher text[] := array(select current_setting('app.' || list, true) from unnest(v_lists) list);
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
  for i in 1 .. cardinality(v_lists) loop -- back to the publisher
    perform set_config('app.' || v_lists[i], coalesce(v_publisher[i], ''), true);
  end loop;
end $$;
