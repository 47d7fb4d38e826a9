-- A signature on paper: on the adopted document as it was printed, with the scan that shows it. Seen by whoever sees the document.
create table app.paper_signatures (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  request_id uuid not null,
  revision_id uuid not null,
  adoption_id uuid not null,
  role text not null,
  signer_name text not null check (signer_name <> ''),
  signed_on date not null,
  document_sha256 text not null check (document_sha256 ~ '^[0-9a-f]{64}$'),
  scan_sha256 text not null,
  scan_mime text not null check (scan_mime in ('application/pdf', 'image/png', 'image/jpeg')),
  scan_length int not null check (scan_length > 0),
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  unique (organisation_id, request_id),
  foreign key (organisation_id, request_id) references app.signature_requests (organisation_id, id),
  foreign key (organisation_id, revision_id) references app.revisions (organisation_id, id),
  foreign key (organisation_id, adoption_id) references app.adoptions (organisation_id, id),
  foreign key (organisation_id, scan_sha256) references app.blobs (organisation_id, sha256)
);
create index paper_signatures_revision on app.paper_signatures (organisation_id, revision_id);
create index paper_signatures_adoption on app.paper_signatures (organisation_id, adoption_id);
create index paper_signatures_scan on app.paper_signatures (organisation_id, scan_sha256);
create trigger is_a_record before update or delete on app.paper_signatures for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.paper_signatures execute function app.refuse_change();
select directory.declare_class('paper_signatures', 'up', 'select, insert');

-- The page that anyone may open with the code printed on a document. Offices and for which they signed, never names; on paper, the day.
create or replace function app.public_document(p_code text)
returns table (title text, organisation_name text, state text, revision_number int, revision_state text, adopted_on date,
  effective_from date, review_due_on date, sha256 text, length int, level text, made_at timestamptz, signed jsonb)
language sql stable security definer set search_path = '' as $$
  select d.title, o.name, d.state, r.number, r.state, a.adopted_on, a.effective_from, p.review_due_on,
    v.sha256, v.length, v.level, v.made_at,
    coalesce((select jsonb_agg(jsonb_build_object('role', q.role, 'forRole', q.for_role, 'signedAt', s.signed_at,
        'signedOn', w.signed_on) order by s.signed_at, w.signed_on, q.turn)
      from app.signature_requests q
      left join app.signatures s on s.organisation_id = q.organisation_id and s.request_id = q.id
      left join app.paper_signatures w on w.organisation_id = q.organisation_id and w.request_id = q.id
      where q.organisation_id = d.organisation_id and q.revision_id = d.revision_id
        and (s.id is not null or w.id is not null)), '[]')
  from app.documents d
  join app.organisations o on o.id = d.organisation_id
  join app.policies p on p.organisation_id = d.organisation_id and p.id = d.policy_id
  join app.revisions r on r.organisation_id = d.organisation_id and r.id = d.revision_id
  left join app.adoptions a on a.organisation_id = d.organisation_id and a.id = d.adoption_id
  left join lateral (select dv.* from app.document_versions dv
    where dv.organisation_id = d.organisation_id and dv.document_id = d.id order by dv.number desc limit 1) v on true
  where d.verify_code = p_code
$$;
