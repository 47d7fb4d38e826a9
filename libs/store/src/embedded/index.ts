export { startEmbedded, type EmbeddedDatabase, type EmbeddedOptions } from './start-embedded.ts';
export { restoreBackup, type RestoreOptions } from './restore-backup.ts';
export { handOver, keepNewest, listBackups, takeBackup, type Backup } from './take-backup.ts';
