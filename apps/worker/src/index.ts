export { CannotStart, type GivenMasterKey } from './authority/open-installation-authority.ts';
export { linkAudit } from './audit/link-audit.ts';
export { createWorker, type Worker, type WorkerOptions } from './create-worker.ts';
export { jsonLog, type Log, type LogEntry } from './log.ts';
