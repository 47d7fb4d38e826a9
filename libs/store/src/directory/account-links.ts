import type pg from 'pg';
import { hashToken } from '../scope.ts';
import { noting } from '../trace/request.ts';
import type { MessageState } from '../entities/message.ts';

/** Whom a link lets set a password. */
export interface AccountLink {
  readonly purpose: 'reset' | 'invitation';
  readonly fullName: string;
  readonly email: string;
}

/** Mail about an account, for the worker that sends it. */
export interface AccountMessage {
  readonly kind: string;
  readonly state: MessageState;
  readonly linkId: string | null;
  readonly name: string;
  readonly address: string;
}

/** The links by which people set their passwords: as `ratify_sign_in`. */
export class AccountLinks {
  constructor(private readonly pool: () => pg.Pool) {}

  /** Asks for a link to be sent to an address. It comes to nothing, silently, where the address is nobody's or has had three. */
  async ask(email: string): Promise<void> {
    await this.pool().query('select directory.ask_for_password($1)', [email]);
  }

  /** Whose link a token is, as long as it can be used. */
  async find(token: string): Promise<AccountLink | null> {
    const { rows } = await this.pool().query<AccountLink>(
      'select purpose, full_name as "fullName", email from directory.find_account_link($1)',
      [hashToken(token)],
    );
    return rows[0] ?? null;
  }

  /** Sets the password of the link's person, once, and ends all their sessions; false where the link has been used meanwhile. */
  async setPassword(token: string, passwordHash: string): Promise<boolean> {
    const [row] = await noting<{ done: boolean }>(this.pool(), 'select directory.set_password($1, $2) as done', [
      hashToken(token),
      passwordHash,
    ]);
    return row?.done ?? false;
  }
}

/** Mail about accounts, as the worker sends it. */
export class AccountPost {
  constructor(private readonly pool: () => pg.Pool) {}

  async find(messageId: string): Promise<AccountMessage | null> {
    const { rows } = await this.pool().query<AccountMessage>(
      'select kind, state, link_id as "linkId", full_name as name, email as address from directory.find_account_message($1)',
      [messageId],
    );
    return rows[0] ?? null;
  }

  /** What became of it; only once. */
  async settle(messageId: string, state: Exclude<MessageState, 'waiting'>, reason: string | null): Promise<void> {
    await this.pool().query('select directory.settle_account_message($1, $2, $3)', [messageId, state, reason]);
  }

  /** Makes a token the link's, just before it is sent; false where the link can no longer be used. Again is no change. */
  async arm(linkId: string, token: string): Promise<boolean> {
    const { rows } = await this.pool().query<{ armed: boolean }>('select directory.arm_account_link($1, $2) as armed', [
      linkId,
      hashToken(token),
    ]);
    return rows[0]?.armed ?? false;
  }
}
