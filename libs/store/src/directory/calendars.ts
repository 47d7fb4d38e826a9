import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { hashToken, type Session } from '../scope.ts';

/** A day that stands in somebody's calendar. */
export interface CalendarEvent {
  readonly kind: 'review' | 'meeting' | 'duty';
  /** Of the policy, the meeting or the duty: the same however often it moves. */
  readonly id: string;
  readonly organisationName: string;
  /** Of the policy, the body that meets, or the words of the duty. */
  readonly title: string;
  readonly place: string | null;
  readonly fallsOn: string;
  /** Of a meeting whose hours are known: on the clock in England. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  /** How often a meeting changed, and when last. */
  readonly sequence: number;
  readonly changedAt: Date | null;
  readonly isCancelled: boolean;
  /** Of a meeting: clear days that its papers take. */
  readonly papersDays: number | null;
}

/** The links by which calendar programs fetch a person's dates. */
export class Calendars {
  constructor(
    private readonly app: () => pg.Pool,
    private readonly open: () => pg.Pool,
  ) {}

  /** Gives the person of a session a new link and returns its token, which is kept nowhere; null when the session has ended. */
  async reset(session: Session): Promise<string | null> {
    const token = randomBytes(24).toString('base64url');
    return (await this.set(session, hashToken(token))) ? token : null;
  }

  /** Ends the link. */
  async end(session: Session): Promise<boolean> {
    return this.set(session, null);
  }

  /** Since when the person has a link. */
  async since(session: Session): Promise<Date | null> {
    const { rows } = await this.app().query<{ since: Date | null }>('select directory.calendar_since($1) as since', [
      session.tokenHash,
    ]);
    return rows[0]?.since ?? null;
  }

  /** The dates of whoever a token was given to; null when it is nobody's. */
  async events(token: string, today: string): Promise<CalendarEvent[] | null> {
    const hash = hashToken(token);
    const { rows: known } = await this.open().query<{ there: boolean }>('select app.has_calendar($1) as there', [hash]);
    if (!known[0]?.there) return null;
    const { rows } = await this.open().query<CalendarEvent>(
      `select kind, id, organisation_name as "organisationName", title, place, falls_on as "fallsOn",
         starts_at as "startsAt", ends_at as "endsAt", sequence, changed_at as "changedAt",
         is_cancelled as "isCancelled", papers_days as "papersDays"
       from app.calendar_entries($1, $2) order by falls_on, kind, id`,
      [hash, today],
    );
    return rows;
  }

  private async set(session: Session, tokenHash: Buffer | null): Promise<boolean> {
    const { rows } = await this.app().query<{ done: boolean }>('select directory.set_calendar($1, $2) as done', [
      session.tokenHash,
      tokenHash,
    ]);
    return rows[0]?.done ?? false;
  }
}
