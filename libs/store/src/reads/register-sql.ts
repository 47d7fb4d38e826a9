import type { PolicyStatus } from '@ratify/policy';

export type RegisterStatus = Exclude<PolicyStatus, 'not-applicable' | 'retired'>;

export const REGISTER_STATUSES: readonly RegisterStatus[] = [
  'missing',
  'overdue',
  'not-evidenced',
  'unsigned',
  'due-soon',
  'submitted',
  'draft',
  'adopted',
  'covered',
];

/** Whatever the status: forks of an older edition than the newest, or certain policies. */
export type RegisterAcross = 'behind' | 'certain';

/**
 * Parameters of every statement: $1 the organisations seen, $2 today, $3 the publisher whose required list counts, $4 and $5 the
 * place after which the page begins, $6 its length, $7 certain policies. The statuses follow `policyStatus` of libs/policy; a test
 * holds both equal, and another holds the counters of the database equal to these rows.
 *
 * A page is found in two steps: first the ids of its rows, from each kind of row only as many as a page holds, from indexes;
 * then what is to be said of those few. To work out every row and cut the page from them took a council 118 ms.
 */
export const PARAMETERS =
  '$2::date is not null and ($3::uuid is null or true) and ($4::date is null or true) and ($5::uuid is null or true) and ($7::uuid[] is null or true)';

const DUE_SOON_DAYS = 60;

/** Requests that still want a signature: open, or declined with nobody asked instead. */
const wanting = (request: string): string =>
  `${request}.state in ('open', 'declined') and (${request}.state = 'open' or not exists (
    select from app.signature_requests f where f.organisation_id = ${request}.organisation_id and f.follows_id = ${request}.id))`;

const notEvidenced = `p.adopted_revision_id is null and (select a.historic and a.evidence = 'none' from app.adoptions a
  where a.organisation_id = p.organisation_id and a.policy_id = p.id order by a.recorded_at desc limit 1)`;

/** Of one policy in force. */
const adoptedStatus = `case when p.review_due_on < $2::date then 'overdue'
  when ${notEvidenced} then 'not-evidenced'
  when exists (select from app.signature_requests q where q.organisation_id = p.organisation_id
    and q.revision_id = p.adopted_revision_id and ${wanting('q')}) then 'unsigned'
  when p.review_due_on <= $2::date + ${DUE_SOON_DAYS} then 'due-soon' else 'adopted' end`;

// In use from before Ratify with nothing to show for it: there is an adoption, and it has no date.
const openStatus = `case when exists (select from app.adoptions a where a.organisation_id = p.organisation_id and a.policy_id = p.id)
    then case when p.review_due_on < $2::date then 'overdue' else 'not-evidenced' end
  when exists (select from app.revisions r where r.organisation_id = p.organisation_id
    and r.policy_id = p.id and r.state <> 'withdrawn') then 'submitted' else 'draft' end`;

const policyStatus = `case when p.adopted_on is null then ${openStatus} else ${adoptedStatus} end`;

/** Policies in force that are more than due or not due, each once: gathered from the few rows that make them so. */
const exceptional = `exceptional as materialized (
  select p.id, 'not-evidenced' as status from app.adoptions a
    join app.policies p on p.organisation_id = a.organisation_id and p.id = a.policy_id
    where a.organisation_id = any($1::uuid[]) and a.historic and a.evidence = 'none' and p.adopted_on is not null and ${notEvidenced}
  union
  select p.id, 'unsigned' from app.signature_requests q
    join app.policies p on p.organisation_id = q.organisation_id and p.adopted_revision_id = q.revision_id
    where q.organisation_id = any($1::uuid[]) and ${wanting('q')} and p.adopted_on is not null)`;

/** Editions in sight that are not the newest of their template. */
const older = `older as materialized (
  select e.organisation_id, e.template_id, e.id from app.editions e where exists (
    select from app.editions n where n.organisation_id = e.organisation_id and n.template_id = e.template_id and n.number > e.number))`;

// Held means: a fork of the required template, or a policy of that title, or a cover of that title. What is held is gathered setting by
// setting first: as anti-joins the planner, which cannot know how long a list of organisations is, compared every pair of rows.
const missing = `missing as materialized (
  with held as materialized (
    select o.id, o.kind,
      array(select p.template_id from app.policies p where p.organisation_id = o.id and p.retired_on is null and p.template_id is not null) as templates,
      array(select lower(p.title) from app.policies p where p.organisation_id = o.id and p.retired_on is null
        union all select lower(c.title) from app.coverages c where c.organisation_id = o.id) as titles
    from app.organisations o where o.id = any($1::uuid[])
      and exists (select from app.required_policies q where q.organisation_id = $3::uuid and q.setting_kind = o.kind))
  select md5(q.id::text || held.id::text)::uuid as id, held.id as organisation_id, q.title, q.organisation_id as publisher, q.template_id
  from held join app.required_policies q on q.setting_kind = held.kind and q.organisation_id = $3::uuid
  where (q.template_id is null or not q.template_id = any(held.templates)) and not lower(q.title) = any(held.titles))`;

const inUse = 'p.organisation_id = any($1::uuid[]) and p.retired_on is null';

/** Worst first: what is missing, then by due date; rows without a date come last. */
const dueOf = (row: string): string => `coalesce(${row}.review_due_on, 'infinity')`;

const after = (place: string, id: string): string => `($4::date is null or (${place}, ${id}) > ($4::date, $5::uuid))`;

const policies = (where: string, from = 'app.policies p'): string =>
  `(select p.id, ${dueOf('p')} as place, p.organisation_id, 'policy' as kind from ${from}
    where ${inUse} and ${where} and ${after(dueOf('p'), 'p.id')} order by ${dueOf('p')}, p.id limit $6)`;

const covers = (where: string): string =>
  `(select c.id, ${dueOf('c')} as place, c.organisation_id, 'cover' as kind from app.coverages c
    where c.organisation_id = any($1::uuid[]) and ${where} and ${after(dueOf('c'), 'c.id')} order by ${dueOf('c')}, c.id limit $6)`;

const missed = `(select m.id, '-infinity'::date as place, m.organisation_id, 'missing' as kind from missing m
    where ${after(`'-infinity'::date`, 'm.id')} order by m.id limit $6)`;

const inForce = (where: string): string => policies(`p.adopted_on is not null and ${where}`);
const plain = 'not exists (select from exceptional x where x.id = p.id)';
const evidenced = `exists (select from app.adoptions a where a.organisation_id = p.organisation_id and a.policy_id = p.id)`;
const overdue = 'p.review_due_on < $2::date';
const inDate = '(p.review_due_on is null or p.review_due_on >= $2::date)';

/** Where the rows of a page can be. */
interface Places {
  readonly needs: readonly string[];
  readonly from: readonly string[];
}

function placesOf(status: RegisterStatus | undefined, across: RegisterAcross | undefined): Places {
  if (across === 'behind')
    return {
      needs: [older],
      from: [
        policies(
          'true',
          `older e join app.policies p on p.template_organisation_id = e.organisation_id and p.template_id = e.template_id
             and p.base_edition_id = e.id`,
        ),
      ],
    };
  if (across === 'certain') return { needs: [], from: [policies('p.id = any($7::uuid[])')] };
  const open = (where: string): string => policies(`p.adopted_on is null and ${where}`);
  const is = (wanted: string): string =>
    `exists (select from exceptional x where x.id = p.id and x.status = '${wanted}')`;
  switch (status) {
    case undefined:
      return { needs: [missing], from: [missed, inForce('true'), open('true'), covers('true')] };
    case 'missing':
      return { needs: [missing], from: [missed] };
    case 'overdue':
      return {
        needs: [],
        from: [inForce(overdue), open(`${overdue} and ${evidenced}`), covers('c.review_due_on < $2::date')],
      };
    case 'not-evidenced':
      return {
        needs: [exceptional],
        from: [inForce(`${inDate} and ${is(status)}`), open(`${inDate} and ${evidenced}`)],
      };
    case 'unsigned':
      return { needs: [exceptional], from: [inForce(`${inDate} and ${is(status)}`)] };
    case 'due-soon':
      return {
        needs: [exceptional],
        from: [inForce(`p.review_due_on between $2::date and $2::date + ${DUE_SOON_DAYS} and ${plain}`)],
      };
    case 'submitted':
    case 'draft':
      return { needs: [], from: [open(`${openStatus} = '${status}'`)] };
    case 'covered':
      return { needs: [], from: [covers('(c.review_due_on is null or c.review_due_on >= $2::date)')] };
    default:
      return {
        needs: [exceptional],
        from: [inForce(`(p.review_due_on is null or p.review_due_on > $2::date + ${DUE_SOON_DAYS}) and ${plain}`)],
      };
  }
}

/** One page of the rows of a status, or of those across the statuses, with everything that a line says. */
export function pageStatement(status: RegisterStatus | undefined, across: RegisterAcross | undefined): string {
  const { needs, from } = placesOf(status, across);
  const hasMissing = needs.includes(missing);
  return `with ${[...needs, ''].join(', ')} page as materialized (
    select * from (${from.join(' union all ')}) every where ${PARAMETERS} order by place, id limit $6)
  select page.id, page.place::text as place, page.organisation_id as "organisationId", o.name as "organisationName",
    case page.kind when 'missing' then 'missing' when 'cover' then case when c.review_due_on < $2::date then 'overdue' else 'covered' end
      else ${policyStatus} end as status,
    p.id as "policyId", coalesce(p.title, c.title${hasMissing ? ', m.title' : ''}) as title,
    coalesce(p.template_id${hasMissing ? ', m.template_id' : ''}) as "templateId", p.base_edition_id as "editionId", e.number as "editionNumber",
    newer.latest as "latestEditionNumber", coalesce(newer.latest > e.number, false) as behind, newer.adopt_by as "adoptByOn",
    coalesce(p.adopted_on, c.adopted_on) as "adoptedOn", coalesce(p.review_due_on, c.review_due_on) as "reviewDueOn",
    p.review_due_said as "reviewDueSaid",
    exists (select from app.paper_signatures s where s.organisation_id = p.organisation_id and s.revision_id = p.adopted_revision_id) as "isOnPaper"
  from page
  join app.organisations o on o.id = page.organisation_id
  left join app.policies p on page.kind = 'policy' and p.organisation_id = page.organisation_id and p.id = page.id
  left join app.coverages c on page.kind = 'cover' and c.organisation_id = page.organisation_id and c.id = page.id
  ${hasMissing ? `left join missing m on page.kind = 'missing' and m.id = page.id` : ''}
  left join app.editions e on e.organisation_id = p.template_organisation_id and e.id = p.base_edition_id
  left join lateral (select max(n.number) as latest, min(n.adopt_by_on) filter (where n.number > e.number) as adopt_by from app.editions n
    where n.organisation_id = coalesce(p.template_organisation_id${hasMissing ? ', m.publisher' : ''})
      and n.template_id = coalesce(p.template_id${hasMissing ? ', m.template_id' : ''})) newer on true
  order by page.place, page.id`;
}

/** How many policies in use stand on an older edition than the newest. */
export const COUNT_BEHIND = `with ${older} select count(*) as count from older e join app.policies p
  on p.template_organisation_id = e.organisation_id and p.template_id = e.template_id and p.base_edition_id = e.id
  where ${inUse} and $1::uuid[] is not null`;
