-- Rows are read for the rules of `current-copies` while others read and write them.
alter table app.packs validate constraint packs_kind_check;
alter table app.packs validate constraint packs_own_check;
alter table app.packs validate constraint packs_current_check;
