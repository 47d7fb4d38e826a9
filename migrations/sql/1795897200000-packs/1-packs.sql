-- A pack that somebody asked for: the policies in force of a setting with the evidence on them, or the papers of a meeting. It belongs
-- to whoever asked, whose reach decides what is in it. `inspection` names the staff who confirmed; `oversight` does not: it is what
-- somebody who watches a setting, and is not its employer, may hold.
create table app.packs (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  kind text not null check (kind in ('inspection', 'oversight', 'meeting')),
  setting_id uuid,
  meeting_id uuid,
  title text not null check (title <> ''),
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz(3) not null default now(),
  unique (organisation_id, id),
  foreign key (organisation_id) references app.organisations (id),
  foreign key (setting_id) references app.organisations (id),
  foreign key (organisation_id, meeting_id) references app.meetings (organisation_id, id),
  check (kind <> 'meeting' or meeting_id is not null),
  check ((kind <> 'meeting') = (setting_id is not null)),
  check (kind <> 'inspection' or setting_id = organisation_id)
);
create index packs_asked on app.packs (organisation_id, asked_at);
create index packs_setting on app.packs (setting_id);
create index packs_meeting on app.packs (organisation_id, meeting_id);
create trigger stays_in_reach before insert or update on app.packs for each row execute function app.check_reach('setting_id', 'below');
create trigger is_a_record before update or delete on app.packs for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.packs execute function app.refuse_change();
select directory.declare_class('packs', 'own', 'select, insert');

-- What became of it, once its job is done. It stands after the bytes are gone: the record of what was handed out.
create table app.pack_files (
  pack_id uuid not null primary key,
  organisation_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  length int not null check (length > 0),
  parts int not null check (parts > 0),
  mime text not null check (mime in ('application/pdf', 'application/zip')),
  policies int not null check (policies >= 0),
  made_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  unique (organisation_id, pack_id),
  foreign key (organisation_id, pack_id) references app.packs (organisation_id, id),
  check (expires_at > made_at)
);
create index pack_files_expiring on app.pack_files (expires_at);
create trigger is_a_record before update or delete on app.pack_files for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.pack_files execute function app.refuse_change();
select directory.declare_class('pack_files', 'own', 'select, insert');

-- Its bytes in pieces, so that nobody holds a whole pack in memory to write or to send it; gone when it expires.
create table app.pack_parts (
  organisation_id uuid not null,
  pack_id uuid not null,
  number int not null check (number > 0),
  bytes bytea not null check (octet_length(bytes) between 1 and 4194304),
  primary key (organisation_id, pack_id, number),
  foreign key (organisation_id, pack_id) references app.packs (organisation_id, id)
);
-- Packed already: compressing again costs time and saves nothing.
alter table app.pack_parts alter column bytes set storage external;
select directory.declare_class('pack_parts', 'own', 'select, insert, delete');

-- Lets go of the bytes of packs that have expired, and of those that were given up half-way. Returns how many packs lost theirs.
create function app.empty_expired_packs(p_now timestamptz) returns integer
language sql volatile security definer set search_path = '' as $$
  with gone as (
    delete from app.pack_parts p using app.packs k
    where k.organisation_id = p.organisation_id and k.id = p.pack_id and k.asked_at < p_now - interval '1 day'
      and not exists (select from app.pack_files f
        where f.organisation_id = p.organisation_id and f.pack_id = p.pack_id and f.expires_at > p_now)
    returning p.pack_id)
  select count(distinct pack_id)::int from gone
$$;
revoke execute on function app.empty_expired_packs(timestamptz) from public;
grant execute on function app.empty_expired_packs(timestamptz) to ratify_worker;
