import { Logger } from 'graphile-worker';

/** One thing that happened. Ids, states and codes only: nobody's name, no words of a policy, no message of a stranger's error. */
export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warning' | 'error';
  /** `job.done`, `worker.started`. */
  readonly event: string;
  /** The same in plain words. */
  readonly words: string;
  readonly [detail: string]: string | number | boolean | null | readonly string[];
}

export type Log = (entry: LogEntry) => void;

/** Writes each entry as one line of JSON to standard output, those for debugging left out. */
export const jsonLog: Log = (entry) => {
  if (entry.level === 'debug') return;
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
};

/** The queue's own journal: its troubles with the database. What became of a job is told by the job's runner. */
export function queueLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'debug' || level === 'info' || meta['failure'] === true) return;
    log({ level, event: 'queue.trouble', words: message });
  });
}

/** Where in our code an error came from; its message stays out, for it may quote what was being worked on. */
export function placesOf(error: unknown): readonly string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 8);
}
