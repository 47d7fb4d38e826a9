-- Whoever holds a document of an adoption that was set aside is told so by the page that anyone may open.
drop function app.public_document(text);
create function app.public_document(p_code text)
returns table (title text, organisation_name text, state text, revision_number int, revision_state text, adopted_on date,
  effective_from date, review_due_on date, sha256 text, length int, level text, made_at timestamptz, signed jsonb, corrected_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select d.title, o.name, d.state, r.number, r.state, a.adopted_on, a.effective_from, p.review_due_on,
    v.sha256, v.length, v.level, v.made_at,
    coalesce((select jsonb_agg(jsonb_build_object('role', q.role, 'forRole', q.for_role, 'signedAt', s.signed_at,
        'signedOn', w.signed_on) order by s.signed_at, w.signed_on, q.turn)
      from app.signature_requests q
      left join app.signatures s on s.organisation_id = q.organisation_id and s.request_id = q.id
      left join app.paper_signatures w on w.organisation_id = q.organisation_id and w.request_id = q.id
      where q.organisation_id = d.organisation_id and q.revision_id = d.revision_id and (d.adoption_id is null or q.adoption_id = d.adoption_id)
        and (s.id is not null or w.id is not null)), '[]'),
    a.set_aside_at
  from app.documents d
  join app.organisations o on o.id = d.organisation_id
  join app.policies p on p.organisation_id = d.organisation_id and p.id = d.policy_id
  join app.revisions r on r.organisation_id = d.organisation_id and r.id = d.revision_id
  left join app.adoptions a on a.organisation_id = d.organisation_id and a.id = d.adoption_id
  left join lateral (select dv.* from app.document_versions dv
    where dv.organisation_id = d.organisation_id and dv.document_id = d.id order by dv.number desc limit 1) v on true
  where d.verify_code = p_code
$$;
revoke execute on function app.public_document(text) from public;
grant execute on function app.public_document(text) to ratify_public;
