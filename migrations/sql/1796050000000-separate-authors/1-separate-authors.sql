-- Whether whoever sends a text to a body may also approve it for the body, where one person does: by its own rules, and never by default.
alter table app.bodies add column separates_author boolean not null default false;
