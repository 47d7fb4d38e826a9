-- For anybody who holds a file: every stored state of the document that it is a state of. Whoever knows the fingerprint of the
-- bytes holds the bytes, so nothing is told but how the document went on.
create function app.known_document(p_sha256 text)
returns table (verify_code text, number integer, sha256 text, length integer, level text)
language sql stable security definer set search_path = '' as $$
  select d.verify_code, v.number, v.sha256, v.length, v.level
  from app.document_versions held
  join app.documents d on d.organisation_id = held.organisation_id and d.id = held.document_id
  join app.document_versions v on v.organisation_id = d.organisation_id and v.document_id = d.id
  where held.sha256 = p_sha256
  order by v.number
$$;
create index document_versions_sha256 on app.document_versions (sha256);
grant execute on function app.known_document(text) to ratify_public;
