-- A pack may be the current copy of a policy: its text in force with what keepers answered since. Every row that was allowed before is allowed
-- by the new rules, so none is read for them here.
alter table app.packs drop constraint packs_kind_check;
alter table app.packs add constraint packs_kind_check
  check (kind in ('inspection', 'oversight', 'meeting', 'poster', 'confirmations', 'current')) not valid;
alter table app.packs drop constraint packs_own_check;
alter table app.packs add constraint packs_own_check
  check (kind not in ('poster', 'confirmations', 'current') or setting_id = organisation_id) not valid;
alter table app.packs add constraint packs_current_check check (kind <> 'current' or policy_id is not null) not valid;
