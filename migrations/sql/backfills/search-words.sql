-- Policies that were there before search was, or whose words it lost: found by it as if they had been stored today.
-- $1: the last policy that is done, or null; $2: how many to do. Answers the last of these, or null where none was left, and how many.
with batch as materialized (
  select p.id from app.policies p where $1::uuid is null or p.id > $1::uuid order by p.id limit $2::int),
written as materialized (
  select directory.search_policies(array(select b.id from batch b)))
select (select b.id::text from batch b order by b.id desc limit 1) as reached, (select count(*)::int from batch) as done
from written
