import type { EntityManager } from 'typeorm';
import type { Ancestor } from '../entities/index.ts';
import type { Reach } from '../work/reach.ts';
import { writeCursor } from './register-cursor.ts';
import { REGISTER_STATUSES, type RegisterStatus } from '@ratify/policy';
import type { RegisterAcross, RegisterFilter, RegisterQuestion } from './register-question.ts';
import { registerCountsStatement, registerPageStatement } from './register-statements.ts';

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
  /** The newest edition in sight of its template. */
  readonly latestEditionNumber: number | null;
  /** Whether a newer edition than its own is out. */
  readonly behind: boolean;
  /** Of the newer ones, the earliest date by which adoption is asked for. */
  readonly adoptByOn: string | null;
  readonly adoptedOn: string | null;
  readonly reviewDueOn: string | null;
  readonly reviewDueSaid: string | null;
  /** What is in force was signed on paper, and the scan is there. */
  readonly isOnPaper: boolean;
  /** Exceptions to fixed clauses that hold. */
  readonly exceptions: number;
  /** When it left its template, if it is on none. */
  readonly leftTemplateOn: string | null;
  /** When a reason to review it before its date was last noted, while one stands. */
  readonly reasonOn: string | null;
  /** The document or system that holds it, where it is held elsewhere. */
  readonly heldIn: string | null;
  /** The editions that its own descends from, the root first; none where it descends from none or may not be seen. */
  readonly lineage: readonly Ancestor[];
  readonly descendsThrough: string | null;
  readonly descendsNumber: number | null;
}

/** What a line of the register says beside its status. */
export interface RegisterRemark {
  readonly policyId: string;
  /** Who expects of its setting a policy of which nothing is in force there yet: names, joined by `and`. */
  readonly expectedBy: string | null;
  /** Nothing shows when what is in use was adopted, whatever its review says. */
  readonly isUnevidenced: boolean;
}

export interface RegisterPage {
  readonly rows: readonly RegisterRow[];
  /** Ask for the next page with this; null at the end. */
  readonly next: string | null;
}

export type RegisterCounts = Readonly<Record<RegisterStatus, number>>;

/** The compliance view over the acting organisation and those below it. */
export class Register {
  constructor(
    private readonly manager: EntityManager,
    private readonly reach: Reach,
  ) {}

  /** One page, what is missing first, then by due date and id (keyset: a page costs the same wherever it stands). */
  async page(question: RegisterQuestion): Promise<RegisterPage> {
    const { text, values } = registerPageStatement(question);
    const found: DatabaseRow[] = await this.manager.query(text, values);
    const { first } = question;
    const shown = found.slice(0, first);
    const last = shown.at(-1);
    const next = found.length > shown.length && last ? writeCursor(last) : null;
    return { rows: shown.map(({ place: _place, ...row }) => row), next };
  }

  /** What the lines of a page do not say by their status, of those of these policies that are seen. */
  async remarks(today: string, policyIds: readonly string[]): Promise<RegisterRemark[]> {
    if (policyIds.length === 0) return [];
    return this.manager.query(
      `select policy_id as "policyId", expected_by as "expectedBy", is_unevidenced as "isUnevidenced" from app.register_remarks($1, $2)`,
      [today, policyIds],
    );
  }

  /** How many rows of each status there are: from the counters, and counted anew where they do not hold. */
  async counts(today: string): Promise<RegisterCounts> {
    return countsOf(await this.#counts(today));
  }

  /** The same, with the counts across the statuses; of what a filter leaves, the lines are counted. */
  async allCounts(
    today: string,
    filter?: RegisterFilter,
  ): Promise<RegisterCounts & Readonly<Record<RegisterAcross, number>>> {
    const found = await this.#counts(today, filter);
    const across = (name: RegisterAcross): number => found.find(({ status }) => status === name)?.policies ?? 0;
    return {
      ...countsOf(found),
      ...{ behind: across('behind'), exception: across('exception'), left: across('left'), reason: across('reason') },
    };
  }

  async #counts(today: string, filter?: RegisterFilter): Promise<Counted[]> {
    const { text, values } = registerCountsStatement(today, filter);
    return this.manager.query(text, values);
  }

  /** What is expected of an organisation of one's own and not held there, by title; of schools only. */
  async missingHere(organisationId: string, today: string): Promise<MissingPolicy[]> {
    return this.manager.query(
      `select id, title, basis, template_id as "templateId", publisher_name as "publisherName", due_on as "dueOn"
       from app.missing_here($1, $2)`,
      [organisationId, today],
    );
  }

  /** All that is expected of a setting in sight and missing there, by whoever expects it: ids, among them of publishers out of sight. */
  async missingAt(organisationId: string, today: string): Promise<string[]> {
    const found: { id: string }[] = await this.manager.query('select id from app.missing_at($1, $2) m (id)', [
      organisationId,
      today,
    ]);
    return found.map(({ id }) => id);
  }

  /** Policies with exceptions that hold on a day, and how many: those seen, and those whose question was addressed here. */
  async exceptions(today: string): Promise<ReadonlyMap<string, number>> {
    const found: { policyId: string; count: number }[] = await this.manager.query(
      `select policy_id as "policyId", count(distinct id) as count from (
         select x.id, x.policy_id, x.state, x.until_on from app.exceptions x where x.organisation_id = any($2::uuid[]) and x.state = 'granted'
         union all select (a.exception).id, (a.exception).policy_id, (a.exception).state, (a.exception).until_on from app.exceptions_addressed() a) x
       where x.state = 'granted' and x.policy_id is not null and (x.until_on is null or x.until_on >= $1::date) group by 1`,
      [today, this.reach.below],
    );
    return new Map(found.map(({ policyId, count }) => [policyId, count]));
  }

  /** Of these editions, those that descend from others: by whom, and from which. Others' count where they descend from one's own. */
  async descents(editionIds: readonly string[]): Promise<Descent[]> {
    if (editionIds.length === 0) return [];
    return this.manager.query(
      `select distinct on (id) id as "editionId", number, publisher as "publisherName", lineage from (
         select e.id, e.number, coalesce(o.name, '') as publisher, e.lineage, 1 as turn from app.editions e
           left join app.organisations o on o.id = e.organisation_id where e.id = any($1::uuid[]) and e.organisation_id = any($2::uuid[])
         union all select d.edition_id, d.number, d.publisher_name, d.lineage, 2 from app.descended_editions() d where d.edition_id = any($1::uuid[])) every
       where lineage <> '[]' order by id, turn`,
      [editionIds, this.reach.above],
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
    if (this.reach.isSeller === false) return []; // nearly everybody, on every page that is the last
    return this.manager.query(
      `select b.policy_id as "policyId", b.organisation_id as "organisationId", o.name as "organisationName", b.title,
         b.template_id as "templateId", b.base_edition_id as "editionId", e.number as "editionNumber", n.latest as "latestEditionNumber",
         coalesce(n.latest > e.number, false) as behind, n.adopt_by as "adoptByOn", b.adopted_on as "adoptedOn", b.review_due_on as "reviewDueOn"
       from app.bought_policies() b left join app.organisations o on o.id = b.organisation_id
       left join app.editions e on e.id = b.base_edition_id
       left join lateral (select max(n.number) as latest, min(n.adopt_by_on) filter (where n.number > e.number) as adopt_by
         from app.editions n where n.template_id = b.template_id) n on true
       order by b.review_due_on, b.policy_id`,
    );
  }
}

/** A policy that a publisher expects and that is not there. */
export interface MissingPolicy {
  /** Of the expectation. */
  readonly id: string;
  readonly title: string;
  /** By what it is expected. */
  readonly basis: string;
  /** What it can be started from; null where nothing is published for it. */
  readonly templateId: string | null;
  readonly publisherName: string;
  /** By when it is to be held. */
  readonly dueOn: string | null;
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
  | 'organisationId'
  | 'organisationName'
  | 'title'
  | 'templateId'
  | 'editionId'
  | 'editionNumber'
  | 'latestEditionNumber'
  | 'behind'
  | 'adoptByOn'
  | 'adoptedOn'
  | 'reviewDueOn'
> & { readonly policyId: string };

interface DatabaseRow extends RegisterRow {
  readonly place: string;
}

interface Counted {
  readonly status: RegisterStatus | RegisterAcross;
  readonly policies: number;
}

/** Every status, those that nothing stands in as well. */
export function countsOf(found: readonly Counted[]): RegisterCounts {
  return Object.fromEntries(
    REGISTER_STATUSES.map((status) => [
      status,
      found.filter((each) => each.status === status).reduce((sum, { policies }) => sum + policies, 0),
    ]),
  ) as Record<RegisterStatus, number>;
}
