import { CannotStart } from '@ratify/worker';
import { runChild } from './child.ts';
import type { WorkSettings } from './child-settings.ts';
import { startWork } from './parts.ts';
import { startTracing } from './tracing.ts';

/** The child with the worker. */
await runChild<WorkSettings>(
  async (settings, { isFilled }) => {
    const tracing = await startTracing(settings.traces, 'worker');
    const { ended, stop } = await startWork(settings, isFilled);
    return { ...(ended ? { ended } : {}), stop: () => stop().finally(tracing.stop) };
  },
  (error) => error instanceof CannotStart,
);
