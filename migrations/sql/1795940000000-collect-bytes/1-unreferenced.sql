-- Of objects in the bucket: whether their organisation is here, and whether a row refers to them. Until the transaction ends no row can say
-- that its bytes leave for there, so that what nothing refers to can be removed in it.
create function app.look_up_objects(p_organisations uuid[], p_digests text[])
returns table(organisation_id uuid, sha256 text, is_known boolean, is_referred boolean)
language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(6402118538);
  return query
    select g.id, g.digest, exists (select from app.organisations o where o.id = g.id),
      exists (select from app.blobs b where b.organisation_id = g.id and b.sha256 = g.digest and b.place = 's3')
    from unnest(p_organisations, p_digests) g (id, digest);
end $$;

revoke execute on function app.look_up_objects(uuid[], text[]) from public;
grant execute on function app.look_up_objects(uuid[], text[]) to ratify_worker;
