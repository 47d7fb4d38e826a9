-- What can be searched: of each policy the title and the text in force, of each template the title and its newest edition. A cache of
-- what stands in app.policies, app.revisions, app.templates and app.editions: kept by their triggers, read through app.search only.
create schema if not exists extensions; -- operator classes of indexes; nobody calls anything there
create extension if not exists btree_gin with schema extensions;

create table directory.searched_texts (
  organisation_id uuid not null references app.organisations (id),
  kind text not null check (kind in ('policy', 'template')),
  subject_id uuid not null,
  -- Of the revision or the edition; null where only the title is there to be found.
  text_id uuid,
  words tsvector not null,
  primary key (organisation_id, kind, subject_id)
);
-- One index over both: the words of a whole nation's policies hold every common word a million times, those of a school few times.
create index searched_texts_words on directory.searched_texts using gin (organisation_id, words);

-- A title weighs most, then the titles of clauses, then what they say. Directives lose their marks (`:term[pupils]` is found as
-- "pupils"); a text without an index of its clauses is taken whole.
create function directory.words_of(p_title text, p_clauses jsonb, p_text text) returns tsvector language sql immutable set search_path = '' as $$
  select setweight(to_tsvector('pg_catalog.english', p_title), 'A')
    || setweight(to_tsvector('pg_catalog.english', coalesce((
         select string_agg(c ->> 'title', ' . ') from jsonb_array_elements(p_clauses) c), '')), 'B')
    || to_tsvector('pg_catalog.english', regexp_replace(coalesce(
         (select string_agg(c ->> 'words', ' . ') from jsonb_array_elements(p_clauses) c), p_text, ''), '\{[^}]*\}|:+[a-z-]+(?=\[)|::+[a-z-]+', ' ', 'g'))
$$;

create function directory.search_policies(p_ids uuid[]) returns void language sql volatile set search_path = '' as $$
  insert into directory.searched_texts (organisation_id, kind, subject_id, text_id, words)
  select p.organisation_id, 'policy', p.id, r.id, directory.words_of(p.title, r.clause_index, r.text)
  from app.policies p left join app.revisions r on r.organisation_id = p.organisation_id and r.id = p.adopted_revision_id
  where p.id = any (p_ids) and p.retired_on is null
  on conflict (organisation_id, kind, subject_id) do update set text_id = excluded.text_id, words = excluded.words
$$;

create function directory.search_templates(p_ids uuid[]) returns void language sql volatile set search_path = '' as $$
  insert into directory.searched_texts (organisation_id, kind, subject_id, text_id, words)
  select t.organisation_id, 'template', t.id, e.id, directory.words_of(t.title, e.clause_index, e.text)
  from app.templates t
  left join lateral (select e.id, e.clause_index, e.text from app.editions e
    where e.organisation_id = t.organisation_id and e.template_id = t.id order by e.number desc limit 1) e on true
  where t.id = any (p_ids)
  on conflict (organisation_id, kind, subject_id) do update set text_id = excluded.text_id, words = excluded.words
$$;

create function directory.follow_searched_policy() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op <> 'INSERT' and (tg_op = 'DELETE' or new.retired_on is not null) then
    delete from directory.searched_texts s where s.organisation_id = old.organisation_id and s.kind = 'policy' and s.subject_id = old.id;
  else
    perform directory.search_policies(array[new.id]);
  end if;
  return null;
end $$;
create trigger searched_as_added after insert or delete on app.policies for each row execute function directory.follow_searched_policy();
create trigger searched_as_changed after update on app.policies for each row
  when (new.title is distinct from old.title or new.adopted_revision_id is distinct from old.adopted_revision_id or new.retired_on is distinct from old.retired_on)
  execute function directory.follow_searched_policy();

create function directory.follow_searched_template() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform directory.search_templates(array[case tg_table_name when 'editions' then to_jsonb(new) ->> 'template_id' else to_jsonb(new) ->> 'id' end::uuid]);
  return null;
end $$;
create trigger searched_as_added after insert on app.templates for each row execute function directory.follow_searched_template();
create trigger searched_as_changed after update on app.templates for each row
  when (new.title is distinct from old.title) execute function directory.follow_searched_template();
create trigger searched_as_published after insert on app.editions for each row execute function directory.follow_searched_template();

-- Policies that were there before are many: sql/backfills/search-words.sql.
select directory.search_templates(array(select t.id from app.templates t));
