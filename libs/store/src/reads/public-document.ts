import type pg from 'pg';

/** What anyone with the code printed on a document may know of it. */
export interface PublicDocument {
  readonly title: string;
  readonly organisationName: string;
  readonly state: string;
  readonly revisionNumber: number;
  readonly revisionState: string;
  readonly adoptedOn: string | null;
  readonly effectiveFrom: string | null;
  readonly reviewDueOn: string | null;
  readonly sha256: string | null;
  readonly length: number | null;
  readonly level: string | null;
  readonly madeAt: Date | null;
  /** When the adoption it tells of was set aside, for it had been recorded wrongly. */
  readonly correctedAt: Date | null;
  /** The first day on which its policy was out of use by a decision, and the title of what took its place. */
  readonly retiredOn: string | null;
  readonly replacedBy: string | null;
  /** Roles, never names. */
  readonly signed: readonly {
    readonly role: string;
    /** The office for which it signed, where that is another. */
    readonly forRole: string | null;
    /** Of an electronic signature. */
    readonly signedAt: string | null;
    /** Of a signature on paper. */
    readonly signedOn: string | null;
  }[];
}

/** One stored state of a document, for whoever holds the bytes of any of them. */
export interface KnownState {
  readonly verifyCode: string;
  readonly number: number;
  readonly sha256: string;
  readonly length: number;
  readonly level: string;
}

/** A policy that is shown on the web. */
export interface PublicPolicyLine {
  readonly title: string;
  readonly slug: string;
  readonly organisationName: string;
  readonly colour: string | null;
  readonly adoptedOn: string | null;
  readonly reviewDueOn: string | null;
  readonly reviewDueSaid: string | null;
}

/** All that is told of it. Its text may name people: `withholdPeople` before anybody reads it. */
export interface PublicPolicy extends PublicPolicyLine {
  readonly organisationSlug: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly number: number;
  readonly effectiveFrom: string | null;
  readonly adoptedBy: string | null;
  readonly verifyCode: string | null;
}

/** What everybody is told of a policy that was shown and is out of use. */
export interface WithdrawnPolicy {
  readonly title: string;
  readonly slug: string;
  readonly organisationName: string;
  readonly organisationSlug: string;
  readonly colour: string | null;
  readonly retiredOn: string;
  /** What took its place; null where nothing did, or it is not shown. */
  readonly successorTitle: string | null;
  readonly successorSlug: string | null;
}

/** What is open to everyone. */
export class PublicWork {
  constructor(private readonly client: pg.PoolClient) {}

  /** The document of a verify code, or null. */
  async findDocument(code: string): Promise<PublicDocument | null> {
    const { rows } = await this.client.query<PublicDocument>(
      `select title, organisation_name as "organisationName", state, revision_number as "revisionNumber",
         revision_state as "revisionState", adopted_on as "adoptedOn", effective_from as "effectiveFrom",
         review_due_on as "reviewDueOn", sha256, length, level, made_at as "madeAt", signed,
         corrected_at as "correctedAt", retired_on as "retiredOn", replaced_by as "replacedBy"
       from app.public_document($1)`,
      [code],
    );
    return rows[0] ?? null;
  }

  /** A policy that is shown, by the two parts of its address; null for everything else. */
  async findPolicy(organisation: string, policy: string): Promise<PublicPolicy | null> {
    const { rows } = await this.client.query<PublicPolicy>(
      `select title, slug, organisation_name as "organisationName", organisation_slug as "organisationSlug", colour, text, facts,
         number, adopted_on as "adoptedOn", effective_from as "effectiveFrom", review_due_on as "reviewDueOn",
         review_due_said as "reviewDueSaid", adopted_by as "adoptedBy", verify_code as "verifyCode"
       from app.public_policy($1, $2)`,
      [organisation, policy],
    );
    return rows[0] ?? null;
  }

  /** A policy that was shown and is withdrawn, by the two parts of its address; null for everything else. */
  async findWithdrawn(organisation: string, policy: string): Promise<WithdrawnPolicy | null> {
    const { rows } = await this.client.query<WithdrawnPolicy>(
      `select title, slug, organisation_name as "organisationName", organisation_slug as "organisationSlug", colour,
         retired_on as "retiredOn", successor_title as "successorTitle", successor_slug as "successorSlug"
       from app.public_withdrawn($1, $2)`,
      [organisation, policy],
    );
    return rows[0] ?? null;
  }

  /** What an organisation shows, by title. */
  async listPolicies(organisation: string): Promise<PublicPolicyLine[]> {
    const { rows } = await this.client.query<PublicPolicyLine>(
      `select title, slug, organisation_name as "organisationName", colour, adopted_on as "adoptedOn",
         review_due_on as "reviewDueOn", review_due_said as "reviewDueSaid" from app.public_policies($1)`,
      [organisation],
    );
    return rows;
  }

  /** Every stored state of the document that a file with this SHA-256 (hexadecimal) is a state of, oldest first. */
  async findKnownDocument(sha256: string): Promise<KnownState[]> {
    const { rows } = await this.client.query<KnownState>(
      'select verify_code as "verifyCode", number, sha256, length, level from app.known_document($1)',
      [sha256],
    );
    return rows;
  }
}
