import { setImmediate } from 'node:timers/promises';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readableRows, type Journey, type ReadableRows } from '@ratify/journey';
import { sayDevice } from '../people/say-device.ts';
import { cookieName } from './host-cookies.ts';
import { StoreError, scopeFromSession, type Scope, type Session, type Statement, type UnitOfWork } from '@ratify/store';

export const SESSION_COOKIE = 'ratify_session';

/** Of somebody who has typed the password and not yet the code. What it leads to stands in the database. */
export const STEP_COOKIE = 'ratify_step';

/** Of somebody who has gone to an outside provider to sign in there: sealed, for their way back. */
export const PROVIDER_COOKIE = 'ratify_provider';

/**
 * One request: who asks, and the one reading transaction that all its resolvers share. Mutations end it first and the fields
 * after them open a new one, so that nobody reads what was before.
 */
export class GraphContext {
  /** One object, shared by the copies that Apollo makes of a context; private fields would not survive the copying. */
  private readonly state: {
    session: Promise<Session | null> | null;
    /** What is read of the person across organisations, where somebody asks. */
    person: Promise<unknown> | null;
    reading: Reading | null;
    /** What fields will ask first, until the reading is opened. */
    ahead: Statement[];
    /** Reads of what is personal, to be noted with the answer. */
    reads: Set<string>;
    token: ReturnType<Journey['store']['directory']['findApiToken']> | null;
  } = { session: null, person: null, reading: null, ahead: [], reads: new Set(), token: null };

  constructor(
    private readonly journey: Journey,
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
    private readonly secure: boolean,
  ) {}

  /** The live session of the cookie, looked up once a request. */
  session(): Promise<Session | null> {
    if (this.bearer !== null) return this.token().then((found) => found?.session ?? null);
    const token = this.request.cookies[SESSION_COOKIE];
    this.state.session ??= token ? this.journey.store.directory.findSession(token) : Promise.resolve(null);
    return this.state.session;
  }

  /** What a program's token reads; null for a person. An empty list: it opens nothing. */
  async tokenScopes(): Promise<readonly string[] | null> {
    return this.bearer === null ? null : ((await this.token())?.scopes ?? []);
  }

  /** What a program brings instead of a cookie: then no cookie counts. */
  private get bearer(): string | null {
    return /^Bearer (\S{1,200})$/i.exec(this.request.headers.authorization ?? '')?.[1] ?? null;
  }

  private token(): ReturnType<Journey['store']['directory']['findApiToken']> {
    this.state.token ??= this.journey.store.directory.findApiToken(this.bearer ?? '');
    return this.state.token;
  }

  /** Who acts for which organisation; null when signed out or acting for none. */
  async scope(): Promise<Scope | null> {
    const session = await this.session();
    return session ? scopeFromSession(session) : null;
  }

  /**
   * Reads what is the person's across organisations, in a transaction of its own. The reading that the other fields share waits for
   * it: a request that held a connection and waited for a second one would wait for ever once all are held so.
   */
  async ofPerson<T>(read: (session: Session) => Promise<T>): Promise<T | null> {
    const answer = this.session().then((session) => (session ? read(session) : null));
    this.state.person = Promise.allSettled([this.state.person, answer]);
    return answer;
  }

  /**
   * What this request may read; null when there is no scope, or no appointment any more: then there is nothing to see. `first` is what the
   * field asks as soon as it may: it goes to the database with the entrance, where that has not gone yet.
   */
  async reading(first?: Statement): Promise<ReadableRows | null> {
    if (first && !this.state.reading) this.state.ahead.push(first);
    if (!this.state.session) await setImmediate(); // until the other fields have said whether they read of the person too
    const reading = this.state.reading ?? this.readingOfCookie() ?? (await this.readingOfScope());
    return (
      reading?.rows.catch((error: unknown) => {
        if (error instanceof StoreError && error.code === 'NO_APPOINTMENT') return null;
        throw error;
      }) ?? null
    );
  }

  /** Where no field has asked for the session, it is looked up and entered in one trip to the database. */
  private readingOfCookie(): Reading | null {
    const token = this.bearer === null && !this.state.session ? this.request.cookies[SESSION_COOKIE] : undefined;
    if (!token) return null;
    const { store } = this.journey;
    const ahead = this.state.ahead.splice(0);
    const reading = new Reading((inside) => store.inSession(token, inside, ahead));
    this.state.session = reading.session;
    this.state.reading = reading;
    return reading;
  }

  private async readingOfScope(): Promise<Reading | null> {
    const session = await this.session();
    const scope = session && scopeFromSession(session);
    if (!scope) return null;
    await this.state.person;
    const { store } = this.journey;
    this.state.reading ??= new Reading((inside) => store.inContext(scope, {}, (work) => inside(session, work)));
    return this.state.reading;
  }

  /** Ends the reading transaction: before a mutation writes, and when the answer is ready. Never fails. */
  async endReading(): Promise<void> {
    const reading = this.state.reading;
    this.state.reading = null;
    await reading?.end();
  }

  /** What is read here is personal: it is noted in the record once the answer is ready. */
  noteRead(action: string): void {
    this.state.reads.add(action);
  }

  /** Whether something is to be noted of what was read. */
  get hasNotes(): boolean {
    return this.state.reads.size > 0;
  }

  /** Notes what was read, after the reading has ended. */
  async writeReads(): Promise<void> {
    const scope = this.state.reads.size > 0 ? await this.scope() : null;
    for (const action of scope ? this.state.reads : [])
      await this.journey.store.directory.notePersonalRead(scope as Scope, action, null);
    this.state.reads.clear();
  }

  /** From now on this request acts under another session (after signing in, out, or changing organisation). */
  setSession(session: Session | null, token?: string): void {
    this.state.session = Promise.resolve(session);
    if (token) this.setCookie(SESSION_COOKIE, token, { sameSite: 'lax', expires: session?.expiresAt });
    if (!session) this.clearCookie(SESSION_COOKIE);
  }

  /** What leads to the second step of signing in. */
  get signInStep(): string | null {
    return this.request.cookies[STEP_COOKIE] ?? null;
  }

  /** Hands out what leads to the second step, or takes it back. */
  setSignInStep(token: string | null): void {
    if (token === null) this.clearCookie(STEP_COOKIE);
    else this.setCookie(STEP_COOKIE, token, { sameSite: 'strict' });
  }

  /** What was sealed for the way back from a provider. */
  get providerStep(): string | null {
    return this.request.cookies[PROVIDER_COOKIE] ?? null;
  }

  /** Hands out what has to come back from a provider, or takes it back. Lax: the way back leads from another site. */
  setProviderStep(sealed: string | null): void {
    if (sealed === null) this.clearCookie(PROVIDER_COOKIE);
    else this.setCookie(PROVIDER_COOKIE, sealed, { sameSite: 'lax', maxAge: 600 });
  }

  private setCookie(name: string, value: string, options: CookieSerializeOptions): void {
    const own = { path: '/', httpOnly: true, secure: this.secure };
    this.reply.setCookie(cookieName(name, this.secure), value, { ...own, ...options });
  }

  /** As it was set: one of this host alone goes only when taken back over TLS, for the whole of it. */
  private clearCookie(name: string): void {
    this.reply.clearCookie(cookieName(name, this.secure), { path: '/', secure: this.secure });
  }

  /** What the visitor's browser said of itself, in words. */
  get device(): string | null {
    return sayDevice(this.request.headers['user-agent']);
  }

  /** Where sign-in attempts come from, for the rate limit. */
  get address(): string {
    return this.request.ip;
  }
}

type Inside = (session: Session | null, work: UnitOfWork | null) => Promise<void>;

/** A read-only transaction held open while the resolvers of one request run. */
class Reading {
  /** Whose it is. */
  readonly session: Promise<Session | null>;
  /** Null where its session has nothing to read. */
  readonly rows: Promise<ReadableRows | null>;
  readonly #finished: Promise<unknown>;
  readonly #finish: () => void;

  constructor(open: (inside: Inside) => Promise<void>) {
    const held = Promise.withResolvers<void>();
    const session = Promise.withResolvers<Session | null>();
    const rows = Promise.withResolvers<ReadableRows | null>();
    this.#finish = held.resolve;
    this.#finished = open(async (whose, work) => {
      session.resolve(whose);
      rows.resolve(work && readableRows(work));
      if (work) await held.promise;
    }).catch((error: unknown) => {
      session.reject(error);
      rows.reject(error);
    });
    this.session = session.promise;
    this.rows = rows.promise;
    this.session.catch(() => undefined);
    this.rows.catch(() => undefined);
  }

  async end(): Promise<void> {
    this.#finish();
    await this.#finished;
  }
}
