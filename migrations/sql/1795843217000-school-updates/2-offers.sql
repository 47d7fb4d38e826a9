-- Taking edition 5 answers the offers of 3 and 4 as well: it includes them.
alter table app.update_offers drop constraint update_offers_answer_check;
alter table app.update_offers add constraint update_offers_answer_check check (answer in ('taken', 'included', 'declined'));

-- An answered offer is reopened by one thing only: undoing the taking that answered it.
create or replace function app.check_offer_answer() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.answer = 'declined' and new.answer is null
    or (old.answer in ('taken', 'included') and not exists (
      select from app.taken_updates t
      where t.organisation_id = old.organisation_id and t.policy_id = old.policy_id and t.undone_at >= old.answered_at
        and exists (select from jsonb_array_elements(t.offers_before) o where o ->> 'id' = old.id::text)
    )) then
    raise exception 'an answered offer cannot be reopened' using errcode = 'RT002', table = 'update_offers';
  end if;
  return new;
end $$;
