-- What becomes of organisations is planned in one place and written by these functions, for the command and for the operator's page alike.
create function directory.known_organisations(p_of uuid[] default null)
returns table(id uuid, kind text, name text, phase text, address text, "closedOn" text, numbers jsonb, links jsonb)
language sql stable set search_path = '' as $$
  select o.id, o.kind, o.name, o.phase, o.address, o.closed_on::text,
    coalesce((select jsonb_object_agg(n.kind, n.number) from directory.organisation_numbers n
      where n.organisation_id = o.id and n.until_on is null), '{}'),
    coalesce((select jsonb_agg(jsonb_build_object('upperId', l.upper_id, 'kind', l.kind, 'seesAdopted', l.sees_adopted, 'governs', l.governs))
      from app.organisation_links l where l.organisation_id = o.id and l.until_on is null), '[]')
  from app.organisations o
  where p_of is null or o.id = any (p_of)
    or exists (select from app.organisation_links l where l.organisation_id = o.id and l.until_on is null and l.upper_id = any (p_of))
  order by o.id
$$;

-- Of some organisations and all below them, or of everyone.
create function directory.sight_on(p_day date, p_of uuid[] default null) returns table(upper text, lower text, what text)
language sql stable set search_path = '' as $$
  select distinct u.name, l.name, c.sight from directory.organisation_closure c
  join app.organisations u on u.id = c.ancestor_id join app.organisations l on l.id = c.descendant_id
  where c.sight <> 'none' and p_day between c.from_on and c.until_on
    and (p_of is null or c.descendant_id = any (p_of)
      or c.descendant_id in (select b.descendant_id from directory.organisation_closure b where b.ancestor_id = any (p_of)))
  order by 2, 1, 3
$$;

create function directory.write_links(p_changed jsonb) returns void language sql set search_path = '' as $$
  update app.organisation_links l set until_on = greatest(l.from_on, (e ->> 'untilOn')::date)
  from jsonb_array_elements(p_changed) c, jsonb_array_elements(c -> 'ends') e
  where l.organisation_id = (c ->> 'id')::uuid and l.upper_id = (e ->> 'upperId')::uuid and l.kind = e ->> 'kind' and l.until_on is null;
  insert into app.organisation_links (organisation_id, upper_id, kind, from_on, sees_adopted, governs)
  select (c ->> 'id')::uuid, (o ->> 'upperId')::uuid, o ->> 'kind', (o ->> 'fromOn')::date,
    coalesce((o ->> 'seesAdopted')::boolean, false), coalesce((o ->> 'governs')::boolean, false)
  from jsonb_array_elements(p_changed) c, jsonb_array_elements(c -> 'opens') o;
$$;

create function app.begin_organisations(p_session bytea, p_organisation uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform directory.operator_of(p_session, p_organisation);
  perform pg_advisory_xact_lock(6402118537); -- one writer at a time, the command among them
end $$;
grant execute on function app.begin_organisations(bytea, uuid) to ratify_national;

create function app.known_organisations(p_session bytea, p_organisation uuid, p_of uuid[])
returns table(id uuid, kind text, name text, phase text, address text, "closedOn" text, numbers jsonb, links jsonb)
language plpgsql security definer set search_path = '' as $$
begin
  perform directory.operator_of(p_session, p_organisation);
  return query select k.* from directory.known_organisations(coalesce(p_of, '{}')) k;
end $$;
grant execute on function app.known_organisations(bytea, uuid, uuid[]) to ratify_national;

create function app.sight_on(p_session bytea, p_organisation uuid, p_day date, p_of uuid[]) returns table(upper text, lower text, what text)
language plpgsql security definer set search_path = '' as $$
begin
  perform directory.operator_of(p_session, p_organisation);
  return query select s.* from directory.sight_on(p_day, coalesce(p_of, '{}')) s;
end $$;
grant execute on function app.sight_on(bytea, uuid, date, uuid[]) to ratify_national;

-- Closes organisations, ends links and begins links; adds no organisation and touches nothing of what one holds.
create function app.change_organisations(p_session bytea, p_organisation uuid, p_changed jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_person uuid := directory.operator_of(p_session, p_organisation);
begin
  update app.organisations o set closed_on = (c ->> 'closedOn')::date from jsonb_array_elements(p_changed) c
    where o.id = (c ->> 'id')::uuid and o.closed_on is distinct from (c ->> 'closedOn')::date;
  perform directory.write_links(p_changed);
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id, data)
    select o.id, v_person, 'organisation.changed', 'Organisation', o.id,
      jsonb_build_object('name', o.name, 'closedOn', c -> 'closedOn', 'opens', c -> 'opens', 'ends', c -> 'ends')
    from jsonb_array_elements(p_changed) c join app.organisations o on o.id = (c ->> 'id')::uuid;
end $$;
grant execute on function app.change_organisations(bytea, uuid, jsonb) to ratify_national;

-- By a part of the name, or by short name, number or identifier; whoever is found exactly comes first.
create function app.find_organisations(p_session bytea, p_organisation uuid, p_find text, p_most integer)
returns table(id uuid, name text, slug text, kind text, urn text, closed_on text, is_exact boolean, above jsonb, below jsonb)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform directory.operator_of(p_session, p_organisation);
  return query
    with found as (
      select o.*, coalesce(p_find in (o.id::text, o.slug, o.urn), false) or lower(o.name) = lower(p_find) as exactly from app.organisations o
      where p_find in (o.id::text, o.slug, o.urn) or position(lower(p_find) in lower(o.name)) > 0
      order by exactly desc, o.name, o.id limit p_most)
    select f.id, f.name, f.slug, f.kind, f.urn, f.closed_on::text, f.exactly,
      coalesce((select jsonb_agg(jsonb_build_object('name', u.name, 'kind', l.kind) order by u.name, l.kind)
        from app.organisation_links l join app.organisations u on u.id = l.upper_id where l.organisation_id = f.id and l.until_on is null), '[]'),
      coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name) order by b.name, b.id)
        from app.organisations b where exists (select from app.organisation_links l where l.organisation_id = b.id and l.upper_id = f.id
          and l.until_on is null and l.kind <> 'record-kept-by')), '[]')
    from found f order by f.exactly desc, f.name, f.id;
end $$;
grant execute on function app.find_organisations(bytea, uuid, text, integer) to ratify_national;
