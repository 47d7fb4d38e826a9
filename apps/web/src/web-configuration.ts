import type { LoggerService } from '@nestjs/common';
/** Everything the web app needs to run; read from the environment by the process that starts it. */
export interface WebConfiguration {
  readonly apiOrigin: string;
  /** Where the framework tells of troubles; its own way when left out. */
  readonly logger?: LoggerService;
  /** Invented people to sign in as, shown on the sign-in page of a demonstration. */
  readonly demonstration?: {
    readonly password: string;
    readonly people: readonly { readonly email: string; readonly role: string }[];
    /** Whether its policies are still being written: pages say so, for what they show will grow. */
    readonly isFilling?: () => boolean;
  };
  /** Mail is kept here and shown on a page: a demonstration, whose people have no mailboxes. */
  readonly keepsMail?: boolean;
  /** Services by which people may sign in besides a password, by the names that the API knows. */
  readonly signInProviders?: readonly { readonly name: string; readonly label: string }[];
  /** Served over TLS: cookies are marked Secure and HSTS is sent. */
  readonly secure: boolean;
  /** Proxies whose word on where a request comes from is believed: addresses, networks, `loopback`, `uniquelocal`; `loopback` when not given. */
  readonly trustedProxies?: readonly string[];
  /** How often in a minute one address may send a password, a code or a forgotten address; 60 when not given: a school shares one. */
  readonly signInsPerMinute?: number;
  /** How often in a minute one address may ask for policies that are open to everybody, for websites; 600 when not given. */
  readonly openPerMinute?: number;
  /** Milliseconds the API may take to answer; then the page says that it could not be reached. 20,000 when not given. */
  readonly patienceMs?: number;
}
