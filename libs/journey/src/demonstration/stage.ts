import { addDays, type PlainDate } from '@ratify/policy';
import { scopeFromSession, type Organisation, type Scope, type Session, type UnitOfWork } from '@ratify/store';
import type { Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { DEMONSTRATION_PASSWORD, PEOPLE, type OrganisationKey } from './cast.ts';

/** The invented people at work: each signs in as anybody would, and every step runs on a day of its own. */
export class Stage {
  readonly #sessions = new Map<string, Session>();

  constructor(
    private readonly journey: Journey,
    readonly today: PlainDate,
    private readonly signal?: AbortSignal,
  ) {}

  /** A person acting for an organisation. */
  async as(name: string, organisation: OrganisationKey): Promise<Scope> {
    const session = this.#sessions.get(name) ?? (await this.#signIn(name));
    const { id } = await this.#organisationOf(session, organisation);
    const scope = scopeFromSession({ ...session, actingOrganisationId: id });
    if (!scope) throw new Error(`${name} acts for no organisation`);
    return scope;
  }

  /** The use cases as they run on a day: what is dated by the clock bears that day, at noon. */
  on(day: PlainDate): Journey {
    this.signal?.throwIfAborted();
    const noon = new Date(`${day}T12:00:00Z`);
    return { ...this.journey, clock: { today: () => day, now: () => noon } };
  }

  /** The use cases as they run now. */
  get now(): Journey {
    return this.journey;
  }

  /** A working day so many days from today; negative is past. A weekend day moves to the Friday before it. */
  day(days: number): PlainDate {
    const day = addDays(this.today, days);
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    return weekday === 6 ? addDays(day, -1) : weekday === 0 ? addDays(day, -2) : day;
  }

  /** Looks something up as a person. */
  async look<T>(scope: Scope, find: (rows: UnitOfWork) => Promise<T>): Promise<T> {
    this.signal?.throwIfAborted();
    return this.journey.store.inContext(scope, {}, find);
  }

  /** Signs everyone out. */
  async close(): Promise<void> {
    for (const session of this.#sessions.values()) await this.journey.store.directory.closeSession(session);
    this.#sessions.clear();
  }

  async #signIn(name: string): Promise<Session> {
    const email = PEOPLE.find((person) => person.name === name)?.email ?? name;
    const answer = await this.journey.store.directory.signIn(email, DEMONSTRATION_PASSWORD);
    if (answer.outcome !== 'signed-in') throw new Error(`${name} cannot sign in: ${answer.outcome}`);
    this.#sessions.set(name, answer.session);
    return answer.session;
  }

  async #organisationOf(session: Session, slug: OrganisationKey): Promise<Organisation> {
    return this.journey.store.inPerson(session, (rows) => rows.organisations.get({ slug }));
  }
}

/** The value of a use case that nobody is there to be refused. */
export function agreed<T>(outcome: Outcome<T>): T {
  if (outcome.value === null)
    throw new Error(outcome.refusals.map(({ code, what, where }) => `${code}: ${what} (${where ?? ''})`).join('\n'));
  return outcome.value;
}
