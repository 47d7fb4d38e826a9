import { checkAuthorityHealth } from '@ratify/seal';
import type { Store } from '@ratify/store';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a server has in hand, and how many it has told to come back since it was started. */
export interface ServerLoad {
  readonly atWork: number;
  readonly shed: number;
}

/** What monitoring is told, in the format of Prometheus: of this process, and of the installation as the database has it. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #seconds: Histogram<'method' | 'route' | 'status'>;
  readonly #daysLeft: Gauge<'certificate'>;
  readonly #jobs: Gauge<'task' | 'state'>;
  readonly #documents: Gauge<'level'>;
  readonly #reminders: Gauge<'state'>;
  readonly #mails: Gauge<'state'>;
  readonly #oldest: Gauge<'task'>;
  readonly #backup: Gauge;
  readonly #unlinked: Gauge;

  constructor(
    private readonly store: Store,
    private readonly now: () => Date,
    load: () => ServerLoad = () => ({ atWork: 0, shed: 0 }),
  ) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#seconds = new Histogram({
      name: 'ratify_api_request_seconds',
      help: 'How long requests took, by route (not by address) and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
      registers,
    });
    new Gauge({
      name: 'ratify_api_requests_at_work',
      help: 'Requests that are being answered.',
      registers,
      collect() {
        this.set(load().atWork);
      },
    });
    new Counter({
      name: 'ratify_api_requests_shed_total',
      help: 'Requests that were told to come back, for too many asked at the same time.',
      registers,
      collect() {
        this.reset();
        this.inc(load().shed);
      },
    });
    this.#daysLeft = new Gauge({
      name: 'ratify_certificate_days_left',
      help: 'Whole days until each newest certificate of the installation ends.',
      labelNames: ['certificate'],
      registers,
    });
    this.#jobs = new Gauge({
      name: 'ratify_jobs',
      help: 'Jobs that wait or run, and those that failed within a day.',
      labelNames: ['task', 'state'],
      registers,
    });
    this.#documents = new Gauge({
      name: 'ratify_documents_made',
      help: 'Versions of documents made within a day, by the level of their signatures.',
      labelNames: ['level'],
      registers,
    });
    this.#reminders = new Gauge({
      name: 'ratify_reminder_mails',
      help: 'Mails of reminders that wait, and those sent, refused or dropped within a day.',
      labelNames: ['state'],
      registers,
    });
    this.#mails = new Gauge({
      name: 'ratify_mails',
      help: 'Mails to one person about one thing that wait, and those sent, refused or dropped within a day.',
      labelNames: ['state'],
      registers,
    });
    this.#oldest = new Gauge({
      name: 'ratify_oldest_job_seconds',
      help: 'How long the oldest waiting job of a kind has waited; nothing where none waits.',
      labelNames: ['task'],
      registers,
    });
    this.#backup = new Gauge({
      name: 'ratify_last_backup_timestamp_seconds',
      help: 'When `ratify backup` last made a copy; 0: never, or the database is backed up by other means.',
      registers,
    });
    this.#unlinked = new Gauge({
      name: 'ratify_audit_events_unlinked',
      help: 'Events of the record that are not linked yet: a worker does so every two seconds.',
      registers,
    });
  }

  /** Has every answer of a server measured. */
  watch(server: FastifyInstance): void {
    server.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'none';
      this.#seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
      done();
    });
  }

  async read(): Promise<string> {
    const newestFirst = checkAuthorityHealth(await this.store.listCertificates(), this.now());
    const measures = await this.store.measure();
    const all = [this.#daysLeft, this.#jobs, this.#documents, this.#reminders, this.#mails, this.#oldest];
    for (const gauge of all) gauge.reset();
    for (const { kind, daysLeft } of newestFirst.reverse()) this.#daysLeft.set({ certificate: kind }, daysLeft);
    for (const { measure, label, value } of measures) {
      if (measure === 'seals') this.#documents.set({ level: label }, value);
      else if (measure === 'reminders') this.#reminders.set({ state: label }, value);
      else if (measure === 'mails') this.#mails.set({ state: label }, value);
      else if (measure === 'oldest') this.#oldest.set({ task: label }, value);
      else if (measure === 'backup') this.#backup.set(value);
      else if (measure === 'unlinked') this.#unlinked.set(value);
      else this.#jobs.set({ task: label, state: measure.replace('jobs.', '') }, value);
    }
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }
}
