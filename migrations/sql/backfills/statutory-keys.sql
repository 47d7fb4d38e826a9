-- Policies of the statutory list that were expected before it had keys. $1: the last that is done, or null; $2: how many to do.
with batch as materialized (
  select q.id from app.required_policies q where $1::uuid is null or q.id > $1::uuid order by q.id limit $2::int),
written as (
  update app.required_policies q set statutory_key = directory.statutory_key_of(q.title)
  where q.id in (select b.id from batch b) and q.is_statutory and q.statutory_key is null and directory.statutory_key_of(q.title) is not null
  returning q.id)
select (select b.id::text from batch b order by b.id desc limit 1) as reached, (select count(*)::int from batch) as done
from (select count(*) from written) w
