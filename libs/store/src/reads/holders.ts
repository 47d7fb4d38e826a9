import type { EntityManager } from 'typeorm';
import type { Materiality } from '../entities/edition.ts';

/** One policy made from a template of the acting organisation, as far as the link to its organisation lets it be seen. */
export interface Holder {
  readonly organisationId: string;
  readonly policyId: string;
  /** Null where the link shows no organisation. */
  readonly organisationName: string | null;
  readonly baseEditionId: string | null;
  /** Whether the link shows what the organisation adopts; `adopted` of others is null and tells nothing. */
  readonly showsAdopted: boolean;
  readonly adopted: AdoptedText | null;
}

/** The adopted revision of a holder, without its text. */
export interface AdoptedText {
  readonly revisionId: string;
  readonly textSha256: string;
  readonly baseEditionId: string;
  /** Fixed clauses that it may word otherwise on the day asked about, by id, in order. */
  readonly excepted: readonly string[];
  /** Changes of single clauses that were declined, each by the hash of the wording that was not taken. */
  readonly declined: readonly { readonly clauseId: string; readonly theirsSha256: string }[];
}

export interface EditionHead {
  readonly number: number;
  readonly textSha256: string;
  readonly materiality: Materiality;
}

/** What one holder answered to one edition. */
export interface HolderOffer {
  readonly organisationId: string;
  readonly policyId: string;
  readonly editionId: string;
  readonly offeredAt: Date;
  readonly answer: 'taken' | 'declined' | null;
  readonly answeredAt: Date | null;
  readonly reason: string | null;
}

/** Who holds the acting organisation's templates. Never a draft: those are their writers'. */
export class Holders {
  constructor(private readonly manager: EntityManager) {}

  /** Everyone who holds a template, by name; nobody, of a template that is another's. */
  async of(templateId: string, today: string): Promise<Holder[]> {
    const found: FoundHolder[] = await this.manager.query(
      `select f.organisation_id as "organisationId", f.policy_id as "policyId", f.base_edition_id as "baseEditionId",
         o.name as "organisationName", p.id is not null as "showsAdopted",
         coalesce(x.excepted, '{}') as excepted, coalesce(d.declined, '[]') as declined, r.id as "revisionId", r.text_sha256 as "textSha256", r.base_edition_id as "revisionBaseId"
       from app.forks_of($1) f
       left join app.organisations o on o.id = f.organisation_id
       left join app.policies p on p.organisation_id = f.organisation_id and p.id = f.policy_id
       left join app.revisions r on r.organisation_id = p.organisation_id and r.id = p.adopted_revision_id
       left join (
         select organisation_id, policy_id, array_agg(clause_id order by clause_id) as excepted from app.exceptions
         where state = 'granted' and policy_id is not null and (until_on is null or until_on >= $2)
         group by organisation_id, policy_id
       ) x on x.organisation_id = p.organisation_id and x.policy_id = p.id
       left join (
         select organisation_id, policy_id,
           jsonb_agg(jsonb_build_object('clauseId', clause_id, 'theirsSha256', theirs_sha256) order by clause_id) as declined
         from app.declined_changes group by organisation_id, policy_id
       ) d on d.organisation_id = p.organisation_id and d.policy_id = p.id
       order by o.name, f.organisation_id, f.policy_id`,
      [templateId, today],
    );
    return found.map(({ revisionId, textSha256, revisionBaseId, excepted, declined, ...holder }) => ({
      ...holder,
      adopted:
        revisionId && textSha256 && revisionBaseId
          ? { revisionId, textSha256, baseEditionId: revisionBaseId, excepted, declined }
          : null,
    }));
  }

  /** Every edition of a template, by id, without its text. */
  async editionsOf(templateId: string): Promise<ReadonlyMap<string, EditionHead>> {
    const found: (EditionHead & { id: string })[] = await this.manager.query(
      'select id, number, text_sha256 as "textSha256", materiality from app.editions where template_id = $1',
      [templateId],
    );
    return new Map(found.map(({ id, ...head }) => [id, head]));
  }

  /** Hashes of the template's texts whose effects are kept. */
  async countedTexts(templateId: string): Promise<string[]> {
    const found: { sha256: string }[] = await this.manager.query(
      'select distinct theirs_sha256 as sha256 from app.edition_effects where template_id = $1',
      [templateId],
    );
    return found.map((each) => each.sha256);
  }

  /** Every answer to every edition of a template, the open ones too. */
  async offersOf(templateId: string): Promise<HolderOffer[]> {
    return this.manager.query(
      `select organisation_id as "organisationId", policy_id as "policyId", edition_id as "editionId",
         offered_at as "offeredAt", answer, answered_at as "answeredAt", reason
       from app.offers_of($1)`,
      [templateId],
    );
  }

  /** How many holders stand where in the roll-out of one edition. */
  async rollOutOf(
    templateId: string,
    editionId: string,
    number: number,
  ): Promise<{ offered: number; waiting: number }> {
    const [row] = (await this.manager.query(
      `select count(u.policy_id)::int as offered, count(*) filter (where u.policy_id is null and b.number < $3)::int as waiting
       from app.forks_of($1) f
       left join app.editions b on b.id = f.base_edition_id
       left join app.offers_of($1) u on u.organisation_id = f.organisation_id and u.policy_id = f.policy_id and u.edition_id = $2`,
      [templateId, editionId, number],
    )) as { offered: number; waiting: number }[];
    return row ?? { offered: 0, waiting: 0 };
  }
}

type FoundHolder = Omit<Holder, 'adopted'> & {
  readonly revisionId: string | null;
  readonly textSha256: string | null;
  readonly revisionBaseId: string | null;
  readonly excepted: readonly string[];
  readonly declined: AdoptedText['declined'];
};
