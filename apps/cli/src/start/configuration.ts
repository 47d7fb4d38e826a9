import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { parsePlainDate } from '@ratify/policy';
import { readMasterKey } from '@ratify/seal';
import type { S3Settings } from '@ratify/store';
import { z } from 'zod';
import { readSignInFile, type ConfiguredProvider } from './sign-in-file.ts';
import type { RequestLog } from './log-requests.ts';
import { readSecretFiles } from './secret-files.ts';
import type { TraceSettings } from './tracing.ts';
import { isSecret, SETTINGS, type Variable } from './settings.ts';
import { StartRefusal, type Obstacle } from './start-refusal.ts';

/** How much of the invented council, trust and schools is written at the first start. */
export type Demonstration = 'none' | 'people' | 'full';

/** Where bytes are kept besides the database. */
export interface Elsewhere {
  readonly s3: S3Settings;
  /** What is stored moves there; else what is there is only read. */
  readonly takesMore: boolean;
  /** What was put there so many days ago goes once nothing refers to it; left out: only when somebody says so. */
  readonly collectAfterDays?: number | undefined;
}

/** What an installation is started with. */
export interface Configuration {
  /** Where the pages listen. */
  readonly host: string;
  readonly webPort: number;
  /** Proxies before the pages that say whose address a request comes from; left out: one on this machine. */
  readonly trustedProxies?: readonly string[] | undefined;
  readonly apiPort: number;
  /** Where a worker answers about itself; left out: nowhere. */
  readonly workerPort?: number | undefined;
  readonly dataDir: string;
  /** Left out: PostgreSQL is started in the data folder. */
  readonly databaseUrl?: string | undefined;
  readonly databaseDirectUrl?: string | undefined;
  readonly databaseReplicaUrl?: string | undefined;
  readonly rolePassword?: string | undefined;
  readonly demonstration: Demonstration;
  readonly today?: string | undefined;
  /** `id:` and 32 bytes; left out: kept in a file of the data folder. */
  readonly masterKey?: string | undefined;
  /** Outside RFC 3161 timestamp authorities, first choice first; left out: the installation's own. */
  readonly timestampUrls?: readonly string[] | undefined;
  /** PEM root certificates of theirs. */
  readonly timestampRoots?: readonly string[] | undefined;
  /** A folder of organisations' own certificates, as `ownSealsIn` of the worker describes it; left out: none has any. */
  readonly sealsFolder?: string | undefined;
  /** PEM root certificates of theirs, from that folder. */
  readonly sealRoots?: readonly string[] | undefined;
  /** Left out: bytes are in the database. */
  readonly elsewhere?: Elsewhere | undefined;
  /** The mail server and whom mail is from; left out: a demonstration keeps it for its mailbox page, any other sends none. */
  readonly smtp?: { readonly url: string; readonly from: string } | undefined;
  /** What a monitoring brings to `/metrics`; left out: nobody is told numbers. */
  readonly metricsToken?: string | undefined;
  /** Left out: no traces are made. */
  readonly traces?: TraceSettings | undefined;
  /** Which requests are told in the journal. */
  readonly requestLog?: RequestLog | undefined;
  /** Requests that API and pages each answer at the same time; left out: 100. */
  readonly mostAtOnce?: number | undefined;
  /** Requests of one session or program in a minute; null: as many as come; left out: 1200. */
  readonly requestsPerMinute?: number | null | undefined;
  /** How long a part that is told to stop goes on answering; left out: it stops at once. */
  readonly drainSeconds?: number | undefined;
  /** For how many minutes a proof of who somebody is holds for signing. */
  readonly proofMinutes?: number | undefined;
  /** After how many minutes a session that nobody uses ends. */
  readonly idleMinutes?: number | undefined;
  /** The API answers what pages and commands ask, and what programs with a token do. */
  readonly onlyKnownOperations?: boolean | undefined;
  /** Networks of the installation's own that webhooks may reach, `10.1.0.0/16`; left out: the internet alone. */
  readonly webhookNetworks?: readonly string[] | undefined;
  /** Services by which people may sign in besides a password. */
  readonly signInProviders?: readonly ConfiguredProvider[] | undefined;
  /** Where the pages find an API that runs elsewhere; left out: on this machine. */
  readonly apiOrigin?: string | undefined;
  /** Where people reach the pages: printed on documents. */
  readonly publicOrigin: string;
}

const port = z.string().regex(/^\d{1,5}$/, 'is not a port').transform(Number).refine((n) => n > 0 && n < 65_536, 'is not a port'); // prettier-ignore
const database = z.string().refine(isPostgres, 'is not the address of a PostgreSQL database');

/** So many minutes at least, and twelve hours at most. */
const minutesFrom = (least: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/, 'is not a number of minutes')
    .transform(Number)
    .refine((minutes) => minutes >= least && minutes <= 720, `is not from ${least} to 720`)
    .optional();

/** Each variable by itself; an empty one counts as left out. */
const environment = z.object({
  RATIFY_PORT: port.default(4000),
  RATIFY_API_PORT: port.default(4001),
  RATIFY_WORKER_PORT: port.optional(),
  RATIFY_HOST: z
    .string()
    .refine((text) => isIP(text) > 0, 'is not an IP address')
    .default('127.0.0.1'),
  RATIFY_TRUSTED_PROXIES: z
    .string()
    .refine((text) => text.trim() === 'none' || listOf(text).every(isProxy), 'is not a list of addresses and networks')
    .transform((text) => listOf(text).filter((each) => each !== 'none'))
    .optional(),
  RATIFY_DATA_DIR: z.string().default('.data'),
  DATABASE_URL: database.optional(),
  DATABASE_DIRECT_URL: database.optional(),
  DATABASE_REPLICA_URL: database.optional(),
  RATIFY_ROLE_PASSWORD: z.string().min(16, 'is too short').optional(),
  RATIFY_DEMONSTRATION: z.enum(['on', 'off', 'people'], 'is none of on, people and off').optional(),
  RATIFY_TODAY: z
    .string()
    .refine((text) => parsePlainDate(text) !== undefined, 'is not a calendar date')
    .optional(),
  RATIFY_MASTER_KEY: z.string().refine(isMasterKey, 'is not a master key').optional(),
  RATIFY_TSA_URLS: z
    .string()
    .refine((text) => listOf(text).every(isHttp), 'is not a list of http addresses')
    .optional(),
  RATIFY_TSA_ROOTS: z
    .string()
    .refine((file) => certificatesIn(file).length > 0, 'is not a file of certificates')
    .optional(),
  RATIFY_SEALS_DIR: z
    .string()
    .refine((folder) => certificatesIn(join(folder, '_roots.pem')).length > 0, 'holds no _roots.pem with certificates')
    .optional(),
  RATIFY_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is not the name of a bucket')
    .optional(),
  RATIFY_S3_ENDPOINT: z.string().refine(isOrigin, 'is not an origin').optional(),
  RATIFY_S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{2,30}$/, 'is not a region')
    .optional(),
  RATIFY_S3_ACCESS_KEY_ID: z.string().optional(),
  RATIFY_S3_SECRET_ACCESS_KEY: z.string().optional(),
  RATIFY_S3_ENCRYPTION: z
    .string()
    .regex(/^(AES256|aws:kms(:\S+)?)$/, 'is no kind of encryption')
    .optional(),
  RATIFY_S3_COLLECT_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'is not a whole number of days from 1 to 9999')
    .transform(Number)
    .optional(),
  RATIFY_BYTES: z.enum(['database', 's3'], 'is neither database nor s3').optional(),
  RATIFY_SMTP_URL: z.string().refine(isSmtp, 'is not the address of a mail server').optional(),
  RATIFY_MOST_AT_ONCE: z
    .string()
    .regex(/^[1-9]\d{1,3}$/, 'is not from 10 to 9999')
    .transform(Number)
    .optional(),
  RATIFY_REQUESTS_PER_MINUTE: z
    .string()
    .regex(/^(off|[6-9]\d|[1-9]\d{2,4})$/, 'is neither off nor from 60 to 99999')
    .transform((given) => (given === 'off' ? null : Number(given)))
    .optional(),
  RATIFY_DRAIN_SECONDS: z
    .string()
    .regex(/^(1?\d|20)$/, 'is not from 0 to 20')
    .transform(Number)
    .optional(),
  RATIFY_PROOF_MINUTES: minutesFrom(1),
  RATIFY_IDLE_MINUTES: minutesFrom(5),
  RATIFY_MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, 'is not an e-mail address')
    .optional(),
  RATIFY_LOG: z.enum(['requests', 'failures'], 'is neither requests nor failures').optional(),
  RATIFY_OPERATIONS: z.enum(['known', 'any'], 'is neither known nor any').optional(),
  RATIFY_WEBHOOK_NETWORKS: z
    .string()
    .refine((text) => listOf(text).every(isNetwork), 'is not a list of networks')
    .optional(),
  RATIFY_TRACES_URL: z.string().refine(isHttp, 'is not an http address').optional(),
  RATIFY_TRACES_AUTHORIZATION: z.string().optional(),
  RATIFY_TRACES_SHARE: z
    .string()
    .regex(/^(0(\.\d{1,6})?|1(\.0+)?)$/, 'is not from 0 to 1')
    .transform(Number)
    .optional(),
  RATIFY_METRICS_TOKEN: z.string().min(16, 'is too short').optional(),
  RATIFY_SIGN_IN_FILE: z
    .string()
    .transform((path, context) => {
      const read = readSignInFile(path);
      if ('fault' in read) context.addIssue({ code: 'custom', message: read.fault });
      return 'fault' in read ? [] : read.providers;
    })
    .optional(),
  RATIFY_API_ORIGIN: z.string().refine(isOrigin, 'is not an origin').optional(),
  RATIFY_PUBLIC_ORIGIN: z.string().refine(isOrigin, 'is not an origin').optional(),
});

/**
 * Reads the configuration from the environment.
 *
 * @throws StartRefusal naming every variable that cannot be used, with what to do; secrets are never repeated.
 */
export function readConfiguration(given: Readonly<Record<string, string | undefined>>): Configuration {
  const { env: whole, obstacles } = readSecretFiles(given);
  const set = Object.fromEntries(Object.entries(whole).filter(([, value]) => value?.trim()));
  const read = environment.safeParse({ ...set, RATIFY_PORT: set['RATIFY_PORT'] ?? set['PORT'] });
  if (!read.success || obstacles.length > 0)
    throw new StartRefusal([...obstacles, ...(read.error?.issues ?? []).map((issue) => obstacleOf(issue, set))]);
  const env = read.data;
  const demonstration = env.RATIFY_DEMONSTRATION ?? (env.DATABASE_URL ? 'off' : 'on');
  const conflicts = [
    env.RATIFY_PORT === env.RATIFY_API_PORT && obstacle('RATIFY_API_PORT', 'is the port of the pages too'),
    [env.RATIFY_PORT, env.RATIFY_API_PORT].includes(env.RATIFY_WORKER_PORT ?? 0) &&
      obstacle('RATIFY_WORKER_PORT', 'is the port of pages or API too'),
    env.RATIFY_TODAY && demonstration === 'off' && obstacle('RATIFY_TODAY', 'counts in a demonstration only'),
    env.RATIFY_TSA_URLS && !env.RATIFY_TSA_ROOTS && obstacle('RATIFY_TSA_ROOTS', 'is needed to believe the timestamps'),
    env.RATIFY_TSA_ROOTS && !env.RATIFY_TSA_URLS && obstacle('RATIFY_TSA_URLS', 'is missing beside RATIFY_TSA_ROOTS'),
    ...OF_THE_BUCKET.map((name) => env[name] && !env.RATIFY_S3_BUCKET && obstacle(name, 'is given without RATIFY_S3_BUCKET')), // prettier-ignore
    ...(['RATIFY_TRACES_AUTHORIZATION', 'RATIFY_TRACES_SHARE'] as const).map((name) => env[name] !== undefined && !env.RATIFY_TRACES_URL && obstacle(name, 'is given without RATIFY_TRACES_URL')), // prettier-ignore
    env.RATIFY_BYTES === 's3' && !env.RATIFY_S3_BUCKET && obstacle('RATIFY_BYTES', 'is s3, and no bucket is named'),
    Boolean(env.RATIFY_S3_ACCESS_KEY_ID) !== Boolean(env.RATIFY_S3_SECRET_ACCESS_KEY) &&
      obstacle('RATIFY_S3_ACCESS_KEY_ID', 'and RATIFY_S3_SECRET_ACCESS_KEY belong together'),
    env.RATIFY_SMTP_URL && !env.RATIFY_MAIL_FROM && obstacle('RATIFY_MAIL_FROM', 'is missing beside RATIFY_SMTP_URL'),
    env.RATIFY_MAIL_FROM && !env.RATIFY_SMTP_URL && obstacle('RATIFY_SMTP_URL', 'is missing beside RATIFY_MAIL_FROM'),
    env.DATABASE_DIRECT_URL && !env.DATABASE_URL && obstacle('DATABASE_DIRECT_URL', 'is set and DATABASE_URL is not'),
  ].filter((each) => typeof each === 'object');
  if (conflicts.length > 0) throw new StartRefusal(conflicts);
  return {
    host: env.RATIFY_HOST,
    webPort: env.RATIFY_PORT,
    trustedProxies: env.RATIFY_TRUSTED_PROXIES,
    apiPort: env.RATIFY_API_PORT,
    workerPort: env.RATIFY_WORKER_PORT,
    dataDir: resolve(env.RATIFY_DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    databaseDirectUrl: env.DATABASE_DIRECT_URL,
    databaseReplicaUrl: env.DATABASE_REPLICA_URL,
    rolePassword: env.RATIFY_ROLE_PASSWORD,
    demonstration: demonstration === 'on' ? 'full' : demonstration === 'off' ? 'none' : 'people',
    today: env.RATIFY_TODAY,
    masterKey: env.RATIFY_MASTER_KEY,
    ...(env.RATIFY_TSA_URLS && env.RATIFY_TSA_ROOTS
      ? { timestampUrls: listOf(env.RATIFY_TSA_URLS), timestampRoots: certificatesIn(env.RATIFY_TSA_ROOTS) }
      : {}),
    ...(env.RATIFY_SEALS_DIR
      ? {
          sealsFolder: resolve(env.RATIFY_SEALS_DIR),
          sealRoots: certificatesIn(join(env.RATIFY_SEALS_DIR, '_roots.pem')),
        }
      : {}),
    ...(env.RATIFY_S3_BUCKET ? { elsewhere: elsewhereOf(env, env.RATIFY_S3_BUCKET) } : {}),
    ...(env.RATIFY_SMTP_URL && env.RATIFY_MAIL_FROM
      ? { smtp: { url: env.RATIFY_SMTP_URL, from: env.RATIFY_MAIL_FROM } }
      : {}),
    metricsToken: env.RATIFY_METRICS_TOKEN,
    ...(env.RATIFY_TRACES_URL
      ? {
          traces: {
            ...{ url: env.RATIFY_TRACES_URL, authorization: env.RATIFY_TRACES_AUTHORIZATION },
            share: env.RATIFY_TRACES_SHARE ?? 1,
          },
        }
      : {}),
    requestLog: env.RATIFY_LOG,
    onlyKnownOperations: env.RATIFY_OPERATIONS === undefined ? undefined : env.RATIFY_OPERATIONS === 'known',
    webhookNetworks: env.RATIFY_WEBHOOK_NETWORKS === undefined ? undefined : listOf(env.RATIFY_WEBHOOK_NETWORKS),
    mostAtOnce: env.RATIFY_MOST_AT_ONCE,
    requestsPerMinute: env.RATIFY_REQUESTS_PER_MINUTE,
    drainSeconds: env.RATIFY_DRAIN_SECONDS,
    proofMinutes: env.RATIFY_PROOF_MINUTES,
    idleMinutes: env.RATIFY_IDLE_MINUTES,
    signInProviders: env.RATIFY_SIGN_IN_FILE,
    apiOrigin: env.RATIFY_API_ORIGIN,
    publicOrigin: env.RATIFY_PUBLIC_ORIGIN ?? `http://localhost:${env.RATIFY_PORT}`,
  };
}

const OF_THE_BUCKET = ['RATIFY_S3_ENDPOINT', 'RATIFY_S3_REGION', 'RATIFY_S3_ACCESS_KEY_ID', 'RATIFY_S3_ENCRYPTION', 'RATIFY_S3_COLLECT_DAYS'] as const; // prettier-ignore

function elsewhereOf(env: z.output<typeof environment>, bucket: string): Elsewhere {
  const { RATIFY_S3_ACCESS_KEY_ID: accessKeyId, RATIFY_S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  return {
    s3: {
      bucket,
      region: env.RATIFY_S3_REGION ?? 'eu-west-2',
      endpoint: env.RATIFY_S3_ENDPOINT,
      ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
      encryption: env.RATIFY_S3_ENCRYPTION,
    },
    takesMore: env.RATIFY_BYTES !== 'database',
    collectAfterDays: env.RATIFY_S3_COLLECT_DAYS,
  };
}

function obstacleOf(issue: z.core.$ZodIssue, set: Readonly<Record<string, string | undefined>>): Obstacle {
  const variable = String(issue.path[0]) as Variable;
  const name = variable === 'RATIFY_PORT' && set['RATIFY_PORT'] === undefined ? 'PORT' : variable;
  const value = isSecret(variable) ? 'what is given' : `"${set[name]}"`;
  return { where: name, what: `${value} ${issue.message}.`, whatToDo: SETTINGS[variable].whatToDo };
}

function obstacle(where: Variable, what: string): Obstacle {
  return { where, what: `This variable ${what}.`, whatToDo: SETTINGS[where].whatToDo };
}

function isPostgres(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

function listOf(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

function isHttp(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function isNetwork(text: string): boolean {
  const [address = '', bits = ''] = text.split('/');
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return most > 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

function isProxy(text: string): boolean {
  return ['loopback', 'uniquelocal'].includes(text) || isIP(text) > 0 || isNetwork(text);
}

function isSmtp(text: string): boolean {
  return URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '';
}

/** Each certificate of a PEM file by itself; none when it cannot be read. */
function certificatesIn(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  } catch {
    return [];
  }
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}

function isMasterKey(text: string): boolean {
  try {
    readMasterKey(text);
    return true;
  } catch {
    return false;
  }
}
