-- Drafts that another organisation below has shown to the acting one. The row, the draft and the comments are the other's: they are read
-- and written by these functions alone, for as long as the link stands and the question is open.

create function app.shown_look(p_policy uuid) returns app.draft_looks
language sql stable security definer set search_path = '' as $$
  select l from app.draft_looks l join app.policies p on p.organisation_id = l.organisation_id and p.id = l.policy_id
  where l.policy_id = p_policy and l.ended_at is null and p.retired_on is null
    and l.addressee_id = any (app.reach('own')) and l.organisation_id = any (app.reach('below'))
  order by l.asked_at limit 1
$$;

create function app.drafts_shown() returns table (look app.draft_looks, organisation_name text, title text)
language sql stable security definer set search_path = '' as $$
  select l, o.name, p.title from app.draft_looks l
    join app.organisations o on o.id = l.organisation_id
    join app.policies p on p.organisation_id = l.organisation_id and p.id = l.policy_id
  where l.addressee_id = any (app.reach('own')) and l.organisation_id = any (app.reach('below'))
    and l.ended_at is null and p.retired_on is null
$$;

create function app.draft_shown(p_policy uuid) returns table (look app.draft_looks, organisation_name text, title text, draft app.drafts)
language sql stable security definer set search_path = '' as $$
  select l, o.name, p.title, d from app.shown_look(p_policy) l
    join app.organisations o on o.id = l.organisation_id
    join app.policies p on p.organisation_id = l.organisation_id and p.id = l.policy_id
    join app.drafts d on d.organisation_id = l.organisation_id and d.policy_id = l.policy_id
$$;

create function app.comments_shown(p_policy uuid) returns setof app.draft_comments
language sql stable security definer set search_path = '' as $$
  select c.* from app.shown_look(p_policy) l
    join app.draft_comments c on c.organisation_id = l.organisation_id and c.policy_id = l.policy_id
$$;

-- What somebody of the acting organisation says. The record of the draft's organisation holds that they did.
create function app.comment_on_shown(p_policy uuid, p_comment jsonb) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_own uuid := app.check_writing();
  v_look app.draft_looks := app.shown_look(p_policy);
  v_person directory.people;
  v_new app.draft_comments;
begin
  select p.* into v_person from directory.people p where p.id = (app.reach('person'))[1];
  if v_look.id is null or v_person.id is null then
    raise exception 'there is no such draft to comment on' using errcode = 'RT003';
  end if;
  v_new := jsonb_populate_record(null::app.draft_comments, p_comment);
  insert into app.draft_comments (id, organisation_id, policy_id, thread_id, clause_id, clause_number, clause_title, clause_words, quoted,
      words, person_id, person_name, person_organisation_id, person_organisation_name, asked_person_ids, state)
    values (v_new.id, v_look.organisation_id, p_policy, v_new.thread_id, v_new.clause_id, v_new.clause_number, v_new.clause_title,
      v_new.clause_words, v_new.quoted, v_new.words, v_person.id, v_person.full_name, v_own,
      (select o.name from app.organisations o where o.id = v_own), coalesce(v_new.asked_person_ids, '{}'),
      case when v_new.thread_id = v_new.id then 'open' end);
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id, data)
    values (v_look.organisation_id, v_person.id, 'comment.made', 'Comment', v_new.id,
      jsonb_build_object('policyId', p_policy, 'threadId', v_new.thread_id, 'clauseId', v_new.clause_id, 'organisationId', v_own));
  return v_new.id;
end $$;

-- `resolved` or `open`: a thread that the person began. `deleted`: what they said.
create function app.change_shown_comment(p_comment uuid, p_change text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_own uuid := app.check_writing();
  v_person directory.people;
  v_comment app.draft_comments;
begin
  select p.* into v_person from directory.people p where p.id = (app.reach('person'))[1];
  select c.* into v_comment from app.draft_comments c
    where c.id = p_comment and c.person_id = v_person.id and c.person_organisation_id = v_own for update;
  if v_comment.id is null or (app.shown_look(v_comment.policy_id)).organisation_id is distinct from v_comment.organisation_id then
    raise exception 'there is no such comment of yours' using errcode = 'RT003';
  end if;
  if p_change = 'deleted' then
    update app.draft_comments c set words = null, quoted = null, deleted_at = clock_timestamp() where c.id = p_comment;
  elsif p_change = 'open' then
    update app.draft_comments c set state = 'open', settled_by = null, settled_by_name = null, settled_at = null where c.id = p_comment;
  else
    update app.draft_comments c set state = 'resolved', settled_by = v_person.id, settled_by_name = v_person.full_name,
      settled_at = clock_timestamp() where c.id = p_comment;
  end if;
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id, data)
    values (v_comment.organisation_id, v_person.id, 'comment.' || case p_change when 'open' then 'reopened' else p_change end, 'Comment',
      p_comment, jsonb_build_object('policyId', v_comment.policy_id, 'organisationId', v_own));
end $$;

-- That the acting organisation has read a draft through.
create function app.note_shown_look(p_policy uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_own uuid := app.check_writing();
  v_look app.draft_looks := app.shown_look(p_policy);
begin
  if v_look.id is null then
    raise exception 'there is no such draft to look at' using errcode = 'RT003';
  end if;
  update app.draft_looks l set looked_at = clock_timestamp() where l.id = v_look.id;
  insert into app.audit_events (organisation_id, actor_person_id, action, subject, subject_id, data)
    values (v_look.organisation_id, (app.reach('person'))[1], 'draft.looked-at', 'Draft', p_policy, jsonb_build_object('organisationId', v_own));
end $$;

revoke execute on function app.shown_look(uuid), app.drafts_shown(), app.draft_shown(uuid), app.comments_shown(uuid),
  app.comment_on_shown(uuid, jsonb), app.change_shown_comment(uuid, text), app.note_shown_look(uuid), app.check_comment(), app.end_looks()
  from public;
grant execute on function app.drafts_shown(), app.draft_shown(uuid), app.comments_shown(uuid), app.comment_on_shown(uuid, jsonb),
  app.change_shown_comment(uuid, text), app.note_shown_look(uuid) to ratify_app, ratify_worker;
