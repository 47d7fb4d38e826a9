import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { hashToken, sessionOf, type Scope, type Session, type SessionRow } from '../scope.ts';
import { noting } from '../trace/request.ts';
import { isUuid } from '../work/is-uuid.ts';
import { isPassword } from './passwords.ts';
import type { SecondFactors } from './second-factors.ts';

export type SignInAnswer =
  | { readonly outcome: 'signed-in'; readonly token: string; readonly session: Session }
  /** The password was right, and a code is needed too: the token leads to it and to nothing else. */
  | { readonly outcome: 'code-needed'; readonly token: string }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'locked'; readonly until: Date };

/** A session as its person sees it in their list. */
export interface OpenSession {
  /** Lets nobody in. */
  readonly id: string;
  readonly device: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly isThis: boolean;
}

type PasswordAnswer =
  | { readonly outcome: 'right'; readonly personId: string }
  | Exclude<SignInAnswer, { readonly outcome: 'signed-in' | 'code-needed' }>;

interface Credentials {
  readonly person_id: string;
  /** null where the account is locked */
  readonly password_hash: string | null;
  readonly locked_until: Date | null;
}

const SESSION_HOURS = 12;

/** Minutes after which a session that nobody uses ends, where the installation does not say. */
const IDLE_MINUTES = 120;

const OPENING = "$1, $2, $3, $4 * interval '1 hour', $5 * interval '1 minute'";

/** People and sessions: what belongs to no organisation. */
export class Directory {
  constructor(
    private readonly signInPool: () => pg.Pool,
    private readonly appPool: () => pg.Pool,
    private readonly secondFactors: SecondFactors,
    private readonly idleMinutes = IDLE_MINUTES,
  ) {}

  /**
   * Opens a session for an address and a password, or says that a code is needed too; five wrong ones close the account for a quarter
   * of an hour.
   */
  async signIn(email: string, password: string): Promise<SignInAnswer> {
    const answer = await this.#check(email, password);
    if (answer.outcome !== 'right') return answer;
    const { personId } = answer;
    const factor = await this.secondFactors.find(personId);
    if (factor?.confirmedAt) return { outcome: 'code-needed', token: await this.secondFactors.openStep(personId) };
    return { outcome: 'signed-in', ...(await this.openSession(personId)) };
  }

  /** Proves anew who holds a session; wrong passwords count as they do at signing in. */
  async prove(session: Session, password: string): Promise<'proved' | 'refused' | 'locked'> {
    const answer = await this.#check(session.email, password);
    if (answer.outcome !== 'right') return answer.outcome;
    return (await this.noteProof(session)) ? 'proved' : 'refused';
  }

  /** Whether a password is that of who holds a session; wrong ones count, and nothing is noted of a right one. */
  async checkPassword(session: Session, password: string): Promise<PasswordAnswer['outcome']> {
    return (await this.#check(session.email, password)).outcome;
  }

  /** Notes that who holds a session has been proved, and forgets failed attempts; false where it has ended. */
  async noteProof(session: Session): Promise<boolean> {
    const [row] = await noting<{ done: boolean }>(this.signInPool(), 'select directory.note_proof($1) as done', [
      session.tokenHash,
    ]);
    return row?.done ?? false;
  }

  /** Every attempt counts from its beginning; a right one is taken back, so that many at once are no way round. */
  async #check(email: string, password: string): Promise<PasswordAnswer> {
    const { rows } = await this.signInPool().query<Credentials>('select * from directory.try_password($1)', [email]);
    const account = rows[0];
    const isRight = await isPassword(account?.password_hash ?? null, password);
    if (account?.locked_until) return { outcome: 'locked', until: account.locked_until };
    if (!account) return { outcome: 'refused' };
    if (!isRight) {
      await noting(this.signInPool(), "select directory.note_wrong_attempt($1, 'password')", [account.person_id]);
      return { outcome: 'refused' };
    }
    await this.signInPool().query('select directory.note_right_password($1)', [account.person_id]);
    return { outcome: 'right', personId: account.person_id };
  }

  /** Opens a session for a person whose identity has been checked; only the token's hash is kept. */
  async openSession(personId: string, hours = SESSION_HOURS): Promise<{ token: string; session: Session }> {
    return this.#open(`directory.open_session(${OPENING})`, personId, hours);
  }

  /** Opens one for somebody whom an outside provider vouched for, and says when it asked them last. */
  async openProviderSession(
    personId: string,
    { provider, provedAt }: { readonly provider: string; readonly provedAt: Date },
  ): Promise<{ token: string; session: Session }> {
    return this.#open(
      `directory.open_provider_session(${OPENING}, $6, $7)`,
      personId,
      SESSION_HOURS,
      provider,
      provedAt,
    );
  }

  async #open(
    call: string,
    personId: string,
    hours: number,
    ...provider: readonly unknown[]
  ): Promise<{ token: string; session: Session }> {
    const token = randomBytes(32).toString('base64url');
    const csrfSecret = randomBytes(18).toString('base64url');
    const given = [hashToken(token), personId, csrfSecret, hours, this.idleMinutes, ...provider];
    await noting(this.signInPool(), `select ${call}`, given);
    const session = await this.findSession(token);
    if (!session) throw new Error('the session has ended before it began');
    return { token, session };
  }

  /** The live session of a token, or null. */
  async findSession(token: string): Promise<Session | null> {
    const tokenHash = hashToken(token);
    const { rows } = await this.appPool().query<SessionRow>(
      'select *, full_name as person_name, directory.touch_session($1) from directory.find_session($1)',
      [tokenHash],
    );
    return rows[0] ? sessionOf(tokenHash, rows[0]) : null;
  }

  /** Notes that a session was used; at most once a minute. */
  async touchSession({ tokenHash }: Session): Promise<void> {
    await this.appPool().query('select directory.touch_session($1)', [tokenHash]);
  }

  /** The live token of a program: a session that reads for one organisation, and what it reads; null when it opens nothing. */
  async findApiToken(token: string): Promise<{ session: Session; scopes: readonly string[] } | null> {
    const tokenHash = hashToken(token);
    const { rows } = await this.appPool().query<{
      organisation_id: string;
      person_id: string;
      name: string;
      scopes: string[];
    }>('select organisation_id, person_id, name, scopes from directory.find_token($1)', [tokenHash]);
    const row = rows[0];
    if (!row) return null;
    const session = {
      ...{ tokenHash, personId: row.person_id, fullName: row.name, email: '', provider: null, csrfSecret: '' },
      ...{ actingOrganisationId: row.organisation_id, expiresAt: new Date(0), provedAt: new Date(0) },
    };
    return { session, scopes: row.scopes };
  }

  /** Notes from what device a session was opened, in words. */
  async nameDevice(session: Session, device: string): Promise<void> {
    await this.appPool().query('select directory.name_device($1, $2)', [session.tokenHash, device]);
  }

  /** Where the person of a session is signed in, that session first. */
  async listSessions(session: Session): Promise<OpenSession[]> {
    const { rows } = await this.appPool().query<OpenSession>(
      `select id, device, created_at as "createdAt", last_seen_at as "lastSeenAt", is_this as "isThis"
       from directory.list_sessions($1)`,
      [session.tokenHash],
    );
    return rows;
  }

  /** Ends one session of the same person, or with null all others, and says how many ended. */
  async endSessions(session: Session, sessionId: string | null): Promise<number> {
    if (sessionId !== null && !isUuid(sessionId)) return 0;
    const { rows } = await this.appPool().query<{ ended: number }>('select directory.end_sessions($1, $2) as ended', [
      session.tokenHash,
      sessionId,
    ]);
    return rows[0]?.ended ?? 0;
  }

  /** Everything that is held of the account of a session's person, by table; null when the session has ended. */
  async ownAccount(session: Session): Promise<Record<string, object[]> | null> {
    const { rows } = await this.appPool().query<{ account: Record<string, object[]> | null }>(
      'select directory.own_account($1) as account',
      [session.tokenHash],
    );
    return rows[0]?.account ?? null;
  }

  /** Notes in the record that whoever acts has read what is personal, unless it stands there within the hour. */
  async notePersonalRead(scope: Scope, action: string, subjectId: string | null): Promise<boolean> {
    const [row] = await noting<{ noted: boolean }>(
      this.appPool(),
      'select app.note_personal_read($1, $2, $3, $4) as noted',
      [scope.tokenHash, scope.organisationId, action, subjectId],
    );
    return row?.noted ?? false;
  }

  /** Ends a session. */
  async closeSession(session: Session): Promise<void> {
    await this.appPool().query('select directory.close_session($1)', [session.tokenHash]);
  }

  /** The session acting for another of the person's organisations, or null when there is no current appointment there. */
  async actFor(session: Session, organisationId: string): Promise<Session | null> {
    if (!isUuid(organisationId)) return null;
    const { rows } = await this.appPool().query<{ changed: boolean }>('select directory.act_for($1, $2) as changed', [
      session.tokenHash,
      organisationId,
    ]);
    return rows[0]?.changed ? { ...session, actingOrganisationId: organisationId } : null;
  }
}
