import type { EntityManager } from 'typeorm';
import type { Reach } from '../work/reach.ts';

export type RegisterStatus = 'overdue' | 'due-soon' | 'in-date' | 'no-review' | 'not-adopted' | 'covered' | 'missing';

/** One position of one setting: a policy, a cover by another organisation's adoption, or a required policy that is missing. */
export interface RegisterRow {
  /** Of the policy, the cover, or made up for what is missing; steady from page to page. */
  readonly id: string;
  readonly status: RegisterStatus;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly policyId: string | null;
  readonly title: string;
  readonly templateId: string | null;
  readonly editionId: string | null;
  readonly editionNumber: number | null;
  readonly adoptedOn: string | null;
  readonly reviewDueOn: string | null;
  readonly reviewDueSaid: string | null;
}

export interface RegisterPage {
  readonly rows: readonly RegisterRow[];
  /** Ask for the next page with this; null at the end. */
  readonly next: string | null;
}

export type RegisterCounts = Readonly<Record<RegisterStatus, number>>;

export interface RegisterQuestion {
  /** The date of asking, 'YYYY-MM-DD': it decides what is overdue. */
  readonly today: string;
  readonly status?: RegisterStatus;
  readonly first: number;
  readonly after?: string;
}

const DUE_SOON_DAYS = 60;
const END = 'infinity'; // rows without a date come last

const statusOf = `case when p.adopted_on is null then 'not-adopted' when p.review_due_on is null then 'no-review'
  when p.review_due_on < $2::date then 'overdue' when p.review_due_on <= $2::date + ${DUE_SOON_DAYS} then 'due-soon' else 'in-date' end`;

const POLICIES = (where: string): string => `
  select p.id, ${statusOf} as status, p.organisation_id, p.id as policy_id, p.title, p.template_id, p.base_edition_id,
    p.template_organisation_id, p.adopted_on, p.review_due_on, p.review_due_said
  from app.policies p where p.organisation_id = any($1::uuid[]) and p.retired_on is null ${where}`;

const COVERED = `
  select c.id, 'covered', c.organisation_id, null::uuid, c.title, null::uuid, null::uuid, null::uuid, c.adopted_on, c.review_due_on, null
  from app.coverages c where c.organisation_id = any($1::uuid[])`;

// Held means: a fork of the required template, or a policy of that title, or a cover of that title.
const MISSING = `
  select md5(q.id::text || o.id::text)::uuid, 'missing', o.id, null::uuid, q.title, q.template_id, null::uuid, q.organisation_id,
    null::date, null::date, null
  from app.required_policies q
  join app.organisations o on o.kind = q.setting_kind and o.id = any($1::uuid[])
  where q.organisation_id = $3::uuid
    and not exists (select from app.policies p where p.organisation_id = o.id and p.retired_on is null
      and (p.template_id = q.template_id or lower(p.title) = lower(q.title)))
    and not exists (select from app.coverages c where c.organisation_id = o.id and lower(c.title) = lower(q.title))`;

const within: Partial<Record<RegisterStatus, string>> = {
  overdue: 'and p.adopted_on is not null and p.review_due_on < $2::date',
  'due-soon': `and p.adopted_on is not null and p.review_due_on between $2::date and $2::date + ${DUE_SOON_DAYS}`,
  'in-date': `and p.adopted_on is not null and p.review_due_on > $2::date + ${DUE_SOON_DAYS}`,
  'no-review': 'and p.adopted_on is not null and p.review_due_on is null',
  'not-adopted': 'and p.adopted_on is null',
};

/** The compliance view over the acting organisation and those below it. */
export class Register {
  constructor(
    private readonly manager: EntityManager,
    private readonly reach: Reach,
  ) {}

  /** One page, by due date then id (keyset: a page costs the same wherever it stands). */
  async page(question: RegisterQuestion): Promise<RegisterPage> {
    const [dueOn, id] = question.after ? readCursor(question.after) : [null, null];
    const rows: DatabaseRow[] = await this.manager.query(
      `select r.*, o.name as organisation_name, e.number as edition_number,
         coalesce(r.review_due_on, '${END}')::text as place
       from (select * from (${this.#rows(question.status)}) all_rows
         where $4::date is null or (coalesce(review_due_on, '${END}'), id) > ($4::date, $5::uuid)
         order by coalesce(review_due_on, '${END}'), id limit $6) r
       join app.organisations o on o.id = r.organisation_id
       left join app.editions e on e.organisation_id = r.template_organisation_id and e.id = r.base_edition_id
       where $2::date is not null and ($3::uuid is null or true)
       order by coalesce(r.review_due_on, '${END}'), r.id`,
      [this.reach.below, question.today, this.reach.own[0] ?? null, dueOn, id, question.first + 1],
    );
    const shown = rows.slice(0, question.first);
    const last = shown.at(-1);
    return { rows: shown.map(asRow), next: rows.length > shown.length && last ? writeCursor(last) : null };
  }

  /** How many rows of each status there are. */
  async counts(today: string): Promise<RegisterCounts> {
    const counts: Record<RegisterStatus, number> = {
      overdue: 0,
      'due-soon': 0,
      'in-date': 0,
      'no-review': 0,
      'not-adopted': 0,
      covered: 0,
      missing: 0,
    };
    const rows: { status: RegisterStatus; count: number }[] = await this.manager.query(
      `select status, count(*) as count from (${this.#rows(undefined)}) r
       where $2::date is not null and ($3::uuid is null or true) group by status`,
      [this.reach.below, today, this.reach.own[0] ?? null],
    );
    for (const row of rows) counts[row.status] = row.count;
    return counts;
  }

  #rows(status: RegisterStatus | undefined): string {
    if (status === 'covered') return POLICIES('and false') + ' union all ' + COVERED;
    if (status === 'missing') return POLICIES('and false') + ' union all ' + MISSING;
    if (status) return POLICIES(within[status] ?? '');
    return [POLICIES(''), COVERED, MISSING].join(' union all ');
  }
}

interface DatabaseRow {
  readonly id: string;
  readonly status: RegisterStatus;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly policy_id: string | null;
  readonly title: string;
  readonly template_id: string | null;
  readonly base_edition_id: string | null;
  readonly edition_number: number | null;
  readonly adopted_on: string | null;
  readonly review_due_on: string | null;
  readonly review_due_said: string | null;
  readonly place: string;
}

const asRow = (row: DatabaseRow): RegisterRow => ({
  id: row.id,
  status: row.status,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  policyId: row.policy_id,
  title: row.title,
  templateId: row.template_id,
  editionId: row.base_edition_id,
  editionNumber: row.edition_number,
  adoptedOn: row.adopted_on,
  reviewDueOn: row.review_due_on,
  reviewDueSaid: row.review_due_said,
});

const writeCursor = (row: DatabaseRow): string => Buffer.from(`${row.place} ${row.id}`).toString('base64url');

function readCursor(cursor: string): [string, string] {
  const [dueOn, id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!dueOn || !id || !/^(infinity|\d{4}-\d\d-\d\d)$/.test(dueOn) || !/^[0-9a-f-]{36}$/.test(id)) {
    throw new RangeError('this is not a place in the register');
  }
  return [dueOn, id];
}
