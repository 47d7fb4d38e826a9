-- What is told of a policy that everybody could read and a body withdrew: since when it is out of use, and what took its place, where that
-- stands on the web itself. What was never shown is not there.
create function app.public_withdrawn(p_organisation text, p_policy text)
 RETURNS TABLE(title text, slug text, organisation_name text, organisation_slug text, colour text, retired_on date, successor_title text, successor_slug text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with recursive withdrawn as (
    select p.id, p.organisation_id, p.title, p.slug, o.name, o.slug as organisation_slug, o.colour, w.retired_on, w.successor_id
    from app.organisations o
    join app.policies p on p.organisation_id = o.id
    join app.retirements w on w.organisation_id = p.organisation_id and w.policy_id = p.id and w.ended_on is null
    where o.slug = p_organisation and p.slug = p_policy and p.is_public and p.retired_on is not null),
  chain as (
    select w.organisation_id, w.successor_id from withdrawn w where w.successor_id is not null
    union
    select c.organisation_id, r.successor_id from chain c join app.retirements r on r.organisation_id = c.organisation_id
      and r.policy_id = c.successor_id and r.ended_on is null and r.successor_id is not null)
  select w.title, w.slug, w.name, w.organisation_slug, w.colour, w.retired_on, s.title, s.slug
  from withdrawn w
  left join lateral (select p.title, p.slug from chain c join app.policies p on p.organisation_id = c.organisation_id and p.id = c.successor_id
    join app.revisions r on r.organisation_id = p.organisation_id and r.id = p.adopted_revision_id and r.state = 'adopted'
    where p.is_public and p.retired_on is null limit 1) s on true
$function$
;
grant execute on function app.public_withdrawn(text, text) to ratify_public;
