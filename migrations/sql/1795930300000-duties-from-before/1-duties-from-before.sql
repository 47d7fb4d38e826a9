-- Texts that were adopted before their duties were read out of them: a job for each, which reads them once. A job that is killed is begun
-- again; one that finds duties on record, as a later adoption made them, has nothing to do.
select directory.add_job(p.organisation_id, 'find-duties', jsonb_build_object('policyId', p.id), 'find-duties:' || p.id)
from app.policies p join app.revisions r on r.organisation_id = p.organisation_id and r.id = p.adopted_revision_id
where p.retired_on is null and p.adopted_on is not null and position(':::duty' in r.text) > 0
  and not exists (select from app.duties d where d.organisation_id = p.organisation_id and d.policy_id = p.id);
