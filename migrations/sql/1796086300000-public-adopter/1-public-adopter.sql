-- What the chair or a delegate decided for a body is not told to everybody as what the body adopted.
create or replace function app.public_policy(p_organisation text, p_policy text)
returns table (title text, slug text, organisation_name text, organisation_slug text, colour text, text text, facts jsonb, number int,
  adopted_on date, effective_from date, review_due_on date, review_due_said text, adopted_by text, verify_code text)
language sql stable security definer set search_path = '' as $$
  select p.title, p.slug, o.name, o.slug, o.colour, r.text, r.organisation_facts, r.number,
    p.adopted_on, p.effective_from, p.review_due_on, p.review_due_said,
    case when c.route in ('meeting', 'written-resolution') then b.name end, d.verify_code
  from app.organisations o
  join app.policies p on p.organisation_id = o.id
  join app.revisions r on r.organisation_id = p.organisation_id and r.id = p.adopted_revision_id
  left join lateral (select a.decision_id from app.adoptions a
    where a.set_aside_at is null and a.organisation_id = r.organisation_id and a.revision_id = r.id order by a.recorded_at desc limit 1) adoption on true
  left join app.decisions c on c.organisation_id = p.organisation_id and c.id = adoption.decision_id
  left join app.bodies b on b.id = c.body_id
  left join lateral (select f.verify_code from app.documents f
    where f.organisation_id = r.organisation_id and f.revision_id = r.id order by f.created_at desc limit 1) d on true
  where o.slug = p_organisation and p.slug = p_policy and p.is_public and p.retired_on is null and r.state = 'adopted'
$$;
