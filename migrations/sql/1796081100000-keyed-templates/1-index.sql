create index concurrently if not exists templates_keyed on app.templates (id) where statutory_key is not null;
