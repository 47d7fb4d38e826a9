import type pg from 'pg';
import { readCursor, writeCursor } from './register-cursor.ts';
import { countsOf, type RegisterCounts } from './register.ts';
import {
  readFacts,
  readFailures,
  readQueues,
  type OperatingFacts,
  type OperatingFailure,
  type OperatingQueue,
} from './operating.ts';
import type { OrganisationKind, RegisterStatus } from '@ratify/policy';

/** How many policies stand where in one council's area; of `null`, those that lie in none. */
export interface NationalCounts {
  readonly councilId: string | null;
  readonly councilName: string | null;
  readonly councilSlug: string | null;
  readonly counts: RegisterCounts;
}

/** An organisation, as the national register names it. */
export interface NationalName {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganisationKind;
}

/** How many policies stand where in each of several organisations that have any. */
export interface NationalStandings {
  /** What they lie within, where that was asked. */
  readonly within: NationalName | null;
  readonly standings: readonly (NationalName & { readonly counts: RegisterCounts })[];
}

/** One policy or cover past its review date. */
export interface NationalRow {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly adoptedOn: string | null;
  readonly reviewDueOn: string;
}

export interface NationalPage {
  readonly rows: readonly NationalRow[];
  readonly next: string | null;
}

export interface NationalQuestion {
  readonly today: string;
  /** Only settings that the council of this slug maintains or that lie in its area. */
  readonly council?: string | undefined;
  /** Only what lies within the organisation of this slug: settings of a council or a trust, or one setting. */
  readonly within?: string | undefined;
  readonly first: number;
  readonly after?: string | undefined;
}

const found = (table: string, adoptedOn: string, where: string, narrower: string): string =>
  `(select id, organisation_id, title, ${adoptedOn}, review_due_on from app.${table}
    where ${where} review_due_on < $1::date and (review_due_on, id) > ($2::date, $3::uuid) ${narrower}
    order by review_due_on, id limit $4)`;

const IN_USE = 'retired_on is null and adopted_on is';

/**
 * Every kind of row in the order of its own index, from the place where the last page ended: a page costs the same at any depth.
 * What is not adopted and has a date was adopted, before Ratify, without evidence.
 */
const overdue = (narrower: string): string =>
  `with page as materialized (select * from (
     ${found('policies', 'adopted_on', `${IN_USE} not null and`, narrower)} union all
     ${found('policies', 'adopted_on', `${IN_USE} null and review_due_on is not null and`, narrower)} union all
     ${found('coverages', 'adopted_on', '', narrower)}) every order by review_due_on, id limit $4)
   select page.id, page.organisation_id as "organisationId", o.name as "organisationName", page.title, page.adopted_on as "adoptedOn",
     page.review_due_on as "reviewDueOn" from page join app.organisations o on o.id = page.organisation_id
   order by page.review_due_on, page.id`;

export const EVERYWHERE = overdue('');
const OF_ONE_COUNCIL = overdue(`and organisation_id = any(array(
  select app.national_settings(c.id) from app.organisations c where c.slug = $5 and c.kind = 'council'))`);
const WITHIN = overdue(`and organisation_id = any(array(
  select app.national_within(o.id) from app.organisations o where o.slug = $5))`);
export const BEFORE_ALL = ['-infinity', '00000000-0000-0000-0000-000000000000'];

/** The national register: names of organisations, titles and dates; never a text or the name of a person. */
export class NationalWork {
  constructor(private readonly client: pg.PoolClient) {}

  /** Where the policies of the nation stand, council by council. */
  async counts(today: string): Promise<NationalCounts[]> {
    const { rows } = await this.client.query<{
      id: string | null;
      name: string | null;
      slug: string | null;
      status: RegisterStatus;
      policies: number;
    }>(
      `select n.council_id as id, o.name, o.slug, n.status, n.policies from app.national_counts($1) n
         left join app.organisations o on o.id = n.council_id order by o.name nulls last, n.council_id`,
      [today],
    );
    const ofCouncils = new Map<string | null, typeof rows>();
    for (const row of rows) {
      const own = ofCouncils.get(row.id);
      if (own) own.push(row);
      else ofCouncils.set(row.id, [row]);
    }
    return [...ofCouncils].map(([councilId, own]) => {
      const { name = null, slug = null } = own[0] ?? {};
      return { councilId, councilName: name, councilSlug: slug, counts: countsOf(own) };
    });
  }

  /** Where the policies stand trust by trust, or setting by setting within an organisation; null where no such organisation is. */
  async standings(today: string, by: 'trust' | 'setting', within?: string): Promise<NationalStandings | null> {
    const { rows: named } = await this.client.query<NationalName>(
      'select id, slug, name, kind from app.organisations where slug = $1',
      [within ?? null],
    );
    const [upper] = named;
    if (within !== undefined && !upper) return null;
    const { rows } = await this.client.query<NationalName & { status: RegisterStatus; policies: number }>(
      `select o.id, o.slug, o.name, o.kind, n.status, n.policies from app.national_counts_by($1, $2, $3) n
         join app.organisations o on o.id = n.organisation_id`,
      [today, by, upper?.id ?? null],
    );
    const standings = [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((own) =>
      own.slice(0, 1).map(({ id, slug, name, kind }) => ({ id, slug, name, kind, counts: countsOf(own) })),
    );
    return { within: upper ?? null, standings };
  }

  /** One page of what is past its review date, the longest first. */
  async overdue({ today, council, within, first, after }: NationalQuestion): Promise<NationalPage> {
    const place = after ? readCursor(after) : BEFORE_ALL;
    const slug = within ?? council;
    const { rows } = await this.client.query<NationalRow>(within ? WITHIN : council ? OF_ONE_COUNCIL : EVERYWHERE, [
      ...[today, ...place, first + 1],
      ...(slug ? [slug] : []),
    ]);
    const shown = rows.slice(0, first);
    const last = shown.at(-1);
    const next = rows.length > first && last ? writeCursor({ place: last.reviewDueOn, id: last.id }) : null;
    return { rows: shown, next };
  }

  /** What waits, by kind of work: numbers. */
  queues(): Promise<OperatingQueue[]> {
    return readQueues(this.client);
  }

  /** What has failed and was not put aside, newest first. */
  failures(limit: number): Promise<OperatingFailure[]> {
    return readFailures(this.client, limit);
  }

  /** Mail, backup and version. */
  facts(): Promise<OperatingFacts> {
    return readFacts(this.client);
  }
}
