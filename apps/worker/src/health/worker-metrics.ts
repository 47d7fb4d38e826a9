import { SealError, type TimestampAuthority } from '@ratify/seal';
import type { Printer } from '@ratify/print';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Log } from '../log.ts';

const JOB_EVENTS: Readonly<Record<string, string>> = {
  'job.done': 'done',
  'job.again': 'again',
  'job.failed': 'failed',
};

/** What a monitoring is told of one worker, in the format of Prometheus: its jobs, its browser and those who say the time. */
export class WorkerMetrics {
  readonly #registry = new Registry();
  readonly #jobs: Histogram<'task' | 'outcome'>;
  readonly #timestamps: Histogram<'authority' | 'outcome'>;
  readonly #rounds: Counter;
  readonly #collected: Readonly<Record<'files' | 'bytes', Counter>>;
  #load: (() => ReturnType<Printer['load']>) | undefined;

  constructor() {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#jobs = new Histogram({
      name: 'ratify_worker_job_seconds',
      help: 'How long attempts at jobs took; `again` is tried again, `failed` is not.',
      labelNames: ['task', 'outcome'],
      buckets: [0.05, 0.2, 0.5, 1, 3, 10, 30, 120],
      registers,
    });
    this.#timestamps = new Histogram({
      name: 'ratify_timestamp_seconds',
      help: 'How long whoever says the time took, by what came of it: good, or the code of the trouble.',
      labelNames: ['authority', 'outcome'],
      buckets: [0.02, 0.1, 0.5, 1, 3, 10],
      registers,
    });
    this.#rounds = new Counter({
      name: 'ratify_worker_failed_rounds_total',
      help: 'Rounds of linking the record and of upkeep that failed; the next one follows.',
      registers,
    });
    const collected = (what: 'files' | 'bytes', help: string): Counter =>
      new Counter({ name: `ratify_collected_${what}_total`, help, registers });
    this.#collected = {
      files: collected('files', 'Files removed from the bucket because nothing refers to them any more.'),
      bytes: collected('bytes', 'Bytes of these files.'),
    };
    const load = (): ReturnType<Printer['load']> => this.#load?.() ?? { running: 0, waiting: 0, browsers: 0 };
    new Gauge({
      name: 'ratify_render_jobs',
      help: 'Documents and stamps that the browser lays out, or that wait for it.',
      labelNames: ['state'],
      registers,
      collect() {
        this.set({ state: 'running' }, load().running);
        this.set({ state: 'waiting' }, load().waiting);
      },
    });
    new Gauge({
      name: 'ratify_render_browsers_started',
      help: 'Browsers started since this worker was: one for each 200 documents, more where they die.',
      registers,
      collect() {
        this.set(load().browsers);
      },
    });
  }

  /** Measures the printer from now on. */
  watchPrinter(printer: Printer): void {
    this.#load = () => printer.load();
  }

  /** The journal, counted as it is told. */
  hearing(log: Log): Log {
    return (entry) => {
      const { event, task, ms } = entry;
      const outcome = JOB_EVENTS[event];
      if (outcome && typeof task === 'string' && typeof ms === 'number')
        this.#jobs.observe({ task, outcome }, ms / 1000);
      if (event === 'worker.round') this.#rounds.inc();
      for (const what of ['files', 'bytes'] as const)
        if (event === 'bytes.collected') this.#collected[what].inc(Number(entry[what]));
      log(entry);
    };
  }

  /** The same authority, measured. */
  timed(authority: TimestampAuthority): TimestampAuthority {
    const { name } = authority;
    return {
      name,
      timestamp: async (digest) => {
        const stop = this.#timestamps.startTimer({ authority: name });
        try {
          const token = await authority.timestamp(digest);
          stop({ outcome: 'good' });
          return token;
        } catch (error) {
          stop({ outcome: error instanceof SealError ? error.code : 'UNEXPECTED' });
          throw error;
        }
      },
    };
  }

  read(): Promise<string> {
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }
}
