-- Counted anew are those for whom it may say something else.
insert into directory.register_changes (organisation_id)
  select distinct p.organisation_id from app.policies p
    where exists (select from app.revisions r where r.organisation_id = p.organisation_id and r.policy_id = p.id and r.state = 'not-adopted')
      or exists (select from app.adoptions a where a.organisation_id = p.organisation_id and a.policy_id = p.id and a.evidence = 'none');
