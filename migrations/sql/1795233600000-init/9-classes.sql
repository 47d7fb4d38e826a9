-- Visibility: each table declares one class, and the class alone decides whose rows are seen.
--   own: the acting organisation. up: its own and those below. down: its own and those above. linked: all of these.
-- Writing is always in `writable`, and further only what is granted in the last column.

create function directory.declare_class(p_table text, p_class text, p_privileges text) returns void language plpgsql set search_path = '' as $$
declare
  v_list text := case p_class when 'own' then 'own' when 'up' then 'below' when 'down' then 'above' when 'linked' then 'linked' end;
  v_key text := case p_table when 'organisations' then 'id' else 'organisation_id' end;
  v_reads text := format('%I = any ((select app.reach(%L))::uuid[])', v_key, v_list);
  v_writes text := format('%I = any ((select app.reach(%L))::uuid[])', v_key, 'writable');
begin
  if v_list is null then
    raise exception 'app.% has no visibility class: %', p_table, p_class;
  end if;
  execute format('comment on table app.%I is %L', p_table, 'class: ' || p_class);
  execute format('alter table app.%I enable row level security', p_table);
  execute format('alter table app.%I force row level security', p_table);
  execute format('create policy owner on app.%I to ratify_owner using (true) with check (true)', p_table);
  execute format('create policy reads on app.%I for select to ratify_app, ratify_worker using (%s)', p_table, v_reads);
  execute format('create policy inserts on app.%I for insert to ratify_app, ratify_worker with check (%s)', p_table, v_writes);
  execute format('create policy updates on app.%I for update to ratify_app, ratify_worker using (%s) with check (%s)', p_table, v_writes, v_writes);
  execute format('create policy deletes on app.%I for delete to ratify_app, ratify_worker using (%s)', p_table, v_writes);
  execute format('grant %s on app.%I to ratify_app, ratify_worker', p_privileges, p_table);
end $$;

select directory.declare_class(name, class, privileges) from (values
  ('organisations',      'linked', 'select, update (phase, address, legal_entity, employer, facts, terms, colour)'),
  ('organisation_links', 'linked', 'select'),
  ('bodies',             'linked', 'select, insert, update'),
  ('body_settings',      'linked', 'select, insert, delete'),
  ('appointments',       'own',    'select'),
  ('templates',          'down',   'select, insert, update'),
  ('template_drafts',    'own',    'select, insert, update, delete'),
  ('editions',           'down',   'select, insert'),
  ('required_policies',  'down',   'select, insert, update, delete'),
  ('policies',           'up',     'select, insert, update'),
  ('drafts',             'own',    'select, insert, update, delete'),
  ('update_offers',      'up',     'select, insert, update'),
  ('choices',            'own',    'select, insert, update, delete'),
  ('revisions',          'up',     'select, insert, update'),
  ('meetings',           'up',     'select, insert, update'),
  ('agenda_items',       'up',     'select, insert, update, delete'),
  ('decisions',          'up',     'select, insert'),
  ('adoptions',          'up',     'select, insert'),
  ('coverages',          'up',     'select'),
  ('covered_texts',      'down',   'select, insert'),
  ('reviews',            'up',     'select, insert'),
  ('signature_requests', 'up',     'select, insert, update'),
  ('signatures',         'up',     'select, insert'),
  ('documents',          'up',     'select, insert, update'),
  ('document_versions',  'up',     'select, insert'),
  ('blobs',              'up',     'select, insert'),
  ('acknowledgements',   'own',    'select, insert'),
  ('jobs',               'own',    'select'),
  ('audit_events',       'own',    'select'),
  ('audit_personal',     'own',    'select')
) as declared (name, class, privileges);

grant update (state, attempts, progress, progress_note, error, finished_at) on app.jobs to ratify_worker;

-- The national register: a role of its own with `using (true)`, never a flag in a policy that tenants pass through. Dates, no texts, no names.
do $$
declare
  v_table text;
begin
  foreach v_table in array array['organisations', 'organisation_links', 'policies', 'coverages'] loop
    execute format('create policy national on app.%I for select to ratify_national using (true)', v_table);
  end loop;
end $$;
grant select (id, kind, slug, name, phase, urn, laestab) on app.organisations to ratify_national;
grant select on app.organisation_links to ratify_national;
grant select (id, organisation_id, title, template_organisation_id, template_id, base_edition_id, adopted_on, review_due_on, retired_on)
  on app.policies to ratify_national;
grant select (id, organisation_id, adopting_organisation_id, policy_id, title, adopted_on, review_due_on) on app.coverages to ratify_national;
