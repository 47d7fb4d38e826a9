-- Any of the words that somebody's search asks for: where in a text it is answered, in clauses that need not hold them all.
create function app.any_of(p_query text) returns tsquery language sql immutable set search_path = '' as $$
  select case when querytree(q.query) in ('', 'T') then q.query
    else regexp_replace(querytree(q.query), ' (&|<->|<[0-9]+>) ', ' | ', 'g')::tsquery end
  from (select websearch_to_tsquery('pg_catalog.english', p_query) as query) q
$$;

-- What a person finds, best first, among the policies of those whose adopted texts they see and the templates of those who publish for
-- them. A function, because a condition on words is not leakproof: under row-level security as the application role it could not use the
-- index. It tells what that role could read: rows of `below`, published templates of `above` (one's own unpublished too).
create function app.search(p_query text, p_kinds text[], p_first int, p_skip int)
returns table (kind text, organisation_id uuid, organisation_name text, subject_id uuid, text_id uuid, title text, clauses jsonb, found int)
language plpgsql stable security definer set search_path = '' set jit = off set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  v_query constant tsquery := websearch_to_tsquery('pg_catalog.english', p_query);
  v_own constant uuid := (app.reach('own'))[1];
  v_below constant uuid[] := app.reach('below');
  v_above constant uuid[] := app.reach('above');
  v_any constant tsquery := app.any_of(p_query);
begin
  -- Nothing to look for, or only what to leave out: no index answers that, and nobody means everything else.
  if numnode(v_query) = 0 or querytree(v_query) in ('', 'T') then
    return;
  end if;
  return query
  with hits as materialized (
    select s.kind, s.organisation_id, s.subject_id, s.text_id, ts_rank(s.words, v_query) as rank
    from directory.searched_texts s
    where s.kind = 'policy' and 'policy' = any (p_kinds) and s.organisation_id = any (v_below) and s.words @@ v_query
    union all
    select s.kind, s.organisation_id, s.subject_id, s.text_id, ts_rank(s.words, v_query)
    from directory.searched_texts s
    where s.kind = 'template' and 'template' = any (p_kinds) and s.organisation_id = any (v_above) and s.words @@ v_query
      and (s.text_id is not null or s.organisation_id = v_own)),
  page as materialized (
    select h.*, row_number() over (order by h.organisation_id = v_own desc, h.rank desc, h.subject_id) as place, count(*) over () as found
    from hits h order by place limit p_first offset p_skip)
  select g.kind, g.organisation_id, o.name, g.subject_id, g.text_id, coalesce(p.title, t.title), coalesce(c.best, '[]'), g.found::int
  from page g
  join app.organisations o on o.id = g.organisation_id
  left join app.policies p on g.kind = 'policy' and p.organisation_id = g.organisation_id and p.id = g.subject_id
  left join app.templates t on g.kind = 'template' and t.organisation_id = g.organisation_id and t.id = g.subject_id
  left join app.revisions r on g.kind = 'policy' and r.organisation_id = g.organisation_id and r.id = g.text_id
  left join app.editions e on g.kind = 'template' and e.organisation_id = g.organisation_id and e.id = g.text_id
  left join lateral (
    select jsonb_agg(b.clause order by b.turn) as best from (
      select c.clause - 'words' as clause, c.turn from (
        select c.clause, c.turn, directory.words_of(c.clause ->> 'title', '[]', c.clause ->> 'words') as words
        from jsonb_array_elements(coalesce(r.clause_index, e.clause_index)) with ordinality c (clause, turn)
        where c.clause ->> 'kind' not in ('section', 'appendix', 'preamble')) c
      where c.words @@ v_any order by ts_rank(c.words, v_any) desc, c.turn limit 2) b) c on true
  order by g.place;
end $$;

-- The same words of somebody's search within passages that were made readable: marked by two characters of private use.
create function app.mark_words(p_query text, p_passages text[]) returns setof text
language sql stable security invoker set search_path = '' as $$
  select ts_headline('pg_catalog.english', q.passage, app.any_of(p_query),
    E'StartSel=\uE000, StopSel=\uE001, MaxFragments=1, MinWords=16, MaxWords=36')
  from unnest(p_passages) with ordinality q (passage, turn) order by q.turn
$$;

revoke execute on function app.any_of(text), app.search(text, text[], int, int), app.mark_words(text, text[]) from public;
grant execute on function app.any_of(text), app.search(text, text[], int, int), app.mark_words(text, text[]) to ratify_app;
