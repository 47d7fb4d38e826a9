-- Whether a policy stands on the web for everybody. Nothing does until somebody says so.
alter table app.policies add column is_public boolean not null default false;

-- The page that anyone may open: of a policy that is shown, in force and in use. For all else there is no row, whatever the reason.
create function app.public_policy(p_organisation text, p_policy text)
returns table (title text, slug text, organisation_name text, organisation_slug text, colour text, text text, facts jsonb, number int,
  adopted_on date, effective_from date, review_due_on date, review_due_said text, adopted_by text, verify_code text)
language sql stable security definer set search_path = '' as $$
  select p.title, p.slug, o.name, o.slug, o.colour, r.text, r.organisation_facts, r.number,
    p.adopted_on, p.effective_from, p.review_due_on, p.review_due_said, b.name, d.verify_code
  from app.organisations o
  join app.policies p on p.organisation_id = o.id
  join app.revisions r on r.organisation_id = p.organisation_id and r.id = p.adopted_revision_id
  left join lateral (select a.decision_id from app.adoptions a
    where a.organisation_id = r.organisation_id and a.revision_id = r.id order by a.recorded_at desc limit 1) adoption on true
  left join app.decisions c on c.organisation_id = p.organisation_id and c.id = adoption.decision_id
  left join app.bodies b on b.id = c.body_id
  left join lateral (select f.verify_code from app.documents f
    where f.organisation_id = r.organisation_id and f.revision_id = r.id order by f.created_at desc limit 1) d on true
  where o.slug = p_organisation and p.slug = p_policy and p.is_public and p.retired_on is null and r.state = 'adopted'
$$;

create function app.public_policies(p_organisation text)
returns table (title text, slug text, organisation_name text, colour text, adopted_on date, review_due_on date, review_due_said text)
language sql stable security definer set search_path = '' as $$
  select p.title, p.slug, o.name, o.colour, p.adopted_on, p.review_due_on, p.review_due_said
  from app.organisations o
  join app.policies p on p.organisation_id = o.id
  join app.revisions r on r.organisation_id = p.organisation_id and r.id = p.adopted_revision_id
  where o.slug = p_organisation and p.is_public and p.retired_on is null and r.state = 'adopted'
  order by p.title, p.slug
$$;
revoke execute on function app.public_policy(text, text), app.public_policies(text) from public;
grant execute on function app.public_policy(text, text), app.public_policies(text) to ratify_public;
