import { createApi } from '@ratify/api';
import { realClock, realIds } from '@ratify/journey';
import { Store } from '@ratify/store';
import { createWeb } from '@ratify/web';
import { runChild } from './child.ts';
import type { ServeSettings } from './child-settings.ts';
import { demonstrationPage } from './demonstration-people.ts';

/** The child with API and pages. */
await runChild<ServeSettings>(
  async (settings, { isFilled }) => {
    const { url, rolePassword, host, webPort, apiPort, secure, isDemonstration, isFilling, today } = settings;
    const store = new Store({ url, rolePassword });
    const proof = settings.proofMinutes === null ? {} : { proofMinutes: settings.proofMinutes };
    const journey = { store, clock: realClock(today ?? undefined), ids: realIds, ...proof };
    const api = await createApi({
      journey,
      secure,
      introspection: isDemonstration,
      metricsToken: settings.metricsToken,
      keepsMail: settings.keepsMail,
      outsideRoots: settings.outsideRoots,
    });
    await api.listen(apiPort, '127.0.0.1');
    const web = await createWeb({
      apiOrigin: `http://127.0.0.1:${apiPort}`,
      secure,
      keepsMail: settings.keepsMail,
      ...(isDemonstration
        ? { demonstration: { ...demonstrationPage(), isFilling: () => isFilling && !isFilled() } }
        : {}),
    });
    await web.listen(webPort, host);
    return {
      stop: async () => {
        await web.close();
        await api.close();
        await store.close();
      },
    };
  },
  (error) => (error as NodeJS.ErrnoException).code === 'EADDRINUSE',
);
