-- Which version of which policy a text that covers others is, and what it weighs against the one before: those whom it covers see no more
-- of its owner's versions than these texts.
alter table app.covered_texts add column policy_id uuid, add column number int check (number > 0),
  add column level text not null default 'substantive' check (level in ('editorial', 'substantive', 'legal'));
alter table app.covered_texts disable trigger is_a_record;
update app.covered_texts t set policy_id = a.policy_id, number = coalesce(r.number, 1),
    level = coalesce(r.materiality ->> 'level', 'substantive')
  from app.adoptions a left join app.revisions r on r.organisation_id = a.organisation_id and r.id = a.revision_id
  where a.organisation_id = t.organisation_id and a.id = t.adoption_id;
alter table app.covered_texts enable trigger is_a_record;
alter table app.covered_texts alter column policy_id set not null, alter column number set not null,
  add foreign key (organisation_id, policy_id) references app.policies (organisation_id, id);
create index covered_texts_policy on app.covered_texts (organisation_id, policy_id, number);

-- A confirmation is of a revision of one's own organisation, or of the text of another's adoption that covers it; it may answer a round,
-- and stand on a sheet of paper that somebody entered.
alter table app.acknowledgements
  alter column revision_id drop not null,
  add column adopting_organisation_id uuid,
  add column adoption_id uuid,
  add column round_id uuid,
  add column signed_on date,
  add column collected_by text check (collected_by <> ''),
  add column recorded_by uuid,
  add column recorded_by_name text,
  add foreign key (adopting_organisation_id, adoption_id) references app.adoptions (organisation_id, id),
  add foreign key (organisation_id, round_id) references app.confirmation_rounds (organisation_id, id),
  add check (num_nonnulls(revision_id, adoption_id) = 1),
  add check (num_nulls(adopting_organisation_id, adoption_id) in (0, 2)),
  add check (num_nulls(signed_on, collected_by, recorded_by, recorded_by_name) in (0, 4)),
  drop constraint acknowledgements_organisation_id_revision_id_person_id_key,
  add constraint acknowledgements_once unique nulls not distinct (organisation_id, revision_id, adoption_id, person_id, round_id);
create index acknowledgements_adoption on app.acknowledgements (adopting_organisation_id, adoption_id);
create index acknowledgements_round on app.acknowledgements (organisation_id, round_id);
create index acknowledgements_person on app.acknowledgements (organisation_id, person_id);
create trigger stays_in_reach before insert or update on app.acknowledgements
  for each row execute function app.check_reach('adopting_organisation_id', 'above');
