import { refuse, type RefusalCode } from '@ratify/policy';
import type { OperatedJob, Scope } from '@ratify/store';
import { done, refused, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { operating } from './operating.ts';

const NO: Readonly<Record<Exclude<OperatedJob, 'done'>, RefusalCode>> = {
  'not-found': 'NOT_FOUND',
  'not-failed': 'JOB_NOT_FAILED',
  'asked-already': 'JOB_ASKED_ALREADY',
};

/** Has work that failed tried again, from its first attempt. What has been done of it meanwhile is found and left alone. */
export function retryJob(journey: Journey, scope: Scope, jobId: string): Promise<Outcome<true>> {
  return operate(journey, scope, jobId, 'again');
}

/** Takes work that failed off the operator's list; it stays failed, and the record says who looked at it. */
export function putJobAside(journey: Journey, scope: Scope, jobId: string): Promise<Outcome<true>> {
  return operate(journey, scope, jobId, 'aside');
}

async function operate(journey: Journey, scope: Scope, jobId: string, act: 'again' | 'aside'): Promise<Outcome<true>> {
  return operating(journey, scope, async () => {
    const outcome = await journey.store.operateJob(scope, jobId, act);
    return outcome === 'done' ? done(true as const) : refused(refuse(NO[outcome]));
  });
}
