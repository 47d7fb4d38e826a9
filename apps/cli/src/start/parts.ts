import { createApi, secretBox } from '@ratify/api';
import { realClock, realIds } from '@ratify/journey';
import { readMasterKey } from '@ratify/seal';
import { Store } from '@ratify/store';
import { createWeb } from '@ratify/web';
import { createWorker } from '@ratify/worker';
import type { ServeSettings, WorkSettings } from './child-settings.ts';
import { logRequests } from './log-requests.ts';
import { demonstrationPage } from './demonstration-people.ts';

/** A part of an installation at work. */
export interface RunningPart {
  stop(): Promise<void>;
}

/** Answers GraphQL and byte routes. */
export async function startApi(settings: ServeSettings): Promise<RunningPart> {
  const { url, rolePassword, apiHost, apiPort, secure, isDemonstration, today } = settings;
  const store = new Store({ url, rolePassword });
  const proof = settings.proofMinutes === null ? {} : { proofMinutes: settings.proofMinutes };
  const secrets =
    settings.secondFactorKey === null ? {} : { secrets: secretBox(readMasterKey(settings.secondFactorKey)) };
  const journey = { store, clock: realClock(today ?? undefined), ids: realIds, ...proof, ...secrets };
  const api = await createApi({
    journey,
    secure,
    introspection: isDemonstration,
    metricsToken: settings.metricsToken,
    keepsMail: settings.keepsMail,
    outsideRoots: settings.outsideRoots,
    signIn: { providers: settings.signIn.providers, publicOrigin: settings.publicOrigin },
  });
  logRequests(api.getHttpAdapter().getInstance(), { part: 'api', told: settings.requestLog });
  await api.listen(apiPort, apiHost);
  return {
    stop: async () => {
      await api.close();
      await store.close();
    },
  };
}

/** Draws the pages, by asking the API. */
export async function startWeb(settings: ServeSettings, isFilled: () => boolean): Promise<RunningPart> {
  const { apiOrigin, secure, keepsMail, isDemonstration, isFilling } = settings;
  const web = await createWeb({
    ...{ apiOrigin, secure, keepsMail, signInProviders: settings.signIn.shown },
    ...(isDemonstration
      ? { demonstration: { ...demonstrationPage(), isFilling: () => isFilling && !isFilled() } }
      : {}),
  });
  logRequests(web.getHttpAdapter().getInstance(), { part: 'web', told: settings.requestLog });
  await web.listen(settings.webPort, settings.host);
  return { stop: () => web.close() };
}

/** Prints, signs, offers and mails. */
export async function startWork(settings: WorkSettings): Promise<RunningPart> {
  const { url, rolePassword, masterKey, publicOrigin, today, timestampUrls, timestampRoots, sealsFolder, mail } =
    settings;
  const store = new Store({ url, rolePassword });
  const worker = await createWorker({
    store,
    clock: realClock(today ?? undefined),
    ids: realIds,
    masterKey: readMasterKey(masterKey),
    publicOrigin,
    mail,
    outsideTimestamps: { urls: timestampUrls, roots: timestampRoots },
    ...(sealsFolder === null ? {} : { sealsFolder }),
  });
  return {
    stop: async () => {
      await worker.stop();
      await store.close();
    },
  };
}
