-- Two more things that are printed on request: the poster of a round of confirmations, and who has confirmed a policy.
alter table app.packs
  add column round_id uuid,
  add column policy_id uuid,
  drop constraint packs_kind_check,
  add constraint packs_kind_check check (kind in ('inspection', 'oversight', 'meeting', 'poster', 'confirmations')),
  add constraint packs_poster_check check (kind <> 'poster' or round_id is not null),
  add constraint packs_confirmations_check check (kind <> 'confirmations' or policy_id is not null),
  add constraint packs_own_check check (kind not in ('poster', 'confirmations') or setting_id = organisation_id),
  add foreign key (organisation_id, round_id) references app.confirmation_rounds (organisation_id, id),
  add foreign key (organisation_id, policy_id) references app.policies (organisation_id, id);
create index packs_round on app.packs (organisation_id, round_id);
create index packs_policy on app.packs (organisation_id, policy_id);
