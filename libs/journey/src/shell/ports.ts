import type { PlainDate } from '@ratify/policy';
import type { Store } from '@ratify/store';

/** Today is a date in Europe/London; `now` is an instant. Tests and simulated days swap it. */
export interface Clock {
  today(): PlainDate;
  now(): Date;
}

/** Fresh identifiers. */
export interface Ids {
  /** A UUID, time-ordered. */
  id(): string;
  /** The code printed on a document, 16 characters without look-alikes. */
  verifyCode(): string;
}

/** Seals small secrets under a key that the database does not have; each opens for its own purpose only. */
export interface SecretBox {
  seal(secret: Uint8Array, purpose: string): Uint8Array;
  open(sealed: Uint8Array, purpose: string): Uint8Array;
}

/** What every use case needs of the world. Printing, sealing and mail happen in jobs. */
export interface Journey {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  /** For how many minutes a proof of who somebody is holds for signing; 15 when left out. */
  readonly proofMinutes?: number;
  /** Networks of the installation's own that webhooks may reach, `10.1.0.0/16`; none when left out: only the internet. */
  readonly webhookNetworks?: readonly string[];
  /** Seals the secrets of second factors and of webhooks; needed where people sign in and set them up. */
  readonly secrets?: SecretBox;
}
