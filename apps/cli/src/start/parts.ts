import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi, secretBox } from '@ratify/api';
import { realClock, realIds } from '@ratify/journey';
import { readMasterKey } from '@ratify/seal';
import { openS3, Store } from '@ratify/store';
import { createWeb, webOperations } from '@ratify/web';
import { createWorker, serveHealth, WorkerMetrics } from '@ratify/worker';
import type { ServeSettings, WorkSettings } from './child-settings.ts';
import { deriveSecondFactorKey } from './second-factor-key.ts';
import * as ofPublishing from '../publish/operations.ts';
import * as ofTheTour from '../tour/operations.ts';
import { drainable } from './drain.ts';
import { logRequests } from './log-requests.ts';
import { measurePages } from './measure-pages.ts';
import { LoadGate } from './shed-load.ts';
import { traceRequests } from './trace-requests.ts';
import { nestJournal } from './nest-journal.ts';
import { demonstrationPage } from './demonstration-people.ts';

/** A part of an installation at work. */
export interface RunningPart {
  /** Says from now on that it is not ready, and goes on answering until it is stopped; left out where nobody asks it anything. */
  drain?(): void;
  stop(): Promise<void>;
  /** Settles when it cannot go on and must be started anew; left out where it always can. */
  readonly ended?: Promise<void>;
}

/** What this program's own commands ask. */
const OWN_OPERATIONS: readonly string[] = [...Object.values(ofTheTour), ...Object.values(ofPublishing)];

/** Answers GraphQL and byte routes. */
export async function startApi(settings: ServeSettings): Promise<RunningPart> {
  const { url, replicaUrl, rolePassword, apiHost, apiPort, secure, isDemonstration, today } = settings;
  const objects = settings.elsewhere ? await openS3(settings.elsewhere.s3) : undefined;
  const store = new Store({ url, replicaUrl, rolePassword, objects, idleMinutes: settings.idleMinutes });
  const proof = settings.proofMinutes === null ? {} : { proofMinutes: settings.proofMinutes };
  const secrets =
    settings.secondFactorKey === null ? {} : { secrets: secretBox(readMasterKey(settings.secondFactorKey)) };
  const { webhookNetworks } = settings;
  const journey = { store, clock: realClock(today ?? undefined), ids: realIds, webhookNetworks, ...proof, ...secrets };
  const gate = new LoadGate(settings.mostAtOnce);
  const api = await createApi({
    journey,
    logger: nestJournal('api'),
    secure,
    introspection: isDemonstration,
    known: { operations: [...webOperations(), ...OWN_OPERATIONS], isAll: settings.onlyKnownOperations },
    metricsToken: settings.metricsToken,
    load: () => gate.load,
    requestsPerMinute: settings.requestsPerMinute ?? undefined,
    trustedProxies: settings.trustedProxies,
    keepsMail: settings.keepsMail,
    outsideRoots: settings.outsideRoots,
    signIn: { providers: settings.signIn.providers, publicOrigin: settings.publicOrigin },
  });
  const drain = watch(api, settings, 'api', gate);
  await api.listen(apiPort, apiHost);
  return {
    drain,
    stop: async () => {
      await api.close();
      await store.close();
      objects?.close();
    },
  };
}

/** Draws the pages, by asking the API. */
export async function startWeb(settings: ServeSettings, isFilled: () => boolean): Promise<RunningPart> {
  const { apiOrigin, secure, keepsMail, isDemonstration, isFilling } = settings;
  const web = await createWeb({
    logger: nestJournal('web'),
    ...{ apiOrigin, secure, keepsMail, signInProviders: settings.signIn.shown },
    trustedProxies: settings.trustedProxies,
    ...(isDemonstration
      ? { demonstration: { ...demonstrationPage(), isFilling: () => isFilling && !isFilled() } }
      : {}),
  });
  const gate = new LoadGate(settings.mostAtOnce);
  measurePages(web.getHttpAdapter().getInstance(), settings.metricsToken, () => gate.load);
  const drain = watch(web, settings, 'web', gate);
  await web.listen(settings.webPort, settings.host);
  return { drain, stop: () => web.close() };
}

/** What every server does besides answering; returns how it begins to leave. */
function watch(app: NestFastifyApplication, settings: ServeSettings, part: 'api' | 'web', gate: LoadGate): () => void {
  const fastify = app.getHttpAdapter().getInstance();
  logRequests(fastify, { part, told: settings.requestLog });
  if (settings.traces) traceRequests(fastify, { part, goesOn: part === 'api' });
  const { begin } = drainable(fastify);
  gate.guard(fastify);
  return begin;
}

/** Prints, signs, offers and mails. */
export async function startWork(settings: WorkSettings, isFilled: () => boolean = () => true): Promise<RunningPart> {
  const { url, rolePassword, masterKey, publicOrigin, today, timestampUrls, timestampRoots, sealsFolder, mail } =
    settings;
  const objects = settings.elsewhere ? await openS3(settings.elsewhere.s3) : undefined;
  const store = new Store({ url, rolePassword, objects });
  const metrics = new WorkerMetrics();
  const worker = await createWorker({
    store,
    metrics,
    clock: realClock(today ?? undefined),
    ids: realIds,
    masterKey: readMasterKey(masterKey),
    secrets: secretBox(readMasterKey(deriveSecondFactorKey(masterKey))),
    webhookNetworks: settings.webhookNetworks,
    publicOrigin,
    mail,
    ...(settings.elsewhere?.takesMore ? { objects } : {}),
    collectAfterDays: settings.elsewhere?.collectAfterDays,
    mayRemind: isFilled,
    outsideTimestamps: { urls: timestampUrls, roots: timestampRoots },
    ...(sealsFolder === null ? {} : { sealsFolder }),
  });
  const { health: at, metricsToken: token } = settings;
  const health = at && (await serveHealth({ ...at, metrics, token, isReady: () => store.isReady('worker') }));
  return {
    ended: worker.ended,
    stop: async () => {
      await worker.stop();
      await health?.close();
      await store.close();
      objects?.close();
    },
  };
}
