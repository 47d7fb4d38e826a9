import type pg from 'pg';
import { POLICY_TITLES, REQUIRED } from './titles.ts';

/** How much of a nation: 1 is 153 councils, 2,050 trusts, 24,500 schools and 1.2 million policies. */
export interface NationWishes {
  readonly scale: number;
  /** Councils with many schools, 10 when left out. */
  readonly largeCouncils?: number;
  readonly say: (words: string) => void;
}

export interface NationFacts {
  readonly councils: number;
  readonly trusts: number;
  readonly schools: number;
  readonly policies: number;
  readonly revisions: number;
  readonly adoptions: number;
  readonly reviews: number;
  readonly longestBody: number;
}

/** Schools of each of the first ten councils, whose dashboards are measured. */
export const LARGE = 160;
const LARGE_COUNCILS = 10;
const HOLDERS_AT_ONCE = 500;

/**
 * Writes a nation as the owner of the tables, with every constraint and trigger in force, from a fixed seed. Expects a database
 * without organisations, and a client that is alone on its connection.
 */
export async function writeNation(
  owner: pg.Client,
  { scale, largeCouncils = LARGE_COUNCILS, say }: NationWishes,
): Promise<void> {
  const councils = Math.max(largeCouncils + 2, Math.round(153 * scale));
  const trusts = Math.max(2, Math.round(2_050 * scale));
  const schools = Math.max(LARGE * largeCouncils + trusts * 5 + councils, Math.round(24_500 * scale));
  await owner.query('select setseed(0.1759)');
  await owner.query(ORGANISATIONS, [councils, trusts, schools]);
  await owner.query('analyze app.organisations');
  await owner.query(HOLDERS, [councils, trusts, LARGE, largeCouncils]);
  await owner.query(LINKS);
  say('organisations and links are there');
  await owner.query(TEMPLATES, [POLICY_TITLES]);
  await owner.query(EDITIONS, [body('Edition')]);
  await owner.query(REQUIRED_LISTS, [REQUIRED]);
  await owner.query(BODIES);
  await owner.query(MEETINGS);
  await owner.query('analyze');
  await owner.query(GATHERED);
  await owner.query('analyze');
  say('templates, bodies and meetings are there');
  const last = schools + trusts;
  for (let from = 1; from <= last; from += HOLDERS_AT_ONCE) {
    await owner.query('begin');
    await owner.query(MADE, [from, from + HOLDERS_AT_ONCE, POLICY_TITLES]);
    for (const statement of [HELD, DECIDED, SETTLED, ADOPTED, REVIEWED, SIGNATURES]) {
      await owner.query(statement, statement === HELD ? [body('Policy')] : []);
    }
    await owner.query('drop table made');
    await owner.query('commit');
    if ((from - 1) % (HOLDERS_AT_ONCE * 8) === 0)
      say(`policies of ${Math.min(from + HOLDERS_AT_ONCE - 1, last)} of ${last} schools and trusts`);
  }
  await owner.query(COVERED);
  say('covers are there');
}

/** What stands there, counted. */
export async function countNation(owner: pg.Client): Promise<NationFacts> {
  const { rows } = await owner.query<NationFacts>(`select
    (select count(*) from app.organisations where kind = 'council')::int as councils,
    (select count(*) from app.organisations where kind = 'trust')::int as trusts,
    (select count(*) from app.organisations where kind = 'school')::int as schools,
    (select count(*) from app.policies)::int as policies, (select count(*) from app.revisions)::int as revisions,
    (select count(*) from app.adoptions)::int as adoptions, (select count(*) from app.reviews)::int as reviews,
    (select max(octet_length(text)) from app.revisions)::int as "longestBody"`);
  return rows[0] as NationFacts;
}

/** A text of at most 500 bytes: the register never reads it, and a nation's real ones would fill the disk. */
function body(title: string): string {
  return `---\ntitle: ${title}\nreview: {every: P2Y}\n---\n\n# Aim\n\n${'The governing body keeps this under review. '.repeat(9)}`;
}

const ORGANISATIONS = `
  insert into app.organisations (kind, slug, name, phase, urn)
  select kind, kind || '-' || n, initcap(kind) || ' ' || lpad(n::text, 5, '0'),
    case kind when 'school' then (array['primary', 'primary', 'primary', 'secondary', 'special'])[1 + n % 5] end,
    case kind when 'school' then (100000 + n)::text end
  from (select 'council' as kind, n from generate_series(1, $1::int) n union all
    select 'trust', n from generate_series(1, $2::int) n union all
    select 'school', n from generate_series(1, $3::int) n) wanted`;

// Who holds policies: schools in the order of their numbers, then trusts. The first schools are the large councils', the next are
// academies, five a trust, which lie in some council's area; the rest are maintained by the other councils in turn.
const HOLDERS = `
  create temporary table holders as
  with organisations as (select id, kind, split_part(slug, '-', 2)::int as n from app.organisations)
  select s.n, s.id, 'school' as kind,
    case when s.n <= $3::int * $4::int then 1 + (s.n - 1) / $3 when s.n <= $3 * $4 + $2::int * 5 then 1 + s.n % $1::int
      else $4 + 1 + s.n % ($1 - $4) end as council,
    case when s.n > $3 * $4 and s.n <= $3 * $4 + $2 * 5 then 1 + (s.n - $3 * $4 - 1) / 5 end as trust
  from organisations s where s.kind = 'school'
  union all
  select (select count(*) from organisations where kind = 'school') + t.n, t.id, 'trust', null, null
  from organisations t where t.kind = 'trust'`;

const LINKS = `
  insert into app.organisation_links (organisation_id, upper_id, kind, from_on)
  select h.id, o.id, case when h.trust is null then 'maintained-by' else 'lies-in-area-of' end, date '2015-09-01'
    from holders h join app.organisations o on o.slug = 'council-' || h.council
  union all
  select h.id, o.id, 'academy-of', date '2016-09-01' from holders h join app.organisations o on o.slug = 'trust-' || h.trust`;

const TEMPLATES = `
  insert into app.templates (organisation_id, slug, title)
  select o.id, 'template-' || k, t from app.organisations o cross join unnest($1::text[]) with ordinality t (t, k)
  where o.kind in ('council', 'trust') and k <= case o.kind when 'council' then 30 else 20 end`;

const EDITIONS = `
  insert into app.editions (organisation_id, template_id, number, text, text_sha256, clause_index, summary, adopt_by_on, published_by,
    published_by_name)
  select t.organisation_id, t.id, n, $1::text, encode(sha256(convert_to($1::text, 'UTF8')), 'hex'), '[]', 'Edition ' || n,
    case when n = 3 then current_date + 30 end, t.organisation_id, 'The publisher'
  from app.templates t cross join generate_series(1, 3) n where n <= 1 + (hashtext(t.id::text) & 3)`;

const REQUIRED_LISTS = `
  insert into app.required_policies (organisation_id, setting_kind, template_id, title, basis)
  select o.id, 'school', t.id, r, 'Expected of every school.'
  from app.organisations o cross join unnest($1::text[]) r
    left join app.templates t on t.organisation_id = o.id and t.title = r
  where o.kind in ('council', 'trust')`;

const BODIES = `
  insert into app.bodies (organisation_id, name, kind, quorum)
  select id, 'The board', case kind when 'trust' then 'board' else 'governing-body' end, 5 from holders`;

const MEETINGS = `
  insert into app.meetings (organisation_id, body_id, held_on, attendance)
  select b.organisation_id, b.id, current_date - 60 - 330 * n, 8 from app.bodies b cross join generate_series(0, 3) n`;

/** What the policies of a holder refer to, gathered once. */
const GATHERED = `
  create temporary table gathered as
  select h.n, h.id, h.kind, upper.id as publisher, b.id as body_id, m.meetings
  from holders h join app.bodies b on b.organisation_id = h.id
  left join app.organisations upper on upper.slug = case when h.trust is null then 'council-' || h.council else 'trust-' || h.trust end
  cross join lateral (select array_agg(m.id order by m.held_on desc) as meetings from app.meetings m
    where m.organisation_id = b.organisation_id and m.body_id = b.id) m`;

// One row a policy to be, with every chance taken. Where it stands: 2 in 100 are drafts, 2 submitted, 1 not evidenced, 3 from
// before, the others adopted on a revision. Due dates lie from 60 days ago to two years ahead.
const MADE = `
  create temporary table made as
  with chances as materialized (
    select g.*, k, t as title, random() as stand, random() as turn, (random() * 720)::int as ahead, random() as signing,
      random() as behind, random() < 0.01 as retired
    from gathered g cross join unnest($3::text[]) with ordinality t (t, k)
    where g.n >= $1::int and g.n < $2::int and k <= case g.kind when 'school' then 50 else 10 end and random() < 0.98),
  forked as materialized (
    select c.*, tm.id as template_id, tm.organisation_id as template_organisation_id,
      e.editions[greatest(1, cardinality(e.editions) - (c.behind < 0.2)::int)] as edition_id
    from chances c left join app.templates tm on tm.organisation_id = c.publisher and tm.slug = 'template-' || c.k
    left join lateral (select array_agg(e.id order by e.number) as editions from app.editions e
      where e.organisation_id = tm.organisation_id and e.template_id = tm.id) e on true)
  select f.*, uuidv7() as policy_id, uuidv7() as revision_id, uuidv7() as decision_id, uuidv7() as adoption_id,
    case when stand < 0.02 then 'draft' when stand < 0.04 then 'submitted' when stand < 0.05 then 'not-evidenced'
      when stand < 0.08 then 'historic' else 'adopted' end as standing,
    case when stand >= 0.04 and (stand >= 0.05 or turn < 0.5) then current_date - 60 + ahead end as due_on,
    case when stand >= 0.05 then current_date - 60 + ahead - case when turn < 0.4 then 730 else 1095 end end as adopted_on
  from forked f`;

const HELD = `
  with revised as (
    insert into app.revisions (id, organisation_id, policy_id, number, text, text_sha256, clause_index, base_edition_organisation_id,
      base_edition_id, submitted_by, submitted_by_name)
    select revision_id, id, policy_id, 1, $1::text, encode(sha256(convert_to($1::text, 'UTF8')), 'hex'), '[]', template_organisation_id,
      edition_id, id, 'The head' from made where standing in ('submitted', 'adopted'))
  insert into app.policies (id, organisation_id, slug, title, template_organisation_id, template_id, base_edition_id, adopted_revision_id,
    adopted_on, effective_from, review_due_on, review_due_precision, review_due_said, retired_on)
  select policy_id, id, 'policy-' || k, title, template_organisation_id, template_id, edition_id,
    case when standing = 'adopted' then revision_id end, adopted_on, adopted_on, due_on, case when due_on is not null then 'day' end,
    case when due_on is not null then to_char(due_on, 'FMDD FMMonth YYYY') end, case when retired then current_date - 30 end
  from made`;

const DECIDED = `
  insert into app.decisions (id, organisation_id, revision_id, meeting_id, body_id, route, outcome, decided_on, attendance,
    minute_reference, recorded_by, recorded_by_name)
  select decision_id, id, revision_id, meetings[1 + k % 4], body_id, 'meeting', 'adopted', adopted_on, 8, '7.' || k, id, 'The clerk'
  from made where standing = 'adopted'`;

const SETTLED = `
  update app.revisions r set state = 'adopted' from made
  where made.standing = 'adopted' and r.organisation_id = made.id and r.id = made.revision_id`;

const ADOPTED = `
  insert into app.adoptions (id, organisation_id, policy_id, revision_id, decision_id, adopted_on, effective_from, review_due_on,
    review_due_precision, review_due_said, historic, evidence, recorded_by)
  select adoption_id, id, policy_id, case when standing = 'adopted' then revision_id end, case when standing = 'adopted' then decision_id end,
    adopted_on, adopted_on, adopted_on + 365, case when adopted_on is not null then 'day' end,
    to_char(adopted_on + 365, 'FMDD FMMonth YYYY'), standing <> 'adopted',
    case standing when 'not-evidenced' then 'none' when 'historic' then 'minute' end, id
  from made where standing in ('adopted', 'historic', 'not-evidenced')`;

const REVIEWED = `
  insert into app.reviews (organisation_id, policy_id, adoption_id, reviewed_on, outcome, reason, next_due_on, recorded_by, recorded_by_name)
  select id, policy_id, adoption_id, due_on - 365, 'no-change', 'Nothing has changed.', due_on, id, 'The clerk'
  from made where standing in ('adopted', 'historic') and due_on - 365 < current_date`;

const SIGNATURES = `
  insert into app.signature_requests (organisation_id, revision_id, adoption_id, role, field, state, signed_by, signed_by_name, signed_at)
  select id, revision_id, adoption_id, 'chair', 'chair', case when signing < 0.04 then 'open' else 'signed' end,
    case when signing >= 0.04 then id end, case when signing >= 0.04 then 'The chair' end, case when signing >= 0.04 then now() end
  from made where standing = 'adopted' and signing < 0.3`;

/** Each academy is covered by the first two of its trust's policies that are in force. */
const COVERED = `
  insert into app.coverages (organisation_id, adopting_organisation_id, policy_id, adoption_id, title, adopted_on, review_due_on)
  select h.id, p.organisation_id, p.id, p.adoption_id, p.title, p.adopted_on, p.review_due_on
  from holders h join app.organisations t on t.slug = 'trust-' || h.trust
  cross join lateral (
    select p.*, a.id as adoption_id from app.policies p join app.adoptions a on a.organisation_id = p.organisation_id and a.policy_id = p.id
    where p.organisation_id = t.id and p.adopted_revision_id is not null and p.retired_on is null order by p.title limit 2) p`;
