import type { Database } from '@ratify/store';
import type { MailSettings } from '@ratify/worker';
import { deriveSecondFactorKey } from './second-factor-key.ts';
import type { ServeSettings, WorkSettings } from './child-settings.ts';
import { withSecrets } from './sign-in-file.ts';
import type { Configuration } from './configuration.ts';

/** A configuration of which anything but the demonstration may be left out. */
export type PartlyConfigured = Partial<Configuration> & Pick<Configuration, 'demonstration'>;

/** Where the parts of an installation listen and find one another. */
export interface Place {
  readonly host: string;
  readonly webPort: number;
  readonly apiHost: string;
  readonly apiPort: number;
  readonly apiOrigin: string;
  readonly publicOrigin: string;
}

/** On two cores half of those let in wait 0.7 s, and one in twenty 2.4 s, as `npm run bench:growth` plays it; `bench:load` tries it. */
const MOST_AT_ONCE = 50;

/** A page is two or three requests, and a person opens a few in a minute; a program that asks all day asks five times a second. */
const REQUESTS_PER_MINUTE = 1_200;

/** What API and pages are told. */
export function serveSettings(
  database: Database,
  place: Place,
  options: PartlyConfigured,
  masterKey: string | null,
): ServeSettings {
  const { host, webPort, apiHost, apiPort, apiOrigin, publicOrigin } = place;
  return {
    url: database.url,
    replicaUrl: options.databaseReplicaUrl,
    rolePassword: database.rolePassword,
    ...{ host, webPort, apiHost, apiPort, apiOrigin },
    secure: publicOrigin.startsWith('https:'),
    trustedProxies: options.trustedProxies ?? ['loopback'],
    metricsToken: options.metricsToken,
    requestLog: options.requestLog ?? 'failures',
    mostAtOnce: options.mostAtOnce ?? MOST_AT_ONCE,
    requestsPerMinute: options.requestsPerMinute === undefined ? REQUESTS_PER_MINUTE : options.requestsPerMinute,
    traces: options.traces ?? null,
    isDemonstration: options.demonstration !== 'none',
    proofMinutes: options.proofMinutes ?? null,
    idleMinutes: options.idleMinutes,
    onlyKnownOperations: options.onlyKnownOperations ?? false,
    webhookNetworks: options.webhookNetworks ?? [],
    keepsMail: mailSettings(options).kind === 'kept',
    isFilling: options.demonstration === 'full',
    today: options.today ?? null,
    secondFactorKey: masterKey === null ? null : deriveSecondFactorKey(masterKey),
    publicOrigin,
    // The pages ask the API for bytes, as for everything.
    elsewhere: masterKey === null ? null : (options.elsewhere ?? null),
    signIn: {
      shown: (options.signInProviders ?? []).map(({ name, label }) => ({ name, label })),
      providers: masterKey === null ? [] : withSecrets(options.signInProviders ?? []),
    },
    outsideRoots: { timestamps: options.timestampRoots ?? [], seals: options.sealRoots ?? [] },
  };
}

/** What the worker is told. */
export function workSettings(
  database: Database,
  { publicOrigin, apiHost: host }: Place,
  options: PartlyConfigured,
  masterKey: string,
): WorkSettings {
  const { directUrl: url, rolePassword } = database;
  return {
    ...{ url, rolePassword, masterKey, publicOrigin },
    today: options.today ?? null,
    timestampUrls: options.timestampUrls ?? [],
    timestampRoots: options.timestampRoots ?? [],
    sealsFolder: options.sealsFolder ?? null,
    elsewhere: options.elsewhere ?? null,
    mail: mailSettings(options),
    traces: options.traces ?? null,
    webhookNetworks: options.webhookNetworks ?? [],
    health: options.workerPort === undefined ? null : { host, port: options.workerPort },
    metricsToken: options.metricsToken,
  };
}

/** A demonstration's invented people have no mailboxes: without a server to send to, what they would get is shown to all. */
function mailSettings({ smtp, demonstration }: PartlyConfigured): MailSettings {
  if (smtp) return { kind: 'smtp', ...smtp };
  return { kind: demonstration === 'none' ? 'none' : 'kept' };
}
