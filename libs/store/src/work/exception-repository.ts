import type { EntityManager } from 'typeorm';
import { Exception } from '../entities/index.ts';
import type { Reach } from './reach.ts';
import { ScopedRepository } from './scoped-repository.ts';

/** What is asked of the acting organisation, with the name of who asks. */
export interface AddressedException {
  readonly exception: Exception;
  readonly organisationName: string;
}

/** The answer of whoever fixed the clause. */
export interface ExceptionAnswer {
  readonly state: 'granted' | 'refused' | 'ended';
  readonly reason: string | null;
  readonly conditions?: string | null;
  readonly untilOn?: string | null;
}

/**
 * Exceptions: rows of those who ask, answered across organisations by the one they are addressed to. That is done by
 * functions of the database, as nobody writes another's rows.
 */
export class ExceptionRepository extends ScopedRepository<Exception> {
  constructor(manager: EntityManager, reach: Reach) {
    super(manager, Exception, reach);
  }

  /** Everything that is or was asked of the acting organisation, the newest first. */
  async addressed(): Promise<AddressedException[]> {
    const found: Record<string, unknown>[] = await this.manager.query(
      `select (a.exception).*, a.organisation_name from app.exceptions_addressed() a order by (a.exception).asked_at desc`,
    );
    return found.map((raw) => ({
      exception: this.hydrate(raw),
      organisationName: String(raw.organisation_name),
    }));
  }

  /** Answers one that is addressed to the acting organisation; throws `OUT_OF_REACH` for any other. */
  async answer(id: string, { state, reason, conditions = null, untilOn = null }: ExceptionAnswer): Promise<void> {
    await this.manager.query('select app.answer_exception($1, $2, $3, $4, $5)', [
      id,
      state,
      reason,
      conditions,
      untilOn,
    ]);
  }
}
