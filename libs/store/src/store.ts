import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { dataSource, pool, roleUrl, type DatabaseRole } from './connections.ts';
import {
  addAuthority,
  foundAuthorities,
  listAuthorities,
  listCertificates,
  listTrustedRoots,
  type Authority,
  type Certificate,
} from './directory/authorities.ts';
import { readBytes, type ObjectStore } from './bytes/object-store.ts';
import { collectObjects, type Collected } from './bytes/relocate-bytes.ts';
import type { StoredBlob } from './entities/index.ts';
import { AccountLinks, AccountPost } from './directory/account-links.ts';
import { Calendars } from './directory/calendars.ts';
import { Directory } from './directory/directory.ts';
import { Identities } from './directory/identities.ts';
import { SecondFactors } from './directory/second-factors.ts';
import { OperatedOrganisations, type FoundOrganisation } from './directory/operated-organisations.ts';
import { retain, type RetentionLine } from './directory/retention.ts';
import { measureInstallation, type Measure } from './directory/measures.ts';
import { Reminders } from './directory/reminders.ts';
import { keepMail, listKeptMail, type KeptMail } from './directory/kept-mail.ts';
import {
  listRevocationLists,
  listRevoked,
  publishRevocationList,
  revoke,
  type RevocationListRow,
  type RevokedRow,
} from './directory/revocations.ts';
import { WorkerPresence } from './queue/worker-presence.ts';
import { NationalWork } from './reads/national.ts';
import { hasReached, logPosition } from './reads/replica.ts';
import type { OperatedJob } from './reads/operating.ts';
import { PublicWork } from './reads/public-document.ts';
import { hashToken, type Scope, type Session } from './scope.ts';
import { asStoreError } from './store-error.ts';
import { noting, sayRequest } from './trace/request.ts';
import { enterContext, enterJob, enterPerson, enterSession } from './work/entrances.ts';
import { isUuid } from './work/is-uuid.ts';
import { lookWhetherDirect } from './work/prepared.ts';
import { inTransaction, type Statement } from './work/transaction.ts';
import type { JobWork, PersonWork, UnitOfWork } from './work/unit-of-work.ts';

export interface StoreOptions {
  /** Address of the database; its user and password are replaced by each role's. */
  readonly url: string;
  /** Password of the login roles. */
  readonly rolePassword: string;
  /** A role's own address, where it differs. */
  readonly roleUrls?: Partial<Record<DatabaseRole, string>>;
  /** Address of a replica that answers what spans all organisations, where it has all that the primary has. */
  readonly replicaUrl?: string | undefined;
  /** Where bytes are that have left the database. */
  readonly objects?: ObjectStore | undefined;
  /** Minutes after which a session that nobody uses ends; 120 when left out. */
  readonly idleMinutes?: number | undefined;
  /** Connections of the application role, and half as many of the worker's. */
  readonly poolSize?: number;
}

export interface Writing {
  /** A unit of work reads only, unless it says so. */
  readonly write?: boolean;
}

/** The database, entered by one of four entrances. Connections of a role are made when first needed. */
export class Store {
  readonly directory: Directory;
  readonly accountLinks: AccountLinks;
  readonly calendars: Calendars;
  readonly secondFactors: SecondFactors;
  readonly reminders: Reminders;
  readonly identities: Identities;
  /** Worker only. */
  readonly accountPost: AccountPost;
  readonly #options: StoreOptions;
  readonly #sources = new Map<'app' | 'worker' | 'person', Promise<DataSource>>();
  readonly #pools = new Map<DatabaseRole, pg.Pool>();
  #replica: pg.Pool | null = null;

  constructor(options: StoreOptions) {
    this.#options = options;
    const signIn = (): pg.Pool => this.#pool('sign_in');
    const app = (): pg.Pool => this.#pool('app');
    this.secondFactors = new SecondFactors(signIn);
    this.directory = new Directory(signIn, app, this.secondFactors, options.idleMinutes);
    this.identities = new Identities(signIn, app);
    this.accountLinks = new AccountLinks(signIn);
    this.calendars = new Calendars(app, () => this.#pool('public'));
    this.accountPost = new AccountPost(() => this.#pool('worker'));
    this.reminders = new Reminders(
      app,
      () => this.#pool('worker'),
      () => this.#source('worker'),
    );
  }

  /** The address of the database for one role: the worker's job runner needs its own. */
  connectionString(role: DatabaseRole): string {
    return this.#options.roleUrls?.[role] ?? roleUrl(this.#options.url, role, this.#options.rolePassword);
  }

  /**
   * Bytes of a row that was read in an entrance, wherever they are; not to be called inside one, for it may ask another machine.
   *
   * @throws StoreError `BYTES_AWAY` where they cannot be had at the moment, `BYTES_WRONG` where they are not what was stored.
   */
  async readBytes(row: Pick<StoredBlob, 'organisationId' | 'sha256' | 'bytes'>): Promise<Buffer> {
    return readBytes(row, this.#options.objects ?? null);
  }

  /** For one person acting for one organisation. */
  async inContext<T>(scope: Scope, { write = false }: Writing, inside: (work: UnitOfWork) => Promise<T>): Promise<T> {
    return inTransaction(await this.#source('app'), async (runner) => inside(await enterContext(runner, scope, write)));
  }

  /**
   * For who brings the token of a session, in the organisation they act for: reads only. `inside` is given the session, and no work where
   * they act for none or hold no post there any more; null of both where the token opens no session. `ahead` is what `inside` will ask for
   * first, if anything: it costs no trip of its own.
   */
  async inSession<T>(
    token: string,
    inside: (session: Session | null, work: UnitOfWork | null) => Promise<T>,
    ahead: readonly Statement[] = [],
  ): Promise<T> {
    return inTransaction(await this.#source('app'), async (runner) => {
      const entered = await enterSession(runner, hashToken(token), ahead);
      if (entered?.isStale) await this.directory.touchSession(entered.session);
      return inside(entered?.session ?? null, entered?.work ?? null);
    });
  }

  /**
   * For what is one person's across organisations: reads only. On connections of its own: a request that holds one of those that
   * `inContext` uses may wait here, and ten of them would wait for one another for ever.
   */
  async inPerson<T>(session: Session, inside: (work: PersonWork) => Promise<T>): Promise<T> {
    return inTransaction(await this.#source('person'), async (runner) => inside(await enterPerson(runner, session)));
  }

  /**
   * For the operator of the service: the national register, across all organisations. With `fromReplica` a replica answers where there is
   * one that has everything the primary has at this moment, and the primary else: who asks is looked at there, and nothing told is old.
   */
  async inNational<T>(
    scope: Scope,
    inside: (work: NationalWork) => Promise<T>,
    { fromReplica = false }: { readonly fromReplica?: boolean } = {},
  ): Promise<T> {
    const enter = (pool: pg.Pool, act: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
      this.#inPool(pool, 'select app.begin_national($1, $2)', [scope.tokenHash, scope.organisationId], act);
    const primary = this.#pool('national');
    const replica = fromReplica ? this.#replicaPool() : null;
    return enter(primary, async (client) => {
      const isCurrent = replica !== null && (await hasReached(replica, await logPosition(client)));
      if (!isCurrent) return inside(new NationalWork(client));
      return enter(replica, (there) => inside(new NationalWork(there)));
    });
  }

  /** Has failed work of any organisation tried again, or puts it aside; for whoever is appointed as operator, and in the record of whose it is. */
  async operateJob(scope: Scope, jobId: string, act: 'again' | 'aside'): Promise<OperatedJob> {
    if (!isUuid(jobId)) return 'not-found';
    try {
      const [row] = await noting<{ outcome: OperatedJob }>(
        this.#pool('national'),
        'select app.operate_job($1, $2, $3, $4) as outcome',
        [scope.tokenHash, scope.organisationId, jobId, act],
        'operator',
      );
      return row?.outcome ?? 'not-found';
    } catch (error) {
      throw asStoreError(error);
    }
  }

  /** Lets whoever is appointed as operator change organisations, one at a time; what `inside` throws takes back all that it wrote. */
  async inOrganisations<T>(scope: Scope, inside: (work: OperatedOrganisations) => Promise<T>): Promise<T> {
    const entrance = 'select app.begin_organisations($1, $2)';
    const act = (client: pg.PoolClient): Promise<T> => inside(new OperatedOrganisations(client, scope));
    return this.#inPool(this.#pool('national'), entrance, [scope.tokenHash, scope.organisationId], act, 'operator');
  }

  /** Organisations as the operator looks for them. */
  async findOrganisations(scope: Scope, words: string, most: number): Promise<FoundOrganisation[]> {
    const entrance = 'select app.begin_national($1, $2)';
    return this.#inPool(this.#pool('national'), entrance, [scope.tokenHash, scope.organisationId], (client) =>
      new OperatedOrganisations(client, scope).find(words, most),
    );
  }

  /** For everyone. */
  async inPublic<T>(inside: (work: PublicWork) => Promise<T>): Promise<T> {
    return this.#inPool(this.#pool('public'), 'select app.begin_public()', [], (client) =>
      inside(new PublicWork(client)),
    );
  }

  /** For a job of the worker. */
  async inJob<T>(jobId: string, { write = false }: Writing, inside: (work: JobWork) => Promise<T>): Promise<T> {
    return inTransaction(await this.#source('worker'), async (runner) => inside(await enterJob(runner, jobId, write)));
  }

  /** Notes that the worker has begun (or begun again) a job. */
  async startJob(jobId: string): Promise<void> {
    await this.inJob(jobId, { write: true }, (work) => work.start());
  }

  /** Notes how far a job is, in hundredths. */
  async noteProgress(jobId: string, progress: number, note?: string): Promise<void> {
    await this.inJob(jobId, { write: true }, (work) => work.noteProgress(progress, note));
  }

  /** Notes that a job is done; nobody enters by it again. */
  async finishJob(jobId: string): Promise<void> {
    await this.inJob(jobId, { write: true }, (work) => work.finish());
  }

  /** Notes why a job failed; it may be started again. */
  async failJob(jobId: string, error: string): Promise<void> {
    await this.inJob(jobId, { write: true }, (work) => work.fail(error));
  }

  /** Links the audit rows of one organisation into its chain and returns how many there were. */
  async linkAudit(organisationId: string): Promise<number> {
    const { rows } = await this.#pool('worker').query<{ linked: number }>('select app.link_audit($1) as linked', [
      organisationId,
    ]);
    return rows[0]?.linked ?? 0;
  }

  /** Organisations with audit rows that are not linked yet. */
  async listUnlinked(): Promise<string[]> {
    const { rows } = await this.#pool('worker').query<{ id: string }>('select id from app.unlinked_organisations() id');
    return rows.map((row) => row.id);
  }

  /** The installation's certificates, newest first. */
  async listCertificates(): Promise<Certificate[]> {
    return listCertificates(this.#pool('public'));
  }

  /** Roots by which documents are believed, DER: public. */
  async listTrustedRoots(): Promise<Buffer[]> {
    return listTrustedRoots(this.#pool('public'));
  }

  /** The installation's revocation lists, as everybody may fetch them. */
  async listRevocationLists(): Promise<RevocationListRow[]> {
    return listRevocationLists(this.#pool('public'));
  }

  /** Certificates taken back: worker only. */
  async listRevoked(): Promise<RevokedRow[]> {
    return listRevoked(this.#pool('worker'));
  }

  /** Takes a certificate of this installation back: worker only. */
  async revoke(certificate: Omit<RevokedRow, 'revokedAt'>): Promise<void> {
    return revoke(this.#pool('worker'), certificate);
  }

  /** Shows a revocation list to everybody, unless a newer one stands there: worker only. */
  async publishRevocationList(row: RevocationListRow): Promise<void> {
    return publishRevocationList(this.#pool('worker'), row);
  }

  /** Asks for the sealing that is due: renewals of archive timestamps that end before then, and seals nobody is at: worker only. */
  async enqueueDueSealing(renewBefore: Date): Promise<number> {
    const { rows } = await this.#pool('worker').query<{ count: number }>(
      'select app.enqueue_due_sealing($1) as count',
      [renewBefore],
    );
    return rows[0]?.count ?? 0;
  }

  /** Asks for the reminders of rounds of confirmations that are due and returns how many there are: worker only. */
  async enqueueDueReminders(today: string): Promise<number> {
    const { rows } = await this.#pool('worker').query<{ count: number }>(
      'select app.enqueue_due_reminders($1) as count',
      [today],
    );
    return rows[0]?.count ?? 0;
  }

  /** Asks for bytes to be moved out of the database, of a few organisations at a time, and returns of how many: worker only. */
  async enqueueMoves(): Promise<number> {
    const { rows } = await this.#pool('worker').query<{ count: number }>('select app.enqueue_moves() as count');
    return rows[0]?.count ?? 0;
  }

  /** Removes from the store of bytes what no row refers to and was stored before a moment: worker only. */
  async collectObjects(before: Date): Promise<Collected> {
    const { objects } = this.#options;
    if (!objects) return { gone: { files: 0, bytes: 0 }, unknown: 0 };
    return collectObjects(
      (inside) =>
        this.#inPool(this.#pool('worker'), 'select', [], (client) =>
          inside(async (sql, parameters) => (await client.query(sql, parameters)).rows as unknown[]),
        ),
      objects,
      { before, carryOut: true },
    );
  }

  /** Asks settings to count their rounds of confirmations and returns how many there are: worker only. */
  async enqueueRoundCounts(today: string): Promise<number> {
    const { rows } = await this.#pool('worker').query<{ count: number }>(
      'select app.enqueue_round_counts($1) as count',
      [today],
    );
    return rows[0]?.count ?? 0;
  }

  /** Lets go of the bytes of packs that have expired and returns how many packs there were: worker only. */
  async emptyExpiredPacks(now: Date): Promise<number> {
    const { rows } = await this.#pool('worker').query<{ count: number }>(
      'select app.empty_expired_packs($1) as count',
      [now],
    );
    return rows[0]?.count ?? 0;
  }

  /** Deletes what has ended long enough ago, by the installation's rules, and says how much of each: worker only. */
  async applyRetention(now: Date): Promise<RetentionLine[]> {
    return retain(this.#pool('worker'), now, true);
  }

  /** Keeps a mail that there is nowhere to send to, for the mailbox page of a demonstration; once is enough: worker only. */
  async keepMail(mail: Omit<KeptMail, 'keptAt'>): Promise<void> {
    return keepMail(this.#pool('worker'), mail);
  }

  /** The mail that a demonstration kept, newest first. */
  async listKeptMail(): Promise<KeptMail[]> {
    return listKeptMail(this.#pool('public'));
  }

  /**
   * Counts the register anew for a date: organisations whose rows have changed, and those counted for another date. In steps of a
   * transaction each, and one worker at a time; returns how many organisations were counted: worker only.
   */
  async recountRegister(today: string): Promise<number> {
    for (let counted = 0; ;) {
      const { rows } = await this.#pool('worker').query<{ count: number }>(
        'select app.recount_register($1, 1000) as count',
        [today],
      );
      const count = rows[0]?.count ?? 0;
      if (count === 0) return counted;
      counted += count;
    }
  }

  /** The installation's authorities with their enveloped keys: worker only. */
  async listAuthorities(): Promise<Authority[]> {
    return listAuthorities(this.#pool('worker'));
  }

  /** Keeps an authority: worker only. */
  async addAuthority(authority: Omit<Authority, 'id'>): Promise<string> {
    return addAuthority(this.#pool('worker'), authority);
  }

  /** Keeps a newly made set of authorities unless there are some already; false when there were: worker only. */
  async foundAuthorities(authorities: readonly Omit<Authority, 'id'>[]): Promise<boolean> {
    return foundAuthorities(this.#pool('worker'), authorities);
  }

  /** A connection by which one worker process shows that it is alive. */
  workerPresence(): WorkerPresence {
    return new WorkerPresence(this.connectionString('worker'));
  }

  /** Numbers of the whole installation, for monitoring. */
  async measure(): Promise<Measure[]> {
    return measureInstallation(this.#pool('public'));
  }

  /** Whether the database answers a role (for readiness). */
  async isReady(role: DatabaseRole = 'public'): Promise<boolean> {
    return this.#pool(role)
      .query('select 1')
      .then(() => true)
      .catch(() => false);
  }

  /** Closes every connection. */
  async close(): Promise<void> {
    const sources = await Promise.allSettled(this.#sources.values());
    await Promise.all([
      ...sources.map((source) => (source.status === 'fulfilled' ? source.value.destroy() : undefined)),
      ...[...this.#pools.values(), ...(this.#replica ? [this.#replica] : [])].map((connections) => connections.end()),
    ]);
    this.#sources.clear();
    this.#pools.clear();
    this.#replica = null;
  }

  async #inPool<T>(
    pool: pg.Pool,
    entrance: string,
    parameters: unknown[],
    inside: (client: pg.PoolClient) => Promise<T>,
    behalf: 'operator' | null = null,
  ): Promise<T> {
    const client = await pool.connect();
    try {
      await client.query(behalf === null ? 'begin' : `begin; ${sayRequest(behalf)}`);
      await client.query(entrance, parameters);
      const answer = await inside(client);
      await client.query('commit');
      return answer;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw asStoreError(error);
    } finally {
      client.release();
    }
  }

  #source(use: 'app' | 'worker' | 'person'): Promise<DataSource> {
    const known = this.#sources.get(use);
    if (known) return known;
    const size = this.#options.poolSize ?? 10;
    const opened = dataSource(
      this.connectionString(use === 'person' ? 'app' : use),
      use === 'app' ? size : Math.max(2, Math.ceil(size / 2)),
      `ratify-${use}`,
    )
      .initialize()
      .then(lookWhetherDirect);
    this.#sources.set(use, opened);
    opened.catch(() => this.#sources.delete(use)); // try again when next asked
    return opened;
  }

  #replicaPool(): pg.Pool | null {
    const { replicaUrl, rolePassword } = this.#options;
    if (!replicaUrl) return null;
    return (this.#replica ??= pool(roleUrl(replicaUrl, 'national', rolePassword), 2));
  }

  #pool(role: DatabaseRole): pg.Pool {
    const known = this.#pools.get(role);
    if (known) return known;
    const made = pool(this.connectionString(role), 2);
    this.#pools.set(role, made);
    return made;
  }
}
