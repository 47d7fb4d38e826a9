import { remindEverybody, type Journey } from '@ratify/journey';
import { hourIn, isQuiet } from '@ratify/policy';
import { importerPort, openImporter } from '@ratify/docx';
import { createPrinter, type ChromiumSettings } from '@ratify/print';
import { inSpan, type ObjectStore, type Store, type WorkerPresence } from '@ratify/store';
import { run, runOnce, type RunnerOptions, type TaskList } from 'graphile-worker';
import { linkAudit } from './audit/link-audit.ts';
import {
  bytesOf,
  openInstallationAuthority,
  tellAuthorityHealth,
  type GivenMasterKey,
} from './authority/open-installation-authority.ts';
import { NO_OWN_SEALS, ownSealsIn } from './authority/own-seals.ts';
import { openTimestamps, type OutsideTimestamps } from './authority/open-timestamps.ts';
import { publishRevocationLists } from './authority/publish-revocation-lists.ts';
import { COLLECT_NIGHTLY } from './bytes/collect-bytes.ts';
import type { WorkerMetrics } from './health/worker-metrics.ts';
import { jsonLog, placesOf, queueLogger, type Log } from './log.ts';
import { linkTokens } from './mail/link-tokens.ts';
import { openMail, type MailSettings } from './mail/open-mail.ts';
import { HOME_ZONE } from './mail/send-digest.ts';
import { repeat } from './repeat.ts';
import { renewBefore } from './sign/renew-archive.ts';
import { taskListOf } from './task-list.ts';
import { webhookPost } from './webhook/post-webhook.ts';

export interface WorkerOptions extends Journey {
  /** What the private keys of the installation are enveloped with. */
  readonly masterKey: GivenMasterKey;
  /** Where people reach the service: `https://policies.example.org`. Printed on every document. */
  readonly publicOrigin: string;
  /** Whose timestamps are put on documents; the installation's own when left out. */
  readonly outsideTimestamps?: OutsideTimestamps;
  /** A folder of certificates that organisations have of outside authorities: `ownSealsIn` says what it holds. */
  readonly sealsFolder?: string;
  /** How mail leaves; when left out none does, and whoever causes one is told. */
  readonly mail?: MailSettings;
  /** Where bytes go from the database once they are stored there; left out: they stay. */
  readonly objects?: ObjectStore | undefined;
  /** Bytes in that store that were put there so many days ago go once no row refers to them; left out: none goes by itself. */
  readonly collectAfterDays?: number | undefined;
  readonly chromium?: ChromiumSettings;
  /** Jobs at the same time. Default 2. */
  readonly concurrency?: number;
  /** Attempts after which a job has failed. Default 10: between them the queue waits three and a half hours in all. */
  readonly attemptLimit?: number;
  /** Whether people may be reminded yet: not while a demonstration is still being filled with what they would be told to miss. */
  readonly mayRemind?: () => boolean;
  /** Does nothing by itself, only when drained: for tests and tours. */
  readonly idle?: boolean;
  readonly log?: Log;
  /** Counts what it does, for a monitoring. */
  readonly metrics?: WorkerMetrics;
}

export interface Worker {
  /** Does every job that is due now, and those they lead to, and links the audit. */
  readonly drain: () => Promise<void>;
  /** Looks through what people are to be reminded of today, unless it is a quiet time; the mails are jobs. */
  readonly remind: () => Promise<void>;
  /** Takes no more jobs, ends those at work, closes the browser and the worker's connections; the store stays open. */
  readonly stop: () => Promise<void>;
  /** Settles when it was stopped, or has given the database up and must be started anew; never rejects. */
  readonly ended: Promise<void>;
}

/** How often the audit is linked and the jobs of dead workers are let go. */
const ROUND_MS = 2_000;

/** How often revocation lists, archive timestamps, forgotten seals and certificates are looked after. */
const UPKEEP_MS = 15 * 60_000;

/** Starts a worker; any number may run at once, here or elsewhere. Throws `CannotStart` when the signing keys do not open. */
export async function createWorker(options: WorkerOptions): Promise<Worker> {
  const { store, clock, publicOrigin, concurrency = 2, attemptLimit = 10, metrics, mayRemind = () => true } = options;
  const log = metrics?.hearing(options.log ?? jsonLog) ?? options.log ?? jsonLog;
  const authority = await openInstallationAuthority({ store, clock, masterKey: options.masterKey, log });
  const printer = await createPrinter({ concurrency, ...(options.chromium ? { chromium: options.chromium } : {}) });
  metrics?.watchPrinter(printer);
  // As many as jobs at once: none of them has to wait for another to be read.
  const importer = openImporter({ threads: Math.min(2, concurrency), queue: concurrency });
  const presence = store.workerPresence();
  const lists = publishRevocationLists(store, authority, clock);
  const timestamps = openTimestamps({ outside: options.outsideTimestamps, authority, clock, log });
  const ownSeals = options.sealsFolder ? ownSealsIn(options.sealsFolder) : NO_OWN_SEALS;
  await ownSeals.tellHealth(clock.now(), log);
  const timed = metrics?.timed(timestamps.timestamp) ?? timestamps.timestamp;
  const timestamp: typeof timed = {
    name: timed.name,
    timestamp: (sha256) => inSpan('timestamp', {}, () => timed.timestamp(sha256)),
  };
  const signing = { printer, clock, authority, ...timestamps, timestamp, ownSeals, revocationLists: lists.current };
  const linkToken = linkTokens(bytesOf(options.masterKey));
  const mail = openMail(options.mail ?? { kind: 'none' }, { store, publicOrigin });
  const postWebhook = webhookPost(options.webhookNetworks);
  const taskList = taskListOf({
    ...{ ids: options.ids, importer: importerPort(importer) },
    ...{ store, clock, log, attemptLimit, printer, signing, publicOrigin, mail, linkToken },
    ...{ postWebhook, secrets: options.secrets, objects: options.objects },
    collectAfterDays: options.collectAfterDays ?? null,
  });
  const collects = options.collectAfterDays !== undefined;
  const runnerOptions = () => runnerOptionsOf({ store, taskList, concurrency, presence, log, collects });
  const round = async (): Promise<void> => {
    const dead = await presence.releaseDead();
    if (dead > 0) log({ level: 'warning', event: 'worker.dead', words: 'Jobs of dead workers were let go.', dead });
    await linkAudit(store);
    // At midnight in London every organisation's, else those whose policies have changed since the last round.
    await store.recountRegister(clock.today());
    if (options.objects) await store.enqueueMoves();
  };
  /** Once a day for each person, by day: whatever was not sent while no worker ran is in the next mail. */
  const remind = async (): Promise<void> => {
    if (!mayRemind() || isQuiet(hourIn(HOME_ZONE, clock.now().getTime()))) return;
    const mails = await remindEverybody(store, clock.today());
    if (mails > 0) log({ level: 'info', event: 'reminders.due', words: 'Mails of reminders were asked for.', mails });
    await store.reminders.enqueueWaiting(clock.now());
  };
  const upkeep = async (): Promise<void> => {
    await lists.current();
    const due = await store.enqueueDueSealing(renewBefore(clock.now()));
    if (due > 0) log({ level: 'info', event: 'sealing.due', words: 'Sealing that was due was asked for.', due });
    await store.enqueueDueReminders(clock.today());
    await store.enqueueRoundCounts(clock.today());
    await store.emptyExpiredPacks(clock.now());
    // By the true time: what people hold ends by it, whatever day a demonstration takes it to be.
    const gone = (await store.applyRetention(new Date())).filter((each) => each.due > 0);
    if (gone.length > 0)
      log({
        level: 'info',
        event: 'retention.applied',
        words: 'What had ended was deleted.',
        deleted: gone.map(({ name, due }) => `${name}: ${due}`),
      });
    await tellAuthorityHealth(store, clock.now(), log);
    await ownSeals.tellHealth(clock.now(), log);
  };
  const drain = async (): Promise<void> => {
    await round();
    await upkeep();
    await runOnce(runnerOptions());
    await linkAudit(store);
  };
  const close = async (): Promise<void> => {
    await printer.close();
    await importer.close();
    mail.close();
    await presence.close();
  };
  if (options.idle) return idleWorker({ drain, remind }, close);

  const stopRunning = async (): Promise<void> => {
    await linkAudit(store).catch(() => 0); // what is left is linked by the next worker
    await close();
  };
  let waits = !mayRemind();
  const rounds = {
    round: async (): Promise<void> => {
      await round();
      if (!waits || !mayRemind()) return;
      waits = false;
      await remind(); // at once, and not a quarter of an hour later
    },
    upkeep: () => upkeep().finally(remind),
  };
  const running = await keepRunning(runnerOptions(), rounds, log).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { drain, remind, ended: running.ended, stop: () => running.stop().finally(stopRunning) };
}

/** Takes jobs as they come, until it is stopped or the queue is lost. */
async function keepRunning(
  options: RunnerOptions,
  { round, upkeep }: { readonly round: () => Promise<void>; readonly upkeep: () => Promise<void> },
  log: Log,
): Promise<Pick<Worker, 'stop' | 'ended'>> {
  const runner = await run(options);
  const rounds = [repeat(round, ROUND_MS, log), repeat(upkeep, UPKEEP_MS, log)];
  log({ level: 'info', event: 'worker.started', words: 'The worker has started.' });
  let isStopping = false;
  const ended = runner.promise
    .catch((error: unknown) => error)
    .then((error) => {
      // It also ends without an error, where it could not tell the queue what became of a job.
      const words = 'The worker lost its queue and takes no more jobs; it must be started anew.';
      if (!isStopping) log({ level: 'error', event: 'worker.lost', words, places: placesOf(error) });
    });
  const stop = async (): Promise<void> => {
    isStopping = true;
    await Promise.all(rounds.map((each) => each.stop()));
    await runner.stop().catch(() => undefined); // it may have ended by itself
    await ended;
    log({ level: 'info', event: 'worker.stopped', words: 'The worker has stopped.' });
  };
  return { stop, ended };
}

function idleWorker(acts: Pick<Worker, 'drain' | 'remind'>, close: () => Promise<void>): Worker {
  let settle: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (settle = resolve));
  return { ...acts, ended, stop: () => close().finally(settle) };
}

function runnerOptionsOf(means: {
  readonly store: Store;
  readonly taskList: TaskList;
  readonly concurrency: number;
  readonly presence: WorkerPresence;
  readonly log: Log;
  readonly collects: boolean;
}): RunnerOptions {
  const { store, taskList, concurrency, presence, log, collects } = means;
  return {
    connectionString: store.connectionString('worker'),
    taskList,
    concurrency,
    parsedCronItems: collects ? [...COLLECT_NIGHTLY] : [],
    noHandleSignals: true, // the process that runs us decides when to stop
    logger: queueLogger(log),
    preset: {
      // Batched, if only of one: else the queue neither awaits these writes when it stops nor bears their failing.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      plugins: [
        {
          name: 'RatifyPresencePlugin',
          worker: { hooks: { startWorker: (_context, { worker }) => presence.announce(worker.workerPool.id) } },
        },
      ],
    },
  };
}
