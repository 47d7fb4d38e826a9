import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Session } from '../scope.ts';
import { inTransaction } from '../work/transaction.ts';
import { enterDigest, enterReminders } from '../work/entrances.ts';
import type { LookWork, PersonWork, Recipient } from '../work/unit-of-work.ts';

/** When somebody wants their reminders. */
export interface ChosenDigest {
  readonly isOff: boolean;
  readonly weekday: number | null;
}

/** A mail of reminders about to be sent: whose it is, and the rows it is made from. */
export interface DigestWork {
  readonly to: Recipient;
  readonly work: PersonWork;
  /** What it was planned for. */
  readonly subjects: readonly DigestSubjectRow[];
}

export interface DigestSubjectRow {
  readonly organisationId: string;
  readonly subject: string;
  readonly subjectId: string;
}

/** What people choose about their reminders, and how the worker looks through and sends them. */
export class Reminders {
  constructor(
    private readonly app: () => pg.Pool,
    private readonly worker: () => pg.Pool,
    private readonly source: () => Promise<DataSource>,
  ) {}

  /** What the person of a session has chosen; null when the session has ended. */
  async choice(session: Session): Promise<ChosenDigest | null> {
    const { rows } = await this.app().query<ChosenDigest>(
      'select is_off as "isOff", weekday from directory.digest_choice($1)',
      [session.tokenHash],
    );
    return rows[0] ?? null;
  }

  /** Keeps a choice; false when the session has ended. */
  async choose(session: Session, { isOff, weekday }: ChosenDigest): Promise<boolean> {
    const { rows } = await this.app().query<{ done: boolean }>('select directory.choose_digest($1, $2, $3) as done', [
      session.tokenHash,
      isOff,
      weekday,
    ]);
    return rows[0]?.done ?? false;
  }

  /** Some of those who may have something to be told on a day and have not been looked through: worker only. */
  async people(day: string, most: number): Promise<string[]> {
    const { rows } = await this.worker().query<{ id: string }>('select id from app.people_to_remind($1, $2) id', [
      day,
      most,
    ]);
    return rows.map((row) => row.id);
  }

  /**
   * Looks through what one person is to be told on a day, and notes it, in one transaction; null where that was done, or another worker
   * is at it: worker only.
   */
  async look<T>(personId: string, day: string, inside: (work: LookWork) => Promise<T>): Promise<T | null> {
    return inTransaction(await this.source(), async (runner) => {
      const work = await enterReminders(runner, personId, day);
      return work && inside(work);
    });
  }

  /** Takes a mail to send it; false where it does not wait, or another sender has it: worker only. */
  async claim(digestId: string, now: Date): Promise<boolean> {
    return this.ask('select app.claim_digest($1, $2) as answer', [digestId, now]);
  }

  /** Gives a mail back that could not be sent now: worker only. */
  async release(digestId: string): Promise<void> {
    await this.ask('select app.release_digest($1) as answer', [digestId]);
  }

  /** Reads what a mail is to tell, as its person sees it; null where it does not wait: worker only. */
  async read<T>(digestId: string, inside: (work: DigestWork) => Promise<T>): Promise<T | null> {
    return inTransaction(await this.source(), async (runner) => {
      const entered = await enterDigest(runner, digestId);
      return entered && inside(entered);
    });
  }

  /** What became of a mail, and on which day; only once: worker only. */
  async settle(
    digestId: string,
    state: 'sent' | 'refused' | 'dropped',
    { reason = null, day }: { readonly reason?: string | null; readonly day: string },
  ): Promise<void> {
    await this.ask('select app.settle_digest($1, $2, $3, $4) as answer', [digestId, state, reason, day]);
  }

  /** Has mails sent that wait and nobody is at: worker only. */
  async enqueueWaiting(now: Date): Promise<number> {
    return this.ask('select app.enqueue_waiting_digests($1) as answer', [now]);
  }

  private async ask<T>(statement: string, parameters: unknown[]): Promise<T> {
    const { rows } = await this.worker().query<{ answer: T }>(statement, parameters);
    return rows[0]?.answer as T;
  }
}
