-- A message to somebody by mail, written in the transaction of what it tells of and sent by a job. It holds ids only: its words are
-- made when it is sent, and who it goes to is looked up then.
create table app.messages (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  recipient_id uuid not null references directory.people (id),
  subjects jsonb not null default '{}' check (jsonb_typeof(subjects) = 'object'
    and not jsonb_path_exists(subjects, '$.* ? (!(@ like_regex "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"))')
    and not jsonb_path_exists(subjects, 'strict $.* ? (@.type() <> "string")')),
  caused_by uuid references directory.people (id),
  created_at timestamptz(3) not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'dropped')),
  reason text,
  settled_at timestamptz(3),
  unique (organisation_id, id),
  foreign key (organisation_id) references app.organisations (id),
  check ((state = 'waiting') = (settled_at is null)),
  check ((state = 'refused') = (reason is not null))
);
create index messages_made on app.messages (organisation_id, created_at);
create index messages_recipient on app.messages (recipient_id);
create index messages_caused on app.messages (caused_by);
create trigger message_stands before update on app.messages for each row
  execute function app.guard_columns('state', 'reason', 'settled_at');
create trigger is_kept before delete on app.messages for each row execute function app.refuse_change();
create trigger is_not_emptied before truncate on app.messages execute function app.refuse_change();
select directory.declare_class('messages', 'own', 'select, insert, update');

-- Where a message goes: for the job that sends it, and for no other message than its organisation's own.
create function app.recipient_of(p_message uuid) returns table (full_name text, email text)
language sql stable security definer set search_path = '' as $$
  select p.full_name, p.email from app.messages m join directory.people p on p.id = m.recipient_id
  where m.id = p_message and m.organisation_id = any (app.reach('own'))
$$;
revoke execute on function app.recipient_of(uuid) from public;
grant execute on function app.recipient_of(uuid) to ratify_worker;

-- Mail that a demonstration has nowhere to send to, for its mailbox page. In any other installation there is none.
create table directory.kept_mail (
  id uuid not null primary key,
  to_name text not null,
  to_address text not null,
  subject text not null,
  lines text[] not null,
  link_words text not null,
  link_path text not null,
  kept_at timestamptz(3) not null default clock_timestamp()
);
create index kept_mail_kept on directory.kept_mail (kept_at);

create function directory.keep_mail(p_id uuid, p_name text, p_address text, p_subject text, p_lines text[], p_words text, p_path text)
returns void language sql volatile security definer set search_path = '' as $$
  insert into directory.kept_mail (id, to_name, to_address, subject, lines, link_words, link_path)
    values (p_id, p_name, p_address, p_subject, p_lines, p_words, p_path) on conflict (id) do nothing;
  delete from directory.kept_mail k where k.kept_at < clock_timestamp() - interval '30 days'
$$;

create function directory.list_kept_mail() returns table (id uuid, to_name text, to_address text, subject text, lines text[],
  link_words text, link_path text, kept_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select k.id, k.to_name, k.to_address, k.subject, k.lines, k.link_words, k.link_path, k.kept_at
  from directory.kept_mail k order by k.kept_at desc, k.id desc limit 50
$$;
revoke execute on function directory.keep_mail(uuid, text, text, text, text[], text, text), directory.list_kept_mail() from public;
grant execute on function directory.keep_mail(uuid, text, text, text, text[], text, text) to ratify_worker;
grant execute on function directory.list_kept_mail() to ratify_public;
