import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { noting } from '../trace/request.ts';
import { hashToken } from '../scope.ts';

/** How somebody's two-step sign-in stands. */
export interface SecondFactor {
  /** Sealed by whoever keeps the key; it opens for this person only. */
  readonly sealedSecret: Buffer;
  /** Null: it is being set up, and does not count yet. */
  readonly confirmedAt: Date | null;
  /** Recovery codes that have not been used. */
  readonly codesLeft: number;
}

/** An attempt at a code, which counts as failed until a session is opened or a proof noted. */
export interface Attempt {
  readonly isLocked: boolean;
  readonly sealedSecret: Buffer | null;
}

/** Secrets of authenticator apps, recovery codes, and who is half-way in: as `ratify_sign_in`. */
export class SecondFactors {
  constructor(private readonly pool: () => pg.Pool) {}

  async find(personId: string): Promise<SecondFactor | null> {
    const { rows } = await this.pool().query<SecondFactor>(
      `select sealed_secret as "sealedSecret", confirmed_at as "confirmedAt", codes_left as "codesLeft"
       from directory.find_second_factor($1)`,
      [personId],
    );
    return rows[0] ?? null;
  }

  /** Keeps a secret to set up with, in place of one that was never confirmed; false where there is one that counts. */
  async begin(personId: string, sealedSecret: Uint8Array): Promise<boolean> {
    return this.#says('directory.begin_second_factor($1, $2)', [personId, Buffer.from(sealedSecret)]);
  }

  /** Makes exactly this secret count, with the time step of the code that was typed; false where it cannot any more. */
  async confirm(
    personId: string,
    sealedSecret: Uint8Array,
    step: number,
    recoveryCodes: readonly string[],
  ): Promise<boolean> {
    const hashes = recoveryCodes.map((code) => hashToken(code));
    const parameters = [personId, Buffer.from(sealedSecret), step, hashes];
    return this.#says('directory.confirm_second_factor($1, $2, $3, $4)', parameters);
  }

  /** Switches it off; false where it is not on. */
  async end(personId: string): Promise<boolean> {
    return this.#says('directory.end_second_factor($1)', [personId]);
  }

  /** Begins an attempt at a code; null where there is none to try. */
  async try(personId: string): Promise<Attempt | null> {
    const { rows } = await this.pool().query<Attempt>(
      'select is_locked as "isLocked", sealed_secret as "sealedSecret" from directory.try_second_factor($1)',
      [personId],
    );
    return rows[0] ?? null;
  }

  /** Notes in the record that a code was wrong; it has been counted already. */
  async noteWrong(personId: string): Promise<void> {
    await noting(this.pool(), "select directory.note_wrong_attempt($1, 'code')", [personId]);
  }

  /** Takes the time step of a right code; false where it, or a later one, has been taken. */
  async takeStep(personId: string, step: number): Promise<boolean> {
    return this.#says('directory.take_time_step($1, $2)', [personId, step]);
  }

  /** Takes a recovery code and says how many are left; null where it is none, or used. */
  async takeRecoveryCode(personId: string, code: string): Promise<number | null> {
    const { rows } = await this.pool().query<{ left: number | null }>(
      'select directory.take_recovery_code($1, $2) as left',
      [personId, hashToken(code)],
    );
    return rows[0]?.left ?? null;
  }

  /** Notes that somebody has typed the password, and returns what leads to the code; only its hash is kept. */
  async openStep(personId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.pool().query('select directory.open_sign_in_step($1, $2)', [hashToken(token), personId]);
    return token;
  }

  /** Who is half-way in, or null. */
  async findStep(token: string): Promise<string | null> {
    const { rows } = await this.pool().query<{ person: string | null }>(
      'select directory.find_sign_in_step($1) as person',
      [hashToken(token)],
    );
    return rows[0]?.person ?? null;
  }

  /** Ends being half-way in; false where it was ended meanwhile. */
  async useStep(token: string): Promise<boolean> {
    return this.#says('directory.use_sign_in_step($1)', [hashToken(token)]);
  }

  async #says(call: string, parameters: unknown[]): Promise<boolean> {
    const [row] = await noting<{ done: boolean }>(this.pool(), `select ${call} as done`, parameters);
    return row?.done ?? false;
  }
}
