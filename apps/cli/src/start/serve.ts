import { runChild } from './child.ts';
import type { ServeSettings } from './child-settings.ts';
import { startApi, startWeb } from './parts.ts';
import { startTracing } from './tracing.ts';

/** The child with API and pages. */
await runChild<ServeSettings>(
  async (settings, { isFilled }) => {
    const tracing = await startTracing(settings.traces, 'serve');
    const api = await startApi(settings);
    const web = await startWeb(settings, isFilled);
    return {
      stop: async () => {
        await web.stop();
        await api.stop();
        await tracing.stop();
      },
    };
  },
  (error) => (error as NodeJS.ErrnoException).code === 'EADDRINUSE',
);
