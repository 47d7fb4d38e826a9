import type { Letter } from '@ratify/policy';
import type { Recipient } from '@ratify/store';
import { JobRefused, OutsideAway } from '../job/failure.ts';

/** A letter on its way. */
export interface Mail {
  /** Of the message it is: sent twice it is one mail, for it has one Message-ID. */
  readonly id: string;
  readonly to: Recipient;
  readonly letter: Letter;
  /** The organisation for which it is sent; null: about an account, which is no organisation's. */
  readonly onBehalfOf: string | null;
}

/** The way by which mail leaves. */
export interface MailPort {
  /**
   * Hands a mail over.
   *
   * @throws MailRefused when it will never be taken; MailAway when it may be taken later.
   */
  readonly send: (mail: Mail) => Promise<void>;
  readonly close: () => void;
}

/** This mail is taken by nobody: trying again would be no use. */
export class MailRefused extends JobRefused {
  override readonly name = 'MailRefused';
}

/** Mail cannot leave at the moment. */
export class MailAway extends OutsideAway {
  override readonly name = 'MailAway';
}
