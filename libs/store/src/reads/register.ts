import type { EntityManager } from 'typeorm';
import type { Ancestor } from '../entities/index.ts';
import { isUuid } from '../work/is-uuid.ts';
import type { Reach } from '../work/reach.ts';
import { PARAMETERS, rowsOf, type RegisterStatus } from './register-sql.ts';

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
  readonly status?: RegisterStatus | undefined;
  /** Only this setting, where it is seen. */
  readonly settingId?: string | undefined;
  readonly first: number;
  readonly after?: string | undefined;
}

/** Worst first: what is missing, then by due date; rows without a date come last. */
const place = "case when row.status = 'missing' then '-infinity' else coalesce(row.review_due_on, 'infinity') end";

/** The compliance view over the acting organisation and those below it. */
export class Register {
  constructor(
    private readonly manager: EntityManager,
    private readonly reach: Reach,
  ) {}

  /** One page, what is missing first, then by due date and id (keyset: a page costs the same wherever it stands). */
  async page({ today, status, settingId, first, after }: RegisterQuestion): Promise<RegisterPage> {
    const [dueOn, id] = after ? readCursor(after) : [null, null];
    const seen = settingId ? this.reach.below.filter((each) => each === settingId) : this.reach.below;
    const found: DatabaseRow[] = await this.manager.query(
      `select page.*, o.name as "organisationName", e.number as "editionNumber" from (
         select id, status, organisation_id as "organisationId", policy_id as "policyId", title,
           template_organisation_id as publisher, template_id as "templateId", base_edition_id as "editionId",
           adopted_on as "adoptedOn", review_due_on as "reviewDueOn", review_due_said as "reviewDueSaid", ${place}::text as place
         from ${rowsOf(status)}
         where ${PARAMETERS} and ($7::text is null or status = $7) and ($4::date is null or (${place}, id) > ($4::date, $5::uuid))
         order by ${place}, id limit $6) page
       join app.organisations o on o.id = page."organisationId"
       left join app.editions e on e.organisation_id = page.publisher and e.id = page."editionId"
       order by page.place::date, page.id`,
      [seen, today, this.reach.own[0] ?? null, dueOn, id, first + 1, status ?? null],
    );
    const shown = found.slice(0, first);
    const last = shown.at(-1);
    const next = found.length > shown.length && last ? writeCursor(last) : null;
    return { rows: shown.map(({ place: _place, publisher: _publisher, ...row }) => row), next };
  }

  /** How many rows of each status there are. */
  async counts(today: string): Promise<RegisterCounts> {
    const counts: Record<RegisterStatus, number> = {
      missing: 0,
      overdue: 0,
      'not-evidenced': 0,
      unsigned: 0,
      'due-soon': 0,
      submitted: 0,
      draft: 0,
      adopted: 0,
      covered: 0,
    };
    const found: { status: RegisterStatus; count: number }[] = await this.manager.query(
      `select status, count(*) as count from ${rowsOf(undefined)} where ${PARAMETERS} group by status`,
      [this.reach.below, today, this.reach.own[0] ?? null],
    );
    for (const { status, count } of found) counts[status] = count;
    return counts;
  }

  /** Editions of others that descend from one's own: what a school's edition goes back to, through its trust's. */
  async descents(): Promise<Descent[]> {
    return this.manager.query(
      `select edition_id as "editionId", number, publisher_name as "publisherName", lineage from app.descended_editions()`,
    );
  }

  /** Who left one's own templates, the latest first. */
  async departuresTold(): Promise<ToldDeparture[]> {
    return this.manager.query(
      `select (t.departure).policy_id as "policyId", t.policy_title as "policyTitle",
         (t.departure).organisation_id as "organisationId", t.organisation_name as "organisationName",
         (t.departure).template_id as "templateId", (t.departure).template_title as "templateTitle",
         (t.departure).edition_number as "editionNumber", (t.departure).next_edition_id is not null as "wentElsewhere",
         (t.departure).left_on as "leftOn", (t.departure).reason, (t.departure).minute_reference as "minuteReference"
       from app.departures_told() t order by (t.departure).left_on desc, (t.departure).id desc`,
    );
  }

  /** Policies of settings that buy a service, forked from the acting organisation's templates: register columns only. */
  async bought(): Promise<BoughtPolicy[]> {
    return this.manager.query(
      `select policy_id as "policyId", organisation_id as "organisationId", title, template_id as "templateId",
         base_edition_id as "editionId", adopted_on as "adoptedOn", review_due_on as "reviewDueOn"
       from app.bought_policies() order by review_due_on, policy_id`,
    );
  }
}

/** How an edition of somebody else's template descends from one of the acting organisation's. */
export interface Descent {
  readonly editionId: string;
  readonly number: number;
  readonly publisherName: string;
  readonly lineage: readonly Ancestor[];
}

/** A policy that left one of the acting organisation's templates. */
export interface ToldDeparture {
  readonly policyId: string;
  readonly policyTitle: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly templateId: string;
  readonly templateTitle: string;
  readonly editionNumber: number;
  readonly wentElsewhere: boolean;
  readonly leftOn: string;
  readonly reason: string;
  readonly minuteReference: string | null;
}

export type BoughtPolicy = Pick<
  RegisterRow,
  'organisationId' | 'title' | 'templateId' | 'editionId' | 'adoptedOn' | 'reviewDueOn'
> & { readonly policyId: string };

interface DatabaseRow extends RegisterRow {
  readonly publisher: string | null;
  readonly place: string;
}

const writeCursor = (row: DatabaseRow): string => Buffer.from(`${row.place} ${row.id}`).toString('base64url');

function readCursor(cursor: string): [string, string] {
  const [dueOn, id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const isPlace =
    dueOn === 'infinity' ||
    dueOn === '-infinity' ||
    (/^\d{4}-\d\d-\d\d$/.test(dueOn ?? '') && !Number.isNaN(Date.parse(dueOn ?? '')));
  if (!dueOn || !id || !isPlace || !isUuid(id)) {
    throw new RangeError('this is not a place in the register');
  }
  return [dueOn, id];
}
