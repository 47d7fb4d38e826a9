-- When terms end, where an organisation has said so: {"years": {"2027": {"spring": "2027-03-25"}}}, by the year in which they end.
alter table app.organisations add column term_dates jsonb not null default '{}';
grant update (term_dates) on app.organisations to ratify_app;
