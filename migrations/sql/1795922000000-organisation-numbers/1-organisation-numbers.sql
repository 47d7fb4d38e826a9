-- Numbers that registers give organisations, with their history: an academy conversion gives a school a new URN. For administration
-- alone: nobody but the owner of the tables reads them; the current URN and number stand at the organisation.
create table directory.organisation_numbers (
  kind text not null check (kind in ('urn', 'laestab', 'la-code', 'trust-uid')),
  number text not null check (number <> ''),
  organisation_id uuid not null references app.organisations (id),
  from_on date not null,
  until_on date check (until_on >= from_on),
  primary key (kind, number, organisation_id, from_on)
);
create unique index organisation_numbers_one_bearer on directory.organisation_numbers (kind, number) where until_on is null;
create unique index organisation_numbers_one_number on directory.organisation_numbers (organisation_id, kind) where until_on is null;
insert into directory.organisation_numbers (kind, number, organisation_id, from_on)
  select 'urn', urn, id, created_at::date from app.organisations where urn is not null
  union all select 'laestab', laestab, id, created_at::date from app.organisations where laestab is not null;

-- A setting that has closed keeps its record; its links have ended.
alter table app.organisations add column closed_on date;
