import type { PolicyStatus } from '@ratify/policy';

export type RegisterStatus = Exclude<PolicyStatus, 'not-applicable' | 'retired'>;

/**
 * Parameters of every statement: $1 the organisations seen, $2 today, $3 the publisher whose required list counts.
 * The statuses follow `policyStatus` of libs/policy; a test holds both equal.
 */
export const PARAMETERS = '$2::date is not null and ($3::uuid is null or true)';

const DUE_SOON_DAYS = 60;

const columns = (status: string): string => `p.id, ${status} as status, p.organisation_id, p.id as policy_id, p.title,
  p.template_organisation_id, p.template_id, p.base_edition_id, p.adopted_on, p.review_due_on, p.review_due_said`;

const inUse = 'p.organisation_id = any($1::uuid[]) and p.retired_on is null';

const adoptedStatus = `case when p.review_due_on < $2::date then 'overdue'
  when p.adopted_revision_id is null and (select a.historic and a.evidence = 'none' from app.adoptions a
    where a.organisation_id = p.organisation_id and a.policy_id = p.id order by a.recorded_at desc limit 1) then 'not-evidenced'
  when exists (select from app.signature_requests q where q.organisation_id = p.organisation_id
    and q.revision_id = p.adopted_revision_id and (q.state = 'open' or (q.state = 'declined' and not exists (
      select from app.signature_requests f where f.organisation_id = q.organisation_id and f.follows_id = q.id)))) then 'unsigned'
  when p.review_due_on <= $2::date + ${DUE_SOON_DAYS} then 'due-soon' else 'adopted' end`;

// In use from before Ratify with nothing to show for it: there is an adoption, and it has no date.
const openStatus = `case when exists (select from app.adoptions a where a.organisation_id = p.organisation_id and a.policy_id = p.id)
    then case when p.review_due_on < $2::date then 'overdue' else 'not-evidenced' end
  when exists (select from app.revisions r where r.organisation_id = p.organisation_id
    and r.policy_id = p.id and r.state <> 'withdrawn') then 'submitted' else 'draft' end`;

/** Policies in force; `narrower` is a condition that an index knows. */
const inForce = (narrower = ''): string =>
  `select ${columns(adoptedStatus)} from app.policies p where ${inUse} and p.adopted_on is not null ${narrower}`;

const notInForce = `select ${columns(openStatus)} from app.policies p where ${inUse} and p.adopted_on is null`;

const covered = `select c.id, case when c.review_due_on < $2::date then 'overdue' else 'covered' end, c.organisation_id, null::uuid,
    c.title, null::uuid, null::uuid, null::uuid, c.adopted_on, c.review_due_on, null
  from app.coverages c where c.organisation_id = any($1::uuid[])`;

// Held means: a fork of the required template, or a policy of that title, or a cover of that title. What is held is gathered setting by
// setting first: as anti-joins the planner, which cannot know how long a list of organisations is, compared every pair of rows.
const missing = `(with held as materialized (
    select o.id, o.kind,
      array(select p.template_id from app.policies p where p.organisation_id = o.id and p.retired_on is null and p.template_id is not null) as templates,
      array(select lower(p.title) from app.policies p where p.organisation_id = o.id and p.retired_on is null
        union all select lower(c.title) from app.coverages c where c.organisation_id = o.id) as titles
    from app.organisations o where o.id = any($1::uuid[]))
  select md5(q.id::text || held.id::text)::uuid, 'missing', held.id, null::uuid, q.title, q.organisation_id, q.template_id,
    null::uuid, null::date, null::date, null
  from held join app.required_policies q on q.setting_kind = held.kind and q.organisation_id = $3::uuid
  where (q.template_id is null or not q.template_id = any(held.templates)) and not lower(q.title) = any(held.titles))`;

const named =
  'as row (id, status, organisation_id, policy_id, title, template_organisation_id, template_id, base_edition_id, adopted_on, review_due_on, review_due_said)';
const all = (...parts: readonly string[]): string => `(${parts.join(' union all ')}) ${named}`;

/** Where the rows of a status can be, as a `from` item; every row when no status is asked for. */
export function rowsOf(status: RegisterStatus | undefined): string {
  switch (status) {
    case undefined:
      return all(inForce(), notInForce, covered, missing);
    case 'overdue':
      return all(inForce('and p.review_due_on < $2::date'), notInForce, covered);
    case 'not-evidenced':
      return all(inForce(), notInForce);
    case 'due-soon':
      return all(inForce(`and p.review_due_on between $2::date and $2::date + ${DUE_SOON_DAYS}`));
    case 'submitted':
    case 'draft':
      return all(notInForce);
    case 'covered':
      return all(covered);
    case 'missing':
      return all(missing);
    default:
      return all(inForce());
  }
}
