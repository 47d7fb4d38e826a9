import { randomBytes } from 'node:crypto';
import { hashToken, scopeFromSession, type AppointedRole, type Person, type Scope, type Session } from '@ratify/store';
import { buildAppointment, buildPerson } from './build/organisations.ts';
import type { TestDatabase } from './create-database.ts';

export interface SignedIn {
  readonly person: Person;
  /** The cookie's value. */
  readonly token: string;
  readonly session: Session;
  readonly scope: Scope;
}

export interface SignInOptions {
  readonly organisationId: string;
  /** `head`, unless told otherwise; an empty list leaves the person without an appointment. */
  readonly roles?: readonly AppointedRole[];
  readonly person?: Person;
  /** Negative: it has ended. */
  readonly hours?: number;
}

/** A person appointed and signed in, without the cost of a password. */
export async function signIn(database: TestDatabase, options: SignInOptions): Promise<SignedIn> {
  const { organisationId, roles = ['head'], hours = 1 } = options;
  const person = options.person ?? (await buildPerson(database));
  for (const role of roles) {
    await buildAppointment(database, { organisationId, role, personId: person.id, personName: person.fullName });
  }
  const token = randomBytes(16).toString('hex');
  const session: Session = {
    tokenHash: hashToken(token),
    personId: person.id,
    fullName: person.fullName,
    email: person.email,
    actingOrganisationId: organisationId,
    csrfSecret: randomBytes(8).toString('hex'),
    provedAt: new Date(),
    provider: null,
    expiresAt: new Date(Date.now() + hours * 3_600_000),
  };
  await database.owner.query(
    `insert into directory.sessions (token_hash, person_id, acting_organisation_id, csrf_secret, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [session.tokenHash, person.id, organisationId, session.csrfSecret, session.expiresAt],
  );
  return { person, token, session, scope: scopeFromSession(session) as Scope };
}
