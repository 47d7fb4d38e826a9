-- Addresses of an organisation's own systems that are told when something happens. What their messages are signed with stands apart, sealed,
-- so that no list and no export carries it.
create table app.webhooks (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null references app.organisations (id),
  url text not null check (url ~ '^https?://' and length(url) <= 500),
  events text[] not null check (cardinality(events) > 0
    and events <@ array['policy.adopted', 'policy.due-moved', 'document.sealed', 'edition.published']),
  made_by uuid not null references directory.people (id),
  made_by_name text not null,
  made_at timestamptz(3) not null default clock_timestamp(),
  -- Since when nothing has got through, and before when nothing is tried.
  failing_since timestamptz(3),
  failures int not null default 0 check (failures >= 0),
  next_try_at timestamptz(3),
  paused_at timestamptz(3),
  paused_because text check (paused_because in ('by-hand', 'failing', 'gone')),
  ended_at timestamptz(3),
  unique (organisation_id, id),
  check ((paused_at is null) = (paused_because is null)),
  check ((failing_since is null) = (failures = 0))
);
create index webhooks_by on app.webhooks (made_by);
create trigger webhook_stands before update on app.webhooks for each row
  execute function app.guard_columns('failing_since', 'failures', 'next_try_at', 'paused_at', 'paused_because', 'ended_at', 'made_by_name');
select directory.declare_class('webhooks', 'own', 'select, insert, update');

-- One thing that one address is told: ids only. What is sent is made when it is first sent, and then stands, so that every try says the same.
create table app.webhook_deliveries (
  id uuid not null default uuidv7() primary key,
  organisation_id uuid not null,
  webhook_id uuid not null,
  event text not null check (event in ('policy.adopted', 'policy.due-moved', 'document.sealed', 'edition.published', 'webhook.test')),
  subject_organisation_id uuid not null,
  subject_id uuid not null,
  happened_at timestamptz(3) not null default clock_timestamp(),
  body text check (length(body) <= 4000),
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed', 'dropped')),
  attempts int not null default 0 check (attempts >= 0),
  last_status int check (last_status between 100 and 599),
  last_error text check (last_error ~ '^[A-Z0-9_]{1,40}$'),
  last_tried_at timestamptz(3),
  settled_at timestamptz(3),
  unique (organisation_id, id),
  foreign key (organisation_id, webhook_id) references app.webhooks (organisation_id, id),
  check ((state = 'waiting') = (settled_at is null))
);
create index webhook_deliveries_webhook on app.webhook_deliveries (organisation_id, webhook_id, happened_at desc, id desc);
create index webhook_deliveries_settled on app.webhook_deliveries (settled_at);
create trigger stays_in_reach before insert or update on app.webhook_deliveries for each row
  execute function app.check_reach('subject_organisation_id', 'own');
create trigger delivery_stands before update on app.webhook_deliveries for each row
  execute function app.guard_columns('body', 'state', 'attempts', 'last_status', 'last_error', 'last_tried_at', 'settled_at');
select directory.declare_class('webhook_deliveries', 'own', 'select, insert, update');

create table directory.webhook_keys (
  organisation_id uuid not null,
  webhook_id uuid not null,
  sealed bytea not null,
  primary key (organisation_id, webhook_id),
  foreign key (organisation_id, webhook_id) references app.webhooks (organisation_id, id) on delete cascade
);

-- Gives a webhook that was just added here what its messages are signed with, once.
create function app.arm_webhook(p_webhook uuid, p_sealed bytea) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into directory.webhook_keys (organisation_id, webhook_id, sealed) values (app.check_writing(), p_webhook, p_sealed);
end $$;

-- The same for the job that signs.
create function app.webhook_key(p_webhook uuid) returns bytea language sql stable security definer set search_path = '' as $$
  select k.sealed from directory.webhook_keys k where k.webhook_id = p_webhook and k.organisation_id = any (app.reach('own'))
$$;
revoke execute on function app.arm_webhook(uuid, bytea), app.webhook_key(uuid) from public;
grant execute on function app.arm_webhook(uuid, bytea) to ratify_app;
grant execute on function app.webhook_key(uuid) to ratify_worker;

-- Tells those who listen: the organisation's own systems, and those of the organisations that may see the row. `up`: whoever sees what the
-- organisation adopts; `down`: whoever is offered what it publishes. A job of another organisation does not say who in this one caused it.
create function directory.announce(p_event text, p_direction text, p_organisation uuid, p_subject uuid) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_delivery record;
  v_job uuid;
begin
  for v_delivery in
    insert into app.webhook_deliveries (organisation_id, webhook_id, event, subject_organisation_id, subject_id)
    select w.organisation_id, w.id, p_event, p_organisation, p_subject from app.webhooks w
    where w.ended_at is null and w.paused_at is null and p_event = any (w.events) and w.organisation_id in (
      select p_organisation
      union all select c.ancestor_id from directory.organisation_closure c where p_direction = 'up' and c.descendant_id = p_organisation
        and c.sight = 'adopted' and directory.today() between c.from_on and c.until_on
      union all select c.descendant_id from directory.organisation_closure c where p_direction = 'down' and c.ancestor_id = p_organisation
        and c.kind <> 'lies-in-area-of' and directory.today() between c.from_on and c.until_on)
    returning id, organisation_id
  loop
    v_job := directory.add_job(v_delivery.organisation_id, 'deliver-webhook', jsonb_build_object('deliveryId', v_delivery.id),
      'deliver-webhook:' || v_delivery.id);
    update app.jobs j set actor_person_id = null where j.id = v_job;
  end loop;
end $$;

-- Whatever writes these rows, those who listen are told, in the same transaction.
create function app.announce_row() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform directory.announce(tg_argv[0], tg_argv[1], new.organisation_id, new.id);
  return null;
end $$;
create trigger systems_are_told after insert on app.adoptions for each row
  execute function app.announce_row('policy.adopted', 'up');
create trigger systems_are_told after update of review_due_on on app.policies for each row
  when (old.review_due_on is distinct from new.review_due_on) execute function app.announce_row('policy.due-moved', 'up');
create trigger systems_are_told after update of state on app.documents for each row
  when (old.state is distinct from new.state and new.state = 'sealed') execute function app.announce_row('document.sealed', 'up');
create trigger systems_are_told after insert on app.editions for each row
  execute function app.announce_row('edition.published', 'down');
