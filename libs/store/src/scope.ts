import { createHash } from 'node:crypto';

/** A live session, as the directory answered it. Only an answer of the directory makes one. */
export interface Session {
  readonly tokenHash: Buffer;
  readonly personId: string;
  readonly fullName: string;
  readonly email: string;
  readonly actingOrganisationId: string | null;
  readonly csrfSecret: string;
  readonly expiresAt: Date;
  /** When its holder last proved who they are. */
  readonly provedAt: Date;
  /** The outside provider that vouched for its holder; null where they typed a password. */
  readonly provider: string | null;
}

/** What the database answers of a live session. */
export interface SessionRow {
  readonly person_id: string;
  readonly person_name: string;
  readonly email: string;
  readonly acting_organisation_id: string | null;
  readonly csrf_secret: string;
  readonly expires_at: Date;
  readonly proved_at: Date;
  readonly provider: string | null;
}

/** The session of a token's hash. */
export function sessionOf(tokenHash: Buffer, row: SessionRow): Session {
  return {
    tokenHash,
    personId: row.person_id,
    fullName: row.person_name,
    email: row.email,
    actingOrganisationId: row.acting_organisation_id,
    csrfSecret: row.csrf_secret,
    expiresAt: row.expires_at,
    provedAt: row.proved_at,
    provider: row.provider,
  };
}

/** Who acts for which organisation. Made only from a session; the database checks both again at every entrance. */
export class Scope {
  readonly #tokenHash: Buffer;
  readonly organisationId: string;
  /** When whoever acts last proved who they are. */
  readonly provedAt: Date;

  private constructor({ tokenHash, provedAt }: Session, organisationId: string) {
    this.#tokenHash = tokenHash;
    this.provedAt = provedAt;
    this.organisationId = organisationId;
  }

  /** The hash that the entrance looks up. */
  get tokenHash(): Buffer {
    return this.#tokenHash;
  }

  static fromSession(session: Session): Scope | null {
    return session.actingOrganisationId ? new Scope(session, session.actingOrganisationId) : null;
  }
}

/** The scope of a session, or null while it acts for no organisation. */
export function scopeFromSession(session: Session): Scope | null {
  return Scope.fromSession(session);
}

/** What the database keeps of a session token. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
