/** One variable of the environment, as its reader and the documents tell it. */
interface Setting {
  readonly sets: string;
  /** What holds where it is left out. */
  readonly leftOut: string;
  /** What to do where it cannot be used. */
  readonly whatToDo: string;
  /** May be given as a file instead, by the name with `_FILE`; its value is never repeated. */
  readonly isSecret?: true;
}

const DATABASE = 'Give an address such as postgres://user:password@host:5432/ratify, or leave it out.';

/** Every variable there is. The table in README.md is made of this. */
export const SETTINGS = {
  RATIFY_PORT: {
    sets: 'port of the pages; `PORT` counts where it is left out',
    leftOut: '4000',
    whatToDo: 'Give a whole number from 1 to 65535, or leave it out for 4000.',
  },
  RATIFY_API_PORT: {
    sets: 'port of the API, on the loopback only',
    leftOut: '4001',
    whatToDo: 'Give a whole number from 1 to 65535 that is not the port of the pages, or leave it out for 4001.',
  },
  RATIFY_API_ORIGIN: {
    sets: 'where the pages find the API, where parts run apart',
    leftOut: 'port of the API on this machine',
    whatToDo: 'Give the address of the API without a path, such as http://api:4001, or leave it out.',
  },
  RATIFY_HOST: {
    sets: 'address the pages listen on',
    leftOut: '127.0.0.1',
    whatToDo: 'Give the IP address to listen on, 0.0.0.0 for all, or leave it out for 127.0.0.1.',
  },
  RATIFY_PUBLIC_ORIGIN: {
    sets: 'where people reach the pages; printed on documents. With `https:` cookies are marked Secure',
    leftOut: '`http://localhost:` and the port',
    whatToDo: 'Give the address without a path, such as https://policies.example.org.',
  },
  RATIFY_TRUSTED_PROXIES: {
    sets: 'proxies before the pages, and pages before the API, whose `x-forwarded-for` is believed: addresses or networks with a space between, `loopback`, `uniquelocal` for all private networks, or `none`. By the address they tell, guesses are counted',
    leftOut: '`loopback`: one on this machine',
    whatToDo:
      'Give addresses or networks such as 10.0.3.7 or 10.0.3.0/24, loopback, uniquelocal or none; or leave it out for loopback.',
  },
  RATIFY_DATA_DIR: {
    sets: 'database, master key, and which process is at work',
    leftOut: '`.data`',
    whatToDo: 'Give a folder, or leave it out for .data.',
  },
  DATABASE_URL: {
    sets: 'PostgreSQL 18 or newer',
    leftOut: 'PostgreSQL in the data folder',
    whatToDo: DATABASE,
    isSecret: true,
  },
  DATABASE_DIRECT_URL: {
    sets: 'the same past a transaction pooler, for migrations and the worker',
    leftOut: '`DATABASE_URL`',
    whatToDo: DATABASE,
    isSecret: true,
  },
  DATABASE_REPLICA_URL: {
    sets: 'a read replica of it: the national register is read there, where it has all that the primary has',
    leftOut: 'the primary answers everything',
    whatToDo: DATABASE,
    isSecret: true,
  },
  RATIFY_ROLE_PASSWORD: {
    sets: 'password of the login roles in a given database',
    leftOut: 'made from the password of the address',
    whatToDo: 'Give a password of at least 16 characters, or leave it out: one is made.',
    isSecret: true,
  },
  RATIFY_MASTER_KEY: {
    sets: '`name:` and 32 bytes in base64 or hexadecimal; opens the signing keys, and the secrets of two-step sign-in',
    leftOut: '`master.key` in the data folder, mode 600',
    whatToDo: 'Give a name, a colon and 32 bytes in base64 or hexadecimal, or leave it out: a key file is made.',
    isSecret: true,
  },
  RATIFY_TSA_URLS: {
    sets: 'outside RFC 3161 timestamp authorities, first choice first',
    leftOut: 'the installation’s own clock',
    whatToDo: 'Give addresses with a space between, or leave it out: the installation timestamps by its own clock.',
  },
  RATIFY_TSA_ROOTS: {
    sets: 'a PEM file of their roots',
    leftOut: 'none',
    whatToDo: 'Give a file of root certificates as PEM, and RATIFY_TSA_URLS with it.',
  },
  RATIFY_SEALS_DIR: {
    sets: 'a folder of certificates that organisations have of outside authorities, to seal with: below',
    leftOut: 'a one-time certificate of the installation',
    whatToDo: 'Give a folder that holds _roots.pem beside the certificates, or leave it out.',
  },
  RATIFY_S3_BUCKET: {
    sets: 'a bucket of its own in an S3-compatible store: signed documents, scans and logos move there once they are stored',
    leftOut: 'they stay in the database',
    whatToDo: 'Give the name of a bucket that is there already, or leave it and all RATIFY_S3_… out.',
  },
  RATIFY_S3_ENDPOINT: {
    sets: 'address of that store, `https://s3.example.org`',
    leftOut: 'Amazon’s own of the region',
    whatToDo:
      'Give the address of the store without a path, such as https://s3.example.org, and RATIFY_S3_BUCKET with it.',
  },
  RATIFY_S3_REGION: {
    sets: 'region of the bucket',
    leftOut: 'eu-west-2',
    whatToDo: 'Give a region such as eu-west-2, and RATIFY_S3_BUCKET with it.',
  },
  RATIFY_S3_ACCESS_KEY_ID: {
    sets: 'whom the store knows',
    leftOut: 'what the machine was given, as Amazon’s own client finds it',
    whatToDo: 'Give both RATIFY_S3_ACCESS_KEY_ID and RATIFY_S3_SECRET_ACCESS_KEY, or neither.',
  },
  RATIFY_S3_SECRET_ACCESS_KEY: {
    sets: 'and by what',
    leftOut: 'the same',
    whatToDo: 'Give both RATIFY_S3_ACCESS_KEY_ID and RATIFY_S3_SECRET_ACCESS_KEY, or neither.',
    isSecret: true,
  },
  RATIFY_S3_ENCRYPTION: {
    sets: 'how the store encrypts what it keeps: `AES256`, `aws:kms`, or `aws:kms:` and the name of a key',
    leftOut: 'as the bucket is set',
    whatToDo: 'Give AES256, aws:kms, or aws:kms: and the name of a key; or leave it out: as the bucket is set.',
  },
  RATIFY_BYTES: {
    sets: '`database`: nothing more moves to the bucket, and what is there is still read',
    leftOut: '`s3` with RATIFY_S3_BUCKET, else `database`',
    whatToDo: 'Give database; or s3 and RATIFY_S3_BUCKET with it; or leave it out.',
  },
  RATIFY_S3_COLLECT_DAYS: {
    sets: 'after how many days a file that nothing refers to any more is removed from the bucket, at night: more than the oldest backup that you would restore is old',
    leftOut: 'none is, but by `ratify bytes collect`',
    whatToDo: 'Give a whole number of days from 1 to 9999, and RATIFY_S3_BUCKET with it, or leave it out.',
  },
  RATIFY_SMTP_URL: {
    sets: 'the mail server, `smtps://user:password@host`',
    leftOut:
      'a demonstration shows its mail on the page `/mailbox`; any other sends none, and says so to whoever causes one',
    whatToDo:
      'Give an address such as smtps://user:password@mail.example.org, and RATIFY_MAIL_FROM with it; or leave both out.',
    isSecret: true,
  },
  RATIFY_MAIL_FROM: {
    sets: 'whom mail is from, `Ratify <policies@example.org>`',
    leftOut: 'none',
    whatToDo: 'Give whom mail is from, such as "Ratify <policies@example.org>", and RATIFY_SMTP_URL with it.',
  },
  RATIFY_SIGN_IN_FILE: {
    sets: 'services by which people may sign in besides a password, as JSON: below',
    leftOut: 'people sign in with a password',
    whatToDo: 'Correct it as apps/cli/src/start/README.md says, or leave it out: people sign in with a password.',
  },
  RATIFY_LOG: {
    sets: '`requests`: a line of JSON for every request of API and pages, by route, with the request’s id and nobody’s data',
    leftOut: '`failures`: those that failed or took longer than two seconds',
    whatToDo: 'Give requests or failures, or leave it out.',
  },
  RATIFY_TRACES_URL: {
    sets: 'where traces of requests and jobs go: OpenTelemetry’s OTLP over HTTP',
    leftOut: 'none are made',
    whatToDo: 'Give the whole address, such as https://collector.example.org/v1/traces, or leave it out.',
  },
  RATIFY_TRACES_AUTHORIZATION: {
    sets: 'what is sent there as `Authorization`, such as `Bearer …`',
    leftOut: 'nothing is',
    whatToDo: 'Give it with RATIFY_TRACES_URL, or leave it out.',
    isSecret: true,
  },
  RATIFY_TRACES_SHARE: {
    sets: 'how many of all traces are made, from 0 to 1',
    leftOut: '1: all',
    whatToDo: 'Give a share such as 0.05 with RATIFY_TRACES_URL, or leave it out for all.',
  },
  RATIFY_METRICS_TOKEN: {
    sets: 'what a monitoring brings as `Authorization: Bearer …` to `/metrics` of API, pages and worker',
    leftOut: 'nobody is told numbers',
    whatToDo: 'Give a token of at least 16 characters, or leave it out: then nobody is told numbers.',
    isSecret: true,
  },
  RATIFY_WORKER_PORT: {
    sets: 'port on which a worker answers `/health/live`, `/health/ready` and `/metrics`; on `RATIFY_HOST` where it runs by itself',
    leftOut: 'a worker answers nobody',
    whatToDo: 'Give a whole number from 1 to 65535 that is not the port of pages or API, or leave it out.',
  },
  RATIFY_MOST_AT_ONCE: {
    sets: 'requests that API and pages each answer at the same time; whoever asks more is told to come back in a moment (503, `Retry-After`)',
    leftOut: '50',
    whatToDo: 'Give a whole number from 10 to 9999, or leave it out for 50.',
  },
  RATIFY_REQUESTS_PER_MINUTE: {
    sets: 'requests that a process of the API answers in a minute to one session or one program’s token, and ten times as many to one address; whoever asks more is told to wait (429, `Retry-After`). Each process counts for itself: with three of them it is up to three times as many. `off`: as many as come',
    leftOut: '1200',
    whatToDo: 'Give a whole number from 60 to 99999, or off, or leave it out for 1200.',
  },
  RATIFY_DRAIN_SECONDS: {
    sets: 'for how long API or pages that run by themselves and are told to stop go on answering, while `/health/ready` says no: longer than a balancer takes to notice',
    leftOut: '0',
    whatToDo: 'Give a whole number of seconds from 0 to 20, or leave it out for 0.',
  },
  RATIFY_PROOF_MINUTES: {
    sets: 'for how long signing in, or typing the password again, is proof enough to sign',
    leftOut: '15',
    whatToDo: 'Give a whole number of minutes from 1 to 720, or leave it out for 15.',
  },
  RATIFY_IDLE_MINUTES: {
    sets: 'after how long a session that nobody uses ends; every session ends after twelve hours. What was being written is offered again after signing in',
    leftOut: '120',
    whatToDo: 'Give a whole number of minutes from 5 to 720, or leave it out for 120.',
  },
  RATIFY_OPERATIONS: {
    sets: '`known`: the API answers what the pages and the commands of its own release ask, by a list made when they were built; programs with a token ask freely',
    leftOut: '`any`: whoever is signed in may ask freely, within the limits of depth and size',
    whatToDo: 'Give known or any, or leave it out for any.',
  },
  RATIFY_WEBHOOK_NETWORKS: {
    sets: 'networks of your own, `10.1.0.0/16`, whose systems may be told by webhooks, without TLS too',
    leftOut: 'systems on the internet, over TLS',
    whatToDo:
      'Give networks such as 10.1.0.0/16 with a space between, or leave it out: webhooks reach the internet alone.',
  },
  RATIFY_DEMONSTRATION: {
    sets: '`on`, `people` (nobody has a policy yet) or `off`',
    leftOut: '`on`, but `off` with `DATABASE_URL`',
    whatToDo: 'Give on, people (people, and no policies) or off.',
  },
  RATIFY_TODAY: {
    sets: 'the day it is taken to be, in a demonstration only',
    leftOut: 'today, in Europe/London',
    whatToDo: 'Leave it out; or give a day as YYYY-MM-DD and set RATIFY_DEMONSTRATION=on.',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type Variable = keyof typeof SETTINGS;

/** Whether a variable's value is never repeated, and may stand in a file. */
export function isSecret(name: string): boolean {
  return (SETTINGS as Readonly<Record<string, Setting>>)[name]?.isSecret ?? false;
}

/** The variables as a table of Markdown. */
export function settingsTable(): string {
  const rows = (Object.entries(SETTINGS) as [string, Setting][]).map(
    ([name, { sets, leftOut }]) => `| \`${name}\`${isSecret(name) ? ' †' : ''} | ${sets} | ${leftOut} |`,
  );
  return ['| variable | what it sets | left out |', '| --- | --- | --- |', ...rows, ''].join('\n');
}
