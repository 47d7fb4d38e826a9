import type { SignInProvider } from '@ratify/api';
import type { Elsewhere } from './configuration.ts';
import type { RequestLog } from './log-requests.ts';
import type { TraceSettings } from './tracing.ts';
import type { MailSettings } from '@ratify/worker';

/** What a page says of a service to sign in by. */
export type ShownProvider = Pick<SignInProvider, 'name' | 'label'>;

/** What the child with API and pages is told. */
export interface ServeSettings {
  readonly url: string;
  readonly replicaUrl?: string | undefined;
  readonly rolePassword: string;
  readonly host: string;
  readonly webPort: number;
  readonly trustedProxies: readonly string[];
  readonly apiPort: number;
  readonly apiHost: string;
  /** Where the pages find the API. */
  readonly apiOrigin: string;
  /** Served over TLS. */
  readonly secure: boolean;
  readonly metricsToken?: string | undefined;
  readonly requestLog: RequestLog;
  /** Requests that API and pages each answer at the same time. */
  readonly mostAtOnce: number;
  /** Of one session or program; null: as many as come. */
  readonly requestsPerMinute: number | null;
  /** Null: no traces are made. */
  readonly traces: TraceSettings | null;
  readonly isDemonstration: boolean;
  /** Mail is kept here and shown on a page. */
  readonly keepsMail: boolean;
  /** Null: the usual ones. */
  readonly proofMinutes: number | null;
  /** Left out: the usual ones. */
  readonly idleMinutes?: number | undefined;
  /** Policies are still being written into the demonstration; the pages say so until they hear that it is filled. */
  readonly isFilling: boolean;
  readonly today: string | null;
  /** Seals the secrets of second factors: derived from the master key, as `deriveSecondFactorKey` says. Null: only pages run here. */
  readonly secondFactorKey: string | null;
  readonly publicOrigin: string;
  /** Where bytes are besides the database; null: nowhere. */
  readonly elsewhere: Elsewhere | null;
  /** Services by which people may sign in; their secrets are told to the API alone. */
  readonly signIn: { readonly shown: readonly ShownProvider[]; readonly providers: readonly SignInProvider[] };
  /** The API answers what pages and commands ask, and what programs with a token do. */
  readonly onlyKnownOperations: boolean;
  /** Networks of the installation's own that webhooks may reach. */
  readonly webhookNetworks: readonly string[];
  /** PEM root certificates of outside authorities: of timestamps, and of organisations' own seals. */
  readonly outsideRoots: { readonly timestamps: readonly string[]; readonly seals: readonly string[] };
}

/** What the child with the worker is told. */
export interface WorkSettings {
  readonly url: string;
  readonly rolePassword: string;
  readonly masterKey: string;
  readonly publicOrigin: string;
  readonly today: string | null;
  /** Outside timestamp authorities; none: the installation's own. */
  readonly timestampUrls: readonly string[];
  readonly timestampRoots: readonly string[];
  /** Where organisations' own certificates are kept; null where none has any. */
  readonly sealsFolder: string | null;
  readonly elsewhere: Elsewhere | null;
  readonly mail: MailSettings;
  /** Null: no traces are made. */
  readonly traces: TraceSettings | null;
  readonly webhookNetworks: readonly string[];
  /** Where it answers about itself; null: nowhere. */
  readonly health: { readonly host: string; readonly port: number } | null;
  readonly metricsToken?: string | undefined;
}

/** From the supervisor. Over the channel between the two, never in the environment: it holds secrets. */
export type ToChild = { readonly settings: ServeSettings | WorkSettings } | { readonly filled: true };

/** From a child: it is at work, or cannot be and trying again would be no use. */
export type FromChild = { readonly ready: true } | { readonly hopeless: string };
