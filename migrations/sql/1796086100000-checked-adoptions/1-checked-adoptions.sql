-- Rows are read for the rule of `stated-adoptions` while others read and write them.
alter table app.adoptions validate constraint adoptions_adopted_precision_check;
