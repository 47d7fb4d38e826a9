import type { Metrics } from './metrics.ts';

export const METRICS = Symbol('metrics');

export interface GuardedMetrics {
  readonly metrics: Metrics;
  /** What monitoring has to bring; undefined: nobody is told anything. */
  readonly token: string | undefined;
}
