export { CannotStart, type GivenMasterKey } from './authority/open-installation-authority.ts';
export { NO_OWN_SEALS, ownSealsIn, type OwnSeals } from './authority/own-seals.ts';
export { linkAudit } from './audit/link-audit.ts';
export { createWorker, type Worker, type WorkerOptions } from './create-worker.ts';
export { serveHealth, type HealthServer } from './health/serve-health.ts';
export { WorkerMetrics } from './health/worker-metrics.ts';
export type { MailSettings } from './mail/open-mail.ts';
export { jsonLog, type Log, type LogEntry } from './log.ts';
