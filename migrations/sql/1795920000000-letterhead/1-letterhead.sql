-- The logo on what an organisation prints: bytes of its own.
alter table app.organisations add column logo_sha256 text,
  add constraint organisations_logo_fkey foreign key (id, logo_sha256) references app.blobs (organisation_id, sha256);
create index organisations_logo on app.organisations (id, logo_sha256);
grant update (logo_sha256) on app.organisations to ratify_app, ratify_worker;
