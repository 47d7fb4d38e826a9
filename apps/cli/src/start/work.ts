import { CannotStart } from '@ratify/worker';
import { runChild } from './child.ts';
import type { WorkSettings } from './child-settings.ts';
import { startWork } from './parts.ts';

/** The child with the worker. */
await runChild<WorkSettings>(startWork, (error) => error instanceof CannotStart);
