-- Objects that are being removed from the bucket. Noted and stored before the first of them is asked to go, so that no transaction waits for
-- the store of files, and taken away once they are gone: meanwhile no row can say that its bytes leave for such an object.
create table directory.leaving_objects (
  organisation_id uuid not null,
  sha256 text not null,
  noted_at timestamptz(3) not null default clock_timestamp(),
  primary key (organisation_id, sha256)
);

-- Notes those of them that nothing refers to. Whoever has noted one before removes it, or has been killed: then it is taken up below.
create function app.note_leaving(p_organisations uuid[], p_digests text[])
returns table(organisation_id uuid, sha256 text, is_known boolean, is_noted boolean)
language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(6402118538);
  return query
    with looked as materialized (
      select g.id, g.digest, exists (select from app.organisations o where o.id = g.id) as is_there,
        exists (select from app.blobs b where b.organisation_id = g.id and b.sha256 = g.digest and b.place = 's3') as is_referred
      from unnest(p_organisations, p_digests) g (id, digest)),
    noted as (
      insert into directory.leaving_objects as l (organisation_id, sha256)
        select k.id, k.digest from looked k where k.is_there and not k.is_referred
        on conflict do nothing returning l.organisation_id, l.sha256)
    select k.id, k.digest, k.is_there, n.sha256 is not null
    from looked k left join noted n on n.organisation_id = k.id and n.sha256 = k.digest;
end $$;

-- What was noted so long ago that whoever did so cannot be removing it any more: it is the caller's now.
create function app.take_up_leaving(p_before timestamptz)
returns table(organisation_id uuid, sha256 text)
language sql volatile security definer set search_path = '' as $$
  update directory.leaving_objects l set noted_at = clock_timestamp() where l.noted_at < p_before returning l.organisation_id, l.sha256
$$;

-- They are gone.
create function app.have_left(p_organisations uuid[], p_digests text[]) returns void
language sql volatile security definer set search_path = '' as $$
  delete from directory.leaving_objects l using unnest(p_organisations, p_digests) g (id, digest)
    where l.organisation_id = g.id and l.sha256 = g.digest
$$;

-- As before; bytes do not leave for an object that is being removed. As its owner: nobody else reads what is noted.
create or replace function app.guard_bytes() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if (new.organisation_id, new.sha256, new.mime, new.length, new.stored_at)
       is distinct from (old.organisation_id, old.sha256, old.mime, old.length, old.stored_at)
     or (new.place, new.bytes is null) is not distinct from (old.place, old.bytes is null)
     or old.place = 'database' and new.bytes is null then
    raise exception 'only where the bytes of app.blobs are may change, and first that they leave'
      using errcode = 'RT001', table = tg_table_name;
  end if;
  if old.place = 'database' and new.place = 's3' then
    perform pg_advisory_xact_lock_shared(6402118538);
    if exists (select from directory.leaving_objects l where l.organisation_id = new.organisation_id and l.sha256 = new.sha256) then
      raise exception 'an object of the same bytes is being removed from the store of files' using errcode = 'RT007';
    end if;
  end if;
  return new;
end $$;
revoke execute on function app.guard_bytes() from public;

revoke execute on function app.note_leaving(uuid[], text[]), app.take_up_leaving(timestamptz), app.have_left(uuid[], text[]) from public;
grant execute on function app.note_leaving(uuid[], text[]), app.take_up_leaving(timestamptz), app.have_left(uuid[], text[]) to ratify_worker;
